"""The sentences of an article, each with its score and the words that made it."""

from analysis.document import Document, InputError
from analysis.sentiment.records import ScoredSentence
from analysis.sentiment.vader import score_spans

SCORERS = ("vader",)


def score_sentences(
    doc: Document, *, scorer: str = "vader", plain_marks: bool = True
) -> list[ScoredSentence]:
    """Score each sentence of an article from -1 to 1, in reading order.

    ``vader`` is the ``compound`` of ``vaderSentiment`` 3.3.2, in four decimals. It knows neither
    curly marks nor odd spaces: in “don’t” it finds no negation, and in “great” between curly marks
    no word. Sentences are therefore read with plain marks; ``plain_marks=False`` gives what the
    package itself says of the text as it stands.

    Missed: irony; a negator more than three words before its word; what a word means here ("a kind
    of", "United", "interest rates"). Made for tweets, VADER agrees with readers of news in part only.

    Raises ``InputError`` where no scorer has that name.

    Source: Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for
    sentiment analysis of social media text. *ICWSM* 8, 216-225.

    >>> doc = Document("a1", "The mayor isn’t happy. She left at noon.")
    >>> [(s.score, s.n_scored) for s in score_sentences(doc)]
    [(-0.4585, 1), (0.0, 0)]
    >>> score_sentences(doc, plain_marks=False)[0].score
    0.5719
    """
    if scorer not in SCORERS:
        raise InputError(f"no scorer is called {scorer!r}; there are: {', '.join(SCORERS)}")
    return score_spans(doc.text, doc.shadow if plain_marks else doc.text, doc.sentences)
