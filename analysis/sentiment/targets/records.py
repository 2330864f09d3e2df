"""What the sentiment toward a target leaves as evidence: the sentence, the three probabilities, the words."""

from typing import NamedTuple

LABELS = ("negative", "neutral", "positive")


class WeighedWord(NamedTuple):
    """A word that spoke for or against a target, as it stands at ``doc.text[start:end]``.

    ``contribution`` is what its weights add to the log-odds of positive against negative.
    """

    start: int
    end: int
    text: str
    contribution: float


class TargetSentiment(NamedTuple):
    """How a sentence speaks of somebody it mentions: experimental, right about two times in three.

    ``doc.text[start:end]`` is the mention; ``sentence_start`` and ``sentence_end`` bound the sentence that
    was read, which is the mention itself where it stands in none. ``label`` is the likeliest of
    ``negative``, ``neutral`` and ``positive``; the three probabilities sum to 1. ``words`` lists what
    decided, in reading order.
    """

    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int
    label: str
    positive: float
    neutral: float
    negative: float
    words: tuple[WeighedWord, ...]
