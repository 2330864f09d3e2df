"""A lexicon of the user's own, weighed by the same rules as ours."""

import math
from collections.abc import Mapping

from analysis.document import Document
from analysis.lexicon import ValenceLexicon
from analysis.sentiment.context import weigh_in_context
from analysis.sentiment.pieces import find_starts, read_pieces
from analysis.sentiment.records import ScoredSentence, ScoredWord


def score_by_lexicon(doc: Document, lexicon: ValenceLexicon) -> list[ScoredSentence]:
    """Score each sentence by a lexicon: the valences in their context, over the root of the number of words.

    The unit is the lexicon's own. A phrase stands as one word with its own valence; the rules of context
    see it at its first word. Names have no tone, as for every scorer of ours.
    """
    scored = []
    for start, end in doc.sentences:
        sentence = doc.shadow[start:end]
        pieces = read_pieces(sentence)
        found = {match.first: match for match in lexicon.find(pieces.texts)}
        known: Mapping[int, float] = {first: match.valence for first, match in found.items()}
        weighed = weigh_in_context(pieces.texts, known)
        length = math.sqrt(max(1, pieces.n_words))
        words = []
        for place, (first, valence) in zip(find_starts(sentence, pieces, weighed), weighed.items(), strict=True):
            last = found[first].last - 1
            *_, stop = find_starts(sentence, pieces, range(last + 1))
            begin, stop = start + place, start + stop + len(pieces.raw[last])
            share = round(valence / length, 4) + 0.0
            words.append(ScoredWord(begin, stop, doc.text[begin:stop], known[first], share))
        score = round(math.fsum(word.valence for word in words), 4)
        scored.append(
            ScoredSentence(start, end, score, sum(word.valence != 0 for word in words), tuple(words))
        )
    return scored
