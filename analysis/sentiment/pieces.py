"""A sentence as the scorers of our own read it: its words, and the marks that part its clauses."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.document.tags import tag_words
from analysis.sentiment.context import weigh_in_context
from analysis.sentiment.vader.chunks import Remembered

# The words of ``Document.words`` in the shadow, where apostrophes and hyphens are plain, and clause marks.
_PIECE = re.compile(r"\w+(?:['.\-]\w+)*|--|[,;:()!?—]")
# Where more than this share of the words has a capital, and hardly a long word has none, the sentence is a
# headline, and capitals say nothing.
_HEADLINE, _SMALL, _LONG = 0.7, 0.2, 3
# No name opens with these: "The", or what qualifies a name that follows ("Disgraced Senator Lee").
_QUALIFIES = re.compile(r"(?:ed|ing|ful|ous|ive|less|al|ic|ish|ly|est)$|^(?:The|A|An|This|No|Not|But|And)$")
# Words with a tone that people bear as names: at the beginning of a sentence the verb behind them tells.
_ALSO_NAMES = frozenset(
    """angel barker battle best bliss bonny bright charity christian clement constance crook darling dear
    dick dolly earnest ernest fair faith felicity fine fox frank friend gay gentle glad glory good
    goodman goodwin grace grant gross hale hardy haven heaven hell hope ivy jolie jolly joy justice keen
    lavish love lovejoy lovely loving loyal lucky makepeace mercy merit merry moody noble pain patience
    peace pious pleasant pride prosper prudence rich rob savage serenity sharp slaughter smart sparks
    steel sterling strong sue sunny swift tempest terry trainor trust truth victor victoria virtue warm
    wild will wise worth worthy young""".split()
)
_NAMED_BY = (["VBD"], ["VBN"], ["VBZ"], ["MD"])


# What a piece is, in one letter: a mark, one that opens a sentence, a figure, a small word (short or long), a
# word with a capital, a word in capitals.
_MARK, _OPENER, _FIGURE, _SHORT_WORD, _LONG_WORD, _CAPITAL, _CAPITALS = "mofswcu"


class Pieces(NamedTuple):
    """The words (in small letters) and clause marks of one sentence, and each as it stands there.

    ``n_words`` counts the words alone. A name is an empty text: it keeps its place and has no meaning.
    """

    texts: list[str]
    raw: list[str]
    n_words: int


def read_pieces(sentence: str) -> Pieces:
    """Cut a sentence (of the shadow) into words and clause marks, with names blanked.

    A word with a capital inside the sentence is a name, so "Hope", "Grace" and "United" in names carry
    no tone; so is the first word where another capital follows it. Headlines, with capitals on most words,
    and words all in capitals are read as they are.

    At the beginning of a sentence some hundred words that people bear as names are read as such before a
    verb ("Hope smiled"; "hope faded" is lost by it there).

    Missed: other names at the beginning; a sense that only capitals tell.

    >>> read_pieces("Grace Kelly hoped, with the United Nations.").texts
    ['', '', 'hoped', ',', 'with', 'the', '', '']
    """
    raw = _find_pieces(sentence)
    signs = "".join(map(_signs.__getitem__, raw))
    texts = list(map(_small.__getitem__, raw))
    if _CAPITAL in signs and not _is_headline(signs):
        _blank_names(texts, raw, signs)
    if texts and texts[0] in _ALSO_NAMES and tag_words(texts[:4])[1:2] in _NAMED_BY:
        texts[0] = ""
    return Pieces(texts, raw, len(raw) - signs.count(_MARK) - signs.count(_OPENER))


def find_starts(sentence: str, pieces: Pieces, numbers: Iterable[int]) -> Iterator[int]:
    """Give where the pieces of these ``numbers``, in reading order, start in their sentence.

    Between two pieces stands nothing that could be one, so looking for each behind the last finds them all.
    """
    place = done = 0
    raw = pieces.raw
    for number in numbers:
        for i in range(done, number):
            place = sentence.find(raw[i], place) + len(raw[i])
        place = sentence.find(raw[number], place)
        done = number
        yield place


def weigh_pieces(pieces: Pieces, valences: Mapping[str, float]) -> dict[int, float]:
    """Look the words of a sentence up and weigh those found in their context, by number of piece."""
    known = {i: valences[text] for i, text in enumerate(pieces.texts) if text in valences}
    return weigh_in_context(pieces.texts, known)


def _is_headline(signs: str) -> bool:
    n_capitals = signs.count(_CAPITAL) + signs.count(_CAPITALS)
    n_long = signs.count(_LONG_WORD)
    n_words = n_capitals + n_long + signs.count(_SHORT_WORD)
    return n_capitals > _HEADLINE * n_words and n_long <= _SMALL * n_words


def _blank_names(texts: list[str], raw: Sequence[str], signs: str) -> None:
    """Empty the texts of names."""
    i = signs.find(_CAPITAL)
    while i >= 0:
        before = signs[:i].rstrip(_MARK + _FIGURE)
        opens = not before or before[-1] == _OPENER
        if not opens or (signs[i + 1 : i + 2] == _CAPITAL and not _QUALIFIES.search(raw[i])):
            texts[i] = ""
        i = signs.find(_CAPITAL, i + 1)


def _sign_of(piece: str) -> str:
    first = piece[0]
    if not first.isalpha():
        if first.isalnum() or first == "_":
            return _FIGURE
        return _OPENER if piece in "?!:" else _MARK
    if first.isupper():
        return _CAPITALS if piece.isupper() else _CAPITAL
    return _LONG_WORD if len(piece) > _LONG else _SHORT_WORD


_signs = Remembered(_sign_of)
_small = Remembered(str.lower)
_find_pieces = _PIECE.findall
