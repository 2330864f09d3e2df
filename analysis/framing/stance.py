"""Stance words: hedges, evidentials and loaded words."""

from typing import NamedTuple

from analysis.document import Document
from analysis.framing.matching import occurrences
from analysis.lexicon import Codebook, load_codebook


class StanceHit(NamedTuple):
    """One stance word: ``doc.text[start:end]`` is ``text``; ``kind`` names its category."""

    start: int
    end: int
    text: str
    kind: str
    term: str


def find_stance(doc: Document, codebook: Codebook | None = None) -> list[StanceHit]:
    """List the hedges, evidentials and loaded words in reading order.

    Without a ``codebook`` the package's own ``stance`` is taken, and ``find_loaded`` for loaded words.

    Missed: stance without a listed word (irony, rhetorical questions), the scope of a hedge, and
    the month of May, which is taken for the verb unless it stands beside a number.

    >>> doc = Document("a1", "The brutal plan may reportedly fail on 3 May.")
    >>> [(hit.text, hit.kind) for hit in find_stance(doc)]
    [('brutal', 'loaded'), ('may', 'hedge'), ('reportedly', 'evidential')]
    """
    # Imported here, as loaded words are stance hits themselves.
    from analysis.framing.loaded import find_loaded

    found = occurrences(doc, codebook or load_codebook("stance"))
    hits = [
        StanceHit(start, end, doc.text[start:end], kind, pattern.text)
        for start, end, kind, pattern in found
        if not (doc.text[start:end] == "May" and _beside_number(doc.shadow, start, end))
    ]
    return hits if codebook else sorted([*hits, *find_loaded(doc)])


def _beside_number(text: str, start: int, end: int) -> bool:
    """Tell whether a number stands before or after a word."""
    before, after = text[max(0, start - 4) : start].rstrip(), text[end : end + 4].lstrip(" ,")
    return before[-1:].isdigit() or after[:1].isdigit()
