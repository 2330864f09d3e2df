"""Phrases that describe a speaker: their main words, their conjuncts, and the one that “who” follows."""

import re

from analysis.quotes.kinds import speaker_kind
from analysis.quotes.mentions import Mention, read_mention
from analysis.quotes.names import COURTESY, TITLES, is_first_name, plain
from analysis.quotes.speakers import DETERMINERS, PREPOSITIONS
from analysis.quotes.words import word_set

DEFINITE = word_set("the this that these those his her its their such")
POSSESSIVES = word_set("his her its their")
RELATIVE = word_set("who whom whose which that")
LEADING = re.compile(r"^(?:(?:the|a|an|one|this|that|another)\s+)+", re.I)
_HEAD_END = re.compile(r"[,(—–]|\s(?:who|which|during|speaking|after|before|while|when)\s")
_PHRASE_BEFORE = re.compile(r"[\w'’.-]{1,40}(?:[ \u00a0][\w'’.-]{1,40}){0,7}$")
_AND = re.compile(r",?\s+and\s+")
# So much text before “who” is looked at.
_BACK = 120


def main_words(words: str) -> list[str]:
    """Give the words that identify somebody described: without determiner and apposition."""
    head = _HEAD_END.split(words.strip(), maxsplit=1)[0]
    kept = LEADING.sub("", head.strip()).split()
    if kept and kept[0].lower() in POSSESSIVES:
        del kept[0]
    return kept


def may_mean_a_name(mention: Mention) -> bool:
    """Say whether a description may mean somebody who was named: “the mayor”, not “a mayor”."""
    definite = not mention.determiner or mention.determiner.rsplit(None, 1)[-1] in DEFINITE
    return definite and not mention.ends_in_name and not is_plural(mention)


def is_plural(mention: Mention) -> bool:
    """Say whether a description is of several."""
    return (mention.head.endswith("s") and not mention.head.endswith("ss")) or mention.head in {
        "people",
        "women",
        "men",
    }


def conjuncts(words: str) -> list[str]:
    """Part “Ann Roe and Bob Poe”; a shared surname is given to both (“Bill and Hillary Clinton”)."""
    head = _HEAD_END.split(words.strip(), maxsplit=1)[0]
    if " and " not in head:
        return [words]
    parts = _AND.split(head.removeprefix("both ").removeprefix("Both "))[:4]
    names = [read_mention(part).name for part in parts]
    if any(name is None for name in names[:1]) or speaker_kind(parts[0]) != "named":
        return [words]
    last = names[-1]
    if last is not None and last.first:
        parts = [
            f"{part} {last.last}"
            if name is not None and not name.first and is_first_name(name.last)
            else part
            for part, name in zip(parts, names, strict=True)
        ]
    return parts


def phrase_before(text: str, at: int) -> tuple[str, int] | None:
    """Find the noun phrase that ends at an offset, and where it begins: what “who” follows."""
    begin = max(0, at - _BACK)
    phrase = _PHRASE_BEFORE.search(text[begin:at].rstrip(" ,\u00a0"))
    if phrase is None:
        return None
    words = phrase[0].split(" ")
    # What stands before the end of a sentence, or another “who”, is no part of the phrase.
    cut = max((i for i, word in enumerate(words) if _parts_sentences(word)), default=-1) + 1
    first = max((i for i, word in enumerate(words) if word.lower() in DETERMINERS), default=-1)
    if first < cut:
        # No determiner: a name, or the last noun (“voters who”).
        first = len(words) - 1
        while first > cut and words[first - 1][:1].isupper() and words[first][:1].isupper():
            first -= 1
        if first - 1 > cut and words[first][:1].isupper() and words[first - 1] in PREPOSITIONS:
            # “Ann Roe of Ohio, who”, “voters in Ohio who”: not the place.
            first -= 2
            while first > cut and words[first - 1][:1].isupper() and words[first][:1].isupper():
                first -= 1
    told = " ".join(words[first:])
    return told, begin + phrase.start() + len(phrase[0]) - len(told)


def _parts_sentences(word: str) -> bool:
    low = plain(word)
    return low in RELATIVE or (word.endswith(".") and len(low) > 1 and low not in TITLES | COURTESY)
