"""Toward whom: how sentences speak of each person that an article mentions. Experimental."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document, Span
from analysis.measurement import measure_part, result_table
from analysis.quotes import Quotation, find_mentioned
from analysis.sentiment.targets import LABELS, find_target_sentiment

if TYPE_CHECKING:
    import pandas as pd


class Attitude(NamedTuple):
    """A mention, ``doc.text[start:end]``, how its sentence speaks of the person, and what decided that."""

    start: int
    end: int
    text: str
    person_id: str
    label: str
    positive: float
    neutral: float
    negative: float
    words: str
    sentence: str


def find_attitudes(doc: Document, quotes: Sequence[Quotation], *, model: str = "core") -> list[Attitude]:
    """List each mention of a named person or speaker with the sentiment of its sentence toward them.

    Experimental: about one label in three is wrong. ``words`` gives what each word adds to positive over
    negative, in log-odds. Missed: as for ``find_mentioned`` and ``find_target_sentiment``; whose sentiment
    it is, the narrator's or that of somebody quoted, is not told.

    Raise ``InputError`` where no model has that name or its extra is missing.

    >>> from analysis.quotes import find_quotes
    >>> doc = Document("a1", "Bob Smith criticized Ann Jones.")
    >>> [(a.text, a.label) for a in find_attitudes(doc, find_quotes(doc))]
    [('Bob Smith', 'neutral'), ('Ann Jones', 'negative')]
    """
    mentions = find_mentioned(doc, quotes)
    judged = find_target_sentiment(doc, [Span(m.start, m.end) for m in mentions], model=model)
    return [
        Attitude(
            mention.start,
            mention.end,
            mention.text,
            mention.person_id,
            target.label,
            target.positive,
            target.neutral,
            target.negative,
            ", ".join(f"{word.text} {word.contribution:+.2f}" for word in target.words),
            doc.text[target.sentence_start : target.sentence_end],
        )
        for mention, target in zip(mentions, judged, strict=True)
    ]


def tone_toward(attitudes: Iterable[Attitude], doc: Document) -> "pd.DataFrame":
    """Count how often each person is spoken of in each way, of those mentioned most first.

    ``positive_mention_share`` and its like = mentions so labelled / mentions of that person, 0 to 1;
    ``group`` is the person's id. Wilson's interval, which knows nothing of wrong labels.
    """
    of: dict[str, list[str]] = {}
    for attitude in attitudes:
        of.setdefault(attitude.person_id, []).append(attitude.label)
    ranked = sorted(of.items(), key=lambda item: -len(item[1]))
    return result_table(
        [
            measure_part(doc.doc_id, f"{label}_mention_share", person, labels.count(label), len(labels))
            for person, labels in ranked
            for label in LABELS
        ]
    )
