"""A run of small notebooks that go wrong on purpose, and what must hold whatever went wrong."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import nbformat
import psutil
import pytest

ROOT = Path(__file__).resolve().parents[3]
DRIVER = Path(__file__).with_name("odd_notebooks.py")
FORK_SERVER = "analysis.run.kernel.forkserver"
PARAMETERS = 'article: str = ""\nsave_to: str = ""'
SAVE = """from pathlib import Path
Path(save_to, "tables", "{name}.csv").write_text("words\\n" + str(len(Path(article).read_text())))"""


class Done(NamedTuple):
    """How a run ended."""

    status: int
    out: str
    err: str

    @property
    def said(self):
        """What was said besides the progress."""
        return [line for line in self.err.splitlines() if not line.startswith("[")]


class Scene:
    """A folder of notebooks, one of articles, one of reports, and the runs that work there."""

    def __init__(self, folder):
        self.folder, self.out = folder, folder / "outputs"
        self.notebooks, self.cache = folder / "notebooks", folder / "cache"
        self.out.mkdir()
        self.notebooks.mkdir()
        self.runs = []

    def notebook(self, name, *cells):
        """Write a notebook that runs ``cells`` after its parameters and then saves a table."""
        sources = [*cells, SAVE.format(name=name)]
        book = nbformat.v4.new_notebook(
            cells=[
                nbformat.v4.new_markdown_cell(f"# {name}"),
                nbformat.v4.new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]}),
                *map(nbformat.v4.new_code_cell, sources),
            ],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        )
        nbformat.write(book, self.notebooks / f"{name}.ipynb")

    def article(self, name, text="The minister said that it was fine."):
        """Write an article."""
        path = self.folder / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        return path

    def old_report(self, name, out=None):
        """Put a report of yesterday there, and give what it holds."""
        folder = (out or self.out) / name
        for part in ("notebooks", "tables", "figures"):
            (folder / part).mkdir(parents=True)
        (folder / "article.jsonl").write_text("{}\n")
        (folder / "index.html").write_text("the report of yesterday")
        (folder / "tables" / "tone.csv").write_text("words\n7\n")
        return self.holds(name, out)

    def holds(self, name, out=None):
        """Give every file of a report by its bytes."""
        folder = (out or self.out) / name
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }

    def start(self, *arguments, out=None, ignored=(), err=subprocess.PIPE):
        """Begin a run, in a session of its own as a terminal gives it one; ``ignored`` are signals."""

        def listen():
            # Whatever the shell of the tests ignores.
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN if number in ignored else signal.SIG_DFL)

        run = subprocess.Popen(
            [sys.executable, DRIVER, "report", *map(str, arguments), "--out", out or self.out],
            cwd=self.folder,
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "ODD_NOTEBOOKS": str(self.notebooks),
                "HEARSAY_CACHE": str(self.cache),
            },
            stdout=subprocess.PIPE,
            stderr=err,
            text=True,
            encoding="utf-8",
            start_new_session=True,
            preexec_fn=listen,
        )
        self.runs.append(run)
        return run

    def end(self, run, within=60):
        """Wait until a run ends of itself."""
        out, err = run.communicate(timeout=within)
        return Done(run.returncode, out, err)

    def report(self, *arguments, out=None):
        """Run to the end."""
        return self.end(self.start(*arguments, out=out))

    def processes(self):
        """List the processes that began with a run here: they all have its environment."""
        found = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                ours = process.environ().get("HEARSAY_CACHE") == str(self.cache)
                if ours and process.status() != psutil.STATUS_ZOMBIE:
                    found.append(process)
        return found

    def kernels(self):
        """List the kernels of a run: those forked have the command of the process they are forked from."""
        ours = {process.pid: process for process in self.processes()}
        servers = {pid for pid, process in ours.items() if FORK_SERVER in process.cmdline()}
        return [
            process
            for process in ours.values()
            if "ipykernel_launcher" in process.cmdline() or process.ppid() in servers
        ]

    def litter(self, out=None):
        """List what lies among the reports and is none."""
        return sorted(path.name for path in (out or self.out).glob(".*"))

    def wait_for(self, what, run=None, within=30.0):
        """Wait until ``what()`` gives something, and give that."""
        end = time.monotonic() + within
        while not (found := what()):
            assert run is None or run.poll() is None, run.communicate()
            assert time.monotonic() < end, "nothing came"
            time.sleep(0.02)
        return found

    def check_nobody_left(self, within=5.0):
        """Check that no process of a run is there any more."""
        end = time.monotonic() + within
        while (left := self.processes()) and time.monotonic() < end:
            time.sleep(0.05)
        assert [process.cmdline() for process in left] == []


@pytest.fixture
def scene(tmp_path):
    """Give a scene, and leave no process of it whatever the test found."""
    if sys.platform == "win32":
        pytest.skip("signals and process groups are those of POSIX")
    made = Scene(tmp_path)
    yield made
    for process in made.processes():
        with contextlib.suppress(psutil.Error):
            process.kill()
    for run in made.runs:
        with contextlib.suppress(subprocess.TimeoutExpired):
            run.communicate(timeout=10)


@pytest.fixture
def small_disk(tmp_path):
    """Give a function that mounts a small file system; skip where that is not permitted."""
    mounted = []

    def mount(name, options):
        place = tmp_path / name
        place.mkdir(exist_ok=True)
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", place],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        if done.returncode != 0:
            pytest.skip(f"mounting is not permitted: {done.stderr.strip()}")
        mounted.append(place)
        return place

    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting takes the superuser of Linux")
    yield mount
    for place in reversed(mounted):
        subprocess.run(["umount", "-l", place], check=False)
