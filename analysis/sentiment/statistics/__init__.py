"""What scored sentences say of an article: its tone, its course, its words, how far scorers agree."""

from analysis.sentiment.statistics.agreement import (
    Disagreement,
    curves_by_scorer,
    disagreements,
    scorer_agreement,
)
from analysis.sentiment.statistics.curve import tone_curve
from analysis.sentiment.statistics.extremes import extreme_sentences
from analysis.sentiment.statistics.tone import NEGATIVE, POSITIVE, document_tone
from analysis.sentiment.statistics.turning import TurnSentence, find_turn, turning_point
from analysis.sentiment.statistics.words import weighing_words, word_shares

__all__ = [
    "NEGATIVE",
    "POSITIVE",
    "Disagreement",
    "TurnSentence",
    "curves_by_scorer",
    "disagreements",
    "document_tone",
    "extreme_sentences",
    "find_turn",
    "scorer_agreement",
    "tone_curve",
    "turning_point",
    "weighing_words",
    "word_shares",
]
