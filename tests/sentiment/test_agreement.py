"""Scorers side by side, on scores made up so that r, ranks and signs can be had by hand."""

import math

import numpy as np
import pytest

from analysis.document import Document
from analysis.measurement import wilson_interval
from analysis.sentiment import (
    ScoredSentence,
    curves_by_scorer,
    disagreements,
    reference_sd,
    score_sentences,
    score_with_each,
    scorer_agreement,
    tone_curve,
)
from analysis.sentiment.statistics.agreement import _ranks


def scale(scorer):
    return {"a": 0.5, "b": 0.1, "c": 0.2}.get(scorer, math.nan)


def made_up(*scores):
    return [
        ScoredSentence(i, i + 1, score or 0.0, int(score is not None), ()) for i, score in enumerate(scores)
    ]


def agreement(**scores):
    scored = {scorer: made_up(*own) for scorer, own in scores.items()}
    doc = Document("a1", "x" * max(map(len, scores.values()), default=0))
    return scorer_agreement(scored, doc, 0, scale=scale).set_index(["measure", "group"])


A = [0.5, -0.5, 0.4, None, 0.1, 0.3, None]
B = [0.2, 0.1, 0.2, None, None, 0.1, -0.1]


def test_each_scorer_has_its_tone_in_its_own_units_and_in_reference_units():
    table = agreement(a=A, b=B)
    total = 0.5 - 0.5 + 0.4 + 0.1 + 0.3
    assert table.loc[("tone", "a"), "value"] == pytest.approx(total / 7)
    assert table.loc[("tone_z", "a"), "value"] == pytest.approx(total / 0.5 / 7)
    assert table.loc[("tone_z", "b"), "value"] == pytest.approx((0.2 + 0.1 + 0.2 + 0.1 - 0.1) / 0.1 / 7)
    row = table.loc[("tone_z", "b")]
    assert row["low"] < row["value"] < row["high"]


def test_signs_are_compared_where_both_score_a_word():
    row = agreement(a=A, b=B).loc[("same_sign_share", "a & b")]
    # Both score sentences 1, 2, 3 and 6, and differ on the second.
    assert (row["numerator"], row["denominator"]) == (1 + 0 + 1 + 1, 4)
    assert (row["low"], row["high"]) == pytest.approx(wilson_interval(3, 4))


def test_correlations_are_over_sentences_that_at_least_one_scores():
    table = agreement(a=A, b=B)
    assert table.loc[("compared_share", "a & b"), ["numerator", "denominator"]].tolist() == [6, 7]
    x, y = [0.5, -0.5, 0.4, 0.1, 0.3, 0], [0.2, 0.1, 0.2, 0, 0.1, -0.1]
    assert table.loc[("score_pearson", "a & b"), "value"] == pytest.approx(np.corrcoef(x, y)[0, 1])
    # Ranks from the lowest; 0.2 and 0.1 stand twice among the second.
    ranks = [6, 1, 5, 3, 4, 2], [5.5, 3.5, 5.5, 2, 3.5, 1]
    assert table.loc[("score_spearman", "a & b"), "value"] == pytest.approx(np.corrcoef(*ranks)[0, 1])


def test_correlations_have_their_parts_and_their_intervals():
    generator = np.random.default_rng(2)
    x = generator.normal(size=60)
    y = x + generator.normal(size=60)
    table = agreement(a=list(x), b=list(y))
    for name in ("score_pearson", "score_spearman"):
        row = table.loc[(name, "a & b")]
        assert row["value"] == row["numerator"] / row["denominator"]
        assert row["low"] < row["value"] < row["high"]
        assert 0.1 < row["high"] - row["low"] < 0.5


def test_a_scorer_agrees_with_itself_and_with_another_scale_of_itself():
    table = agreement(a=A, b=[score and score / 5 for score in A])
    assert table.loc[("score_pearson", "a & b"), "value"] == pytest.approx(1)
    assert table.loc[("score_spearman", "a & b"), "value"] == pytest.approx(1)
    assert table.loc[("same_sign_share", "a & b"), "value"] == 5 / 5
    assert table.loc[("tone_z", "a"), "value"] == pytest.approx(table.loc[("tone_z", "b"), "value"])


