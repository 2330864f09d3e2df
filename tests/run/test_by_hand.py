"""Notebooks run without our command line too: by plain papermill, from wherever Jupyter starts them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from analysis.cli.rounds import gather_parameters
from analysis.document import InputError

ROOT = Path(__file__).resolve().parents[2]


def test_plain_papermill_runs_a_notebook_in_the_notebooks_folder(tmp_path):
    command = [sys.executable, "-m", "papermill", "02-quotes.ipynb", str(tmp_path / "out.ipynb")]
    given = ["-p", "article", "seeds/harbour.txt", "-p", "save_to", str(tmp_path), "-p", "min_words", "3"]
    done = subprocess.run(
        [*command, *given, "--no-progress-bar"], cwd=ROOT / "notebooks", check=False, capture_output=True, text=True,
        env={**os.environ, "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    quotes = (tmp_path / "tables" / "quotes.csv").read_text(encoding="utf-8")
    assert "We did not take this step lightly," in quotes
    assert ",the charge," not in quotes  # two words, below min_words
    cells = json.loads((tmp_path / "out.ipynb").read_text(encoding="utf-8"))["cells"]
    assert (
        sum("image/svg+xml" in output.get("data", {}) for cell in cells for output in cell.get("outputs", []))
        == 3
    )


def test_parameters_come_from_a_file_and_the_command_line_wins(tmp_path):
    (tmp_path / "mine.yaml").write_text("window: 7\ncodebook: generic\n")
    assert gather_parameters(("window=9", "label=a=b"), tmp_path / "mine.yaml") == {
        "window": "9",
        "codebook": "generic",
        "label": "a=b",
    }


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[1, 2]", ": parameters are lines"),
        (b"7: x", ": parameters are lines"),
        (b"just text", ": parameters are lines"),
        (b"a: 1\nb: [", ", line 2: not YAML"),
        (b"a: \xff\xfe", ": not text in UTF-8"),
    ],
)
def test_a_parameter_file_of_another_form_is_refused(tmp_path, content, said):
    (tmp_path / "mine.yaml").write_bytes(content)
    with pytest.raises(InputError, match=rf"mine\.yaml{said}"):
        gather_parameters((), tmp_path / "mine.yaml")


@pytest.fixture
def lab_folder():
    """Where notebooks that are opened by hand leave their results; gone afterwards if it was not there before."""
    folder = ROOT / "outputs" / "000_084ceb5d55d73779.lab"
    was_there = folder.exists()
    yield folder
    if not was_there:
        shutil.rmtree(folder, ignore_errors=True)


def test_jupyter_execute_runs_a_notebook_where_it_lies(tmp_path, lab_folder):
    notebook = tmp_path / "04-voices.ipynb"
    shutil.copyfile(ROOT / "notebooks" / notebook.name, notebook)
    done = subprocess.run(
        [sys.executable, "-m", "jupyter", "execute", "--inplace", str(notebook)], cwd=tmp_path, check=False,
        capture_output=True, text=True, env={**os.environ, "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    assert all(cell["execution_count"] for cell in cells if cell["cell_type"] == "code")
    assert (lab_folder / "tables" / "voices-claims.csv").is_file()


def test_nbmake_passes_every_notebook(lab_folder):
    command = [
        sys.executable,
        "-m",
        "pytest",
        "--nbmake",
        "notebooks/",
        "-o",
        "addopts=",
        "-p",
        "no:cacheprovider",
    ]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(list(ROOT.glob('notebooks/*.ipynb')))} passed" in done.stdout


def test_papermill_takes_the_engine_from_its_command_line(tmp_path):
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("6 * 7")])
    made.metadata["kernelspec"] = {"name": "python3", "language": "python", "display_name": "Python 3"}
    nbformat.write(made, tmp_path / "in.ipynb")
    done = subprocess.run(
        [sys.executable, "-m", "papermill", "in.ipynb", "out.ipynb", "--engine", "warm", "--no-progress-bar"],
        cwd=tmp_path, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    (cell,) = nbformat.read(tmp_path / "out.ipynb", as_version=4).cells
    assert cell.outputs[0]["data"]["text/plain"] == "42"
