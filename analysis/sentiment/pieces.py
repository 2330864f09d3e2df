"""A sentence as the scorers of our own read it: its words, and the marks that part its clauses."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from analysis.document.tags import tag_words
from analysis.sentiment.context import weigh_in_context

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


class Pieces(NamedTuple):
    """The words (in small letters) and clause marks of one sentence, with where they start in it.

    ``words`` counts the words alone. A name stands as an empty string: it keeps its place and has no meaning.
    """

    texts: list[str]
    starts: list[int]
    n_words: int


def read_pieces(sentence: str) -> Pieces:
    """Cut a sentence (of the shadow) into words and clause marks, with names blanked.

    A word with a capital inside the sentence is a name, so "Hope", "Grace" and "United" in names carry
    no tone; so is the first word where another capital follows it. Headlines, with capitals on most words,
    and words all in capitals are read as they are.

    At the beginning of a sentence some sixty words that people bear as names are read as such before a verb
    ("Hope smiled"; "hope faded" is lost by it there).

    Missed: other names at the beginning; a sense that only capitals tell.

    >>> read_pieces("Grace Kelly hoped, with the United Nations.").texts
    ['', '', 'hoped', ',', 'with', 'the', '', '']
    """
    found = list(_PIECE.finditer(sentence))
    texts = [match[0] for match in found]
    starts = [match.start() for match in found]
    words = [text for text in texts if text[0].isalpha()]
    n_words = sum(text[0].isalnum() or text[0] == "_" for text in texts)
    n_capitals = sum(word[0].isupper() for word in words)
    n_small = sum(word[0].islower() and len(word) > _LONG for word in words)
    headline = n_capitals > _HEADLINE * len(words) and n_small <= _SMALL * len(words)
    if n_capitals > 1 and not headline:
        opens = True
        for i, text in enumerate(texts):
            if not text[0].isalpha():
                opens = opens or text in "?!:"
            elif text[0].isupper() and not text.isupper():
                following = texts[i + 1] if i + 1 < len(texts) else ""
                named = following[:1].isupper() and not following.isupper() and not _QUALIFIES.search(text)
                if not opens or named:
                    texts[i] = ""
                opens = False
            else:
                opens = False
    texts = [text.lower() for text in texts]
    if texts and texts[0] in _ALSO_NAMES and tag_words(texts[:4])[1:2] in _NAMED_BY:
        texts[0] = ""
    return Pieces(texts, starts, n_words)


def weigh_pieces(pieces: Pieces, valences: Mapping[str, float]) -> dict[int, float]:
    """Look the words of a sentence up and weigh those found in their context, by number of piece."""
    known = {i: valences[text] for i, text in enumerate(pieces.texts) if text in valences}
    return weigh_in_context(pieces.texts, known)
