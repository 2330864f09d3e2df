"""Loaded words: what counts, what is left out, and that the list blames no side alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Document
from analysis.framing import find_loaded, find_stance
from analysis.lexicon import load_codebook

CODEBOOK = load_codebook("loaded")
OPPOSED = [
    ("far-left", "far-right"),
    ("left-wing", "right-wing"),
    ("leftist", "rightist"),
    ("hard left", "hard right"),
    ("marxist", "fascist"),
    ("moonbat", "wingnut"),
    ("pro-abortion", "anti-choice"),
    ("gun grabber", "gun nut"),
    ("climate alarmist", "climate denier"),
    ("cop hater", "killer cop"),
    ("champagne socialist", "robber baron"),
    ("job-killing", "gas-guzzling"),
    ("liberal media", "right-wing media"),
    ("appeaser", "warmonger"),
    ("remoaner", "little englander"),
    ("nanny state", "police state"),
]


def words(text):
    return [hit.text for hit in find_loaded(Document("a1", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor slammed it.", ["slammed"]),
        ("The so-called reform was a disgraceful sham.", ["so-called", "disgraceful", "sham"]),
        ("He peddled a baseless smear.", ["peddled", "baseless", "smear"]),
        ("Her heroic, magnificent stand.", ["heroic", "magnificent"]),
        ("They rammed it through to curry favour.", ["rammed", "curry favour"]),
        ("THE LIES OF THUGS", ["LIES", "THUGS"]),
        ("A ‘witch-hunt’, they called it.", ["witch-hunt"]),
        ("It is not a witch hunt.", ["witch hunt"]),
        ("He claims that it was safe.", ["claims"]),
    ],
)
def test_words_that_judge_are_found(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police said a man was killed and two were arrested after the attack.",
        "The war, the fire and the murder trial were on the front page.",
        "It rained very hard and clearly for a long time.",
        "The answer may lie in the records; the village lies in a valley.",
        "Three hammers and a slate roof lay beside the rail.",
        "In spite of the rain, aid agencies sent natural disaster teams.",
        "She hails from a town on the coast.",
        "It failed to rain, as it was supposed to, and she was entitled to a refund.",
        "A group claimed responsibility, and the insurance claims were paid.",
    ],
)
def test_words_that_name_what_happened_are_not_loaded(text):
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Radical Party met.", []),
        ("They heard the song Toxic Love.", []),
        ("We saw the Brutal Truth band.", []),
        ("Radical plans were made.", ["Radical"]),
        ("A Radical plan was made.", ["Radical"]),
        ("The Woke left.", ["Woke"]),
        ("Radical Mayor Slammed Over Botched Plan", ["Radical", "Slammed", "Botched"]),
    ],
)
def test_parts_of_names_are_left_out_but_not_in_headlines(text, expected):
    assert words(text) == expected


def test_the_longest_of_what_begins_first_counts_once():
    hits = find_loaded(Document("a1", "The fake news hacks ran a smear campaign."))
    assert [(hit.text, hit.term) for hit in hits] == [
        ("fake news", "fake news"),
        ("smear campaign", "smear campaign"),
    ]


def test_words_of_every_kind_count_as_loaded():
    found = {hit.kind for category in CODEBOOK.categories for hit in _examples(category)}
    assert found == {"loaded"}


@pytest.mark.parametrize("category", CODEBOOK.categories, ids=lambda category: category.id)
def test_the_example_of_each_kind_holds_a_word_of_that_kind(category):
    own = {pattern.text for pattern in category.patterns}
    assert [hit.term for hit in _examples(category) if hit.term in own]


def _examples(category):
    return [hit for text in category.examples for hit in find_loaded(Document("a1", text))]


@pytest.mark.parametrize(("one", "other"), OPPOSED, ids=" / ".join)
def test_opposed_camps_are_both_marked(one, other):
    assert words(f"they called it {one}") == [one]
    assert words(f"they called it {other}") == [other]


def test_no_word_stands_in_two_kinds():
    patterns = [
        (pattern.parts, pattern.pos) for category in CODEBOOK.categories for pattern in category.patterns
    ]
    assert len(patterns) == len(set(patterns))


def test_a_codebook_of_ones_own_is_taken_instead():
    hits = find_loaded(Document("a1", "A tax."), load_codebook("policy"))
    assert [(hit.text, hit.kind) for hit in hits] == [("tax", "loaded")]


def test_stance_holds_the_loaded_words_among_its_own_in_reading_order():
    hits = find_stance(Document("a1", "A sham, perhaps; a scandalous one."))
    assert [(hit.text, hit.kind) for hit in hits] == [
        ("sham", "loaded"),
        ("perhaps", "hedge"),
        ("scandalous", "loaded"),
    ]


def test_an_empty_article_has_none():
    assert words("") == []


def test_an_article_repeated_twice_has_twice_as_many():
    text = "The thugs rigged it.\n"
    assert words(text) == ["thugs", "rigged"]
    assert words(text * 2) == ["thugs", "rigged"] * 2


@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["Radical", "Party", "the", "SHAM", ".", "lies"])).map(" ".join)
)
def test_offsets_give_the_words_back_in_reading_order(text):
    hits = find_loaded(Document("a1", text))
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)
    assert all(one.end <= other.start for one, other in pairwise(hits))
