"""Layer 0: one article, read as it stands and cut into sentences, words and tokens with offsets."""

from analysis.document.record import Document, InputError, Span, Token

__all__ = ["Document", "InputError", "Span", "Token"]
