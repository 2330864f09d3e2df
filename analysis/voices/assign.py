"""Whose voice a stretch of text is in: the narrator's or a speaker's."""

from collections.abc import Iterable, Sequence

from analysis.document import Span
from analysis.quotes import Quotation
from analysis.voices.evidence import NARRATOR, SPEAKER, evidence_voices


def assign_voices(spans: Iterable[Span], quotes: Sequence[Quotation]) -> list[str]:
    """Name the voice of each span: where attributed words fill at least half of it, who has most of them.

    A voice is a ``speaker_id``, ``unresolved`` where words are attributed and their speaker was
    not found, or ``narrator``. Words in marks that nobody says (scare marks, titles) are the
    narrator's; ``evidence_voices`` keeps them apart.

    Missed: whatever ``find_quotes`` misses; a sentence of two voices is given to one.

    >>> from analysis.document import Document
    >>> from analysis.quotes import find_quotes
    >>> doc = Document("a1", "“We will not go, and nobody can make us,” said Ann Lee. Nobody moved.")
    >>> assign_voices(doc.sentences, find_quotes(doc))
    ['ann-lee', 'narrator']
    """
    voices = evidence_voices(spans, quotes)
    return [voice.speaker_id if voice.voice == SPEAKER else NARRATOR for voice in voices]
