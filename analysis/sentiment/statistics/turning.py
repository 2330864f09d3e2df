"""Where the tone turns: the best cut of an article into two parts, and how far chance would cut as well."""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.measurement import Result, result_table
from analysis.sentiment.records import ScoredSentence

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

# With fewer scored sentences there are too few cuts to choose from.
_FEWEST_SCORED = 8
# A part of fewer scored sentences would be an outlier, not a course.
_SHORTEST = 3
_DRAWS = 999
# Numbers held at once, so that memory stays flat.
_BATCH = 2_000_000


class TurnSentence(NamedTuple):
    """One of the two sentences between which the tone turns; ``side`` is ``before`` or ``after``.

    ``position`` counts all sentences from 1; both have a scored word, and unscored ones may stand between.
    """

    side: str
    position: int
    score: float
    text: str
    start: int
    end: int


def find_turn(sentences: Sequence[ScoredSentence], doc: Document) -> list[TurnSentence]:
    """List the last scored sentence before the turn and the first after it; nothing under eight scored ones.

    The turn is where two means, one before and one after, leave the least squares between them and
    the scores: the cut at which |mean after - mean before| × √(n before × n after / n) is largest,
    with at least three scored sentences on each side. Only sentences with a scored word take part.

    Missed: one cut is found in any article, whether it turns or not (see ``turning_point``), and
    only one where it turns twice.

    Source: least squares split of one change in the mean, Hinkley, D. V. (1970), *Biometrika* 57(1).
    """
    scored = [(at, sentence) for at, sentence in enumerate(sentences, start=1) if sentence.n_scored]
    cut, _ = _best_cut([sentence.score for _, sentence in scored])
    if not cut:
        return []
    return [
        TurnSentence(
            side,
            scored[which][0],
            scored[which][1].score,
            doc.text[scored[which][1].start : scored[which][1].end],
            scored[which][1].start,
            scored[which][1].end,
        )
        for side, which in (("before", cut - 1), ("after", cut))
    ]


def turning_point(
    sentences: Sequence[ScoredSentence], doc: Document, *, random_state: int = 0
) -> "pd.DataFrame":
    """Say where the tone of an article turns most, by how much, and how often chance would do as much.

    - ``turning_point``: sentences before the cut of ``find_turn`` / sentences; its interval holds the cuts
      found when the scores are drawn anew within each part;
    - ``tone_scored``, group ``before`` and ``after``: sum of the scores of that part / its scored sentences;
    - ``turn_size``: the mean after minus the mean before. Chosen as the largest, it is too large, and
      has no interval;
    - ``turn_p_value``: (1 + orders of the same scores in which the best cut parts them as much) / (1 + 999
      orders drawn).

    With fewer than eight scored sentences all are ``NaN``.

    Missed: neighbouring sentences are alike, which orders by chance are not, so the p-value is
    somewhat too small.

    >>> scored = [ScoredSentence(i, i + 1, -0.5 if i < 6 else 0.5, 1, ()) for i in range(12)]
    >>> turning_point(scored, Document("a1", "abcdefghijkl"))[["measure", "value"]].values.tolist()[0]
    ['turning_point', 0.5]
    """
    positions = [at for at, sentence in enumerate(sentences) if sentence.n_scored]
    scores = [sentences[at].score for at in positions]
    cut, strength = _best_cut(scores)

    def row(name: str, group: str, above: float, below: float, *interval: float) -> Result:
        low, high = interval or (math.nan, math.nan)
        method = "" if math.isnan(low) else "bootstrap within the parts"
        value = above / below if below else math.nan
        return Result(doc.doc_id, name, group, above, below, 1, value, low, high, method)

    if not cut:
        names = ("turning_point", ""), ("tone_scored", "before"), ("tone_scored", "after")
        return result_table(
            [row(*name, 0.0, 0.0) for name in (*names, ("turn_size", ""), ("turn_p_value", ""))]
        )
    n = len(sentences)
    before, after = scores[:cut], scores[cut:]
    cuts = _cuts_drawn_anew(before, after, random_state)
    place = [at / n for at in (positions[cuts[0]], positions[cuts[1]])]
    size = math.fsum(after) / len(after) - math.fsum(before) / len(before)
    as_strong = _orders_as_strong(scores, strength, random_state)
    return result_table(
        [
            row("turning_point", "", float(positions[cut]), float(n), *place),
            row("tone_scored", "before", math.fsum(before), float(len(before))),
            row("tone_scored", "after", math.fsum(after), float(len(after))),
            row("turn_size", "", size, 1.0),
            row("turn_p_value", "", 1.0 + as_strong, 1.0 + _DRAWS),
        ]
    )


def _best_cut(scores: Sequence[float]) -> tuple[int, float]:
    """Give how many scores stand before the best cut, and its strength; 0 where there are too few."""
    if len(scores) < _FEWEST_SCORED:
        return 0, 0.0
    import numpy as np

    cuts, strengths = _cut(np.asarray([scores], dtype=float))
    return int(cuts[0]), float(strengths[0])


def _cut(rows: "np.ndarray") -> tuple["np.ndarray", "np.ndarray"]:
    """Cut each row where the two means lie furthest apart, weighted; the first of equals."""
    import numpy as np

    n = rows.shape[1]
    before = np.arange(_SHORTEST, n - _SHORTEST + 1)
    sums = np.cumsum(rows, axis=1)
    left = sums[:, before - 1]
    apart = (sums[:, -1:] - left) / (n - before) - left / before
    # Rounded: sums in another order differ in the last places, and equal cuts must stay equal.
    strengths = np.round(np.abs(apart) * np.sqrt(before * (n - before) / n), 9)
    best = strengths.argmax(axis=1)
    return before[best], strengths[np.arange(len(rows)), best]


def _orders_as_strong(scores: Sequence[float], strength: float, random_state: int) -> int:
    """Count the orders, of those drawn, in which some cut is at least as strong."""
    import numpy as np

    found = 0
    for generator, size in _batches(len(scores), random_state, "orders"):
        rows = generator.permuted(np.tile(np.asarray(scores, dtype=float), (size, 1)), axis=1)
        found += int((_cut(rows)[1] >= round(strength, 9)).sum())
    return found


def _cuts_drawn_anew(before: Sequence[float], after: Sequence[float], random_state: int) -> tuple[int, int]:
    """Give the bounds of 95 % of the cuts that are found when each part's scores are drawn anew."""
    import numpy as np

    parts = [np.asarray(part, dtype=float) for part in (before, after)]
    cuts = []
    for generator, size in _batches(len(before) + len(after), random_state, "cuts"):
        drawn = [part[generator.integers(len(part), size=(size, len(part)))] for part in parts]
        cuts.append(_cut(np.concatenate(drawn, axis=1))[0])
    low, high = np.quantile(np.concatenate(cuts), [0.025, 0.975], method="nearest")
    return int(low), int(high)


def _batches(n: int, random_state: int, purpose: str) -> Iterator[tuple["np.random.Generator", int]]:
    """Part the draws so that each batch fits, with a stream of its own for each batch and purpose."""
    import numpy as np

    batch = max(1, _BATCH // n)
    for part, done in enumerate(range(0, _DRAWS, batch)):
        seed = [random_state, part, ("orders", "cuts").index(purpose)]
        yield np.random.default_rng(seed), min(batch, _DRAWS - done)
