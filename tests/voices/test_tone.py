"""Whose tone: sentences of ten characters each, quotations over some of them."""

import math

import pytest

from analysis.document import Document
from analysis.quotes import Quotation, find_quotes
from analysis.sentiment import ScoredSentence, score_sentences
from analysis.voices import NARRATOR, find_voiced_sentences, tone_by_voice


def made_up(*scores):
    """Sentences of ten characters each; ``None`` stands for one without a scored word."""
    return [
        ScoredSentence(10 * i, 10 * i + 9, score or 0.0, int(score is not None), ())
        for i, score in enumerate(scores)
    ]


def said(*whose, kinds=()):
    """A quotation over each sentence in turn; ``-`` leaves it to the narrator, ``?`` is somebody not found."""
    kinds = dict(kinds)
    return [
        Quotation(
            10 * i,
            10 * i + 9,
            "direct",
            "",
            0,
            speaker_id=None if who == "?" else who,
            speaker_kind=kinds.get(who, "none" if who == "?" else "named"),
        )
        for i, who in enumerate(whose)
        if who != "-"
    ]


def tones(scores, whose, **options):
    table = tone_by_voice(made_up(*scores), said(*whose, **options), Document("a1", "x" * 10 * len(scores)))
    return table.set_index(["measure", "group"])


SCORES = [0.5, -0.3, 0.2, None, -0.4, 0.6]
WHOSE = ["-", "lee", "lee", "-", "bell", "-"]


def test_the_tone_of_a_voice_is_the_mean_of_its_sentences():
    table = tones(SCORES, WHOSE)
    assert table.loc[("voice_tone", NARRATOR), "value"] == pytest.approx((0.5 + 0 + 0.6) / 3)
    assert table.loc[("voice_tone", NARRATOR), "denominator"] == 3
    assert table.loc[("voice_tone", "lee"), "value"] == pytest.approx((-0.3 + 0.2) / 2)
    assert table.loc[("voice_tone", "bell"), "value"] == pytest.approx(-0.4)
    assert table.loc[("said_tone", ""), "value"] == pytest.approx((-0.3 + 0.2 - 0.4) / 3)


def test_the_difference_is_the_narrators_tone_less_the_speakers():
    table = tones(SCORES, WHOSE)
    assert table.loc[("voice_difference", ""), "value"] == pytest.approx(1.1 / 3 - -0.5 / 3)


def test_shares_of_the_voices_add_up_to_all_sentences():
    shares = tones(SCORES, WHOSE).xs("voice_share")
    assert shares["numerator"].to_dict() == {NARRATOR: 3, "lee": 2, "bell": 1}
    assert set(shares["denominator"]) == {3 + 2 + 1}
    assert (shares["low"] < shares["value"]).all()


def test_sources_of_one_kind_have_a_tone_together():
    kinds = {"council": "organisation", "critics": "unnamed"}
    whose = ["lee", "bell", "council", "?", "critics", "-"]
    kind = tones(SCORES, whose, kinds=kinds).xs("kind_tone")
    assert kind["value"].to_dict() == pytest.approx(
        {
            "named": (0.5 - 0.3) / 2,
            "role": math.nan,
            "unnamed": -0.4,
            "organisation": 0.2,
            "document": math.nan,
            "unresolved": math.nan,  # its sentence has no scored word
        },
        nan_ok=True,
    )


def test_few_sentences_have_no_interval_and_five_have():
    few = tones([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], ["lee"] * 4 + ["-"] * 5)
    assert math.isnan(few.loc[("voice_tone", "lee"), "low"])
    assert math.isnan(few.loc[("voice_difference", ""), "low"])
    row = few.loc[("voice_tone", NARRATOR)]
    assert row["low"] < row["value"] < row["high"]


def test_a_difference_that_is_there_is_found():
    table = tones([0.5, 0.7, 0.6, 0.5, 0.4, -0.5, -0.7, -0.3, -0.2, -0.4], ["-"] * 5 + ["lee"] * 5)
    row = table.loc[("voice_difference", "")]
    assert row["value"] == pytest.approx(2.7 / 5 + 2.1 / 5)
    assert 0 < row["low"] < row["value"] < row["high"]
    # The interval is narrower than those of the two tones would make it, laid end to end.
    own, others = table.loc[("voice_tone", NARRATOR)], table.loc[("said_tone", "")]
    assert row["high"] - row["low"] < (own["high"] - own["low"]) + (others["high"] - others["low"])


def test_a_voice_without_a_scored_word_has_no_tone():
    table = tones([0.5, None, None], ["-", "lee", "lee"])
    assert math.isnan(table.loc[("voice_tone", "lee"), "value"])
    assert table.loc[("voice_share", "lee"), "numerator"] == 2
    assert math.isnan(table.loc[("said_tone", ""), "value"])
    assert math.isnan(table.loc[("voice_difference", ""), "value"])


def test_where_nobody_speaks_all_is_the_narrators():
    table = tones([0.5, -0.5], ["-", "-"])
    assert table.xs("voice_share")["numerator"].to_dict() == {NARRATOR: 2}
    assert math.isnan(table.loc[("said_tone", ""), "value"])


def test_an_empty_article_has_no_voice_with_a_tone():
    table = tones([], [])
    assert table["value"].isna().all()
    assert find_voiced_sentences([], [], Document("a1", "")) == []


def test_an_article_repeated_keeps_the_tone_of_its_voices():
    once, twice = tones(SCORES, WHOSE), tones(SCORES * 2, WHOSE * 2)
    assert twice["value"].to_dict() == pytest.approx(once["value"].to_dict(), nan_ok=True)
    assert twice.loc[("voice_tone", NARRATOR), "denominator"] == 2 * 3


def test_the_rows_behind_are_the_sentences_as_they_stand():
    text = "“We will win, and nobody can stop us,” said Ann Lee. Nobody moved. The war goes on."
    doc = Document("a1", text)
    rows = find_voiced_sentences(score_sentences(doc, scorer="vader"), find_quotes(doc), doc)
    assert [(row.position, row.voice, row.kind, row.n_scored > 0) for row in rows] == [
        (1, "ann-lee", "named", True),
        (2, NARRATOR, NARRATOR, False),
        (3, NARRATOR, NARRATOR, True),
    ]
    assert [text[row.start : row.end] for row in rows] == [row.text for row in rows]
    assert math.isnan(rows[1].score)
