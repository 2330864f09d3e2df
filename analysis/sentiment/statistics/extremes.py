"""The strongest sentences of an article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.document import Document
from analysis.sentiment.records import ScoredSentence

if TYPE_CHECKING:
    import pandas as pd


def extreme_sentences(sentences: Sequence[ScoredSentence], doc: Document, n: int = 3) -> "pd.DataFrame":
    """List the ``n`` most positive and the ``n`` most negative sentences, each with the words that made it.

    Only scores above 0 count as positive here and only those below as negative, so there may be
    fewer rows. Of equal scores the earlier comes first. ``words`` gives each word with its valence
    after the rules; ``rank`` counts from 1 within each ``polarity``.
    """
    import pandas as pd

    above = sorted((s for s in sentences if s.score > 0), key=lambda s: -s.score)[:n]
    below = sorted((s for s in sentences if s.score < 0), key=lambda s: s.score)[:n]
    rows = [
        (
            doc.doc_id,
            polarity,
            rank,
            sentence.score,
            doc.text[sentence.start : sentence.end],
            ", ".join(f"{word.text} {word.valence:+.2f}" for word in sentence.words),
            sentence.start,
            sentence.end,
        )
        for polarity, found in (("positive", above), ("negative", below))
        for rank, sentence in enumerate(found, start=1)
    ]
    columns = ["doc_id", "polarity", "rank", "score", "text", "words", "start", "end"]
    return pd.DataFrame(rows, columns=columns)
