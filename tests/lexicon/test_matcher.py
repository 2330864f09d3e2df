"""The matcher finds patterns among tokens; the longest wins within a category."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.lexicon import Matcher, parse_pattern


def found(categories, sentence):
    matcher = Matcher((name, [parse_pattern(p) for p in patterns]) for name, patterns in categories.items())
    return [(m.first, m.last, m.category, m.pattern.text) for m in matcher.find(sentence.lower().split())]


@pytest.mark.parametrize(
    ("patterns", "expected"),
    [
        (["tax"], [(1, 2, "tax")]),
        (["tax*"], [(1, 2, "tax*"), (3, 4, "tax*")]),
        (["tax", "tax*"], [(1, 2, "tax"), (3, 4, "tax*")]),
        (["ta*", "tax*"], [(1, 2, "tax*"), (3, 4, "tax*")]),
        (["the tax"], [(0, 2, "the tax")]),
        (["tax", "the tax"], [(0, 2, "the tax")]),
        (["tax rise*"], [(1, 3, "tax rise*")]),
        (["tax rise* everyone"], []),
        (["everyone leaves"], []),
        (["taxation"], []),
    ],
)
def test_the_longest_pattern_wins(patterns, expected):
    assert found({"a": patterns}, "the tax rises taxed everyone") == [
        (first, last, "a", p) for first, last, p in expected
    ]


def test_categories_share_a_token():
    both = found({"a": ["tax"], "b": ["tax*"]}, "tax")
    assert sorted(category for _, _, category, _ in both) == ["a", "b"]


def test_a_phrase_takes_its_tokens_from_its_own_category_only():
    assert found({"a": ["united nations", "nations"], "b": ["nations"]}, "united nations") == [
        (0, 2, "a", "united nations"),
        (1, 2, "b", "nations"),
    ]


@given(st.lists(st.sampled_from(["ta", "tax", "taxes", "rise", "the"]), max_size=30))
def test_what_is_found_equals_a_plain_search(words):
    patterns = ["tax*", "the", "tax rise"]
    matches = list(Matcher([("a", [parse_pattern(p) for p in patterns])]).find(words))
    expected, i = [], 0
    while i < len(words):
        if words[i] == "tax" and words[i + 1 : i + 2] == ["rise"]:
            expected.append((i, i + 2))
            i += 2
            continue
        if words[i].startswith("tax") or words[i] == "the":
            expected.append((i, i + 1))
        i += 1
    assert [(m.first, m.last) for m in matches] == expected
