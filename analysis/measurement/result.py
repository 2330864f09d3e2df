"""Result rows: every number with its numerator, its denominator and its interval."""

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Span
from analysis.measurement.intervals import bootstrap_interval, bootstrap_intervals, wilson_interval

if TYPE_CHECKING:
    import pandas as pd


class Result(NamedTuple):
    """One number about one document: ``value`` is ``per * numerator / denominator``.

    ``group`` says of whom or what (a speaker, a frame), empty for the whole document.
    ``low`` and ``high`` bound the 95 % interval, ``NaN`` where there is none; ``method`` says
    how they were made.
    """

    doc_id: str
    measure: str
    group: str
    numerator: float
    denominator: float
    per: float
    value: float
    low: float
    high: float
    method: str


RESULT_COLUMNS = Result._fields


def measure(
    doc_id: str,
    name: str,
    group: str,
    numerators: Sequence[float],
    denominators: Sequence[float],
    *,
    per: float = 1,
    random_state: int = 0,
) -> Result:
    """Rate what was counted sentence by sentence, with a bootstrap interval over the sentences.

    A rate over nothing is ``NaN``, never zero; see ``bootstrap_interval`` for when the
    interval is.

    >>> measure("a1", "quote_density", "", [1, 0, 1], [4, 3, 5], per=1000).value == 1000 * 2 / 12
    True
    >>> measure("a1", "quote_density", "", [], []).value
    nan
    """
    above, below = math.fsum(numerators), math.fsum(denominators)
    low, high = bootstrap_interval(numerators, denominators, random_state=random_state)
    method = "" if math.isnan(low) else "bootstrap over sentences"
    value = per * above / below if below else math.nan
    return Result(doc_id, name, group, above, below, per, value, per * low, per * high, method)


def measure_each(
    doc_id: str,
    name: str,
    columns: Mapping[str, Sequence[float]],
    denominators: Sequence[float],
    *,
    per: float = 1,
    random_state: int = 0,
) -> list[Result]:
    """Rate several groups over one denominator, each as ``measure`` does, with one set of resamples.

    >>> [row.value for row in measure_each("a1", "share", {"a": [1, 0], "b": [1, 1]}, [1, 1])]
    [0.5, 1.0]
    """
    below = math.fsum(denominators)
    intervals = bootstrap_intervals(list(columns.values()), denominators, random_state=random_state)
    rows = []
    for (group, column), (low, high) in zip(columns.items(), intervals, strict=True):
        above = math.fsum(column)
        method = "" if math.isnan(low) else "bootstrap over sentences"
        value = per * above / below if below else math.nan
        rows.append(Result(doc_id, name, group, above, below, per, value, per * low, per * high, method))
    return rows


def measure_part(doc_id: str, name: str, group: str, n: int, of: int) -> Result:
    """Give ``n`` of ``of`` (speakers, cues, sentences read alike) as a share with Wilson's interval."""
    low, high = wilson_interval(n, of)
    value = n / of if of else math.nan
    method = "Wilson score interval" if of else ""
    return Result(doc_id, name, group, float(n), float(of), 1, value, low, high, method)


def by_sentence(
    sentences: Sequence[Span], starts: Iterable[int], weights: Iterable[float] | None = None
) -> list[float]:
    """Add up what starts in each sentence: one count (or sum of weights) a sentence.

    What starts in the white space between two sentences belongs to the one before.

    >>> by_sentence([Span(0, 5), Span(6, 9)], [0, 4, 7])
    [2.0, 1.0]
    """
    edges = [sentence.start for sentence in sentences]
    counts = [0.0] * len(edges)
    pairs = ((start, 1.0) for start in starts) if weights is None else zip(starts, weights, strict=True)
    for start, weight in pairs:
        counts[max(0, bisect_right(edges, start) - 1)] += weight
    return counts


def to_table(records: Sequence[NamedTuple], kind: type[NamedTuple]) -> "pd.DataFrame":
    """Lay out records of one kind as a table; no records give its columns and no rows."""
    import pandas as pd

    return pd.DataFrame(list(records), columns=list(kind._fields))


def result_table(results: Sequence[Result]) -> "pd.DataFrame":
    """Lay out results as the one table shape that every measure shares."""
    return to_table(results, Result)
