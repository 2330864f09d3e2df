"""Ended from outside, a run leaves the old report, no process and no litter, and says one thing."""

import os
import signal
import time

import pytest

SAID = "broken off; what was finished stands, and the rest as it was before"


@pytest.fixture
def waiting(scene):
    """Give a scene with an old report and a notebook whose first run waits; ``begun`` is there when it does."""
    scene.begun = scene.folder / "begun"
    scene.notebook(
        "01-one",
        "import subprocess, time\nfrom pathlib import Path\n"
        f"begun = Path({str(scene.begun)!r})\n"
        "if not begun.exists():\n"
        "    child = subprocess.Popen(['sleep', '600'])\n    begun.touch()\n    time.sleep(600)",
    )
    # This one waits as long as ``held`` is there, so that nothing is done before a run is broken off.
    scene.held = scene.folder / "held"
    scene.held.touch()
    scene.notebook(
        "02-two",
        f"import time\nfrom pathlib import Path\nwhile Path({str(scene.held)!r}).exists():\n    time.sleep(0.05)",
    )
    scene.before = scene.old_report("a")
    return scene


def test_a_run_that_is_killed_leaves_no_process_and_the_next_clears_up(waiting):
    run = waiting.start(waiting.article("a"), "--jobs", "2")
    waiting.wait_for(waiting.begun.exists, run)
    run.kill()
    done = waiting.end(run)
    assert (done.status, done.said) == (-signal.SIGKILL, [])
    waiting.check_nobody_left()
    assert waiting.holds("a") == waiting.before
    (left,) = waiting.litter()
    assert left.startswith(".building-")
    waiting.held.unlink()
    again = waiting.report(waiting.article("a"))
    assert again.status == 0, again.err
    assert waiting.litter() == []
    assert "01-one.html" in waiting.holds("a")
    waiting.check_nobody_left()


@pytest.mark.parametrize(
    ("name", "to_all"),
    [("SIGINT", True), ("SIGINT", False), ("SIGTERM", False), ("SIGTERM", True), ("SIGHUP", True)],
)
def test_breaking_off_clears_everything_away(waiting, name, to_all):
    run = waiting.start(waiting.article("a"), "--jobs", "2")
    waiting.wait_for(waiting.begun.exists, run)
    # A terminal sends its signals to every process that was started there; ``kill`` to one.
    (os.killpg if to_all else os.kill)(run.pid, getattr(signal, name))
    done = waiting.end(run)
    assert (done.status, done.err[-3000:]) == (130, f"{SAID}\n")
    assert waiting.litter() == []
    assert waiting.holds("a") == waiting.before
    waiting.check_nobody_left()


def test_breaking_off_again_and_again_does_not_break_off_the_clearing_away(waiting):
    run = waiting.start(waiting.article("a"))
    waiting.wait_for(waiting.begun.exists, run)
    while run.poll() is None:
        run.send_signal(signal.SIGINT)
        time.sleep(0.01)
    done = waiting.end(run)
    assert (done.status, done.err[-3000:]) == (130, f"{SAID}\n")
    assert waiting.litter() == []
    assert waiting.holds("a") == waiting.before
    waiting.check_nobody_left()


@pytest.mark.parametrize("later", [0.0, 0.1, 0.4, 1.0])
def test_breaking_off_while_the_processes_start_is_as_quiet(waiting, later):
    run = waiting.start(waiting.article("a"), "--jobs", "2")
    waiting.wait_for(waiting.litter, run)
    time.sleep(later)
    os.killpg(run.pid, signal.SIGINT)
    done = waiting.end(run)
    assert (done.status, done.err[-3000:]) == (130, f"{SAID}\n")
    assert waiting.litter() == []
    assert waiting.holds("a") == waiting.before
    waiting.check_nobody_left()


def test_with_nohup_a_terminal_that_closes_ends_nothing(waiting):
    waiting.held.unlink()
    run = waiting.start(waiting.article("a"), ignored=[signal.SIGHUP])
    waiting.wait_for(waiting.begun.exists, run)
    os.killpg(run.pid, signal.SIGHUP)
    time.sleep(0.3)
    assert run.poll() is None
    # The kernel that waits is killed, so that this ends: its notebook fails, and the run has lived on to say so.
    kernels = waiting.kernels()
    assert kernels
    for process in kernels:
        process.kill()
    done = waiting.end(run)
    assert done.status == 1
    assert "the kernel died" in done.said[2]
    waiting.check_nobody_left()
