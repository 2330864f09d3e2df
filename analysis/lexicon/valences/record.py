"""A lexicon of valences, its entries, and where they stand among words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from analysis.lexicon.matcher import Matcher


class ValenceEntry(NamedTuple):
    """A pattern as written, its parts in lower case (one a word), its valence, and its line in the file."""

    text: str
    parts: tuple[str, ...]
    valence: float
    line: int

    @property
    def is_word(self) -> bool:
        """Tell whether this is one whole word, neither a stem nor a phrase."""
        return len(self.parts) == 1 and not self.parts[0].endswith("*")


class ValenceMatch(NamedTuple):
    """Where an entry stands: words ``first`` to ``last`` (the last is not part of it)."""

    first: int
    last: int
    valence: float
    entry: ValenceEntry


@dataclass(frozen=True)
class ValenceLexicon:
    """Hold the entries of a lexicon in the order of its file, with what the file says of itself.

    ``title``, ``source`` and ``licence`` are empty where the file does not state them, ``name`` is that
    of the file. ``form`` names the form it was read in. Valences are in the lexicon's own unit.
    """

    name: str
    form: str
    title: str
    source: str
    licence: str
    entries: tuple[ValenceEntry, ...]

    @cached_property
    def words(self) -> Mapping[str, float]:
        """Map the whole words to their valences; stems and phrases are not among them."""
        return MappingProxyType({entry.parts[0]: entry.valence for entry in self.entries if entry.is_word})

    @cached_property
    def _whole(self) -> dict[str, ValenceEntry] | None:
        """Map each word to its entry, where the lexicon holds whole words only."""
        if all(entry.is_word for entry in self.entries):
            return {entry.parts[0]: entry for entry in self.entries}
        return None

    @cached_property
    def _matcher(self) -> Matcher[ValenceEntry]:
        # Among entries that the matcher takes for equal the first one wins, so the better stands first.
        best_first = sorted(self.entries, key=_exactness, reverse=True)
        return Matcher([("", best_first)])

    def find(self, words: Sequence[str]) -> Iterator[ValenceMatch]:
        """Yield the entries among lower-case words, in reading order; no word counts twice.

        The words are those of ``analysis.document``'s ``find_words``, with plain apostrophes and hyphens.
        The entry of most words wins, then a whole word before a stem, then the longer stem.
        Missed: an entry that begins inside another one found, however much better it may be.

        >>> from analysis.lexicon import ValenceEntry, ValenceLexicon
        >>> good = ValenceEntry("good", ("good",), 1.0, 2)
        >>> not_good = ValenceEntry("not good", ("not", "good"), -1.0, 3)
        >>> lexicon = ValenceLexicon("mine", "table", "", "", "", (good, not_good))
        >>> [(m.first, m.last, m.valence) for m in lexicon.find("good but not good".split())]
        [(0, 1, 1.0), (2, 4, -1.0)]
        """
        whole = self._whole
        if whole is None:
            for match in self._matcher.find(words):
                yield ValenceMatch(match.first, match.last, match.pattern.valence, match.pattern)
            return
        get = whole.get
        for first, word in enumerate(words):
            entry = get(word)
            if entry is not None:
                yield ValenceMatch(first, first + 1, entry.valence, entry)


def _exactness(entry: ValenceEntry) -> tuple[tuple[bool, int], ...]:
    """Rank an entry part by part: a whole word above a stem, a longer stem above a shorter."""
    return tuple((not part.endswith("*"), len(part)) for part in entry.parts)
