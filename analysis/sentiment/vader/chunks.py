"""What VADER sees in one run of characters between white space: a word and what it can do."""

import string
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple, TypeVar

from analysis.sentiment.vader.lexicon import read_vader_lexicon

_AMPLIFIERS = """
absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous enormously
entirely especially exceptional exceptionally extreme extremely fabulously flippin flipping frackin fracking
frickin fricking friggin frigging fuckin fucking fuggin fugging fully greatly hella highly hugely incredible
incredibly intensely major majorly more most particularly purely quite really remarkably so substantially
thoroughly total totally tremendous tremendously uber unbelievably unusually utter utterly very"""
_DAMPENERS = """
almost barely hardly kind-of kinda kindof less little marginal marginally occasional occasionally partly
scarce scarcely slight slightly somewhat sort-of sorta sortof"""
AMPLIFIERS = dict.fromkeys(_AMPLIFIERS.split(), 0.293) | dict.fromkeys(_DAMPENERS.split(), -0.293)
# Verbs that negate with "nt" at the end; with "n't" any verb does.
_VERBS = """
ai are ca could dare did do does had has have is might must need ought sha should was were wo would"""
_NEGATORS = """
cannot despite neither never none nope nor not nothing nowhere rarely seldom uh-uh uhuh without"""
NEGATORS = frozenset(_NEGATORS.split()) | {verb + "nt" for verb in _VERBS.split()}
# Each phrase that the rules know holds one of these words, so without them there is none.
PHRASE_WORDS = frozenset(
    ["ass", "beating", "bomb", "bus", "die", "enough", "kind", "kiss", "shit", "sort", "yeah"]
)
_PARTNERS = PHRASE_WORDS | {"least", "no", "so", "this"}

# One sign a chunk, in capitals where the word is: a sentence's signs say at once which rules can apply.
NOTHING, SCORED, MODIFIER, SCORED_MODIFIER, BUT, EMOJI = ".wmkbe"


class Word(NamedTuple):
    """What VADER reads in a chunk: ``chunk[start:end]`` in lower case, and what it does.

    ``valence`` is ``None`` where the lexicon has no such entry.
    """

    lower: str
    start: int
    end: int
    is_upper: bool
    valence: float | None
    amplifies: float
    negates: bool


def read_word(chunk: str) -> Word:
    """Strip a chunk of ASCII punctuation, unless two characters or fewer are left, and look it up.

    >>> read_word("'Great!'")
    Word(lower='great', start=1, end=6, is_upper=False, valence=3.1, amplifies=0.0, negates=False)
    >>> read_word(":)").lower, read_word("ok,").lower
    (':)', 'ok,')
    """
    word, start = chunk.strip(string.punctuation), 0
    if len(word) > 2:
        start = len(chunk) - len(chunk.lstrip(string.punctuation))
    else:
        word = chunk
    lower = word.lower()
    return Word(
        lower,
        start,
        start + len(word),
        word.isupper(),
        read_vader_lexicon().valences.get(lower),
        AMPLIFIERS.get(lower, 0.0),
        lower in NEGATORS or "n't" in lower,
    )


def sign_of(chunk: str) -> str:
    """Give the one-letter sign that says which rules a chunk can set off.

    >>> "".join(map(sign_of, "The VERY worst, but no war".split()))
    '.Mwbkw'
    """
    if not chunk.isascii() and not read_vader_lexicon().emoji.keys().isdisjoint(chunk):
        return EMOJI
    word = read_word(chunk)
    modifies = word.amplifies or word.negates or word.lower in _PARTNERS
    if word.valence is not None:
        sign = SCORED_MODIFIER if modifies else SCORED
    elif word.lower == "but":
        return BUT
    else:
        sign = MODIFIER if modifies else NOTHING
    return sign.upper() if word.is_upper else sign


_T = TypeVar("_T")
_MOST_REMEMBERED = 100_000
_LONGEST_REMEMBERED = 60


class Remembered(dict[str, _T]):
    """Remember what a function made of each chunk; it forgets all when full, and never keeps long ones."""

    def __init__(self, function: Callable[[str], _T]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, chunk: str) -> _T:
        made = self._function(chunk)
        if len(chunk) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[chunk] = made
        return made


class Memory(NamedTuple):
    """The two things that are remembered of each chunk."""

    words: Remembered[Word]
    signs: Remembered[str]


@lru_cache(maxsize=1)
def chunk_memory() -> Memory:
    """Give the one memory that all sentences share."""
    return Memory(Remembered(read_word), Remembered(sign_of))
