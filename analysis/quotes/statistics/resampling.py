"""Draw the sentences of an article anew: the sums that every bootstrap interval here is made of."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from analysis.document import Span
from analysis.measurement import resamples

if TYPE_CHECKING:
    import numpy as np


def resampled_sums(
    units: Sequence[Span],
    columns: Sequence[Sequence[int]],
    *,
    weights: Sequence[Sequence[float]] = (),
    n_resamples: int = 2000,
    random_state: int = 0,
) -> Iterator["np.ndarray"]:
    """Draw the units with replacement, and count in each resample what begins in the units drawn.

    Each column lists offsets, of which each counts 1, or what its column of ``weights`` says where that
    is not empty. Every batch has one row a resample and one column a column. All
    columns are counted in the same draws, so parts stay within their whole; the draws are those
    of ``analysis.measurement.bootstrap_interval``.
    """
    import numpy as np

    if len(units) == 0:
        return
    edges = np.array([unit.start for unit in units])
    counted = []
    for column, own in zip_longest(columns, weights, fillvalue=()):
        at = np.searchsorted(edges, np.asarray(column, dtype=np.int64), side="right") - 1
        # What begins in the white space before the first unit belongs to it.
        where, inverse, times = np.unique(np.maximum(at, 0), return_inverse=True, return_counts=True)
        counted.append((where, np.bincount(inverse, own) if len(own) else times))
    for draws in resamples(len(units), n_resamples=n_resamples, random_state=random_state):
        sums = np.empty((len(draws), len(columns)))
        for number, (where, times) in enumerate(counted):
            sums[:, number] = draws[:, where] @ times
        yield sums
