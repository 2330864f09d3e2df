"""``--watch``: what has changed is made again in kernels that are kept, and whatever goes wrong is told and waited out."""

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.run.faults.conftest import ROOT

WAITS = "watching for changes; Ctrl-C ends that"


class Watched:
    """A run that watches, what it has said so far, and what its reports hold."""

    def __init__(self, scene, *arguments):
        self.scene = scene
        self._said = scene.folder / "said"
        with self._said.open("w") as said:
            self.run = scene.start(*arguments, "--watch", "--jobs", "1", err=said)

    @property
    def said(self):
        return [line for line in self._said.read_text().splitlines() if not line.startswith("[")]

    def wait_for(self, what):
        self.scene.wait_for(what, self.run)

    def wait_until_told(self, *lines):
        """Wait until all that was said so far is, by the starts of the lines, this."""

        def told():
            said = self.said
            return len(said) == len(lines) and all(map(str.startswith, said, lines))

        try:
            self.wait_for(told)
        except AssertionError as error:
            raise AssertionError(self.said) from error

    def table(self, name, article="a"):
        path = self.scene.out / article / "tables" / f"{name}.csv"
        return path.read_text() if path.is_file() else None

    def end(self, status=0):
        self.wait_for(lambda: self.said and self.said[-1] == WAITS)
        self.run.send_signal(signal.SIGINT)
        done = self.scene.end(self.run)
        assert done.status == status, self.said
        assert self.said[-1] == WAITS
        assert self.scene.litter() == []
        self.scene.check_nobody_left()


def put(path, text):
    """Write a file as careful editors do, so that nobody sees it empty."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text)
    new.replace(path)


def saves(name, expression):
    return f"from pathlib import Path\nimport os, time\nPath(save_to, 'tables', {name!r}).write_text(str({expression}))"


def test_what_has_changed_is_made_again_in_the_same_kernel_and_nothing_else(scene):
    scene.notebook("01-one", saves("kernel.csv", "os.getpid()"))
    scene.notebook("02-two", saves("when.csv", "time.time_ns()"))
    article = scene.article("a")
    watched = Watched(scene, article)
    watched.wait_until_told(WAITS)
    kernel, when = watched.table("kernel"), watched.table("when")
    one = scene.notebooks / "01-one.ipynb"
    put(one, one.read_text().replace("os.getpid()", "-os.getpid()"))
    told = [WAITS, f"changed: {Path('notebooks', '01-one.ipynb')}", WAITS]
    watched.wait_until_told(*told)
    assert watched.table("kernel") == f"-{kernel}"
    assert watched.table("when") == when
    put(article, "Something else was said.")
    watched.wait_until_told(*told, "changed: a.txt", WAITS)
    assert watched.table("when") != when
    assert watched.table("kernel") == f"-{kernel}"
    watched.end()


def test_articles_and_notebooks_may_come_and_go(scene):
    scene.notebook("01-one")
    folder = scene.folder / "articles"
    folder.mkdir()
    scene.article("articles/a")
    watched = Watched(scene, folder)
    watched.wait_until_told(WAITS)
    put(folder / "b.txt", "Another article.")
    watched.wait_for(lambda: watched.table("01-one", "b"))
    (folder / "a.txt").unlink()
    scene.notebook("02-two")
    watched.wait_for(lambda: watched.table("02-two", "b"))
    assert watched.table("02-two", "a") is None
    watched.end()


def test_a_fault_is_told_and_waited_out(scene):
    scene.notebook("01-one")
    settings, article = scene.folder / "settings.yaml", scene.article("a")
    settings.write_text("{}")
    watched = Watched(scene, article, "--parameters", settings)
    watched.wait_until_told(WAITS)
    before = watched.table("01-one")
    told = [WAITS]
    for path, text, fault in (
        (settings, "colour: blue", "error: no notebook has a parameter 'colour'"),
        (settings, "{}", WAITS),
        (article, "   ", f"error: {article}: the article holds only white space"),
    ):
        put(path, text)
        told += [f"changed: {path.name}", fault]
        watched.wait_until_told(*told)
    one = scene.notebooks / "01-one.ipynb"
    put(one, one.read_text().replace("from pathlib", "1 / 0\\nfrom pathlib"))
    put(article, "An article of another length.")
    watched.wait_for((scene.out / "a.failed").is_dir)
    assert watched.table("01-one") == before
    put(one, one.read_text().replace("1 / 0", "1 / 1"))
    watched.wait_for(lambda: watched.table("01-one") not in (None, before))
    watched.end()
    assert not (scene.out / "a.failed").exists()
    assert any("ZeroDivisionError" in line for line in watched.said)


def test_its_status_tells_that_the_last_report_failed(scene):
    scene.notebook("01-one", "1 / 0")
    watched = Watched(scene, scene.article("a"))
    watched.wait_for(lambda: watched.said and watched.said[-1] == WAITS)
    watched.end(status=1)


def test_a_kernel_that_died_and_a_folder_that_was_removed_are_made_anew(scene):
    scene.notebook("01-one", saves("kernel.csv", "os.getpid()"))
    article = scene.article("a")
    watched = Watched(scene, article)
    watched.wait_until_told(WAITS)
    first = watched.table("kernel")
    os.kill(int(first), signal.SIGKILL)
    put(article, "One.")
    told = [WAITS, "changed: a.txt", WAITS]
    watched.wait_until_told(*told)
    assert watched.table("kernel") not in (None, first)
    shutil.rmtree(scene.out)
    put(article, "One. Two.")
    told += ["changed: a.txt", "error: outputs: was removed while reports were made there", WAITS]
    watched.wait_until_told(*told)
    put(article, "One. Two. Three.")
    watched.wait_until_told(*told, "changed: a.txt", WAITS)
    assert watched.table("kernel")
    watched.end()


def test_a_package_that_has_changed_starts_the_command_anew(scene):
    project = scene.folder / "project"
    project.mkdir()
    for name in ("analysis", "CITATION.cff", "requirements.lock", "pyproject.toml"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, project / name, ignore=shutil.ignore_patterns("learning"))
        else:
            shutil.copy(ROOT / name, project / name)
    scene.notebook("01-one", saves("said.csv", "__import__('analysis.document').document.__doc__"))
    scene.notebooks.rename(project / "notebooks")
    run = subprocess.Popen(
        [sys.executable, "-m", "analysis", "report", scene.article("a"), "--out", scene.out, "--watch", "--jobs", "1"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project), "HEARSAY_CACHE": str(scene.cache)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    scene.runs.append(run)
    said = scene.out / "a" / "tables" / "said.csv"
    scene.wait_for(said.is_file, run)
    module = project / "analysis" / "document" / "__init__.py"
    module.write_text('"""Another package."""\n' + module.read_text().partition('"""\n')[2])
    scene.wait_for(lambda: said.read_text() == "Another package.", run)
    assert run.poll() is None
    run.send_signal(signal.SIGINT)
    done = scene.end(run)
    assert done.status == 0, done.err
    assert scene.litter() == []
    scene.check_nobody_left()
    manifest = json.loads((scene.out / "a" / "ro-crate-metadata.json").read_text())
    assert manifest["@graph"]


@pytest.mark.parametrize("arguments", [("-",), ("a.txt", "--check", "stored", "--update")])
def test_what_cannot_be_watched_is_refused(scene, arguments):
    scene.notebook("01-one")
    scene.article("a")
    done = scene.report(*arguments, "--watch")
    assert (done.status, done.said) == (
        2,
        ["error: --watch goes neither with --update nor with standard input"],
    )
