"""Layer 0: one article, read as it stands and cut into sentences, words and tokens with offsets.

Each name is loaded when it is first asked for, so that an error or a limit costs no reader.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.document.errors import InputError as InputError
    from analysis.document.errors import InputWarning as InputWarning
    from analysis.document.language import EnglishShare as EnglishShare
    from analysis.document.language import english_share as english_share
    from analysis.document.language import language_note as language_note
    from analysis.document.limits import MAX_CHARACTERS as MAX_CHARACTERS
    from analysis.document.readers import read_document as read_document
    from analysis.document.readers import read_documents as read_documents
    from analysis.document.record import Document as Document
    from analysis.document.record import Span as Span
    from analysis.document.record import Token as Token

_HOME = {
    "Document": "record",
    "EnglishShare": "language",
    "InputError": "errors",
    "InputWarning": "errors",
    "MAX_CHARACTERS": "limits",
    "Span": "record",
    "Token": "record",
    "english_share": "language",
    "language_note": "language",
    "read_document": "readers",
    "read_documents": "readers",
}

__all__ = sorted(_HOME)  # noqa: PLE0605 (a list, made from the table above)


def __getattr__(name: str) -> Any:
    """Load a public name from its module, and keep it here."""
    if name not in _HOME:
        raise AttributeError(f"module 'analysis.document' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"analysis.document.{_HOME[name]}"), name)
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
