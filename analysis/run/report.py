"""The report of one article: what it is made of, its parts put together, and the list of all reports."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from analysis.annotations import ANNOTATED_SCORERS, CODEBOOKS, annotate, to_line
from analysis.document import Document, InputError
from analysis.document.identity import id_from_stem
from analysis.document.sources import find_source
from analysis.lexicon import is_codebook_file, load_codebook
from analysis.run.building import building_place, new_folder, put_in_place
from analysis.run.cache import made_by_notebook, recall, result_key
from analysis.run.execute import Failure
from analysis.run.folders import notebooks_folder
from analysis.run.parameters import named_scorers
from analysis.run.worker import Step
from analysis.sentiment import is_lexicon_file

_GENERATOR = '<meta name="generator" content="Hearsay">'
_CONTENTS = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="generator" content="Hearsay">
<title>Reports · Hearsay</title>
<style>
  :root {{ --paper: #fbfaf8; --ink: #1c2430; --link: #0b5c8f }}
  @media (prefers-color-scheme: dark) {{ :root {{ --paper: #14181e; --ink: #e4e8ed; --link: #7cc0ee }} }}
  body {{ font: 1rem/1.6 system-ui, sans-serif; max-width: 40rem; margin: 3rem auto; padding: 0 1rem;
         background: var(--paper); color: var(--ink) }}
  a {{ color: var(--link) }}
</style>
</head><body><main><h1>Reports</h1><ul>{items}</ul></main></body></html>
"""


class Report(NamedTuple):
    """What became of one article: its folder, what failed on the way, and how much was remembered."""

    doc_id: str
    title: str
    folder: Path
    failures: list[Failure]
    answers: list[tuple[str, str]]
    n_notebooks: int
    n_remembered: int


def choose_notebooks(wanted: str = "") -> list[Path]:
    """Give the source notebooks of one article, or those whose names begin as ``wanted`` says.

    ``wanted`` lists beginnings parted by commas: ``01,02``. Raise ``InputError`` for one that
    meets no notebook.
    """
    notebooks = sorted(notebooks_folder().glob("0[0-9]-*.ipynb"))
    if not wanted.strip(", "):
        return notebooks
    chosen = []
    for start in (part.strip() for part in wanted.split(",") if part.strip()):
        met = [notebook for notebook in notebooks if notebook.stem.startswith(start) and start]
        if not met:
            names = ", ".join(notebook.stem for notebook in notebooks)
            raise InputError(f"no notebook {start!r}; there are {names}")
        chosen += met
    return sorted(set(chosen))


class Making:
    """Make the report of one article in ``place``, step by step: ``todo`` are the notebooks still to be run."""

    def __init__(
        self,
        doc: Document,
        out: Path,
        place: Path,
        parameters: Mapping[Path, Mapping[str, object]],
        *,
        cached: bool,
    ) -> None:
        self.doc = doc
        self.failures: list[Failure] = []
        self._out = out
        self._parameters = parameters
        self._build = new_folder(place, doc.doc_id)
        for name in ("notebooks", "tables", "figures"):
            (self._build / name).mkdir()
        _write_article(doc, self._build / "article.jsonl")
        self._given = {source: _carry_files(values, self._build) for source, values in parameters.items()}
        self.steps = [
            self._step(source, place / f"{doc.doc_id}.{source.stem}", cached=cached) for source in parameters
        ]
        self.todo = [step for step in self.steps if not (step.key and recall(step.key, step.folder))]
        self._n_remembered = len(self.steps) - len(self.todo)

    def _step(self, source: Path, folder: Path, *, cached: bool) -> Step:
        """Lay out what one notebook needs, in a folder of its own, so that what it makes can be told."""
        folder.mkdir()
        inputs = {path.name: path for path in self._build.iterdir() if path.is_file()}
        for name, path in inputs.items():
            shutil.copyfile(path, folder / name)
        given = {**self._given[source], "article": "../article.jsonl", "save_to": ".."}
        key = result_key(source, given, inputs) if cached else ""
        return Step(self.doc.doc_id, source, folder, given, key)

    def annotate(self) -> None:
        """Write the evidence of the article as it stands beside the notebooks."""
        values = self._parameters.values()
        named = {str(given["codebook"]) for given in values if "codebook" in given}
        books = [load_codebook(name) for name in sorted({*CODEBOOKS, *named})]
        given_all = {name: value for given in values for name, value in given.items()}
        options: dict[str, Any] = {
            name: given_all[name] for name in ("min_words", "indirect", "mode") if name in given_all
        }
        options["scorers"] = list(dict.fromkeys([*ANNOTATED_SCORERS, *named_scorers(values)]))
        line = to_line(annotate(self.doc, codebooks=books, **options)) + "\n"
        (self._build / "annotations.jsonl").write_text(line, encoding="utf-8", newline="\n")

    def finish(self) -> Report:
        """Put what the notebooks made together and the whole in its place.

        Where a notebook failed, the whole goes to ``<doc_id>.failed``, and what stood in
        ``<doc_id>`` stays as it was.
        """
        for step in self.steps:
            for path in made_by_notebook(step.folder):
                path.replace(self._build / path.relative_to(step.folder))
            shutil.rmtree(step.folder)
        name, failed = self.doc.doc_id, self._out / f"{self.doc.doc_id}.failed"
        title = self.doc.title or name
        counts = (len(self.steps), self._n_remembered)
        if self.failures:
            (self._build / "annotations.jsonl").unlink(missing_ok=True)
            put_in_place(self._build, failed)
            return Report(name, title, failed, sorted(self.failures), [], *counts)
        answers = _read_answers(self._build / "tables" / "answers.csv")
        put_in_place(self._build, self._out / name)
        shutil.rmtree(failed, ignore_errors=True)
        return Report(name, title, self._out / name, [], answers, *counts)


