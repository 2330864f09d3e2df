"""The longest quotations: how many words, and which."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.document import Document
from analysis.measurement import result_table
from analysis.quotes.records import Quotation
from analysis.quotes.statistics.counting import ATTRIBUTED, said_by_somebody
from analysis.quotes.statistics.rates import number_row

if TYPE_CHECKING:
    import pandas as pd


def find_longest(quotes: Sequence[Quotation]) -> list[Quotation]:
    """List the longest attributed fragment of each kind, direct, mixed and indirect; the first of equals.

    Missed: ‘a,’ he said, ‘b’ is two fragments, and the longer one counts.
    """
    said = said_by_somebody(quotes)
    best = (max((q for q in said if q.kind == kind), key=_length, default=None) for kind in ATTRIBUTED)
    return [quote for quote in best if quote is not None]


def longest_quotation(quotes: Sequence[Quotation], doc: Document) -> "pd.DataFrame":
    """Give the words of the longest fragment, of each kind that occurs in ``group`` and of any.

    The rows behind the numbers are those of ``find_longest``, with their offsets. Counts, not
    estimates: there is no interval, and a longer article has a longer longest one.
    """
    longest = find_longest(quotes)
    rows = [number_row(doc, "longest_quotation", quote.kind, quote.n_words) for quote in longest]
    most = max((quote.n_words for quote in longest), default=0)
    return result_table([number_row(doc, "longest_quotation", "", most, 1 if longest else 0), *rows])


def _length(quote: Quotation) -> int:
    return quote.n_words
