"""Borrowed evaluation: loaded words in quotations, beside words in quotations."""

import math

import pytest

from analysis.document import Document
from analysis.framing import StanceHit, find_stance
from analysis.measurement import wilson_interval
from analysis.quotes import Quotation, find_quotes
from analysis.voices import borrowed_stance

# Six sentences of five words each.
SENTENCE = "Aaaa bbbb bbbb bbbb end.\n"
DOC = Document("a1", SENTENCE * 6)
N = len(SENTENCE)


def stance_hit(start, end, kind, text=""):
    """A stance word whose scope is the word itself."""
    return StanceHit(start, end, text, kind, "x", start, end)


def said(first, last, kind="direct"):
    return Quotation(N * first, N * last - 1, kind, "", 0, speaker_id="lee", speaker_kind="named")


def hit(sentence, at=0, kind="loaded"):
    return stance_hit(N * sentence + 5 * at, N * sentence + 5 * at + 4, kind)


def rows(hits, quotes, doc=DOC):
    return borrowed_stance(hits, quotes, doc).set_index(["measure", "group"])


def test_the_share_of_hits_stands_beside_the_share_of_words():
    table = rows([hit(0), hit(0, 1), hit(1), hit(4), hit(1, 2, "hedge")], [said(0, 2)])
    loaded = table.loc[("borrowed_share", "loaded")]
    assert (loaded["numerator"], loaded["denominator"]) == (3, 4)
    assert (loaded["low"], loaded["high"]) == wilson_interval(3, 4)
    words = table.loc[("borrowed_word_share", "")]
    assert (words["numerator"], words["denominator"]) == (2 * 5, 6 * 5)
    assert table.loc[("borrowed_difference", "loaded"), "value"] == pytest.approx(3 / 4 - 10 / 30)
    assert table.loc[("borrowed_share", "hedge"), "value"] == 1 / 1


def test_the_interval_of_the_difference_adds_the_squares_of_both():
    table = rows([hit(0), hit(0, 1), hit(1), hit(1, 1), hit(4)], [said(0, 1)])
    share, words = table.loc[("borrowed_share", "loaded")], table.loc[("borrowed_word_share", "")]
    difference = table.loc[("borrowed_difference", "loaded")]
    # The shares of words reach farther up than down, so the two sides are not taken for each other.
    assert words["high"] - words["value"] > words["value"] - words["low"] > 0
    assert difference["low"] == pytest.approx(
        difference["value"]
        - math.sqrt((share["value"] - share["low"]) ** 2 + (words["high"] - words["value"]) ** 2)
    )
    assert difference["high"] == pytest.approx(
        difference["value"]
        + math.sqrt((share["high"] - share["value"]) ** 2 + (words["value"] - words["low"]) ** 2)
    )


def test_fewer_than_five_hits_have_no_interval_and_say_so():
    difference = rows([hit(0), hit(1), hit(4), hit(5)], [said(0, 2)]).loc[("borrowed_difference", "loaded")]
    assert math.isnan(difference["low"])
    assert difference["method"] == "too few"


def test_words_reported_without_marks_are_borrowed_but_not_quoted():
    table = rows([hit(0), hit(1)], [said(0, 1, "indirect"), said(1, 2)._replace(marked=())])
    assert table.loc[("borrowed_share", "loaded"), "value"] == 2 / 2
    assert table.loc[("quoted_share", "loaded"), "value"] == 1 / 2
    assert table.loc[("quoted_word_share", ""), "value"] == 5 / 30


def test_scare_marks_borrow_nothing():
    marks = [Quotation(0, N - 1, "scare", "", 0)]
    table = rows([hit(0)], marks)
    assert table.loc[("borrowed_share", "loaded"), "value"] == 0 / 1
    assert table.loc[("borrowed_word_share", ""), "value"] == 0 / 30


def test_without_hits_there_is_no_share_and_without_words_nothing():
    table = rows([], [said(0, 2)])
    assert math.isnan(table.loc[("borrowed_share", "loaded"), "value"])
    assert math.isnan(table.loc[("borrowed_difference", "loaded"), "value"])
    assert rows([], [], Document("a1", ""))["value"].isna().all()


def test_an_article_repeated_borrows_as_much():
    text = "“The plan is absurd,” said Ann Lee. It was a brutal blow."
    docs = [Document("a1", text), Document("a1", f"{text}\n{text}")]
    shares = [rows(find_stance(doc), find_quotes(doc), doc)["value"].to_dict() for doc in docs]
    assert shares[1] == pytest.approx(shares[0], nan_ok=True)
