"""Which numbers and files of two reports differ, and by how much."""

import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.document import InputError
from analysis.run.drift.comparing import TOLERANCE, read_table, rows_by_key, tables_of_article
from analysis.run.manifest.folder import everything, sha256_within
from analysis.run.manifest.record import MANIFEST

_TABLES = "tables/"


class Moved(NamedTuple):
    """One cell of a table that differs between two reports.

    ``by`` is the second number less the first and ``relative`` that over the size of the first, both
    NaN where a cell holds no number; ``within`` tells that a check against stored tables would let it
    pass. A row or column that only one side has is told in words.
    """

    table: str
    row: str
    column: str
    first: str
    second: str
    by: float
    relative: float
    within: bool

    @property
    def is_number(self) -> bool:
        """Whether both sides hold a number."""
        return not math.isnan(self.by)


class Differences(NamedTuple):
    """What differs between two reports: cells of tables, and other files by their paths.

    ``files`` differ in their bytes; those of ``only_first`` and ``only_second`` stand on one side alone.
    """

    cells: list[Moved]
    files: list[str]
    only_first: list[str]
    only_second: list[str]

    @property
    def is_same(self) -> bool:
        """Whether every file of both has the same bytes."""
        return not (self.cells or self.files or self.only_first or self.only_second)


def find_differences(first: Path, second: Path) -> Differences:
    """Compare the files of two reports, and cell by cell the tables that speak of the article.

    No tolerance is used: what differs is listed. Links are not followed; one differs from everything.
    """
    here, there = _digests(first), _digests(second)
    differ = [name for name in here if name in there and (here[name] != there[name] or not here[name])]
    measured = {
        _TABLES + path.name for folder in (first, second) for path in tables_of_article(folder / _TABLES)
    }
    cells: list[Moved] = []
    files = []
    for name in differ:
        found = _cells(name, first, second) if name in measured and here[name] and there[name] else None
        if found:
            cells += found
        else:
            files.append(name)
    return Differences(
        cells,
        files,
        [name for name in here if name not in there],
        [name for name in there if name not in here],
    )


def _digests(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of each file but the manifest, and nothing for what is no plain file."""
    return {
        name: sha256_within(folder, name) if plain else ""
        for name, plain in everything(folder).items()
        if name != MANIFEST
    }


def _cells(name: str, first: Path, second: Path) -> list[Moved] | None:
    """List the cells of one table that differ; nothing where one side is no table that can be read."""
    try:
        (columns, rows), (other_columns, other_rows) = read_table(first / name), read_table(second / name)
    except InputError:
        return None
    table = name.removeprefix(_TABLES)
    found = [_moved(table, "", c, "a column", "no such column") for c in columns if c not in other_columns]
    found += [_moved(table, "", c, "no such column", "a column") for c in other_columns if c not in columns]
    shared = [column for column in columns if column in other_columns]
    here, there = rows_by_key(rows), rows_by_key(other_rows)
    for key in {**here, **there}:
        if key not in there:
            found.append(_moved(table, key, "", "a row", "no such row"))
        elif key not in here:
            found.append(_moved(table, key, "", "no such row", "a row"))
        else:
            found += _in_row(table, key, shared, here[key].cells, there[key].cells)
    return found


def _in_row(
    table: str, key: str, columns: list[str], here: dict[str, str], there: dict[str, str]
) -> Iterator[Moved]:
    for column in columns:
        if here[column] != there[column]:
            yield _moved(table, key, column, here[column], there[column])


def _moved(table: str, row: str, column: str, first: str, second: str) -> Moved:
    a, b = _number(first), _number(second)
    by = b - a
    relative = by / abs(a) if a else math.nan
    whole = first.isdigit() and second.isdigit()
    within = not whole and abs(by) <= TOLERANCE * max(1.0, abs(a), abs(b))
    return Moved(table, row, column, first, second, by, relative, within)


def _number(cell: str) -> float:
    """Give a cell's number, NaN where it holds none that is finite."""
    try:
        number = float(cell)
    except ValueError:
        return math.nan
    return number if math.isfinite(number) else math.nan
