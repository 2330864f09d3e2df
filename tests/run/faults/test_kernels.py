"""Kernels and workers that die, hang or want too much: that article fails with a message, the others do not."""

import json
import sys

import pytest

KILL_ITSELF = "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)"
KILL_PARENT = "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)"
# Where kernels are forked, a worker is not their parent; but they write to its file.
KILL_WORKER = r"""import os, re, signal
said_to = os.readlink("/proc/self/fd/2") if os.path.exists("/proc/self/fd/2") else ""
worker = re.search(r"worker-(\d+)\.log", said_to)
os.kill(int(worker[1]) if worker else os.getppid(), signal.SIGKILL)"""


def only_for(article, code):
    """Write a cell that does ``code`` for one article."""
    lines = "\n".join(f"    {line}" for line in code.splitlines())
    return f"from pathlib import Path\nif {article!r} in Path(article).read_text():\n{lines}"


def test_small_notebooks_make_reports(scene):
    scene.notebook("01-one", "1 + 1")
    scene.notebook("09-report")
    done = scene.report(scene.article("a"), scene.article("b"), "--jobs", "2")
    assert done.status == 0, done.err
    assert done.said == []
    assert (scene.out / "a" / "index.html").is_file()
    assert (scene.out / "b" / "tables" / "01-one.csv").is_file()
    assert scene.litter() == []
    scene.check_nobody_left()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (KILL_ITSELF, "the kernel died, killed or for want of memory"),
        (
            "import resource\nresource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))\nx = bytearray(1 << 32)",
            "MemoryError",
        ),
        ("import os\nos._exit(0)", "the kernel died, killed or for want of memory"),
    ],
    ids=["killed", "memory", "exit"],
)
def test_a_kernel_that_ends_fails_its_article_alone(scene, code, said):
    scene.notebook("01-one", only_for("BAD", code))
    old = scene.old_report("a")
    bad, good = scene.article("a", "This is BAD."), scene.article("b")
    done = scene.report(bad, good, "--keep-going", "--jobs", "1")
    assert done.status == 1
    assert done.said[0].startswith("01-one.ipynb failed on a; see it with its error in ")
    assert done.said[1].startswith("  cell 4: from pathlib import Path")
    assert done.said[2].strip().startswith(said)
    assert len(done.said) == 3
    assert scene.holds("a") == old
    assert (scene.out / "b" / "tables" / "01-one.csv").is_file()
    assert (scene.out / "a.failed" / "notebooks" / "01-one.ipynb").is_file()
    assert scene.litter() == []
    scene.check_nobody_left()


def test_a_cell_without_end_ends_with_what_it_started(scene):
    scene.notebook("01-one", "import subprocess, time\nsubprocess.Popen(['sleep', '600'])\ntime.sleep(600)")
    old = scene.old_report("a")
    done = scene.report(scene.article("a"), "--timeout", "1")
    assert done.status == 1
    assert done.said[1:] == [
        "  cell 4: import subprocess, time",
        "  a cell ran for more than 1 seconds",
    ]
    assert scene.holds("a") == old
    scene.check_nobody_left()


def test_a_kernel_that_is_killed_leaves_nothing_that_it_started(scene):
    scene.notebook("01-one", "import subprocess\nsubprocess.Popen(['sleep', '600'])", KILL_ITSELF)
    done = scene.report(scene.article("a"))
    assert done.status == 1
    assert "the kernel died" in done.err
    scene.check_nobody_left()


def test_a_worker_that_is_killed_once_costs_nothing(scene):
    mark = scene.folder / "mark"
    once = (
        f"from pathlib import Path\nif not Path({str(mark)!r}).exists():\n    Path({str(mark)!r}).touch()\n"
    )
    scene.notebook("01-one", once + "".join(f"    {line}\n" for line in KILL_WORKER.splitlines()))
    scene.notebook("02-two", "1 + 1")
    done = scene.report(scene.article("a"), scene.article("b"), "--jobs", "2")
    assert done.status == 0, done.err
    assert done.said == []
    assert {path.name for path in (scene.out / "b" / "tables").iterdir()} == {"01-one.csv", "02-two.csv"}
    assert scene.litter() == []
    scene.check_nobody_left()


def test_a_worker_that_is_killed_each_time_fails_one_article(scene):
    scene.notebook("01-one", only_for("BAD", KILL_WORKER))
    scene.notebook("02-two", "1 + 1")
    old = scene.old_report("b")
    articles = [scene.article("a"), scene.article("b", "This is BAD."), scene.article("c")]
    done = scene.report(*articles, "--keep-going", "--jobs", "1")
    assert done.status == 1
    assert done.said == [
        "01-one.ipynb failed on b; see it with its error in outputs/b.failed",
        "  a worker process was killed, perhaps for want of memory; try again with --jobs 1",
    ]
    assert scene.holds("b") == old
    for name in ("a", "c"):
        assert len(list((scene.out / name / "tables").iterdir())) == 2
    assert scene.litter() == []
    scene.check_nobody_left()


def test_a_failing_cell_is_named_leaves_the_old_report_and_a_copy_with_the_cells_that_ran(scene):
    scene.notebook("01-one", "print('before')", "1 / 0", "print('after')")
    old = scene.old_report("a")
    done = scene.report(scene.article("a"))
    assert done.status == 1
    assert done.said[0].startswith("01-one.ipynb failed on a; see it with its error in ")
    assert done.said[1:] == ["  cell 5: 1 / 0", "  ZeroDivisionError: division by zero"]
    assert scene.holds("a") == old
    copy = json.loads((scene.out / "a.failed" / "notebooks" / "01-one.ipynb").read_text())
    shown = [
        output.get("text", output.get("ename"))
        for cell in copy["cells"]
        for output in cell.get("outputs", [])
    ]
    assert shown == [["before\n"], "ZeroDivisionError"]


@pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux alone")
def test_without_the_process_they_are_forked_from_kernels_start_by_themselves(scene):
    scene.notebook("01-one", only_for("BAD", f"{KILL_PARENT}\nimport time\ntime.sleep(30)"))
    scene.notebook("02-two", "1 + 1")
    articles = [scene.article("a", "This is BAD."), scene.article("b"), scene.article("c")]
    done = scene.report(*articles, "--keep-going", "--jobs", "1")
    assert done.status == 1
    assert "the kernel died" in done.err
    assert not (scene.out / "a").exists()
    assert {path.name for path in (scene.out / "c" / "tables").iterdir()} == {"01-one.csv", "02-two.csv"}
    assert scene.litter() == []
    scene.check_nobody_left()
