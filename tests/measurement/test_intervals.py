"""The bootstrap against a case with a known answer."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measurement import (
    FEWEST,
    bootstrap_interval,
    difference_interval,
    measure_part,
    wilson_interval,
)


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


def test_a_difference_comes_close_to_the_normal_interval():
    first, second = [0.0, 1.0] * 100, [1.0, 1.0, 0.0, 1.0] * 75
    low, high = difference_interval(first, second, n_resamples=4000)
    error = 1.96 * math.sqrt(0.5 * 0.5 / 200 + 0.75 * 0.25 / 300)
    assert low == pytest.approx(0.75 - 0.5 - error, abs=0.01)
    assert high == pytest.approx(0.75 - 0.5 + error, abs=0.01)


def test_equal_sides_are_drawn_apart():
    side = [0.0, 1.0, 0.0, 1.0, 1.0, 0.0]
    low, high = difference_interval(side, side)
    assert low < 0 < high


def test_the_interval_of_a_difference_holds_the_truth_about_as_often_as_it_says():
    generator = np.random.default_rng(11)
    held = 0
    for trial in range(200):
        low, high = difference_interval(
            generator.normal(size=15), generator.normal(1, size=15), n_resamples=300, random_state=trial
        )
        held += low <= 1 <= high
    # 95 % promised; of 15 a side about 93 % are kept.
    assert 0.87 <= held / 200 <= 0.99


def test_few_on_either_side_leave_a_difference_without_an_interval():
    assert all(map(math.isnan, difference_interval([0.0] * (FEWEST - 1), [1.0] * 50)))
    assert all(map(math.isnan, difference_interval([], [])))


def test_large_numbers_of_entries_are_drawn_in_batches():
    low, high = difference_interval([0.0, 1.0] * 1000, [1.0, 2.0] * 1000)
    assert 0.9 < low < 1 < high < 1.1


def test_a_part_has_its_counts_and_wilsons_interval():
    row = measure_part("a1", "same_sign_share", "a & b", 3, 4)
    assert (row.numerator, row.denominator, row.value) == (3, 4, 3 / 4)
    assert (row.low, row.high) == wilson_interval(3, 4)
    assert math.isnan(measure_part("a1", "same_sign_share", "a & b", 0, 0).value)


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
