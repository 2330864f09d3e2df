"""``analysis report``: notebooks run on articles, their pages, and whether a number drifted."""

import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from analysis.cli import checking, summary
from analysis.cli.inputs import Inputs, documents, noted_warnings, with_inputs
from analysis.cli.messages import note_slow, one_line_errors, progress
from analysis.document import InputError

if TYPE_CHECKING:
    from analysis.document import Document


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
      analysis report seeds/*.txt --check tests/expected/
    """  # noqa: D301 (click reads the mark of a paragraph that keeps its lines)
    with checking.githubs_commands() as annotations, one_line_errors():
        if update and expected is None:
            raise InputError("--update stores tables: say where with --check FOLDER")
        from analysis.run import contents, folders, parameters, schedule
        from analysis.run import report as reports

        chosen = reports.choose_notebooks(notebooks)
        values = parameters.check_parameters(_gather(given, parameter_file), chosen)
        with noted_warnings():
            parameters.check_codebooks(values.values())
            note_slow(parameters.check_scorer_parameters(values.values()))
        left_out: list[str] = []
        docs = _articles(Inputs(**inputs), left_out if keep_going else None)
        folders.check_writable(out)
        for doc in docs:
            folders.check_replaceable(out / doc.doc_id)
            folders.check_replaceable(out / f"{doc.doc_id}.failed")
        checking.check_places(expected, junit, out, [doc.doc_id for doc in docs], update=update)
        options = schedule.Options(
            jobs=jobs or schedule.cores(),
            timeout=timeout,
            fresh=fresh,
            cached=cached,
            keep_going=keep_going,
            resume=resume,
        )
        with (
            progress(len(docs) * len(chosen), "Notebooks") as tell,
            # Breaking off clears everything away at once, not when somebody comes to collect garbage.
            closing(schedule.make_reports(docs, out, values, options, tell)) as reported,
        ):
            made = {result.doc_id: result for result in reported}
        done = [made[doc.doc_id] for doc in docs if doc.doc_id in made]
        contents.write_contents(out)
        summary.tell(done, left_out, n_not_begun=len(docs) - len(done))
        failed = bool(left_out) or any(result.failures for result in done)
        checks = checking.compare(done, expected, values) if expected is not None and not update else []
        if expected is not None and update:
            checking.store(done, expected, values)
        if junit is not None:
            checking.write_junit(junit, done, checks, chosen)
        annotations.extend(checking.annotate(done, checks))
        drifted = any(check.drifted for check in checks)
    sys.exit(1 if failed or drifted else 0)


def _gather(given: Sequence[str], file: Path | None) -> dict[str, object]:
    """Gather the parameters from the file and from ``-p``, which wins."""
    values: dict[str, object] = {}
    if file is not None:
        values.update(_read_parameters(file))
    for item in given:
        name, equals, value = item.partition("=")
        if not equals or not name.strip():
            raise InputError(f"-p {item}: write it as NAME=VALUE")
        values[name.strip()] = value
    return values


def _read_parameters(file: Path) -> dict[str, object]:
    import yaml

    try:
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(f"{file}: no such file of parameters") from None
    except IsADirectoryError:
        raise InputError(f"{file} is a folder: give a YAML file of parameters") from None
    except UnicodeDecodeError:
        raise InputError(f"{file}: not text in UTF-8: parameters are lines of 'name: value'") from None
    except yaml.MarkedYAMLError as error:
        line = f", line {error.problem_mark.line + 1}" if error.problem_mark else ""
        raise InputError(f"{file}{line}: not YAML ({error.problem or error.context})") from None
    except (OSError, ValueError, RecursionError, yaml.YAMLError) as error:
        raise InputError(f"{file}: cannot read parameters: {str(error).splitlines()[0]}") from None
    if not isinstance(content, dict) or not all(isinstance(name, str) for name in content):
        raise InputError(f"{file}: parameters are lines of 'name: value'")
    return content


def _articles(inputs: Inputs, left_out: "list[str] | None") -> "list[Document]":
    """Read all articles before anything runs; ``left_out`` takes what is wrong with some, if that may be."""

    def leave_out(error: InputError) -> None:
        if left_out is None:
            raise error from None
        left_out.append(str(error))

    docs = []
    for doc in documents(inputs, note_language=True, on_fault=leave_out):
        if doc.text.strip():
            docs.append(doc)
        else:
            leave_out(InputError(f"article {doc.doc_id!r} holds only white space: leave it out"))
    return docs
