"""Say what sort of source the words for a speaker name."""

import re
from functools import lru_cache

from analysis.quotes.anonymity import ANONYMITY, states_anonymity
from analysis.quotes.mentions import Mention, read_mention
from analysis.quotes.names import is_first_name, plain
from analysis.quotes.source_words import (
    ANYBODY,
    BODIES_BEFORE_NAMES,
    CROWDS,
    DOCUMENTS,
    NOT_PLURAL,
    ONLY_IN_NAMES,
    ORGANISATIONS,
    PEOPLE,
    PEOPLE_DESPITE,
    PEOPLE_ENDINGS,
    STATES,
    SURNAMES_TOO,
    THING_ENDINGS,
    UNTRACEABLE,
)
from analysis.quotes.words import word_set

__all__ = ["ANONYMITY", "name_in", "speaker_kind", "states_anonymity"]

_PRONOUNS = word_set(
    "he she they it i we you who which that this these those one him her them his their its our my your "
    "whose whom me us himself herself themselves itself myself ourselves yourself self both each neither "
    "either latter former ones"
)
_OF_MANY = re.compile(
    r"^(?:(?:a|an|the|about|nearly|almost|roughly|at least|more than|over|only|just|up to|another|his|her"
    r"|its) )*"
    r"(?:[\w-]+ ){0,2}?"
    r"(handful|number|majorit(?:y|ies)|groups?|series|batch|lots?|dozens?|hundreds|thousands|tens|scores|couple|pair|percent"
    r"|per cent|share|half|thirds?|two-thirds|three-quarters|quarter|most|many|some|all|none|both"
    r"|any|each|several|few|much"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|\d+%?|rest|plurality|host|array|range|slew|panel|crowd|chorus"
    r"|coalition|team|bunch|cadre|circle|sort|kind|wave|string|mix|generation|pairs?|trio|ones|members?) of "
    r"(?:(?:the|these|those|his|her|its|their|our|all) )?(?!who )(?=\S)"
)


def name_in(speaker: str) -> str | None:
    """Give the personal or proper name a speaker's words hold, without title and apposition.

    >>> name_in("French President Emmanuel Macron, who was in Brussels,")
    'Emmanuel Macron'
    >>> name_in("one opposition MP") is None
    True
    """
    mention = read_mention(speaker)
    return str(mention.name) if mention.name is not None else None


@lru_cache(maxsize=8192)
def speaker_kind(speaker: str | None) -> str:
    """Say what sort of source a speaker's words name.

    ``named``: a person by name. ``role``: one person who is described only (“one opposition MP”).
    ``unnamed``: people in the plural, and one of whom the text says no more than a source would want (“an
    official”, “an aide”).
    ``organisation``: a body or state. ``document``: a text, or what was found or said, as the source.
    ``unresolved``: a pronoun. ``none``: no speaker.

    Missed: a company or paper without a word that tells so reads like a person (“Goldman Sachs”).

    >>> [speaker_kind(s) for s in ("one opposition MP", "sources close to the operation", "NATO")]
    ['role', 'unnamed', 'organisation']
    >>> speaker_kind("Emmanuel Macron"), speaker_kind("the report"), speaker_kind(None)
    ('named', 'document', 'none')
    """
    if speaker is None:
        return "none"
    mention = read_mention(speaker)
    if not mention.core:
        return "unresolved"
    if len(mention.core) == 1 and not mention.after and mention.head in _PRONOUNS:
        return "unresolved"
    return _kind(mention, " ".join(speaker[:300].split()))


def _kind(mention: Mention, words: str) -> str:
    if mention.name is not None and not mention.ends_in_name:
        # “the nominee, Ann Roe”, “the newspaper, Le Monde”
        return "organisation" if mention.head in BODIES_BEFORE_NAMES else "named"
    if mention.ends_in_name and mention.name is not None:
        return _kind_of_name(mention)
    many = _OF_MANY.match(words.lower())
    if many is not None:
        return _kind_of_part(many[1], speaker_kind(words[many.end() :]))
    kind = _kind_of_noun(mention)
    if kind == "role" and "and" in mention.after:
        # “the families and administration officials”: no single person.
        other = speaker_kind(" ".join(mention.after[mention.after.index("and") + 1 :]) or "they")
        return "unnamed" if other in {"unnamed", "role"} else kind
    return kind


def _kind_of_part(part: str, whole: str) -> str:
    """Say what some of many are: “54 percent of voters”, “one of the officials”, “a series of emails”."""
    if whole == "role":
        return "role" if part in {"one", "member", "sort", "kind"} else "unnamed"
    if whole in {"unresolved", "named"}:
        return "unnamed" if part not in {"one", "each", "both"} else "unresolved"
    return "unnamed" if part in {"member", "members"} else whole


