"""Probes for any scorer of sentences: whether it puts pairs in order, and how far names alone move it.

A scorer is a function from sentences to scores; nothing else of it is known here. The probes are
sentences written for this project from knowledge of language and news. No lexicon was looked at, so
that none is favoured; they show where a scorer goes wrong, not how often it does so in the news.
"""

import csv
import math
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import InputError
from analysis.measurement import to_table, wilson_interval

if TYPE_CHECKING:
    import pandas as pd

Scorer = Callable[[Sequence[str]], Sequence[float]]

# What differs less than this differs by the order in which a scorer added its words up.
_TIE = 1e-9
# More terms than this at one end are counted, not named: a scorer may know one term of a hundred.
_MOST_NAMED = 5


class Pair(NamedTuple):
    """Two sentences that differ in little, of which any careful reader calls ``higher`` the more positive."""

    kind: str
    lower: str
    higher: str
    note: str


class Frame(NamedTuple):
    """A neutral sentence of news with ``{term}`` where a term of its ``slot`` goes."""

    slot: str
    frame: str


class Term(NamedTuple):
    """A word for people or places that says nothing good or bad of them, and the ``slot`` it fits."""

    term: str
    slot: str
    kind: str


class ScoredPair(NamedTuple):
    """A pair with both scores; ``right`` where the higher one is above the lower, never where they tie."""

    kind: str
    lower: str
    higher: str
    score_lower: float
    score_higher: float
    right: bool


class TermMean(NamedTuple):
    """A term, the mean of its scores over the frames of its slot, and how far it is from the slot's mean."""

    term: str
    slot: str
    kind: str
    n_frames: int
    mean: float
    deviation: float


class _Order(NamedTuple):
    kind: str
    n: int
    n_right: int
    n_tied: int
    n_wrong: int
    share_right: float
    low: float
    high: float


class _Spread(NamedTuple):
    slot: str
    kind: str
    n_terms: int
    n_frames: int
    n_sentences: int
    mean: float
    sd: float
    range: float
    sd_ratio: float
    range_ratio: float
    lowest: str
    lowest_deviation: float
    highest: str
    highest_deviation: float


def read_pairs() -> list[Pair]:
    """Read the minimal pairs kept with the package, in the order of the file.

    >>> read_pairs()[0][:3]
    ('negated-positive', 'The plan was not a success.', 'The plan was a success.')
    """
    return [Pair(**row) for row in _rows("minimal_pairs.csv")]


def read_frames() -> list[Frame]:
    """Read the neutral sentences kept with the package, in the order of the file.

    >>> read_frames()[0]
    Frame(slot='adjective', frame='The {term} family arrived on Monday.')
    """
    return [Frame(**row) for row in _rows("neutral_frames.csv")]


def read_terms() -> list[Term]:
    """Read the terms for people and places kept with the package, in the order of the file.

    >>> read_terms()[0]
    Term(term='Afghan', slot='adjective', kind='nationality')
    """
    return [Term(**row) for row in _rows("identity_terms.csv")]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (files("analysis") / "data" / "probes" / name).open(encoding="utf-8") as lines:
        yield from csv.DictReader(lines)


def list_pairs(score: Scorer, *, pairs: Sequence[Pair] | None = None) -> list[ScoredPair]:
    """List each pair (without ``pairs``, those of ``read_pairs``) with both its scores.

    Scores are in the scorer's own units. Raises ``ValueError`` where the scorer does not give one
    finite number a sentence.
    """
    chosen = read_pairs() if pairs is None else pairs
    scores = _scored(score, [text for pair in chosen for text in (pair.lower, pair.higher)])
    return [
        ScoredPair(pair.kind, pair.lower, pair.higher, low, high, high - low > _TIE)
        for pair, low, high in zip(chosen, scores[::2], scores[1::2], strict=True)
    ]


