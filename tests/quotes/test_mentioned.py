"""Who is mentioned: names wherever they stand, and speakers without a name."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import Document
from analysis.quotes import find_mentioned, find_quotes


def mentioned(text):
    doc = Document("a1", text)
    return find_mentioned(doc, find_quotes(doc))


def test_persons_are_found_by_full_name_title_and_surname():
    found = mentioned("But Senator Ann Roe won. Bob Poe lost to Roe in Ohio.")
    assert [mention.text for mention in found] == ["Senator Ann Roe", "Bob Poe", "Roe"]
    assert found[0].person_id == found[2].person_id != found[1].person_id


def test_names_inside_quotations_are_found_too():
    assert [mention.text for mention in mentioned("“Ann Roe lied,” said Bob Poe.")] == ["Ann Roe", "Bob Poe"]


def test_a_speaker_without_a_name_is_mentioned():
    assert "one voter" in [mention.text for mention in mentioned("Ann Roe won. “Good,” said one voter.")]


def test_places_and_bodies_are_no_persons():
    assert mentioned("The Senate met in Ohio.") == []


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("Ann Roe said “no”, but he. \n'")) | st.text())
def test_mentions_are_in_order_and_apart_on_any_text(text):
    found = mentioned(text)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
