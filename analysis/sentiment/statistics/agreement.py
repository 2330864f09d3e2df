"""How far what is found hangs on the scorer: scorers side by side on the same sentences."""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.measurement import FEWEST, Result, measure, measure_part, resamples, result_table, to_table
from analysis.sentiment.records import ScoredSentence
from analysis.sentiment.scales import reference_sd
from analysis.sentiment.statistics.curve import tone_curve
from analysis.sentiment.statistics.tone import with_enough

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

_DRAWS = 2000


class Disagreement(NamedTuple):
    """A sentence that two scorers read differently, with the words each of them saw in it.

    ``higher`` and ``lower`` name the scorers; their ``z`` is the score in reference standard
    deviations, 0 where a scorer knows no word; ``difference`` is the one minus the other.
    """

    rank: int
    position: int
    difference: float
    higher: str
    higher_z: float
    higher_words: str
    lower: str
    lower_z: float
    lower_words: str
    text: str
    start: int
    end: int


def scorer_agreement(
    scored: Mapping[str, Sequence[ScoredSentence]],
    doc: Document,
    random_state: int = 0,
    *,
    scale: Callable[[str], float] = reference_sd,
) -> "pd.DataFrame":
    """Compare scorers on one article: the tone by each, and how alike each pair reads its sentences.

    ``scored`` holds the sentences of the same article by scorer. For each scorer in ``group``:

    - ``tone`` in its own units, as in ``document_tone``;
    - ``tone_z``: the same in reference standard deviations (``reference_sd``), which can be compared;
      ``NaN`` where none is known.

    For each pair ("a & b" in ``group``):

    - ``compared_share``: sentences in which at least one of the two scores a word / sentences;
    - ``score_pearson``, ``score_spearman``: correlation over those sentences, the other's silence as 0;
      the numerator is the sum of products of deviations (of ranks), the denominator what it would be if both
      agreed perfectly; bootstrap over sentences;
    - ``same_sign_share``: sentences to which both give the same sign / those that both score; Wilson.

    Missed: scorers that share a lexicon agree because of it, rightly or wrongly; agreement is not validity.

    Source: Spearman, C. (1904), *American Journal of Psychology* 15(1); of a tie each gets the mean rank.
    """
    rows = []
    for scorer, sentences in scored.items():
        tone = _tone(doc, scorer, sentences, 1.0, random_state)
        rows += [tone, _tone(doc, scorer, sentences, scale(scorer), random_state)._replace(measure="tone_z")]
    for (one, first), (other, second) in combinations(scored.items(), 2):
        rows += _pair_rows(doc, f"{one} & {other}", first, second, random_state)
    return result_table(rows)


def disagreements(
    scored: Mapping[str, Sequence[ScoredSentence]],
    doc: Document,
    n: int = 5,
    *,
    scale: Callable[[str], float] = reference_sd,
) -> "pd.DataFrame":
    """List the ``n`` sentences on which scorers differ most, in reference standard deviations.

    Where more than two are compared it is the highest and the lowest of each sentence. Scorers
    without a known scale take no part; sentences that all read alike have no row.
    """
    known = {scorer: list(own) for scorer, own in scored.items() if not math.isnan(scale(scorer))}
    apart = []
    for at, read in enumerate(zip(*known.values(), strict=True)):
        by_z = sorted(
            (sentence.score / scale(scorer), scorer, sentence)
            for scorer, sentence in zip(known, read, strict=True)
        )
        low, high = by_z[0], by_z[-1]
        if high[0] > low[0]:
            apart.append((high[0] - low[0], at, high, low))
    apart.sort(key=lambda row: (-row[0], row[1]))
    rows = [
        Disagreement(
            rank,
            at + 1,
            difference,
            high[1],
            high[0],
            _words(high[2]),
            low[1],
            low[0],
            _words(low[2]),
            doc.text[low[2].start : low[2].end],
            low[2].start,
            low[2].end,
        )
        for rank, (difference, at, high, low) in enumerate(apart[:n], start=1)
    ]
    return to_table(rows, Disagreement)


def curves_by_scorer(
    scored: Mapping[str, Sequence[ScoredSentence]],
    doc: Document,
    *,
    window: int = 5,
    scale: Callable[[str], float] = reference_sd,
) -> "pd.DataFrame":
    """Follow the tone by each scorer in reference standard deviations, one row a scorer and sentence.

    The columns are those of ``tone_curve`` after ``scorer``, with ``score`` and ``smoothed`` divided
    by the scorer's reference standard deviation: ``NaN`` where none is known.
    """
    import pandas as pd

    curves = []
    for scorer, sentences in scored.items():
        curve = tone_curve(sentences, doc, window=window)
        curve[["score", "smoothed"]] /= scale(scorer)
        curve.insert(0, "scorer", scorer)
        curves.append(curve)
    if not curves:
        return tone_curve([], doc).assign(scorer="")
    return pd.concat(curves, ignore_index=True)


