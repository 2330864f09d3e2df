"""Intervals for ratios whose parts are summed over sentences."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

# Draws for more sentences than this are made in batches, so memory stays flat.
_BATCH = 2_000_000


def bootstrap_interval(
    numerators: Sequence[float],
    denominators: Sequence[float],
    *,
    level: float = 0.95,
    n_resamples: int = 2000,
    random_state: int = 0,
) -> tuple[float, float]:
    """Give the percentile bootstrap interval of ``sum(numerators) / sum(denominators)``.

    One entry a sentence; sentences are drawn with replacement. Resamples whose denominator is
    zero are left out. The interval is ``(NaN, NaN)`` where resampling has nothing to say: fewer
    than two sentences, nothing counted above the line, or nothing below it.

    Missed: sentences beside each other are alike, which independent draws do not know, so the
    interval is somewhat too narrow; and it speaks of this article's sentences only, never of
    other articles.

    Source: Efron, B., & Tibshirani, R. (1993). *An Introduction to the Bootstrap*, chapter 13.

    >>> low, high = bootstrap_interval([1, 0, 1, 0], [1, 1, 1, 1])
    >>> (low, high)
    (0.0, 1.0)
    >>> bootstrap_interval([0, 0], [7, 5])
    (nan, nan)
    """
    import numpy as np

    above = np.asarray(numerators, dtype=float)
    below = np.asarray(denominators, dtype=float)
    if len(above) != len(below):
        raise ValueError(f"{len(above)} numerators for {len(below)} denominators")
    if len(above) < 2 or not above.any() or not below.any():
        return math.nan, math.nan
    batch = max(1, _BATCH // len(above))
    sizes = [min(batch, n_resamples - done) for done in range(0, n_resamples, batch)]
    ratios = []
    for part, size in enumerate(sizes):
        draws = _draws(len(above), size, random_state, part)
        bottom = draws @ below
        defined = bottom > 0
        ratios.append((draws @ above)[defined] / bottom[defined])
    tail = (1 - level) / 2
    low, high = np.quantile(np.concatenate(ratios), [tail, 1 - tail])
    return float(low), float(high)


@lru_cache(maxsize=4)
def _draws(n: int, size: int, random_state: int, part: int) -> "np.ndarray":
    """Draw how often each of ``n`` sentences stands in each of ``size`` resamples."""
    import numpy as np

    generator = np.random.default_rng([random_state, part])
    return generator.multinomial(n, np.full(n, 1 / n), size=size).astype(float)
