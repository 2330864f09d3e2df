"""The scales of the scorers: what a usual difference between sentences is, so that scores can be compared."""

import math

# Standard deviation of the sentences' scores on the news texts that METHODS.md names.
_REFERENCE_SD = {"news": 0.33, "vader": 0.39, "weighted": 0.14, "neural": 0.14}


def reference_sd(scorer: str) -> float:
    """Give the standard deviation of a scorer's scores over reference sentences; ``NaN`` for an unknown one.

    A score divided by it says how many usual differences between sentences it lies from zero, which
    can be compared between scorers; scores themselves cannot.

    >>> reference_sd("mine.txt")
    nan
    """
    return _REFERENCE_SD.get(scorer, math.nan)
