"""The sentences that stance is read in: those of the document, cut and tagged once for all who ask."""

from analysis.document import Document
from analysis.document.reading import Sentence, tag_chosen

__all__ = ["Sentence", "read_sentences", "tag_chosen"]


def read_sentences(doc: Document) -> list[Sentence]:
    """Give the sentences of an article, in reading order; tags are left to ``tag_chosen``."""
    return doc.reading
