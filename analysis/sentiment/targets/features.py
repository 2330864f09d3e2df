"""What a sentence says about a target, as named features: words by place, verbs by role, sums of lexica."""

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from analysis.sentiment.context import weigh_in_context
from analysis.sentiment.lexica import joint_valences
from analysis.sentiment.targets.reading import NAME, OWNER, TARGET, Reading
from analysis.sentiment.targets.stems import stem
from analysis.sentiment.unweighted import IDENTITY, unweighted_words

NO_PIECE = -1

_BREAKS = frozenset(', ; : ( ) -- — – " . ! ?'.split())
_BE = frozenset("is are was were be been being am get got gets getting isn't aren't wasn't weren't".split())
_AUXILIARIES = _BE | frozenset(
    """has have had having do does did will would can could may might must should shall to hasn't haven't
    hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't cannot""".split()
)
_NEGATORS = frozenset(
    """not no never nothing nor without cannot hardly barely isn't aren't wasn't weren't hasn't haven't hadn't
    doesn't don't didn't won't wouldn't can't couldn't shouldn't neither none nobody""".split()
)
_PREPOSITIONS = frozenset(
    """by of to for with against about from on in at over under toward towards between into like behind than
    as among around despite through upon""".split()
)
_SAYS = frozenset(
    """said says say told tells added adds asked tweeted wrote writes stated noted explained according
    announced replied saying telling adding""".split()
)
# Without a mark for negation: it says nothing about them.
_FUNCTION = frozenset(
    """the a an of to in on at and or but for with by from is are was were be been that this it as has have
    had will would not he she his her they their who which what when""".split()
)
_NEAR = 4  # pieces on either side
_FADE = 6.0  # pieces after which a valence counts e times less
_CHAIN, _BACK, _APPOSITION = 7, 5, 14  # pieces looked at for a verb, a governor, the end of an apposition


class Feature(NamedTuple):
    """One thing that is so: ``amount`` times the weight of ``value`` in the table ``template`` is added.

    ``piece`` is the index of the piece it rests on, ``NO_PIECE`` where it rests on none.
    """

    template: str
    value: str
    amount: float
    piece: int


@lru_cache(maxsize=1)
def unweighable() -> frozenset[str]:
    """Give the words that get no weight anywhere: who people are, and places."""
    return unweighted_words((*IDENTITY, "places"))


def describe(reading: Reading) -> list[Feature]:
    """List the features of a reading; a word's that repeats is listed once."""
    found: dict[tuple[str, str], Feature] = {}
    sums: list[Feature] = []
    for feature in _each(reading):
        if feature.template == "lexica":
            sums.append(feature)
        else:
            found.setdefault((feature.template, feature.value), feature)
    return [*found.values(), *sums]


def _each(reading: Reading) -> Iterator[Feature]:
    yield from _lexica(reading)
    yield from _words(reading)
    yield from _neighbours(reading)
    yield from _roles(reading)
    yield from _form(reading)


def _may_weigh(word: str) -> bool:
    """Say whether a word may have a weight of its own."""
    return word[0].isalpha() and not word.endswith("'s") and word not in unweighable()


def _is_solid(word: str) -> bool:
    return word[0].isalnum() or word in (TARGET, NAME, OWNER)


def _lexica(reading: Reading) -> Iterator[Feature]:
    """Sum the valences of the two lexica, changed by their context, by where they stand."""
    words, at = reading.words, reading.at
    first, last = _clause(reading)
    quoted = _quoted(words)
    joint, without = joint_valences(), unweighable()
    known = {i: joint[word] for i, word in enumerate(words) if word in joint and word not in without}
    length = math.sqrt(sum(map(_is_solid, words)))
    for i, valence in weigh_in_context(words, known).items():
        if not valence:
            continue
        side = "before" if i < at else "after"
        sign = "good" if valence > 0 else "bad"
        size = abs(valence)
        yield Feature("lexica", "balance", valence / length, i)
        yield Feature("lexica", sign, size / length, i)
        yield Feature("lexica", f"{sign} {side}", size / length, i)
        yield Feature("lexica", f"{sign} {side}, fading", size * math.exp(-abs(i - at) / _FADE), i)
        if first <= i < last:
            yield Feature("lexica", f"{sign} {side} in the clause", size, i)
        if abs(i - at) < _NEAR:
            yield Feature("lexica", f"{sign} close {side}", size, i)
        if quoted[i] != quoted[at]:
            yield Feature("lexica", f"{sign} across marks", size / length, i)
        elif quoted[at]:
            yield Feature("lexica", f"{sign} in the same marks", size / length, i)


def _clause(reading: Reading) -> tuple[int, int]:
    """Find the stretch round the target without a mark in it."""
    words, first, last = reading.words, reading.at, reading.at + 1
    while first > 0 and words[first - 1] not in _BREAKS:
        first -= 1
    while last < len(words) and words[last] not in _BREAKS:
        last += 1
    return first, last


