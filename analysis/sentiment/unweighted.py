"""Words that say who, where or what a text is about: they carry no tone of their own."""

from collections.abc import Iterable
from functools import lru_cache

from analysis.lexicon.compiled import read_table

# Who people are. The other groups of the file are places and topics.
IDENTITY = (
    "gender",
    "orientation",
    "age",
    "kin",
    "ethnicity",
    "religion",
    "nation",
    "disability",
    "class",
)


@lru_cache(maxsize=2)
def unweighted_words(groups: Iterable[str] | None = None) -> frozenset[str]:
    """Give the words of the ``groups`` named in ``data/unweighted.yaml``, or of all.

    Raise ``KeyError`` for a group that is not there.

    >>> "widow" in unweighted_words(IDENTITY), "trees" in unweighted_words(IDENTITY)
    (True, False)
    >>> "trees" in unweighted_words()
    True
    """
    listed = read_table("unweighted.yaml")
    chosen = listed if groups is None else groups
    return frozenset(word for group in chosen for word in listed[group].split())
