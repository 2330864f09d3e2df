"""One round of ``analysis report``: read what is asked for, make it, and tell what became of it."""

import dataclasses
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.cli import checking, summary
from analysis.cli.inputs import Inputs, documents, noted_warnings
from analysis.cli.messages import note_slow, progress
from analysis.document import InputError

if TYPE_CHECKING:
    from analysis.document import Document
    from analysis.run.report import Report
    from analysis.run.schedule import Options

    Make = Callable[
        [Sequence["Document"], Mapping[Path, Mapping[str, object]], Callable[[str], None]],
        Generator["Report", None, None],
    ]


class Call(NamedTuple):
    """What ``analysis report`` was called with."""

    inputs: Inputs
    out: Path
    given: tuple[str, ...]
    parameter_file: Path | None
    notebooks: str
    options: "Options"
    expected: Path | None
    update: bool
    junit: Path | None


class Round(NamedTuple):
    """What one round makes: articles, notebooks with their parameters, and the faults of what is left out."""

    docs: "list[Document]"
    chosen: list[Path]
    values: dict[Path, dict[str, object]]
    left_out: list[str]


def prepare(call: Call) -> Round:
    """Read and check all that a round needs, before anything runs.

    Raise ``InputError`` for what is wrong with it.
    """
    from analysis.run import folders, parameters
    from analysis.run import report as reports

    chosen = reports.choose_notebooks(call.notebooks)
    values = parameters.check_parameters(gather_parameters(call.given, call.parameter_file), chosen)
    with noted_warnings():
        parameters.check_codebooks(values.values())
        note_slow(parameters.check_scorer_parameters(values.values()))
    left_out: list[str] = []
    docs = _articles(call.inputs, left_out if call.options.keep_going else None)
    if call.out.resolve() in {Path(path).resolve() for path in call.inputs.paths}:
        raise InputError(f"{call.out}: articles come from there; say where else reports go with --out")
    folders.check_writable(call.out)
    for doc in docs:
        folders.check_replaceable(call.out / doc.doc_id)
        folders.check_replaceable(call.out / f"{doc.doc_id}.failed")
    doc_ids = [doc.doc_id for doc in docs]
    checking.check_places(call.expected, call.junit, call.out, doc_ids, update=call.update)
    return Round(docs, chosen, values, left_out)


def make_round(asked: Round, make: "Make") -> "dict[str, Report]":
    """Make the reports, showing how far that is; give them by the ids of their articles."""
    docs, chosen, values, _ = asked
    with (
        progress(len(docs) * len(chosen), "Notebooks") as tell,
        # Breaking off clears everything away at once, not when somebody comes to collect garbage.
        closing(make(docs, values, tell)) as reported,
    ):
        return {result.doc_id: result for result in reported}


def tell_round(call: Call, asked: Round, made: "Mapping[str, Report]") -> tuple[bool, list[str]]:
    """Tell what became of the reports, and compare or store what is to be.

    Give back whether all went well, and the annotations for GitHub.
    """
    from analysis.run import contents

    docs, chosen, values, left_out = asked
    done = [made[doc.doc_id] for doc in docs if doc.doc_id in made]
    contents.write_contents(call.out)
    summary.tell(done, left_out, n_not_begun=len(docs) - len(done))
    failed = bool(left_out) or any(result.failures for result in done)
    checks = []
    if call.expected is not None and call.update:
        checking.store(done, call.expected, values)
    elif call.expected is not None:
        checks = checking.compare(done, call.expected, values)
    if call.junit is not None:
        checking.write_junit(call.junit, done, checks, chosen)
    drifted = any(check.drifted for check in checks)
    return not (failed or drifted), checking.annotate(done, checks)


def once(call: Call) -> tuple[bool, list[str]]:
    """Go one round; give back whether all went well, and the annotations for GitHub."""
    from analysis.run import schedule

    asked = prepare(call)
    with schedule.workshop(call.out, call.options) as shop:
        made = make_round(asked, shop.make)
    return tell_round(call, asked, made)


def gather_parameters(given: Sequence[str], file: Path | None) -> dict[str, object]:
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
            # A copy, without the words cut to tell the language: all articles are held for the whole run.
            docs.append(dataclasses.replace(doc))
        else:
            leave_out(InputError(f"article {doc.doc_id!r} holds only white space: leave it out"))
    return docs
