"""GitHub is told what drifted, at most what it shows, and nothing in a cell becomes a command."""

import pytest

from analysis.run.drift import github_annotations
from analysis.run.drift.annotations import MOST_SHOWN
from analysis.run.execute import Failure

HOSTILE = (
    "x\n::error::owned\r\n::set-env name=A::b%0A::debug::z,line=9:: \x1b[31m \N{LINE SEPARATOR}::warning::y"
)


def unescaped(text, more):
    for character in f"{more}\r\n%":
        text = text.replace(f"%{ord(character):02X}", character)
    return text


def read(line):
    """Read a workflow command as GitHub's runner does."""
    assert line.splitlines() == [line]
    assert line.startswith("::")
    head, _, message = line[2:].partition("::")
    kind, _, properties = head.partition(" ")
    pairs = (pair.split("=", 1) for pair in properties.split(",") if pair)
    return kind, {name: unescaped(value, ":,") for name, value in pairs}, unescaped(message, "")


def told(checks, tmp_path, failures=()):
    return [read(line) for line in github_annotations(checks, failures, {"GITHUB_WORKSPACE": str(tmp_path)})]


def test_the_first_counts_all_and_says_where_it_comes_from_and_the_others_name_cells(check, tmp_path):
    summary, first, second = told([check()], tmp_path)
    assert summary == (
        "error",
        {"title": "2 cells of 1 table drifted"},
        "harbour: libraries changed (numpy 2.2.1 → 2.3.0), the code did not: the drift comes from the upgrade",
    )
    assert first == (
        "error",
        {"file": "expected/harbour/tone.csv", "line": "2", "title": "harbour tone value"},
        "tone: stored 0.25, now 0.75",
    )
    assert second[1]["line"] == "3"


def test_a_hostile_cell_stays_a_cell(check, tmp_path):
    _, (kind, properties, message), _ = told([check(HOSTILE)], tmp_path)
    assert (kind, properties["line"]) == ("error", "2")
    assert sorted(properties) == ["file", "line", "title"]
    assert "\n::error::owned\n::set-env name=A::b%0A::debug" in message.replace("\r", "")
    assert "\x1b" not in message


def test_a_hostile_name_of_a_table_stays_a_name(check, tmp_path):
    _, (_, properties, _), _ = told([check(table="a,line=7::b%3A\n:.csv")], tmp_path)
    assert properties["file"] == "expected/harbour/a,line=7::b%3A\n:.csv"
    assert properties["line"] == "2"


def test_as_many_are_told_as_github_shows_and_every_table_has_its_turn(check, tmp_path):
    checks = [check(doc_id=f"article-{n}") for n in range(7)]
    found = told(checks, tmp_path)
    assert len(found) == MOST_SHOWN
    assert found[0][1]["title"] == "14 cells of 7 tables drifted"
    assert [properties["title"].split()[0] for _, properties, _ in found[1:8]] == [
        f"article-{n}" for n in range(7)
    ]


def test_a_long_cell_is_cut(check, tmp_path):
    assert len(told([check("x" * 10_000)], tmp_path)[1][2]) < 500


def test_a_table_outside_the_project_has_no_place_to_be_shown(check, tmp_path):
    _, (_, properties, _), _ = told([check()], tmp_path / "elsewhere")
    assert list(properties) == ["title"]


def test_a_notebook_that_failed_and_an_article_not_stored_are_told(check, tmp_path):
    failure = Failure("02-quotes.ipynb", 3, "x", "ValueError: %\n::error::x")
    missing = check()._replace(there=False, drift=[], verdict=None)
    one, other = told([missing], tmp_path, [("harbour", failure)])
    assert one == (
        "error",
        {"file": "notebooks/02-quotes.ipynb", "title": "02-quotes.ipynb failed on harbour"},
        "cell 3: ValueError: %\n::error::x",
    )
    assert "no tables are stored in expected/harbour" in other[2]


@pytest.mark.parametrize(("libraries", "n"), [("numpy 2.2.1 → 2.3.0", 1), ("", 0)])
def test_without_drift_only_other_libraries_are_told_and_as_a_notice(check, tmp_path, libraries, n):
    calm = check()._replace(drift=[], verdict=None, other_libraries=libraries)
    found = told([calm, calm._replace(doc_id="other")], tmp_path)
    assert [kind for kind, _, _ in found] == ["notice"] * n
    assert all(libraries in message for _, _, message in found)


def test_beside_drift_no_notice_says_that_nothing_moved(check, tmp_path):
    drifted = check()
    calm = drifted._replace(doc_id="calm", drift=[], verdict=None, other_libraries="numpy 2.2.1 → 2.3.0")
    assert {kind for kind, _, _ in told([drifted, calm], tmp_path)} == {"error"}
