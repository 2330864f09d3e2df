"""Layer 2: how positive or negative each sentence is, the words that make it so, and what follows."""

from analysis.sentiment.comparing import score_with_each, with_a_lexicon
from analysis.sentiment.records import ScoredSentence, ScoredWord, list_words
from analysis.sentiment.scales import reference_sd
from analysis.sentiment.scoring import (
    DEFAULT_SCORER,
    SCORERS,
    Scorer,
    check_scorers,
    is_lexicon_file,
    score_sentences,
)
from analysis.sentiment.statistics import (
    Disagreement,
    TurnSentence,
    curves_by_scorer,
    disagreements,
    document_tone,
    extreme_sentences,
    find_turn,
    scorer_agreement,
    tone_curve,
    turning_point,
    weighing_words,
    word_shares,
)

__all__ = [
    "DEFAULT_SCORER",
    "SCORERS",
    "Disagreement",
    "ScoredSentence",
    "ScoredWord",
    "Scorer",
    "TurnSentence",
    "check_scorers",
    "curves_by_scorer",
    "disagreements",
    "document_tone",
    "extreme_sentences",
    "find_turn",
    "is_lexicon_file",
    "list_words",
    "reference_sd",
    "score_sentences",
    "score_with_each",
    "scorer_agreement",
    "tone_curve",
    "turning_point",
    "weighing_words",
    "with_a_lexicon",
    "word_shares",
]
