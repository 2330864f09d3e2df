"""What every statistic of quotations counts: attributed words, words in marks, words of one speaker."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from analysis.document import Document, Span
from analysis.quotes.records import Quotation

# Words that somebody is said to have said or thought; scare marks and titles are nobody's.
ATTRIBUTED = ("direct", "mixed", "indirect")
# The group of what is attributed to somebody who was not found.
UNRESOLVED = "unresolved"


def marked_spans(quotes: Iterable[Quotation], *, attributed: bool = False) -> list[Span]:
    """List what stands inside quotation marks, in reading order; if ``attributed``, only what is said.

    A mixed quotation counts with the words between its marks, not with the clause round them.
    """
    found: list[Span] = []
    for quote in quotes:
        if quote.kind == "mixed":
            found.extend(quote.marked or quote.inner)
        elif quote.kind == "direct" or (quote.kind in {"scare", "title"} and not attributed):
            found.extend(quote.marked or (Span(quote.start, quote.end),))
    return sorted(set(found))


def said_by_somebody(quotes: Iterable[Quotation]) -> list[Quotation]:
    """List the attributed quotations in reading order, the outer before the inner."""
    return sorted(
        (quote for quote in quotes if quote.kind in ATTRIBUTED), key=lambda quote: (quote.start, -quote.end)
    )


def by_speaker(quotes: Iterable[Quotation]) -> dict[str, list[Quotation]]:
    """Sort attributed quotations by speaker, in order of first appearance; unfound speakers are left out."""
    sorted_out: dict[str, list[Quotation]] = {}
    for quote in said_by_somebody(quotes):
        if quote.speaker_id is not None:
            sorted_out.setdefault(quote.speaker_id, []).append(quote)
    return sorted_out


def is_unnamed(quote: Quotation) -> bool:
    """Tell whether the source of a quotation goes without a name: by its kind, or because the text says so.

    A role ("one opposition MP") is no name either, but it is somebody in particular whom a reader
    could find; ``source_shares`` counts roles apart.
    """
    return quote.speaker_kind == "unnamed" or quote.anonymous


def word_starts(doc: Document) -> list[int]:
    """List where each word of the article begins."""
    return [word.start for word in doc.words]


def words_of(words: Sequence[int], quotes: Iterable[Quotation]) -> list[int]:
    """List the words, by where they begin, that stand in any of the quotations, each once."""
    return words_inside(words, (Span(quote.start, quote.end) for quote in quotes))


def words_inside(words: Sequence[int], spans: Iterable[Span]) -> list[int]:
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
