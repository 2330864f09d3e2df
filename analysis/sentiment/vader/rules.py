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

from analysis.sentiment.vader.chunks import AMPLIFIERS, PHRASE_WORDS, negates, read_word
from analysis.sentiment.vader.lexicon import read_vader_lexicon

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


def find_stressed(chunks: Sequence[str]) -> Sequence[bool]:
    """Tell of each chunk whether its capitals stress it; none is stressed where all stand in capitals."""
    upper = [read_word(chunk).isupper() for chunk in chunks]
    return [False] * len(upper) if all(upper) else upper


def weigh_word(words: Sequence[str], i: int, stressed: Sequence[bool]) -> float:
    """Give the valence of the ``i``-th word, which the lexicon knows, among its neighbours.

    ``words`` are in small letters, ``stressed`` says which of them capitals stress. Looks at three
    words before it, and at two behind it for phrases.
    """
    lexicon = read_vader_lexicon().valences
    word = words[i]
    valence = lexicon[word]
    following = words[i + 1] if i + 1 < len(words) else ""
    one = words[i - 1] if i >= 1 else ""
    two = words[i - 2] if i >= 2 else ""
    three = words[i - 3] if i >= 3 else ""
    if word == "kind" and following == "of":
        return 0.0
    if one == "no" or two == "no" or (three == "no" and one in ("or", "nor")):
        valence *= _NEGATION
    # "no" before a known word negates it and says nothing itself.
    elif word == "no" and following in lexicon:
        valence = 0.0
    if stressed[i]:
        valence += _CAPITALS if valence > 0 else -_CAPITALS
    if one and one not in lexicon:
        if one in AMPLIFIERS:
            valence += _amplification(one, valence, stressed[i - 1])
        if negates(one):
            valence *= _NEGATION
    if two and two not in lexicon:
        if two in AMPLIFIERS:
            valence += _amplification(two, valence, stressed[i - 2]) * 0.95
        valence *= _negation_from_two(one, two)
    if three and three not in lexicon:
        if three in AMPLIFIERS:
            valence += _amplification(three, valence, stressed[i - 3]) * 0.9
        valence *= _negation_from_three(one, two, three)
        around = words[i - 3 : i + 3]
        if not PHRASE_WORDS.isdisjoint(around):
            valence = _weigh_phrases(valence, around)
    if one == "least" and two not in ("at", "very"):
        valence *= _NEGATION
    return valence + 0.0  # a silenced word weighs 0, not -0


def _amplification(amplifier: str, valence: float, stressed: bool) -> float:
    amplification = -AMPLIFIERS[amplifier] if valence < 0 else AMPLIFIERS[amplifier]
    if stressed:
        amplification += _CAPITALS if valence > 0 else -_CAPITALS
    return amplification


def _negation_from_two(one: str, two: str) -> float:
    if two == "never" and one in ("so", "this"):
        return 1.25
    if two == "without" and one == "doubt":
        return 1.0
    return _NEGATION if negates(two) else 1.0


def _negation_from_three(one: str, two: str, three: str) -> float:
    # "so" or "this" right before the word strengthens it even where no "never" stands before: VADER's
    # condition lacks a pair of brackets.
    if (three == "never" and two in ("so", "this")) or one in ("so", "this"):
        return 1.25
    if three == "without" and "doubt" in (one, two):
        return 1.0
    return _NEGATION if negates(three) else 1.0


def _weigh_phrases(valence: float, around: Sequence[str]) -> float:
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
