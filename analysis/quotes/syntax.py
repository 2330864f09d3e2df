"""Cheap syntax of an article's pieces: tags, counts of finite verbs and commas, and where clauses stop."""

from itertools import accumulate
from typing import NamedTuple

from analysis.document.tags import tag_sentences
from analysis.quotes.reading import Reading
from analysis.quotes.words import word_set

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
STOPS = frozenset((",", "“", "—", "-", ";", ":", "–", ".", "?", "!"))


class Syntax(NamedTuple):
    """The pieces of an article with what the models ask of them; lists run in parallel.

    ``solid`` is false for punctuation. ``finite`` and ``commas`` hold how many finite verbs and commas
    stand before a piece, so that a range costs one subtraction. ``stop_before`` and ``stop_after`` give
    the nearest stop, mark or comma on each side within the sentence (one before its first piece, its
    end where there is none).
    """

    words: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    solid: list[bool]
    finite: list[int]
    commas: list[int]
    stop_before: list[int]
    stop_after: list[int]


def read_syntax(reading: Reading) -> Syntax:
    """Tag the pieces of an article and count along them."""
    words, low = reading.words, reading.low
    tags: list[str] = []
    n = len(words)
    stop_before, stop_after = [0] * n, [0] * n
    for sentence_tags in tag_sentences([words[begin:end] for begin, end in reading.sentences]):
        tags.extend(sentence_tags)
    for begin, end in reading.sentences:
        last = begin - 1
        for k in range(begin, end):
            stop_before[k] = last
            if low[k] in STOPS:
                last = k
        following = end
        for k in range(end - 1, begin - 1, -1):
            stop_after[k] = following
            if low[k] in STOPS:
                following = k
    finite = [0, *accumulate(tag in FINITE for tag in tags)]
    commas = [0, *accumulate(word == "," for word in low)]
    solid = [word == "“" or word[0].isalnum() for word in low]
    return Syntax(
        words, low, reading.starts, reading.ends, tags, solid, finite, commas, stop_before, stop_after
    )


_BOUNDARY_WORDS = word_set(
    "and but or as while when after before because which who that in on at during for with to by from of "
    "about since although though if according where whose a the including"
)


def edge(syntax: Syntax, at: int, end: int) -> str:
    """Name what stands at an edge: the word where it is one that parts clauses, else its tag."""
    if at >= end:
        return ">"
    word = syntax.low[at]
    return word if word in STOPS or word in _BOUNDARY_WORDS else syntax.tags[at]
