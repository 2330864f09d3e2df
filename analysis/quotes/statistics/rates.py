"""From counts to result rows: rates with a bootstrap interval, parts of few with Wilson's, plain numbers."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis.document import Document, Span
from analysis.measurement import Result, measure_part
from analysis.quotes.statistics.resampling import resampled_sums

_TAILS = (0.025, 0.975)
# More rows than this in one table get no interval: nobody reads that far, and a text made of a
# hundred thousand speakers must not take all memory.
_MOST_INTERVALS = 1000


class Rate(NamedTuple):
    """One number to be: what is counted above the line and below it, each by where it begins, in order.

    ``weights`` has what each above the line counts for, 1 where it is empty.
    """

    measure: str
    group: str
    above: Sequence[int]
    below: Sequence[int]
    per: float = 1
    weights: Sequence[float] = ()


def rate_rows(
    doc: Document,
    rates: Sequence[Rate],
    *,
    units: Sequence[Span] | None = None,
    called: str = "sentences",
    random_state: int = 0,
) -> list[Result]:
    """Give each rate its value and its percentile bootstrap interval over ``units``, else the sentences.

    All rates are counted in the same 2,000 draws; resamples with nothing below the line are left
    out. A rate over nothing is ``NaN``; so is an interval where nothing is above the line, where
    all that is below stands in one unit, and beyond the first 1,000 rates.
    """
    import numpy as np

    drawn_from = doc.sentences if units is None else units
    later_units = [unit.start for unit in drawn_from[1:]]
    bounded = [
        rate for rate in rates[:_MOST_INTERVALS] if rate.above and _in_two_units(rate.below, later_units)
    ]
    columns: dict[int, Sequence[int]] = {}
    for rate in bounded:
        columns.setdefault(id(rate.above), rate.above)
        columns.setdefault(id(rate.below), rate.below)
    weights = {id(rate.above): rate.weights for rate in bounded if rate.weights}
    at = {key: number for number, key in enumerate(columns)}
    bounds: dict[int, tuple[float, float]] = {}
    if bounded:
        sums = np.concatenate(
            list(
                resampled_sums(
                    drawn_from,
                    list(columns.values()),
                    weights=[weights.get(key, ()) for key in columns],
                    random_state=random_state,
                )
            )
        )
        for rate in bounded:
            above, below = sums[:, at[id(rate.above)]], sums[:, at[id(rate.below)]]
            defined = below > 0
            low, high = np.quantile(above[defined] / below[defined], _TAILS)
            bounds[id(rate)] = (rate.per * float(low), rate.per * float(high))
    rows = []
    for rate in rates:
        n, of = math.fsum(rate.weights) if rate.weights else len(rate.above), len(rate.below)
        low, high = bounds.get(id(rate), (math.nan, math.nan))
        method = "" if math.isnan(low) else f"bootstrap over {called}"
        value = rate.per * n / of if of else math.nan
        rows.append(
            Result(
                doc.doc_id, rate.measure, rate.group, float(n), float(of), rate.per, value, low, high, method
            )
        )
    return rows


def _in_two_units(starts: Sequence[int], later_units: Sequence[int]) -> bool:
    """Tell whether what begins at ``starts``, in order, stands in more than one unit."""
    return bool(starts) and bisect_right(later_units, starts[0]) < bisect_right(later_units, starts[-1])


def part_row(doc: Document, measure: str, group: str, n: int, of: int) -> Result:
    """Give ``n`` of ``of`` (speakers, cues) as a share with Wilson's interval."""
    return measure_part(doc.doc_id, measure, group, n, of)


def number_row(doc: Document, measure: str, group: str, number: float, of: float = 1) -> Result:
    """Give a number that is counted, not estimated: it has no interval."""
    value = number / of if of else math.nan
    return Result(doc.doc_id, measure, group, float(number), float(of), 1, value, math.nan, math.nan, "")
