"""What sentiment leaves as evidence: the sentence, its score, and the words that made it."""

from collections.abc import Iterable
from typing import NamedTuple


class ScoredWord(NamedTuple):
    """A word that a lexicon knows, as it stands at ``doc.text[start:end]``.

    ``lexicon_valence`` is the lexicon's own figure, ``valence`` what the rules made of it in this
    sentence (negators, amplifiers, capitals, contrast). The rules may silence a word: its valence
    is then 0, and it is listed all the same. A word of an emoji's description stands at the emoji.
    """

    start: int
    end: int
    text: str
    lexicon_valence: float
    valence: float


class ScoredSentence(NamedTuple):
    """A sentence, its score from -1 to 1, and every word of it that a lexicon knows.

    ``n_scored`` counts the words whose valence is not 0. Where it is 0 the score is 0 too, but
    nothing was measured: silence is not neutrality, and every statistic here keeps the two apart.
    """

    start: int
    end: int
    score: float
    n_scored: int
    words: tuple[ScoredWord, ...]


def list_words(sentences: Iterable[ScoredSentence]) -> list[ScoredWord]:
    """List the known words of all sentences in reading order."""
    return [word for sentence in sentences for word in sentence.words]
