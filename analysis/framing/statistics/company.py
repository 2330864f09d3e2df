"""Which frames keep company: pairs that stand in one sentence or paragraph more often than chance has it."""

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from analysis.document import Document, InputError, Span
from analysis.framing.frames import FrameHit
from analysis.framing.statistics.rates import touches
from analysis.lexicon import Codebook

if TYPE_CHECKING:
    import pandas as pd

# Frames that stand in fewer sentences (paragraphs) have no pairs: nothing could be seen of them.
FEWEST_UNITS = 3
_Z = 1.959963984540054
_ROUNDING = 1e-7
Unit = Literal["sentence", "paragraph"]
UNITS: tuple[str, ...] = get_args(Unit)


class FrameMeeting(NamedTuple):
    """A sentence or paragraph in which two frames stand, by words of their own; the words of each.

    ``first_weight`` and ``second_weight`` are what these words add up to.
    """

    start: int
    end: int
    first: str
    second: str
    first_words: str
    second_words: str
    first_weight: float
    second_weight: float


class FramePair(NamedTuple):
    """How often two frames stand together in the units of an article: see ``frame_cooccurrence``."""

    doc_id: str
    unit: str
    first: str
    second: str
    n_both: int
    n_first: int
    n_second: int
    n_units: int
    expected: float
    pmi: float
    phi: float
    log_odds: float
    low: float
    high: float
    p_value: float
    p_adjusted: float


def find_meetings(
    hits: Sequence[FrameHit], doc: Document, codebook: Codebook, *, unit: Unit = "sentence"
) -> list[FrameMeeting]:
    """List every sentence (or paragraph) in which two frames stand, one row a pair, in reading order.

    A frame stands in a sentence where the weights of its occurrences add up to at least 1. Words that count
    for both frames make no meeting: of each frame what does not overlap some occurrence of the other
    must weigh as much.

    >>> from analysis.framing import find_frames
    >>> from analysis.lexicon import load_codebook
    >>> doc, policy = Document("a1", "The court raised the tax. It rained."), load_codebook("policy")
    >>> [(row.first, row.second) for row in find_meetings(find_frames(doc, policy), doc, policy)]
    [('economic', 'legality')]
    """
    found = []
    for span, own in zip(_units(doc, unit), _by_unit(hits, doc, unit), strict=True):
        for first, second in combinations([frame for frame in codebook.labels if frame in own], 2):
            if _are_apart(own[first], own[second]):
                pair = own[first], own[second]
                words, others = (", ".join(hit.text for hit in held) for held in pair)
                weights = [math.fsum(hit.weight for hit in held) for held in pair]
                found.append(FrameMeeting(*span, first, second, words, others, *weights))
    return found


def frame_cooccurrence(
    hits: Sequence[FrameHit], doc: Document, codebook: Codebook, *, unit: Unit = "sentence"
) -> "pd.DataFrame":
    """Compare how often two frames stand in one sentence (or paragraph) with chance, the surest pair first.

    A frame stands in a unit where its weights add up to at least 1. Of N units a hold the first frame, b the
    second and c both (the rows of ``find_meetings``):

    - ``expected`` = ab / N; ``pmi`` = log2(cN / ab), ``NaN`` where c is 0; ``phi`` = (cN − ab) /
      √(ab(N − a)(N − b)), −1 to 1;
    - ``log_odds``: natural logarithm of the odds ratio with a half added to each of the four cells, and
      ``low``, ``high`` its 95 % interval, ± 1.96 √(sum of 1 / cell);
    - ``p_value``: Fisher's exact test, two-sided: the probability, margins held, of a table no more probable
      than this; ``p_adjusted`` is Holm's correction over the pairs of the table.

    Only pairs whose frames each stand in at least 3 units are listed, so the table is empty for many an
    article: too few. Units in which two frames have only the same words are left out of that pair.

    Missed: sentences beside each other are alike, which the test does not know; frames whose
    lists share a theme meet in any article.

    Raise ``InputError`` for a unit that is neither.

    Source: Church & Hanks (1990), *Computational Linguistics* 16(1) (PMI); Haldane (1956), *Annals of Human
    Genetics* 20(4), and Woolf (1955) there 19(4) (log odds); Fisher (1935); Holm (1979), *Scandinavian
    Journal of Statistics* 6(2).
    """
    import pandas as pd

    units = _by_unit(hits, doc, unit)
    touched = Counter(frame for own in units for frame in own)
    both: Counter[tuple[str, str]] = Counter()
    shared: Counter[tuple[str, str]] = Counter()
    for own in units:
        for one, other in combinations([frame for frame in codebook.labels if frame in own], 2):
            (both if _are_apart(own[one], own[other]) else shared)[one, other] += 1
    pairs = []
    for first, second in combinations(codebook.labels, 2):
        left_out = shared[first, second]
        n_first, n_second = touched[first] - left_out, touched[second] - left_out
        if min(n_first, n_second) >= FEWEST_UNITS:
            n = both[first, second], n_first, n_second, len(units) - left_out
            pairs.append(_pair(doc.doc_id, unit, first, second, *n))
    pairs.sort(key=lambda pair: (pair.p_value, -pair.log_odds, pair.first, pair.second))
    adjusted, highest = [], 0.0
    for rank, pair in enumerate(pairs):
        highest = max(highest, min(1.0, (len(pairs) - rank) * pair.p_value))
        adjusted.append(pair._replace(p_adjusted=highest))
    return pd.DataFrame(adjusted, columns=list(FramePair._fields))


