"""What ran and what drifted as JUnit XML: a suite an article, a case a notebook and a table."""

import os
import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.document import InputError
from analysis.run.drift.checking import Check
from analysis.run.drift.comparing import Drift
from analysis.run.report import Report

# XML 1.0 has no way to write these.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# So many cells of a table are listed; the rest are counted.
_MOST_CELLS = 100
_MOST_CHARACTERS = 300


def check_junit_path(path: Path) -> None:
    """Raise ``InputError`` where no JUnit file can be written, and where another kind of file stands."""
    if path.is_dir():
        raise InputError(f"{path}: is a folder; give --junit the name of a file")
    if path.exists() and not path.is_file():
        raise InputError(f"{path}: is no ordinary file; choose another name with --junit")
    try:
        if path.exists():
            with path.open("rb") as file:
                begins = file.read(5)
            if begins not in (b"", b"<?xml"):
                raise InputError(f"{path}: is there and is no JUnit file; choose another name with --junit")
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as error:
        raise InputError(
            f"{path}: cannot be written ({error.strerror}); choose another place with --junit"
        ) from None


def write_junit(
    path: Path, done: Sequence[Report], checks: Sequence[Check], notebooks: Sequence[str]
) -> None:
    """Write reports of these notebooks, and how they compare with what is stored, whole or not at all.

    A notebook that failed and a table that drifted are failures; the latter list their cells. A
    suite with drift says where it comes from in its properties ``drift`` and ``drift-words``.
    """
    from junitparser import JUnitXml

    by_id = {check.doc_id: check for check in checks}
    whole: Any = JUnitXml("analysis report")
    for report in done:
        whole.add_testsuite(_suite(report, by_id.get(report.doc_id), notebooks))
    whole.update_statistics()
    number, building = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    os.close(number)
    try:
        whole.write(building)
        Path(building).chmod(0o644)
        Path(building).replace(path)
    except BaseException:
        Path(building).unlink(missing_ok=True)
        raise


def _suite(report: Report, check: Check | None, notebooks: Sequence[str]) -> Any:
    from junitparser import TestSuite

    suite: Any = TestSuite(_xml(report.doc_id))
    failures = {failure.notebook: failure for failure in report.failures}
    for name in notebooks:
        failure = failures.get(name)
        message = f"cell {failure.cell}: {failure.error}" if failure else ""
        suite.add_testcase(
            _case(report.doc_id, "notebooks", name, message, failure.source if failure else "")
        )
    if check is None:
        return suite
    for name, value in _properties(check).items():
        suite.add_property(name, _xml(value))
    if not check.there:
        message = f"no tables are stored in {check.stored.name}; store them with --update"
        suite.add_testcase(_case(check.doc_id, "tables", "stored tables", message, ""))
    by_table: dict[str, list[Drift]] = {}
    for drift in check.drift:
        by_table.setdefault(drift.table, []).append(drift)
    for table in check.tables:
        cells = by_table.get(table, [])
        why = check.verdict.words if check.verdict else ""
        message = f"{len(cells)} {'cell' if len(cells) == 1 else 'cells'} drifted; {why}" if cells else ""
        suite.add_testcase(_case(check.doc_id, "tables", table, message, _listed(cells)))
    return suite


def _properties(check: Check) -> Mapping[str, str]:
    if check.verdict:
        return {"drift": check.verdict.origin, "drift-words": check.verdict.words}
    return {"other-libraries": check.other_libraries} if check.other_libraries else {}


def _case(doc_id: str, kind: str, name: str, message: str, text: str) -> Any:
    """Make a test case, which failed where there is a message."""
    from junitparser import Failure, TestCase

    case: Any = TestCase(_xml(name), classname=_xml(f"{doc_id}.{kind}"))
    if message:
        failure = Failure(_xml(message), "drift" if kind == "tables" else "error")
        failure.text = _xml(text)
        case.result = [failure]
    return case


def _listed(cells: Sequence[Drift]) -> str:
    lines = [
        f"line {cell.line}, {', '.join(filter(None, map(_cut, (cell.row, cell.column))))}: "
        f"stored {_cut(cell.expected)}, now {_cut(cell.found)}"
        for cell in cells[:_MOST_CELLS]
    ]
    if len(cells) > _MOST_CELLS:
        lines.append(f"and {len(cells) - _MOST_CELLS} more")
    return "\n".join(lines)


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else f"{text[: _MOST_CHARACTERS - 1]}…"


def _xml(text: str) -> str:
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
