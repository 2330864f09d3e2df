"""Layer 2: quotations and reported speech, their speakers, and how much of an article they fill."""

from analysis.quotes.attribution import find_quotes
from analysis.quotes.records import Quotation
from analysis.quotes.statistics import (
    ATTRIBUTED,
    Speaker,
    marked_spans,
    quote_curve,
    quote_density,
    speaker_word_share,
    speakers,
)

__all__ = [
    "ATTRIBUTED",
    "Quotation",
    "Speaker",
    "find_quotes",
    "marked_spans",
    "quote_curve",
    "quote_density",
    "speaker_word_share",
    "speakers",
]
