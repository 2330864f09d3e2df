"""Reports: all notebooks of an article with their pages, cold, unchanged, partly changed, and of many.

Against what people would use: the commands ``papermill`` and ``jupyter nbconvert`` one after the other, and
their Python interfaces in one process, on the same notebooks and article. Those start a kernel a notebook, so
an article costs them the same however many there are: of many articles they run a few. Wall-clock time,
since processes run side by side; memory is that of all processes together, what they share counted once.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

_ROOT = Path(__file__).resolve().parents[1]
_NOTEBOOKS = sorted((_ROOT / "notebooks").glob("0*.ipynb"))
_ROUNDS = 3
_PEER_ROUNDS = 2
_MANY = 100
_PEER_MANY = 2
# A parameter of one notebook alone, and not its default.
_ONE_CHANGED = "word_window"
_PEER = """
import sys
from pathlib import Path
import nbformat, papermill
from nbconvert.exporters import HTMLExporter
article, out, *notebooks = sys.argv[1:]
for name in notebooks:
    copy = str(Path(out) / Path(name).name)
    papermill.execute_notebook(
        name, copy, {"article": article, "save_to": out}, progress_bar=False, cwd=out, kernel_name="python3"
    )
    body, _ = HTMLExporter().from_notebook_node(nbformat.read(copy, as_version=4))
    Path(copy).with_suffix(".html").write_text(body, encoding="utf-8")
