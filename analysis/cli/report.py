"""``analysis report``: notebooks run on articles, their pages, and whether a number drifted."""

import sys
from pathlib import Path
from typing import Any

import click

from analysis.cli import checking, rounds, watching
from analysis.cli.inputs import Inputs, with_inputs
from analysis.cli.messages import one_line_errors
from analysis.document import InputError


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
@click.option("--watch", is_flag=True, help="Make what has changed again, whenever that is, until Ctrl-C.")
@click.option("-k", "--keep-going", is_flag=True, help="Go on with the other articles where one fails.")
@click.option(
    "--resume",
    is_flag=True,
    help="Leave whole reports of the same articles and parameters, whatever version made them.",
)
@click.option(
    "--check",
    "expected",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Compare the tables with those stored there; exit status 1 where a number drifted.",
)
@click.option("--update", is_flag=True, help="With --check: store the tables instead of comparing them.")
@click.option(
    "--junit",
    type=click.Path(path_type=Path),
    metavar="FILE.xml",
    help="Write what failed and what drifted as JUnit XML.",
)
def report(
    out: Path,
    given: tuple[str, ...],
    parameter_file: Path | None,
    notebooks: str,
    jobs: int | None,
    timeout: float,
    fresh: bool,
    cached: bool,
    watch: bool,
    keep_going: bool,
    resume: bool,
    expected: Path | None,
    update: bool,
    junit: Path | None,
    **inputs: Any,
) -> None:
    """Run the notebooks on articles and write one report an article.

    INPUT is a file with one article (.txt, .md, .html), a file with one a row (.csv, .tsv, .jsonl,
    .parquet), either of them also packed (.gz), a folder of such files, or - for standard input, which
    is read as one article. What is unchanged is not made again; a report of the same article is replaced.

    \b
    Examples:
      analysis report seeds/harbour.txt
      analysis report corpus.jsonl --keep-going
      analysis report my.txt -p codebook=generic --notebooks 03,09
      analysis report my.txt --watch
      analysis report seeds/*.txt --check tests/expected/
    """  # noqa: D301 (click reads the mark of a paragraph that keeps its lines)
    with checking.githubs_commands() as annotations, one_line_errors():
        if update and expected is None:
            raise InputError("--update stores tables: say where with --check FOLDER")
        asked = Inputs(**inputs)
        if watch and (update or resume or "-" in asked.paths):
            raise InputError("--watch goes with neither --update nor --resume, nor with standard input")
        from analysis.run import schedule

        options = schedule.Options(
            jobs=jobs or schedule.cores(),
            timeout=timeout,
            fresh=fresh,
            cached=cached,
            keep_going=keep_going,
            resume=resume,
        )
        call = rounds.Call(asked, out, given, parameter_file, notebooks, options, expected, update, junit)
        if watch:
            went_well = watching.again_and_again(call)
        else:
            went_well, told = rounds.once(call)
            annotations.extend(told)
    sys.exit(0 if went_well else 1)
