"""The sentences of an article, each with its score and the words that made it, by the scorer asked for."""

import difflib
import math
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath

from analysis.document import Document, InputError
from analysis.lexicon import load_valences
from analysis.sentiment.news import score_news
from analysis.sentiment.own import score_by_lexicon
from analysis.sentiment.records import ScoredSentence
from analysis.sentiment.vader import score_spans
from analysis.sentiment.weighted import score_weighted

# The optional extra stands last: everything before it is always there.
SCORERS = ("news", "vader", "weighted", "neural")
DEFAULT_SCORER = "news"

Scorer = str | Callable[[list[str]], Sequence[float]]


def score_sentences(
    doc: Document, *, scorer: Scorer = DEFAULT_SCORER, plain_marks: bool = True
) -> list[ScoredSentence]:
    """Score each sentence of an article, in reading order.

    ``scorer`` is one of ``SCORERS``, the path of a lexicon file of your own, or any callable that takes a
    list of sentences and gives as many numbers.

    - ``news``: VADER's and Hu and Liu's lexica at equal weight, negation, relief, degree and contrast read
      once for both; -1 to 1.
    - ``vader``: the ``compound`` of ``vaderSentiment`` 3.3.2, -1 to 1 in four decimals. It knows neither
      curly marks nor odd spaces: in “don’t” it finds no negation, and in “great” between curly marks no
      word. Sentences are therefore read with plain marks; ``plain_marks=False`` gives what the package
      itself says of the text as it stands.
    - ``weighted``: the sum of learned weights of words and pairs; a quarter of the rating expected from
      readers who rate from -4 to 4.
    - ``neural``: a linear reading of sentence embeddings and lexica, on the same scale; needs an extra.
    - a lexicon file: the sum of its valences, weighed as in ``news``, over the root of the number of words;
      the unit is the file's. ``analysis.lexicon.load_valences`` says which forms are read and checks them.

    Missed by all: irony, and whom a sentence is for or against.

    Raises ``InputError`` where no scorer has that name, where a lexicon file is faulty (the message names
    the line), where the extra is missing, and where a callable does not give one finite number a sentence.

    Source: Hutto, C. J., & Gilbert, E. (2014). VADER. *ICWSM* 8, 216-225; Hu, M., & Liu, B. (2004).
    Mining and summarizing customer reviews. *KDD*, 168-177.

    >>> doc = Document("a1", "The mayor isn’t happy. She left at noon.")
    >>> [(s.score, s.n_scored) for s in score_sentences(doc, scorer="vader")]
    [(-0.4585, 1), (0.0, 0)]
    >>> score_sentences(doc, scorer="vader", plain_marks=False)[0].score
    0.5719
    >>> [s.score for s in score_sentences(doc, scorer=lambda sentences: [len(s) / 100 for s in sentences])]
    [0.22, 0.17]
    """
    if not isinstance(scorer, str):
        return _score_by(scorer, doc)
    if scorer == "vader":
        return score_spans(doc.text, doc.shadow if plain_marks else doc.text, doc.sentences)
    if scorer == "news":
        return score_news(doc)
    if scorer == "weighted":
        return score_weighted(doc)
    if scorer == "neural":
        from analysis.sentiment.neural import score_neural

        return score_neural(doc)
    if is_lexicon_file(scorer):
        return score_by_lexicon(doc, scorer)
    raise _no_such(scorer)


def check_scorers(scorers: Iterable[str]) -> None:
    """Raise ``InputError`` for a name no scorer has, a faulty lexicon file, or an extra that is missing."""
    for scorer in scorers:
        if scorer == "neural":
            from analysis.sentiment.neural import load_encoder

            load_encoder()
        elif is_lexicon_file(scorer):
            load_valences(scorer)
        elif scorer not in SCORERS:
            raise _no_such(scorer)


def is_lexicon_file(name: str) -> bool:
    """Tell whether a scorer is named by the path of a lexicon file rather than by its name here.

    >>> is_lexicon_file("mine.csv"), is_lexicon_file("news")
    (True, False)
    """
    return name not in SCORERS and bool(PurePath(name).suffix or len(PurePath(name).parts) > 1)


def _no_such(scorer: str) -> InputError:
    near = difflib.get_close_matches(scorer, SCORERS, n=1)
    hint = f"; did you mean {near[0]!r}?" if near else ""
    return InputError(
        f"no scorer is called {scorer!r}: there are {', '.join(SCORERS)}, or give the path of a lexicon{hint}"
    )


def _score_by(function: Callable[[list[str]], Sequence[float]], doc: Document) -> list[ScoredSentence]:
    """Score the sentences by a function of the user's; its scores have no words to show."""
    sentences = [doc.text[start:end] for start, end in doc.sentences]
    try:
        scores = [float(score) for score in function(sentences)] if sentences else []
    except (TypeError, ValueError) as error:
        raise InputError(f"the scorer gave something else than numbers: {error}") from error
    if len(scores) != len(sentences):
        raise InputError(f"the scorer gave {len(scores)} numbers for {len(sentences)} sentences")
    wrong = next((i for i, score in enumerate(scores) if not math.isfinite(score)), None)
    if wrong is not None:
        raise InputError(
            f"the scorer gave {scores[wrong]} for sentence {wrong + 1}: {sentences[wrong][:60]!r}"
        )
    return [
        ScoredSentence(start, end, score, 1, ())
        for (start, end), score in zip(doc.sentences, scores, strict=True)
    ]
