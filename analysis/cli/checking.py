"""Drift told on the terminal, to GitHub and as JUnit XML, and what is refused before anything runs."""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.cli.messages import answer, say
from analysis.document import InputError

if TYPE_CHECKING:
    from analysis.run.drift import Check
    from analysis.run.report import Report

# So many drifted cells are printed; the rest are counted.
_MOST_SHOWN = 50


@contextmanager
def githubs_commands() -> Iterator[list[str]]:
    """Give a list for annotations, told to GitHub at the end, and let it obey nothing printed until then.

    GitHub takes lines of our output for commands, and what notebooks say comes from articles.
    Elsewhere the list is not looked at.
    """
    annotations: list[str] = []
    if not _on_github():
        yield annotations
        return
    import secrets

    token = secrets.token_hex(16)
    click.echo(f"::stop-commands::{token}")
    try:
        yield annotations
    finally:
        click.echo(f"::{token}::")
        for line in annotations:
            click.echo(line)


def check_places(
    expected: Path | None, junit: Path | None, out: Path, doc_ids: Sequence[str], *, update: bool
) -> None:
    """Refuse, before anything runs, places where no tables are or can be stored, or no file be written."""
    if junit is not None:
        from analysis.run.drift import check_junit_path

        check_junit_path(junit)
    if expected is None:
        return
    from analysis.run.drift import check_storable, stored_basis
    from analysis.run.folders import check_writable

    if expected.exists() and not expected.is_dir():
        raise InputError(f"{expected} is a file: give --check the folder where tables are stored")
    if expected.resolve() == out.resolve():
        raise InputError(f"{expected}: reports go there too; give --check another folder than --out")
    if update:
        check_writable(expected)
    for doc_id in doc_ids:
        check_storable(expected / doc_id)
        if not update:
            stored_basis(expected / doc_id)


def store(done: "Sequence[Report]", expected: Path, values: Mapping[Path, Mapping[str, object]]) -> None:
    """Store the tables of every finished report, and what they were made from."""
    from analysis.run.drift import basis_of_report, store_tables

    for report in done:
        if not report.failures:
            stored = expected / report.doc_id
            store_tables(report.folder / "tables", stored, basis_of_report(report.folder, values))
            answer(f"{report.doc_id}: tables stored in {stored}")


def compare(
    done: "Sequence[Report]", expected: Path, values: Mapping[Path, Mapping[str, object]]
) -> "list[Check]":
    """Compare the tables of every finished report with those stored, and say what drifted."""
    from analysis.run.drift import basis_of_report, check_report, libraries_that_hold

    checks = [
        check_report(
            report.doc_id,
            report.folder / "tables",
            expected / report.doc_id,
            basis_of_report(report.folder, values),
        )
        for report in done
        if not report.failures
    ]
    for check in checks:
        _print_check(check)
    for note in libraries_that_hold(checks):
        say(f"note: no number moved with other libraries: {note}")
    return checks


def annotate(done: "Sequence[Report]", checks: "Sequence[Check]") -> list[str]:
    """Give the annotations for GitHub; none elsewhere."""
    if not _on_github():
        return []
    from analysis.run.drift import github_annotations

    failures = [(report.doc_id, failure) for report in done for failure in report.failures]
    return github_annotations(checks, failures)


def write_junit(
    path: Path, done: "Sequence[Report]", checks: "Sequence[Check]", notebooks: Sequence[Path]
) -> None:
    """Write the JUnit file."""
    from analysis.run.drift import write_junit as write

    write(path, done, checks, [notebook.name for notebook in notebooks])


def _print_check(check: "Check") -> None:
    """Print what drifted and where that comes from."""
    if not check.there:
        say(f"{check.doc_id}: no tables are stored in {check.stored}; store them with --update")
        return
    if not check.drift:
        answer(f"{check.doc_id}: all tables as stored")
        return
    answer(f"{check.doc_id}: {len(check.drift)} cells drifted")
    heading = ("table", "row", "column", "stored", "now")
    rows = [(d.table, d.row, d.column, d.expected, d.found) for d in check.drift[:_MOST_SHOWN]]
    for row in [heading, *rows]:
        widths = zip(row, (24, 28, 14, 28, 28), strict=True)
        answer("  " + " ".join(f"{cell[: width - 1]:{width}}" for cell, width in widths).rstrip())
    if len(check.drift) > _MOST_SHOWN:
        answer(f"  … and {len(check.drift) - _MOST_SHOWN} more")
    if check.verdict:
        answer(f"  {check.verdict.words}")


def _on_github() -> bool:
    return os.environ.get("GITHUB_ACTIONS") == "true"