def _kind_of_name(mention: Mention) -> str:
    name = mention.name
    if name is None:
        return "named"
    words = [*name.first, name.last]
    last = plain(words[-1])
    lows = [plain(word) for word in words]
    determiner = "" if mention.possessor else mention.determiner
    if mention.titled:
        body = last in ORGANISATIONS and last not in ONLY_IN_NAMES | SURNAMES_TOO
        return "organisation" if body else "named"
    if len(words) == 1:
        if last in STATES or (last in ORGANISATIONS and (last not in ONLY_IN_NAMES or determiner)):
            return "organisation"
        if last in ANYBODY or last in CROWDS:
            return "unnamed"
        if _is_acronym(words[0]) or _has_inner_capital(words[0]):
            return "organisation"
        if last in DOCUMENTS:
            return "document"
        if _is_plural_of_people(last) or (
            (determiner or mention.after[:1] == ("of",)) and last.endswith("s")
        ):
            return "unnamed"
        if determiner == "the" and len(mention.core) == 1:
            return "organisation"
    elif last in ORGANISATIONS and last not in ONLY_IN_NAMES | SURNAMES_TOO:
        return "organisation"
    elif determiner or not is_first_name(words[0]) or len(words) > 3:
        if last in DOCUMENTS and determiner in {"a", "an", "one", "another"}:
            return "document"
        if last in ORGANISATIONS or (last in DOCUMENTS and determiner):
            return "organisation"
        if not ORGANISATIONS.isdisjoint(lows) or _has_inner_capital(words[0]):
            return "organisation"
        if _is_plural_of_people(last) and not mention.roles:
            return "unnamed"
        if all(
            low in STATES or low in {"north", "south", "united", "saudi", "new", "states", "kingdom"}
            for low in lows
        ):
            return "organisation"
        if determiner == "the" and not mention.roles:
            return "organisation"
        if lows[0] in {
            "planned",
            "common",
            "black",
            "human",
            "citizens",
            "judicial",
            "democracy",
            "americans",
            "women",
        }:
            return "organisation"
    before = mention.core[-len(words) - 1 : -len(words)]
    return "organisation" if before and before[0] in BODIES_BEFORE_NAMES else "named"


def _is_acronym(word: str) -> bool:
    return word.isupper() and 1 < len(word.replace(".", "")) <= 5 and not is_first_name(word)


def _has_inner_capital(word: str) -> bool:
    """Tell a firm's name by a capital inside: “BuzzFeed”, but not “McFadden”, “DeVos” or “Jean-Luc”."""
    for at in range(2, len(word)):
        if word[at].isupper() and word[at - 1].islower():
            return word[:at].lower() not in {
                "mc",
                "mac",
                "de",
                "la",
                "le",
                "di",
                "du",
                "van",
                "von",
                "fitz",
                "vander",
                "da",
                "del",
                "st",
            }
    return False


def _is_plural_of_people(low: str) -> bool:
    """Say whether a word is a plural such as “investors”, told by the ending of its singular."""
    if not low.endswith("s") or low.endswith("ss") or low in NOT_PLURAL:
        return False
    one = low[:-1]
    return (
        one in UNTRACEABLE
        or one in PEOPLE
        or one in _PLURALS
        or (
            len(one) > 5
            and one.endswith(("ator", "itor", "ster", "ivist", "ctor", "olist", "omist", "entist", "ican"))
        )
    )


_PLURALS = word_set(
    "voter leader lawmaker worker resident activist investor lawyer supporter millennial researcher "
    "economist member politician prosecutor strategist organizer protester executive senator donor "
    "progressive attendee user employee reporter american muslim christian student teacher doctor nurse "
    "farmer scientist historian scholar campaigner soldier commander local neighbour neighbor migrant "
    "immigrant palestinian israeli russian german european evangelical environmentalist feminist moderate "
    "tory taxpayer trader banker consumer shopper parent youngster californian texan syrian iraqi iranian "
    "ukrainian kurd brit briton briton's rebel insurgent militant islamist terrorist viewer reader"
)


def _kind_of_noun(mention: Mention) -> str:
    head, core = mention.head, mention.core
    pronoun = len(core) == 1 and head in ANYBODY
    if pronoun or head == "percent":
        return "unnamed"
    if head in CROWDS or head == "person":
        return "unnamed"
    if head in DOCUMENTS and not (head in ORGANISATIONS and head not in ONLY_IN_NAMES):
        return "document"
    if head in ORGANISATIONS and not (head in ONLY_IN_NAMES and len(core) == 1 and not mention.determiner):
        return "organisation"
    if head in STATES:
        return "organisation"
    plural = (head.endswith("s") and not head.endswith("ss") and head not in NOT_PLURAL) or head.endswith(
        ("men", "women")
    )
    if plural:
        one = head[:-3] + "y" if head.endswith("ies") else head[:-1]
        is_thing = one.endswith(THING_ENDINGS) and one not in PEOPLE_DESPITE
        return "document" if is_thing else "unnamed"
    # “the official” and “his aide” point at one person known from before; “an official” does not.
    if head in UNTRACEABLE:
        definite = mention.determiner.split()[-1:] in (
            ["the"],
            ["this"],
            ["that"],
            ["his"],
            ["her"],
            ["its"],
            ["their"],
        )
        return "role" if (definite or mention.possessor) and head not in {"source", "insider"} else "unnamed"
    if (
        head in PEOPLE
        or (head.endswith(PEOPLE_ENDINGS) and not head.endswith(THING_ENDINGS))
        or head in PEOPLE_DESPITE
    ):
        return "role"
    if head.endswith(THING_ENDINGS):
        return "document"
    return "role"
