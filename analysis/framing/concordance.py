"""Keyword in context: each occurrence with the text to its left and right."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.document import Document
from analysis.framing.frames import FrameHit
from analysis.framing.stance import StanceHit


class ConcordanceLine(NamedTuple):
    """One occurrence between the text before and after it, with its category and pattern."""

    start: int
    end: int
    category: str
    left: str
    keyword: str
    right: str
    term: str


def concordance(
    hits: Sequence[FrameHit | StanceHit], doc: Document, *, width: int = 40
) -> list[ConcordanceLine]:
    """Line up the occurrences with ``width`` characters of text on either side, in reading order.

    Line ends and runs of white space show as one space.

    >>> from analysis.framing import find_stance
    >>> doc = Document("a1", "It was a brutal war.")
    >>> (line,) = concordance(find_stance(doc), doc, width=5)
    >>> (line.left, line.keyword, line.right)
    ('was a', 'brutal', 'war.')
    """
    return [
        ConcordanceLine(
            hit.start,
            hit.end,
            hit.frame if isinstance(hit, FrameHit) else hit.kind,
            " ".join(doc.text[max(0, hit.start - width - 1) : hit.start].split()),
            hit.text,
            " ".join(doc.text[hit.end : hit.end + width + 1].split()),
            hit.term,
        )
        for hit in sorted(hits)
    ]
