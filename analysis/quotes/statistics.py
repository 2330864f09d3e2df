"""How much of an article others speak, and who: rates with intervals, a table of speakers, a curve."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document, Span
from analysis.measurement import Result, by_sentence, measure, result_table, to_table
from analysis.quotes.records import Quotation
from analysis.quotes.words import word_set

if TYPE_CHECKING:
    import pandas as pd

# Words that somebody is said to have said or thought; scare marks and titles are nobody's.
ATTRIBUTED = ("direct", "mixed", "indirect")
_PRONOUNS = word_set("he she they it i we you who which his her their")


class Speaker(NamedTuple):
    """One speaker of an article.

    ``label`` is the longest mention without its apposition; ``n_quotations`` counts attributed
    fragments, ``n_words`` the words in them, each once; ``first`` is where the first begins.
    """

    id: str
    label: str
    kind: str
    anonymous: bool
    n_quotations: int
    n_words: int
    first: int


def marked_spans(quotes: Iterable[Quotation], *, attributed: bool = False) -> list[Span]:
    """List what stands inside quotation marks, in reading order; if ``attributed``, only what is said.

    A mixed quotation counts with the words between its marks, not with the clause round them.
    """
    found: list[Span] = []
    for quote in quotes:
        if quote.kind == "mixed":
            found.extend(quote.inner)
        elif quote.kind == "direct" or (quote.kind in {"scare", "title"} and not attributed):
            found.append(Span(quote.start, quote.end))
    return sorted(set(found))


def quote_density(quotes: Sequence[Quotation], doc: Document, *, random_state: int = 0) -> "pd.DataFrame":
    """Rate the quotations of one article against its length, one row a measure.

    - ``quote_density``: quotations in marks that somebody says, per 1,000 words;
    - ``quoted_word_share``: part of all words, 0 to 1, inside marks of any sort;
    - ``attributed_word_share``: part inside marks and said by somebody;
    - ``reported_word_share``: part attributed to somebody, in marks or not;
    - ``quotes_per_paragraph``: quotations in marks that somebody says, a paragraph;
    - ``paragraphs_with_quotes``: part of the paragraphs that hold words in marks;
    - ``scare_quote_density``: terms in scare marks per 1,000 words;
    - ``unnamed_source_share``: of the attributed words, the part whose source is unnamed;
    - ``direct_share``: of the attributed words, the part inside marks.

    Each word counts once, however many marks stand round it. Intervals are bootstrapped over
    sentences, those of the two measures by paragraph over paragraphs.
    """
    said = [quote for quote in quotes if quote.kind in ATTRIBUTED]
    in_marks, quoted = marked_spans(quotes), marked_spans(quotes, attributed=True)
    reported = [Span(quote.start, quote.end) for quote in said]
    unnamed = [Span(q.start, q.end) for q in said if q.speaker_kind == "unnamed"]
    words = [word.start for word in doc.words]
    everything = _per_sentence(doc, words)
    spoken = _per_sentence(doc, _inside(words, reported))
    scare = [quote.start for quote in quotes if quote.kind == "scare"]

    def rate(name: str, above: Sequence[float], below: Sequence[float], per: float = 1) -> Result:
        return measure(doc.doc_id, name, "", above, below, per=per, random_state=random_state)

    touched = [0.0] * len(doc.paragraphs)
    for at in _touched(doc.paragraphs, in_marks):
        touched[at] = 1.0
    each = [1.0] * len(touched)
    opened = by_sentence(doc.paragraphs, [span.start for span in quoted])
    by_paragraph = [
        row._replace(method=row.method.replace("sentences", "paragraphs"))
        for row in (rate("quotes_per_paragraph", opened, each), rate("paragraphs_with_quotes", touched, each))
    ]
    return result_table(
        [
            rate("quote_density", _per_sentence(doc, [span.start for span in quoted]), everything, 1000),
            rate("quoted_word_share", _per_sentence(doc, _inside(words, in_marks)), everything),
            rate("attributed_word_share", _per_sentence(doc, _inside(words, quoted)), everything),
            rate("reported_word_share", spoken, everything),
            *by_paragraph,
            rate("scare_quote_density", _per_sentence(doc, scare), everything, 1000),
            rate("unnamed_source_share", _per_sentence(doc, _inside(words, unnamed)), spoken),
            rate("direct_share", _per_sentence(doc, _inside(_inside(words, reported), quoted)), spoken),
        ]
    )


def speakers(quotes: Sequence[Quotation], doc: Document) -> "pd.DataFrame":
    """List the speakers of an article, those with most words first.

    Missed: speakers that were not found (``unresolved``) have no row.
    """
    words = [word.start for word in doc.words]
    found = []
    for key, own in _by_speaker(quotes).items():
        labels = [
            _label(quote.speaker) for quote in own if quote.speaker and quote.speaker_kind != "unresolved"
        ]
        named = [label for label in labels if label.lower() not in _PRONOUNS] or labels
        spans = [Span(quote.start, quote.end) for quote in own]
        found.append(
            Speaker(
                key,
                max(named, key=len, default=key),
                own[0].speaker_kind,
                any(quote.anonymous for quote in own),
                len(own),
                len(_inside(words, spans)),
                min(quote.start for quote in own),
            )
        )
    found.sort(key=lambda speaker: (-speaker.n_words, speaker.first, speaker.id))
    return to_table(found, Speaker)


def speaker_word_share(
    quotes: Sequence[Quotation], doc: Document, *, random_state: int = 0
) -> "pd.DataFrame":
    """Rate each speaker's attributed words against all words of the article, one row a ``speaker_id``."""
    words = [word.start for word in doc.words]
    everything = _per_sentence(doc, words)
    rows = []
    for key, own in _by_speaker(quotes).items():
        said = _inside(words, [Span(quote.start, quote.end) for quote in own])
        rows.append(
            measure(
                doc.doc_id,
                "speaker_word_share",
                key,
                _per_sentence(doc, said),
                everything,
                random_state=random_state,
            )
        )
    return result_table(rows)


