"""The same sentences by several scorers."""

from collections.abc import Iterable

from analysis.document import Document
from analysis.sentiment.records import ScoredSentence
from analysis.sentiment.scoring import score_sentences


def score_with_each(
    doc: Document, scorers: Iterable[str], *, plain_marks: bool = True
) -> dict[str, list[ScoredSentence]]:
    """Score each sentence of an article by each scorer; one that is named twice is asked once.

    Raises ``InputError`` where no scorer has one of the names.

    >>> scored = score_with_each(Document("a1", "A war."), ["vader", "vader"])
    >>> {scorer: len(sentences) for scorer, sentences in scored.items()}
    {'vader': 1}
    """
    return {
        scorer: score_sentences(doc, scorer=scorer, plain_marks=plain_marks)
        for scorer in dict.fromkeys(scorers)
    }
