"""The same sentences by several scorers."""

from collections.abc import Iterable

from analysis.document import Document
from analysis.sentiment.records import ScoredSentence
from analysis.sentiment.scoring import score_sentences


def score_with_each(
    doc: Document, scorers: Iterable[str], *, plain_marks: bool = True
) -> dict[str, list[ScoredSentence]]:
    """Score each sentence of an article by each scorer; one that is named twice is asked once.

    Beside ``neural`` always stands a lexicon: ``news`` where no scorer of ``LEXICAL`` is named.

    Raises ``InputError`` where no scorer has one of the names.

    >>> scored = score_with_each(Document("a1", "A war."), ["vader", "vader"])
    >>> {scorer: len(sentences) for scorer, sentences in scored.items()}
    {'vader': 1}
    """
    return {
        scorer: score_sentences(doc, scorer=scorer, plain_marks=plain_marks)
        for scorer in with_a_lexicon(scorers)
    }


# Scorers whose figures a reader can make again from lists of words.
LEXICAL = frozenset(["news", "vader", "weighted"])


def with_a_lexicon(scorers: Iterable[str]) -> list[str]:
    """Give the scorers, each once, and ``news`` behind ``neural`` where no lexicon stands beside it.

    >>> with_a_lexicon(["neural"]), with_a_lexicon(["neural", "vader"])
    (['neural', 'news'], ['neural', 'vader'])
    """
    named = list(dict.fromkeys(scorers))
    return [*named, "news"] if "neural" in named and LEXICAL.isdisjoint(named) else named
