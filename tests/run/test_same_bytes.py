"""The same article gives the same bytes: whatever ran before in the kernel, in whatever order, folder and number of processes."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# The command runs notebooks in their order; this runs them in the opposite one, all in one kernel.
BACKWARDS = """
import sys
from pathlib import Path
from analysis.document import read_documents
from analysis.run.report import choose_notebooks
from analysis.run.schedule import Options, make_reports

if __name__ == "__main__":
    out = Path(sys.argv[1])
    out.mkdir()
    backwards = {source: {} for source in reversed(choose_notebooks())}
    docs = list(read_documents(sorted(Path("seeds").glob("*.txt")), on_fault=print))
    reports = list(make_reports(reversed(docs), out, backwards, Options(jobs=1, cached=False), lambda _: None))
    assert not any(report.failures for report in reports), reports
"""


def digests(folder):
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path != folder / "index.html"
    }


@pytest.fixture(scope="module")
def usual(seeds_report):
    """The bytes of the report as it is usually made."""
    return digests(seeds_report[0])


def test_every_notebook_is_among_them(usual):
    made = {name.split("/", 1)[1] for name in usual}
    assert {f"notebooks/{path.name}" for path in (ROOT / "notebooks").glob("0*.ipynb")} <= made
    assert "ro-crate-metadata.json" in made


def test_a_new_kernel_for_each_notebook_gives_the_same(usual, analysis, tmp_path):
    done = analysis("report", "seeds/harbour.txt", "--out", tmp_path, "--fresh", "--no-cache", "--jobs", "2")
    assert done.status == 0, done.err
    assert digests(tmp_path) == {name: d for name, d in usual.items() if name.startswith("harbour/")}


def test_one_kernel_the_other_way_round_gives_the_same(usual, tmp_path):
    script = tmp_path / "backwards.py"
    script.write_text(BACKWARDS)
    # Another language, time zone, user and set of matplotlib defaults change nothing either.
    (tmp_path / "matplotlibrc").write_text("figure.figsize: 1, 1\nlines.linewidth: 9\n")
    odd = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C.UTF-8",
        "USER": "ann",
        "MPLBACKEND": "pdf",
        "PYTHONHASHSEED": "7",
    }
    environment = {**os.environ, **odd, "MATPLOTLIBRC": str(tmp_path), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "out – ü")], cwd=ROOT, env=environment, check=False,
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert digests(tmp_path / "out – ü") == usual


def test_what_is_remembered_is_what_was_made(usual, seeds_report, analysis, tmp_path):
    done = analysis("report", *sorted((ROOT / "seeds").glob("*.txt")), "--out", tmp_path)
    assert done.out.splitlines()[-1] == "2 articles: 2 made; 0 notebooks run"
    assert digests(tmp_path) == usual


def test_a_date_that_is_given_is_the_only_thing_that_changes(usual, analysis, tmp_path):
    given = {**os.environ, "SOURCE_DATE_EPOCH": "86400"}
    done = analysis("report", "seeds/harbour.txt", "--out", tmp_path, env=given)
    assert done.status == 0, done.err
    dated = digests(tmp_path)
    assert [name for name in dated if dated[name] != usual[name]] == ["harbour/ro-crate-metadata.json"]
    assert '"1970-01-02T00:00:00+00:00"' in (tmp_path / "harbour" / "ro-crate-metadata.json").read_text()


def test_what_is_noted_of_a_codebook_of_ones_own_is_told_in_a_kept_kernel_too(analysis, tmp_path):
    codebook = tmp_path / "mine.yaml"
    codebook.write_text("economy:\n  - harbour\n  - tax\n  - tax\n")
    articles = sorted((ROOT / "seeds").glob("*.txt"))
    given = ("--notebooks", "03", "-p", f"codebook={codebook}", "--no-cache", "--jobs", "1")
    for out, how in (("kept", ()), ("new", ("--fresh",))):
        done = analysis("report", *articles, *given, *how, "--out", tmp_path / out)
        assert done.status == 0, done.err
        assert done.err.count("'tax' stands at line 3 already") == 1
    assert digests(tmp_path / "kept") == digests(tmp_path / "new")
    pages = sorted((tmp_path / "kept").glob("*/03-framing.html"))
    assert len(pages) == 2
    assert all("stands at line 3 already" in page.read_text(encoding="utf-8") for page in pages)
