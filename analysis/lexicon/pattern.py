"""One pattern of a codebook: a word, a stem with a star, or a phrase of both."""

import math
import re
from typing import NamedTuple

_PART = re.compile(r"[^\W_](?:[\w'.&-]*[\w.])?\*?")


class Pattern(NamedTuple):
    """A pattern as written, and its parts in lower case, one a token; a stem keeps its star."""

    text: str
    parts: tuple[str, ...]
    weight: float = 1.0


def parse_pattern(text: str, weight: float = 1.0) -> Pattern:
    """Read a pattern: words parted by spaces, where a final ``*`` stands for any ending.

    Each part meets one whole token, whatever its case. Raise ``ValueError`` where a part could
    meet none: a star elsewhere than at the end, a lone star, marks, or an empty pattern.

    >>> parse_pattern("European Union*").parts
    ('european', 'union*')
    >>> parse_pattern("*ism")
    Traceback (most recent call last):
    ...
    ValueError: '*ism': a star may only end a word
    """
    parts = tuple(text.lower().split())
    if not parts:
        raise ValueError("an empty pattern")
    for part in parts:
        if "*" in part[:-1] or part == "*":
            raise ValueError(f"{text!r}: a star may only end a word")
        if not _PART.fullmatch(part):
            raise ValueError(f"{text!r}: {part!r} is not one word")
    if not 0 < weight < math.inf:
        raise ValueError(f"{text!r}: the weight {weight} is not a number above 0")
    return Pattern(text, parts, weight)
