"""A sentence as seen from a target in it, with the target and all names masked: nobody's name weighs."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis.document import Document, Span
from analysis.document.tags import tag_sentences

# How the mention and any other name stand in a reading.
TARGET, NAME, OWNER = "<target>", "<name>", "<name>'s"
# What the tagger sees in their place: it tags by spelling, and no name may change a tag.
_SHOWN = {NAME: "Jones", OWNER: "Jones's"}

_PIECE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Jr|Sr|St|No)\.|(?:[A-Z]\.){2,}|\d[\d,.]*\d"
    r"|\w+(?:['.\-]\w+)*|--|\.\.+|[^\w\s]"
)
_OWNS = re.compile(r"'s?$|\b(?:his|their|its|my|our|your)$", re.IGNORECASE)
# A capital that opens a sentence is a name's where another follows, unless the word only qualifies one.
_QUALIFIES = re.compile(r"(?:ed|ing|ful|ous|ive|less|al|ic|ish|ly|est)$")
_OPENERS = frozenset(
    """the a an this that these those but and in on at if when while as for to with after before because since
    although though what why how who where so yet or not no now then there here""".split()
)
_PRONOUN = re.compile(
    r"(?:he|she|him|her|his|hers|it|its|they|them|their|i|me|my|you|your|we|us|our)(?:self|selves)?",
    re.IGNORECASE,
)
# A headline: more than this share of its words has a capital, and hardly a long word has none.
_HEADLINE, _SMALL, _LONG, _LEAST = 0.7, 0.2, 3, 3
_REACH = 1_500  # characters read on either side of a mention: work must grow with length only


class Reading(NamedTuple):
    """The pieces of a sentence round a mention; the lists run in parallel.

    ``words`` are in small letters, ``TARGET`` for the mention (at index ``at``) and ``NAME`` or ``OWNER`` for
    any run of names; ``starts`` and ``ends`` are offsets into the document, ``tags`` Penn tags. ``owns``
    tells that the mention is a possessive ("Roe's plan", "his plan"), ``pronoun`` that it is a pronoun,
    ``capital`` that it begins with a capital.
    """

    sentence: Span
    words: list[str]
    starts: list[int]
    ends: list[int]
    tags: list[str]
    at: int
    owns: bool
    pronoun: bool
    capital: bool
    headline: bool


def read_targets(doc: Document, spans: Sequence[tuple[int, int]]) -> list[Reading | None]:
    """Read the sentence of each mention; ``None`` for a span that holds no text of a sentence.

    Missed: names of one word that open a sentence, which are read as words; a mention that runs on over a
    sentence's end is read with the sentence it begins in.
    """
    begins = [sentence.start for sentence in doc.sentences]
    drafts: list[Reading | None] = []
    shown: list[list[str]] = []
    for start, end in spans:
        at = bisect_right(begins, start) - 1
        drafted = None
        if 0 <= start < end <= len(doc.text) and at >= 0 and start < doc.sentences[at].end:
            drafted = _draft(doc, start, end, doc.sentences[at])
            shown.append(_shown(drafted))
        drafts.append(drafted)
    tags = iter(tag_sentences(shown))
    return [draft._replace(tags=next(tags)) if draft is not None else None for draft in drafts]


def _draft(doc: Document, start: int, end: int, sentence: Span) -> Reading:
    """Cut a sentence into pieces and mask the names; the tags come later, for all mentions at once."""
    shadow = doc.shadow
    left = list(_PIECE.finditer(shadow, max(sentence.start, start - _REACH), start))
    close = end
    if shadow.startswith("'s", end) or (shadow[end - 1] == "s" and shadow.startswith("' ", end)):
        close += len(shadow[end : end + 2].rstrip())
    right = list(_PIECE.finditer(shadow, close, max(close, min(sentence.end, end + _REACH))))
    mention = shadow[start:end]
    pieces = [match[0] for match in left] + [TARGET] + [match[0] for match in right]
    starts = [match.start() for match in left] + [start] + [match.start() for match in right]
    ends = [match.end() for match in left] + [end] + [match.end() for match in right]
    headline = _is_headline(pieces)
    named = [False] * len(pieces) if headline else _find_names(pieces)
    words: list[str] = []
    kept: list[int] = []
    lasts: list[int] = []
    at = 0
    for i, piece in enumerate(pieces):
        if piece == TARGET:
            at = len(words)
            words.append(TARGET)
        elif named[i]:
            mask = OWNER if piece.endswith("'s") else NAME
            if words and words[-1] == NAME:
                words[-1], lasts[-1] = mask, i
                continue
            words.append(mask)
        else:
            words.append(piece.lower())
        kept.append(i)
        lasts.append(i)
    return Reading(
        sentence,
        words,
        [starts[i] for i in kept],
        [ends[i] for i in lasts],
        [],
        at,
        bool(_OWNS.search(mention)) or close > end,
        bool(_PRONOUN.fullmatch(mention)),
        mention[:1].isupper(),
        headline,
    )


def _is_headline(pieces: Sequence[str]) -> bool:
    words = [piece for piece in pieces if piece[0].isalpha()]
    n_capitals = sum(word[0].isupper() for word in words)
    n_small = sum(word[0].islower() and len(word) > _LONG for word in words)
    return len(words) >= _LEAST and n_capitals > _HEADLINE * len(words) and n_small <= _SMALL * len(words)


def _find_names(pieces: Sequence[str]) -> list[bool]:
    """Say of each piece whether it is (part of) a name: capitals, read with care where a sentence opens."""
    named = []
    opens = True
    for i, piece in enumerate(pieces):
        is_name = False
        if piece == TARGET:
            opens = False
        elif piece[0].isalpha():
            if piece[0].isupper() and piece != "I" and not piece.startswith("I'"):
                following = pieces[i + 1] if i + 1 < len(pieces) else ""
                common = piece.lower() in _OPENERS
                is_name = (
                    not opens
                    or (following == TARGET and not common)
                    or (
                        following[:1].isupper()
                        and following != "I"
                        and not common
                        and not _QUALIFIES.search(piece)
                    )
                )
            opens = False
        elif piece in "?!:.":
            opens = True
        named.append(is_name)
    return named


def _shown(reading: Reading) -> list[str]:
    """Give the words as the tagger is shown them."""
    target = "Smith's" if reading.owns else "Smith"
    return [target if word == TARGET else _SHOWN.get(word, word) for word in reading.words]
