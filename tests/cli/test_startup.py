"""What a command does not need it does not import: told by the modules loaded, not by a clock."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEED = str(ROOT / "seeds" / "harbour.txt")
HEAVY = {
    "IPython",
    "matplotlib",
    "nbclient",
    "nbconvert",
    "nltk",
    "pandas",
    "papermill",
    "pyarrow",
    "regex",
    "scipy",
    "yaml",
}
CODE = """
import sys
from analysis.cli import main
main(sys.argv[1:], standalone_mode=False)
print(*sorted({name.partition(".")[0] for name in sys.modules}), sep="\\n")
"""


def loaded(*arguments):
    done = subprocess.run(
        [sys.executable, "-c", CODE, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    return set(done.stdout.splitlines())


@pytest.mark.parametrize("command", [(), ("report",), ("annotate",), ("codebook",)])
def test_help_loads_nothing_heavy(command):
    modules = loaded(*command, "--help")
    assert "click" in modules
    assert modules & {*HEAVY, "numpy"} == set()


@pytest.mark.parametrize("layers", ["quotes,sentences,frames,stance", "targets"])
def test_annotate_loads_nothing_heavy(layers, tmp_path):
    modules = loaded("annotate", SEED, "--layers", layers, "-o", str(tmp_path / "a.jsonl"))
    assert (tmp_path / "a.jsonl").stat().st_size > 100
    assert "numpy" in modules  # the tagger's
    assert modules & HEAVY == set()
