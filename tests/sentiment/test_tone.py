"""Texts are short enough to count by eye; expected values show the sum."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import Document, InputError
from analysis.sentiment import (
    ScoredSentence,
    ScoredWord,
    document_tone,
    extreme_sentences,
    list_words,
    score_sentences,
    tone_curve,
    weighing_words,
    word_shares,
)

# One known word a sentence: hope 1.9, none, war -2.9, none, hope 1.9, win 2.8.
STORY = "They hope so. It is noon. It is a war. It is five. Some hope remains. Some win."
HOPE, WAR, WIN = (round(v / math.sqrt(v * v + 15), 4) for v in (1.9, -2.9, 2.8))


def article(text):
    doc = Document("a1", text)
    return score_sentences(doc, scorer="vader"), doc


def tone(text, **thresholds):
    table = document_tone(*article(text), **thresholds)
    return table.set_index(["measure", "group"])


def made_up(*scores):
    """Sentences of one character each; ``None`` stands for one without a scored word."""
    return [
        ScoredSentence(i, i + 1, score or 0.0, int(score is not None), ()) for i, score in enumerate(scores)
    ]


def test_each_sentence_has_its_score_and_its_words():
    sentences, doc = article(STORY)
    assert [sentence.score for sentence in sentences] == [HOPE, 0, WAR, 0, HOPE, WIN]
    assert [sentence.n_scored for sentence in sentences] == [1, 0, 1, 0, 1, 1]
    assert [word.text for word in list_words(sentences)] == ["hope", "war", "hope", "win"]
    assert [doc.text[s.start : s.end] for s in sentences[:2]] == ["They hope so.", "It is noon."]


def test_tone_is_the_mean_of_the_sentences():
    table = tone(STORY)
    assert table.loc[("tone", ""), "numerator"] == pytest.approx(HOPE + 0 + WAR + 0 + HOPE + WIN)
    assert table.loc[("tone", ""), "denominator"] == 6
    assert table.loc[("tone", ""), "value"] == pytest.approx((HOPE + WAR + HOPE + WIN) / 6)
    assert table.loc[("tone_scored", ""), "value"] == pytest.approx((HOPE + WAR + HOPE + WIN) / 4)


def test_sentences_without_a_scored_word_are_counted_apart_from_neutral_ones():
    table = tone(STORY)
    assert table.loc[("positive_share", ""), "value"] == pytest.approx(3 / 6)
    assert table.loc[("negative_share", ""), "value"] == pytest.approx(1 / 6)
    assert table.loc[("neutral_share", ""), "value"] == 0 / 6
    assert table.loc[("unscored_share", ""), "value"] == pytest.approx(2 / 6)


def test_thresholds_belong_to_the_poles():
    doc = Document("a1", "abcdefg")
    scored = made_up(0.05, 0.0499, 0.0, -0.0499, -0.05, None, 0.9)
    shares = document_tone(scored, doc).set_index("measure")["numerator"]
    assert shares["positive_share"] == 2
    assert shares["neutral_share"] == 3
    assert shares["negative_share"] == 1
    assert shares["unscored_share"] == 1
    wide = document_tone(scored, doc, positive=0.5, negative=-0.5).set_index("measure")["numerator"]
    assert [wide[f"{pole}_share"] for pole in ("positive", "neutral", "negative")] == [1, 5, 0]


def test_thresholds_in_the_wrong_order_are_refused():
    with pytest.raises(InputError, match="lies above"):
        document_tone([], Document("a1", ""), positive=-0.1, negative=0.1)


def test_opening_and_ending_are_the_outer_thirds():
    table = tone(STORY)
    assert table.loc[("tone", "opening"), "value"] == pytest.approx((HOPE + 0) / 2)
    assert table.loc[("tone", "ending"), "value"] == pytest.approx((HOPE + WIN) / 2)
    assert table.loc[("tone", "ending"), "denominator"] == 2


def test_two_sentences_have_no_thirds():
    table = tone("They hope so. They win.")
    assert math.isnan(table.loc[("tone", "opening"), "value"])
    assert math.isnan(table.loc[("tone", "ending"), "value"])


def test_the_change_is_the_ending_less_the_opening():
    row = tone(STORY).loc[("tone_change", "")]
    assert row["numerator"] == pytest.approx((HOPE + WIN) - (HOPE + 0))
    assert row["denominator"] == 2
    assert row["value"] == pytest.approx((HOPE + WIN) / 2 - (HOPE + 0) / 2)


def test_a_change_of_few_sentences_has_no_interval():
    assert math.isnan(tone(STORY).loc[("tone_change", ""), "low"])


def test_a_change_may_be_sure_where_the_intervals_of_the_thirds_overlap():
    opening, ending = [0.1, -0.4, 0.2, -0.5, 0.1, -0.3] * 2, [0.3, -0.1, 0.4, -0.2, 0.3, 0.1] * 2
    scored = made_up(*opening, *[0.0] * 12, *ending)
    table = document_tone(scored, Document("a1", "x" * 36)).set_index(["measure", "group"])
    first, last = table.loc[("tone", "opening")], table.loc[("tone", "ending")]
    change = table.loc[("tone_change", "")]
    assert first["high"] > last["low"]
    assert change["value"] == pytest.approx(2 * (0.3 - 0.1 + 0.4 - 0.2 + 0.3 + 0.1) / 12 + 2 * 0.8 / 12)
    assert 0 < change["low"] < change["value"] < change["high"]


@pytest.mark.parametrize("text", ["", "It is noon.", "It is noon. It is five. They win."])
def test_where_a_third_has_no_scored_word_there_is_no_change(text):
    assert math.isnan(tone(text).loc[("tone_change", ""), "value"])


def test_thirds_that_are_alike_do_not_change():
    row = tone(" ".join([STORY] * 6)).loc[("tone_change", "")]
    assert row["value"] == pytest.approx(0)
    assert row["low"] < 0 < row["high"]


def test_intervals_hold_their_value_and_come_out_the_same_again():
    long = " ".join([STORY] * 3)
    table = tone(long)
    for name in ("tone", "tone_scored", "positive_share", "unscored_share"):
        row = table.loc[(name, "")]
        assert row["low"] < row["value"] < row["high"]
    assert tone(long).equals(table)
    assert not tone(long, random_state=1).equals(table)


def test_means_of_fewer_than_five_sentences_have_no_interval():
    few = [ScoredSentence(3 * n, 3 * n + 2, (0.3, -0.2)[n % 2], 1, ()) for n in range(5)]
    bounded = [
        document_tone(few[:n], Document("a1", "x" * 15)).set_index(["measure", "group"]).loc[("tone", "")]
        for n in (4, 5)
    ]
    assert [math.isnan(row["low"]) for row in bounded] == [True, False]
    assert bounded[0]["method"] == "too few sentences"


def test_an_article_without_a_scored_word_has_no_tone():
    table = tone("It is noon. It is five. It is late.")
    assert math.isnan(table.loc[("tone", ""), "value"])
    assert math.isnan(table.loc[("tone_scored", ""), "value"])
    assert table.loc[("neutral_share", ""), "value"] == 0 / 3
    assert table.loc[("unscored_share", ""), "value"] == 3 / 3


def test_tone_of_an_empty_article_is_undefined():
    assert article("")[0] == []
    assert tone("")["value"].isna().all()
    assert tone("")["low"].isna().all()


def test_an_article_repeated_keeps_its_tone():
    once, twice = tone(STORY), tone(f"{STORY}\n{STORY}")
    # The ending of an article given twice is another third of it.
    whole = [name for name, group in once.index if group == "" and name != "tone_change"]
    for name in whole:
        assert twice.loc[(name, ""), "value"] == pytest.approx(once.loc[(name, ""), "value"])
        assert twice.loc[(name, ""), "denominator"] == 2 * once.loc[(name, ""), "denominator"]


def test_offsets_give_the_words_back_behind_curly_marks():
    sentences, doc = article("“It isn’t ‘good’,” she said — “a ‘disaster’…”")
    words = list_words(sentences)
    assert [word.text for word in words] == ["good", "disaster"]
    assert all(doc.text[word.start : word.end] == word.text for word in words)
    assert words[0].valence == pytest.approx(1.9 * -0.74)


def test_raw_marks_hide_words_and_negation_as_in_vader():
    doc = Document("a1", "It isn’t good, a “disaster”.")
    raw = score_sentences(doc, scorer="vader", plain_marks=False)
    assert [(word.text, word.valence) for word in list_words(raw)] == [("good", 1.9)]


def test_an_unknown_scorer_is_named():
    with pytest.raises(InputError, match="no scorer is called 'vadre': there are news, vader"):
        score_sentences(Document("a1", "Good."), scorer="vadre")


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("good bad but “’ 😂.!?\nA\u00a0é")) | st.text())
def test_every_word_stands_in_its_sentence_on_any_text(text):
    sentences, doc = article(text)
    assert [(s.start, s.end) for s in sentences] == [tuple(span) for span in doc.sentences]
    for sentence in sentences:
        assert -1 <= sentence.score <= 1
        assert sentence.n_scored <= len(sentence.words)
        for word in sentence.words:
            assert sentence.start <= word.start < word.end <= sentence.end
            assert doc.text[word.start : word.end] == word.text


def test_curve_shows_raw_points_beside_the_smoothed_course():
    curve = tone_curve(*article(STORY), window=3)
    assert curve["position"].tolist() == [1, 2, 3, 4, 5, 6]
    assert curve["n_scored"].tolist() == [1, 0, 1, 0, 1, 1]
    assert curve["score"].tolist() == pytest.approx([HOPE, math.nan, WAR, math.nan, HOPE, WIN], nan_ok=True)
    assert curve["smoothed"].tolist() == pytest.approx(
        [
            (HOPE + 0) / 2,
            (HOPE + 0 + WAR) / 3,
            (0 + WAR + 0) / 3,
            (WAR + 0 + HOPE) / 3,
            (0 + HOPE + WIN) / 3,
            (HOPE + WIN) / 2,
        ]
    )


def test_curve_breaks_where_no_word_is_scored_in_the_whole_window():
    curve = tone_curve(made_up(0.5, None, None, None, -0.5), Document("a1", "abcde"), window=3)
    assert curve["smoothed"].tolist() == pytest.approx(
        [0.25, 0.5 / 3, math.nan, -0.5 / 3, -0.25], nan_ok=True
    )


def test_a_curve_through_windows_of_one_is_the_scores():
    curve = tone_curve(*article(STORY), window=1)
    assert curve["smoothed"].tolist() == pytest.approx(curve["score"].tolist(), nan_ok=True)


@pytest.mark.parametrize("window", [0, -1, 4])
def test_a_window_without_a_middle_is_refused(window):
    with pytest.raises(InputError, match="has no middle"):
        tone_curve([], Document("a1", ""), window=window)


def test_curve_of_an_empty_article_has_columns_and_no_rows():
    curve = tone_curve(*article(""))
    assert (len(curve), list(curve.columns)[:2]) == (0, ["doc_id", "position"])


def test_a_curve_goes_through_an_article_repeated_twice():
    once, twice = tone_curve(*article(STORY)), tone_curve(*article(f"{STORY}\n{STORY}"))
    assert twice["score"].tolist() == pytest.approx(2 * once["score"].tolist(), nan_ok=True)


def test_extremes_show_the_sentences_and_the_words_that_made_them():
    rows = extreme_sentences(*article(STORY), n=2)
    assert rows[["polarity", "rank", "text", "words"]].values.tolist() == [
        ["positive", 1, "Some win.", "win +2.80"],
        ["positive", 2, "They hope so.", "hope +1.90"],
        ["negative", 1, "It is a war.", "war -2.90"],
    ]
    assert [STORY[start:end] for start, end in zip(rows["start"], rows["end"], strict=True)] == rows[
        "text"
    ].tolist()


@pytest.mark.parametrize("text", ["", "It is noon."])
def test_where_nothing_is_scored_nothing_is_extreme(text):
    assert len(extreme_sentences(*article(text))) == 0


def test_extremes_of_an_article_repeated_are_found_twice():
    rows = extreme_sentences(*article(f"{STORY}\n{STORY}"), n=1)
    assert rows["text"].tolist() == ["Some win.", "It is a war."]
    rows = extreme_sentences(*article(f"{STORY}\n{STORY}"), n=2)
    assert rows["text"].tolist() == ["Some win.", "Some win.", "It is a war.", "It is a war."]


def test_words_weigh_by_the_sum_of_their_valences():
    words = weighing_words(article(f"{STORY} They do not win.")[0])
    assert words.values.tolist() == [
        ["hope", 2, pytest.approx(1.9 + 1.9), pytest.approx(1.9 + 1.9)],
        ["war", 1, -2.9, -2.9],
        ["win", 2, pytest.approx(2.8 - 2.8 * 0.74), pytest.approx(2.8 + 2.8)],
    ]


def test_capitals_and_apostrophes_do_not_part_a_word():
    sentence = ScoredSentence(
        0, 9, 0.0, 2, (ScoredWord(0, 4, "D’oh", -1.0, -1.0), ScoredWord(5, 9, "d'oh", -1.0, -0.5))
    )
    assert weighing_words([sentence]).values.tolist() == [["d'oh", 2, -1.5, -2.0]]


@pytest.mark.parametrize("text", ["", "It is noon."])
def test_where_nothing_is_scored_no_word_weighs(text):
    assert list(weighing_words(article(text)[0]).columns) == ["word", "n", "valence", "lexicon_valence"]
    assert len(weighing_words(article(text)[0])) == 0


def test_words_of_an_article_repeated_weigh_twice_as_much():
    once, twice = weighing_words(article(STORY)[0]), weighing_words(article(f"{STORY}\n{STORY}")[0])
    assert twice["valence"].tolist() == pytest.approx((2 * once["valence"]).tolist())


def test_each_word_has_its_part_of_all_valence():
    shares = word_shares(*article(f"{STORY} They do not win."))
    total = 1.9 + 2.9 + 1.9 + 2.8 + 2.8 * 0.74
    assert shares[["measure", "group", "numerator", "denominator"]].values.tolist() == [
        ["word_valence_share", "win", pytest.approx(2.8 + 2.8 * 0.74), pytest.approx(total)],
        ["word_valence_share", "hope", pytest.approx(1.9 + 1.9), pytest.approx(total)],
        ["word_valence_share", "war", pytest.approx(2.9), pytest.approx(total)],
    ]
    assert shares["value"].sum() == pytest.approx(1)
    assert (shares["low"] <= shares["value"]).all()
    assert (shares["value"] <= shares["high"]).all()


def test_a_word_that_the_rules_silence_everywhere_has_no_part():
    words = (ScoredWord(0, 4, "kind", 2.4, 0.0), ScoredWord(5, 9, "good", 1.9, 1.9))
    shares = word_shares([ScoredSentence(0, 9, 0.4, 1, words)], Document("a1", "kind good"))
    assert shares["group"].tolist() == ["good"]


@pytest.mark.parametrize("text", ["", "It is noon."])
def test_where_nothing_is_scored_there_is_nothing_to_share_out(text):
    assert len(word_shares(*article(text))) == 0


def test_parts_of_an_article_repeated_stay_the_same():
    once, twice = word_shares(*article(STORY)), word_shares(*article(f"{STORY}\n{STORY}"))
    assert twice["value"].tolist() == pytest.approx(once["value"].tolist())
    assert twice["denominator"].tolist() == pytest.approx((2 * once["denominator"]).tolist())


def test_words_beyond_the_hundredth_have_no_interval():
    words = tuple(ScoredWord(i, i + 1, f"w{i:03d}", 1.0, 1.0) for i in range(101))
    halves = [ScoredSentence(0, 50, 0.9, 50, words[:50]), ScoredSentence(50, 101, 0.9, 51, words[50:])]
    shares = word_shares(halves, Document("a1", "x" * 101))
    assert shares["low"].isna().tolist() == [False] * 100 + [True]
    assert shares["value"].tolist() == [1 / 101] * 101
