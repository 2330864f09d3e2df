"""Frame and stance words with their voices: the rows behind every number of frames and stance by voice."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.framing import FrameHit, StanceHit
from analysis.quotes import Quotation
from analysis.voices.evidence import evidence_voices


class VoicedHit(NamedTuple):
    """A frame or stance word, ``doc.text[start:end]``, with the voice it stands in.

    ``category`` is its frame or its kind of stance; ``voice``, ``speaker_id`` and ``speaker_kind`` are
    those of ``Voice``; ``weight`` is how much it counts, 1 for stance.
    """

    start: int
    end: int
    text: str
    category: str
    term: str
    voice: str
    speaker_id: str
    speaker_kind: str
    weight: float = 1.0


def find_voiced_hits(
    hits: Sequence[FrameHit | StanceHit], quotes: Sequence[Quotation], kinds: Sequence[str] = ()
) -> list[VoicedHit]:
    """Join each frame or stance word to its voice, in the order of the hits.

    ``kinds`` names the frames or kinds of stance to keep, all where it is empty: with ``("question",)`` these
    are the questions by who asks them. The voice is that of ``evidence_voices``. Missed: as there.

    >>> from analysis.document import Document
    >>> from analysis.framing import find_stance
    >>> from analysis.quotes import find_quotes
    >>> doc = Document("a1", "“The plan is absurd,” said Ann Lee. It was a brutal blow.")
    >>> [(h.text, h.category, h.speaker_id) for h in find_voiced_hits(find_stance(doc), find_quotes(doc))]
    [('absurd', 'loaded', 'ann-lee'), ('brutal', 'loaded', '')]
    """
    voiced = []
    for hit, voice in zip(hits, evidence_voices(hits, quotes), strict=True):
        category = hit.frame if isinstance(hit, FrameHit) else hit.kind
        if not kinds or category in kinds:
            voiced.append(VoicedHit(hit.start, hit.end, hit.text, category, hit.term, *voice, weigh_hit(hit)))
    return voiced


def weigh_hit(hit: FrameHit | StanceHit) -> float:
    """Give how much an occurrence counts: as much as its frame's pattern weighs, 1 for stance."""
    return hit.weight if isinstance(hit, FrameHit) else 1.0
