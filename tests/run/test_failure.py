"""A cell that fails is named, and what stood before stays."""

import json

import nbformat
import pytest

from analysis.run.execute import execute_notebook


def test_a_failing_cell_leaves_the_old_report_and_says_where(analysis, tmp_path):
    good = tmp_path / "harbour"
    good.mkdir()
    (good / "index.html").write_text("the report of yesterday")
    done = analysis("report", "seeds/harbour.txt", "--out", tmp_path, "--notebooks", "01", "-p", "window=4")
    assert done.status == 1
    assert (good / "index.html").read_text() == "the report of yesterday"
    first, second, third = [line for line in done.err.splitlines() if not line.startswith("[")]
    assert first.startswith("01-sentiment.ipynb failed on harbour")
    assert second.strip() == "cell 11: curve = tone_curve(sentences, doc, window=window)"
    assert "odd number" in third
    failed = json.loads(
        (tmp_path / "harbour.failed" / "notebooks" / "01-sentiment.ipynb").read_text(encoding="utf-8")
    )
    kinds = [
        output["output_type"]
        for cell in failed["cells"]
        if cell["cell_type"] == "code"
        for output in cell["outputs"]
    ]
    assert kinds.count("error") == 1


@pytest.mark.parametrize(
    ("code", "cell", "error"),
    [
        ("1 / 0", 2, "ZeroDivisionError: division by zero"),
        ("import time\ntime.sleep(60)", 2, "a cell ran for more than 3 seconds"),
        ("import os\nos._exit(1)", 2, "the kernel died"),
    ],
)
def test_what_stopped_a_notebook_is_said(tmp_path, code, cell, error):
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in ("x = 1", code, "x")]
    )
    nbformat.write(notebook, tmp_path / "50-odd.ipynb")
    (tmp_path / "out {x}").mkdir()
    failure = execute_notebook(tmp_path / "50-odd.ipynb", tmp_path / "out {x}" / "50-odd.ipynb", {}, 3)
    assert failure == ("50-odd.ipynb", cell, code.splitlines()[0], error)
    assert (tmp_path / "out {x}" / "50-odd.ipynb").is_file()