"""
_IMPORTS = "import pandas, matplotlib.pyplot, analysis.run.warm"


def main(corpus: list[str]) -> None:
    """Print the time of a report each way, the ratios asked for, and the memory of many articles."""
    with tempfile.TemporaryDirectory(prefix="hearsay-bench-") as made:
        folder = Path(made)
        article = folder / "article.txt"
        article.write_text(corpus[0], encoding="utf-8")
        many = folder / "many.jsonl"
        rows = [{"id": f"a{k}", "text": text} for k, text in enumerate(corpus[:_MANY])]
        many.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        _one(article, folder)
        _many(many, len(rows), corpus, folder)


def _one(article: Path, folder: Path) -> None:
    n_words = len(article.read_text(encoding="utf-8").split())
    print(
        f"one article of {n_words:,} words, {len(_NOTEBOOKS)} notebooks;"
        f" seconds, the shortest of {_ROUNDS} rounds"
    )
    out = folder / "out"
    _run("report", article, "--out", out, cache=folder / "cache")  # compiled modules, fonts
    floor = _shortest(_ROUNDS, lambda: _python("-c", _IMPORTS))
    cold = _shortest(_ROUNDS, lambda: _run("report", article, "--out", _new(folder), "--no-cache"))
    fresh = _shortest(1, lambda: _run("report", article, "--out", _new(folder), "--no-cache", "--fresh"))
    same = _shortest(_ROUNDS, lambda: _run("report", article, "--out", out, cache=folder / "cache"))
    one = min(
        _timed(
            lambda k=k: _run(
                "report", article, "--out", out, "-p", f"{_ONE_CHANGED}={k}", cache=folder / "cache"
            )
        )
        for k in range(40, 40 + _ROUNDS)
    )
    watched = _watched_round(article, folder)
    interface = _shortest(_PEER_ROUNDS, lambda: _interface(article, _new(folder)))
    commands = _shortest(_PEER_ROUNDS, lambda: _commands(article, _new(folder)))
    print(f"  {'one interpreter with its imports':46}{floor:8.2f}")
    print(f"  {'report, cold':46}{cold:8.2f}")
    print(f"  {'report, a new kernel for each notebook':46}{fresh:8.2f}")
    print(
        f"  {'report, one notebook changed':46}{one:8.2f}  ({one / cold:.2f} of cold; at most 0.33 asked for)"
    )
    print(
        f"  {'report --watch, the same':46}{watched:8.2f}"
        f"  ({watched / cold:.2f} of cold; at most 0.33 asked for)"
    )
    print(f"  {'report, nothing changed':46}{same:8.2f}  (at most 1 asked for)")
    print(
        f"  {'papermill and nbconvert from Python':46}{interface:8.2f}"
        f"  (ours takes 1/{interface / cold:.1f}; 1/4 asked for)"
    )
    print(
        f"  {'papermill and jupyter nbconvert, commands':46}{commands:8.2f}"
        f"  (ours takes 1/{commands / cold:.1f}; 1/6 asked for)"
    )


def _watched_round(article: Path, folder: Path) -> float:
    """Give the seconds from a changed parameter until a run that watches has put the new report in place."""
    settings, out = folder / "settings.yaml", _new(folder)
    settings.write_text(f"{_ONE_CHANGED}: 50", encoding="utf-8")
    asked = ["report", str(article), "--parameters", str(settings), "--out", str(out), "--watch"]
    environment = {**_environment(), "HEARSAY_CACHE": str(folder / "watched-cache")}
    with subprocess.Popen(
        [sys.executable, "-m", "analysis", *asked],
        cwd=_ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as run:
        try:
            _wait_for_line(run, "watching")
            return min(_changed_round(run, settings, k) for k in range(51, 51 + _ROUNDS))
        finally:
            run.terminate()


def _changed_round(run: subprocess.Popen[str], settings: Path, value: int) -> float:
    begin = time.perf_counter()
    settings.write_text(f"{_ONE_CHANGED}: {value}", encoding="utf-8")
    _wait_for_line(run, "watching")
    return time.perf_counter() - begin


def _wait_for_line(run: subprocess.Popen[str], start: str) -> None:
    """Read what a run says until a line that starts so, which it says when the report stands."""
    said = run.stderr or ()
    lines = []
    for line in said:
        lines.append(line)
        if line.startswith("error"):
            break
        if line.startswith(start):
            return
    raise SystemExit(f"a watched run went wrong:\n{''.join(lines)}")


def _many(many: Path, n: int, corpus: Sequence[str], folder: Path) -> None:
    with _watched() as used:
        ours = _timed(lambda: _run("report", many, "--out", _new(folder), "--no-cache")) / n
    peers = []
    for text in corpus[:_PEER_MANY]:
        article = folder / "peer.txt"
        article.write_text(text, encoding="utf-8")
        peers.append(_timed(lambda article=article: _interface(article, _new(folder))))
    peer = sum(peers) / len(peers)
    print(f"{n} articles, {os.cpu_count()} processes; seconds an article")
    print(f"  {'report':46}{ours:8.2f}")
    print(
        f"  {'papermill and nbconvert from Python':46}{peer:8.2f}"
        f"  (ours is {peer / ours:.1f} times as fast; 20 asked for)"
    )
    quarters = [max(used[len(used) * k // 4 : len(used) * (k + 1) // 4] or [0]) / 1e9 for k in range(4)]
    print(
        f"  peak memory {max(used) / 1e9:.2f} GB (at most 1.2 asked for);"
        f" by quarter of the run {', '.join(f'{peak:.2f}' for peak in quarters)}"
    )


def _run(*arguments: object, cache: Path | None = None) -> None:
    """Call our command line."""
    _python("-m", "analysis", *map(str, arguments), HEARSAY_CACHE=str(cache or os.devnull))


def _interface(article: Path, out: Path) -> None:
    _python("-c", _PEER, str(article), str(out), *map(str, _NOTEBOOKS))


def _commands(article: Path, out: Path) -> None:
    for notebook in _NOTEBOOKS:
        copy = str(out / notebook.name)
        given = ["-p", "article", str(article), "-p", "save_to", str(out), "--cwd", str(out)]
        _python("-m", "papermill", str(notebook), copy, *given, "--no-progress-bar")
        _python("-m", "nbconvert", "--to", "html", copy)


def _python(*arguments: str, **environment: str) -> None:
    """Run Python as people do: with compiled modules kept."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=_ROOT,
        env={**_environment(), **environment},
        capture_output=True,
        check=False,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)[:200]} failed:\n{done.stderr}")


def _environment() -> dict[str, str]:
    given = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return given | {"PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def _new(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=folder))


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _shortest(rounds: int, work: Callable[[], object]) -> float:
    return min(_timed(work) for _ in range(rounds))


@contextmanager
def _watched() -> Iterator[list[int]]:
    """Note the bytes that all our child processes take together, again and again."""
    used: list[int] = []
    over = threading.Event()

    def watch() -> None:
        while not over.wait(0.5):
            used.append(_memory())

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield used
    finally:
        over.set()
        watcher.join()


def _memory() -> int:
    total = 0
    for process in psutil.Process().children(recursive=True):
        try:
            memory = process.memory_full_info()
            total += getattr(memory, "pss", memory.uss)
        except psutil.Error:
            continue  # it has ended meanwhile
    return total
