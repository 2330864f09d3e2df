"""Find many patterns at once among the tokens of a document."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress
from typing import Generic, NamedTuple, Protocol, TypeVar

from analysis.lexicon.pattern import meets

# Distinct words remembered, and pairs of them; news has some hundred thousand, a hostile text no end.
_REMEMBERED = 200_000


class Parted(Protocol):
    """Whatever is found by its parts, one a token: a codebook's pattern, a lexicon's entry."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Give the parts in lower case; a stem keeps its star."""


K = TypeVar("K")
P = TypeVar("P", bound=Parted)


class Match(NamedTuple, Generic[P]):
    """Where a pattern stands: tokens ``first`` to ``last`` (the last is not part of it)."""

    first: int
    last: int
    category: str
    pattern: P


class _Entry(NamedTuple, Generic[P]):
    """A pattern with what decides between it and its rivals: length, exactness, length of stem."""

    rank: tuple[int, bool, int]
    category: str
    pattern: P
    following: tuple[str, ...]
    is_conditional: bool
    is_only: bool = False  # of its category at a word, and sure to count where that is free


# A category, a pattern of it, and the tokens it meets.
_Held = tuple[str, P, tuple[str, ...]]


class Matcher(Generic[P]):
    """Hold the compiled patterns of several categories and find them token by token.

    One category counts a token once: the pattern of most words wins, then a whole word before a
    stem, then the longer stem. Different categories may share a token. The cost of a token does
    not grow with the number of patterns: what begins at a word is looked up once and remembered.
    Where patterns of one head and length tie, the one given first wins.

    Where more than the words decides about some patterns, ``is_conditional`` tells which.
    """

    def __init__(
        self,
        categories: Iterable[tuple[str, Iterable[P]]],
        is_conditional: Callable[[P], bool] = lambda _: False,
    ) -> None:
        # By first part; entries are made where a word is first met, as most patterns meet none in a text.
        self._words: dict[str, list[_Held[P]]] = {}
        self._stems: dict[str, list[_Held[P]]] = {}
        self._is_conditional = is_conditional
        for category, patterns in categories:
            for pattern in patterns:
                for parts in _as_tokenised(pattern.parts):
                    head = parts[0]
                    if head.endswith("*"):
                        self._stems.setdefault(head[:-1], []).append((category, pattern, parts))
                    else:
                        self._words.setdefault(head, []).append((category, pattern, parts))
        self._stem_lengths = sorted(set(map(len, self._stems)))
        self._known = _Beginnings(self._beginning_at)
        self._known_pairs = _Beginnings(self._beginning_at_pair)

    def _beginning_at(self, word: str) -> tuple[_Entry[P], ...]:
        """List the patterns whose first part meets ``word``, best first, without those that never win."""
        held = list(self._words.get(word, ()))
        for length in self._stem_lengths:
            if length > len(word):
                break
            held += self._stems.get(word[:length], ())
        found = [self._entry(*pattern) for pattern in held]
        found.sort(key=lambda entry: entry.rank, reverse=True)
        return _without_losers(found)

    def _entry(self, category: str, pattern: P, parts: tuple[str, ...]) -> _Entry[P]:
        head = parts[0]
        rank = (len(pattern.parts), not head.endswith("*"), len(head))
        return _Entry(rank, category, pattern, parts[1:], self._is_conditional(pattern))

    def _beginning_at_pair(self, pair: tuple[str, str]) -> tuple[_Entry[P], ...]:
        """List those beginning at a word that can count before this next word, "" at the end."""
        word, following = pair
        return _without_losers(
            [e for e in self._known[word] if not e.following or meets(e.following[:1], (following,))]
        )

    def find(
        self, words: Sequence[str], admits: Callable[[P, int], bool] = lambda *_: True
    ) -> Iterator[Match[P]]:
        """Yield the matches among lower-case words, in reading order.

        ``admits`` is asked whether a conditional pattern counts where its words stand; where it does
        not, the next best pattern of its category has its turn.

        >>> from analysis.lexicon import parse_pattern
        >>> matcher = Matcher([("economic", [parse_pattern("tax*"), parse_pattern("tax break*")])])
        >>> [(m.first, m.last, m.pattern.text) for m in matcher.find(["tax", "breaks", "taxed"])]
        [(0, 2, 'tax break*'), (2, 3, 'tax*')]
        """
        known, known_pairs = self._known, self._known_pairs
        n = len(words)
        make = tuple.__new__
        # Up to where each category has counted, and the furthest of them: before it no place is free.
        taken: dict[str, int] = {}
        furthest = 0
        # Nothing begins at most words: they are passed over without a step of Python's.
        for first in compress(range(n), map(known.__getitem__, words)):
            entries = known[words[first]]
            # Phrases stand first; at "in" and "of" begin many, and the next word settles nearly all.
            if entries[0].following:
                entries = known_pairs[words[first], words[first + 1] if first + 1 < n else ""]
            last = first + 1
            for _, category, pattern, following, is_conditional, is_only in entries:
                if is_only and furthest <= first:
                    yield make(Match, (first, last, category, pattern))
                    continue
                if taken.get(category, 0) > first:
                    continue
                end = last + len(following)
                if following and not meets(following, words[last:end]):
                    continue
                if is_conditional and not admits(pattern, first):
                    continue
                taken[category] = end
                if end > furthest:
                    furthest = end
                yield make(Match, (first, end, category, pattern))


class _Beginnings(dict[K, tuple[_Entry[P], ...]], Generic[K, P]):
    """Remember for each word, or word and next word, what begins at it."""

    def __init__(self, look_up: Callable[[K], tuple[_Entry[P], ...]]) -> None:
        self._look_up = look_up

    def __missing__(self, key: K) -> tuple[_Entry[P], ...]:
        found = self._look_up(key)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[key] = found
        return found


def _without_losers(ranked: Iterable[_Entry[P]]) -> tuple[_Entry[P], ...]:
    """Leave out the patterns behind one of their category that is sure to count."""
    settled: set[str] = set()
    entries = []
    for entry in ranked:
        if entry.category not in settled:
            entries.append(entry)
            if not entry.following and not entry.is_conditional:
                settled.add(entry.category)
    n_entries = Counter(entry.category for entry in entries)
    return tuple(
        entry._replace(is_only=True)
        if n_entries[entry.category] == 1 and not entry.following and not entry.is_conditional
        else entry
        for entry in entries
    )


def _as_tokenised(parts: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """List the tokens a pattern meets: at the end of a sentence an abbreviation loses its last full stop."""
    last = parts[-1]
    if last.endswith(".") and len(last) > 1:
        return parts, (*parts[:-1], last[:-1])
    return (parts,)
