"""Whose voice a stretch of text is in: the narrator's or a speaker's."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from analysis.document import Span
from analysis.quotes import ATTRIBUTED, Quotation

NARRATOR = "narrator"
UNRESOLVED = "unresolved"


def assign_voices(spans: Iterable[Span], quotes: Sequence[Quotation]) -> list[str]:
    """Name the voice of each span: where attributed words fill at least half of it, who has most of them.

    A voice is a ``speaker_id``, ``unresolved`` where words are attributed and their speaker was
    not found, or ``narrator``. Words in marks that nobody says (scare marks, titles) are the
    narrator's.

    Missed: whatever ``find_quotes`` misses; a sentence of two voices is given to one.

    >>> from analysis.document import Document
    >>> from analysis.quotes import find_quotes
    >>> doc = Document("a1", "“We will not go, and nobody can make us,” said Ann Lee. Nobody moved.")
    >>> assign_voices(doc.sentences, find_quotes(doc))
    ['ann-lee', 'narrator']
    """
    said = sorted((q for q in quotes if q.kind in ATTRIBUTED), key=lambda q: (q.start, q.end))
    starts = [quote.start for quote in said]
    longest_end = _running_maximum(quote.end for quote in said)
    voices = []
    for start, end in spans:
        shared: dict[str, int] = {}
        for quote in said[bisect_right(longest_end, start) : bisect_left(starts, end)]:
            overlap = min(end, quote.end) - max(start, quote.start)
            if overlap > 0:
                speaker = quote.speaker_id or UNRESOLVED
                shared[speaker] = shared.get(speaker, 0) + overlap
        voice = max(shared, key=lambda speaker: shared[speaker], default=NARRATOR)
        voices.append(voice if shared and 2 * sum(shared.values()) >= end - start else NARRATOR)
    return voices


def _running_maximum(values: Iterable[int]) -> list[int]:
    """List the largest value so far at each place."""
    largest: list[int] = []
    for value in values:
        largest.append(max(value, largest[-1]) if largest else value)
    return largest
