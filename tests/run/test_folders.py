"""Results come into place whole, and a place that cannot be written is named."""

import os
import sys

import pytest

from analysis.document import InputError
from analysis.run.folders import built_beside, check_writable, project_root, put_in_place


def test_the_root_holds_the_notebooks_and_the_package():
    assert (project_root() / "notebooks").is_dir()
    assert (project_root() / "analysis").is_dir()


def test_a_new_folder_takes_the_place_of_the_old_one(tmp_path):
    target = tmp_path / "a1"
    for content in ("old", "new"):
        with built_beside(target) as build:
            (build / "notebooks").mkdir()
            (build / "article.jsonl").write_text("{}")
            (build / "page").write_text(content)
            put_in_place(build, target)
        assert (target / "page").read_text() == content
        assert [path.name for path in tmp_path.iterdir()] == ["a1"]


@pytest.mark.parametrize("kind", ["folder", "file", "dangling link", "link to a report"])
def test_what_is_no_report_is_not_replaced(tmp_path, kind):
    target, report = tmp_path / "a1", tmp_path / "report"
    (report / "notebooks").mkdir(parents=True)
    (report / "article.jsonl").write_text("{}")
    if kind == "folder":
        target.mkdir()
        (target / "thesis.tex").write_text("years of work")
    elif kind == "file":
        target.write_text("years of work")
    else:
        target.symlink_to(report if kind == "link to a report" else tmp_path / "nowhere")
    with built_beside(target) as build, pytest.raises(InputError, match="is there and is no report"):
        put_in_place(build, target)
    assert os.path.lexists(target)
    if kind == "folder":
        assert (target / "thesis.tex").read_text() == "years of work"


def test_a_run_that_breaks_off_leaves_the_old_one_and_no_litter(tmp_path):
    target = tmp_path / "a1"
    target.mkdir()
    (target / "page").write_text("old")

    def broken_off():
        with built_beside(target) as build:
            (build / "page").write_text("new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    assert (target / "page").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a1"]


def test_a_file_in_the_way_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="there is a file of that name"):
        check_writable(tmp_path / "file")
    with pytest.raises(InputError, match="lies inside a file"):
        check_writable(tmp_path / "file" / "out")


def test_a_folder_that_cannot_be_written_is_named(tmp_path):
    out = tmp_path / "closed"
    out.mkdir()
    out.chmod(0o555)
    if os.geteuid() == 0:
        # The superuser writes anywhere but into the kernel's own file systems.
        assert sys.platform == "linux", "run the tests as an ordinary user"
        out = type(out)("/proc/hearsay")
    with pytest.raises(InputError, match=r"cannot write there \(.*\); choose another folder"):
        check_writable(out)
