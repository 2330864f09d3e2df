"""What stands is old or new and never half of either, wherever the one who builds is killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.document import InputError
from analysis.run import building
from analysis.run.building import building_place, new_folder, put_in_place

ROOT = Path(__file__).resolve().parents[2]

# In each of many forked processes: put a report in place and die at the k-th thing asked of the system.
DYING = """
import os, sys
from pathlib import Path
from analysis.run import building
out, exchanging = Path(sys.argv[1]), sys.argv[2] == "one step"
if not exchanging:
    building._exchange = lambda *_: False

def make(folder, content):
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    (folder / "article.jsonl").write_text("{}")
    (folder / "page").write_text(content)

def check(place_of_death):
    with building.building_place(out):
        pass
    assert [p.name for p in out.iterdir()] == ["a1"], (place_of_death, list(out.iterdir()))
    kept = {p.name for p in (out / "a1").iterdir()}
    assert kept == {"notebooks", "article.jsonl", "page"}, (place_of_death, kept)
    return (out / "a1" / "page").read_text()

make(out / "a1", "0")
seen = set()
for death in range(1, 1000):
    before = check(death)
    child = os.fork()
    if child == 0:
        left = [death]
        def count(event, arguments):
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), 9)
        with building.building_place(out) as place:
            folder = building.new_folder(place, "a1")
            make(folder, str(death))
            sys.addaudithook(count)
            building.put_in_place(folder, out / "a1")
            os._exit(0)
    _, status = os.waitpid(child, 0)
    after = check(death)
    assert after in (before, str(death)), (death, after)
    seen.add(after == before)
    if status == 0:
        break
assert seen == {True, False} and death > 10, (seen, death)
print(death)
"""

MEETING = """
import sys
from pathlib import Path
from analysis.run.building import building_place, new_folder, put_in_place
out = Path(sys.argv[1])
for turn in range(25):
    with building_place(out) as place:
        folder = new_folder(place, "a1")
        (folder / "notebooks").mkdir()
        (folder / "article.jsonl").write_text("{}")
        (folder / "page").write_text(sys.argv[2])
        put_in_place(folder, out / "a1")
"""


def make(folder, content):
    """Make what counts as a report."""
    (folder / "notebooks").mkdir()
    (folder / "article.jsonl").write_text("{}")
    (folder / "page").write_text(content)


@pytest.mark.parametrize("steps", ["one step", "two steps"])
def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path, monkeypatch, steps):
    if steps == "two steps":
        monkeypatch.setattr(building, "_exchange", lambda *_: False)
    for content in ("old", "new", "newer"):
        with building_place(tmp_path) as place:
            folder = new_folder(place, "a1")
            make(folder, content)
            put_in_place(folder, tmp_path / "a1")
            # What stood there needs no room while other articles are made.
            assert not folder.exists()
        assert (tmp_path / "a1" / "page").read_text() == content
        assert [path.name for path in tmp_path.iterdir()] == ["a1"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("steps", ["one step", "two steps"])
def test_killed_anywhere_it_leaves_old_or_new(tmp_path, steps):
    out = tmp_path / "out"
    out.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", DYING, out, steps], cwd=ROOT, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_broken_off_between_the_two_steps_the_old_one_comes_back(tmp_path, monkeypatch, error):
    monkeypatch.setattr(building, "_exchange", lambda *_: False)
    (tmp_path / "a1").mkdir()
    make(tmp_path / "a1", "old")
    rename = Path.rename

    def broken(self, target):
        if self.parent.name == "new" and Path(target) == tmp_path / "a1":
            raise error
        return rename(self, target)

    with pytest.raises(error), building_place(tmp_path) as place:
        folder = new_folder(place, "a1")
        make(folder, "new")
        monkeypatch.setattr(Path, "rename", broken)
        put_in_place(folder, tmp_path / "a1")
    assert [path.name for path in tmp_path.iterdir()] == ["a1"]
    assert (tmp_path / "a1" / "page").read_text() == "old"


def test_runs_that_meet_neither_clear_each_other_away_nor_mix(tmp_path):
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", MEETING, tmp_path, name], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        for name in "abc"
    ]
    for run in runs:
        _, said = run.communicate(timeout=60)
        assert run.returncode == 0, said
    assert [path.name for path in tmp_path.iterdir()] == ["a1"]
    assert (tmp_path / "a1" / "page").read_text() in "abc"


@pytest.mark.parametrize("kind", ["folder", "file", "dangling link", "link to a report"])
def test_what_is_no_report_is_not_replaced(tmp_path, kind):
    out, report = tmp_path / "out", tmp_path / "report"
    out.mkdir()
    report.mkdir()
    make(report, "other")
    target = out / "a1"
    if kind == "folder":
        target.mkdir()
        (target / "thesis.tex").write_text("years of work")
    elif kind == "file":
        target.write_text("years of work")
    else:
        target.symlink_to(report if kind == "link to a report" else tmp_path / "nowhere")
    with pytest.raises(InputError, match="is there and is no report"), building_place(out) as place:
        folder = new_folder(place, "a1")
        make(folder, "new")
        put_in_place(folder, target)
    assert os.path.lexists(target)
    assert (report / "page").read_text() == "other"
    if kind == "folder":
        assert (target / "thesis.tex").read_text() == "years of work"


def test_a_run_that_breaks_off_leaves_the_old_one_and_no_litter(tmp_path):
    (tmp_path / "a1").mkdir()
    make(tmp_path / "a1", "old")
    with pytest.raises(KeyboardInterrupt), building_place(tmp_path) as place:
        make(new_folder(place, "a1"), "new")
        raise KeyboardInterrupt
    assert (tmp_path / "a1" / "page").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a1"]
