"""A lexicon of the user's own, weighed by the same rules as ours."""

import hashlib
import math
import warnings
from collections.abc import Mapping
from functools import lru_cache

from analysis.document import Document, InputWarning
from analysis.document.sources import find_source, open_source
from analysis.lexicon import ValenceLexicon, load_valences
from analysis.sentiment.context import weigh_in_context
from analysis.sentiment.pieces import find_starts, read_pieces
from analysis.sentiment.records import ScoredSentence, ScoredWord


def _load(path: str) -> ValenceLexicon:
    """Read a lexicon, or give what was read of it while the file is the same."""
    with open_source(find_source(path)) as file:
        return _read(path, hashlib.sha256(file.read()).hexdigest())


@lru_cache(maxsize=8)
def _read(path: str, _sha256: str) -> ValenceLexicon:
    # What is to be noted of a lexicon is said once, where it is checked: by ``check_scorers``.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", InputWarning)
        return load_valences(path)


def score_by_lexicon(doc: Document, path: str) -> list[ScoredSentence]:
    """Score each sentence by a lexicon file: its valences in their context, over the root of the words.

    The unit is the lexicon's own. A phrase stands as one word with its own valence; the rules of context
    see it at its first word. Names have no tone, as for every scorer of ours.
    """
    lexicon = _load(path)
    scored = []
    for start, end in doc.sentences:
        sentence = doc.shadow[start:end]
        pieces = read_pieces(sentence)
        found = {match.first: match for match in lexicon.find(pieces.texts)}
        known: Mapping[int, float] = {first: match.valence for first, match in found.items()}
        weighed = weigh_in_context(pieces.texts, known)
        length = math.sqrt(max(1, pieces.n_words))
        words = []
        for place, (first, valence) in zip(
            find_starts(sentence, pieces, weighed), weighed.items(), strict=True
        ):
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
