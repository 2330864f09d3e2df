"""The project is found, and a place that cannot be written is named."""

import os
import sys

import pytest

from analysis.document import InputError
from analysis.run.folders import check_writable, project_root


def test_the_root_holds_the_notebooks_and_the_package():
    assert (project_root() / "notebooks").is_dir()
    assert (project_root() / "analysis").is_dir()


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