def pairs_in_order(score: Scorer, *, pairs: Sequence[Pair] | None = None) -> "pd.DataFrame":
    """Count the pairs that a scorer puts in order, one row a kind, the last (kind empty) for all.

    ``share_right`` runs 0 to 1: ``n_right / n``, with Wilson's 95 % interval in ``low`` and ``high``.
    A tie is not right: a scorer that hears no difference has not heard it. A scorer that guesses has .5,
    one that knows words but not how they combine, about 0 in kinds where only the order of words differs.

    Missed: how far apart the two scores are; and the pairs are chosen, not drawn, so the interval
    speaks of pairs like these and not of news.

    Raises ``ValueError`` as ``list_pairs`` does.

    >>> pairs = [Pair("length", "No.", "No, no.", ""), Pair("length", "Yes.", "No.", "")]
    >>> table = pairs_in_order(lambda texts: [len(text) for text in texts], pairs=pairs)
    >>> table[["kind", "n", "n_right", "n_tied", "n_wrong", "share_right"]]
         kind  n  n_right  n_tied  n_wrong  share_right
    0  length  2        1       0        1          0.5
    1          2        1       0        1          0.5
    """
    scored = list_pairs(score, pairs=pairs)
    kinds = dict.fromkeys(pair.kind for pair in scored)
    rows = [_order(kind, [pair for pair in scored if pair.kind == kind]) for kind in kinds]
    return to_table([*rows, _order("", scored)], _Order)


def _order(kind: str, scored: Sequence[ScoredPair]) -> _Order:
    n, right = len(scored), sum(pair.right for pair in scored)
    tied = sum(abs(pair.score_higher - pair.score_lower) <= _TIE for pair in scored)
    share = right / n if n else math.nan
    return _Order(kind, n, right, tied, n - right - tied, share, *wilson_interval(right, n))


def list_term_means(
    score: Scorer, *, frames: Sequence[Frame] | None = None, terms: Sequence[Term] | None = None
) -> list[TermMean]:
    """List each term with the mean of its scores over all frames of its slot.

    Scores are in the scorer's own units. As every term of a slot stands in the same frames, whatever
    a frame itself brings to the score is alike for all. Without ``frames`` and ``terms``, those of
    ``read_frames`` and ``read_terms``.

    Raises ``ValueError`` where a slot has no frame, or as ``list_pairs`` does.
    """
    chosen_frames = read_frames() if frames is None else frames
    chosen_terms = read_terms() if terms is None else terms
    by_slot = {
        slot: [frame.frame for frame in chosen_frames if frame.slot == slot]
        for slot in dict.fromkeys(term.slot for term in chosen_terms)
    }
    empty = [slot for slot, found in by_slot.items() if not found]
    if empty:
        raise ValueError(f"no frame has the slot {', '.join(empty)}")
    texts = [frame.replace("{term}", term.term) for term in chosen_terms for frame in by_slot[term.slot]]
    scores = iter(_scored(score, texts))
    means = [_mean([next(scores) for _ in by_slot[term.slot]]) for term in chosen_terms]
    middle = {
        slot: _mean([mean for term, mean in zip(chosen_terms, means, strict=True) if term.slot == slot])
        for slot in by_slot
    }
    return [
        TermMean(*term, len(by_slot[term.slot]), mean, mean - middle[term.slot])
        for term, mean in zip(chosen_terms, means, strict=True)
    ]