def _carry_files(values: Mapping[str, object], build: Path) -> dict[str, object]:
    """Copy the files that parameters name beside the results, so that a notebook runs again anywhere."""
    carried = dict(values)
    if is_codebook_file(str(values.get("codebook", ""))):
        # A codebook that does not name itself is named by its file.
        path = Path(str(values["codebook"]))
        carried["codebook"] = _carry(str(path), build, f"{id_from_stem(path.stem)}{path.suffix}")
    if is_lexicon_file(str(values.get("scorer", ""))):
        carried["scorer"] = _carry_lexicon(str(values["scorer"]), build)
    compared = values.get("compare")
    if isinstance(compared, list):
        carried["compare"] = [
            _carry_lexicon(str(name), build) if is_lexicon_file(str(name)) else name for name in compared
        ]
    return carried


def _carry_lexicon(given: str, build: Path) -> str:
    path = Path(given)
    return _carry(given, build, f"lexicon-{id_from_stem(path.stem)}{path.suffix}")


def _carry(given: str, build: Path, name: str) -> str:
    shutil.copyfile(find_source(given).path or "", build / name)
    return f"../{name}"


def _write_article(doc: Document, path: Path) -> None:
    """Write the article as the one row that the notebooks read: same id, same text."""
    about = ("title", "outlet", "author", "date", "url", "language")
    row = {
        "id": doc.doc_id,
        "text": doc.text,
        **{key: getattr(doc, key) for key in about if getattr(doc, key)},
    }
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")


def _read_answers(table: Path) -> list[tuple[str, str]]:
    """Read the answers that the page's notebook saved; none where it was not among those run."""
    import csv

    if not table.is_file():
        return []
    with table.open(encoding="utf-8", newline="") as lines:
        return [(row["question"], row["answer"]) for row in csv.DictReader(lines)]


def write_contents(out: Path) -> None:
    """Write ``out/index.html``, which lists the reports that stand there; leave a page that is not ours."""
    from analysis.markup import escape

    reports = sorted(page.parent for page in out.glob("*/index.html"))
    items = "".join(f'<li><a href="{escape(r.name)}/index.html">{escape(r.name)}</a></li>' for r in reports)
    page = _CONTENTS.format(items=items)
    index = out / "index.html"
    if index.exists() and _GENERATOR not in index.read_text(encoding="utf-8", errors="replace"):
        return  # somebody's own page
    with building_place(out) as place:
        building = new_folder(place, "contents") / index.name
        building.write_text(page, encoding="utf-8", newline="\n")
        building.replace(index)
