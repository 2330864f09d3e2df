"""Words as a reader counts them, and tokens as NLTK's tokeniser parts them."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from analysis.document.parting import is_ordinary, part

# Apostrophes, full stops and hyphens in every typographic form, so that text and shadow give the same words.
_WORD = re.compile(r"\w+(?:['’‘ʼ′＇.\-\u2010\u2011\u00ad]\w+)*")

_CHUNK = re.compile(r"\S+")
# What NLTK leaves whole, or parts from one mark: most of what is met for the first time.
_PLAIN = re.compile(r"(\w+(?:-\w+)*)(,?)")
_PLAIN_END = re.compile(r"(\w+(?:-\w+)*)([.?!][\"\])]*)")
_CONTRACTED = re.compile(r"\b(?:cannot|gimme|gonna|gotta|lemme|wanna)\b", re.IGNORECASE)
# At the end of a sentence NLTK looks through these, and through spaces, for the full stop.
_CLOSERS = "])}>\"'»”’"
# But not through a mark of quotation after a space, which opens one in NLTK's eyes.
_FINAL_STOP = re.compile(r"(?<=[^.])\.(?=(?:[\])}>'\"»”’]| (?![\"]|''))*+\Z)")
_QUOTES = ("``", "''")  # as NLTK writes a mark that opens or closes
_SINGLE = re.compile(r"\w+|[^\w\s]")

_LONGEST_CHUNK = 1_000  # characters: what is longer is no word, and NLTK slow to find out
_BATCH = 50_000  # characters parted at once: a call costs as much as 150 of them
_MOST_KEPT = 200_000  # chunks and cuts: some 30 MB

_Cuts = tuple[tuple[int, int], ...]
_WHOLE: _Cuts = ()  # one token, the chunk itself


@dataclass(slots=True)
class _Kept:
    """What NLTK made of each chunk before a space, before other white space, and at a sentence's end."""

    inside: dict[str, _Cuts] = field(default_factory=dict)
    before_break: dict[str, _Cuts] = field(default_factory=dict)
    at_end: dict[str, _Cuts] = field(default_factory=dict)
    weight: int = 0


_kept = _Kept()


def find_words(text: str) -> list[tuple[int, int]]:
    """List the (start, end) of the words a reader would count, in reading order.

    A word is a run of letters, figures and underscores, with single apostrophes, hyphens and full
    stops inside it: "don't", "so-called", "3.5" and "U.S" are one word each; "1,200" is two, and
    a dash or an ellipsis parts words. Text and shadow give the same words, save that an ellipsis
    without spaces ("wait…what") is a full stop in the shadow: count in the text.

    >>> text = "The so-called plan—it’s 3.5% …"
    >>> [text[start:end] for start, end in find_words(text)]
    ['The', 'so-called', 'plan', 'it’s', '3.5']
    """
    return [match.span() for match in _WORD.finditer(text)]


