"""Who is in an article: persons by all the forms of their name, and what each is said to be."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from analysis.quotes.mentions import ADJECTIVES, Role
from analysis.quotes.names import Name, firsts_agree, plain
from analysis.quotes.roles import EXCLUDING

_OF_SOMEBODY = re.compile(r"['’]s\b")
_NO_LETTERS = re.compile(r"[\W_]+")
_LONGEST_KEY = 120
# What ``analysis.voices`` calls the voices that are no speaker's: who is called so must not merge with them.
_NO_SPEAKER = frozenset(("narrator", "scare", "speakers", "title", "unresolved"))
# Persons of one surname, or bearers of one role, that are compared with a mention: the rest is damage.
_MOST = 12
# How far back, in characters, a full name still decides whom a shared surname means.
_NEAR = 400


class Entity:
    """What is known so far of one speaker: a person, a body, a document, or people without a name."""

    __slots__ = ("full_mentions", "gender", "key", "kind", "last_full", "name", "plural")

    def __init__(
        self, key: str, kind: str, *, name: Name | None = None, gender: str = "", plural: bool = False
    ) -> None:
        self.key = key
        self.kind = kind
        self.name = name
        self.gender = gender
        self.plural = plural
        self.full_mentions = 0
        self.last_full = -_NEAR


@lru_cache(maxsize=16384)
def slug(words: str) -> str:
    """Make an identifier of lower-case letters of any script, without accents, digits and single hyphens.

    The names of voices that are no speaker's are not given: who is called so has "the-" before it.

    >>> slug("Emmanuel Macron’s aide"), slug("narrator")
    ('emmanuel-macron-aide', 'the-narrator')
    """
    letters = _OF_SOMEBODY.sub("", words[:_LONGEST_KEY])
    if not letters.isascii():
        parted = unicodedata.normalize("NFKD", letters)
        letters = "".join(character for character in parted if not unicodedata.combining(character))
    key = _NO_LETTERS.sub("-", letters.lower()).strip("-")[:_LONGEST_KEY].strip("-") or "speaker"
    return f"the-{key}" if key in _NO_SPEAKER else key


@lru_cache(maxsize=16384)
def person_key(name: Name) -> str:
    """Make a person's identifier: first names and surname, without initials in between.

    >>> person_key(Name(("Donald", "J."), "Trump")), person_key(Name(("J.", "D."), "Roe"))
    ('donald-trump', 'j-d-roe')
    """
    first = name.first
    if first and len(plain(first[0])) > 1:
        first = tuple(word for word in first if len(plain(word)) > 1)
    return slug(" ".join((*first, name.last, name.suffix)))


@lru_cache(maxsize=16384)
def _tails(name: Name) -> tuple[tuple[str, ...], ...]:
    """List the ways a name may be cut short from the front, in lower case, the whole first."""
    words = tuple(filter(None, map(plain, (*name.first, *name.last.split())))) or ("",)
    return tuple(words[at:] for at in range(len(words)))


class People:
    """The persons of an article, found by any form of their name or by what they are said to be."""

    def __init__(self) -> None:
        self._by_tail: dict[tuple[str, ...], list[Entity]] = {}
        self._by_first: dict[str, list[Entity]] = {}
        self._sure: dict[tuple[Name, str], Entity | None] = {}
        self._by_role: dict[str, list[tuple[int, Role, Entity]]] = {}

    def add(self, name: Name, gender: str) -> Entity:
        """Meet a person by a name of two words or more, or by a surname that no one met bears."""
        words = _tails(name)[0]
        for person in self._by_tail.get(words[-1:], ())[:_MOST]:
            if person.name is not None and self._is(person.name, name, words):
                break
        else:
            person = Entity(person_key(name), "named", name=name, gender=gender)
            for tail in _tails(name):
                bearers = self._by_tail.setdefault(tail, [])
                if len(bearers) < _MOST:
                    bearers.append(person)
            if name.first:
                self._by_first.setdefault(plain(name.first[0]), []).append(person)
        person.gender = person.gender or gender
        self._sure.clear()
        return person

    @staticmethod
    def _is(known: Name, name: Name, words: tuple[str, ...]) -> bool:
        if name.suffix and known.suffix and name.suffix != known.suffix:
            return False
        whole = _tails(known)[0]
        if whole[-len(words) :] == words or words[-len(whole) :] == whole:
            return bool(name.suffix) == bool(known.suffix) or not (name.first and known.first)
        if bool(name.suffix) != bool(known.suffix):
            return False
        same_last = plain(known.last) == plain(name.last)
        return same_last and bool(known.first and name.first) and firsts_agree(known.first, name.first)

    def meet(self, person: Entity, at: int) -> None:
        """Note that a full name stands at an offset."""
        person.full_mentions += 1
        person.last_full = at

    def find(self, name: Name, gender: str, at: int) -> Entity | None:
        """Find whom a form of a name means at an offset.

        A shared surname means the one last named in full near by, else the one most often so named.
        """
        asked = (name, gender)
        if asked in self._sure:
            return self._sure[asked]
        bearers = self._bearers(name, gender)
        if len(bearers) < 2:
            found = self._sure[asked] = bearers[0] if bearers else None
            return found
        near = max(bearers, key=lambda person: person.last_full)
        if 0 <= at - near.last_full <= _NEAR:
            return near
        return max(bearers, key=lambda person: person.full_mentions)

    def _bearers(self, name: Name, gender: str) -> Sequence[Entity]:
        """List those that a form of a name fits."""
        words = _tails(name)[0]
        bearers: Sequence[Entity] = self._by_tail.get(words, ())
        if not bearers and name.first:
            bearers = [
                person
                for person in self._by_tail.get((words[-1],), ())
                if person.name is not None and self._is(person.name, name, words)
            ]
        if not bearers and not name.first:
            bearers = self._by_first.get(words[0], ())
            if len(bearers) != 1:
                return []
        if gender and not name.first:
            bearers = [person for person in bearers if person.gender in {"", gender}]
        if name.suffix:
            bearers = [
                person for person in bearers if person.name and person.name.suffix == name.suffix
            ] or bearers
        elif name.first and len(bearers) > 1:
            bearers = [person for person in bearers if person.name and not person.name.suffix] or bearers
        return bearers

    def say(self, role: Role, person: Entity, at: int) -> None:
        """Note that somebody is said to be something at an offset."""
        bearers = self._by_role.setdefault(role.head, [])
        bearers.append((at, role, person))

    def sort_roles(self) -> None:
        """Put what was noted in the order of the text."""
        for bearers in self._by_role.values():
            bearers.sort(key=lambda bearer: bearer[0])

    def in_role(self, role: Role, at: int) -> Entity | None:
        """Find who was last said to be something before an offset; after it, only where one alone is."""
        bearers = self._by_role.get(role.head)
        if not bearers:
            return None
        low, high = 0, len(bearers)
        while low < high:
            middle = (low + high) // 2
            if bearers[middle][0] <= at:
                low = middle + 1
            else:
                high = middle
        for _, said, person in bearers[max(0, low - _MOST) : low][::-1]:
            if _fits(role, said):
                return person
        later = {id(person): person for _, said, person in bearers[low : low + _MOST] if _fits(role, said)}
        return next(iter(later.values())) if len(later) == 1 else None


def _fits(asked: Role, said: Role) -> bool:
    """Say whether “the Ohio governor” may be who was called “Gov. Roe of Ohio”."""
    if (asked.around ^ said.around) & EXCLUDING:
        return False
    mine, theirs = asked.around - EXCLUDING, said.around - EXCLUDING
    if not mine:
        return True
    if not theirs:
        return mine.isdisjoint(ADJECTIVES)
    stems = {word[:4] for word in theirs}
    return any(word[:4] in stems for word in mine)
