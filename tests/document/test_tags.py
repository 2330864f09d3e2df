"""Tags of sentences written for the purpose; every expected tag can be checked by eye."""

import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import tags
from analysis.document.appearance import mark_tag, shape, usual_tag
from analysis.document.tags import read_model, tag_sentences, tag_words

DATA = Path(tags.__file__).parents[1] / "data"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The council will vote on the plan .", "DT NN MD VB IN DT NN ."),
        ("She said the vote had been delayed .", "PRP VBD DT NN VBD VBN VBN ."),
        ("They plan to vote again on Tuesday .", "PRP VBP TO VB RB IN NNP ."),
        ("According to two officials , “ , the bridge is safe .", "VBG IN CD NNS , QUOTE , DT NN VBZ JJ ."),
        ("“ said Mayor Anna Holt .", "QUOTE VBD NNP NNP NNP ."),
    ],
)
def test_a_word_is_tagged_by_its_neighbours(text, expected):
    assert tag_words(text.split()) == expected.split()


def test_a_pronoun_is_told_apart_by_what_follows():
    assert tag_words("The mayor told her on Monday .".split())[3] == "PRP"
    assert tag_words("The mayor told her party on Monday .".split())[3] == "PRP$"


@pytest.mark.parametrize(
    ("word", "text", "tag"),
    [
        ("Clinton's", "Clinton's campaign declined to comment .", "NNP"),
        ("mayor's", "The mayor's plan failed .", "NN"),
        ("don't", "We don't know yet .", "VBP"),
        ("didn't", "He didn't answer .", "VBD"),
        ("won't", "It won't work .", "MD"),
        ("he'd", "She hoped he'd come .", "PRP"),
        ("so-called", "The so-called plan failed .", "JJ"),
        ("decision-making", "It slowed decision-making .", "NN"),
    ],
)
def test_a_joined_word_has_one_tag(word, text, tag):
    words = text.split()
    assert tag_words(words)[words.index(word)] == tag


def test_an_apostrophe_after_a_plural_is_possessive():
    assert tag_words("The soldiers ' plan failed .".split())[1:3] == ["NNS", "POS"]


def test_marks_have_their_own_tag_wherever_they_stand():
    marks = {
        ",": ",",
        "—": ":",
        ";": ":",
        "?": ".",
        "(": "-LRB-",
        ")": "-RRB-",
        '"': "''",
        "$": "$",
        "“": "QUOTE",
        "@": "SYM",
    }
    for mark, tag in marks.items():
        assert mark_tag(mark) == tag
        assert tag_words(["the", mark, "plan"])[1] == tag
        assert tag_words([mark])[0] == tag


def test_an_unknown_word_is_tagged_by_how_it_ends_and_is_written():
    assert tag_words("The glorfinators spoke glorfingly .".split()) == ["DT", "NNS", "VBD", "RB", "."]
    assert tag_words("He met Blarfonski in Glorfia .".split()) == ["PRP", "VBD", "NNP", "IN", "NNP", "."]


def test_a_usual_tag_comes_from_the_list_then_from_the_longest_ending():
    usual = {"plan": "NN", "of": "IN", " a ly": "RB", " a y": "NN", " C ": "NNP"}
    assert usual_tag("plan", usual) == "NN"
    assert usual_tag("Of", usual) == "IN"  # a capital that only begins a sentence
    assert usual_tag("Plan", usual) == "NNP"  # a noun with a capital is rather a name
    assert usual_tag("oddly", usual) == "RB"  # not " a y", which is shorter
    assert usual_tag("day", usual) == "NN"


def test_shapes():
    assert [shape(word) for word in ["plan", "Plan", "NATO", "1990s", "Ann's", "so-called", "A", "é", ""]] == [
        "a", "C", "A", "99", "C'", "a-", "C", "a", "a",
    ]  # fmt: skip


SENTENCES = st.lists(
    st.lists(st.text(max_size=12) | st.sampled_from(["said", "“", "the", "'", ".", ""]), max_size=9),
    max_size=6,
)


@given(SENTENCES)
def test_any_words_get_one_tag_each(sentences):
    found = tag_sentences(sentences)
    assert [len(tags) for tags in found] == [len(words) for words in sentences]
    assert all(isinstance(tag, str) and tag for tags in found for tag in tags)


@given(SENTENCES)
def test_a_sentence_is_tagged_the_same_alone_and_among_others(sentences):
    assert tag_sentences(sentences) == [tag_words(words) for words in sentences]


@given(SENTENCES)
def test_only_a_quotation_is_tagged_quote(sentences):
    for words, found in zip(sentences, tag_sentences(sentences), strict=True):
        assert [tag == "QUOTE" for tag in found] == [word == "“" for word in words]


def test_nothing_gives_nothing():
    assert tag_sentences([]) == []
    assert tag_words([]) == []
    assert tag_sentences([[], ["Yes"], []])[::2] == [[], []]


def test_a_sentence_longer_than_a_block_is_tagged_in_parts():
    words = ["the", "plan"] * tags._BLOCK
    found = tag_words(words)
    assert found == ["DT", "NN"] * tags._BLOCK
    short = [["He", "spoke", "."]]
    assert tag_sentences([*short, words, *short]) == [tag_words(short[0]), found, tag_words(short[0])]


def test_forgetting_known_words_changes_nothing(monkeypatch):
    text = "The mayor said the plan had been dropped .".split()
    before = tag_words(text)
    monkeypatch.setattr(tags, "_MOST_KEPT", 10)
    for k in range(5):
        tag_sentences([[f"word{k}x{n}" for n in range(50)]])
        assert tag_words(text) == before
    assert len(tags._tagger()._ids) < 100


def test_more_new_words_at_once_than_there_is_room_for():
    tagger = tags.Tagger(read_model(str(DATA / "tags.npz")))
    n = tags._MOST_KEPT + 3 * tags._BLOCK
    (found,) = tagger.tag([[f"blarf{k}ing" for k in range(n)]])
    assert len(found) == n
    assert tagger.tag([["the", "plan"]]) == [["DT", "NN"]]


def test_weights_cannot_add_up_to_what_is_certain():
    model = read_model(str(DATA / "tags.npz"))
    most = 14 + 2 * 5 + 2 * 2 + 5  # keys of the word, of its neighbours near and far, and pairs
    heaviest = max(np.abs(model.weights.astype(int)).max(), np.abs(model.pair_weights.astype(int)).max())
    assert most * heaviest < tags._CERTAIN
    assert tags._CERTAIN + most * heaviest < 2**15


def test_the_file_is_small_and_says_whose_it_is():
    path = DATA / "tags.npz"
    assert path.stat().st_size <= 1_000_000
    with np.load(path, allow_pickle=False) as arrays:
        licence = arrays["licence"].tobytes().decode()
    for said in ("CC BY-SA 4.0", "EWT", "GUM"):
        assert said in licence
        assert said in (DATA / "tags.txt").read_text(encoding="utf-8")


def test_time_grows_with_length_only():
    def seconds(n):
        words = [f"w{k % 977}" for k in range(n)]
        tag_words(words)
        begin = time.perf_counter()
        tag_words(words)
        return time.perf_counter() - begin

    assert min(seconds(160_000) for _ in range(3)) < 25 * min(seconds(16_000) for _ in range(3))
