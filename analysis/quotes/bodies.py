"""Bodies and texts of an article by all the forms of their names: in full, cut short, as an acronym."""

from collections.abc import Sequence
from functools import lru_cache

from analysis.quotes.names import plain
from analysis.quotes.people import Entity, slug
from analysis.quotes.words import word_set

_SMALL = word_set("of for and the on to in & a an de y at")
# Too common to mean the last body that ends in them: “the House” is not the White House.
_NO_TAILS = word_set("house news states nations kingdom week today")
_HYPERNYMS = {
    "newspaper": word_set(
        "times post journal herald tribune guardian telegraph mail gazette chronicle globe mirror"
    ),
    "network": word_set("cnn nbc abc cbs bbc npr pbs msnbc news"),
    "broadcaster": word_set("cnn nbc abc cbs bbc npr pbs msnbc news"),
    "agency": word_set("bureau administration fbi cia nsa nasa epa irs ap reuters"),
    "magazine": word_set("magazine weekly forbes newsweek economist time"),
}
_HYPERNYMS["paper"] = _HYPERNYMS["newspaper"]
_JOINING = word_set("of for and & on the")
# The widest gap between two parts of a name, in characters.
_WIDEST = 10
# How many words of a name are compared.
_MOST = 10


@lru_cache(maxsize=8192)
def content_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words that tell one body from another, in lower case.

    >>> content_words(("the", "Department", "of", "Justice"))
    ('department', 'justice')
    """
    lows = (plain(word.strip("'").removesuffix("'s")) for word in words[:_MOST])
    return tuple(low for low in lows if low and low not in _SMALL)


@lru_cache(maxsize=8192)
def acronyms(words: tuple[str, ...]) -> frozenset[str]:
    """List the acronyms of a name, with and without its small words.

    >>> sorted(acronyms(("Department", "of", "Justice")))
    ['dj', 'doj']
    """
    every = [plain(word) for word in words[:_MOST] if word.lower() != "the"]
    main = [word for word in every if word and word not in _SMALL]
    if len(main) < 2:
        return frozenset()
    return frozenset(("".join(word[0] for word in main), "".join(word[0] for word in every if word)))


class Bodies:
    """The bodies and texts of an article met so far."""

    def __init__(self) -> None:
        self._by_words: dict[frozenset[str], Entity] = {}
        self._by_acronym: dict[str, Entity] = {}
        self._by_end: dict[str, Entity] = {}
        self._spelt_out: dict[str, tuple[str, ...]] = {}
        self._met: dict[str, int] = {}
        self._mentions = 0

    def spell_out(self, text: str, runs: Sequence[tuple[int, int]], wanted: frozenset[str]) -> None:
        """Note the names in full that the acronyms in ``wanted`` may stand for, parts joined by “of”."""
        chain: list[str] = []
        last = -_WIDEST
        for start, end in runs:
            gap = text[last:start].split() if 0 <= start - last < _WIDEST else ["."]
            if chain and len(chain) < _MOST and all(word in _JOINING for word in gap):
                chain += [*gap, *text[start:end].split()]
            else:
                chain = text[start:end].split()
            for acronym in acronyms(tuple(chain)) & wanted:
                self._spelt_out.setdefault(acronym, tuple(chain))
            last = end

    def find(self, words: tuple[str, ...], *, definite: bool) -> Entity | None:
        """Find the body or text that a name means: the same words, its acronym, or the last that ends so."""
        main = content_words(words)
        if not main:
            return None
        known = self._by_words.get(frozenset(main))
        if known is not None:
            return known
        if len(main) > 1:
            for acronym in acronyms(words):
                if len(acronym) > 2 and acronym in self._by_acronym:
                    return self._by_acronym[acronym]
            return None
        low = main[0]
        known = self._by_acronym.get(low)
        if known is None and definite and low not in _NO_TAILS:
            known = self._by_end.get(low)
            if known is None and low in _HYPERNYMS:
                last = max(_HYPERNYMS[low], key=lambda word: (self._met.get(word, -1), word))
                known = self._by_end.get(last)
        return known

    def meet(self, name: str) -> Entity:
        """Find or add a body that the running text names; its last word alone now means this one."""
        words = tuple(name.split())
        known = self.find(words, definite=True)
        if known is None:
            return self.add(words, "organisation")
        self.remember(known, words)
        return known

    def add(self, words: tuple[str, ...], kind: str, key: str = "") -> Entity:
        """Meet a body or text, by its name in full where the article spells an acronym out."""
        main = content_words(words)
        if len(main) == 1 and main[0] in self._spelt_out:
            full = self._spelt_out[main[0]]
            known = self._by_words.get(frozenset(content_words(full)))
            entity = known or self.add(full, kind)
            self._by_words[frozenset(main)] = entity
            return entity
        entity = Entity(key or slug(" ".join(word for word in words if word.lower() != "the")), kind)
        self._by_words[frozenset(main)] = entity
        self.remember(entity, words)
        return entity

    def remember(self, entity: Entity, words: tuple[str, ...]) -> None:
        """Note that a body was mentioned: its last word alone now means this one."""
        main = content_words(words)
        if not main:
            return
        if len(main) > 1:
            for acronym in acronyms(words):
                self._by_acronym.setdefault(acronym, entity)
            of = next((at for at, word in enumerate(words) if at and word.lower() == "of"), 0)
            if of:
                self._by_end[plain(words[of - 1])] = entity
            self._by_words.setdefault(frozenset(main[:1]), entity) if main[-1] == "news" else None
        self._by_end[main[-1]] = entity
        self._mentions += 1
        self._met[main[-1]] = self._mentions
