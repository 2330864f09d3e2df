"""Layer 0: one article, read as it stands and cut into sentences, words and tokens with offsets."""

from analysis.document.errors import InputError, InputWarning
from analysis.document.language import EnglishShare, english_share, language_note
from analysis.document.limits import MAX_CHARACTERS
from analysis.document.readers import read_document, read_documents
from analysis.document.record import Document, Span, Token

__all__ = [
    "MAX_CHARACTERS",
    "Document",
    "EnglishShare",
    "InputError",
    "InputWarning",
    "Span",
    "Token",
    "english_share",
    "language_note",
    "read_document",
    "read_documents",
]
