"""Folds for cross-validation in which no article and no text stands on both sides."""

import re
from collections import Counter
from collections.abc import Sequence

_NO_LETTERS = re.compile(r"\W+")


def deal_folds(articles: Sequence[str], texts: Sequence[str], n_folds: int) -> list[int]:
    """Give each row the number of its fold: rows of one article, or of one text, share it.

    Texts are the same where their letters and figures are. The largest groups are dealt out first, each to
    the fold that is emptiest.

    >>> deal_folds(["a", "b", "c", "a"], ["One.", "two", "“One”", "three"], 2)
    [0, 1, 0, 0]
    """
    above: dict[str, str] = {}

    def top(key: str) -> str:
        above.setdefault(key, key)
        while above[key] != key:
            above[key] = above[above[key]]
            key = above[key]
        return key

    for article, text in zip(articles, texts, strict=True):
        above[top("article " + article)] = top("text " + _NO_LETTERS.sub(" ", text).strip().lower())
    groups = [top("article " + article) for article in articles]
    sizes = Counter(groups)
    filled = [0] * n_folds
    fold_of: dict[str, int] = {}
    for group, n in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold_of[group] = filled.index(min(filled))
        filled[fold_of[group]] += n
    return [fold_of[group] for group in groups]
