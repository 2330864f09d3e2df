"""Compare the tables of a report with stored ones, to see whether a number moved."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

# Numbers may differ by this much, relative or absolute, before they count as moved: far above the
# noise of another processor's arithmetic, far below anything a reader would see.
TOLERANCE = 1e-6

_KEYS = (
    "measure",
    "group",
    "start",
    "end",
    "codebook",
    "category",
    "frame",
    "position",
    "speaker_id",
    "term",
)


class Drift(NamedTuple):
    """One cell that is not as stored: in which table, row and column, and both values."""

    table: str
    row: str
    column: str
    expected: str
    found: str


def compare_tables(found: Path, expected: Path) -> list[Drift]:
    """List every difference between the CSV tables of two folders, in order of table and row.

    Numbers are equal within ``TOLERANCE``; text must be the same. A table, a column or a row
    that only one side has is a difference.
    """
    names = sorted({path.name for folder in (found, expected) for path in folder.glob("*.csv")})
    drifted = []
    for name in names:
        here, there = found / name, expected / name
        if not there.is_file():
            drifted.append(Drift(name, "", "", "no such table", "a table"))
        elif not here.is_file():
            drifted.append(Drift(name, "", "", "a table", "no such table"))
        else:
            drifted += _compare(name, _read(here), _read(there))
    return drifted


def store_tables(found: Path, expected: Path) -> None:
    """Make ``expected`` hold the tables of ``found`` and no others."""
    shutil.rmtree(expected, ignore_errors=True)
    shutil.copytree(found, expected)


def _read(path: Path) -> "pd.DataFrame":
    import pandas as pd

    return pd.read_csv(path, dtype=str, keep_default_na=False)


def _compare(name: str, found: "pd.DataFrame", expected: "pd.DataFrame") -> list[Drift]:
    """Compare two tables row by row, rows named by their key columns."""
    drifted = [
        Drift(name, "", column, "a column", "no such column") for column in expected if column not in found
    ]
    drifted += [
        Drift(name, "", column, "no such column", "a column") for column in found if column not in expected
    ]
    columns = [column for column in expected if column in found]
    here, there = _by_key(found), _by_key(expected)
    for key in {**there, **here}:
        if key not in here:
            drifted.append(Drift(name, key, "", "a row", "no such row"))
        elif key not in there:
            drifted.append(Drift(name, key, "", "no such row", "a row"))
        else:
            drifted += [
                Drift(name, key, column, there[key][column], here[key][column])
                for column in columns
                if not _same(there[key][column], here[key][column])
            ]
    return drifted


def _by_key(table: "pd.DataFrame") -> dict[str, dict[str, str]]:
    """Name each row by what identifies it, or by its number where nothing does."""
    keys = [column for column in _KEYS if column in table]
    rows: dict[str, dict[str, str]] = {}
    for number, row in enumerate(table.to_dict("records"), 1):
        named = " ".join(str(row[column]) for column in keys if row[column] != "") or f"row {number}"
        name, again = named, 2
        while name in rows:
            name, again = f"{named} #{again}", again + 1
        rows[name] = {str(column): str(value) for column, value in row.items()}
    return rows


def _same(expected: str, found: str) -> bool:
    """Tell whether two cells say the same."""
    if expected == found:
        return True
    try:
        a, b = float(expected), float(found)
    except ValueError:
        return False
    return abs(a - b) <= TOLERANCE * max(1.0, abs(a), abs(b))