def _quoted(words: list[str]) -> list[bool]:
    inside, found = False, []
    for word in words:
        inside ^= word == '"'
        found.append(inside)
    return found


def _words(reading: Reading) -> Iterator[Feature]:
    """List every word by itself, and by side where it is close."""
    words, at = reading.words, reading.at
    for i, word in enumerate(words):
        if i == at or not _may_weigh(word):
            continue
        denied = word not in _FUNCTION and not _NEGATORS.isdisjoint(words[max(0, i - 3) : i])
        value = ("not " if denied else "") + stem(word)
        yield Feature("word", value, 1.0, i)
        if abs(i - at) <= _NEAR:
            yield Feature("close before" if i < at else "close after", value, 1.0, i)


def _neighbours(reading: Reading) -> Iterator[Feature]:
    """List the words next to the target, one by one and in pairs."""
    at = reading.at
    before, after = _shape(reading, at - 1), _shape(reading, at + 1)
    left, right = (_piece(reading, i) for i in (at - 1, at + 1))
    yield Feature("next before", before, 1.0, left)
    yield Feature("next after", after, 1.0, right)
    yield Feature("two before", f"{_shape(reading, at - 2)} {before}", 1.0, left)
    yield Feature("two after", f"{after} {_shape(reading, at + 2)}", 1.0, right)
    yield Feature("around", f"{before} {after}", 1.0, NO_PIECE)


def _piece(reading: Reading, i: int) -> int:
    """Give the index of a word that may be shown as evidence: of a name never."""
    inside = 0 <= i < len(reading.words)
    return i if inside and reading.words[i] not in (NAME, OWNER) else NO_PIECE


def _shape(reading: Reading, i: int) -> str:
    """Give a piece as a neighbour: its tag where the word itself may not weigh."""
    if i < 0:
        return "<"
    if i >= len(reading.words):
        return ">"
    word, tag = reading.words[i], reading.tags[i]
    return tag if tag == "CD" or word in unweighable() or (word.endswith("'s") and word != OWNER) else word


class _Verb(NamedTuple):
    """The verb that follows a subject, or what it is said to be where ``sort`` is "is"."""

    at: int
    sort: str
    denied: bool


def _roles(reading: Reading) -> Iterator[Feature]:
    roles: list[str] = []
    if reading.owns:
        roles.append("owner")
        yield from _owned(reading)
    else:
        clause, subject = _subject_of(reading)
        if clause is not None:
            yield from _verb_features(reading, "who", clause)
        if subject is not None:
            roles.append("subject")
            yield from _verb_features(reading, "subject", subject)
    yield from _governors(reading, roles)
    for role in roles or ["none"]:
        yield Feature("role", role, 1.0, NO_PIECE)


def _owned(reading: Reading) -> Iterator[Feature]:
    """List what belongs to the target: "Roe's bitter feud" gives "bitter" and "feud"."""
    words, tags = reading.words, reading.tags
    i, n = reading.at + 1, len(reading.words)
    while i < min(n, reading.at + 6):
        another = i + 1 < n and tags[i][0] == "N" and tags[i + 1][0] == "N"
        if not (another or tags[i][:2] in ("JJ", "RB") or tags[i] in ("CD", "NNP", "VBG", "VBN")):
            break
        if _may_weigh(words[i]):
            yield Feature("owned, said of it", stem(words[i]), 1.0, i)
        i += 1
    if i < n and _may_weigh(words[i]):
        yield Feature("owned", stem(words[i]), 1.0, i)


def _subject_of(reading: Reading) -> tuple[_Verb | None, _Verb | None]:
    """Find the verb of a relative clause on the target, and the verb whose subject it is."""
    words, at = reading.words, reading.at
    following = words[at + 1] if at + 1 < len(words) else ""
    if following == ",":
        clause = None
        if words[at + 2 : at + 3] and words[at + 2] in ("who", "whose"):
            clause = _find_verb(reading, at + 3)
        for i in range(at + 2, min(len(words), at + _APPOSITION + 1)):
            if words[i] == ",":
                return clause, _find_verb(reading, i + 1)
        return clause, None
    verb = _find_verb(reading, at + 1)
    if verb is None and following in ("and", "or"):
        other = next((i for i in range(at + 2, min(len(words), at + 5)) if words[i] == NAME), None)
        verb = _find_verb(reading, other + 1) if other is not None else None
    return None, verb


