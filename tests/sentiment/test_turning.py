"""Made-up scores with one step in them; the best cut can be found by eye."""

import math

import numpy as np
import pytest

from analysis.document import Document
from analysis.sentiment import ScoredSentence, find_turn, score_sentences, turning_point


def made_up(*scores):
    """Sentences of one character each; ``None`` stands for one without a scored word."""
    return [
        ScoredSentence(i, i + 1, score or 0.0, int(score is not None), ()) for i, score in enumerate(scores)
    ]


def turning(*scores, **options):
    doc = Document("a1", "x" * len(scores))
    return turning_point(made_up(*scores), doc, **options).set_index(["measure", "group"])


def positions(*scores):
    return [turn.position for turn in find_turn(made_up(*scores), Document("a1", "x" * len(scores)))]


STEP = [-0.5, -0.3, -0.5, -0.3, 0.2, 0.4, 0.2, 0.4, 0.2, 0.4]


def test_the_turn_is_where_the_two_means_differ_most():
    table = turning(*STEP)
    assert table.loc[("turning_point", ""), "numerator"] == 4
    assert table.loc[("turning_point", ""), "denominator"] == 10
    before, after = table.loc[("tone_scored", "before")], table.loc[("tone_scored", "after")]
    assert before["value"] == pytest.approx((-0.5 - 0.3 - 0.5 - 0.3) / 4)
    assert after["value"] == pytest.approx((0.2 + 0.4 + 0.2 + 0.4 + 0.2 + 0.4) / 6)
    assert table.loc[("turn_size", ""), "value"] == pytest.approx(0.3 + 0.4)
    assert positions(*STEP) == [4, 5]


def test_the_cut_is_the_one_that_leaves_the_least_squares():
    generator = np.random.default_rng(3)
    for _ in range(50):
        scores = [float(score) for score in generator.normal(size=12)]
        left = {
            cut: np.var(scores[:cut]) * cut + np.var(scores[cut:]) * (12 - cut)
            for cut in range(3, 12 - 3 + 1)
        }
        assert positions(*scores)[0] == min(left, key=left.get)


def test_a_step_is_beyond_chance_and_a_zigzag_is_not():
    assert turning(*STEP).loc[("turn_p_value", ""), "value"] < 0.05
    assert turning(*[0.5, -0.5] * 6).loc[("turn_p_value", ""), "value"] > 0.5


def test_the_p_value_counts_the_order_that_was_found():
    row = turning(*STEP).loc[("turn_p_value", "")]
    assert row["denominator"] == 1 + 999
    assert row["numerator"] >= 1
    assert turning(*[0.3] * 9).loc[("turn_p_value", ""), "value"] == (1 + 999) / (1 + 999)


def test_by_chance_one_article_in_twenty_seems_to_turn():
    generator = np.random.default_rng(5)
    found = sum(
        turning(*generator.normal(size=15)).loc[("turn_p_value", ""), "value"] <= 0.05 for _ in range(200)
    )
    assert 2 <= found <= 20  # 10 expected


def test_the_interval_holds_the_turn_and_is_narrow_for_a_clear_one():
    row = turning(*STEP).loc[("turning_point", "")]
    assert (row["low"], row["value"], row["high"]) == (4 / 10, 4 / 10, 4 / 10)
    vague = turning(*[-0.5, 0.4, -0.4, 0.3, -0.5, 0.2, 0.5, -0.3, 0.6, 0.1]).loc[("turning_point", "")]
    assert vague["low"] < vague["value"] < vague["high"]


def test_silence_does_not_turn_the_tone():
    gaps = [STEP[0], None, None, *STEP[1:4], None, *STEP[4:]]
    assert positions(*gaps) == [6, 8]
    row = turning(*gaps).loc[("turning_point", "")]
    assert (row["numerator"], row["denominator"]) == (7, 13)


def test_one_strong_sentence_at_an_end_is_no_turn():
    assert positions(-1.0, *[0.1] * 5, 0.2, 0.2, 0.2, 0.2)[0] >= 3


@pytest.mark.parametrize("scores", [(), (None,) * 20, (0.5,) * 7, (*STEP[:7], None, None)])
def test_fewer_than_eight_scored_sentences_have_no_turn(scores):
    assert turning(*scores)["value"].isna().all()
    assert positions(*scores) == []


def test_an_article_repeated_turns_where_it_first_turns():
    # Of its three turns the first and the last part the means as well as each other; the second less.
    assert positions(*STEP, *STEP) == [4, 5]


def test_the_same_seed_gives_the_same_rows():
    assert turning(*STEP).equals(turning(*STEP))
    noisy = [-0.5, 0.4, -0.4, 0.3, -0.5, 0.2, 0.5, -0.3, 0.6, 0.1]
    assert not turning(*noisy).equals(turning(*noisy, random_state=1))


def test_the_sentences_of_a_turn_stand_in_the_article():
    doc = Document("a1", "A war. " * 5 + "They win. " * 5)
    before, after = find_turn(score_sentences(doc, scorer="vader"), doc)
    assert (before.side, before.text, before.position) == ("before", "A war.", 5)
    assert (after.side, after.text, after.position) == ("after", "They win.", 6)
    assert doc.text[after.start : after.end] == after.text
    assert not math.isnan(after.score)
