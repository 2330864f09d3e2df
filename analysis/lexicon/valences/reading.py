"""What every reader of a lexicon gives: its rows by line, not yet checked, and how to name them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

WORD_COLUMNS = ("word", "pattern", "term")
VALENCE_COLUMNS = ("valence", "score", "weight", "polarity", "sentiment")

_MOST_SHOWN = 40
_NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)


class Row(NamedTuple):
    """One entry as the file has it: its pattern, its valence, and its line."""

    text: str
    valence: float
    line: int


class Fault(NamedTuple):
    """What is wrong in a line, and what to do about it."""

    line: int
    message: str


@dataclass
class Reading:
    """Hold what a reader found: rows, faults by line, and notes on what it left out.

    A ``published`` lexicon is not the user's to mend: its harmless flaws are noted, not refused.
    """

    form: str
    published: bool
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    name: str = ""
    title: str = ""
    source: str = ""
    licence: str = ""


def parse_valence(written: str, *, decimal_comma: bool = False) -> float | None:
    """Read a finite number as people and spreadsheets write it; None where it is none.

    >>> parse_valence("-1.5"), parse_valence("−2"), parse_valence("1,5", decimal_comma=True)
    (-1.5, -2.0, 1.5)
    >>> parse_valence("nan"), parse_valence("1e999"), parse_valence("1,5")
    (None, None, None)
    """
    plain = written.strip().replace("\u2212", "-")
    if decimal_comma:
        plain = plain.replace(",", ".")
    if len(plain) > _MOST_SHOWN or not _NUMBER.fullmatch(plain):
        return None
    value = float(plain)
    return value if abs(value) < float("inf") else None


def valence_fault(line: int, text: str, written: str) -> Fault:
    """Say that a row's valence is none."""
    if not written.strip():
        return Fault(line, f"{shown(text)} has no valence")
    return Fault(line, f"{shown(text)} has the valence {shown(written)}, which is not a finite number")


def numbered_lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something, with their numbers from 1."""
    # Not splitlines(), which counts lines where no editor does.
    for number, line in enumerate(text.split("\n"), 1):
        if line and not line.isspace():
            yield number, line


def shown(text: str) -> str:
    """Quote what a file holds, cut where it is long.

    >>> shown("bad")
    "'bad'"
    """
    return repr(text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…")


def noted(what: str, items: Sequence[tuple[int, str]]) -> str:
    """Say how many lines there is something to note of, and list the first five with what stands there.

    >>> noted("words left out", [(2, "bad"), (5, "sad")])
    "words left out: 2 (line 2 'bad', line 5 'sad')"
    """
    most = 5
    names = [f"line {line} {shown(text)}" for line, text in items[:most]]
    return f"{what}: {len(items):,} ({', '.join([*names, *_more(len(items), most)])})"


def fields_fault(line: int, n_fields: int, expected: str) -> Fault:
    """Say that a line has another number of fields than its form."""
    return Fault(line, f"has {n_fields} field{'s' * (n_fields != 1)}, where {expected} must stand")


def listed_columns(names: Sequence[str]) -> str:
    """List the names of columns, the first ones only."""
    most = 12
    return ", ".join([*(shown(name) for name in names[:most]), *_more(len(names), most)])


def alternatives(names: Iterable[str]) -> str:
    """List names as a choice.

    >>> alternatives(["word", "pattern", "term"])
    'word, pattern or term'
    """
    *first, last = names
    return f"{', '.join(first)} or {last}"


def _more(n_items: int, most: int) -> list[str]:
    return [f"and {n_items - most:,} more"] if n_items > most else []
