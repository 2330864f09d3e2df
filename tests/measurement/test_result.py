"""Expected values are written as their sums."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Span
from analysis.measurement import RESULT_COLUMNS, by_sentence, measure, result_table


def test_a_value_is_per_times_numerator_over_denominator():
    row = measure("a1", "density", "x", [1, 0, 2], [4, 3, 5], per=1000)
    assert row.value == pytest.approx(1000 * 3 / 12)
    assert (row.numerator, row.denominator, row.per) == (1 + 0 + 2, 4 + 3 + 5, 1000)


def test_a_rate_over_nothing_is_undefined():
    for row in (measure("a1", "m", "", [], []), measure("a1", "m", "", [0], [0])):
        assert math.isnan(row.value)
        assert math.isnan(row.low)


def test_nothing_counted_is_zero_without_an_interval():
    row = measure("a1", "m", "", [0, 0], [4, 3])
    assert row.value == 0
    assert math.isnan(row.low)
    assert math.isnan(row.high)
    assert row.method == ""


def test_the_interval_is_scaled_like_the_value():
    one, thousand = (measure("a1", "m", "", [1, 0, 1, 1], [5, 5, 5, 5], per=per) for per in (1, 1000))
    assert thousand.low == pytest.approx(1000 * one.low)
    assert thousand.high == pytest.approx(1000 * one.high)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=2, max_size=30))
def test_the_interval_holds_the_values_it_could_have(pairs):
    row = measure("a1", "m", "", [a for a, _ in pairs], [b for _, b in pairs])
    ratios = [a / b for a, b in pairs if b]
    if not math.isnan(row.low) and all(b for _, b in pairs):
        assert min(ratios) - 1e-9 <= row.low <= row.high <= max(ratios) + 1e-9


def test_the_same_seed_gives_the_same_interval_and_another_seed_another():
    above, below = [1, 0, 3, 1, 0, 2, 0], [5, 6, 7, 5, 4, 9, 8]
    rows = [measure("a1", "m", "", above, below, random_state=seed) for seed in (1, 1, 2)]
    assert rows[0] == rows[1] != rows[2]


def test_doubling_the_article_keeps_the_value_and_narrows_the_interval():
    above, below = [1, 0, 3, 1, 0, 2, 0], [5, 6, 7, 5, 4, 9, 8]
    once, twice = measure("a1", "m", "", above, below), measure("a1", "m", "", above * 2, below * 2)
    assert once.value == pytest.approx(twice.value)
    assert twice.high - twice.low < once.high - once.low


def test_a_long_article_is_resampled_in_batches():
    n = 30_000
    row = measure("a1", "m", "", [i % 2 for i in range(n)], [1] * n)
    # The standard error of a half is .5 / sqrt(n).
    assert row.high - row.low == pytest.approx(2 * 1.96 * 0.5 / math.sqrt(n), rel=0.1)


def test_counts_fall_into_their_sentences():
    sentences = [Span(0, 5), Span(6, 9), Span(12, 20)]
    assert by_sentence(sentences, [0, 4, 7, 10, 19]) == [2, 2, 1]
    assert by_sentence(sentences, [0, 12], [0.5, 2]) == [0.5, 0, 2]
    assert by_sentence([], []) == []


def test_no_results_give_the_columns_and_no_rows():
    table = result_table([])
    assert list(table.columns) == list(RESULT_COLUMNS)
    assert table.empty
