"""Sentiment toward those a sentence mentions: the model asked for, and the words that decided."""

from collections.abc import Sequence

from analysis.document import Document, InputError
from analysis.sentiment.targets.features import describe
from analysis.sentiment.targets.reading import Reading, read_targets
from analysis.sentiment.targets.records import TargetSentiment, WeighedWord
from analysis.sentiment.targets.weights import (
    Weights,
    by_piece,
    likeliest,
    log_odds,
    probabilities,
    read_weights,
)

MODELS = ("core",)
# A word that moves the log-odds by less decides nothing.
_LEAST = 0.05


def find_target_sentiment(
    doc: Document, spans: Sequence[tuple[int, int]], *, model: str = "core"
) -> list[TargetSentiment]:
    """Tell how the sentence round each span of ``spans`` speaks of whom it mentions, in the order given.

    Spans are half-open offsets into ``doc.text`` of mentions of persons or groups: names, descriptions or
    pronouns. ``core`` adds up learned weights of words, of verbs by what part the target plays in them, and
    of sums of two lexica by where they stand. Who is mentioned never counts: the mention and all names are
    masked.

    Experimental: about one label in three is wrong; ``METHODS.md`` gives the measured agreement. Missed:
    what only the sentences around tell, irony, and in the core model whom a distant clause is about. A span
    that holds no text of a sentence is neutral, with the probabilities of a sentence that says nothing.

    Raise ``InputError`` where no model has that name or its extra is missing.

    >>> doc = Document("a1", "Smith criticized Jones.")
    >>> [target] = find_target_sentiment(doc, [(17, 22)])
    >>> target.text, target.label, target.words[0].text
    ('Jones', 'negative', 'criticized')
    """
    if model not in MODELS:
        raise InputError(f"no model of sentiment toward targets is called {model!r}: {', '.join(MODELS)}")
    readings = read_targets(doc, spans)
    weights = read_weights()
    return [_judge(doc, span, reading, weights) for span, reading in zip(spans, readings, strict=True)]


def _judge(
    doc: Document, span: tuple[int, int], reading: Reading | None, weights: Weights
) -> TargetSentiment:
    start, end = span
    if reading is None:
        negative, neutral, positive = probabilities(*weights.intercept)
        nothing = doc.text[max(0, start) : max(0, end)]
        return TargetSentiment(start, end, nothing, start, end, "neutral", positive, neutral, negative, ())
    features = describe(reading)
    chances = probabilities(*log_odds(weights, features))
    negative, neutral, positive = (round(chance, 4) for chance in chances)
    words = tuple(
        WeighedWord(
            reading.starts[i],
            reading.ends[i],
            doc.text[reading.starts[i] : reading.ends[i]],
            round(share, 3),
        )
        for i, share in sorted(by_piece(weights, features).items())
        if abs(share) >= _LEAST
    )
    return TargetSentiment(
        start,
        end,
        doc.text[start:end],
        *reading.sentence,
        likeliest(chances),
        positive,
        neutral,
        negative,
        words,
    )
