"""The bootstrap against a case with a known answer."""

import math

import numpy as np
import pytest

from analysis.measurement import bootstrap_interval


def test_a_share_comes_close_to_the_normal_interval():
    hits = [1.0] * 120 + [0.0] * 280
    low, high = bootstrap_interval(hits, [1.0] * 400, n_resamples=4000)
    error = 1.96 * math.sqrt(0.3 * 0.7 / 400)
    assert low == pytest.approx(0.3 - error, abs=0.01)
    assert high == pytest.approx(0.3 + error, abs=0.01)


def test_it_covers_the_truth_about_as_often_as_it_says():
    generator = np.random.default_rng(7)
    covered = 0
    for trial in range(200):
        low, high = bootstrap_interval(
            generator.poisson(2, 60), [5] * 60, n_resamples=300, random_state=trial
        )
        covered += low <= 2 / 5 <= high
    # 95 % promised; the percentile bootstrap of 60 sentences falls a little short.
    assert 0.88 <= covered / 200 <= 0.99


def test_lists_of_different_length_are_an_error_of_the_caller():
    with pytest.raises(ValueError, match="2 numerators for 1 denominators"):
        bootstrap_interval([1, 2], [1])
