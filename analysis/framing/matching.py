"""Where the patterns of a codebook stand in a document."""

from analysis.document import Document
from analysis.lexicon import Codebook, Pattern


def occurrences(doc: Document, codebook: Codebook) -> list[tuple[int, int, str, Pattern]]:
    """List (start, end, category, pattern) of every match among the tokens, in reading order."""
    tokens, shadow = doc.tokens, doc.shadow
    words = [shadow[token.start : token.end].lower() for token in tokens]
    return [
        (tokens[match.first].start, tokens[match.last - 1].end, match.category, match.pattern)
        for match in codebook.find(words, lambda: doc.tags)
    ]
