"""Tell which speakers the text says would not be named."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

_NAMED = r"(?:further |publicly |personally )?(?:named|identified|quoted|used|published|printed)"
_CLEARED = r"(?:authori[sz]ed|permitted|allowed|cleared|supposed)"
_ASK = r"\b(?:ask|wish|want|declin|refus|request|prefer|insist|agree|demand|like|beg)(?:ed|red|s|d|ing|ring)?"
_SPEAK = r"\b(?:spoke|speaks?|speaking|talk(?:ed|ing)|brief(?:ed|ing)|told|said|saying|quoted|comment\w{0,3})"
_NAME = r"(?:real |full |last |first ){0,2}(?:names?|identit(?:y|ies))"

ANONYMITY = re.compile(
    r"\b(?:condition of|request\w{0,3}|ask\w{0,3} for|grant\w{0,3}|given|guaranteed|promis\w{1,3}"
    r"|insist\w{0,3} on|demand\w{0,3}|sought|seeking|under(?: the)?(?: (?:cover|cloak|condition) of)?"
    r"|(?:exchange|return) for|wanted|cit\w{1,3}|preferred) (?:\w+ )?anonymity\b"
    rf"|{_SPEAK}(?: \w+){{0,3}}? anonymously\b"
    r"|\b(?:remain(?:ed|ing)?|stay(?:ed|ing)?|be) (?:anonymous|nameless|unnamed|unidentified)\b"
    rf"|\bon (?:the )?condition (?:(?:that )?(?:\w+ ){{1,4}}?(?:not|n't) be |(?:of )?not being ){_NAMED}"
    rf"|(?:\bnot|n't|\bwithout being) (?:been |yet |being |formally |officially ){{0,2}}{_CLEARED}"
    r"(?: by \w+)? to (?:speak|talk|discuss|comment|disclose|be (?:quoted|named|identified)"
    r"|give (?:interviews|(?:his|her|their) names?))"
    r"|\black(?:s|ed|ing)? (?:the )?authori[sz]ation to (?:speak|talk|discuss|comment)"
    rf"|{_ASK}(?: \w+){{0,2}}? (?:(?:not )?to (?:not )?(?:be|have (?:his|her|their) {_NAME}) "
    rf"|(?:on )?not being |(?:that )?(?:\w+ ){{1,4}}?not be ){_NAMED}"
    rf"|{_ASK} (?:for )?(?:that )?(?:his|her|their) {_NAME} (?:to )?be (?:withheld|kept|concealed|changed)"
    rf"|\bwhose {_NAME} (?:was|were|is|are|has been|have been|had been) (?:being )?"
    r"(?:withheld|kept secret|changed|concealed|not (?:being )?(?:disclosed|published|used))"
    rf"|\bwithh(?:e|o)ld(?:ing)? (?:his|her|their|whose) {_NAME}"
    rf"|{_SPEAK} (?:\w+ ){{0,2}}?(?:on (?:deep )?background|not for attribution|off the record)\b"
)
"""Words by which a text says that a source would not be named, in lower case with straight apostrophes."""

_IN_THE_NAME = re.compile(r"\b(?:anonymous|unidentified)\b")
_KEPT_BACK = frozenset(("role", "unnamed", "unresolved"))
# “The official spoke on condition of anonymity”, a sentence of its own, speaks of who was quoted so many
# characters before at most.
_NEAR = 400


class Said(NamedTuple):
    """One attribution: where its speaker stands, its sentence, and who speaks."""

    speaker: tuple[int, int] | None
    sentence: tuple[int, int]
    speaker_id: str | None
    kind: str


def states_anonymity(sentence: str) -> bool:
    """Say whether a sentence tells that its source would not be named.

    >>> states_anonymity("“No,” said an aide, who wasn’t authorized to speak publicly.")
    True
    >>> states_anonymity("He enjoys the anonymity of the crowd.")
    False
    """
    return _stated(sentence) is not None


def _stated(sentence: str) -> tuple[int, int] | None:
    found = ANONYMITY.search(sentence.lower().replace("’", "'"))
    return found.span() if found is not None else None


def anonymous_speakers(text: str, said: Sequence[Said]) -> list[bool]:
    """Say of each attribution whether the text tells that its speaker would not be named.

    What is said in a sentence holds for the speaker it stands in or follows, not for others quoted there,
    and for every other mention of the same ``speaker_id``. Nobody who is named, no body and no document is
    anonymous.

    Missed: what a sentence without the word “anonymity” says of a speaker in another one.

    >>> text = "“No,” said an aide, speaking on condition of anonymity. “Yes,” the aide said."
    >>> aide = Said((11, 18), (0, 55), "aide", "role")
    >>> anonymous_speakers(text, [aide, Said((63, 71), (56, 77), "aide", "role")])
    [True, True]
    """
    by_sentence: dict[tuple[int, int], list[Said]] = {}
    for one in dict.fromkeys(said):
        if one.speaker is not None:
            by_sentence.setdefault(one.sentence, []).append(one)
    found: set[Said] = set()
    for (start, end), here in by_sentence.items():
        if any(one.kind in _KEPT_BACK for one in here):
            words = text[start:end]
            stated = _stated(words)
            if stated is not None:
                whom = _whose(here, start + stated[0])
                if whom is not None:
                    found.add(whom)
        found.update(
            one for one in here if one.speaker and _IN_THE_NAME.search(text[slice(*one.speaker)].lower())
        )
    found |= _of_sentences_apart(text, said, sorted(by_sentence))
    found = {one for one in found if one.kind in _KEPT_BACK}
    known = {one.speaker_id for one in found if one.speaker_id is not None}
    return [one in found or (one.speaker_id in known and one.kind in _KEPT_BACK) for one in said]


def _whose(here: list[Said], at: int) -> Said | None:
    """Find whom a statement at an offset is about: the speaker it stands in or follows, else the first."""
    before = [one for one in here if one.speaker is not None and one.speaker[0] <= at]
    if before:
        return max(before, key=lambda one: one.speaker or (0, 0))
    return min(here, key=lambda one: one.speaker or (0, 0))


def _of_sentences_apart(text: str, said: Sequence[Said], sentences: list[tuple[int, int]]) -> set[Said]:
    """Find of whom sentences without a quotation say so, as “Both spoke on condition of anonymity”."""
    found: set[Said] = set()
    places = sorted(
        ((one.speaker, one) for one in dict.fromkeys(said) if one.speaker is not None),
        key=lambda place: place[0],
    )
    starts = [speaker[0] for speaker, _ in places]
    at = text.find("anonymity")
    while at >= 0:
        last = bisect_left(starts, at) - 1
        if last >= 0 and at - starts[last] <= _NEAR:
            index = bisect_left(sentences, (at, at)) - 1
            inside = index >= 0 and at < sentences[index][1]
            if not inside and states_anonymity(text[max(0, at - 60) : at + 9]):
                found.add(places[last][1])
        at = text.find("anonymity", at + 9)
    return found
