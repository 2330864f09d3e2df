"""The report of one article: what it is made of, its parts put together, and the list of all reports."""

import dataclasses
import shutil
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from analysis.annotations import ANNOTATED_SCORERS, CODEBOOKS, annotate, to_line
from analysis.document import Document, InputError, InputWarning
from analysis.lexicon import load_codebook
from analysis.run.building import new_folder, put_in_place
from analysis.run.cache import made_by_notebook, recall, result_key
from analysis.run.carrying import carry_files, write_article
from analysis.run.execute import Failure
from analysis.run.folders import notebooks_folder
from analysis.run.linking import link_pages
from analysis.run.manifest import write_manifest
from analysis.run.parameters import named_scorers
from analysis.run.rendering import pages_of
from analysis.run.standing import Needed, stands
from analysis.run.worker import Step


class Report(NamedTuple):
    """What became of one article: its folder, what failed on the way, and how much was made anew.

    ``n_run`` counts the notebooks that were run; the others were remembered, or the whole ``stood``
    already and was left as it was.
    """

    doc_id: str
    title: str
    folder: Path
    failures: list[Failure]
    answers: list[tuple[str, str]]
    n_run: int
    stood: bool = False


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
    """Make the report of one article in ``place``; ``todo`` are the notebooks that must be run."""

    def __init__(
        self,
        doc: Document,
        out: Path,
        place: Path,
        parameters: Mapping[Path, Mapping[str, object]],
        *,
        cached: bool,
        resume: bool = False,
    ) -> None:
        self.doc = doc
        self.failures: list[Failure] = []
        self._out = out
        self._parameters = parameters
        self._build = new_folder(place, doc.doc_id)
        write_article(doc, self._build / "article.jsonl")
        self._given = {source: carry_files(values, self._build) for source, values in parameters.items()}
        self.stands = self._stands(cached=cached, resume=resume)
        self.steps: list[Step] = []
        if not self.stands:
            for name in ("notebooks", "tables", "figures"):
                (self._build / name).mkdir()
            self.steps = [
                self._step(source, place / f"{doc.doc_id}.{source.stem}", cached=cached)
                for source in parameters
            ]
        self.todo = [step for step in self.steps if not (step.key and recall(step.key, step.folder))]

    @property
    def remembered(self) -> list[str]:
        """The notebooks that need not be run."""
        todo = {step.source for step in self.todo}
        return [source.stem for source in self._given if source not in todo]

    def _stands(self, *, cached: bool, resume: bool) -> bool:
        """Tell whether what is to be made stands in its place already, whole."""
        needed = [Needed.ALL] if cached else []
        needed += [Needed.ALL_BUT_INSTRUMENT] if resume else []
        inputs = {path.name: path for path in self._build.iterdir()}
        target, sources = self._out / self.doc.doc_id, {source.name: source for source in self._given}
        return any(stands(target, inputs, self._recorded(), sources, need) for need in needed)

    def _recorded(self) -> dict[str, dict[str, object]]:
        """Give the parameters of each notebook as a manifest has them."""
        return {source.name: dict(given) for source, given in self._given.items()}

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
        with warnings.catch_warnings():
            # What is to be noted of a codebook is said where it is checked, before anything runs.
            warnings.simplefilter("ignore", InputWarning)
            books = [load_codebook(name) for name in sorted({*CODEBOOKS, *named})]
        given_all = {name: value for given in values for name, value in given.items()}
        options: dict[str, Any] = {
            name: given_all[name] for name in ("min_words", "indirect", "mode") if name in given_all
        }
        options["scorers"] = list(dict.fromkeys([*ANNOTATED_SCORERS, *named_scorers(values)]))
        # A copy, with which goes what is cut from it, more than the text, which is held to the end.
        line = to_line(annotate(dataclasses.replace(self.doc), codebooks=books, **options)) + "\n"
        (self._build / "annotations.jsonl").write_text(line, encoding="utf-8", newline="\n")

    def finish(self) -> Report:
        """Put what the notebooks made together and the whole in its place.

        Where a notebook failed, the whole goes to ``<doc_id>.failed``, and what stood in
        ``<doc_id>`` stays as it was.
        """
        name, failed = self.doc.doc_id, self._out / f"{self.doc.doc_id}.failed"
        title, target = self.doc.title or name, self._out / name
        if self.stands:
            shutil.rmtree(self._build)
            return Report(name, title, target, [], read_answers(target), 0, stood=True)
        for step in self.steps:
            for path in made_by_notebook(step.folder):
                path.replace(self._build / path.relative_to(step.folder))
            shutil.rmtree(step.folder)
        link_pages(self._build, pages_of(self._given))
        if self.failures:
            (self._build / "annotations.jsonl").unlink(missing_ok=True)
            put_in_place(self._build, failed)
            return Report(name, title, failed, sorted(self.failures), [], len(self.todo))
        sources = {source.name: source for source in self._given}
        write_manifest(self._build, self.doc, self._recorded(), sources)
        put_in_place(self._build, target)
        shutil.rmtree(failed, ignore_errors=True)
        return Report(name, title, target, [], read_answers(target), len(self.todo))


def read_answers(report: Path) -> list[tuple[str, str]]:
    """Read the answers that the page's notebook saved; none where it was not among those run."""
    import csv

    table = report / "tables" / "answers.csv"
    if not table.is_file():
        return []
    with table.open(encoding="utf-8", newline="") as lines:
        return [(row["question"], row["answer"]) for row in csv.DictReader(lines)]
