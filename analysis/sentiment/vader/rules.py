"""VADER's rules: from the words of a sentence to their valences, and from these to the scores.

Rewritten from the published rules (Hutto & Gilbert 2014) as release 3.3.2 of ``vaderSentiment``
carries them out, its slips included: the figures are VADER's, to the last digit.
"""

import heapq
import math
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.sentiment.vader.chunks import PHRASE_WORDS, Word

_CAPITALS = 0.733
_NEGATION = -0.74
_PHRASES = {
    "the shit": 3.0,
    "the bomb": 3.0,
    "bad ass": 1.5,
    "bus stop": 0.0,
    "yeah right": -2.0,
    "kiss of death": -1.5,
    "to die for": 3.0,
    "beating heart": 3.5,
}
_DAMPENING_PHRASES = {"just enough": -0.293, "kind of": -0.293, "sort of": -0.293}


class Polarity(NamedTuple):
    """VADER's four figures: shares of negative, neutral and positive words, and the compound score."""

    neg: float
    neu: float
    pos: float
    compound: float


def is_mixed_case(words: Sequence[Word]) -> bool:
    """Tell whether some words, but not all, stand in capitals: only then do capitals stress."""
    n_upper = sum(word.is_upper for word in words)
    return 0 < n_upper < len(words)


def weigh_word(words: Sequence[Word], i: int, mixed_case: bool) -> float:
    """Give the valence of the ``i``-th word, which the lexicon knows, among its neighbours.

    Looks at three words before it, and at two behind it for phrases.
    """
    word = words[i]
    valence = word.valence or 0.0
    following = words[i + 1] if i + 1 < len(words) else None
    one, two, three = (words[i - back] if i >= back else None for back in (1, 2, 3))
    if word.lower == "kind" and following and following.lower == "of":
        return 0.0
    # "no" before a known word negates it and says nothing itself.
    if word.lower == "no" and following and following.valence is not None:
        valence = 0.0
    if (
        (one and one.lower == "no")
        or (two and two.lower == "no")
        or (one and three and three.lower == "no" and one.lower in ("or", "nor"))
    ):
        valence = (word.valence or 0.0) * _NEGATION
    if word.is_upper and mixed_case:
        valence += _CAPITALS if valence > 0 else -_CAPITALS
    if one and one.valence is None:
        valence += _amplification(one, valence, mixed_case)
        if one.negates:
            valence *= _NEGATION
    if one and two and two.valence is None:
        valence += _amplification(two, valence, mixed_case) * 0.95
        valence *= _negation_from_two(one, two)
    if one and two and three and three.valence is None:
        valence += _amplification(three, valence, mixed_case) * 0.9
        valence *= _negation_from_three(one, two, three)
        around = [w.lower for w in words[i - 3 : i + 3]]
        if not PHRASE_WORDS.isdisjoint(around):
            valence = _weigh_phrases(valence, around)
    if one and one.lower == "least" and not (two and two.lower in ("at", "very")):
        valence *= _NEGATION
    return valence + 0.0  # a silenced word weighs 0, not -0


def _amplification(word: Word, valence: float, mixed_case: bool) -> float:
    if not word.amplifies:
        return 0.0
    amplification = -word.amplifies if valence < 0 else word.amplifies
    if word.is_upper and mixed_case:
        amplification += _CAPITALS if valence > 0 else -_CAPITALS
    return amplification


def _negation_from_two(one: Word, two: Word) -> float:
    if two.lower == "never" and one.lower in ("so", "this"):
        return 1.25
    if two.lower == "without" and one.lower == "doubt":
        return 1.0
    return _NEGATION if two.negates else 1.0


def _negation_from_three(one: Word, two: Word, three: Word) -> float:
    # "so" or "this" right before the word strengthens it even where no "never" stands before: VADER's
    # condition lacks a pair of brackets.
    if (three.lower == "never" and two.lower in ("so", "this")) or one.lower in ("so", "this"):
        return 1.25
    if three.lower == "without" and "doubt" in (one.lower, two.lower):
        return 1.0
    return _NEGATION if three.negates else 1.0


def _weigh_phrases(valence: float, around: list[str]) -> float:
    # The word itself is the fourth of those around it; up to two follow. A later phrase overrules.
    three, two, one, word = around[:4]
    before = [
        f"{one} {word}",
        f"{two} {one} {word}",
        f"{two} {one}",
        f"{three} {two} {one}",
        f"{three} {two}",
    ]
    valence = next((_PHRASES[phrase] for phrase in before if phrase in _PHRASES), valence)
    for length in (2, 3):
        phrase = " ".join(around[3 : 3 + length])
        if len(around) >= 3 + length:
            valence = _PHRASES.get(phrase, valence)
    return valence + sum(_DAMPENING_PHRASES.get(phrase, 0.0) for phrase in (before[4], before[2]))


def weigh_contrast(weighed: dict[int, float], but: int) -> dict[int, float]:
    """Halve the valences before a ``but`` (a position) and raise those behind it by half.

    VADER looks for the place of a valence by its value, so where two words weigh the same the
    earlier one is changed twice, and the later one perhaps not at all.

    >>> weigh_contrast({0: 2.0, 3: -1.0}, 2)
    {0: 1.0, 3: -1.5}
    >>> weigh_contrast({0: 2.0, 3: 1.0}, 2)
    {0: 0.5, 3: 1.0}
    """
    now = dict(weighed)
    # Where each value may stand, earliest first; a place that has changed since is passed over.
    places: defaultdict[float, list[int]] = defaultdict(list)
    for place, valence in weighed.items():
        places[valence].append(place)
    for place in weighed:
        valence = now[place]
        candidates = places[valence]
        while now[candidates[0]] != valence:
            heapq.heappop(candidates)
        first = candidates[0]
        now[first] = valence * (0.5 if first < but else 1.5)
        heapq.heappush(places[now[first]], first)
    return now


def punctuation_emphasis(text: str) -> float:
    """Give what exclamation and question marks add: up to four of the former, two or more of the latter."""
    n_questions = text.count("?")
    emphasis = min(text.count("!"), 4) * 0.292
    if n_questions > 1:
        emphasis += n_questions * 0.18 if n_questions <= 3 else 0.96
    return emphasis


@lru_cache(maxsize=1 << 16)
def compound_score(total: float, emphasis: float) -> float:
    """Bring a sum of valences between -1 and 1, to four decimals."""
    if total > 0:
        total += emphasis
    elif total < 0:
        total -= emphasis
    return round(max(-1.0, min(1.0, total / math.sqrt(total * total + 15))), 4)


def polarity(valences: Sequence[float], n_words: int, emphasis: float) -> Polarity:
    """Give VADER's four figures for a sentence of ``n_words`` with these valences, zeros left out."""
    if not n_words:
        return Polarity(0.0, 0.0, 0.0, 0.0)
    positive = negative = 0.0
    for valence in valences:
        if valence > 0:
            positive += valence + 1
        else:
            negative += valence - 1
    if positive > -negative:
        positive += emphasis
    elif positive < -negative:
        negative -= emphasis
    n_neutral = n_words - len(valences)
    whole = positive - negative + n_neutral
    return Polarity(
        round(abs(negative) / whole, 3),
        round(n_neutral / whole, 3),
        round(positive / whole, 3),
        compound_score(float(sum(valences)), emphasis),
    )
