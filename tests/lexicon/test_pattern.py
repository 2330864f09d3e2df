"""A pattern says which tokens it meets, or says why it can meet none."""

import pytest

from analysis.document import Document
from analysis.framing import find_frames
from analysis.lexicon import Category, Codebook, parse_pattern


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("tax", ("tax",)),
        ("Econom*", ("econom*",)),
        ("far-right", ("far-right",)),
        ("U.S.", ("u.s.",)),
        ("european  union", ("european", "union")),
        ("don't", ("do", "n't")),
        ("mayor’s office*", ("mayor", "'s", "office*")),
        ("cannot wait", ("can", "not", "wait")),
        ("AT&T", ("at", "&", "t")),
        ("trade & industr*", ("trade", "&", "industr*")),
        ("1,200", ("1,200",)),
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


@pytest.mark.parametrize(
    "text", ["cannot", "gimme", "gonna", "gotta", "lemme", "wanna", "can't", "U.S.", "so-called", "café"]
)
def test_a_pattern_is_cut_as_the_text_is(text):
    doc = Document("a1", f"They said {text} again.")
    assert parse_pattern(text).parts == tuple(token.text.lower() for token in doc.tokens[2:-2])


def test_an_abbreviation_is_found_at_the_end_of_a_sentence_too():
    category = Category("us", "", "", "", (parse_pattern("U.S."), parse_pattern("in the U.S.")))
    doc = Document("a1", "The U.S. won. They left the U.S. It rained in the U.S.")
    hits = find_frames(doc, Codebook("a", "", "", "", "", (category,)))
    # There its last full stop is the sentence's.
    assert [hit.text for hit in hits] == ["U.S.", "U.S", "in the U.S"]
