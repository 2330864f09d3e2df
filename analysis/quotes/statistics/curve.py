"""The quoted share in a window that slides along the article."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.document import Document
from analysis.quotes.records import Quotation
from analysis.quotes.statistics.counting import marked_spans, word_starts, words_inside

if TYPE_CHECKING:
    import pandas as pd


def quote_curve(quotes: Sequence[Quotation], doc: Document, *, window: int = 50) -> "pd.DataFrame":
    """Give the share of quoted words (in marks, said by somebody) in a window that slides along the article.

    One row a place of the window: ``word`` is the number of the word in its middle, ``start`` where
    that word begins, ``share`` runs 0 to 1. An article shorter than the window has one row.

    Raise ``ValueError`` where ``window`` is less than one word.
    """
    import numpy as np
    import pandas as pd

    if window < 1:
        raise ValueError(f"a window holds at least one word, not {window}")
    words = word_starts(doc)
    if not words:
        return pd.DataFrame({"word": [], "start": [], "share": []})
    said = set(words_inside(words, marked_spans(quotes, attributed=True)))
    width = min(window, len(words))
    sums = np.concatenate([[0], np.cumsum([start in said for start in words])])
    middle = np.arange(len(words) - width + 1) + width // 2
    return pd.DataFrame(
        {
            "word": middle,
            "start": [words[at] for at in middle],
            "share": (sums[width:] - sums[:-width]) / width,
        }
    )
