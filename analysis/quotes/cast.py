"""The cast of an article: persons, bodies and others that speak in it, met in reading order."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from analysis.quotes.bodies import Bodies
from analysis.quotes.gathering import meet_people, note_who_is_what
from analysis.quotes.kinds import speaker_kind
from analysis.quotes.mentions import Mention, read_mention, role_of, role_word
from analysis.quotes.names import COURTESY, Name, gender_of, plain
from analysis.quotes.people import Entity, People, slug
from analysis.quotes.phrases import (
    DEFINITE,
    LEADING,
    POSSESSIVES,
    RELATIVE,
    conjuncts,
    is_plural,
    main_words,
    phrase_before,
)
from analysis.quotes.runs import Run, find_runs
from analysis.quotes.salience import ASKED, GOVERNED, NAMED, OPENS, OWNS, SPOKE, Salience
from analysis.quotes.speakers import PREPOSITIONS
from analysis.quotes.words import word_set

Span = tuple[int, int]

_ASKED = word_set("asked asks pressed questioned interviewed")
_OBJECTS = word_set("him them")
_NARRATED = re.compile(r" (?:he|she|his|her|him)\b")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s|\n")
_OF_SOMEBODY = re.compile(r"['’]s?$")
_APPOSING = frozenset((", ", " — ", " – ", "—"))


class Cast:
    """Who has been met up to a place of the text; the place moves on with each speaker that is asked for."""

    def __init__(
        self,
        text: str,
        speakers: Sequence[tuple[str | None, str]],
        outside: Sequence[Span],
        places: Sequence[Span],
        *,
        narrated: bool,
    ) -> None:
        self._text = text
        self._people = People()
        self._bodies = Bodies()
        self._others: dict[str, Entity] = {}
        self._by_head: dict[str, Entity] = {}
        self._numbers: dict[str, int] = {}
        self._salience = Salience()
        self._runs = find_runs(text, outside)
        self._events: list[tuple[int, int, Run | str]] = []
        self._next = 0
        self._ends: list[int] = []
        if narrated:
            self._events += self._runs
            for begin, stop in outside:
                self._events += [
                    (m.start() + 1, m.end(), m[0][1:]) for m in _NARRATED.finditer(text, begin, stop)
                ]
                self._ends += [m.end() for m in _SENTENCE_END.finditer(text, begin, stop)]
            self._events.sort(key=lambda event: event[0])
        self._narrated = narrated
        self._last_sentence = -1
        self._last: Entity | None = None
        self._last_end = -1
        meet_people(self._people, text, self._runs, speakers)
        note_who_is_what(self._people, self._bodies, text, self._runs, speakers, places)
        self._spell_out(speakers)

    # ------------------------------------------------------------ before the walk

    def _spell_out(self, speakers: Sequence[tuple[str | None, str]]) -> None:
        """Note what names in full the acronyms among the speakers may stand for."""
        wanted = set()
        for words, kind in dict.fromkeys(speakers):
            if words and kind == "organisation":
                main = LEADING.sub("", words.strip(" ,’'s")).split("'")[0].split("’")[0]
                if main.replace(".", "").isupper() and " " not in main:
                    wanted.add(plain(main))
        if not wanted:
            return
        self._bodies.spell_out(self._text, [(start, end) for start, end, _ in self._runs], frozenset(wanted))

    # ------------------------------------------------------------ the walk

    def _sentence(self, at: int) -> int:
        return bisect_right(self._ends, at) if self._narrated else at

    def _walk_to(self, place: int) -> None:
        """Meet those mentioned in the running text before a place."""
        events, text = self._events, self._text
        while self._next < len(events) and events[self._next][0] < place:
            start, end, event = events[self._next]
            self._next += 1
            sentence = self._sentence(start)
            if isinstance(event, str):
                entity, weight = self._salience.best(event, sentence), 0.6 if event in {"he", "she"} else 0.3
            elif event.name is None:
                continue
            elif event.body:
                entity, weight = self._bodies.meet(str(event.name)), NAMED
            else:
                entity, weight = self._people.find(event.name, event.gender, start), NAMED
                if entity is not None and event.name.first:
                    self._people.meet(entity, start)
            if entity is None:
                continue
            if not isinstance(event, str):
                weight += self._standing(text, start, end, sentence)
            self._last_sentence, self._last, self._last_end = sentence, entity, end
            self._salience.mention(entity, sentence, weight)

    def _standing(self, text: str, start: int, end: int, sentence: int) -> float:
        """Weigh where a name stands: first in its sentence, after a preposition, before “'s”."""
        before = text[max(0, start - 12) : start].split()
        last = before[-1].lower() if before and text[start - 1] == " " else ""
        if last in PREPOSITIONS:
            weight = GOVERNED
        elif last in _ASKED:
            weight = ASKED
        else:
            weight = OPENS if sentence != self._last_sentence else 0.0
        if text[end : end + 1] in {"'", "’"} and text[end + 1 : end + 2] == "s":
            weight += OWNS
        return weight

    def settle(self, words: str, kind: str, place: Span) -> Entity | None:
        """Tell who speaks at a place: ``None`` for a pronoun that fits nobody."""
        if self._narrated:
            self._walk_to(place[0])
        sentence = self._sentence(place[0])
        if kind == "unresolved":
            entity = self._pronoun(words.lower().strip(" ,.’'"), place, sentence)
        else:
            entity = self._named_or_described(words, kind, place[0], sentence)
        if entity is not None:
            self._salience.mention(entity, sentence, NAMED + SPOKE)
            self._last_sentence, self._last, self._last_end = sentence, entity, place[1]
        return entity

    def _pronoun(self, low: str, place: Span, sentence: int) -> Entity | None:
        if low in RELATIVE:
            return (
                self._antecedent(place[0], sentence)
                if self._narrated
                else self._salience.best("he", sentence)
            )
        if low in _OBJECTS and self._last is not None and self._last_sentence == sentence:
            # “Roe told him”: not Roe.
            return self._salience.best(low, sentence, but=self._last)
        return self._salience.best(low, sentence)

    def _antecedent(self, at: int, sentence: int) -> Entity | None:
        """Find what “who” or “which” follows: the name or noun right before it."""
        found = phrase_before(self._text, at)
        if found is None:
            return None
        told, start = found
        if (
            self._last is not None
            and self._text[self._last_end : start] in _APPOSING
            and not told[:1].isupper()
        ):
            # “Ann Roe, a farmer who”
            return self._last
        kind = speaker_kind(told)
        return None if kind in {"unresolved", "none"} else self._named_or_described(told, kind, at, sentence)

    def _named_or_described(self, words: str, kind: str, at: int, sentence: int) -> Entity:
        mention = read_mention(words)
        if kind == "named":
            return self._named(words, mention, at)
        return self._described(words, kind, mention, at, sentence)

    def _named(self, words: str, mention: Mention, at: int) -> Entity:
        parts = conjuncts(words)
        if len(parts) > 1:
            return self._several(parts, at)
        name = mention.name
        if name is None:
            return self._other(words, "named", mention, [])
        gender = gender_of(name if name.first else None, mention.words)
        person = self._people.find(name, gender, at)
        if person is None:
            person = self._people.add(name, gender)
        if name.first:
            self._people.meet(person, at)
        return person

    def _several(self, parts: list[str], at: int) -> Entity:
        """Join the identifiers of several who speak as one: “Ann Roe and Bob Poe”."""
        keys = []
        for part in parts[:4]:
            kind = speaker_kind(part)
            if kind in {"unresolved", "none"}:
                keys.append(slug(part))
            else:
                keys.append(self._named_or_described(part, kind, at, 0).key)
        key = "-and-".join(keys)
        return self._others.setdefault(key, Entity(key, "named", plural=True))

    def _described(self, words: str, kind: str, mention: Mention, at: int, sentence: int) -> Entity:
        """Find a body, a text, or somebody told by what he is."""
        head, main = mention.head, main_words(words)
        determiner = mention.determiner.rsplit(None, 1)[-1] if mention.determiner else ""
        definite = determiner in DEFINITE
        role = role_of(words)
        if mention.determiner == "another":
            return self._other(words, kind, mention, main, fresh=True)
        if kind in {"role", "unnamed"} and (definite or not mention.determiner) and not is_plural(mention):
            # “the mayor”, “his wife”: who was said to be so.
            person = self._people.in_role(role, at)
            if person is not None:
                return person
        if kind == "organisation" and mention.name is not None and words.isupper():
            # In a transcript names stand in capitals.
            person = self._people.find(mention.name, "", at)
            if person is not None:
                return person
        owner = self._owner(mention, determiner, at, sentence)
        if owner is not None:
            told = set(map(plain, str(owner.name or "").split())) | COURTESY
            main = [owner.key, *(word for word in main if plain(_OF_SOMEBODY.sub("", word)) not in told)]
        elif kind in {"organisation", "document"}:
            if mention.determiner and not main:
                main = [head]
            plain_name = self._bodies.find(tuple(main), definite=definite or len(main) > 1)
            if plain_name is not None and (plain_name.kind == kind or not definite):
                self._bodies.remember(plain_name, tuple(main))
                return plain_name
            person = self._people.in_role(role, at) if definite and kind == "organisation" else None
            if person is not None:
                return person
        if definite and owner is None:
            known = self._by_head.get(role.head)
            if known is not None and (not role.around or role.around <= set(known.key.split("-"))):
                return known
        return self._other(words, kind, mention, main)

    def _owner(self, mention: Mention, determiner: str, at: int, sentence: int) -> Entity | None:
        """Find whose campaign, report or aide it is: “Mrs. Roe’s aide”, “the Roe campaign”, “his wife”."""
        if determiner in POSSESSIVES:
            return self._salience.best(determiner, sentence)
        if mention.ends_in_name or len(mention.core) < 2:
            return None
        front = mention.possessor.split() or list(mention.core[:-1])
        for length in range(min(3, len(front)), 0, -1):
            name = Name(tuple(front[-length:-1]), front[-1])
            person = self._people.find(name, "", at)
            if person is not None:
                return person
        return None

    def _other(
        self, words: str, kind: str, mention: Mention, main: list[str], *, fresh: bool = False
    ) -> Entity:
        """Look somebody up by the words themselves, or meet them."""
        key = slug(" ".join(main[:8])) if main else slug(words[:80])
        if fresh:
            known = self._numbers.get(key, int(key in self._others))
            self._numbers[key] = known + 1
            key = f"{key}-{known + 1}" if known else key
        entity = self._others.get(key)
        if entity is None:
            plural = is_plural(mention) and kind == "unnamed"
            if kind in {"organisation", "document"}:
                entity = self._bodies.add(tuple(main), kind, key)
            else:
                entity = Entity(key, kind, gender=gender_of(None, mention.words), plural=plural)
            self._others[key] = entity
        elif kind in {"organisation", "document"}:
            self._bodies.remember(entity, tuple(main))
        self._by_head[role_word(mention.head)] = entity
        return entity


def outside(text: str, quoted: Sequence[Span]) -> Iterator[Span]:
    """List the stretches of a text between quotations, which are in order and apart."""
    position = 0
    for start, end in quoted:
        if start > position:
            yield position, start
        position = end
    if position < len(text):
        yield position, len(text)
