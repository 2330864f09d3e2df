"""Tell which mentions are one speaker: full name, surname, title and surname, and pronouns."""

import re
import unicodedata
from collections.abc import Sequence

from analysis.quotes.speakers import name_in

_MALE = re.compile(
    r"\b(?:mr|sir|lord|king|prince|congressman|spokesman|chairman|businessman|father|husband|son|brother)\b\.?",
    re.I,
)
_FEMALE = re.compile(
    r"\b(?:mrs|ms|miss|lady|dame|queen|princess|congresswoman|spokeswoman|chairwoman|businesswoman|mother|wife|"
    r"daughter|sister|actress)\b\.?",
    re.I,
)
_PLURAL = re.compile(
    r"\b(?:sources|critics|supporters|officials|analysts|experts|opponents|insiders|some|many|others|people|voters|"
    r"republicans|democrats|lawmakers|researchers|residents|they|we|aides|advisers|advisors|polls|and)\b",
    re.I,
)
_THINGS = frozenset(("organisation", "document"))


def slug(words: str) -> str:
    """Make an identifier of lower-case letters of any script, without accents, digits and single hyphens.

    >>> slug("Emmanuel Macron’s aide")
    'emmanuel-macron-aide'
    """
    parted = unicodedata.normalize("NFKD", re.sub(r"['’]s\b", "", words))
    plain = "".join(character for character in parted if not unicodedata.combining(character))
    return re.sub(r"[\W_]+", "-", plain.lower()).strip("-") or "speaker"


def _gender(speaker: str) -> str:
    if _FEMALE.search(speaker):
        return "f"
    return "m" if _MALE.search(speaker) else ""


class _Person:
    """What is known so far of one speaker."""

    __slots__ = ("full", "gender", "key", "kind", "plural", "surname")

    def __init__(self, key: str, full: str, surname: str, gender: str, kind: str, *, plural: bool) -> None:
        self.key = key
        self.full = full
        self.surname = surname
        self.gender = gender
        self.kind = kind
        self.plural = plural


def full_names(text: str, surnames: set[str]) -> dict[str, str]:
    """Find the first full name that ends in each surname: “Emmanuel Macron” for “Macron”.

    Missed: names with lower-case particles (de, van) keep only what follows the particle.
    """
    wanted = {name for name in surnames if name}
    found: dict[str, str] = {}
    if not wanted:
        return found
    for match in re.finditer(
        r"\b([A-Z][\w.-]{1,30})[ \u00a0]((?:[A-Z][\w'’.-]{0,30}[ \u00a0]){0,2})?([A-Z][\w'’-]{1,30})", text
    ):
        last = re.sub(r"['’]s?$", "", match[3])
        if last in wanted and last not in found:
            name = name_in(f"{match[1]} {match[2] or ''}{last}")
            if name and name != last and name.endswith(last):
                found[last] = name
    return found


def identify(text: str, speakers: Sequence[tuple[str | None, str]]) -> list[tuple[str | None, str]]:
    """Give each speaker, in reading order, an identifier and its kind.

    ``speakers`` are (words, kind) pairs. A pronoun takes the last speaker that it fits by number
    and, where known, gender; where none fits it stays open (``None``, ``unresolved``).

    >>> identify("President Emmanuel Macron spoke. Macron left.",
    ...          [("Macron", "named"), ("he", "unresolved"), ("they", "unresolved")])
    [('emmanuel-macron', 'named'), ('emmanuel-macron', 'named'), (None, 'unresolved')]
    """
    names = {words: name_in(words) for words, _ in speakers if words}
    single = {name.split()[-1] for name in names.values() if name}
    fulls = full_names(text, single)
    by_surname: dict[str, _Person] = {}
    by_key: dict[str, _Person] = {}
    recent: list[_Person] = []
    given: list[tuple[str | None, str]] = []
    for words, kind in speakers:
        if words is None:
            given.append((None, "none"))
            continue
        if kind == "unresolved":
            person = _antecedent(words.lower().strip(), recent)
            given.append((person.key, person.kind) if person else (None, "unresolved"))
            continue
        name = names[words] if kind in {"named", "organisation"} else None
        person = _known(words, name, kind, fulls, by_surname, by_key)
        if person in recent:
            recent.remove(person)
        recent.append(person)
        del recent[:-8]
        given.append((person.key, kind))
    return given


def _known(
    words: str,
    name: str | None,
    kind: str,
    fulls: dict[str, str],
    by_surname: dict[str, _Person],
    by_key: dict[str, _Person],
) -> _Person:
    """Look a speaker up among those met, or make a new one."""
    gender = _gender(words)
    if name is not None and kind == "named":
        surname = name.split()[-1]
        full = name if " " in name else fulls.get(surname, name)
        met = by_surname.get(surname)
        if met is not None and (
            " " not in name or " " not in met.full or met.full.split()[0] == full.split()[0]
        ):
            met.gender = met.gender or gender
            return met
        person = _Person(slug(full), full, surname, gender, kind, plural=" and " in words)
        by_surname.setdefault(surname, person)
        by_key[person.key] = person
        return person
    head = re.split(r"[,(]| who | which ", words, maxsplit=1)[0]
    head = re.sub(r"^(?:the|a|an|one)\s+", "", head.strip(), flags=re.I)
    key = slug(" ".join(head.split()[:8]))
    person = by_key.get(key) or _Person(key, head, "", gender, kind, plural=_PLURAL.search(words) is not None)
    by_key[key] = person
    return person


def _antecedent(pronoun: str, recent: Sequence[_Person]) -> _Person | None:
    """Find the last speaker that a pronoun fits."""
    for person in reversed(recent):
        thing = person.kind in _THINGS
        if pronoun in {"he", "his", "him"} and not (thing or person.plural) and person.gender != "f":
            person.gender = person.gender or "m"
            return person
        if pronoun in {"she", "her"} and not (thing or person.plural) and person.gender != "m":
            person.gender = person.gender or "f"
            return person
        if pronoun in {"they", "them"} and person.plural:
            return person
        if pronoun in {"it", "which"} and thing:
            return person
        if pronoun == "who":
            return person
    return None
