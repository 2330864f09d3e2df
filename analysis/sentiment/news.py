"""The scorer ``news``: two public lexica at equal weight, the words around them read once for both."""

import math

from analysis.document import Document
from analysis.sentiment.context import weigh_in_context
from analysis.sentiment.lexica import joint_valences
from analysis.sentiment.pieces import read_pieces
from analysis.sentiment.records import ScoredSentence, ScoredWord

# Brings the sum of a sentence between -1 and 1; half of the way is reached at the root of a third of it.
_SQUASH = 0.4


def score_news(doc: Document) -> list[ScoredSentence]:
    """Score each sentence from -1 to 1."""
    valences = joint_valences()
    scored = []
    for start, end in doc.sentences:
        pieces = read_pieces(doc.shadow[start:end])
        known = {i: valences[text] for i, text in enumerate(pieces.texts) if text in valences}
        weighed = weigh_in_context(pieces.texts, known)
        words = []
        for i, valence in weighed.items():
            first = start + pieces.starts[i]
            last = first + len(pieces.texts[i])
            words.append(ScoredWord(first, last, doc.text[first:last], known[i], valence + 0.0))
        total = math.fsum(weighed.values()) / math.sqrt(max(1, pieces.n_words))
        score = round(total / math.sqrt(total * total + _SQUASH), 4)
        scored.append(ScoredSentence(start, end, score, sum(v != 0 for v in weighed.values()), tuple(words)))
    return scored
