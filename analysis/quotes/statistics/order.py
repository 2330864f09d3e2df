"""Who answers whom: the order in which an article lets its speakers have the word."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.measurement import wilson_interval
from analysis.quotes.statistics.counting import word_starts
from analysis.quotes.statistics.turns import Turn

if TYPE_CHECKING:
    import pandas as pd


class Exchange(NamedTuple):
    """Two turns that follow each other, with where each stands; ``words_between`` are the narrator's."""

    from_id: str
    to_id: str
    from_turn: int
    to_turn: int
    from_start: int
    from_end: int
    to_start: int
    to_end: int
    words_between: int


class _Pair(NamedTuple):
    from_id: str
    to_id: str
    n: int
    n_from: int
    share: float
    low: float
    high: float


def find_exchanges(turns: Sequence[Turn], doc: Document) -> list[Exchange]:
    """List every turn with the one that follows it, in reading order."""
    words = word_starts(doc)
    return [
        Exchange(
            one.speaker_id,
            other.speaker_id,
            one.turn,
            other.turn,
            one.start,
            one.end,
            other.start,
            other.end,
            max(0, bisect_left(words, other.start) - bisect_left(words, one.end)),
        )
        for one, other in pairwise(turns)
    ]


def who_answers_whom(exchanges: Sequence[Exchange]) -> "pd.DataFrame":
    """Count how often each speaker's turn is followed by each other's, the most frequent pair first.

    ``n`` is the number of times ``to_id`` follows ``from_id``, ``n_from`` the number of turns of
    ``from_id`` that any other follows, and ``share`` = n / n_from, with Wilson's interval in
    ``low`` and ``high``. The rows behind a pair are the exchanges with the same ``from_id`` and ``to_id``.

    Missed: whether the second speaker knew of the first: the order is the journalist's.
    ``unresolved`` stands for anybody not found, and may follow itself.

    Source: a first-order transition matrix of speakers, as in the lag-sequential analysis of talk
    (Bakeman & Quera 2011, *Sequential Analysis and Observational Methods*, chapter 9).
    """
    import pandas as pd

    counts: dict[tuple[str, str], int] = {}
    leaving: dict[str, int] = {}
    for exchange in exchanges:
        pair = exchange.from_id, exchange.to_id
        counts[pair] = counts.get(pair, 0) + 1
        leaving[exchange.from_id] = leaving.get(exchange.from_id, 0) + 1
    rows = [
        _Pair(one, other, n, leaving[one], n / leaving[one], *wilson_interval(n, leaving[one]))
        for (one, other), n in counts.items()
    ]
    rows.sort(key=lambda row: -row.n)
    return pd.DataFrame(rows, columns=list(_Pair._fields))
