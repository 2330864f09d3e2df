"""Tables stored to be compared with later, beside what they were made from."""

import shutil
from pathlib import Path

from analysis.document import InputError
from analysis.run.drift.comparing import tables_of_article
from analysis.run.reasons import Basis, by_room, from_json, to_json

MADE_FROM = "made-from.json"


def check_storable(expected: Path) -> None:
    """Raise ``InputError`` where ``expected`` is there and holds anything but CSV tables and their origin."""
    if expected.is_symlink() or (expected.exists() and not expected.is_dir()):
        raise InputError(f"{expected}: is not a folder; tables cannot be stored there")
    others = [path.name for path in expected.glob("*") if path.suffix != ".csv" and path.name != MADE_FROM]
    if others:
        raise InputError(
            f"{expected}: holds {others[0]}, so it is no folder of stored tables; name another with --check"
        )


def store_tables(found: Path, expected: Path, basis: Basis) -> None:
    """Make ``expected`` hold the tables of ``found``, what they were made from, and no other tables.

    Raise ``InputError`` as the check does.
    """
    check_storable(expected)
    expected.mkdir(parents=True, exist_ok=True)
    for path in expected.glob("*.csv"):
        path.unlink()
    for path in tables_of_article(found):
        shutil.copyfile(path, expected / path.name)
    (expected / MADE_FROM).write_text(to_json(by_room(basis)), encoding="utf-8", newline="\n")


def stored_basis(expected: Path) -> Basis | None:
    """Read what stored tables were made from; None where that is not recorded.

    Raise ``InputError`` where the record cannot be read.
    """
    path = expected / MADE_FROM
    try:
        return from_json(path.read_text(encoding="utf-8"), str(path))
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{path}: cannot be read; store it anew with --update") from None
