"""VADER, rewritten to leave evidence: equal to ``vaderSentiment`` 3.3.2 in every figure."""

from analysis.sentiment.vader.lexicon import VaderLexicon, read_vader_lexicon
from analysis.sentiment.vader.rules import Polarity
from analysis.sentiment.vader.scoring import score_spans, score_text

__all__ = ["Polarity", "VaderLexicon", "read_vader_lexicon", "score_spans", "score_text"]
