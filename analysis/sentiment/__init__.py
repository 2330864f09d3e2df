"""Layer 2: how positive or negative each sentence is, the words that make it so, and what follows."""

from analysis.sentiment.records import ScoredSentence, ScoredWord, list_words
from analysis.sentiment.scoring import DEFAULT_SCORER, SCORERS, Scorer, check_scorers, score_sentences
from analysis.sentiment.statistics import (
    document_tone,
    extreme_sentences,
    tone_curve,
    weighing_words,
)

__all__ = [
    "DEFAULT_SCORER",
    "SCORERS",
    "ScoredSentence",
    "ScoredWord",
    "Scorer",
    "check_scorers",
    "document_tone",
    "extreme_sentences",
    "list_words",
    "score_sentences",
    "tone_curve",
    "weighing_words",
]
