"""Where the patterns of a codebook stand in a document."""

from collections.abc import Iterator

from analysis.document import Document
from analysis.lexicon import Codebook, Pattern


def occurrences(doc: Document, codebook: Codebook) -> Iterator[tuple[int, int, str, Pattern]]:
    """Yield (start, end, category, pattern) of every match among the tokens, in reading order."""
    tokens = doc.tokens
    for first, last, category, pattern in codebook.find(doc.lower_tokens, doc.tag_of):
        yield tokens[first].start, tokens[last - 1].end, category, pattern
