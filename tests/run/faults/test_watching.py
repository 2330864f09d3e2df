"""``--watch``: what has changed is made again in kernels that are kept, and whatever goes wrong is told and waited out."""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time

import psutil
import pytest

from tests.run.faults.conftest import ROOT

WAITS = "watching for changes; Ctrl-C ends that"


class Watched:
    """A run that watches, what it has said so far, and what its reports hold."""

    def __init__(self, scene, *arguments):
        self.scene, self.told = scene, [WAITS]
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

    def tell(self, path, text, *lines):
        """Change a file, and wait until it was told with what came of it."""
        self.told = [*self.told, f"changed: {os.path.relpath(path, self.scene.folder)}", *lines, WAITS]
        put(path, text)
        self.wait_until_told(*self.told)

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
    article, one = scene.article("a"), scene.notebooks / "01-one.ipynb"
    watched = Watched(scene, article)
    watched.wait_until_told(WAITS)
    kernel, when = watched.table("kernel"), watched.table("when")
    watched.tell(one, one.read_text().replace("os.getpid()", "-os.getpid()"))
    assert watched.table("kernel") == f"-{kernel}"
    assert watched.table("when") == when
    watched.tell(article, "Something else was said.")
    assert watched.table("when") != when
    assert watched.table("kernel") == f"-{kernel}"
    watched.end()


def test_changes_that_come_meanwhile_are_one(scene):
    scene.notebook("01-one", "import time\ntime.sleep(1)")
    article = scene.article("a")
    watched = Watched(scene, article)
    watched.wait_until_told(WAITS)
    for n in range(40):
        put(article, "Yes. " * n)
        time.sleep(0.05)
    watched.wait_for(lambda: watched.table("01-one") == f"words\n{len(scene.holds('a')['article.jsonl'])}")
    watched.wait_for(lambda: '"' + "Yes. " * 39 in scene.holds("a")["article.jsonl"].decode())
    watched.end()
    assert watched.said.count(WAITS) <= 5


def test_articles_notebooks_and_folders_may_come_and_go(scene):
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
    shutil.rmtree(folder)
    watched.wait_for(lambda: any("no such file" in line for line in watched.said))
    folder.mkdir()
    put(folder / "c.txt", "A third one.")
    watched.wait_for(lambda: watched.table("02-two", "c"))
    put(folder / "c.txt", "A third one, longer.")
    watched.wait_for(lambda: "longer" in scene.holds("c")["article.jsonl"].decode())
    watched.end()


def test_an_article_of_the_project_is_watched_where_it_lies(scene):
    scene.notebook("01-one")
    watched = Watched(scene, "seeds/harbour.txt")
    watched.wait_until_told(WAITS)
    watched.end()


def test_a_fault_is_told_and_waited_out(scene):
    scene.notebook("01-one")
    settings, article = scene.folder / "settings.yaml", scene.article("a")
    codebook, one = scene.folder / "mine.yaml", scene.notebooks / "01-one.ipynb"
    settings.write_text("{}")
    sound = one.read_text().replace('save_to: str = \\"\\"', 'save_to: str = \\"\\"\\ncodebook: str = \\"\\"')
    one.write_text(sound)
    watched = Watched(scene, article, "--parameters", settings)
    watched.wait_until_told(WAITS)
    before = watched.table("01-one")
    watched.tell(settings, "colour: blue", "error: no notebook has a parameter 'colour'")
    codebook.write_text("categories: 7")
    watched.tell(settings, f"codebook: {codebook}", f"error: {codebook}")
    # What was at fault is watched, though nothing could be made of it.
    watched.tell(codebook, "economy: [tax, harbour]")
    watched.tell(article, "   ", f"error: {article}: the article holds only white space")
    watched.tell(one, sound[:90], "error: 01-one.ipynb: the file is no notebook")
    watched.tell(
        one, sound.replace('codebook: str = \\"\\"', "codebook: str = ("), "error: 01-one.ipynb: cannot read"
    )
    watched.tell(one, sound, f"error: {article}: the article holds only white space")
    watched.end(status=1)
    assert watched.table("01-one") == before


