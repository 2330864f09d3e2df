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

# One sign a chunk, in capitals where the word is: a sentence's signs say at once which rules can apply.
NOTHING, SCORED, MODIFIER, SCORED_MODIFIER, PHRASE, BUT = ".wmkpb"


class Known(NamedTuple):
    """A word of the lexicon in a chunk: its valence, and where in the chunk it stands."""

    valence: float
    start: int
    end: int


def read_word(chunk: str) -> str:
    """Strip a chunk of ASCII punctuation, unless two characters or fewer are left.

    >>> read_word("'Great!'"), read_word(":)"), read_word("ok,")
    ('Great', ':)', 'ok,')
    """
    word = chunk.strip(string.punctuation)
    return word if len(word) > 2 else chunk


def read_small(chunk: str) -> str:
    """Give the word of a chunk in small letters, as VADER looks it up."""
    return read_word(chunk).lower()


def find_known(chunk: str) -> Known:
    """Find the word of the lexicon in a chunk that holds one."""
    word = read_word(chunk)
    start = chunk.index(word)
    return Known(read_vader_lexicon().valences[word.lower()], start, start + len(word))


def negates(word: str) -> bool:
    """Tell whether a word, given in small letters, negates."""
    return word in NEGATORS or "n't" in word


def sign_of(chunk: str) -> str:
    """Give the one-letter sign that says which rules a chunk can set off.

    >>> "".join(map(sign_of, "The VERY worst, but no war".split()))
    '.Mwbkw'
    """
    word = read_word(chunk)
    small = word.lower()
    sign = _signs().get(small, NOTHING)
    if sign is NOTHING and "n't" in small:
        sign = MODIFIER
    return sign.upper() if sign is not NOTHING and word.isupper() else sign


@lru_cache(maxsize=1)
def _signs() -> dict[str, str]:
    """Give the signs of all words that do something, in small letters."""
    modifiers = AMPLIFIERS.keys() | NEGATORS | {"least", "no", "so", "this"}
    signs = dict.fromkeys(read_vader_lexicon().valences, SCORED)
    for word in modifiers | PHRASE_WORDS:
        sign = MODIFIER if word in modifiers else PHRASE
        signs[word] = SCORED_MODIFIER if word in signs else sign
    return signs | {"but": BUT}


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
    """What is remembered: a sign of every chunk, and more of the few that hold or change a valence."""

    signs: Remembered[str]
    known: Remembered[Known]
    words: Remembered[str]


@lru_cache(maxsize=1)
def chunk_memory() -> Memory:
    """Give the one memory that all sentences share."""
    return Memory(Remembered(sign_of), Remembered(find_known), Remembered(read_small))
