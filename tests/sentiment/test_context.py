"""Each rule on words that one can weigh by eye: good is +1, bad is -1."""

import pytest

from analysis.sentiment.context import weigh_in_context
from analysis.sentiment.pieces import read_pieces

VALENCES = {"good": 1.0, "bad": -1.0}


def weigh(sentence):
    """The factor that the context gives each good and bad word, in reading order."""
    texts = read_pieces(sentence).texts
    known = {i: VALENCES[text] for i, text in enumerate(texts) if text in VALENCES}
    weighed = weigh_in_context(texts, known)
    return [round(weighed[i] / known[i], 3) for i in known]


@pytest.mark.parametrize(
    ("sentence", "factors"),
    [
        ("it was good", [1]),
        ("it was not good", [-0.5]),
        ("it wasn't good", [-0.5]),
        ("it was not at all good", [-0.5]),
        ("it was not what they had called good", [1]),  # five words off
        ("not that, good", [1]),  # a comma parts the two
        ("none of them was bad", [-0.5]),
        ("it failed to do good", [-0.5]),
        ("it failed the good", [1]),
        ("it was far from good", [-0.5]),
        ("it lay far in a good land", [1]),
    ],
)
def test_a_negator_turns_round_what_it_reaches(sentence, factors):
    assert weigh(sentence) == factors


@pytest.mark.parametrize(
    ("sentence", "factors"),
    [
        ("they avoided the bad", [-0.3]),
        ("they survived the bad", [-0.3]),
        ("the bad has ended", [-0.3]),
        ("the bad thing ended the bad thing", [1, -0.3]),  # an object goes before a subject
        ("they avoided the good", [1]),
        ("the good has faded", [-0.5]),
        ("they lost the good", [-0.5]),
        ("they lost the bad", [1]),
        ("the bad, he said, ended", [1]),
    ],
)
def test_verbs_of_ending_and_losing_turn_round_what_they_end(sentence, factors):
    assert weigh(sentence) == factors


@pytest.mark.parametrize(
    ("sentence", "factors"),
    [
        ("very good", [1.3]),
        ("slightly bad", [0.7]),
        ("a severe and bad blow", [1.3]),
        ("very, good", [1]),
    ],
)
def test_words_of_degree_strengthen_and_weaken(sentence, factors):
    assert weigh(sentence) == pytest.approx(factors)


@pytest.mark.parametrize(
    ("sentence", "factors"),
    [
        ("good but bad", [0.8, 1.2]),
        ("good, yet bad", [0.8, 1.2]),
        ("not yet good, bad", [-0.5, 1]),
        ("although good, bad", [0.8, 1.2]),
        ("bad, although good", [1.2, 0.8]),
        ("despite the good, it was bad, all in all", [0.8, 1.2]),
    ],
)
def test_what_is_conceded_weighs_less_than_what_is_asserted(sentence, factors):
    assert weigh(sentence) == factors


def test_avoiding_something_bad_is_not_bad_itself():
    pieces = "they stopped the bad".split()
    assert weigh_in_context(pieces, {1: -0.5, 3: -1.0}) == {1: 0.0, 3: pytest.approx(0.3)}
    assert weigh_in_context(pieces[:2], {1: -0.5}) == {1: -0.5}


def test_nothing_known_stays_nothing():
    assert weigh_in_context("not very but".split(), {}) == {}
    assert weigh_in_context([], {}) == {}


def test_the_valences_given_are_not_changed():
    known = {1: 1.0}
    weigh_in_context(["not", "good"], known)
    assert known == {1: 1.0}


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("The United Nations met in Hope.", ["the", "", "", "met", "in", ""]),
        ("Grace Kelly smiled.", ["", "", "smiled"]),
        ("Hope smiled at Joy.", ["", "smiled", "at", ""]),
        ("Great Hope For Peace", ["great", "hope", "for", "peace"]),  # a headline
        ("Hope of peace faded.", ["hope", "of", "peace", "faded"]),
        ("They said STOP to Joy.", ["they", "said", "stop", "to", ""]),
        ("Good.", ["good"]),
        ("", []),
    ],
)
def test_names_have_no_meaning(sentence, texts):
    assert read_pieces(sentence).texts == texts
