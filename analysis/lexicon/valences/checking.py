"""What makes rows a lexicon: every entry can meet a word, has one valence, and stands there once."""

from analysis.document import InputError
from analysis.document.errors import warn_of_input
from analysis.document.shadow import typographic_shadow
from analysis.document.tokens import find_words
from analysis.lexicon.pattern import split_pattern
from analysis.lexicon.valences.reading import Fault, Reading, Row, noted, shown
from analysis.lexicon.valences.record import ValenceEntry

_MOST_FAULTS = 10
_SHORTEST_STEM = 3


def check_rows(reading: Reading, name: str) -> tuple[ValenceEntry, ...]:
    """Check all rows of a lexicon and give its entries, in the order of the file.

    Of a lexicon of the user's own everything is refused that cannot be meant: entries that can meet no
    word, entries that stand there twice, stems that meet too much. Of a published one, which the user
    will not change, entries that meet no word are left out and entries of one valence count once,
    with a note; stems stay as they are. Two valences for one entry are refused in both.

    Raises ``InputError`` that names the first ten faults by line. Issues ``InputWarning`` for what was
    left out, and for a lexicon whose valences are all of one sign.
    """
    faults = list(reading.faults)
    kept: dict[tuple[str, ...], ValenceEntry] = {}
    unmet: list[tuple[int, str]] = []
    repeated: list[tuple[int, str]] = []
    short: list[tuple[int, str]] = []
    for row in reading.rows:
        text = " ".join(row.text.split())
        try:
            parts = _split_into_words(text)
        except ValueError as error:
            if reading.published:
                unmet.append((row.line, text))
            else:
                faults.append(Fault(row.line, str(error)))
            continue
        if _is_short_stem(parts):
            short.append((row.line, text))
        entry = ValenceEntry(text, parts, row.valence, row.line)
        earlier = kept.setdefault(parts, entry)
        if earlier is entry:
            continue
        if earlier.valence != row.valence or not reading.published:
            faults.append(_repetition(row, text, earlier))
        else:
            repeated.append((row.line, text))
    if not reading.published:
        faults += [_short_stem(line, text) for line, text in short]
    if faults:
        raise InputError(f"{name}: {_listed_faults(faults)}")
    if not kept:
        raise InputError(f"{name} holds no entry{' that could meet a word' if unmet else ''}")
    _warn(name, unmet, "entries left out that can meet no word")
    _warn(name, repeated, "entries that stand there twice with one valence, counted once")
    if reading.published:
        _warn(name, short, f"stems of fewer than {_SHORTEST_STEM} letters, which may meet too many words")
    for note in reading.notes:
        warn_of_input(f"{name}: {note}", name)
    _warn_of_one_sign(tuple(kept.values()), name)
    return tuple(kept.values())


def _split_into_words(text: str) -> tuple[str, ...]:
    """Part an entry into lower-case words and stems; raise ``ValueError`` where it could meet no words."""
    if not text:
        raise ValueError("there is no word: write one, or remove the line")
    shadow = typographic_shadow(text)
    parts = split_pattern(shadow)
    # Any letter will do for what follows a stem.
    sample = " ".join(f"{part[:-1]}x" if part.endswith("*") else part for part in parts)
    words = [sample[start:end] for start, end in find_words(sample)]
    if words == sample.split(" "):
        return parts
    plain = shadow.lower()
    found = " ".join(plain[start:end] for start, end in find_words(plain))
    remedy = f"write {shown(found)}, or remove it" if found else "remove it"
    raise ValueError(f"{shown(text)} is not made of words and can meet none: {remedy}")


def _is_short_stem(parts: tuple[str, ...]) -> bool:
    """Tell whether nothing in an entry is a whole word or a stem long enough to mean something."""
    return all(
        part.endswith("*") and sum(letter.isalnum() for letter in part) < _SHORTEST_STEM for part in parts
    )


def _short_stem(line: int, text: str) -> Fault:
    return Fault(
        line,
        f"the stem {shown(text)} has fewer than {_SHORTEST_STEM} letters and would meet too many words: "
        "write the words out",
    )


def _repetition(row: Row, text: str, earlier: ValenceEntry) -> Fault:
    if earlier.valence == row.valence:
        return Fault(
            row.line,
            f"{shown(text)} stands at line {earlier.line} already, with the same valence: remove one",
        )
    here, there = f"{row.valence:.12g}", f"{earlier.valence:.12g}"
    return Fault(
        row.line,
        f"{shown(text)} has the valence {here} here and {there} at line {earlier.line}: keep one",
    )


def _listed_faults(faults: list[Fault]) -> str:
    """List faults in the order of their lines, the first ten in full."""
    in_order = sorted(faults)
    named = [f"line {line}: {message}" for line, message in in_order[:_MOST_FAULTS]]
    if len(in_order) > _MOST_FAULTS:
        named.append(f"and {len(in_order) - _MOST_FAULTS:,} more")
    return "; ".join(named)


def _warn(name: str, items: list[tuple[int, str]], what: str) -> None:
    if items:
        warn_of_input(f"{name}: {noted(what, items)}", name, items[0][0])


def _warn_of_one_sign(entries: tuple[ValenceEntry, ...], name: str) -> None:
    has_negative = any(entry.valence < 0 for entry in entries)
    has_positive = any(entry.valence > 0 for entry in entries)
    if has_negative and has_positive:
        return
    if has_negative or has_positive:
        sign, other = ("negative", "positive") if has_negative else ("positive", "negative")
        warn_of_input(f"{name}: no valence is {other}, so every text will look {sign}", name)
    else:
        warn_of_input(f"{name}: all valences are 0, so no text will have a tone", name)
