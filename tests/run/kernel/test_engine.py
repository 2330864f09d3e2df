"""papermill finds the engine, whichever of the two is loaded first."""

import subprocess
import sys

import pytest


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
