"""Each passive is a form of "be" or "get" and its participle; short texts, counted by eye."""

import pytest

from analysis.document import Document
from analysis.document.reading import tag_chosen
from analysis.framing import find_stance
from analysis.framing.stance.passives import find_passives


def passives(text: str) -> list[str]:
    """Give the words of the passives."""
    return [hit.text for hit in find_stance(Document("a1", text)) if hit.kind == "passive"]


def term(text: str) -> str:
    """Name the only passive."""
    (hit,) = [hit for hit in find_stance(Document("a1", text)) if hit.kind == "passive"]
    return hit.term


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge was closed by police on Friday.", ["was closed"]),
        ("Two men have been arrested.", ["been arrested"]),
        ("The bill is being debated in parliament.", ["being debated"]),
        ("The money was not returned.", ["was not returned"]),
        ("The vote was quickly and quietly postponed.", ["was quickly and quietly postponed"]),
        ("He got fired last week.", ["got fired"]),
        ("Why was the mayor arrested?", ["was the mayor arrested"]),
        ("The city wasn’t told about the leak.", ["wasn’t told"]),
        ("The store was sold and the staff were dismissed.", ["was sold", "were dismissed"]),
        ("The list is said to include two ministers.", ["is said"]),
    ],
)
def test_a_passive_runs_from_the_auxiliary_through_the_participle(text, expected):
    assert passives(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two men.",
        "She has closed the shop.",
        "They were happy and tired of nothing.",
        "He was walking home.",
        "She’s made a good choice.",
        "It’s become a habit.",
        "The men arrested on Friday went home.",
    ],
)
def test_what_is_active_or_has_no_auxiliary_is_no_passive(text):
    assert passives(text) == []


def test_a_second_participle_under_one_auxiliary_adds_none():
    assert passives("He was arrested and charged.") == ["was arrested"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge was closed by police.", "passive with agent"),
        ("The bridge was closed late on Friday by the police.", "passive with agent"),
        ("The bridge was closed.", "agentless passive"),
        ("The bridge was closed by Friday.", "agentless passive"),
        ("The bridge was closed by mistake.", "agentless passive"),
        ("Money was saved by closing the bridge.", "agentless passive"),
        ("The tax was raised by 3 percent.", "agentless passive"),
    ],
)
def test_the_term_tells_whether_the_clause_names_an_agent(text, expected):
    assert term(text) == expected


def test_no_word_belongs_to_two_passives_and_none_is_longer_than_eighty_characters():
    text = "It was " + "very " * 20 + "often closed. It is was sold told."
    for sentence in _read(text):
        taken = [word for passive in find_passives(sentence) for word in passive[:2]]
        assert len(taken) == len(set(taken))
    assert all(len(words) <= 80 for words in passives(text))


def _read(text):
    sentences = Document("a1", text).reading
    tag_chosen(sentences)
    return sentences
