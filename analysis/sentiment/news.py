"""The scorer ``news``: two public lexica at equal weight, the words around them read once for both."""

import math
from collections.abc import Mapping
from functools import lru_cache

from analysis.document import Document
from analysis.sentiment.context import weigh_in_context
from analysis.sentiment.lexica import joint_valences
from analysis.sentiment.pieces import find_starts, read_pieces
from analysis.sentiment.records import ScoredSentence, ScoredWord
from analysis.sentiment.unweighted import IDENTITY, unweighted_words

# Brings the sum of a sentence between -1 and 1.
_SQUASH = 0.4


@lru_cache(maxsize=1)
def news_valences() -> Mapping[str, float]:
    """Give the joint valences of both lexica without the words for who people are ("poor", "blind")."""
    without = unweighted_words(IDENTITY)
    return {word: valence for word, valence in joint_valences().items() if word not in without}


def score_news(doc: Document) -> list[ScoredSentence]:
    """Score each sentence from -1 to 1, to four decimals.

    With *s* the sum of the valences in their context over the root of the number of words, the score is
    *s* / sqrt(*s*² + 0.4).
    """
    valences = news_valences()
    scored = []
    for start, end in doc.sentences:
        sentence = doc.shadow[start:end]
        pieces = read_pieces(sentence)
        known = {i: valences[text] for i, text in enumerate(pieces.texts) if text in valences}
        weighed = {i: round(v, 4) + 0.0 for i, v in weigh_in_context(pieces.texts, known).items()}
        words = []
        for place, (i, valence) in zip(find_starts(sentence, pieces, weighed), weighed.items(), strict=True):
            first = start + place
            last = first + len(pieces.raw[i])
            words.append(ScoredWord(first, last, doc.text[first:last], known[i], valence))
        total = math.fsum(weighed.values()) / math.sqrt(max(1, pieces.n_words))
        score = round(total / math.sqrt(total * total + _SQUASH), 4)
        scored.append(ScoredSentence(start, end, score, sum(v != 0 for v in weighed.values()), tuple(words)))
    return scored