def _tone(
    doc: Document, scorer: str, sentences: Sequence[ScoredSentence], sd: float, random_state: int
) -> Result:
    if math.isnan(sd) or not any(sentence.n_scored for sentence in sentences):
        return Result(doc.doc_id, "tone", scorer, math.nan, 0.0, 1, math.nan, math.nan, math.nan, "")
    scores = [sentence.score / sd for sentence in sentences]
    row = measure(doc.doc_id, "tone", scorer, scores, [1.0] * len(scores), random_state=random_state)
    return with_enough(row, len(scores))


def _pair_rows(
    doc: Document,
    pair: str,
    first: Sequence[ScoredSentence],
    second: Sequence[ScoredSentence],
    random_state: int,
) -> list[Result]:
    together = list(zip(first, second, strict=True))
    either = [(a, b) for a, b in together if a.n_scored or b.n_scored]
    both = [(a, b) for a, b in either if a.n_scored and b.n_scored]
    same = sum(_sign(a.score) == _sign(b.score) for a, b in both)
    x, y = [a.score for a, _ in either], [b.score for _, b in either]
    return [
        measure_part(doc.doc_id, "compared_share", pair, len(either), len(together)),
        _correlation(doc, "score_pearson", pair, x, y, False, random_state),
        _correlation(doc, "score_spearman", pair, x, y, True, random_state),
        measure_part(doc.doc_id, "same_sign_share", pair, same, len(both)),
    ]


def _correlation(
    doc: Document,
    name: str,
    pair: str,
    x: Sequence[float],
    y: Sequence[float],
    ranked: bool,
    random_state: int,
) -> Result:
    """Correlate two lists, or their ranks, with a percentile interval over sentences drawn anew."""
    import numpy as np

    n = len(x)
    nothing = Result(doc.doc_id, name, pair, math.nan, 0.0, 1, math.nan, math.nan, math.nan, "")
    if n < FEWEST:
        return nothing
    columns = [np.asarray(x, dtype=float), np.asarray(y, dtype=float)]
    above, below = (part[0] for part in _products(np.ones((1, n)), columns, ranked))
    if not below > 0:
        return nothing
    drawn = []
    for draws in resamples(n, n_resamples=_DRAWS, random_state=random_state):
        top, bottom = _products(draws, columns, ranked)
        drawn.append(top[bottom > 0] / bottom[bottom > 0])
    low, high = np.quantile(np.concatenate(drawn), [0.025, 0.975])
    value = float(above / below)
    return Result(
        doc.doc_id,
        name,
        pair,
        float(above),
        float(below),
        1,
        value,
        float(low),
        float(high),
        "bootstrap over sentences",
    )


def _products(
    draws: "np.ndarray", columns: Sequence["np.ndarray"], ranked: bool
) -> tuple["np.ndarray", "np.ndarray"]:
    """Give, for each row of draws, the sum of products of deviations and the most it could be."""
    import numpy as np

    n = draws.sum(axis=1, keepdims=True)
    apart = []
    for column in columns:
        values = _ranks(draws, column) if ranked else np.broadcast_to(column, draws.shape)
        apart.append(values - (draws * values).sum(axis=1, keepdims=True) / n)
    first, second = apart
    squares = (draws * first**2).sum(axis=1) * (draws * second**2).sum(axis=1)
    # What is left of equal values by rounding is no spread.
    squares[squares < 1e-18] = 0
    return (draws * first * second).sum(axis=1), np.sqrt(squares)


def _ranks(draws: "np.ndarray", column: "np.ndarray") -> "np.ndarray":
    """Rank the values as often as each is drawn; of equal ones each has the mean of their ranks."""
    import numpy as np

    _, which = np.unique(column, return_inverse=True)
    order = np.argsort(which, kind="stable")
    firsts = np.searchsorted(which[order], np.arange(which.max() + 1))
    times = np.add.reduceat(draws[:, order], firsts, axis=1)
    ranks = np.cumsum(times, axis=1) - times / 2 + 0.5
    return np.asarray(ranks[:, which])


def _sign(score: float) -> int:
    # A scorer may give numbers of numpy's, whose comparisons cannot be subtracted.
    return int(score > 0) - int(score < 0)


def _words(sentence: ScoredSentence) -> str:
    return ", ".join(f"{word.text} {word.valence:+.2f}" for word in sentence.words)
