"""VADER's two word lists, read from the installed ``vaderSentiment`` and checked."""

import hashlib
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from analysis.document import InputError

# The files of vaderSentiment 3.3.2. Other lists would give other numbers under the same name.
_SHA256 = {
    "vader_lexicon.txt": "1ec9c6e9ee19aade328f8beb393a6afa71a5bb3acf7d3cc22d4ef568df374bf5",
    "emoji_utf8_lexicon.txt": "b8d54223ae1ce22a3e12c1f745316b71678c328eb5f5d3063a842f37cfbe2823",
}


class VaderLexicon(NamedTuple):
    """Valences from -4 to 4 by word or emoticon, and descriptions by emoji."""

    valences: dict[str, float]
    emoji: dict[str, str]


@lru_cache(maxsize=1)
def read_vader_lexicon() -> VaderLexicon:
    """Read both lists of the installed package, which is found but never imported.

    Fourteen entries stand twice in the word list; the later one holds, as in VADER. Emoji made
    of several characters are left out: VADER looks at one character at a time.

    Raises ``InputError`` where the package is missing or its lists are not those of 3.3.2.

    Source: Hutto, C. J., & Gilbert, E. (2014). VADER: A parsimonious rule-based model for
    sentiment analysis of social media text. *ICWSM* 8, 216-225.

    >>> read_vader_lexicon().valences["war"]
    -2.9
    """
    folder = _installed_folder()
    words = read_columns(folder / "vader_lexicon.txt")
    emoji = read_columns(folder / "emoji_utf8_lexicon.txt")
    return VaderLexicon(
        {word: float(valence) for word, valence in words},
        {mark: description for mark, description in emoji if len(mark) == 1},
    )


def read_columns(path: Path) -> list[tuple[str, str]]:
    """Read the first two columns of one of VADER's lists, after a check of its SHA-256."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read VADER's list {path}: {error.strerror}; {_REMEDY}") from error
    found = hashlib.sha256(content).hexdigest()
    if found != _SHA256[path.name]:
        raise InputError(f"{path} is not the list of vaderSentiment 3.3.2 (sha256 {found[:12]}…); {_REMEDY}")
    lines = content.decode("utf-8").split("\n")
    columns = (line.strip().split("\t") for line in lines if line)
    return [(column[0], column[1]) for column in columns]


_REMEDY = "install it afresh: pip install --force-reinstall vaderSentiment==3.3.2"


def _installed_folder() -> Path:
    # Importing the package's module would pull in requests, which scoring does not need.
    spec = find_spec("vaderSentiment")
    if spec is None or not spec.submodule_search_locations:
        raise InputError("VADER's word lists are missing: pip install vaderSentiment==3.3.2")
    return Path(next(iter(spec.submodule_search_locations)))
