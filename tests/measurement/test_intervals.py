"""The intervals against cases with a known answer."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measurement import bootstrap_interval, wilson_interval


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


def test_wilson_by_hand():
    # Brown, Cai & DasGupta give p + z²/2n in the middle: for 0 of 10 the upper bound is z² / (10 + z²).
    z2 = 1.959963984540054**2
    low, high = wilson_interval(0, 10)
    assert low == 0
    assert high == pytest.approx(z2 / (10 + z2))
    assert wilson_interval(10, 10) == pytest.approx((10 / (10 + z2), 1))


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_wilson_holds_its_share_and_stays_between_0_and_1(counts):
    n, of = counts
    low, high = wilson_interval(n, of)
    assert 0 <= low <= n / of <= high <= 1
    assert wilson_interval(of - n, of) == pytest.approx((1 - high, 1 - low))
