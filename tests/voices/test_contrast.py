"""Weighted log-odds: counted by hand, drawn to the prior, silent where nothing can be said."""

import math

import pytest

from analysis.voices import weighted_log_odds


def test_the_value_is_the_difference_of_log_odds_with_the_prior_added():
    contrast = weighted_log_odds(8, 100, 2, 50, share=0.1, prior_words=10)
    # α = 1, α₀ − α = 9.
    assert contrast.value == pytest.approx(math.log((8 + 1) / (92 + 9)) - math.log((2 + 1) / (48 + 9)))
    assert contrast.sd == pytest.approx(math.sqrt(1 / 9 + 1 / 101 + 1 / 3 + 1 / 57))
    assert contrast.z == pytest.approx(contrast.value / contrast.sd)
    assert contrast.low == pytest.approx(contrast.value - 1.959964 * contrast.sd)
    assert contrast.high == pytest.approx(contrast.value + 1.959964 * contrast.sd)


def test_turned_round_it_changes_its_sign_only():
    one = weighted_log_odds(8, 100, 2, 50, share=0.1, prior_words=10)
    other = weighted_log_odds(2, 50, 8, 100, share=0.1, prior_words=10)
    assert (other.value, other.z, other.sd) == pytest.approx((-one.value, -one.z, one.sd))


def test_equal_voices_do_not_differ():
    assert weighted_log_odds(5, 100, 5, 100, share=0.2, prior_words=50).value == 0


def test_a_heavier_prior_draws_the_difference_to_nothing():
    values = [weighted_log_odds(9, 100, 1, 100, share=0.05, prior_words=n).value for n in (10, 100, 10_000)]
    assert values[0] > values[1] > values[2] > 0
    assert values[2] < 0.02


def test_a_category_that_one_never_uses_still_has_a_finite_difference():
    assert math.isfinite(weighted_log_odds(6, 100, 0, 100, share=0.03, prior_words=50).z)


@pytest.mark.parametrize("counts", [(0, 10, 0, 10, 0.0), (10, 10, 10, 10, 1.0), (12, 10, 1, 10, 1.0)])
def test_nothing_or_everything_is_no_odds(counts):
    n, of, other_n, other_of, share = counts
    assert all(map(math.isnan, weighted_log_odds(n, of, other_n, other_of, share=share, prior_words=50)))