def test_ranks_follow_what_is_drawn():
    column = np.array([0.3, 0.1, 0.1, 0.2])
    drawn = _ranks(np.array([[1.0, 1, 1, 1], [2, 0, 1, 1]]), column)
    assert drawn[0].tolist() == [4, 1.5, 1.5, 3]
    # Drawn are .1, .2, .3 and .3: ranks 1, 2, 3.5, 3.5.
    assert drawn[1][[2, 3, 0]].tolist() == [1, 2, 3.5]


def test_three_scorers_are_three_pairs():
    groups = agreement(a=A, b=B, c=A).xs("same_sign_share").index.tolist()
    assert groups == ["a & b", "a & c", "b & c"]


def test_a_scorer_without_a_reference_has_a_tone_and_no_z():
    table = agreement(a=A, mine=B)
    assert not math.isnan(table.loc[("tone", "mine"), "value"])
    assert math.isnan(table.loc[("tone_z", "mine"), "value"])
    assert math.isnan(reference_sd("mine"))
    assert reference_sd("vader") > 0


@pytest.mark.parametrize("scores", [[], [None, None, None], [None] * 20])
def test_where_nothing_is_scored_nothing_agrees(scores):
    table = agreement(a=scores, b=scores)
    assert table.drop(index=("compared_share", "a & b"))["value"].isna().all()
    assert table.loc[("compared_share", "a & b"), "numerator"] == 0


def test_equal_scores_have_no_correlation():
    table = agreement(a=[0.1] * 9, b=A[:3] * 3)
    assert math.isnan(table.loc[("score_pearson", "a & b"), "value"])
    assert math.isnan(table.loc[("score_spearman", "a & b"), "value"])


def test_one_scorer_has_no_pair_and_none_has_no_row():
    assert [measure for measure, _ in agreement(a=A).index] == ["tone", "tone_z"]
    assert len(agreement()) == 0


def test_an_article_repeated_agrees_as_much():
    once, twice = agreement(a=A, b=B), agreement(a=A + A, b=B + B)
    assert twice["value"].tolist() == pytest.approx(once["value"].tolist())


def test_sentences_are_listed_where_scorers_differ_most_in_reference_units():
    doc = Document("a1", "They hope. A war. They win.")
    vader = score_sentences(doc, scorer="vader")
    flat = [sentence._replace(score=0.1, words=()) for sentence in vader]
    rows = disagreements({"a": vader, "b": flat}, doc, 2, scale=scale)
    z = [vader[i].score / 0.5 for i in range(3)]
    assert rows["position"].tolist() == [2, 3]
    assert rows["difference"].tolist() == pytest.approx([1 - z[1], z[2] - 1])
    first = rows.iloc[0]
    assert (first["higher"], first["lower"]) == ("b", "a")
    assert first["lower_words"] == "war -2.90"
    assert first["text"] == doc.text[first["start"] : first["end"]] == "A war."


def test_sentences_that_all_read_alike_are_no_disagreement():
    doc = Document("a1", "They hope. A war.")
    scored = {"a": score_sentences(doc, scorer="vader"), "mine": made_up(1, 1)}
    assert len(disagreements(scored, doc, scale=scale)) == 0
    assert len(disagreements({}, doc, scale=scale)) == 0
    assert len(disagreements({"a": [], "b": []}, Document("a1", ""), scale=scale)) == 0


def test_curves_by_scorer_are_curves_in_reference_units():
    doc = Document("a1", "x" * 7)
    scored = {"a": made_up(*A), "b": made_up(*B)}
    curves = curves_by_scorer(scored, doc, window=3, scale=scale)
    assert curves["scorer"].tolist() == ["a"] * 7 + ["b"] * 7
    alone = tone_curve(scored["b"], doc, window=3)
    assert curves["smoothed"].tolist()[7:] == pytest.approx((alone["smoothed"] / 0.1).tolist())
    assert len(curves_by_scorer({}, doc)) == 0


def test_each_scorer_is_asked_once():
    doc = Document("a1", "They hope.")
    assert score_with_each(doc, ["vader", "vader"]) == {"vader": score_sentences(doc, scorer="vader")}
    assert score_with_each(doc, []) == {}