def fisher_exact(both: int, first: int, second: int, n: int) -> float:
    """Give the two-sided exact probability of a table with these margins.

    ``both`` of ``n`` cases are of the first and the second kind, ``first`` and ``second`` of each.

    >>> round(fisher_exact(3, 4, 4, 8), 4)  # the lady tasting tea: (16 + 1 + 16 + 1) / 70
    0.4857
    """
    least, most = max(0, first + second - n), min(first, second)
    whole = _log_ways(n, second)
    logs = [_log_ways(first, k) + _log_ways(n - first, second - k) - whole for k in range(least, most + 1)]
    # Equally probable tables differ in the last places.
    mine = logs[both - least] + _ROUNDING
    return min(1.0, math.fsum(math.exp(log) for log in logs if log <= mine))


def _log_ways(n: int, k: int) -> float:
    """Give the logarithm of the number of ways to choose ``k`` of ``n``."""
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def _pair(
    doc_id: str, unit: str, first: str, second: str, both: int, one: int, other: int, n: int
) -> FramePair:
    cells = [part + 0.5 for part in (both, one - both, other - both, n - one - other + both)]
    log_odds = math.log(cells[0] * cells[3] / cells[1] / cells[2])
    reach = _Z * math.sqrt(math.fsum(1 / cell for cell in cells))
    margins = one * other * (n - one) * (n - other)
    return FramePair(
        doc_id,
        unit,
        first,
        second,
        both,
        one,
        other,
        n,
        one * other / n,
        math.log2(both * n / (one * other)) if both else math.nan,
        (both * n - one * other) / math.sqrt(margins) if margins else math.nan,
        log_odds,
        log_odds - reach,
        log_odds + reach,
        fisher_exact(both, one, other, n),
        math.nan,
    )


def _units(doc: Document, unit: str) -> Sequence[Span]:
    if unit not in UNITS:
        raise InputError(f"unit {unit!r}: frames are counted by 'sentence' or 'paragraph'")
    return doc.sentences if unit == "sentence" else doc.paragraphs


def _by_unit(hits: Sequence[FrameHit], doc: Document, unit: str) -> list[dict[str, list[FrameHit]]]:
    """Sort the occurrences by the unit they start in and by frame, where they weigh enough."""
    spans = _units(doc, unit)
    edges = [span.start for span in spans]
    found: list[dict[str, list[FrameHit]]] = [{} for _ in spans]
    for hit in hits:
        found[max(0, bisect_right(edges, hit.start) - 1)].setdefault(hit.frame, []).append(hit)
    return [
        {frame: own for frame, own in unit_hits.items() if touches(math.fsum(hit.weight for hit in own))}
        for unit_hits in found
    ]


def _are_apart(first: Sequence[FrameHit], second: Sequence[FrameHit]) -> bool:
    """Tell whether enough of either frame stands clear of some occurrence of the other."""
    return all(
        touches(math.fsum(hit.weight for hit in own if _is_clear(hit, others)))
        for own, others in ((first, second), (second, first))
    )


def _is_clear(hit: FrameHit, others: Sequence[FrameHit]) -> bool:
    return any(hit.end <= other.start or other.end <= hit.start for other in others)
