"""Words without their inflection, so that what is learned of one form holds for the others."""

import re
from functools import lru_cache

_SIBILANT = re.compile(r"(?:x|ch|sh|z|ss)es$")
_VOWEL = re.compile("[aeiouy]")
_ENDINGS = ("ing", "ed", "ly")
_DOUBLED = frozenset("bdgmnprt")
_SHORT = 4  # letters: what is shorter is left as it is


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Take the inflection off an English word in small letters; British spelling becomes American.

    Missed: irregular forms ("won", "withdrew"), and words that only look inflected ("bus" is kept, "bring"
    is not touched, but "wedding" becomes "wed").

    >>> [stem(word) for word in "criticised criticizes praising hurriedly stopped cities".split()]
    ['criticiz', 'criticiz', 'prais', 'hurried', 'stop', 'city']
    """
    word = word.removesuffix("'s")
    if len(word) < _SHORT:
        return word
    if word.endswith(("ies", "ied")):
        word = word[:-3] + "y" if len(word) > _SHORT else word[:-1]
    elif _SIBILANT.search(word):
        word = word[:-2]
    elif word[-1] == "s" and word[-2] not in "sui":
        word = word[:-1]
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORT - 1 and _VOWEL.search(rest):
            word = rest
            if len(word) >= _SHORT and word[-1] == word[-2] and word[-1] in _DOUBLED:
                word = word[:-1]
            break
    if len(word) >= _SHORT and word[-1] == "e":
        word = word[:-1]
    return word[:-2] + "iz" if len(word) > _SHORT + 1 and word.endswith("is") else word
