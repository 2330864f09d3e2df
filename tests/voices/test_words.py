"""Whose words: each scored word has one voice, and the valences add up."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import Document
from analysis.quotes import Quotation, find_quotes
from analysis.sentiment import ScoredSentence, ScoredWord, list_words, score_sentences
from analysis.voices import valence_by_voice, word_voices


def word(at, valence):
    return ScoredWord(at, at + 1, "w", valence, valence)


def quotation(start, end, speaker=None, kind="direct"):
    return Quotation(start, end, kind, "", 0, speaker_id=speaker)


# Two sentences of ten characters, three scored words in each.
SENTENCES = [
    ScoredSentence(0, 9, 0.1, 3, (word(1, 2.0), word(4, -1.0), word(8, 3.0))),
    ScoredSentence(10, 19, -0.1, 3, (word(11, -2.0), word(14, 1.0), word(18, -4.0))),
]
QUOTES = [
    quotation(0, 6, "lee"),
    quotation(4, 5, "bell"),
    quotation(7, 9, None, "scare"),
    quotation(10, 13, None),
    quotation(17, 19, None, "title"),
]
DOC = Document("a1", "x" * 20)


def valence(sentences, quotes, doc=DOC):
    return valence_by_voice(sentences, quotes, doc).set_index(["measure", "group"])


def test_each_word_is_the_innermost_speakers_the_narrators_or_nobodys():
    assert [(w.start, w.voice, w.speaker_id) for w in word_voices(SENTENCES, QUOTES)] == [
        (1, "speaker", "lee"),
        (4, "speaker", "bell"),
        (8, "scare", ""),
        (11, "speaker", "unresolved"),
        (14, "narrator", ""),
        (18, "title", ""),
    ]


def test_scare_marks_inside_what_somebody_says_are_the_speakers():
    quotes = [quotation(0, 9, "lee"), quotation(3, 6, None, "scare")]
    assert {w.voice for w in word_voices(SENTENCES[:1], quotes)} == {"speaker"}


def test_borrowed_is_what_stands_in_attributed_words():
    row = valence(SENTENCES, QUOTES).loc[("borrowed_valence_share", "")]
    assert row["numerator"] == 2 + 1 + 2
    assert row["denominator"] == 2 + 1 + 3 + 2 + 1 + 4
    assert row["low"] <= row["value"] <= row["high"]


def test_positive_and_negative_valence_are_shared_out_by_voice():
    table = valence(SENTENCES, QUOTES)
    positive, negative = table.xs("positive_valence_share"), table.xs("negative_valence_share")
    assert positive["numerator"].to_dict() == {"narrator": 1, "speaker": 2, "scare": 3, "title": 0}
    assert negative["numerator"].to_dict() == {"narrator": 0, "speaker": 1 + 2, "scare": 0, "title": 4}
    assert set(positive["denominator"]) == {2 + 3 + 1}
    assert set(negative["denominator"]) == {1 + 2 + 4}
    assert positive["value"].sum() == negative["value"].sum() == pytest.approx(1)


def test_each_speaker_has_a_part_of_all_valence():
    shares = valence(SENTENCES, QUOTES).xs("speaker_valence_share")
    assert shares["numerator"].to_dict() == {"lee": 2, "unresolved": 2, "bell": 1}
    assert set(shares["denominator"]) == {13}


def test_where_nobody_speaks_nothing_is_borrowed():
    table = valence(SENTENCES, [])
    assert table.loc[("borrowed_valence_share", ""), "value"] == 0 / 13
    assert table.loc[("positive_valence_share", "narrator"), "value"] == 6 / 6


@pytest.mark.parametrize("sentences", [[], [ScoredSentence(0, 9, 0.0, 0, ())]])
def test_where_nothing_is_scored_there_is_no_share(sentences):
    assert word_voices(sentences, QUOTES) == []
    assert valence(sentences, QUOTES)["value"].isna().all()


def test_an_article_repeated_borrows_as_much():
    text = "“A great success,” said Ann Lee. The war goes on, and they win."
    once, twice = (Document("a1", t) for t in (text, f"{text}\n{text}"))
    rows = [valence(score_sentences(doc, scorer="vader"), find_quotes(doc), doc) for doc in (once, twice)]
    assert rows[1]["value"].to_dict() == pytest.approx(rows[0]["value"].to_dict(), nan_ok=True)
    whole = [table.loc[("borrowed_valence_share", ""), "denominator"] for table in rows]
    assert whole[1] == pytest.approx(2 * whole[0])


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.sampled_from("good bad said Ann “”‘’.\n ")) | st.text())
def test_every_scored_word_has_a_voice_on_any_text(text):
    doc = Document("a1", text)
    sentences, quotes = score_sentences(doc, scorer="vader"), find_quotes(doc)
    voiced = word_voices(sentences, quotes)
    assert [tuple(w[:5]) for w in voiced] == [tuple(w) for w in list_words(sentences)]
    assert {w.voice for w in voiced} <= {"narrator", "speaker", "scare", "title"}
    share = valence(sentences, quotes, doc).loc[("borrowed_valence_share", ""), "value"]
    assert math.isnan(share) or 0 <= share <= 1


def test_quotations_that_cross_leave_each_word_to_the_one_opened_last():
    quotes = [quotation(0, 6, "lee"), quotation(3, 9, "bell")]
    assert [w.speaker_id for w in word_voices(SENTENCES[:1], quotes)] == ["lee", "bell", "bell"]
