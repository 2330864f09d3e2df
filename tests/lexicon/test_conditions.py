"""Where a pattern counts: by its part of speech, and outside the phrases that exclude it."""

import re

import pytest

from analysis.document import Document, InputError
from analysis.framing import find_frames
from analysis.lexicon import load_codebook, parse_pattern


@pytest.fixture
def found(tmp_path):
    def find(categories, text):
        path = tmp_path / "mine.yaml"
        path.write_text(f"categories:\n{categories}", encoding="utf-8")
        hits = find_frames(Document("a1", text), load_codebook(str(path)))
        assert all(text[hit.start : hit.end] == hit.text for hit in hits)
        return [(hit.text, hit.frame, hit.term) for hit in hits]

    return find


def test_an_exclusion_stands_before_after_or_round_the_word(found):
    book = "  a:\n    patterns: [{pattern: war, exclude: [price war, war of words, cold war era]}]\n"
    text = "A price war, a war of words, the cold war era: no war. The cold war and the war era."
    assert found(book, text) == [("war", "a", "war")] * 3


def test_an_exclusion_that_is_cut_short_by_the_text_excludes_nothing(found):
    book = "  a:\n    patterns: [{pattern: war, exclude: [price war, war of words]}]\n"
    assert found(book, "War of") == [("War", "a", "war")]
    assert found(book, "War") == [("War", "a", "war")]
    assert found(book, "") == []


def test_an_exclusion_of_the_category_holds_for_all_its_patterns_but_for_no_other_category(found):
    book = "  a: {exclude: [trade war], patterns: [war, trade*]}\n  b: {patterns: [war]}\n"
    assert found(book, "The trade war and trade.") == [("war", "b", "war"), ("trade", "a", "trade*")]


def test_a_word_is_excluded_from_its_stem(found):
    book = "  a:\n    patterns: [{pattern: war*, exclude: [warm*, ward]}]\n"
    assert found(book, "Warm wars, wards, a ward.") == [("wars", "a", "war*"), ("wards", "a", "war*")]


def test_where_the_longest_is_excluded_the_next_best_counts(found):
    book = "  a:\n    patterns: [{pattern: high tide, exclude: [high tide mark]}, high, tide]\n"
    assert found(book, "High tide; high tide mark") == [
        ("High tide", "a", "high tide"),
        ("high", "a", "high"),
        ("tide", "a", "tide"),
    ]


def test_a_stem_in_an_exclusion_meets_any_ending(found):
    book = "  a:\n    patterns: [{pattern: fire, exclude: [fire* worker*]}]\n"
    assert found(book, "They fire workers; the fire spread.") == [("fire", "a", "fire")]


def test_a_part_of_speech_is_that_of_the_first_word(found):
    book = "  a:\n    patterns: [{pattern: charge*, pos: VERB}, {pattern: plan* ahead, pos: [VERB, NOUN]}]\n"
    text = "They charged him. The charge was heavy. He plans ahead."
    assert found(book, text) == [("charged", "a", "charge*"), ("plans ahead", "a", "plan* ahead")]


def test_one_word_may_stand_in_two_frames_by_its_part_of_speech(found):
    book = (
        "  a: {patterns: [{pattern: charge, pos: NOUN, weight: 2}]}\n"
        "  b: {patterns: [{pattern: charge, pos: VERB}]}\n"
    )
    assert found(book, "The charge stands. They will charge him.") == [
        ("charge", "a", "charge"),
        ("charge", "b", "charge"),
    ]


def test_a_text_without_the_words_is_not_tagged(tmp_path):
    path = tmp_path / "pos.yaml"
    path.write_text("categories: {a: {patterns: [{pattern: charge, pos: NOUN}]}}\n", encoding="utf-8")
    book, calls = load_codebook(str(path)), []
    assert list(book.find(["no", "such", "word"], lambda k: calls.append(k) or "NN")) == []
    assert calls == []
    assert len(list(book.find(["charge", "charge"], lambda k: calls.append(k) or ["NN", "VB"][k]))) == 1
    assert calls == [0, 1]


def test_a_contraction_is_found_though_the_text_parts_it(found):
    book = '  a:\n    patterns: ["don’t mind", "mayor\'s office", "can\'t*", U.S., AT&T]\n'
    text = "They don't mind that the Mayor’s office in the U.S. can’t call AT&T now."
    assert [text for text, _, _ in found(book, text)] == [
        "don't mind",
        "Mayor’s office",
        "U.S.",
        "can’t",
        "AT&T",
    ]


def test_each_fault_of_a_condition_is_named():
    with pytest.raises(ValueError, match="'NN' is no part of speech: there are NOUN"):
        parse_pattern("tax", pos=["NN"])
    with pytest.raises(ValueError, match="'war': does not stand in 'of words'"):
        parse_pattern("war", exclude=["of words"])


def test_one_token_is_tagged_as_in_the_whole_article():
    text = "The mayor's aides don't know. “Wait!” they say.\n\nStop the run" + " It ran." * 12
    doc, tags = Document("a1", text), Document("a2", text).tags
    n = len(tags)
    assert [doc.tag_of(k) for k in reversed(range(n))] == tags[::-1]
    assert Document("a3", text).tag_of(2) == tags[2] == ""


def test_lower_tokens_are_those_of_the_shadow():
    doc = Document("a1", "İstanbul’s ΟΔΟΣ\tisn’t—so…\r\nFar “Away”")
    assert doc.lower_tokens == [doc.shadow[start:end].lower() for _, start, end in doc.tokens]
    assert doc.lower_tokens[1:3] == ["'s", "οδος"]
    assert Document("a2", " ").lower_tokens == []


def test_tags_run_beside_the_tokens():
    doc = Document("a1", "The mayor's aides don't know, they cannot say. “Wait!”\n\nStop")
    assert len(doc.tags) == len(doc.tokens)
    tagged = dict(zip((token.text for token in doc.tokens), doc.tags, strict=True))
    assert (tagged["aides"], tagged["'s"], tagged["n't"], tagged["not"]) == ("NNS", "", "RB", "RB")
    assert Document("a2", "").tags == []


def test_a_group_gives_its_weight_to_the_patterns_that_have_none(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(
        "categories:\n  a:\n    patterns:\n      - war\n"
        "      - {weight: 2, patterns: [raid, {pattern: spy, exclude: [I spy]}, {pattern: plot, weight: .5}]}\n",
        encoding="utf-8",
    )
    text = "War, raid, spy, I spy, plot."
    hits = find_frames(Document("a1", text), load_codebook(str(path)))
    assert [(hit.text, hit.weight) for hit in hits] == [("War", 1), ("raid", 2), ("spy", 2), ("plot", 0.5)]


@pytest.mark.parametrize(
    ("group", "message"),
    [
        ("{weight: 2, patterns: war}", "'patterns' of a group in 'a' must be a list of patterns"),
        ("{weight: 2, patterns: []}", "'patterns' of a group in 'a' must be a list of patterns"),
        ("{wieght: 2, patterns: [war]}", "unknown key 'wieght' of a group in 'a': did you mean 'weight'?"),
        ("{weight: -1, patterns: [war]}", "'war' has the weight '-1'"),
    ],
)
def test_a_faulty_group_is_named(tmp_path, group, message):
    path = tmp_path / "mine.yaml"
    path.write_text(f"categories:\n  a:\n    patterns: [{group}, x]\n", encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(message)):
        load_codebook(str(path))
