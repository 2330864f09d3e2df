"""The scorer ``neural``: a linear reading of sentence embeddings and of the two lexica."""

import json
import math
from bisect import bisect_right
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.sentiment.lexica import joint_valences, single_lexica
from analysis.sentiment.neural.encoder import Encoder, load_encoder
from analysis.sentiment.pieces import find_starts, read_pieces, weigh_pieces
from analysis.sentiment.records import ScoredSentence, ScoredWord

if TYPE_CHECKING:
    import numpy as np

_RATING = 4  # readers rated from -4 to 4; scores run from -1 to 1


class Head(NamedTuple):
    """Weights of the 384 dimensions and of the three lexicon sums, and what is left where all are 0."""

    embedding: "np.ndarray"
    lexica: tuple[float, float, float]
    intercept: float


@lru_cache(maxsize=1)
def read_head() -> Head:
    """Read the learned weights, in points of the rating from -4 to 4."""
    import numpy as np

    text = (files("analysis") / "data" / "neural_head.json").read_text(encoding="utf-8")
    stored = json.loads(text)
    joint, vader, opinion = stored["lexica"]
    return Head(np.array(stored["embedding"]), (joint, vader, opinion), stored["intercept"])


class _Lexical(NamedTuple):
    """What the lexica make of a sentence: by the start of each known word its share and its valence."""

    total: float
    shares: dict[int, float]
    valences: dict[int, float]


def score_neural(doc: Document, encoder: Encoder | None = None) -> list[ScoredSentence]:
    """Score each sentence from -1 to 1, in three decimals, with each word's share of the score.

    The mean of a sentence's states goes through a linear head, so that the score falls exactly into one
    share a word piece; a word's ``valence`` is the sum of its pieces' shares, of its share by the lexica and
    of an equal part of what belongs to no word. ``lexicon_valence`` is what the two lexica say of it, so that
    the two can be held against each other. It is a decomposition, not an explanation: leaving a word out
    changes the states of all others too.
    """
    import numpy as np

    head = read_head()
    spans = doc.sentences
    texts = [doc.text[start:end] for start, end in spans]
    found: list[ScoredSentence | None] = [None] * len(spans)
    starts = [word.start for word in doc.words]
    for i, states in (encoder or load_encoder()).states(texts):
        begin, end = spans[i]
        rows = states.rows.astype(np.float64)
        norm = float(np.linalg.norm(rows.mean(axis=0))) or 1.0
        shares = rows @ head.embedding / (len(rows) * norm * _RATING)
        lexical = lexical_shares(doc.shadow[begin:end], head.lexica)
        words = doc.words[bisect_right(starts, begin - 1) : bisect_right(starts, end - 1)]
        valences = [lexical.shares.get(word.start - begin, 0.0) for word in words]
        inside = [word.start - begin for word in words]
        rest = head.intercept / _RATING
        for share, (first, _) in zip(shares.tolist(), states.spans, strict=True):
            at = bisect_right(inside, first) - 1
            if at >= 0 and (first or _) and first < words[at].end - begin:
                valences[at] += share
            else:
                rest += share
        score = math.fsum(valences) + rest
        equal = rest / max(1, len(words))
        found[i] = ScoredSentence(
            begin,
            end,
            round(max(-1.0, min(1.0, score)), 3),
            len(words),
            tuple(
                ScoredWord(
                    w.start, w.end, w.text, lexical.valences.get(w.start - begin, 0.0), round(v + equal, 4)
                )
                for w, v in zip(words, valences, strict=True)
            ),
        )
    return [sentence for sentence in found if sentence is not None]


def lexical_features(sentence: str) -> tuple[float, float, float]:
    """Give the sums that the head reads: of both lexica joined, of VADER's and of Hu and Liu's alone."""
    pieces = read_pieces(sentence)
    length = math.sqrt(max(1, pieces.n_words))
    joint, vader, opinion = (
        math.fsum(weigh_pieces(pieces, lexicon).values()) / length
        for lexicon in (joint_valences(), *single_lexica())
    )
    return joint, vader, opinion


def lexical_shares(sentence: str, weights: tuple[float, float, float]) -> _Lexical:
    """Give each known word's share of the score, by the lexica alone."""
    pieces = read_pieces(sentence)
    length = math.sqrt(max(1, pieces.n_words)) * _RATING
    shares: dict[int, float] = {}
    joint = joint_valences()
    # What one of the two knows, both joined know too.
    known = [i for i, text in enumerate(pieces.texts) if text in joint]
    starts = dict(zip(known, find_starts(sentence, pieces, known), strict=True))
    for weight, lexicon in zip(weights, (joint, *single_lexica()), strict=True):
        for i, valence in weigh_pieces(pieces, lexicon).items():
            at = starts[i]
            shares[at] = shares.get(at, 0.0) + weight * valence / length
    valences = {start: joint[pieces.texts[i]] for i, start in starts.items()}
    return _Lexical(math.fsum(shares.values()), shares, valences)
