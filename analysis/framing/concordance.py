"""Keyword in context: each occurrence with the text to its left and right."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.document import Document
from analysis.framing.frames import FrameHit
from analysis.framing.stance.records import StanceHit


class ConcordanceLine(NamedTuple):
    """One occurrence between the text before and after it, with its category, its pattern and what it weighs.

    Stance words weigh 1.
    """

    start: int
    end: int
    category: str
    left: str
    keyword: str
    right: str
    term: str
    weight: float


def concordance(
    hits: Sequence[FrameHit | StanceHit], doc: Document, *, width: int = 40
) -> list[ConcordanceLine]:
    """Line up the occurrences with up to ``width`` characters of text on either side, in reading order.

    Words stay whole; line ends and runs of white space show as one space.

    >>> from analysis.framing import find_stance
    >>> doc = Document("a1", "It was a brutal war.")
    >>> (line,) = concordance(find_stance(doc), doc, width=6)
    >>> (line.left, line.keyword, line.right)
    ('was a', 'brutal', 'war.')
    """
    return [
        ConcordanceLine(
            hit.start,
            hit.end,
            hit.frame if isinstance(hit, FrameHit) else hit.kind,
            _before(doc.text, hit.start, width),
            hit.text,
            _after(doc.text, hit.end, width),
            hit.term,
            hit.weight if isinstance(hit, FrameHit) else 1.0,
        )
        for hit in sorted(hits)
    ]


def _before(text: str, at: int, width: int) -> str:
    """Give what stands before a place, without the word that the width would cut."""
    start = max(0, at - width)
    kept = text[start:at]
    if start and not (text[start - 1].isspace() or kept[:1].isspace()):
        kept = kept.partition(" ")[2] if " " in kept else kept
    return " ".join(kept.split())


def _after(text: str, at: int, width: int) -> str:
    """Give what stands after a place, without the word that the width would cut."""
    end = min(len(text), at + width)
    kept = text[at:end]
    if end < len(text) and not (text[end].isspace() or kept[-1:].isspace()):
        kept = kept.rpartition(" ")[0] if " " in kept else kept
    return " ".join(kept.split())
