"""The two public lexica that ``news`` joins, each brought to a root mean square of 1 over its own entries."""

import csv
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from analysis.sentiment.roles import WITHOUT_VALENCE
from analysis.sentiment.vader.lexicon import read_vader_lexicon


@lru_cache(maxsize=1)
def read_opinion_lexicon() -> Mapping[str, float]:
    """Read the opinion lexicon of Hu and Liu: +1 or -1 by word, 6,775 words.

    Source: Hu, M., & Liu, B. (2004). Mining and summarizing customer reviews. *KDD*, 168-177.

    >>> read_opinion_lexicon()["crisis"]
    -1.0
    """
    path = files("analysis") / "data" / "lexicons" / "opinion.csv"
    with path.open(encoding="utf-8") as lines:
        rows = csv.reader(lines)
        word, valence = map(next(rows).index, ("word", "valence"))
        return {row[word]: float(row[valence]) for row in rows}


@lru_cache(maxsize=1)
def joint_valences() -> Mapping[str, float]:
    """Give each word the mean of its two valences, 0 where a lexicon does not have it.

    Adverbs of degree and verbs of avoiding are left out: see ``WITHOUT_VALENCE``.

    A word that both call bad weighs about twice one that only one of them knows.

    >>> round(joint_valences()["crisis"], 2), round(joint_valences()["vague"], 2)
    (-1.41, -0.62)
    """
    vader, opinion = single_lexica()
    words = sorted(vader.keys() | opinion.keys())
    return {word: round((vader.get(word, 0.0) + opinion.get(word, 0.0)) / 2, 4) for word in words}


@lru_cache(maxsize=1)
def single_lexica() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """Give VADER's lexicon and the opinion lexicon, each divided by the root mean square of its valences."""
    return _normalised(read_vader_lexicon().valences), _normalised(read_opinion_lexicon())


def _normalised(valences: Mapping[str, float]) -> dict[str, float]:
    rms = math.sqrt(math.fsum(valence * valence for valence in valences.values()) / len(valences))
    return {word: valence / rms for word, valence in valences.items() if word not in WITHOUT_VALENCE}
