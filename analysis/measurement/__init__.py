"""Layer 1: the two table shapes, evidence as found and results as reported, and the intervals."""

from analysis.measurement.intervals import (
    FEWEST,
    bootstrap_interval,
    bootstrap_intervals,
    difference_interval,
    ratio_difference_interval,
    resampled_sums,
    resamples,
    wilson_interval,
)
from analysis.measurement.result import (
    RESULT_COLUMNS,
    Result,
    by_sentence,
    measure,
    measure_each,
    measure_part,
    result_table,
    to_table,
)
from analysis.measurement.validity import validity

__all__ = [
    "FEWEST",
    "RESULT_COLUMNS",
    "Result",
    "bootstrap_interval",
    "bootstrap_intervals",
    "by_sentence",
    "difference_interval",
    "measure",
    "measure_each",
    "measure_part",
    "ratio_difference_interval",
    "resampled_sums",
    "resamples",
    "result_table",
    "to_table",
    "validity",
    "wilson_interval",
]
