"""``analysis report``: notebooks run on articles, their pages, and whether a number drifted."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from analysis.cli.inputs import Inputs, documents, noted_warnings, with_inputs
from analysis.cli.messages import answer, note_slow, one_line_errors, progress, say
from analysis.document import InputError

if TYPE_CHECKING:
    from analysis.run.report import Report

# So many drifted cells are printed; the rest are counted.
_MOST_SHOWN = 50


@click.command()
@with_inputs
@click.option(
    "--out", default="outputs", show_default=True, type=click.Path(path_type=Path), help="Where reports go."
)
@click.option(
    "-p", "given", multiple=True, metavar="NAME=VALUE", help="Set a notebook parameter; repeatable."
)
@click.option(
    "--parameters",
    "parameter_file",
    type=click.Path(path_type=Path),
    metavar="FILE.yaml",
    help="Parameters from a YAML file; -p wins.",
)
@click.option(
    "--notebooks",
    default="",
    metavar="01,02",
    help="Run only these notebooks; the report then holds no others.",
)
@click.option("--jobs", type=click.IntRange(1), help="Notebooks run at the same time (default: one a core).")
@click.option(
    "--timeout", type=click.FloatRange(1), default=600, show_default=True, help="Seconds a cell may run."
)
@click.option("--fresh", is_flag=True, help="Start a new kernel for each notebook.")
@click.option("--cache/--no-cache", "cached", default=True, help="Run again only what has changed (default).")
@click.option("-k", "--keep-going", is_flag=True, help="Go on with the other articles where one fails.")
@click.option(
    "--check",
    "expected",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Compare the tables with those stored there; exit status 1 where a number drifted.",
)
@click.option("--update", is_flag=True, help="With --check: store the tables instead of comparing them.")
def report(
    out: Path,
    given: tuple[str, ...],
    parameter_file: Path | None,
    notebooks: str,
    jobs: int | None,
    timeout: float,
    fresh: bool,
    cached: bool,
    keep_going: bool,
    expected: Path | None,
    update: bool,
    **inputs: Any,
) -> None:
    r"""Run the notebooks on articles and write one report an article.

    INPUT is a file with one article (.txt, .md, .html), a file with one a row (.csv, .jsonl,
    .parquet), or - for standard input.

    \b
    Examples:
      analysis report seeds/harbour.txt
      analysis report my.txt -p codebook=generic --notebooks 03,09
      analysis report seeds/*.txt --check tests/expected/
    """
    with one_line_errors():
        if update and expected is None:
            raise InputError("--update stores tables: say where with --check FOLDER")
        from analysis.run import folders, parameters, schedule
        from analysis.run import report as reports

        chosen = reports.choose_notebooks(notebooks)
        values = parameters.check_parameters(_gather(given, parameter_file), chosen)
        with noted_warnings():
            parameters.check_codebooks(values.values())
            note_slow(parameters.check_scorer_parameters(values.values()))
        docs = list(documents(Inputs(**inputs), note_language=True))
        blank = [doc.doc_id for doc in docs if not doc.text.strip()]
        if blank:
            raise InputError(f"article {blank[0]!r} holds only white space: leave it out")
        folders.check_writable(out)
        for doc in docs:
            folders.check_replaceable(out / doc.doc_id)
            folders.check_replaceable(out / f"{doc.doc_id}.failed")
        if expected is not None:
            _check_stored(expected, out, [doc.doc_id for doc in docs], update=update)
        options = schedule.Options(
            jobs=jobs or schedule.cores(),
            timeout=timeout,
            fresh=fresh,
            cached=cached,
            keep_going=keep_going,
        )
        with progress(len(docs) * len(chosen), "Notebooks") as tell:
            made = {r.doc_id: r for r in schedule.make_reports(docs, out, values, options, tell)}
        done = [made[doc.doc_id] for doc in docs if doc.doc_id in made]
        reports.write_contents(out)
        for result in done:
            _print_report(result.title, result)
        failed = any(result.failures for result in done)
        drifted = expected is not None and _check(done, expected, update=update)
    sys.exit(1 if failed or drifted else 0)


def _gather(given: Sequence[str], file: Path | None) -> dict[str, object]:
    """Gather the parameters from the file and from ``-p``, which wins."""
    values: dict[str, object] = {}
    if file is not None:
        import yaml

        try:
            content = yaml.safe_load(file.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
            raise InputError(f"{file}: cannot read parameters: {str(error).splitlines()[0]}") from None
        if not isinstance(content, dict) or not all(isinstance(name, str) for name in content):
            raise InputError(f"{file}: parameters are lines of 'name: value'")
        values.update(content)
    for item in given:
        name, equals, value = item.partition("=")
        if not equals or not name.strip():
            raise InputError(f"-p {item}: write it as NAME=VALUE")
        values[name.strip()] = value
    return values


def _print_report(title: str, result: "Report") -> None:
    """Print the answers and the page, or what failed in three lines."""
    from analysis.run.folders import shown

    for failure in result.failures:
        say(f"{failure.notebook} failed on {result.doc_id}; see it with its error in {shown(result.folder)}")
        if failure.cell:
            say(f"  cell {failure.cell}: {failure.source}")
        say(f"  {failure.error}")
    if result.failures:
        return
    answer(title)
    for question, words in result.answers:
        answer(f"  {question:20} {words}")
    page = result.folder / "index.html"
    answer(f"  → {shown(page if page.is_file() else result.folder)}")


def _check_stored(expected: Path, out: Path, doc_ids: Sequence[str], *, update: bool) -> None:
    """Refuse, before anything runs, a folder that cannot hold stored tables."""
    from analysis.run.drift import check_storable
    from analysis.run.folders import check_writable

    if expected.resolve() == out.resolve():
        raise InputError(f"{expected}: reports go there too; give --check another folder than --out")
    if update:
        check_writable(expected)
    for doc_id in doc_ids:
        check_storable(expected / doc_id)


def _check(done: "Sequence[Report]", expected: Path, *, update: bool) -> bool:
    """Compare (or store) the tables of every finished report; tell whether a number drifted."""
    from analysis.run.drift import compare_tables, store_tables

    drifted = False
    for result in done:
        tables, stored = result.folder / "tables", expected / result.doc_id
        if result.failures:
            continue
        if update:
            store_tables(tables, stored)
            answer(f"{result.doc_id}: tables stored in {stored}")
        elif not stored.is_dir():
            say(f"{result.doc_id}: no tables are stored in {stored}; store them with --update")
            drifted = True
        elif drift := compare_tables(tables, stored):
            answer(f"{result.doc_id}: {len(drift)} cells drifted")
            for row in [("table", "row", "column", "stored", "now"), *drift[:_MOST_SHOWN]]:
                widths = zip(row, (24, 28, 14, 28, 28), strict=True)
                answer("  " + " ".join(f"{cell[: width - 1]:{width}}" for cell, width in widths).rstrip())
            if len(drift) > _MOST_SHOWN:
                answer(f"  … and {len(drift) - _MOST_SHOWN} more")
            drifted = True
        else:
            answer(f"{result.doc_id}: all tables as stored")
    return drifted
