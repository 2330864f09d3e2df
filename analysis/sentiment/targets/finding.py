"""Sentiment toward those a sentence mentions: the model asked for, and the words that decided."""

from collections.abc import Mapping, Sequence

from analysis.document import Document, InputError
from analysis.sentiment.targets.features import describe
from analysis.sentiment.targets.reading import Reading, read_targets
from analysis.sentiment.targets.records import TargetSentiment, WeighedWord
from analysis.sentiment.targets.weights import (
    by_piece,
    likeliest,
    log_odds,
    probabilities,
    read_weights,
)

MODELS = ("core", "neural")
# A word that moves the log-odds by less decides nothing.
_LEAST = 0.05


def find_target_sentiment(
    doc: Document, spans: Sequence[tuple[int, int]], *, model: str = "core"
) -> list[TargetSentiment]:
    """Tell how the sentence round each span of ``spans`` speaks of whom it mentions, in the order given.

    Spans are half-open offsets into ``doc.text`` of mentions of persons or groups: names, descriptions or
    pronouns. ``core`` adds up learned weights of words, of verbs by what part the target plays in them, and
    of sums of two lexica by where they stand; the mention and all names are masked, so that nobody's name
    counts. ``neural`` pools this with a linear reading of the states of a small language model, for which
    the mention alone is renamed; it needs an extra, and its ``words`` are those of the core model.

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
    weights = read_weights()
    readings = read_targets(doc, spans)
    described = [describe(reading) if reading is not None else [] for reading in readings]
    odds = [log_odds(weights, features) for features in described]
    if model == "neural":
        from analysis.sentiment.targets.neural import reconsider

        read = [(i, reading) for i, reading in enumerate(readings) if reading is not None]
        mentions = [(spans[i], reading.sentence) for i, reading in read]
        pooled = reconsider(doc, mentions, [odds[i] for i, _ in read])
        for (i, _), pair in zip(read, pooled, strict=True):
            odds[i] = pair
    return [
        _record(doc, span, reading, probabilities(*pair), by_piece(weights, features))
        for span, reading, pair, features in zip(spans, readings, odds, described, strict=True)
    ]


def _record(
    doc: Document,
    span: tuple[int, int],
    reading: Reading | None,
    chances: tuple[float, float, float],
    shares: Mapping[int, float],
) -> TargetSentiment:
    """Lay out what was found; of a span that holds no text of a sentence, the label is neutral."""
    start, end = span
    negative, neutral, positive = (round(chance, 4) for chance in chances)
    if reading is None:
        held = doc.text[max(0, start) : max(0, end)]
        return TargetSentiment(start, end, held, start, end, "neutral", positive, neutral, negative, ())
    words = tuple(
        WeighedWord(
            reading.starts[i],
            reading.ends[i],
            doc.text[reading.starts[i] : reading.ends[i]],
            round(share, 3),
        )
        for i, share in sorted(shares.items())
        if abs(share) >= _LEAST
    )
    label = likeliest(chances)
    sentence = reading.sentence
    held = doc.text[start:end]
    return TargetSentiment(start, end, held, *sentence, label, positive, neutral, negative, words)
