"""Capitalised words in a row outside quotations: which are persons' names, which are bodies'."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from analysis.quotes.mentions import role_word, without_titles
from analysis.quotes.names import (
    FEMALE_WORDS,
    MALE_WORDS,
    TITLES,
    Name,
    gender_of,
    is_first_name,
    name_of,
    plain,
)
from analysis.quotes.source_words import ONLY_IN_NAMES, ORGANISATIONS, SURNAMES_TOO
from analysis.quotes.speakers import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, TIMES
from analysis.quotes.words import word_set

_UPPER = "[A-ZÀ-ÖØ-Þ]"
_ABBREVIATED = (
    r"(?:\.(?:(?<=\b(?:Mr|Dr|Ms|Lt|Jr|Sr)\.)|(?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Maj|Rev|Hon|Sgt)\.)"
    r"|(?<=\b(?:Capt|Prof)\.)))?"
)
_WORD = (
    _UPPER + r"(?:[\w-]{1,30}(?:['’](?!s\b)\w{1,30})?" + _ABBREVIATED + r"|\.(?:[A-Z]\.){0,4}|['’]\w{1,30}|)"
)
# Capitalised words in a row, lower-case particles between them. It begins with a plain set of letters
# so that the search skips to capitals, and every repetition is bounded.
_RUN = re.compile(
    _WORD
    + "(?:[ \u00a0](?:"
    + _WORD
    + "|(?:(?:de|da|di|do|del|van|von|der|den|bin|ibn|la|le|du) ){1,3}"
    + _WORD
    + "|(?:al|el)-"
    + _WORD
    + ")){0,7}"
)
_OPENERS = (
    AUXILIARIES
    | DETERMINERS
    | PREPOSITIONS
    | PRONOUNS
    | TIMES
    | word_set(
        "after before because when while where if as since although though until unless whether that than "
        "but yet so what how why whose whom during amid despite or nor and here there now then meanwhile "
        "however still even maybe perhaps yes no not well like such according asked said says"
    )
)
_FIRST_WORDS = re.compile(r"(\S+)(?:\s+|$)")
_MORE_OF_A_BODY = re.compile(" (?:of|for)(?: the)? " + _RUN.pattern)


class Run(NamedTuple):
    """Capitalised words in a row, read.

    ``title`` stands before the name; ``person`` tells that it is surely a person's, ``body`` a body's.
    """

    name: Name | None
    title: str
    gender: str
    person: bool
    body: bool


_NOTHING = Run(None, "", "", False, False)


@lru_cache(maxsize=16384)
def read_run(run: str) -> Run:
    """Read capitalised words in a row as a name, where they may be one.

    >>> read_run("But President Ann Roe").name.last, read_run("The Washington Post").person
    ('Roe', False)
    """
    words = run.replace("’", "'").split()
    while words and words[0].lower() in _OPENERS:
        del words[0]
    if not words:
        return _NOTHING
    last = plain(words[-1])
    if last in ORGANISATIONS and not (len(words) == 1 and last in ONLY_IN_NAMES) and last not in SURNAMES_TOO:
        return Run(name_of(words), "", "", person=False, body=True)
    if last in TITLES and not (len(words) > 1 and is_first_name(words[-2])):
        return _NOTHING
    names, titles = without_titles(words)
    if not names:
        return _NOTHING
    lows = [plain(word) for word in titles]
    titled = any(low in TITLES for low in lows)
    name = name_of(names)
    gender = ""
    if not FEMALE_WORDS.isdisjoint(lows):
        gender = "f"
    elif not MALE_WORDS.isdisjoint(lows):
        gender = "m"
    acronym = len(words) == 1 and last != words[0].lower() and words[0].isupper() and 1 < len(last) < 7
    return Run(
        name,
        role_word(lows[-1]) if titled else "",
        gender or gender_of(name),
        person=titled or (bool(name.first) and is_first_name(name.first[0])),
        body=acronym and not titled,
    )


@lru_cache(maxsize=4096)
def read_body(words: str) -> Run:
    """Read the name of a body that goes on behind “of”."""
    whole = [word for word in words.replace("’", "'").split() if word != "The"]
    return Run(name_of(whole), "", "", person=False, body=True)


def opening_length(run: str) -> int:
    """Give how many characters of a run are words that open a sentence and no name.

    >>> run = "But President Ann Roe"
    >>> run[opening_length(run) :]
    'President Ann Roe'
    """
    length = 0
    for match in _FIRST_WORDS.finditer(run):
        if match[1].replace("’", "'").lower() not in _OPENERS:
            break
        length = match.end()
    return length


def find_runs(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int, Run]]:
    """List the capitalised runs of some stretches of a text that may be names."""
    found = []
    for begin, stop in spans:
        position = begin
        for match in _RUN.finditer(text, begin, stop):
            if match.start() < position:
                continue
            run, end = read_run(match[0]), match.end()
            if run.body and text[end : end + 4] in {" of ", " for"}:
                # “Bureau of Roads”: the name goes on.
                more = _MORE_OF_A_BODY.match(text, end, stop)
                if more is not None:
                    run, position = read_body(text[match.start() : more.end()]), more.end()
                    end = position
            if run is not _NOTHING:
                found.append((match.start(), end, run))
    return found
