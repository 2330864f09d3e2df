"""Which words an article uses more than English does: its key words, with every place they stand."""

import math
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.framing.statistics.reference import ReferenceWords, load_reference_words
from analysis.framing.statistics.types import typed_words

if TYPE_CHECKING:
    import pandas as pd

# An article of fewer words has no key words.
FEWEST_WORDS = 100
# English at large counts as so many words beside the reference articles, and the prior as so many.
_BACKGROUND, _PRIOR = 10_000_000, 1_000
# The part of all words taken for a type that no list has.
_UNLISTED = 1e-7
_Z = 1.959963984540054
_NAN = math.nan


class KeyWord(NamedTuple):
    """A type with what speaks for its being key: see ``keyness``."""

    doc_id: str
    word: str
    n: int
    n_words: int
    reference_n: int
    reference_words: int
    expected: float
    log_odds: float
    low: float
    high: float
    z: float
    g2: float
    log_ratio: float
    is_name: bool
    method: str


class KeyWordUse(NamedTuple):
    """One place of a type: ``doc.text[start:end]`` is ``text``."""

    start: int
    end: int
    text: str
    word: str


def keyness(doc: Document, *, least: int = 2) -> "pd.DataFrame":
    """Rank the types that stand at least ``least`` times by how much more the article uses them than English.

    A type is a word in lower case without possessive 's; ``n`` of ``n_words`` are its occurrences in
    the article, ``reference_n`` of ``reference_words`` those in the reference articles (editorials,
    news, blogs; 1990 to 2020), ``expected`` what the reference lets expect here.

    - ``z``, by which the table is sorted: weighted log-odds. With y and n for the article, and for English
      the reference plus general English (wordfreq) as so many further words as would be 10 million, the
      log-odds of both get an informative Dirichlet prior of 1,000 words in the proportions of English;
      ``log_odds`` is their difference, ``z`` that over its standard deviation √(1/(y + a) + 1/(y' + a)), and
      ``low``, ``high`` are ± 1.96 of those;
    - ``g2``: log-likelihood ratio of the four cells of article and reference articles alone, negative where
      the article has less; 3.84 would be 5 % for one word chosen beforehand, and hundreds are
      looked at here: 15.13 (p < .0001) is the usual bar;
    - ``log_ratio``: binary logarithm of the two relative frequencies, a reference of 0 taken for a half:
      1 is twice as often;
    - ``is_name``: every occurrence has a capital, and one stands within a sentence.

    Ten million words and 1,000 were chosen by how many words of 185 headlines were among the ten most key of
    the text below (.319; G² .282, raw counts .163). With fewer than 100 words the statistics are ``NaN``.

    Missed: a word comes in bursts, so that all are surer in the table than in truth; words
    standing once; senses; the reference speaks much of American politics, so "president" is rarely key.

    Source: Monroe, B. L., Colaresi, M. P., & Quinn, K. M. (2008). Fightin' Words. *Political Analysis* 16(4);
    Dunning, T. (1993). *Computational Linguistics* 19(1); Hardie, A. (2014), log ratio.

    >>> doc = Document("a1", "The ferry is late. The ferry is full. " * 20)
    >>> keyness(doc)["word"].tolist()
    ['ferry', 'late', 'full', 'is', 'the']
    """
    import pandas as pd

    places: dict[str, list[int]] = {}
    n = 0
    for word, token in typed_words(doc):
        places.setdefault(word, []).append(token.start)
        n += 1
    reference = load_reference_words() if places else None
    opening = {sentence.start for sentence in doc.sentences}
    rows = [
        _weigh(doc, word, starts, n, reference, opening)
        for word, starts in places.items()
        if reference and len(starts) >= least
    ]
    rows.sort(key=lambda row: (-row.z if not math.isnan(row.z) else -row.n, row.word))
    return pd.DataFrame(rows, columns=list(KeyWord._fields))


def find_uses(doc: Document, words: Collection[str]) -> list[KeyWordUse]:
    """List every place of some types, in reading order: the rows behind ``keyness``.

    >>> [use.text for use in find_uses(Document("a1", "Bell rang. The bell’s rope."), ["bell"])]
    ['Bell', 'bell’s']
    """
    wanted = set(words)
    return [
        KeyWordUse(token.start, token.end, token.text, word)
        for word, token in typed_words(doc)
        if word in wanted
    ]


def log_likelihood(n: int, of: int, reference_n: int, reference_of: int) -> float:
    """Give G² of a word's ``n`` in ``of`` words against its ``reference_n`` in ``reference_of``.

    Twice the sum of O ln(O / E) over the four cells: the word and all other words, here and there.

    >>> round(log_likelihood(10, 100, 10, 100), 6), round(log_likelihood(20, 100, 10, 100), 3)
    (0.0, 3.987)
    """
    whole = of + reference_of
    total = 0.0
    for part, size in ((n, of), (reference_n, reference_of)):
        for observed, all_of_it in ((part, n + reference_n), (size - part, whole - n - reference_n)):
            if observed:
                total += observed * math.log(observed * whole / (size * all_of_it))
    return max(0.0, 2 * total)


def _weigh(
    doc: Document,
    word: str,
    starts: Sequence[int],
    n: int,
    reference: ReferenceWords,
    opening: Collection[int],
) -> KeyWord:
    y, y_reference = len(starts), reference.count(word)
    capital = all(doc.text[start].isupper() for start in starts) and not all(s in opening for s in starts)
    expected = n * y_reference / reference.n_words
    counts = doc.doc_id, word, y, n, y_reference, reference.n_words, expected
    if n < FEWEST_WORDS:
        return KeyWord(*counts, _NAN, _NAN, _NAN, _NAN, _NAN, _NAN, capital, "too few words")
    size = reference.n_words + _BACKGROUND
    english = y_reference + _BACKGROUND * (reference.frequency(word) or _UNLISTED)
    prior = _PRIOR * english / size
    here, there = y + prior, english + prior
    log_odds = math.log(here / (n + _PRIOR - here)) - math.log(there / (size + _PRIOR - there))
    deviation = math.sqrt(1 / here + 1 / there)
    ratio = math.log2((y / n) / ((y_reference or 0.5) / reference.n_words))
    return KeyWord(
        *counts,
        log_odds,
        log_odds - _Z * deviation,
        log_odds + _Z * deviation,
        log_odds / deviation,
        math.copysign(log_likelihood(y, n, y_reference, reference.n_words), ratio),
        ratio,
        capital,
        "weighted log-odds",
    )