def find_tokens(shadow: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """List the (start, end) of the tokens of every sentence, as ``NLTKWordTokenizer`` parts them.

    Its rules hardly look beyond a run of characters without white space, so the answer for each
    such chunk is kept. Where a rule does look further (for the full stop that ends a sentence and
    what closes after it; for a space after an apostrophe) the place of the chunk is part of the key.
    Tokens never overlap and cover every character of a sentence that is not white space.

    Unlike NLTK's ``span_tokenize`` this never raises. A chunk of more than 1,000 characters is only
    parted into runs of letters and figures, and single marks.

    >>> text = 'She said "I cannot."'
    >>> [text[start:end] for start, end in find_tokens(text, [(0, len(text))])]
    ['She', 'said', '"', 'I', 'can', 'not', '.', '"']
    """
    global _kept  # noqa: PLW0603 (replaced, never emptied: another thread may be reading it)
    kept = _kept
    tails = [_find_tail(shadow, begin, stop) for begin, stop in sentences]
    bodies = [shadow[begin:tail] for (begin, _), tail in zip(sentences, tails, strict=True)]
    endings = [shadow[tail:stop].rstrip() for (_, stop), tail in zip(sentences, tails, strict=True)]
    _learn(kept, bodies, endings)
    inside, at_end = kept.inside, kept.at_end
    found: list[tuple[int, int]] = []
    append = found.append
    for (begin, _), tail, body, ending in zip(sentences, tails, bodies, endings, strict=True):
        if body.isprintable():  # so that no white space is in it but spaces
            at = begin
            for chunk in body.split(" "):
                end = at + len(chunk)
                if chunk:
                    cuts = inside[chunk]
                    if cuts:
                        for first, last in cuts:
                            append((at + first, at + last))
                    else:
                        append((at, end))
                at = end + 1
        else:
            found += _find_among_breaks(kept, body, begin)
        if ending:
            for first, last in at_end[ending] or ((0, len(ending)),):
                append((tail + first, tail + last))
    if kept.weight > _MOST_KEPT:
        _kept = _Kept()
    return found


def _find_tail(shadow: str, begin: int, stop: int) -> int:
    """Find where the last chunk of a sentence starts, one that is more than closing marks if it can be."""
    while stop > begin and shadow[stop - 1].isspace():
        stop -= 1
    chunks = shadow[begin:stop].rsplit(None, 1)
    if len(chunks) < 2:
        return begin
    if chunks[1].strip(_CLOSERS):
        return stop - len(chunks[1])
    at = stop
    while at > begin and (shadow[at - 1] == " " or shadow[at - 1] in _CLOSERS):
        at -= 1
    if at > begin and shadow[at - 1].isspace():  # no rule looks through other white space
        while shadow[at] == " ":
            at += 1
        return at
    while at > begin and not shadow[at - 1].isspace():
        at -= 1
    return at


def _find_among_breaks(kept: _Kept, body: str, offset: int) -> Iterator[tuple[int, int]]:
    """Find the tokens of a sentence, up to its ending, in which line ends or tabs part words too."""
    for match in _CHUNK.finditer(body):
        start, end = match.span()
        table = kept.before_break if _is_before_break(body, match) else kept.inside
        for first, last in table[match[0]] or ((0, end - start),):
            yield offset + start + first, offset + start + last


def _is_before_break(body: str, match: re.Match[str]) -> bool:
    """Tell whether NLTK may part a chunk in another way because no space follows it: only at apostrophes."""
    return "'" in match[0] and body[match.end()] != " "


def _learn(kept: _Kept, bodies: Sequence[str], endings: Sequence[str]) -> None:
    """Cut every chunk of these sentences that was not met before, in few calls."""
    chunks: set[str] = set()
    breaks: set[str] = set()
    for body in bodies:
        chunks.update(body.split())
        if not body.isprintable():
            breaks.update(match[0] for match in _CHUNK.finditer(body) if _is_before_break(body, match))
    unknown = []
    for chunk in chunks:
        if chunk in kept.inside:
            continue
        plain = _PLAIN.fullmatch(chunk)
        if plain is None or _CONTRACTED.search(chunk):
            unknown.append(chunk)
        else:
            kept.inside[chunk] = (plain.span(1), plain.span(2)) if plain[2] else _WHOLE
            kept.weight += 1 + len(chunk) // 64
    _keep(kept, kept.inside, zip(unknown, _cut(unknown, " "), strict=True))
    unknown = [chunk for chunk in breaks if chunk not in kept.before_break]
    _keep(kept, kept.before_break, zip(unknown, _cut(unknown, "\n"), strict=True))

    intricate = []
    for ending in set(endings):
        if ending in kept.at_end or not ending:
            continue
        plain = _PLAIN_END.fullmatch(ending)
        if plain is None or _CONTRACTED.search(ending):
            intricate.append((ending, _FINAL_STOP.search(ending)))
        else:
            marks = range(plain.end(1), len(ending))
            kept.at_end[ending] = (plain.span(1), *((at, at + 1) for at in marks))
            kept.weight += 1 + len(ending) // 64
    # The final full stop is set apart as NLTK does it; what is left is like any line end.
    opened = [f"{end[: dot.start()]} . {end[dot.end() :]}" if dot else end for end, dot in intricate]
    _keep(
        kept,
        kept.at_end,
        (
            (end, tuple((_close(first, dot), _close(last, dot)) for first, last in cuts))
            for (end, dot), cuts in zip(intricate, _cut(opened, "\n"), strict=True)
        ),
    )


def _close(position: int, dot: re.Match[str] | None) -> int:
    """Turn a position in an ending whose full stop was set apart into one in the ending as it stands."""
    if dot is None or position <= dot.start():
        return position
    return position - 1 if position <= dot.start() + 2 else position - 2


def _keep(kept: _Kept, table: dict[str, _Cuts], learned: Iterator[tuple[str, _Cuts]]) -> None:
    """Add what was learned to a table, and its size to the weight."""
    for chunk, cuts in learned:
        table[chunk] = cuts
        kept.weight += 1 + len(cuts) + len(chunk) // 64


def _cut(chunks: Collection[str], separator: str) -> list[_Cuts]:
    """Cut chunks as NLTK does where ``separator`` follows them, many at a time."""
    ordinary: list[str] = []
    odd: list[str] = []
    found: dict[str, _Cuts] = {}
    for chunk in chunks:
        if len(chunk) > _LONGEST_CHUNK:
            found[chunk] = _cut_simply(chunk)
        else:
            (ordinary if all(map(is_ordinary, chunk.split())) else odd).append(chunk)
    for some, tokenise in ((ordinary, part), (odd, _ask_nltk)):
        for batch in _batches(some):
            found.update(zip(batch, _cut_batch(batch, separator, tokenise), strict=True))
    return [found[chunk] for chunk in chunks]


def _batches(chunks: Iterable[str]) -> Iterator[list[str]]:
    """Gather chunks into lists of some size."""
    batch: list[str] = []
    size = 0
    for chunk in chunks:
        batch.append(chunk)
        size += len(chunk) + 1
        if size > _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _cut_simply(chunk: str) -> _Cuts:
    """Part letters and figures from marks, every mark on its own."""
    return tuple(match.span() for match in _SINGLE.finditer(chunk))


def _cut_batch(chunks: list[str], separator: str, tokenise: Callable[[str], list[str]]) -> list[_Cuts]:
    """Tokenise chunks that ``separator`` parts, and find the tokens in each."""
    try:
        # What ends the text is no chunk, or the rules for the end of a sentence would apply.
        tokens = iter(tokenise(separator.join([*chunks, "x"])))
        return [_align(chunk, tokens) for chunk in chunks]
    except (ValueError, TimeoutError):  # NLTK gives up on a pattern after some seconds
        if len(chunks) == 1:
            return [_cut_simply(chunks[0])]
        return [cuts for chunk in chunks for cuts in _cut_batch([chunk], separator, tokenise)]


def _align(chunk: str, tokens: Iterator[str]) -> _Cuts:
    """Take the tokens of one chunk and tell where they stand; NLTK writes both '"' and "''" in two ways."""
    cuts = []
    at = 0
    while at < len(chunk):
        if chunk[at].isspace():
            at += 1
            continue
        token = next(tokens, "")
        if token and chunk.startswith(token, at):
            end = at + len(token)
        elif token in _QUOTES and chunk[at] == '"':
            end = at + 1
        elif token in _QUOTES and chunk.startswith("''", at):
            end = at + 2
        else:
            raise ValueError(f"{token!r} is not in {chunk!r} at {at}")
        cuts.append((at, end))
        at = end
    return _WHOLE if cuts == [(0, len(chunk))] else tuple(cuts)


def _ask_nltk(text: str) -> list[str]:
    tokens: list[str] = _nltk().tokenize(text)
    return tokens


@cache
def _nltk() -> Any:
    """Give NLTK's tokeniser; its import takes most of a second, so it waits for a text that needs it."""
    from nltk.tokenize.destructive import NLTKWordTokenizer

    return NLTKWordTokenizer()
