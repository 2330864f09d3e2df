"""Drift of upgrades is told from drift of code, and what cannot be told is not claimed."""

import pytest

from analysis.run.drift import judge, other_libraries
from analysis.run.reasons import by_room

NEW_LIBRARIES = {"libraries": {"numpy": "2.3.0", "pandas": "3.0.0"}}
NEW_CODE = {"code": {"quotes/find.py": "q2", "cli/report.py": "c1"}}
NEW_INPUT = {"inputs": {"article.jsonl": "i2"}}


@pytest.mark.parametrize(
    ("parts", "origin", "words"),
    [
        (
            NEW_LIBRARIES,
            "libraries",
            "libraries changed (numpy 2.2.1 → 2.3.0), the code did not: the drift comes from the upgrade",
        ),
        (
            {"python": "CPython 3.14.0"},
            "libraries",
            "libraries changed (CPython 3.11.2 → CPython 3.14.0), the code did not: the drift comes from the upgrade",
        ),
        (
            NEW_CODE,
            "code",
            "the code changed (analysis/quotes/ changed), libraries did not: the drift comes from the code",
        ),
        (
            {"lexicons": {"data/words.txt": "w2"}},
            "code",
            "the code changed (analysis/data/words.txt changed), libraries did not: the drift comes from the code",
        ),
        (
            {"notebooks": {"01-a.ipynb": "n2"}},
            "code",
            "the code changed (notebook 01-a.ipynb changed), libraries did not: the drift comes from the code",
        ),
        (
            NEW_INPUT,
            "input",
            "what was asked changed (input article.jsonl changed), neither code nor libraries did",
        ),
        (
            {"parameters": {"01-a.ipynb": {}}},
            "input",
            'what was asked changed (parameter codebook "policy" → none), neither code nor libraries did',
        ),
    ],
)
def test_what_alone_changed_is_to_blame(basis, changed, parts, origin, words):
    assert judge(by_room(basis), changed(**parts)) == (origin, words)


@pytest.mark.parametrize(
    ("parts", "told", "rest"),
    [
        (NEW_CODE | NEW_LIBRARIES, ["the code (", "libraries (numpy", "make setup"], "the code"),
        (NEW_INPUT | NEW_LIBRARIES, ["what was asked (", "libraries (numpy", "make setup"], "what was asked"),
        (NEW_INPUT | NEW_CODE, ["what was asked (", "the code (", "parameters as they were"], "the code"),
        (
            NEW_INPUT | NEW_CODE | NEW_LIBRARIES,
            ["what was asked (", "the code (", "make setup) and with the article"],
            "the code",
        ),
    ],
)
def test_of_several_that_changed_none_is_blamed_and_a_way_to_tell_is_given(basis, changed, parts, told, rest):
    origin, words = judge(by_room(basis), changed(**parts))
    assert origin == "several"
    assert "one run cannot tell which moved the numbers" in words
    assert all(part in words for part in told)
    assert words.endswith(f"what still drifts then comes from {rest}")
    assert ("make setup" in words) == ("libraries" in parts)


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"lock": "l2"},  # the versions installed are the same
        {"code": {"quotes/find.py": "q1", "cli/report.py": "c2"}},  # no notebook calls a command
        {"lexicons": {"data/words.txt": "w1", "data/README.md": "new"}},
    ],
)
def test_where_nothing_known_changed_that_is_said(basis, changed, parts):
    origin, words = judge(by_room(basis), changed(**parts))
    assert origin == "unknown"
    assert "processor arithmetic or a random source" in words


def test_without_a_record_nothing_is_claimed(basis):
    origin, words = judge(None, basis)
    assert origin == "unrecorded"
    assert "--update records it" in words
    assert other_libraries(None, basis) == ""


def test_other_libraries_are_named_and_other_code_is_not(basis, changed):
    after = changed(**NEW_LIBRARIES, **NEW_CODE)
    assert other_libraries(by_room(basis), after) == "numpy 2.2.1 → 2.3.0"
    assert other_libraries(by_room(basis), changed(**NEW_CODE)) == ""
