"""A pattern says which tokens it meets, or says why it can meet none."""

import pytest

from analysis.lexicon import parse_pattern


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("tax", ("tax",)),
        ("Econom*", ("econom*",)),
        ("far-right", ("far-right",)),
        ("U.S.", ("u.s.",)),
        ("european  union", ("european", "union")),
    ],
)
def test_parts_are_lower_case_and_one_a_token(text, parts):
    assert parse_pattern(text).parts == parts


@pytest.mark.parametrize("text", ["", "  ", "*", "a*b", "*ism", "tax,", "(tax)", "tax * break", "—"])
def test_what_can_meet_no_token_is_refused(text):
    with pytest.raises(ValueError, match=r"pattern|star|one word"):
        parse_pattern(text)


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf")])
def test_a_weight_is_above_zero(weight):
    with pytest.raises(ValueError, match="not a number above 0"):
        parse_pattern("tax", weight)
