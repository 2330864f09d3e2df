"""How much more one voice uses a category of words than another: log-odds under a Dirichlet prior."""

import math
from typing import NamedTuple

# The normal quantile of a 95 % interval.
_Z = 1.959963984540054


class Contrast(NamedTuple):
    """A difference of two log-odds with its standard deviation, its z and its 95 % interval."""

    value: float
    sd: float
    z: float
    low: float
    high: float


NOTHING = Contrast(*[math.nan] * 5)


def weighted_log_odds(
    n: float,
    of: float,
    other_n: float,
    other_of: float,
    *,
    share: float,
    prior_words: float,
    dispersion: float = 1.0,
) -> Contrast:
    """Compare two rates, ``n / of`` and ``other_n / other_of``, as a difference of weighted log-odds.

    The prior is as if ``prior_words`` further words had been seen in each, with ``share`` of the category:
    it pulls both to that share, the more the fewer words there are. With a = n + α, b = of − n + α₀ − α, c
    and d likewise for the other, α₀ = ``prior_words`` and α = α₀ × ``share``:
    value = log(a / b) − log(c / d), sd = √(φ/a + 1/b + φ/c + 1/d), z = value / sd.

    φ = ``dispersion`` is 1 for counts. Where ``n`` and ``other_n`` are sums of weights w it is Σw² / Σw over
    both: the variance of such a sum is φ times its mean (compound Poisson).

    ``NaN`` where a, b, c or d is not above 0.

    Missed: words are taken for independent draws, and those of one article come in bursts.

    Source: Monroe, B. L., Colaresi, M. P., & Quinn, K. M. (2008). Fightin' Words. *Political Analysis*
    16(4), 372–403, equations 15, 16, 19 and 22, with all four terms of the variance.

    >>> contrast = weighted_log_odds(9, 100, 1, 100, share=0.05, prior_words=100)
    >>> round(contrast.value, 3), round(contrast.z, 2)
    (0.889, 1.78)
    """
    alpha = prior_words * share
    cells = (
        n + alpha,
        of - n + prior_words - alpha,
        other_n + alpha,
        other_of - other_n + prior_words - alpha,
    )
    if min(cells) <= 0:
        return NOTHING
    a, b, c, d = cells
    value = math.log(a / b) - math.log(c / d)
    sd = math.sqrt(math.fsum((dispersion / a, 1 / b, dispersion / c, 1 / d)))
    return Contrast(value, sd, value / sd, value - _Z * sd, value + _Z * sd)
