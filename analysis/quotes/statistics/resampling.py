"""Draw the sentences of an article anew: the sums that every bootstrap interval here is made of."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from analysis.document import Span

if TYPE_CHECKING:
    import numpy as np

# Numbers held at once; draws for more sentences than fit are made in batches, so memory stays flat.
_BATCH = 2_000_000


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
    n = len(units)
    edges = np.array([unit.start for unit in units])
    counted = []
    for column, own in zip_longest(columns, weights, fillvalue=()):
        at = np.searchsorted(edges, np.asarray(column, dtype=np.int64), side="right") - 1
        # What begins in the white space before the first unit belongs to it.
        where, inverse, times = np.unique(np.maximum(at, 0), return_inverse=True, return_counts=True)
        counted.append((where, np.bincount(inverse, own) if len(own) else times))
    batch = max(1, _BATCH // n)
    for part, done in enumerate(range(0, n_resamples, batch)):
        size = min(batch, n_resamples - done)
        generator = np.random.default_rng([random_state, part])
        draws = generator.multinomial(n, np.full(n, 1 / n), size=size)
        sums = np.empty((size, len(columns)))
        for number, (where, times) in enumerate(counted):
            sums[:, number] = draws[:, where] @ times
        yield sums
