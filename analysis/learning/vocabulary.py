"""Which words, stems and pairs may get a weight, and sentences as rows of numbers, one a word."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.document.shadow import typographic_shadow
from analysis.sentiment.context import weigh_in_context
from analysis.sentiment.lexica import joint_valences
from analysis.sentiment.pieces import Pieces
from analysis.sentiment.unweighted import unweighted_words
from analysis.sentiment.weighted import scaled_lexicon

if TYPE_CHECKING:
    import numpy as np

# Words outside the lexica, and pairs, must be surer to move away from nought.
_OUTSIDE, _STEM, _PAIR = 0.7, 0.7, 0.5
# In so many texts a word, an inflection, a stem and a pair must stand.
_LEAST, _LEAST_INFLECTION, _LEAST_STEM, _LEAST_PAIR = 3, 2, 4, 25

# A word that may be learned from: letters, small ones.
WORD = re.compile(r"[a-z][a-z'\-]+")
_RUNNING = re.compile(r"[A-Za-z][A-Za-z'.\-]*")


class Vocabulary(NamedTuple):
    """What may get a weight: words, stems (behind a tilde) and pairs, each with its column and readiness.

    ``stems`` gives the stem of each word that has one: inflections share what is learned of their stem, so
    that a rare form weighs what the frequent ones do.
    """

    columns: dict[str, int]
    readiness: "np.ndarray"
    stems: dict[str, str]


def choose_vocabulary(texts: Sequence[str], read: Sequence[Pieces]) -> Vocabulary:
    """Choose words and pairs that are frequent enough and no name, place, person or topic."""
    import numpy as np
    from nltk.stem.snowball import SnowballStemmer

    capitals: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for text in texts:
        for word in _RUNNING.findall(typographic_shadow(text))[1:]:
            (capitals if word[0].isupper() else small)[word.lower()] += 1
    without = unweighted_words()

    def may(word: str) -> bool:
        return (
            bool(WORD.fullmatch(word))
            and capitals[word] <= small[word]
            and word not in without
            and not word.endswith("'s")
        )

    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for pieces in read:
        words.update(set(pieces.texts))
        pairs.update({f"{a} {b}" for a, b in zip(pieces.texts, pieces.texts[1:], strict=False)})
    stem = SnowballStemmer("english").stem
    stems = {word: f"~{stem(word)}" for word, n in words.items() if n >= _LEAST_INFLECTION and may(word)}
    stemmed: Counter[str] = Counter()
    for word, key in stems.items():
        stemmed[key] += words[word]
    chosen = sorted(word for word in stems if words[word] >= _LEAST)
    chosen += sorted(key for key, n in stemmed.items() if n >= _LEAST_STEM)
    chosen += sorted(pair for pair, n in pairs.items() if n >= _LEAST_PAIR and all(map(may, pair.split(" "))))
    joint = joint_valences()
    readiness = [
        _PAIR if " " in word else 1.0 if word in joint else _STEM if word[0] == "~" else _OUTSIDE
        for word in chosen
    ]
    return Vocabulary({word: at for at, word in enumerate(chosen)}, np.array(readiness), stems)


class Design(NamedTuple):
    """Sentences as rows of numbers: what each word would add for a weight of 1, and what the lexica add."""

    matrix: Any
    prior: "np.ndarray"


def describe(read: Iterable[Pieces], vocabulary: Vocabulary, signs: Mapping[str, float]) -> Design:
    """Lay out sentences: each word and pair by the factor of its context, over the root of the length."""
    import numpy as np
    from scipy.sparse import csr_matrix

    prior_of = scaled_lexicon(1.0)
    columns = vocabulary.columns
    rows: list[int] = []
    places: list[int] = []
    values: list[float] = []
    prior: list[float] = []
    n = 0
    for n, pieces in enumerate(read, start=1):
        texts = pieces.texts
        unit = {
            i: math.copysign(1.0, signs.get(text, 1.0)) for i, text in enumerate(texts) if text[:1].isalnum()
        }
        length = math.sqrt(max(1, pieces.n_words))
        total = 0.0
        for i, valence in weigh_in_context(texts, unit).items():
            factor = valence / unit[i] / length
            total += factor * prior_of.get(texts[i], 0.0)
            pair = f"{texts[i - 1]} {texts[i]}" if i else ""
            for word in (texts[i], vocabulary.stems.get(texts[i], ""), pair):
                if word in columns:
                    rows.append(n - 1)
                    places.append(columns[word])
                    values.append(factor)
        prior.append(total)
    shape = (n, len(columns))
    return Design(csr_matrix((values, (rows, places)), shape=shape), np.array(prior))
