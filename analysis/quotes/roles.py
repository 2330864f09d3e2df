"""What the words beside a name say of its bearer: titles, appositions, ages."""

import re
from collections.abc import Iterator

from analysis.quotes.kinds import speaker_kind
from analysis.quotes.mentions import Role, apposed_roles, read_mention, role_of, role_word
from analysis.quotes.names import plain
from analysis.quotes.speakers import DETERMINERS
from analysis.quotes.words import word_set

# Words that make another of a title: the vice president is not the president.
EXCLUDING = word_set("vice deputy assistant lieutenant former ex acting attorney associate shadow")
_ASIDE = re.compile(r"[^,.;:!?\n—“”\"(]{2,110}")
_PERSONAL_ASIDE = re.compile(r"\d\d?,|who |((?:an?|the|his|her) [^,.;:!?\n]{3,60})")
_OFFICE = re.compile(r"([A-Z]\w{1,30}) of (?:the )?$")
_BEFORE = re.compile(r"(?:[\w'’-]+[ \u00a0]){1,6}$")


def may_have_roles(text: str, start: int, end: int, wanted: frozenset[str]) -> bool:
    """Say whether a wanted noun stands right before a name, or an apposition begins after it."""
    if text[end : end + 2] == ", " and text[end + 2 : end + 3].islower():
        return True
    last = text[text.rfind(" ", max(0, start - 20), max(0, start - 1)) + 1 : start - 1] if start else ""
    return last in {"of", "the"} or role_word(last.rstrip(",")) in wanted


def is_described_as_person(text: str, end: int) -> bool:
    """Say whether what follows a name tells that it is a person's: an age, “who”, “a farmer from”."""
    if text[end : end + 2] != ", ":
        return False
    aside = _PERSONAL_ASIDE.match(text, end + 2)
    return aside is not None and (not aside[1] or speaker_kind(aside[0]) in {"role", "unnamed"})


def title_roles(text: str, start: int, end: int) -> tuple[Role, ...]:
    """Read the titles in a name's own words and the one that changes them before: “former Gov. Ann Roe”."""
    words = text[start:end]
    before = text[max(0, start - 12) : start].rsplit(None, 1)
    if before and before[-1].lower() in EXCLUDING:
        words = f"{before[-1]} {words}"
    return read_mention(words).roles


def note_roles(text: str, start: int, end: int, wanted: frozenset[str]) -> Iterator[Role]:
    """Read what the words beside a name say of its bearer: “Ann Roe, the mayor”, “the mayor, Ann Roe”.

    Only nouns in ``wanted`` are looked for.
    """
    if text[end : end + 2] == ", " and text[end + 2 : end + 3].islower():
        aside = _ASIDE.match(text, end + 2)
        if aside is not None and not wanted.isdisjoint(map(role_word, aside[0].lower().split())):
            for role in apposed_roles(aside[0]):
                if role.head in wanted:
                    yield role
    before = text[max(0, start - 70) : start]
    office = _OFFICE.search(before) if before.endswith((" of ", " of the ")) else None
    if office is not None and role_word(office[1].lower()) in wanted:
        # “Secretary of State Ann Roe”: the run begins with what the office is over.
        yield Role(role_word(office[1].lower()), frozenset(map(plain, text[start:end].split())))
    last = before[before.rfind(" ", 0, len(before) - 1) + 1 :].rstrip(" ,").lower()
    if role_word(last) in wanted:
        # “the mayor, Ann Roe”: the article tells an apposition from a list.
        comma = before.rstrip().endswith(",")
        words = _BEFORE.search(before.rstrip(" ,") + " ")
        if words is not None:
            phrase = words[0].replace("’", "'").split()
            determiner = max(
                (at for at, word in enumerate(phrase) if word.lower() in DETERMINERS), default=-1
            )
            if not comma or determiner >= 0 or any(word.endswith("'s") for word in phrase):
                yield role_of(" ".join(phrase[max(0, determiner) :]))