def quote_curve(quotes: Sequence[Quotation], doc: Document, *, window: int = 50) -> "pd.DataFrame":
    """Give the share of quoted words (in marks, said by somebody) in a window that slides along the article.

    One row a place of the window: ``word`` is the number of the word in its middle, ``start`` where
    that word begins, ``share`` runs 0 to 1. An article shorter than the window has one row.

    Raise ``ValueError`` where ``window`` is less than one word.
    """
    import numpy as np
    import pandas as pd

    if window < 1:
        raise ValueError(f"a window holds at least one word, not {window}")
    words = [word.start for word in doc.words]
    if not words:
        return pd.DataFrame({"word": [], "start": [], "share": []})
    said = set(_inside(words, marked_spans(quotes, attributed=True)))
    width = min(window, len(words))
    sums = np.concatenate([[0], np.cumsum([start in said for start in words])])
    middle = np.arange(len(words) - width + 1) + width // 2
    return pd.DataFrame(
        {
            "word": middle,
            "start": [words[at] for at in middle],
            "share": (sums[width:] - sums[:-width]) / width,
        }
    )


def _by_speaker(quotes: Iterable[Quotation]) -> dict[str, list[Quotation]]:
    """Sort attributed quotations by speaker, in order of first appearance."""
    sorted_out: dict[str, list[Quotation]] = {}
    for quote in quotes:
        if quote.kind in ATTRIBUTED and quote.speaker_id is not None:
            sorted_out.setdefault(quote.speaker_id, []).append(quote)
    return sorted_out


def _label(speaker: str) -> str:
    """Cut a speaker's words at the first comma, bracket or relative pronoun."""
    for edge in (",", " (", " who ", " which ", "—"):
        speaker = speaker.split(edge, 1)[0]
    return " ".join(speaker.split()).removesuffix("’s").removesuffix("'s")


def _per_sentence(doc: Document, starts: Iterable[int]) -> list[float]:
    return by_sentence(doc.sentences, starts)


def _inside(words: Sequence[int], spans: Iterable[Span]) -> list[int]:
    """List the words, by where they begin, that stand in any of the spans, each once."""
    found: list[int] = []
    reached = 0
    for start, end in sorted(spans):
        low = max(reached, bisect_left(words, start))
        high = bisect_left(words, end)
        if high > low:
            found.extend(words[low:high])
            reached = high
    return found


def _touched(paragraphs: Sequence[Span], spans: Sequence[Span]) -> list[int]:
    """List the paragraphs, by number, that overlap any of the spans."""
    starts = [paragraph.start for paragraph in paragraphs]
    found: set[int] = set()
    for start, end in spans:
        first = max(0, bisect_left(starts, start + 1) - 1)
        found.update(range(first, max(first + 1, bisect_left(starts, end))))
    return sorted(at for at in found if at < len(paragraphs))
