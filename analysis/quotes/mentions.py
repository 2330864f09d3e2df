"""Read the words for a speaker: the name in them, what they say the bearer is, and the noun they turn on."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.quotes.names import (
    COURTESY,
    NAME_OR_TITLE,
    PARTICLES,
    SUFFIXES,
    TITLES,
    Name,
    is_first_name,
    name_of,
    plain,
)
from analysis.quotes.speakers import DETERMINERS, PREPOSITIONS, TIMES
from analysis.quotes.words import word_set

# A mention is read to here; what is longer is a list or damage.
_LONGEST = 300
_QUOTE_MARKS = str.maketrans({"’": "'", "‘": "'", "“": "", "”": "", '"': "", "\u00a0": " "})
_ASIDE = re.compile(
    r",(?! (?:Jr|Sr|I{2,3}|IV)\b)|[(\[—–;:]|(?<=\s)[-/](?=\s)"
    r"|(?<=\s)(?:who|whom|whose|which|that|when|where|while|as)(?=\s|$)"
)
_AND_ANOTHER = re.compile(r"\sand\s(?=(?:the|a|an|his|her|former)\s)")
_RELATIVE = re.compile(r"(?:^|\s)(?:who|whom|whose|which|that)\s")
_POSSESSIVE = re.compile(r"(?<=\w)'s?$")
DETERMINING = (
    DETERMINERS
    | word_set("half whose such more fewer nearly roughly about around over at least just only even")
) - word_set("no every")
_POSTMODIFIERS = PREPOSITIONS | word_set(
    "and or but including like than during before after since until despite amid"
)
_TRAILING = word_set(
    "familiar close involved here there present alike himself herself themselves itself today yesterday "
    "tonight ago again alone also too who both all each"
)
_PARTICIPLES = word_set("taken shown seen known held made written given sent done led found kept won drawn")
_NOUNS_IN_ING_ED = word_set(
    "polling filing filings ruling rulings briefing building meeting hearing holding holdings posting "
    "writing king wing spring ring finding being offspring listing recording marketing advertising feed "
    "bed seed red creed unaffiliated accused deceased wounded injured elected appointed undersigned wed"
)
# Capitalised words that stand before a name and are no part of it.
ADJECTIVES = word_set(
    "republican democratic democrat independent conservative liberal labour tory libertarian socialist "
    "american british french german russian ukrainian chinese israeli palestinian iranian iraqi syrian "
    "turkish italian spanish polish greek irish scottish english european african asian canadian mexican "
    "japanese korean indian pakistani egyptian saudi cuban australian muslim christian catholic jewish "
    "sunni shiite evangelical gop then-sen acting newly progressive latino hispanic black white federal"
)
_OPENING_TITLES = word_set(
    "secretary speaker president director archbishop bishop chairman chairwoman prince duke king queen "
    "minister attorney commissioner superintendent head leader chief governor mayor professor dean "
    "undersecretary"
)


_COURTESIES = word_set("mr mrs ms miss mme sir dame lord lady")
_LONG_TITLES = {
    "sen": "senator",
    "gov": "governor",
    "rep": "representative",
    "gen": "general",
    "lt": "lieutenant",
    "col": "colonel",
    "capt": "captain",
    "sgt": "sergeant",
    "prof": "professor",
    "dr": "doctor",
    "rev": "reverend",
    "chairwoman": "chairman",
    "chair": "chairman",
    "adviser": "advisor",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "congresswoman": "congressman",
}


def role_word(word: str) -> str:
    """Give the word by which a role is compared: “Gov.” and “governor” are one."""
    return _LONG_TITLES.get(word, word)


class Role(NamedTuple):
    """What somebody is said to be: “mayor” of “new york”, the words round the noun in lower case."""

    head: str
    around: frozenset[str]


class Mention(NamedTuple):
    """The words for a speaker, read.

    ``core`` is the phrase without what follows a preposition or comma, in lower case and without
    ``determiner``; ``head`` is the noun it turns on; ``after`` what the preposition brings. ``possessor``
    is what stands before “'s” in the core. ``titled`` tells that a title stood before the name.
    """

    name: Name | None
    roles: tuple[Role, ...]
    determiner: str
    core: tuple[str, ...]
    head: str
    after: tuple[str, ...]
    possessor: str
    titled: bool
    ends_in_name: bool
    words: frozenset[str]


_EMPTY = Mention(None, (), "", (), "", (), "", False, False, frozenset())


def _capital(word: str) -> bool:
    return word[:1].isupper() or (word[:3].lower() in {"al-", "el-"} and word[3:4].isupper())


def _name_run(words: list[str]) -> int:
    """Give where the run of a name's words at the end of ``words`` begins; its length where there is none."""
    at = len(words)
    if not at or not (_capital(words[-1]) or plain(words[-1]) in SUFFIXES):
        return at
    while at and (_capital(words[at - 1]) or (words[at - 1] in PARTICLES and at < len(words))):
        if at < len(words) and _POSSESSIVE.search(words[at - 1]):
            break
        at -= 1
    return at


