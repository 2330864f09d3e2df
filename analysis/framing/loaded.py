"""Loaded words: where a word evaluates and a plainer one would state."""

from analysis.document import Document
from analysis.framing.matching import occurrences
from analysis.framing.stance.records import StanceHit
from analysis.lexicon import Codebook, load_codebook


def find_loaded(doc: Document, codebook: Codebook | None = None) -> list[StanceHit]:
    """List the loaded words in reading order, each its own scope.

    Without a ``codebook`` the category ``loaded`` of the package's ``stance`` is taken.
    """
    return [
        StanceHit(start, end, doc.text[start:end], kind, pattern.text, start, end)
        for start, end, kind, pattern in occurrences(doc, codebook or load_codebook("stance"))
        if kind == "loaded"
    ]
