"""Where the patterns of a codebook stand in a document."""

from collections.abc import Iterator

from analysis.document import Document
from analysis.lexicon import Codebook, Pattern


def occurrences(doc: Document, codebook: Codebook) -> Iterator[tuple[int, int, str, Pattern]]:
    """Yield (start, end, category, pattern) of every match among the tokens, in reading order."""
    tokens, shadow = doc.tokens, doc.shadow
    words = [shadow[start:end].lower() for _, start, end in tokens]
    for first, last, category, pattern in codebook.find(words, lambda: doc.tags):
        yield tokens[first].start, tokens[last - 1].end, category, pattern
