"""Texts are short enough to count by eye; expected values show the sum."""

import math

import pytest

from analysis.document import Document
from analysis.quotes import find_quotes, quote_curve, quote_density, speaker_word_share, speakers

# Words: 2 + 2 and 5 + 1 + 2 + 5.
TEXT = "“Not yet,” said Roe.\nIt rained on the town.\nPoe said that they would all leave."


def values(text):
    doc = Document("a1", text)
    return quote_density(find_quotes(doc), doc).set_index("measure")["value"]


def test_density_and_shares():
    found = values(TEXT)
    n = 4 + 5 + 7
    assert found["quote_density"] == pytest.approx(1000 * 1 / n)
    assert found["quoted_word_share"] == pytest.approx(2 / n)
    assert found["attributed_word_share"] == pytest.approx(2 / n)
    assert found["reported_word_share"] == pytest.approx((2 + 4) / n)
    assert found["direct_share"] == pytest.approx(2 / (2 + 4))
    assert found["paragraphs_with_quotes"] == pytest.approx(1 / 3)


def test_scare_marks_are_quoted_words_that_nobody_says():
    found = values("The so-called “old plan” failed.")
    assert found["quoted_word_share"] == pytest.approx(2 / 5)
    assert found["attributed_word_share"] == 0
    assert found["scare_quote_density"] == pytest.approx(1000 * 1 / 5)


def test_the_words_in_a_mixed_quotation_count_once():
    found = values("Roe said it was “a ruin” now.")
    assert found["quoted_word_share"] == pytest.approx(2 / 7)
    assert found["reported_word_share"] == pytest.approx(5 / 7)


def test_share_of_unnamed_sources():
    found = values("“One two,” said critics. “Three,” said Ann Roe.")
    assert found["unnamed_source_share"] == pytest.approx(2 / (2 + 1))


@pytest.mark.parametrize("copies", [1, 2])
def test_shares_do_not_depend_on_length(copies):
    assert values("\n".join([TEXT] * copies))["quoted_word_share"] == pytest.approx(2 / 16)


@pytest.mark.parametrize("text", ["", " \n "])
def test_nothing_can_be_said_of_an_empty_article(text):
    doc = Document("a1", text)
    assert quote_density(find_quotes(doc), doc)["value"].isna().all()
    assert speakers([], doc).empty
    assert speaker_word_share([], doc).empty
    assert quote_curve([], doc).empty


def test_an_article_without_quotations_has_none():
    found = values("It rained. Nobody spoke of it at all.")
    assert found["quote_density"] == found["quoted_word_share"] == 0
    assert math.isnan(found["direct_share"])


def test_speakers_are_listed_by_their_words():
    doc = Document(
        "a1", "“One,” said Ann Roe. “Two three four,” said one MP, who was late. “Five,” said Roe."
    )
    table = speakers(find_quotes(doc), doc)
    assert table["label"].tolist() == ["one MP", "Ann Roe"]
    assert table["n_words"].tolist() == [3, 1 + 1]
    assert table["n_quotations"].tolist() == [1, 2]
    assert table["first"].tolist() == [22, 1]


def test_share_of_each_speaker():
    doc = Document("a1", "“One two,” said Ann Roe. “Three,” said critics.")
    table = speaker_word_share(find_quotes(doc), doc).set_index("group")
    assert table.loc["ann-roe", "value"] == pytest.approx(2 / 8)
    assert table.loc["critics", "value"] == pytest.approx(1 / 8)


def test_the_curve_slides_a_window_of_words_along():
    doc = Document("a1", "“One two,” said Roe. It rained.")
    curve = quote_curve(find_quotes(doc), doc, window=2)
    assert curve["share"].tolist() == [2 / 2, 1 / 2, 0, 0, 0]
    assert curve["word"].tolist() == [1, 2, 3, 4, 5]


def test_a_window_holds_at_least_one_word():
    with pytest.raises(ValueError, match="at least one word"):
        quote_curve([], Document("a1", "One."), window=0)