def test_a_notebook_that_fails_leaves_the_old_report_until_it_is_mended(scene):
    scene.notebook("01-one")
    article, one = scene.article("a"), scene.notebooks / "01-one.ipynb"
    watched = Watched(scene, article)
    watched.wait_until_told(WAITS)
    before = watched.table("01-one")
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
    watched.tell(article, "One.")
    assert watched.table("kernel") not in (None, first)
    shutil.rmtree(scene.out)
    watched.tell(article, "One. Two.")
    assert watched.table("kernel")
    watched.end()


def test_it_ends_when_nobody_reads_its_answers(scene):
    scene.notebook("01-one")
    article = scene.article("a")
    watched = Watched(scene, article)
    watched.wait_until_told(WAITS)
    watched.run.stdout.close()
    put(article, "Another one.")
    assert watched.run.wait(timeout=30) == 0
    assert watched.said == [WAITS, "changed: a.txt"]
    assert scene.litter() == []
    scene.check_nobody_left()


@pytest.fixture
def project(scene):
    """Copy the project, with one notebook that saves what the package says of itself."""
    made = scene.folder / "project"
    made.mkdir()
    for name in ("analysis", "CITATION.cff", "requirements.lock", "pyproject.toml"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, made / name, ignore=shutil.ignore_patterns("learning"))
        else:
            shutil.copy(ROOT / name, made / name)
    scene.notebook("01-one", saves("said.csv", "__import__('analysis.document').document.__doc__"))
    scene.notebooks.rename(made / "notebooks")
    return made


def command(scene, project, *arguments, err=subprocess.PIPE):
    """Begin the command of a copied project."""
    run = subprocess.Popen(
        [sys.executable, "-m", "analysis", "report", *map(str, arguments), "--out", scene.out, "--jobs", "1"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project), "HEARSAY_CACHE": str(scene.cache)},
        stdout=subprocess.PIPE, stderr=err, text=True, start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )  # fmt: skip
    scene.runs.append(run)
    return run


def test_a_package_that_has_changed_starts_the_command_anew(scene, project):
    said_to = scene.folder / "said"
    with said_to.open("w") as file:
        run = command(scene, project, scene.article("a"), "--watch", err=file)
    module = project / "analysis" / "document" / "__init__.py"
    rest = module.read_text().partition('"""\n')[2]
    table = scene.out / "a" / "tables" / "said.csv"
    scene.wait_for(lambda: WAITS in said_to.read_text(), run)
    put(module, f'"""Broken."""\n{rest}\ndef (')
    scene.wait_for(lambda: "error: the package cannot be loaded: SyntaxError" in said_to.read_text(), run)
    put(module, f'"""Mended."""\n{rest}')
    scene.wait_for(lambda: table.read_text() == "Mended.", run)
    # Saved again and again while it starts: the last one counts.
    for n in range(12):
        put(module, f'"""Saved {n}."""\n{rest}')
        time.sleep(0.1)
    scene.wait_for(lambda: table.read_text() == "Saved 11.", run)
    manifest = json.loads((scene.out / "a" / "ro-crate-metadata.json").read_text())
    assert hashlib.sha256(module.read_bytes()).hexdigest() in json.dumps(manifest)
    scene.wait_for(lambda: said_to.read_text().endswith(f"{WAITS}\n"), run)
    assert not [
        child for child in psutil.Process(run.pid).children() if child.status() == psutil.STATUS_ZOMBIE
    ]
    run.send_signal(signal.SIGINT)
    assert run.wait(timeout=30) == 0, said_to.read_text()
    assert scene.litter() == []
    scene.check_nobody_left()


def test_what_was_made_while_the_package_was_saved_is_not_remembered(scene, project):
    article = scene.article("a")
    one = project / "notebooks" / "01-one.ipynb"
    module = project / "analysis" / "document" / "__init__.py"
    one.write_text(one.read_text().replace("import os, time", f"import os, time\\nos.utime({str(module)!r})"))
    for _ in range(2):
        done = scene.end(command(scene, project, article))
        assert done.status == 0, done.err
        assert done.err == "[1/1] a 01-one\n"
        shutil.rmtree(scene.out / "a")


@pytest.mark.parametrize(
    "arguments", [("-",), ("a.txt", "--check", "stored", "--update"), ("a.txt", "--resume")]
)
def test_what_cannot_be_watched_is_refused(scene, arguments):
    scene.notebook("01-one")
    scene.article("a")
    done = scene.report(*arguments, "--watch")
    assert (done.status, done.said) == (
        2,
        ["error: --watch goes with neither --update nor --resume, nor with standard input"],
    )
