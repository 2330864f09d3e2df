"""A codebook: named categories of patterns, and where they count among tokens."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from analysis.lexicon.matcher import Match, Matcher
from analysis.lexicon.pattern import Pattern


class Category(NamedTuple):
    """A frame or kind of word: what it means, where that comes from, and what shows it.

    ``examples`` are sentences in which it stands.
    """

    id: str
    label: str
    definition: str
    source: str
    patterns: tuple[Pattern, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """Hold named categories of patterns, with where they come from and under which licence.

    ``form`` names the form of the file it was read from.
    """

    name: str
    title: str
    version: str
    source: str
    licence: str
    categories: tuple[Category, ...]
    form: str = "codebook"

    @cached_property
    def matcher(self) -> Matcher[Pattern]:
        """Give the compiled patterns of all categories; ``find`` says which of its matches count."""
        return Matcher(
            ((category.id, category.patterns) for category in self.categories),
            lambda pattern: pattern.is_conditional,
        )

    @cached_property
    def labels(self) -> dict[str, str]:
        """Map each category's id to the label that readers see, in the codebook's order."""
        return {category.id: category.label for category in self.categories}

    def find(self, words: Sequence[str], tag_of: Callable[[int], str]) -> Iterator[Match[Pattern]]:
        """Yield where patterns count among lower-case tokens, in reading order.

        ``tag_of`` gives the Penn tag of the token of a number; it is asked where a pattern with a part of
        speech is met, and not at all where there is none. A category counts a token once: the pattern
        of most words wins, then a whole word before a stem, then the longer stem; one that is excluded
        or has another part of speech leaves its place to the next.
        """

        def admits(pattern: Pattern, first: int) -> bool:
            if pattern.exclude and pattern.is_excluded(words, first):
                return False
            return not pattern.pos or tag_of(first) in pattern.penn_tags

        return self.matcher.find(words, admits)
