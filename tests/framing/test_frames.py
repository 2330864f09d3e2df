"""Texts are short enough to count by eye; expected values show the sum."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Document
from analysis.framing import concordance, find_frames, find_stance, frame_profile, stance_density
from analysis.lexicon import load_codebook

POLICY = load_codebook("policy")
#       economic | crime (police, arrested) | nothing
STORY = "The tax is too high. Police arrested a tax adviser. It rained."


def test_frames_are_found_in_reading_order():
    hits = find_frames(Document("a1", STORY), POLICY)
    assert [(hit.text, hit.frame) for hit in hits if hit.frame in ("economic", "crime")] == [
        ("tax", "economic"),
        ("Police", "crime"),
        ("arrested", "crime"),
        ("tax", "economic"),
    ]


def test_offsets_give_the_words_back():
    doc = Document("a1", f"“{STORY}”")
    assert all(doc.text[hit.start : hit.end] == hit.text for hit in find_frames(doc, POLICY))


def test_densities_are_counted_by_words_and_by_sentences():
    doc = Document("a1", STORY)
    hits = [hit._replace(weight=1.0) for hit in find_frames(doc, POLICY)]
    profile = frame_profile(hits, doc, POLICY).set_index(["measure", "group"])
    assert profile.loc[("frame_density", "economic"), "value"] == pytest.approx(1000 * 2 / (5 + 5 + 2))
    assert profile.loc[("frame_sentence_share", "economic"), "value"] == pytest.approx(2 / 3)
    assert profile.loc[("frame_sentence_share", "crime"), "value"] == pytest.approx(1 / 3)
    assert profile.loc[("frame_density", "health"), "value"] == 0


def test_every_frame_has_its_row_even_when_nothing_is_found():
    doc = Document("a1", "It rained.")
    profile = frame_profile(find_frames(doc, POLICY), doc, POLICY)
    assert len(profile) == 3 * 14
    assert (profile["value"] == 0).all()
    assert profile["low"].isna().all()


def test_an_empty_article_has_no_density():
    doc = Document("a1", "")
    assert frame_profile(find_frames(doc, POLICY), doc, POLICY)["value"].isna().all()
    assert stance_density(find_stance(doc), doc)["value"].isna().all()


def test_an_article_repeated_twice_keeps_its_densities():
    once, twice = Document("a1", STORY), Document("a2", f"{STORY}\n{STORY}")
    values = [frame_profile(find_frames(doc, POLICY), doc, POLICY)["value"].tolist() for doc in (once, twice)]
    assert values[0] == pytest.approx(values[1])


def test_a_concordance_shows_what_stands_beside():
    doc = Document("a1", "It was,\nthey said,  a brutal   war of words.")
    (line,) = concordance(find_stance(doc), doc, width=12)
    assert (line.left, line.keyword, line.right) == ("said, a", "brutal", "war of")
    assert doc.text[line.start : line.end] == line.keyword


@given(st.text(max_size=200))
def test_nothing_raises_on_any_text(text):
    doc = Document("a1", text)
    for hit in (*find_frames(doc, POLICY), *find_stance(doc)):
        assert doc.text[hit.start : hit.end] == hit.text
