"""One pattern of a codebook: a word, a stem with a star, or a phrase of both, and where it counts."""

import math
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from analysis.document.shadow import typographic_shadow
from analysis.document.tokens import find_tokens

# Universal part of speech to the Penn tags that show it. Be, have and do are verbs here, as Penn has no
# tag of its own for them.
PENN_TAGS = {
    "NOUN": ("NN", "NNS"),
    "PROPN": ("NNP", "NNPS"),
    "VERB": ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"),
    "AUX": ("MD",),
    "ADJ": ("JJ", "JJR", "JJS"),
    "ADV": ("RB", "RBR", "RBS", "WRB"),
    "ADP": ("IN", "RP"),
    "PRON": ("PRP", "PRP$", "WP", "WP$", "EX"),
    "DET": ("DT", "PDT", "WDT"),
    "NUM": ("CD",),
    "CCONJ": ("CC",),
    "INTJ": ("UH",),
}

# Runs of letters that are two tokens; all others are one, which is known without cutting them.
_PARTED_WORDS = frozenset(("cannot", "gimme", "gonna", "gotta", "lemme", "wanna"))


class Pattern(NamedTuple):
    """A pattern as written, its parts in lower case (one a token; a stem keeps its star), and its terms.

    ``pos`` lists the universal parts of speech that its first token may have, any where it is empty.
    ``exclude`` lists the phrases, in parts, within which the pattern does not count; each of them
    holds the pattern.
    """

    text: str
    parts: tuple[str, ...]
    weight: float = 1.0
    pos: tuple[str, ...] = ()
    exclude: tuple[tuple[str, ...], ...] = ()

    @property
    def is_conditional(self) -> bool:
        """Tell whether more than its words decides where the pattern counts."""
        return bool(self.pos or self.exclude)

    @property
    def penn_tags(self) -> frozenset[str]:
        """Give the Penn tags that the first token may have; none means any."""
        return _penn_tags(self.pos)

    def is_excluded(self, words: Sequence[str], first: int) -> bool:
        """Tell whether the pattern, found at ``first``, lies within one of its excluding phrases."""
        for offset, phrase in _placed(self.parts, self.exclude):
            begin = first - offset
            if begin >= 0 and meets(phrase, words[begin : begin + len(phrase)]):
                return True
        return False


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


def split_into_tokens(text: str) -> tuple[str, ...]:
    """Part a pattern into the tokens it meets, in lower case; see ``parse_pattern``.

    >>> split_into_tokens("can’t afford*")
    ('ca', "n't", 'afford*')
    """
    tokens: list[str] = []
    for part in split_pattern(typographic_shadow(text)):
        word = part.removesuffix("*")
        if part == "&" and tokens:
            tokens.append(part)
            continue
        if not _is_wordlike(word):
            raise ValueError(f"{text!r}: {part!r} is not one word")
        if word.isalpha() and word not in _PARTED_WORDS:
            tokens.append(part)
            continue
        # As inside a sentence: what follows keeps the full stop of an abbreviation where it is.
        cut = [word[start:end] for start, end in find_tokens(f"{word} x", [(0, len(word) + 2)])][:-1]
        tokens += [*cut[:-1], cut[-1] + part[len(word) :]]
    if tokens[-1] == "&":
        raise ValueError(f"{text!r}: {tokens[-1]!r} is not one word")
    return tuple(tokens)


def parse_pattern(
    text: str, weight: float = 1.0, pos: Collection[str] = (), exclude: Iterable[str] = ()
) -> Pattern:
    """Read a pattern: words parted by spaces, where a final ``*`` stands for any ending.

    It meets whole tokens, whatever their case, and is itself cut as the text is: ``don't`` meets the
    two tokens that "don't" is made of. ``pos`` names the universal parts of speech (``NOUN``,
    ``VERB``) its first token may have, ``exclude`` the phrases within which it does not count.

    Raise ``ValueError`` where it could meet no token (a star elsewhere than at the end, a lone star,
    marks, an empty pattern), for a weight that is not above 0, for a part of speech that is none, and for
    an excluding phrase in which the pattern does not stand.

    >>> parse_pattern("war", pos=["NOUN"], exclude=["war of words"]).exclude
    (('war', 'of', 'words'),)
    >>> parse_pattern("*ism")
    Traceback (most recent call last):
    ...
    ValueError: '*ism': a star may only end a word
    """
    parts = split_into_tokens(text)
    if not 0 < weight < math.inf:
        raise ValueError(f"{text!r}: the weight {weight} is not a number above 0")
    for tag in pos:
        if tag not in PENN_TAGS:
            raise ValueError(f"{text!r}: {tag!r} is no part of speech: there are {', '.join(PENN_TAGS)}")
    phrases = []
    for phrase in exclude:
        excluding = split_into_tokens(phrase)
        if not stands_in(parts, excluding):
            raise ValueError(f"{text!r}: does not stand in {phrase!r}, and so cannot be excluded there")
        phrases.append(excluding)
    return Pattern(text, parts, weight, tuple(pos), tuple(dict.fromkeys(phrases)))


def stands_in(parts: Sequence[str], phrase: Sequence[str]) -> bool:
    """Tell whether some words that meet a phrase hold, side by side, words that meet ``parts``.

    >>> stands_in(("war*",), ("cold", "war")), stands_in(("war",), ("of", "words"))
    (True, False)
    """
    return any(True for _ in _offsets(parts, phrase))


def covers(parts: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether all words that meet ``others`` meet ``parts`` too.

    >>> covers(("tax*",), ("taxes",)), covers(("tax",), ("tax*",))
    (True, False)
    """
    return len(parts) == len(others) and all(
        other.startswith(part[:-1]) if part[-1] == "*" else other == part
        for part, other in zip(parts, others, strict=True)
    )


def meets(parts: Sequence[str], words: Sequence[str]) -> bool:
    """Tell whether each of the words, and no fewer, is met by its part."""
    return len(parts) == len(words) and all(
        word.startswith(part[:-1]) if part[-1] == "*" else word == part
        for part, word in zip(parts, words, strict=True)
    )


def _is_wordlike(word: str) -> bool:
    """Tell whether a word begins and ends as tokens with something to read do."""
    first, last = word[:1], word[-1:]
    return (first.isalnum() or (first == "'" and word[1:2].isalpha())) and (last.isalnum() or last in "'.-&")


def _offsets(parts: Sequence[str], phrase: Sequence[str]) -> Iterable[int]:
    for offset in range(len(phrase) - len(parts) + 1):
        if all(_have_a_word_in_common(part, phrase[offset + k]) for k, part in enumerate(parts)):
            yield offset


def _have_a_word_in_common(one: str, other: str) -> bool:
    if one[-1] == "*":
        stem = one[:-1]
        return other.startswith(stem) or (other[-1] == "*" and stem.startswith(other[:-1]))
    return one.startswith(other[:-1]) if other[-1] == "*" else one == other


@cache
def _penn_tags(pos: tuple[str, ...]) -> frozenset[str]:
    return frozenset(tag for name in pos for tag in PENN_TAGS[name])


@cache
def _placed(
    parts: tuple[str, ...], exclude: tuple[tuple[str, ...], ...]
) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """List each excluding phrase with every place in it at which the pattern may stand."""
    return tuple((offset, phrase) for phrase in exclude for offset in _offsets(parts, phrase))
