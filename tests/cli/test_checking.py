"""``analysis report --check --junit`` as a CI server calls it."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from junitparser import JUnitXml

ROOT = Path(__file__).resolve().parents[2]


def analysis(*arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "analysis", *map(str, arguments)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "GITHUB_ACTIONS": "", "PYTHONPATH": str(ROOT), **environment},
    )


@pytest.fixture(scope="module")
def drifted(tmp_path_factory):
    """Check an article with a hostile title on GitHub, stored with an older library and one other number."""
    folder = tmp_path_factory.mktemp("drifted")
    row = {"id": "town", "title": "::error::owned", "text": "“We had no choice,” said Ann Lee, the mayor."}
    (folder / "town.jsonl").write_text(json.dumps(row), encoding="utf-8")
    arguments = ["report", folder / "town.jsonl", "--out", folder / "out", "--notebooks", "02"]
    arguments += ["--check", folder / "stored", "--junit", folder / "junit.xml"]
    cache = {"HEARSAY_CACHE": str(folder / "cache")}
    first = analysis(*arguments, "--update", **cache)
    assert first.returncode == 0, first.stderr
    stored = folder / "stored" / "town"
    made_from = json.loads((stored / "made-from.json").read_text(encoding="utf-8"))
    assert "/" not in json.dumps([made_from["inputs"], made_from["parameters"], made_from["notebooks"]])
    calm = analysis(*arguments, **cache)
    made_from["origin"]["libraries"]["numpy"] = "1.0"
    (stored / "made-from.json").write_text(json.dumps(made_from), encoding="utf-8")
    upgraded = analysis(*arguments, **cache)
    table = stored / "quotes.csv"
    table.write_text(table.read_text(encoding="utf-8").replace("Ann Lee", "Ann Low"), encoding="utf-8")
    github = {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(folder)}
    return folder, calm, upgraded, analysis(*arguments, **github, **cache)


def test_without_drift_the_status_is_0_and_nothing_is_told_to_github(drifted):
    _, calm, _, _ = drifted
    assert calm.returncode == 0, calm.stderr
    assert "town: all tables as stored" in calm.stdout
    assert "::stop-commands" not in calm.stdout
    assert "other libraries" not in calm.stderr


def test_an_upgrade_that_moved_nothing_is_one_line(drifted):
    _, _, upgraded, _ = drifted
    assert upgraded.returncode == 0
    assert upgraded.stderr.count("note: no number moved with other libraries: numpy 1.0 → ") == 1


def test_drift_is_told_alike_on_the_terminal_to_github_and_in_junit(drifted):
    folder, _, _, done = drifted
    words = "the code did not: the drift comes from the upgrade"
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    commands = [line for line in lines if line.startswith("::error ")]
    assert any(line.startswith("  libraries changed (numpy 1.0 → ") and words in line for line in lines)
    assert words in commands[0]
    assert commands[1].startswith("::error file=stored/town/quotes.csv,line=2,title=town quotes ")
    (suite,) = JUnitXml.fromfile(str(folder / "junit.xml"))
    assert words in {p.name: p.value for p in suite.properties()}["drift-words"]
    assert {case.name for case in suite if case.result} >= {"quotes.csv"}


def test_github_obeys_nothing_that_an_article_says(drifted):
    lines = drifted[3].stdout.splitlines()
    assert lines[0].startswith("::stop-commands::")
    token = lines[0].removeprefix("::stop-commands::")
    assert len(token) == 32
    end = lines.index(f"::{token}::")
    assert any(line.startswith("::error::owned") for line in lines[:end])
    assert all(line.startswith("::error ") for line in lines[end + 1 :])


@pytest.mark.parametrize("name", ["none/junit.xml", ".", "thesis.tex"])
def test_a_junit_file_that_cannot_be_written_is_refused_before_anything_runs(tmp_path, name):
    (tmp_path / "thesis.tex").write_text("years of work")
    done = analysis("report", "seeds/harbour.txt", "--out", tmp_path / "out", "--junit", tmp_path / name)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert not list((tmp_path / "out").iterdir())
    assert (tmp_path / "thesis.tex").read_text() == "years of work"


def test_a_record_that_cannot_be_read_is_refused_before_anything_runs(tmp_path):
    stored = tmp_path / "expected" / "harbour"
    shutil.copytree(ROOT / "tests" / "expected" / "harbour", stored)
    (stored / "made-from.json").write_text("{}")
    done = analysis(
        "report", "seeds/harbour.txt", "--out", tmp_path / "out", "--check", tmp_path / "expected",
        GITHUB_ACTIONS="true",
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert "made-from.json: does not say what a result was made from" in done.stderr
    first, last = done.stdout.splitlines()
    assert last == f"::{first.removeprefix('::stop-commands::')}::"
