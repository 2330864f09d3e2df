"""Compare the tables of a report with stored ones, to see whether a number moved."""

import csv
import math
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from analysis.document import MAX_CHARACTERS, InputError

# Numbers may differ by this much, relative or absolute, before they count as moved: far above the
# noise of another processor's arithmetic, far below anything a reader would see.
TOLERANCE = 1e-6

_KEYS = (
    "measure",
    "group",
    "start",
    "end",
    "codebook",
    "voice",
    "certainty",
    "first",
    "second",
    "word",
    "category",
    "frame",
    "position",
    "speaker_id",
    "term",
)


class Drift(NamedTuple):
    """One cell that is not as stored: in which table, row and column, both values, and where it is stored.

    ``line`` is the line of the stored file on which the row begins, from 1: the heading's for a
    column, and for a row that is not stored; 0 where the table is not.
    """

    table: str
    row: str
    column: str
    expected: str
    found: str
    line: int


def compare_tables(found: Path, expected: Path) -> list[Drift]:
    """List every difference between the CSV tables of two folders, in order of table and row.

    Numbers are equal within ``TOLERANCE``; text must be the same. A table, a column or a row
    that only one side has is a difference. Tables about the instrument itself are left out.
    """
    names = sorted({path.name for folder in (found, expected) for path in tables_of_article(folder)})
    drifted = []
    for name in names:
        here, there = found / name, expected / name
        if not there.is_file():
            drifted.append(Drift(name, "", "", "no such table", "a table", 0))
        elif not here.is_file():
            drifted.append(Drift(name, "", "", "a table", "no such table", 1))
        else:
            drifted += _compare(name, here, there)
    return drifted


def tables_of_article(tables: Path) -> list[Path]:
    """List the tables that speak of the article: versions and validity are the instrument's own."""
    return sorted(path for path in tables.glob("*.csv") if not path.stem.endswith(("made-with", "validity")))


class Row(NamedTuple):
    """A row as text, and the line on which it begins."""

    line: int
    cells: dict[str, str]


def read_table(path: Path) -> tuple[list[str], list[Row]]:
    """Read a table as its columns and its rows, every cell as text; raise ``InputError`` where it is none."""
    csv.field_size_limit(MAX_CHARACTERS)
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines, restkey="(more cells)", restval="(no cell)", strict=True)
            columns = list(reader.fieldnames or ())
            rows, before = [], reader.line_num
            for row in reader:
                rows.append(Row(before + 1, {str(key): str(value) for key, value in row.items()}))
                before = reader.line_num
            return columns, rows
    except (csv.Error, UnicodeDecodeError) as error:
        raise InputError(f"{path}: is no CSV table in UTF-8 ({error}); store it anew with --update") from None


def _compare(name: str, found: Path, expected: Path) -> list[Drift]:
    """Compare two tables row by row, rows named by their key columns."""
    (columns, rows), (stored_columns, stored_rows) = read_table(found), read_table(expected)
    drifted = [
        Drift(name, "", c, "a column", "no such column", 1) for c in stored_columns if c not in columns
    ]
    drifted += [
        Drift(name, "", c, "no such column", "a column", 1) for c in columns if c not in stored_columns
    ]
    shared = [column for column in stored_columns if column in columns]
    here, there = rows_by_key(rows), rows_by_key(stored_rows)
    for key in {**there, **here}:
        if key not in here:
            drifted.append(Drift(name, key, "", "a row", "no such row", there[key].line))
        elif key not in there:
            drifted.append(Drift(name, key, "", "no such row", "a row", 1))
        else:
            stored, now = there[key].cells, here[key].cells
            drifted += [
                Drift(name, key, column, stored[column], now[column], there[key].line)
                for column in shared
                if not _same(stored[column], now[column])
            ]
    return drifted


def rows_by_key(rows: Iterable[Row]) -> dict[str, Row]:
    """Name each row by what identifies it, or by its number where nothing does."""
    named: dict[str, Row] = {}
    for number, row in enumerate(rows, 1):
        key = " ".join(row.cells[column] for column in _KEYS if row.cells.get(column)) or f"row {number}"
        name, again = key, 2
        while name in named:
            name, again = f"{key} #{again}", again + 1
        named[name] = row
    return named


def _same(expected: str, found: str) -> bool:
    """Tell whether two cells say the same."""
    if expected == found:
        return True
    try:
        a, b = float(expected), float(found)
    except ValueError:
        return False
    if not (math.isfinite(a) and math.isfinite(b)) or (expected.isdigit() and found.isdigit()):
        return False  # not the same text, and no measured number: counts and offsets are whole
    return abs(a - b) <= TOLERANCE * max(1.0, abs(a), abs(b))
