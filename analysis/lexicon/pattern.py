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


def split_pattern(text: str) -> tuple[str, ...]:
    """Part a pattern at its spaces, in lower case, where a final ``*`` stands for any ending.

    Raise ``ValueError`` for an empty pattern, a lone star, and a star elsewhere than at the end. What
    a part may be made of is left to the caller, as tokens and words differ.

    >>> split_pattern("European Union*")
    ('european', 'union*')
    """
    parts = tuple(text.lower().split())
    if not parts:
        raise ValueError("an empty pattern")
    for part in parts:
        if "*" in part[:-1] or part == "*":
            raise ValueError(f"{text!r}: a star may only end a word")
    return parts


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
    parts = split_pattern(text)
    for part in parts:
        if not _PART.fullmatch(part):
            raise ValueError(f"{text!r}: {part!r} is not one word")
    if not 0 < weight < math.inf:
        raise ValueError(f"{text!r}: the weight {weight} is not a number above 0")
    return Pattern(text, parts, weight)
