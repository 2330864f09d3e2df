"""The scorer ``weighted``: learned weights of words and pairs, whose sum is the score."""

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from analysis.document import Document
from analysis.sentiment.context import weigh_in_context
from analysis.sentiment.lexica import joint_valences
from analysis.sentiment.pieces import Pieces, find_starts, read_pieces
from analysis.sentiment.records import ScoredSentence, ScoredWord
from analysis.sentiment.unweighted import unweighted_words

# Readers rated from -4 to 4; scores run from -1 to 1.
RATING = 4


class Weights(NamedTuple):
    """Weights in points of the rating, by word, and by the second and the first word of a pair."""

    words: Mapping[str, float]
    pairs: Mapping[str, Mapping[str, float]]


@lru_cache(maxsize=1)
def read_weights() -> Weights:
    """Read the learned weights; a word that was not learned has that of the two lexica, scaled.

    Words of identity, places and topics have none, whatever the lexica say.

    >>> round(read_weights().words["crisis"], 1) < 0
    True
    >>> read_weights().words.get("prison")
    """
    text = (files("analysis") / "data" / "sentiment_weights.json").read_text(encoding="utf-8")
    stored = json.loads(text)
    words = scaled_lexicon(stored["lexicon_scale"]) | stored["words"]
    pairs: dict[str, dict[str, float]] = {}
    for pair, weight in stored["pairs"].items():
        first, second = pair.split(" ")
        pairs.setdefault(second, {})[first] = weight
    return Weights({word: weight for word, weight in words.items() if weight}, pairs)


def scaled_lexicon(scale: float) -> dict[str, float]:
    """Give what a word weighs before anything is learned of it: its joint valence times ``scale``."""
    without = unweighted_words()
    return {word: scale * valence for word, valence in joint_valences().items() if word not in without}


def score_weighted(doc: Document) -> list[ScoredSentence]:
    """Score each sentence from -1 to 1: the sum of its words' shares, to four decimals.

    A word's share (its ``valence`` here) is its weight, changed by its context as in ``news``, over four
    times the root of the number of words. ``lexicon_valence`` is the weight itself, on the readers'
    scale from -4 to 4. A pair's weight is added to its second word's.
    """
    weights = read_weights()
    scored = []
    for start, end in doc.sentences:
        sentence = doc.shadow[start:end]
        pieces = read_pieces(sentence)
        known = find_weights(pieces, weights)
        length = RATING * math.sqrt(max(1, pieces.n_words))
        words = []
        weighed = weigh_in_context(pieces.texts, known)
        for place, (i, valence) in zip(find_starts(sentence, pieces, weighed), weighed.items(), strict=True):
            first = start + place
            last = first + len(pieces.raw[i])
            share = round(valence / length, 4) + 0.0
            words.append(ScoredWord(first, last, doc.text[first:last], round(known[i], 2), share))
        score = round(math.fsum(word.valence for word in words), 4)
        n_scored = sum(word.valence != 0 for word in words)
        scored.append(ScoredSentence(start, end, score, n_scored, tuple(words)))
    return scored


def find_weights(pieces: Pieces, weights: Weights) -> dict[int, float]:
    """Look up the weight at each piece: its word's, and that of the pair it ends."""
    texts = pieces.texts
    known = {i: weights.words[text] for i, text in enumerate(texts) if text in weights.words}
    ends = [i for i, text in enumerate(texts) if text in weights.pairs and i]
    paired = False
    for i in ends:
        added = weights.pairs[texts[i]].get(texts[i - 1])
        if added is not None:
            known[i] = known.get(i, 0.0) + added
            paired = True
    return dict(sorted(known.items())) if paired else known