def identity_spread(
    score: Scorer,
    *,
    reference_sd: float,
    frames: Sequence[Frame] | None = None,
    terms: Sequence[Term] | None = None,
) -> "pd.DataFrame":
    """Measure how far a scorer moves when in a neutral sentence only the name of people or places changes.

    One row a kind of term, then one a slot (kind empty), the last (both empty) for all. ``sd`` is the
    standard deviation between the terms' means in the scorer's units, with n - 1; for all it is
    pooled within slots, and ``NaN`` for a single term. ``range`` is the highest less the lowest mean;
    for all, of the deviations from the slot's mean. ``sd_ratio`` and ``range_ratio`` are both over
    ``reference_sd``, the scorer's standard deviation between sentences of ordinary text, so that scorers with
    different units can be compared. 0 is ideal. ``mean`` is the mean of the terms' means, ``NaN`` for all.
    ``lowest`` and ``highest`` name the terms at each end, with their deviation from the slot's mean, and
    nobody where all are alike.

    Missed: what more text would change, as the sentences are short; and whether a difference is the
    scorer's or the language's, where a name is also a word ("Grace", "Turkey"). No interval: the terms
    are chosen, not drawn.

    Raises ``InputError`` unless ``reference_sd`` is a number above 0, and ``ValueError`` as
    ``list_term_means`` does.

    Source: Kiritchenko, S., & Mohammad, S. M. (2018). Examining gender and race bias in two hundred
    sentiment analysis systems. *Proceedings of the 7th Joint Conference on Lexical and Computational
    Semantics*, 43-53; frames and terms here are our own.

    >>> frames = [Frame("name", "{term} left.")]
    >>> terms = [Term("Jo", "name", "short"), Term("Anna", "name", "longer")]
    >>> table = identity_spread(
    ...     lambda texts: [len(text) for text in texts], reference_sd=4, frames=frames, terms=terms
    ... )
    >>> table.loc[2:, ["n_terms", "mean", "range", "range_ratio", "lowest", "highest"]]
       n_terms  mean  range  range_ratio lowest highest
    2        2   9.0    2.0          0.5     Jo    Anna
    3        2   NaN    2.0          0.5     Jo    Anna
    """
    if not (math.isfinite(reference_sd) and reference_sd > 0):
        raise InputError(f"scores cannot be compared with a standard deviation of {reference_sd}")
    found = list_term_means(score, frames=frames, terms=terms)
    kinds = dict.fromkeys((term.slot, term.kind) for term in found)
    slots = dict.fromkeys(slot for slot, _ in kinds)
    rows = [
        _spread(slot, kind, [t for t in found if (t.slot, t.kind) == (slot, kind)], reference_sd)
        for slot, kind in kinds
    ]
    rows += [_spread(slot, "", [t for t in found if t.slot == slot], reference_sd) for slot in slots]
    return to_table([*rows, _spread("", "", found, reference_sd)] if found else [], _Spread)


def _spread(slot: str, kind: str, found: Sequence[TermMean], reference_sd: float) -> _Spread:
    """Sum up the terms of one kind, of one slot, or of all."""
    by_slot = {slot: [t for t in found if t.slot == slot] for slot in dict.fromkeys(t.slot for t in found)}
    middles = {slot: _mean([t.deviation for t in terms]) for slot, terms in by_slot.items()}
    squares = math.fsum((t.deviation - middles[t.slot]) ** 2 for t in found)
    free = len(found) - len(by_slot)
    sd = math.sqrt(squares / free) if free else math.nan
    low, high = min(t.deviation for t in found), max(t.deviation for t in found)
    differ = high - low > _TIE
    return _Spread(
        slot,
        kind,
        len(found),
        sum(terms[0].n_frames for terms in by_slot.values()),
        sum(t.n_frames for t in found),
        _mean([t.mean for t in found]) if slot else math.nan,
        sd,
        high - low,
        sd / reference_sd,
        (high - low) / reference_sd,
        _named([t.term for t in found if differ and t.deviation - low <= _TIE]),
        low,
        _named([t.term for t in found if differ and high - t.deviation <= _TIE]),
        high,
    )


def _named(terms: Sequence[str]) -> str:
    more = len(terms) - _MOST_NAMED
    return ", ".join(terms[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _mean(numbers: Sequence[float]) -> float:
    return math.fsum(numbers) / len(numbers)


def _scored(score: Scorer, texts: Sequence[str]) -> list[float]:
    """Score all sentences at once, so that a scorer may work in batches."""
    scores = [float(number) for number in score(texts)]
    if len(scores) != len(texts):
        raise ValueError(f"{len(scores)} scores for {len(texts)} sentences")
    if not all(map(math.isfinite, scores)):
        raise ValueError("a scorer must give every sentence a finite number")
    return scores
