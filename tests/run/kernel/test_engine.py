"""papermill finds the engine, whichever of the two is loaded first."""

import subprocess
import sys

import nbformat
import pytest


def test_notebooks_are_run_where_papermill_was_not_told_of_it(tmp_path):
    notebook = tmp_path / "a.ipynb"
    cells = [nbformat.v4.new_code_cell("6 * 7")]
    kernel = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), notebook)
    code = (
        "from pathlib import Path\nfrom papermill.engines import papermill_engines\n"
        "papermill_engines._engines.clear()\nfrom analysis.run.execute import execute_notebook\n"
        f"done, failed = execute_notebook(Path({str(notebook)!r}), Path({str(tmp_path / 'b.ipynb')!r}), {{}}, 60)\n"
        "print(failed, done.cells[-1].outputs[0].data['text/plain'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("None 42", 0), done.stderr


@pytest.mark.parametrize(
    "first", ["papermill", "analysis.run.kernel.engine", "analysis.run.kernel.cells", "analysis.run.worker"]
)
def test_it_is_found_whatever_is_loaded_first(first):
    code = (
        f"import {first}\nfrom papermill.engines import papermill_engines\n"
        "print(papermill_engines.get_engine('warm').__name__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.returncode) == ("WarmEngine", 0), done.stderr
