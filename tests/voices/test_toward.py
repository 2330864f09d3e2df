"""Toward whom: mentions with their labels, and how often each person gets which."""

import math

import pytest

from analysis.document import Document
from analysis.findings import describe_toward
from analysis.quotes import find_quotes
from analysis.voices import Attitude, find_attitudes, tone_toward

STORY = "Bob Smith criticized Ann Jones. Smith met Jones on Monday. Then Jones left."


def attitudes(text):
    doc = Document("a1", text)
    return find_attitudes(doc, find_quotes(doc)), doc


def made_up(person, label):
    return Attitude(0, 1, "x", person, label, 0.0, 1.0, 0.0, "", "")


def test_each_mention_has_a_label_its_words_and_its_sentence():
    found, doc = attitudes(STORY)
    assert [a.text for a in found] == ["Bob Smith", "Ann Jones", "Smith", "Jones", "Jones"]
    assert all(doc.text[a.start : a.end] == a.text and a.text in a.sentence for a in found)
    assert len({a.person_id for a in found}) == 2
    assert found[1].label == "negative"
    assert "criticized -" in found[1].words
    assert all(a.positive + a.neutral + a.negative == pytest.approx(1, abs=1e-3) for a in found)


def test_shares_are_of_the_mentions_of_a_person():
    rows = [
        made_up("a", "negative"),
        made_up("b", "positive"),
        made_up("a", "negative"),
        made_up("a", "neutral"),
    ]
    table = tone_toward(rows, Document("a1", "")).set_index(["measure", "group"])
    assert table.loc[("negative_mention_share", "a"), "value"] == pytest.approx(2 / 3)
    assert table.loc[("neutral_mention_share", "a"), "value"] == pytest.approx(1 / 3)
    assert table.loc[("positive_mention_share", "a"), "numerator"] == 0
    assert table.loc[("positive_mention_share", "b"), "value"] == 1 / 1
    assert list(dict.fromkeys(table.index.get_level_values("group"))) == ["a", "b"]
    assert not math.isnan(table["low"].iloc[0])


def test_an_article_repeated_has_the_same_shares():
    once, twice = (tone_toward(*attitudes(text)) for text in (STORY, f"{STORY}\n{STORY}"))
    assert once["value"].tolist() == pytest.approx(twice["value"].tolist())
    assert (2 * once["denominator"]).tolist() == twice["denominator"].tolist()


@pytest.mark.parametrize("text", ["", "It rained all day."])
def test_nobody_is_spoken_of_where_nobody_is_named(text):
    found, doc = attitudes(text)
    table = tone_toward(found, doc)
    assert (found, len(table)) == ([], 0)
    assert describe_toward(table, {}) == "No person is named."


def test_the_finding_names_who_is_spoken_of_and_how_sure_that_is():
    rows = [
        made_up("a", "negative"),
        made_up("a", "negative"),
        made_up("b", "positive"),
        made_up("b", "neutral"),
    ]
    said = describe_toward(tone_toward(rows, Document("a1", "")), {"a": "Ann", "b": "Bob"})
    assert said == (
        "Round 4 mentions of 2 persons or bodies, sentences speak ill most often of Ann (2 of 2) and well of "
        "Bob, once. About one such label in three is wrong."
    )
    neutral = describe_toward(tone_toward(rows[3:], Document("a1", "")), {})
    assert neutral == "Nothing said round 1 mention of 1 person or body is read as for or against anybody."