def _find_verb(reading: Reading, begin: int) -> _Verb | None:
    """Find the full verb that begins a predicate here, auxiliaries and adverbs passed over."""
    is_be = denied = False
    for i in range(begin, min(len(reading.words), begin + _CHAIN)):
        word, tag = reading.words[i], reading.tags[i]
        denied = denied or word in _NEGATORS
        if word in _AUXILIARIES or (word in _NEGATORS and tag[0] in "VMR"):
            is_be = is_be or word in _BE
        elif tag[:2] == "RB" or word in ('"', "'"):
            continue
        elif tag[:2] == "VB":
            return _Verb(i, "passive" if is_be and tag in ("VBN", "VBD") else "does", denied)
        elif is_be and tag[:2] in ("JJ", "NN"):
            return _Verb(i, "is", denied)
        elif not (is_be and tag in ("DT", "PRP$")):
            return None
    return None


def _verb_features(reading: Reading, role: str, verb: _Verb) -> Iterator[Feature]:
    words, tags, i = reading.words, reading.tags, verb.at
    word = words[i]
    if not _may_weigh(word):
        return
    denied = "not " if verb.denied else ""
    yield Feature(f"{role} {verb.sort}", denied + stem(word), 1.0, i)
    if verb.sort == "does":
        for k in range(i + 1, min(len(words), i + 4)):
            if tags[k][:2] in ("VB", "NN", "JJ") and _may_weigh(words[k]):
                yield Feature(f"{role} does, with", f"{stem(word)} {stem(words[k])}", 1.0, k)
                break
    yield from _valence(reading, f"{role} {verb.sort}", i, denied=verb.denied)
    if verb.denied or verb.sort == "passive":
        yield Feature("role", f"{denied}{role} {verb.sort}", 1.0, NO_PIECE)


def _valence(reading: Reading, role: str, i: int, *, denied: bool) -> Iterator[Feature]:
    valence = joint_valences().get(reading.words[i], 0.0)
    if valence:
        sign = "good" if (valence > 0) != denied else "bad"
        yield Feature("lexica", f"{sign}, {role}", abs(valence), i)


def _governors(reading: Reading, roles: list[str]) -> Iterator[Feature]:
    """Look back for the verb or noun that governs the target, and for what stands between."""
    words, tags = reading.words, reading.tags
    preposition = ""
    for i in range(reading.at - 1, max(-1, reading.at - 1 - _BACK), -1):
        word, tag = words[i], tags[i]
        if word in _PREPOSITIONS and not preposition:
            preposition = word
        elif tag[:2] == "VB" and word not in _AUXILIARIES:
            denied = not _NEGATORS.isdisjoint(words[max(0, i - 3) : i])
            passive = not _BE.isdisjoint(words[max(0, i - 2) : i])
            if _may_weigh(word):
                role = "object of" + (" passive" if passive else "")
                yield Feature(role, f"{stem(word)} {preposition}".rstrip(), 1.0, i)
                yield Feature("governed by", ("not " if denied else "") + stem(word), 1.0, i)
                yield from _valence(reading, "governs", i, denied=denied)
            roles.append(
                f"object {preposition}".rstrip() if preposition in ("", "by", "against") else "object, other"
            )
            break
        elif tag[:2] == "NN" and preposition and word not in (NAME, OWNER):
            if _may_weigh(word):
                yield Feature("noun", f"{stem(word)} {preposition}", 1.0, i)
                yield Feature("governed by noun", stem(word), 1.0, i)
                yield from _valence(reading, "noun", i, denied=False)
            roles.append(f"noun {preposition}")
            break
        elif tag in ("DT", "PRP$", "CD", "POS") or tag[:2] in ("JJ", "NN", "RB"):
            if tag[:2] in ("JJ", "NN") and not preposition and word not in (NAME, OWNER) and _may_weigh(word):
                yield Feature("said of it", stem(word), 1.0, i)
        else:
            break
    if preposition:
        yield Feature("role", f"behind {preposition}", 1.0, NO_PIECE)


def _form(reading: Reading) -> Iterator[Feature]:
    """List what kind of mention and sentence it is."""
    words, at = reading.words, reading.at
    n = len(words)
    quoted = _quoted(words)
    n_names = sum(word in (NAME, OWNER) for word in words)
    n_before = sum(word in (NAME, OWNER) for word in words[:at])
    facts: Mapping[str, bool] = {
        "pronoun": reading.pronoun,
        "small letters": not reading.pronoun and not reading.capital,
        "opens": at == 0,
        "closes": at >= n - 2,
        "in marks": quoted[at],
        "marks": any(quoted),
        "headline": reading.headline,
        "question": "?" in words,
        "speaks after": not _SAYS.isdisjoint(words[at + 1 : at + 3]),
        "speaks before": at > 0 and words[at - 1] in _SAYS,
    }
    for fact, holds in facts.items():
        if holds:
            yield Feature("form", fact, 1.0, NO_PIECE)
    yield Feature("form", f"names: {min(3, n_names)}", 1.0, NO_PIECE)
    yield Feature("form", f"names before: {min(2, n_before)}", 1.0, NO_PIECE)
    yield Feature("form", "length", math.log(1 + sum(map(_is_solid, words))), NO_PIECE)