def _names_nobody(words: list[str]) -> bool:
    """Say whether capitalised words are titles only: “White House Press Secretary”, “the President”."""
    last = plain(words[-1])
    if last not in TITLES or (len(words) > 1 and plain(words[-2]) in COURTESY):
        return False
    return not (last in NAME_OR_TITLE and (len(words) == 1 or is_first_name(words[-2])))


def without_titles(words: list[str]) -> tuple[list[str], list[str]]:
    """Part the name that words in a row end in from the titles, parties and places before it.

    >>> without_titles(["Conservative", "Icon", "Ann", "Roe"])
    (['Ann', 'Roe'], ['Conservative', 'Icon'])
    """
    begin, end = 0, len(words)
    for at in range(end - 2, -1, -1):
        low = plain(words[at])
        title = low in TITLES and not (low in NAME_OR_TITLE and at and is_first_name(words[at - 1]))
        if title or (low in ADJECTIVES and at == 0):
            begin = at + 1
            break
    if end - begin > 2 and not is_first_name(words[begin]) and len(words[begin].rstrip(".")) > 1:
        for at in range(begin + 1, end - 1):
            if is_first_name(words[at]) and plain(words[at + 1]) not in SUFFIXES:
                return words[at:], words[:at]
        if not begin and words[0].isupper() and len(words[0]) <= 3 and "." not in words[0]:
            begin = 1
    return words[begin:], words[:begin]


def _role(words: Sequence[str], after: Sequence[str] = ()) -> Role | None:
    lows = [plain(_POSSESSIVE.sub("", word)) for word in words if word[:1].isalnum()]
    lows = [low for low in lows if low not in DETERMINING and low not in PREPOSITIONS]
    if not lows or lows[-1] in _COURTESIES:
        return None
    around = lows[:-1] + [plain(_POSSESSIVE.sub("", word)) for word in after[:10]]
    head = _LONG_TITLES.get(lows[-1], lows[-1])
    return Role(head, frozenset(low for low in around if low not in PREPOSITIONS and low not in DETERMINING))


def _split(words: list[str]) -> tuple[list[str], list[str], list[str]]:
    """Part a noun phrase into determiners, core, and what a preposition or participle brings after it."""
    begin = 0
    while begin < len(words) and (words[begin].lower() in DETERMINING or words[begin].rstrip("%,").isdigit()):
        begin += 1
    if begin and (begin == len(words) or words[begin] in _POSTMODIFIERS):
        begin -= 1
    end = begin
    for end in range(begin, len(words)):
        word = words[end]
        if end > begin and (word in _POSTMODIFIERS or word in _TRAILING):
            break
        if (
            end > begin
            and (word.endswith(("ing", "ed")) or word in _PARTICIPLES)
            and word.islower()
            and word not in _NOUNS_IN_ING_ED
            and not words[end - 1].endswith("'s")
            and (
                words[end - 1].endswith("s")
                or words[end - 1] in {"people", "women", "men", "police"}
                or end + 1 == len(words)
                or words[end + 1] in PREPOSITIONS
                or words[end + 1].lower() in TIMES
            )
        ):
            break
    else:
        end = len(words)
    return words[:begin], words[begin:end], words[end:]


def _named_after_of(core: list[str], after: list[str]) -> tuple[list[str], list[str]] | None:
    """Find the name behind “of”: “Secretary of State John Kerry”, “University of Ohio professor Ann Roe”."""
    if len(after) < 3 or after[0] != "of" or not _capital(core[-1]):
        return None
    run = _name_run(after)
    if run >= len(after) - 1 and not (run == len(after) - 1 and after[-2].islower()):
        return None
    before, names = after[:run], after[run:]
    if len(before) > 1 and before[-1].islower() and before[-1] not in _POSTMODIFIERS | DETERMINING:
        return [*core, *before], names
    if plain(core[-1]) in _OPENING_TITLES:
        for at in range(len(names) - 1):
            if is_first_name(names[at]) and (at or before[-1:] == ["the"]):
                # The title last: it is the noun of the role.
                return [*core[:-1], *before, *names[:at], core[-1]], names[at:]
    return None


