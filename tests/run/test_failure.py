"""A cell that fails is named."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest

from analysis.run.execute import execute_notebook

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("code", "cell", "error"),
    [
        ("1 / 0", 2, "ZeroDivisionError: division by zero"),
        ("import time\ntime.sleep(60)", 2, "a cell ran for more than 3 seconds"),
        ("import os\nos._exit(1)", 2, "the kernel died, killed or for want of memory"),
    ],
)
def test_what_stopped_a_notebook_is_said(tmp_path, code, cell, error):
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in ("x = 1", code, "x")],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(notebook, tmp_path / "50-odd.ipynb")
    (tmp_path / "out {x}").mkdir()
    executed, failure = execute_notebook(
        tmp_path / "50-odd.ipynb", tmp_path / "out {x}" / "50-odd.ipynb", {}, 3
    )
    # papermill puts a note at the top and one before the cell that failed.
    assert [cell.source for cell in executed.cells if cell.cell_type == "code"] == ["x = 1", code, "x"]
    assert failure == ("50-odd.ipynb", cell, code.splitlines()[0], error)
    assert (tmp_path / "out {x}" / "50-odd.ipynb").is_file()


def test_a_file_that_stands_where_a_report_would_go_is_left_alone(analysis, tmp_path):
    (tmp_path / "harbour").write_text("years of work")
    done = analysis("report", "seeds/harbour.txt", "--out", tmp_path)
    assert done.status == 2
    assert done.err.endswith(
        "harbour: is there and is no report; move it, or choose another folder with --out\n"
    )
    assert (tmp_path / "harbour").read_text() == "years of work"


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_breaking_off_clears_everything_away(tmp_path, name):
    command = [
        sys.executable,
        "-m",
        "analysis",
        "report",
        "seeds/harbour.txt",
        "--out",
        str(tmp_path / "out"),
    ]

    def listen():
        # The shell that started the tests may ignore it.
        signal.signal(getattr(signal, name), signal.SIG_DFL)

    run = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "HEARSAY_CACHE": str(tmp_path / "cache")},
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=listen,
    )
    while not list(tmp_path.glob("out/.building-*/harbour.*/notebooks")):
        assert run.poll() is None
        time.sleep(0.05)
    run.send_signal(getattr(signal, name))
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert said.splitlines()[-1] == "broken off; what was finished stands, and the rest as it was before"
    assert "Traceback" not in said
    assert list((tmp_path / "out").iterdir()) == []


def test_a_kernel_that_does_not_come_up_is_said(tmp_path, monkeypatch):
    from analysis.run.kernel import kept

    monkeypatch.setattr(kept.KeptKernel, "make_ready", lambda *_: "it has gone")
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell("x = 1")],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(notebook, tmp_path / "50-odd.ipynb")
    (tmp_path / "out").mkdir()
    _, failure = execute_notebook(tmp_path / "50-odd.ipynb", tmp_path / "out" / "50-odd.ipynb", {}, 3)
    assert failure == ("50-odd.ipynb", 0, "", "no kernel 'python3' comes up: it has gone")
    assert kept._alive == set()
