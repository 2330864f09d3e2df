"""Folders that are full, closed, or gone in the middle of a run."""

import errno
import os
import shutil
import subprocess

import pytest

WAIT = """import time
from pathlib import Path
begun, go_on = Path({begun!r}), Path({go_on!r})
begun.touch()
while not go_on.exists():
    time.sleep(0.02)"""


@pytest.fixture
def pausing(scene):
    """Give a scene whose notebook pauses from ``begun`` until ``go_on`` is there."""
    scene.begun, scene.go_on = scene.folder / "begun", scene.folder / "go_on"
    scene.notebook("01-one", WAIT.format(begun=str(scene.begun), go_on=str(scene.go_on)))
    scene.notebook("09-report")
    return scene


@pytest.mark.parametrize(
    "room", ["size=16k", "size=24k", "size=40k", "size=56k", "size=9m,nr_inodes=18", "size=9m,nr_inodes=36"]
)
def test_a_full_disk_leaves_the_old_report_and_room_makes_it_good(scene, small_disk, room):
    small_disk(scene.out.name, room)
    scene.notebook("01-one", "1 + 1")
    scene.notebook("09-report")
    old = scene.old_report("a")
    done = scene.report(scene.article("a"))
    assert (done.status, done.said) == (1, ["error: No space left on device: outputs"])
    assert scene.holds("a") == old
    assert scene.litter() == []
    scene.check_nobody_left()
    subprocess.run(["mount", "-o", "remount,size=9m,nr_inodes=0", scene.out], check=True)
    again = scene.report(scene.article("a"))
    assert (again.status, again.said) == (0, [])
    assert "01-one.html" in scene.holds("a")
    assert scene.litter() == []


def test_a_disk_that_is_full_in_a_cell_names_the_cell(scene, small_disk):
    small_disk(scene.out.name, "size=1m")
    scene.notebook(
        "01-one", "from pathlib import Path\nPath(save_to, 'tables', 'big.csv').write_bytes(bytes(1 << 21))"
    )
    scene.notebook("09-report")
    old = scene.old_report("a")
    done = scene.report(scene.article("a"))
    assert done.status == 1
    assert len(done.said) <= 3
    assert "No space left on device" in done.said[-1]
    assert scene.holds("a") == old
    assert scene.litter() == []
    scene.check_nobody_left()


def test_a_full_cache_costs_nothing(scene, small_disk):
    small_disk(scene.cache.name, "size=4k")
    scene.notebook("09-report")
    done = scene.report(scene.article("a"))
    assert (done.status, done.said) == (0, [])
    assert not list(scene.cache.rglob("*.zip"))
    assert not list(scene.cache.rglob(".building-*"))


def test_a_closed_folder_is_named_before_anything_runs(scene, small_disk):
    small_disk(scene.out.name, "size=1m")
    scene.notebook("01-one")
    old = scene.old_report("a")
    subprocess.run(["mount", "-o", "remount,ro", scene.out], check=True)
    done = scene.report(scene.article("a"))
    assert done.status == 2
    assert done.said == [
        "error: outputs: cannot write there (Read-only file system); choose another folder with --out"
    ]
    assert scene.holds("a") == old
    scene.check_nobody_left()


def test_a_report_that_cannot_be_exchanged_stays(scene, small_disk):
    # What is mounted can be neither renamed nor removed.
    small_disk("outputs/a", "size=1m")
    scene.notebook("01-one")
    old = scene.old_report("a")
    subprocess.run(["mount", "-o", "remount,ro", scene.out / "a"], check=True)
    done = scene.report(scene.article("a"))
    assert done.status == 1
    assert len(done.said) == 1
    assert done.said[0].startswith(f"error: {os.strerror(errno.EBUSY)}: ")
    assert scene.holds("a") == old
    assert scene.litter() == []
    scene.check_nobody_left()


def test_the_folder_of_reports_removed_meanwhile_is_said(pausing):
    pausing.old_report("a")
    run = pausing.start(pausing.article("a"), "--jobs", "2")
    pausing.wait_for(pausing.begun.exists, run)
    # A kernel may be putting files there at this moment.
    pausing.wait_for(lambda: shutil.rmtree(pausing.out, ignore_errors=True) or not pausing.out.exists())
    pausing.go_on.touch()
    done = pausing.end(run)
    assert (done.status, done.said) == (1, ["error: outputs: was removed while reports were made there"])
    pausing.check_nobody_left()
    again = pausing.report(pausing.article("a"))
    assert again.status == 0, again.err
    assert pausing.litter() == []


def test_a_report_removed_meanwhile_is_made_all_the_same(pausing):
    pausing.old_report("a")
    run = pausing.start(pausing.article("a"))
    pausing.wait_for(pausing.begun.exists, run)
    shutil.rmtree(pausing.out / "a")
    pausing.go_on.touch()
    done = pausing.end(run)
    assert (done.status, done.said) == (0, [])
    assert "01-one.html" in pausing.holds("a")
    assert pausing.litter() == []
    pausing.check_nobody_left()


def test_something_else_that_took_the_name_meanwhile_is_left_alone(pausing):
    run = pausing.start(pausing.article("a"))
    pausing.wait_for(pausing.begun.exists, run)
    (pausing.out / "a").mkdir()
    (pausing.out / "a" / "thesis.tex").write_text("years of work")
    pausing.go_on.touch()
    done = pausing.end(run)
    assert done.status == 2
    assert done.said == [
        "error: outputs/a: is there and is no report; move it, or choose another folder with --out"
    ]
    assert pausing.holds("a") == {"thesis.tex": b"years of work"}
    assert pausing.litter() == []
    pausing.check_nobody_left()


def test_two_runs_at_once_into_one_folder_both_come_through(pausing):
    pausing.old_report("a")
    runs = [pausing.start(pausing.article("a"), "--jobs", "1") for _ in range(2)]
    pausing.wait_for(lambda: len(pausing.litter()) == 2 and pausing.begun.exists())
    pausing.go_on.touch()
    for run in runs:
        done = pausing.end(run)
        assert (done.status, done.said) == (0, [])
    made = pausing.holds("a")
    assert pausing.litter() == []
    pausing.check_nobody_left()
    alone = pausing.report(pausing.article("a"), "--no-cache", out=pausing.folder / "alone")
    assert alone.status == 0
    assert pausing.holds("a", pausing.folder / "alone") == made