def _name_in_aside(aside: str) -> tuple[list[str], list[str]] | None:
    """Read an apposition that is a name: “, Ann Roe,” or “, campaign chairwoman Ann Roe”."""
    words = [word.strip(".,'") if len(word) > 3 else word for word in aside.split(",", 1)[0].split()]
    run = _name_run(words)
    if run == len(words) or words[0].lower() in DETERMINING:
        return None
    names, titles = without_titles([_POSSESSIVE.sub("", word) for word in words[run:]])
    before = [*words[:run], *titles]
    if any(word in PREPOSITIONS for word in before) or _names_nobody(names):
        return None
    return (names, before) if len(names) > 1 or before or is_first_name(names[0]) else None


def apposed_roles(rest: str) -> list[Role]:
    """List what the appositions behind a name say its bearer is."""
    found = []
    for part in rest.split(",")[:4]:
        said = _RELATIVE.split(part, maxsplit=1)[0]
        for piece in _AND_ANOTHER.split(said)[:2]:
            words = piece.strip(" ()[]—–.").split()
            if not words or words[0] in {"who", "whose", "which", "that"} or words[0] in PREPOSITIONS:
                continue
            determiner, core, after = _split(words)
            if core and (determiner or core[-1].islower() or plain(core[-1]) in TITLES | ADJECTIVES):
                role = _role(core, after)
                if role is not None and not role.head.isdigit() and len(core) <= 8:
                    found.append(role)
    return found


@lru_cache(maxsize=8192)
def read_mention(words: str) -> Mention:
    """Read the words for a speaker.

    >>> mention = read_mention("Ann Roe, the mayor of Westhaven")
    >>> str(mention.name), mention.roles[0].head
    ('Ann Roe', 'mayor')
    >>> str(read_mention("Trump’s campaign manager, Kellyanne Conway").name)
    'Kellyanne Conway'
    >>> str(read_mention("Secretary of State John Kerry").name), read_mention("a spokesman for Ann Roe").name
    ('John Kerry', None)
    """
    flat = " ".join(words[:_LONGEST].translate(_QUOTE_MARKS).split()).strip(" ,.;:—–-'")
    cut = _ASIDE.search(flat, 1)
    front, rest = (flat[: cut.start()], flat[cut.start() :]) if cut else (flat, "")
    tokens = front.split()
    if not tokens:
        return _EMPTY
    determiner, core, after = _split(tokens)
    # The words a title, a role or an apposition is told by.
    names: list[str] = []
    before: list[str] = core
    elsewhere = _named_after_of(core, after) if after else None
    if elsewhere is not None:
        before, names = elsewhere
        after = []
    else:
        run = _name_run(core)
        if run < len(core):
            names, before = core[run:], core[:run]
    titles: list[str] = []
    whole = names
    if names:
        names = [*names[:-1], _POSSESSIVE.sub("", names[-1])]
        if _names_nobody(names):
            names, before = [], core
        else:
            names, titles = without_titles(names)
    ends_in_name = bool(names)
    roles: list[Role] = []
    if names:
        said = [*before, *titles]
        own = _role(said, after)
        if own is not None and (said[-1].islower() or plain(said[-1]) in TITLES | ADJECTIVES):
            roles.append(own)
        roles += apposed_roles(rest.lstrip(" ,"))
    elif rest.startswith((",", "—", "–")):
        inside = _name_in_aside(rest.lstrip(" ,—–"))
        if inside is not None:
            names, titles = inside
            roles += [role for role in (_role(core, after), _role(titles)) if role is not None]
    low = tuple(filter(None, (plain(_POSSESSIVE.sub("", word)) for word in core)))
    if not low:
        return _EMPTY
    possessor = " ".join(
        core[: max((i + 1 for i, word in enumerate(core[:-1]) if word.endswith(("'s", "s'"))), default=0)]
    )
    return Mention(
        name=name_of(names) if names else None,
        roles=tuple(roles),
        determiner=" ".join(determiner).lower(),
        core=low,
        head=low[-1],
        after=tuple(after),
        possessor=_POSSESSIVE.sub("", possessor),
        titled=any(plain(word) in TITLES for word in titles) and bool(whole or names),
        ends_in_name=ends_in_name,
        words=frozenset(
            plain(_POSSESSIVE.sub("", word.strip(",()"))) for word in (flat.split() if names else core)
        ),
    )


@lru_cache(maxsize=8192)
def role_of(words: str) -> Role:
    """Give what a mention without a name says somebody is: “the governor of Ohio”.

    >>> role_of("the governor of Ohio")
    Role(head='governor', around=frozenset({'ohio'}))
    """
    mention = read_mention(words)
    after = (plain(_POSSESSIVE.sub("", word)) for word in mention.after[:10])
    around = {*mention.core[:-1], *(word for word in after if word not in PREPOSITIONS | DETERMINING)}
    return Role(role_word(mention.head), frozenset(around))
