"""Whose voice a stretch of text is in: the narrator's or a speaker's."""

from collections.abc import Iterable, Sequence

from analysis.document import Span
from analysis.quotes import ATTRIBUTED, Quotation
from analysis.voices.evidence import evidence_voices


def assign_voices(spans: Iterable[Span], quotes: Sequence[Quotation]) -> list[str]:
    """Name the voice of each span: where attributed words fill at least half of it, who has most of them.

    A voice is a ``speaker_id``, ``unresolved`` where words are attributed and their speaker was
    not found, or ``narrator``. Of quotations within each other the outer speaker has the words, since the
    sentence is theirs as a whole; words in marks that nobody says (scare marks, titles) are the narrator's.
    ``evidence_voices`` tells both apart.

    Missed: whatever ``find_quotes`` misses; a sentence of two voices is given to one.

    >>> from analysis.document import Document
    >>> from analysis.quotes import find_quotes
    >>> doc = Document("a1", "“We will not go, and nobody can make us,” said Ann Lee. Nobody moved.")
    >>> assign_voices(doc.sentences, find_quotes(doc))
    ['ann-lee', 'narrator']
    """
    outer: list[Quotation] = []
    said = (quote for quote in quotes if quote.kind in ATTRIBUTED)
    for quote in sorted(said, key=lambda quote: (quote.start, -quote.end)):
        if not outer or quote.end > outer[-1].end:
            outer.append(quote)
    return [voice.name for voice in evidence_voices(spans, outer)]
