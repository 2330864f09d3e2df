"""The report of one article: its notebooks run, rendered and put in place whole."""

import json
import multiprocessing
import os
import shutil
import signal
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from analysis.annotations import ANNOTATED_SCORERS, CODEBOOKS, annotate, to_line
from analysis.document import Document, InputError
from analysis.document.identity import id_from_stem
from analysis.document.sources import find_source
from analysis.lexicon import is_codebook_file, load_codebook
from analysis.run.execute import Failure, execute_notebook
from analysis.run.folders import built_beside, notebooks_folder, put_in_place
from analysis.run.parameters import named_scorers
from analysis.run.rendering import render_page
from analysis.sentiment import is_lexicon_file

# The notebook that becomes the page.
PAGE = "09-report"
PAGES = {PAGE: "index"}


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
    """What became of one article: its folder, and what failed on the way."""

    doc_id: str
    folder: Path
    failures: list[Failure]
    answers: list[tuple[str, str]]


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


@contextmanager
def workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Give processes that run notebooks: papermill changes directory, which threads cannot share."""
    # Set order and string hashes must not differ between kernels, which inherit this.
    before = os.environ.get("PYTHONHASHSEED")
    os.environ["PYTHONHASHSEED"] = "0"
    # Debugger files of a frozen interpreter only warn.
    os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_prepare_worker)
    try:
        yield pool
    except BaseException:
        # Whoever breaks off does not want to wait for the cells that run.
        for worker in multiprocessing.active_children():
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        if before is None:
            del os.environ["PYTHONHASHSEED"]
        else:
            os.environ["PYTHONHASHSEED"] = before


def _prepare_worker() -> None:
    """Leave Ctrl-C to the parent process, and end when that ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def make_report(
    doc: Document,
    out: Path,
    parameters: Mapping[Path, Mapping[str, object]],
    pool: ProcessPoolExecutor,
    *,
    timeout: float,
    tell: Callable[[str], None],
) -> Report:
    """Run the notebooks of ``parameters`` on one article and put the results in ``out/<doc_id>``.

    Everything is built beside its place and renamed into it at the end. Where a cell fails, the
    notebooks go to ``out/<doc_id>.failed`` and what stood in ``out/<doc_id>`` stays as it was.
    ``tell`` is called with each notebook's name when it is done.
    """
    target = out / doc.doc_id
    failed = out / f"{doc.doc_id}.failed"
    with built_beside(target) as build:
        for folder in ("notebooks", "tables", "figures"):
            (build / folder).mkdir()
        _write_article(doc, build / "article.jsonl")
        running: dict[Future[Failure | None], Path] = {}
        for source, values in parameters.items():
            given = {**_carry_files(values, build), "article": "../article.jsonl", "save_to": ".."}
            copy = build / "notebooks" / source.name
            running[pool.submit(_run_and_render, source, copy, given, timeout, doc.doc_id)] = source
        failures = []
        for done in as_completed(running):
            try:
                failure = done.result()
            except BrokenProcessPool:
                reason = "a worker process was killed, perhaps for want of memory; try again with --jobs 1"
                raise ChildProcessError(reason) from None
            failures += [failure] if failure else []
            tell(f"{doc.doc_id} {running[done].stem}{' FAILED' if failure else ''}")
        if failures:
            put_in_place(build, failed)
            return Report(doc.doc_id, failed, sorted(failures), [])
        named = {str(values["codebook"]) for values in parameters.values() if "codebook" in values}
        books = [load_codebook(name) for name in sorted({*CODEBOOKS, *named})]
        given_all = {name: value for values in parameters.values() for name, value in values.items()}
        options: dict[str, Any] = {
            name: given_all[name] for name in ("min_words", "indirect", "mode") if name in given_all
        }
        options["scorers"] = list(dict.fromkeys([*ANNOTATED_SCORERS, *named_scorers(parameters.values())]))
        annotation = annotate(doc, codebooks=books, **options)
        (build / "annotations.jsonl").write_text(to_line(annotation) + "\n", encoding="utf-8", newline="\n")
        answers = _read_answers(build / "tables" / "answers.csv")
        put_in_place(build, target)
    shutil.rmtree(failed, ignore_errors=True)
    return Report(doc.doc_id, target, [], answers)


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


def _run_and_render(
    source: Path, copy: Path, parameters: dict[str, object], timeout: float, doc_id: str
) -> Failure | None:
    """Run one notebook and make its page; done in a worker process."""
    # nbformat warns of cells without ids, which ours all have; papermill's own copy is brief.
    warnings.simplefilter("ignore")
    log = copy.with_suffix(".log")
    with _stderr_into(log):
        failure = execute_notebook(source, copy, parameters, timeout)
    if failure is None:
        log.unlink()
    if copy.is_file():
        name = PAGES.get(copy.stem, copy.stem)
        render_page(copy, copy.parent.parent / f"{name}.html", f"{_title(source)} · {doc_id} · Hearsay")
    return failure


@contextmanager
def _stderr_into(log: Path) -> Iterator[None]:
    """Send what this process and its kernel write to standard error into a file beside the notebook."""
    kept = os.dup(2)
    with log.open("wb") as file:
        os.dup2(file.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _title(notebook: Path) -> str:
    """Give the first heading of a notebook."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        for line in "".join(cell["source"]).splitlines():
            if cell["cell_type"] == "markdown" and line.startswith("# "):
                return line[2:].strip()
    return notebook.stem


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
    building = out / f".index-{os.getpid()}.html"
    building.write_text(page, encoding="utf-8", newline="\n")
    building.replace(index)
