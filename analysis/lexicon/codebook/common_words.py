"""Common English words, by which it is told what a stem catches."""

from bisect import bisect_left
from functools import cache
from importlib.resources import files

# So many of the most frequent words no stem should catch unasked.
_MOST_FREQUENT = 150
# What initials in the news are words too, as case does not count.
_INITIALS = frozenset(
    "act age aids aim all am are arm as at bar bat cap care cat cop cops dare doe ears era fast fins gain "
    "he hers hip ice in is it lead led lot mad map me met mid nice no nor nod on or ohm pa pac pet pip pot "
    "ram rap rat re rip rope sad safe salt sat seal sin so soar star start swift tad tan tea tip to us "
    "wasp who".split()
)


def caught_by(stem: str) -> list[str]:
    """List the common words that begin with ``stem``, in order of the alphabet.

    Common are the 21,000 whole words of BERT's uncased vocabulary, the more frequent ones of books and an
    encyclopaedia, names among them. Missed: rarer words.

    >>> caught_by("econom")[:3]
    ['economic', 'economical', 'economically']
    """
    words = _sorted_words()
    return words[bisect_left(words, stem) : bisect_left(words, stem + "\uffff")]


def is_most_frequent(word: str) -> bool:
    """Tell whether a word is one of the 150 most frequent, such as "with" and "since"."""
    return _ranks().get(word, _MOST_FREQUENT) < _MOST_FREQUENT


def is_initials(written: str) -> bool:
    """Tell whether a pattern in capitals meets a common word that is not meant: "US", "WHO", "ICE"."""
    return written.isupper() and written.lower() in _INITIALS


@cache
def _ranks() -> dict[str, int]:
    """Give each whole word of the list its rank by frequency."""
    pieces = (files("analysis") / "data" / "wordpieces.txt").read_text(encoding="utf-8").split("\n")
    words = [piece for piece in pieces if len(piece) > 1 and piece.isascii() and piece.isalpha()]
    return {word: rank for rank, word in enumerate(words)}


@cache
def _sorted_words() -> list[str]:
    return sorted(_ranks())
