"""The course of the tone through an article."""

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from analysis.document import Document, InputError
from analysis.sentiment.records import ScoredSentence

if TYPE_CHECKING:
    import pandas as pd


def tone_curve(sentences: Sequence[ScoredSentence], doc: Document, *, window: int = 5) -> "pd.DataFrame":
    """Follow the tone through an article: one row per sentence, the raw score beside the smoothed one.

    ``position`` counts sentences from 1. ``score`` is ``NaN`` where no word is scored. ``smoothed``
    is the mean over ``window`` sentences, this one in the middle (fewer at both ends of the article),
    made like ``tone``: a sentence without a scored word counts as 0, and with none in the whole
    window it is ``NaN``.

    Raises ``InputError`` unless ``window`` is odd and at least 1.
    """
    if window < 1 or window % 2 == 0:
        raise InputError(f"a window of {window} sentences has no middle: give an odd number, 1 or more")
    import pandas as pd

    # Running sums make each window two subtractions, so a wide window costs nothing.
    scores = [0.0, *accumulate(sentence.score for sentence in sentences)]
    scored = [0, *accumulate(int(sentence.n_scored > 0) for sentence in sentences)]
    rows = []
    for i, sentence in enumerate(sentences):
        first, last = max(0, i - window // 2), min(len(sentences), i + window // 2 + 1)
        smoothed = (
            (scores[last] - scores[first]) / (last - first) if scored[last] > scored[first] else math.nan
        )
        score = sentence.score if sentence.n_scored else math.nan
        rows.append((doc.doc_id, i + 1, sentence.start, sentence.end, sentence.n_scored, score, smoothed))
    columns = ["doc_id", "position", "start", "end", "n_scored", "score", "smoothed"]
    return pd.DataFrame(rows, columns=columns)
