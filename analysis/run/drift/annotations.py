"""Drift as GitHub shows it beside the lines of the stored tables: workflow commands, one a line."""

import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path

from analysis.document.printing import MARK, printable
from analysis.run.drift.checking import Check, libraries_that_hold
from analysis.run.drift.comparing import Drift
from analysis.run.execute import Failure

# GitHub shows so many errors of a step and drops the rest.
MOST_SHOWN = 10
_MOST_CHARACTERS = 300


def github_annotations(
    checks: Sequence[Check],
    failures: Sequence[tuple[str, Failure]] = (),
    environment: Mapping[str, str] = os.environ,
) -> list[str]:
    """Give the workflow commands that say what drifted, at most ``MOST_SHOWN`` errors, and what failed.

    ``failures`` are notebooks that failed, each with its article. The first error counts all cells and
    says where the drift comes from; the others take one cell of each table before a second of any.
    """
    errors = [
        _command(
            "error",
            {"file": f"notebooks/{failure.notebook}", "title": f"{failure.notebook} failed on {doc_id}"},
            f"cell {failure.cell}: {failure.error}",
        )
        for doc_id, failure in failures
    ]
    drifted = [check for check in checks if check.drift]
    errors += [
        _command(
            "error",
            {"title": f"{check.doc_id}: nothing to compare with"},
            f"no tables are stored in {_from_workspace(check.stored, environment)}; store them with --update",
        )
        for check in checks
        if not check.there
    ]
    cells = list(_fairly(drifted))
    if cells:
        errors.insert(0, _summary(drifted))
    errors += [_cell(check, drift, environment) for check, drift in cells]
    return [
        *errors[:MOST_SHOWN],
        *(
            _command("notice", {"title": "No number moved"}, f"the numbers hold with other libraries: {note}")
            for note in libraries_that_hold(checks)[:MOST_SHOWN]
        ),
    ]


def _summary(drifted: Sequence[Check]) -> str:
    n_cells = sum(len(check.drift) for check in drifted)
    n_tables = sum(len({drift.table for drift in check.drift}) for check in drifted)
    words: dict[str, list[str]] = {}
    for check in drifted:
        if check.verdict:
            words.setdefault(check.verdict.words, []).append(check.doc_id)
    title = f"{_counted(n_cells, 'cell')} of {_counted(n_tables, 'table')} drifted"
    return _command(
        "error",
        {"title": title},
        "\n".join(f"{', '.join(ids[:5])}: {why}" for why, ids in words.items()),
        most=2000,
    )


def _fairly(drifted: Sequence[Check]) -> Iterator[tuple[Check, Drift]]:
    """Give the first drifted cell of each table, then the second of each, and so on."""
    tables: dict[tuple[str, str], list[tuple[Check, Drift]]] = {}
    for check in drifted:
        for drift in check.drift:
            tables.setdefault((check.doc_id, drift.table), []).append((check, drift))
    for round_ in zip_longest(*tables.values()):
        yield from (cell for cell in round_ if cell is not None)


def _cell(check: Check, drift: Drift, environment: Mapping[str, str]) -> str:
    place = {}
    file = _from_workspace(check.stored / drift.table, environment)
    # Beside a file outside the project nothing can be shown.
    if drift.line and not Path(file).is_absolute():
        place = {"file": file, "line": str(drift.line)}
    title = f"{check.doc_id} {Path(drift.table).stem} {drift.column}".rstrip()
    message = f"{drift.row or drift.column or drift.table}: stored {drift.expected}, now {drift.found}"
    return _command("error", {**place, "title": title}, message)


def _from_workspace(path: Path, environment: Mapping[str, str]) -> str:
    """Write a path as GitHub knows it: from the root of the checkout, where it lies in there."""
    root = Path(environment.get("GITHUB_WORKSPACE") or Path.cwd()).resolve()
    path = path.resolve()
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _command(kind: str, properties: Mapping[str, str], message: str, most: int = _MOST_CHARACTERS) -> str:
    """Write a workflow command; whatever stands in its parts, it is one command on one line."""
    told = ",".join(f"{name}={_escaped(_cut(value), ':,')}" for name, value in properties.items())
    return f"::{kind} {told}::{_escaped(_cut(message, most))}"


def _cut(text: str, most: int = _MOST_CHARACTERS) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _escaped(text: str, more: str = "") -> str:
    """Escape as GitHub's runner undoes it: per cent first, line ends, and in properties what parts them.

    Other characters that print nothing are shown as a mark, for the log is read in terminals too.
    """
    for character in f"%\r\n{more}":
        text = text.replace(character, f"%{ord(character):02X}")
    return printable(text, MARK)


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"
