"""How the weights of frames are shaded: the arithmetic, on numbers made up here."""

import numpy as np
import pytest

from analysis.learning.shades import Lift, fold_spelling, lean, lift_of, read_frame_sentences, shade_lifts
from analysis.lexicon import load_codebook


def test_a_lift_is_shrunk_by_ten_sentences():
    assert lift_of([0.4] * 10, 0.1) == Lift(10, 2.5)
    assert lift_of([0.4], 0.1).lift == pytest.approx(14 / 11, abs=1e-6)
    assert lift_of([], 0.1) == Lift(0, 1.0)


def test_a_shade_is_the_step_nearest_to_the_root_of_lift_over_median():
    lifts = {
        ("f", name): Lift(6, lift) for name, lift in zip("abcde", (0.9, 1.5, 2.0, 2.8, 8.0), strict=True)
    }
    # Roots over the median of 2: .67, .87, 1, 1.18, 2.
    assert list(shade_lifts(lifts).values()) == [0.7, 0.85, 1.0, 1.2, 1.4]


def test_below_six_sentences_there_is_no_shade_and_no_voice_in_the_median():
    lifts = {("f", "a"): Lift(6, 1.0), ("f", "b"): Lift(5, 9.0), ("f", "c"): Lift(5, 9.0)}
    assert shade_lifts(lifts) == {("f", "a"): 1.0, ("f", "b"): 1.0, ("f", "c"): 1.0}


def test_each_frame_has_its_own_median():
    lifts = {("f", "a"): Lift(6, 1.0), ("g", "a"): Lift(6, 5.0)}
    assert set(shade_lifts(lifts).values()) == {1.0}


def test_a_sentence_leans_to_the_frame_whose_sentences_point_its_way():
    frames = [np.array([[1.0, 0.0]] * 3), np.array([[0.0, 1.0]] * 3)]
    shares = lean(np.array([[1.0, 0.0], [0.0, 1.0]]), frames)
    # z is 1 and -1: e^1.5 / (e^1.5 + e^-1.5) is .9526.
    assert shares == pytest.approx(np.array([[0.9526, 0.0474], [0.0474, 0.9526]]), abs=1e-4)


def test_british_and_american_spellings_are_one():
    assert fold_spelling("labour") == fold_spelling("labor")
    assert fold_spelling("organis*") == fold_spelling("organiz*")
    assert fold_spelling("prices") == "prices"


def test_every_policy_frame_has_two_paraphrases_and_twelve_sentences():
    frames = read_frame_sentences()
    assert set(frames) == {category.id for category in load_codebook("policy").categories}
    assert {len(set(listed)) for listed in frames.values()} == {14}
