"""The generic frames: what their list finds and how much each find counts."""

import pytest

from analysis.document import Document
from analysis.framing import find_frames
from analysis.lexicon import load_codebook

GENERIC = load_codebook("generic")


def _weights(text: str) -> dict[str, float]:
    """Add up the weights of the hits of each frame."""
    total: dict[str, float] = {}
    for hit in find_frames(Document("a1", text), GENERIC):
        assert text[hit.start : hit.end] == hit.text
        total[hit.frame] = total.get(hit.frame, 0) + hit.weight
    return total


@pytest.mark.parametrize(
    ("frame", "text"),
    [
        ("conflict", "The coach rebuked the referee, and the two clubs have been at odds since."),
        ("responsibility", "Doctors called on the state to find a solution."),
        ("human-interest", "A mother of three sobbed beside her daughter."),
        ("morality", "It is immoral, the rabbi preached, to mock the weak."),
        ("economic-consequences", "The strike would cost firms money and push up prices."),
    ],
)
def test_each_frame_weighs_most_in_a_sentence_that_shows_it(frame: str, text: str) -> None:
    weights = _weights(text)
    assert max(weights, key=lambda name: weights[name]) == frame


def test_a_word_that_names_the_frame_counts_twice_a_usual_one() -> None:
    assert _weights("Feuds.") == {"conflict": 2.0}
    assert _weights("Protests.") == {"conflict": 1.0}


def test_a_phrase_counts_once_and_not_by_its_words_too() -> None:
    assert _weights("They were at odds.") == {"conflict": 2.0}


@pytest.mark.parametrize("text", ["", "Rain is due on Tuesday in the north."])
def test_nothing_is_found_where_no_frame_shows(text: str) -> None:
    assert _weights(text) == {}


@pytest.mark.parametrize(
    "word",
    [
        "accustomed",
        "planet",
        "opposite",
        "costume",
        "insurmountable",
        "authoritarian",
        "committee",
        "virtually",
        "respectively",
        "factor",
        "huge",
        "counterpart",
    ],
)
def test_a_word_that_only_begins_like_a_frame_word_is_not_found(word: str) -> None:
    assert _weights(word) == {}


@pytest.mark.parametrize(
    ("frame", "text", "other"),
    [
        ("conflict", "He had a heart attack.", "The attack was bitter."),
        ("conflict", "It rained three days in a row.", "The row went on."),
        ("responsibility", "Combat troops rested.", "They combat crime."),
        ("human-interest", "The Home Secretary spoke.", "She went home."),
        ("morality", "The Justice Department moved.", "They wanted justice."),
        ("economic-consequences", "They sat on the West Bank.", "The bank closed."),
    ],
)
def test_a_word_does_not_count_in_a_phrase_of_another_meaning(frame: str, text: str, other: str) -> None:
    assert frame not in _weights(text)
    assert _weights(other)[frame] >= 1


def test_the_name_of_a_party_or_a_creed_weighs_least() -> None:
    assert _weights("A Republican.") == {"conflict": 0.25}
    assert _weights("Muslims.") == {"morality": 0.25}
