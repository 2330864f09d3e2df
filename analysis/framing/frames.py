"""Frame words: where the patterns of a codebook stand in a document."""

from typing import NamedTuple

from analysis.document import Document
from analysis.framing.matching import occurrences
from analysis.lexicon import Codebook


class FrameHit(NamedTuple):
    """One occurrence of a frame's pattern: ``doc.text[start:end]`` is ``text``."""

    start: int
    end: int
    text: str
    codebook: str
    frame: str
    term: str
    weight: float


def find_frames(doc: Document, codebook: Codebook) -> list[FrameHit]:
    """List the occurrences of every frame's patterns in reading order.

    One occurrence may count for several frames, and counts once for each; within a frame the
    longest pattern wins.

    Missed: frames put into words that no pattern names, and the sense of a word: "shot" is
    found in "a shot of gin" too.

    >>> from analysis.lexicon import load_codebook
    >>> doc = Document("a1", "Taxes rose as troops left.")
    >>> [(hit.text, hit.frame, hit.term) for hit in find_frames(doc, load_codebook("policy"))]
    [('Taxes', 'economic', 'taxes'), ('troops', 'security', 'troop*')]
    """
    make = tuple.__new__
    text, name = doc.text, codebook.name
    return [
        make(FrameHit, (start, end, text[start:end], name, frame, pattern.text, pattern.weight))
        for start, end, frame, pattern in occurrences(doc, codebook)
    ]
