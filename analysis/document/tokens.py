"""Words as a reader counts them, and tokens as NLTK's tokeniser parts them (first draft)."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+(?:['.-]\w+)*")


def find_words(shadow: str) -> list[tuple[int, int]]:
    """List the (start, end) of the words."""
    return [m.span() for m in _WORD.finditer(shadow)]


def find_tokens(shadow: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """List the (start, end) of the tokens."""
    return [m.span() for m in re.finditer(r"\w+|[^\w\s]", shadow)]
