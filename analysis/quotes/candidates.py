"""The places among which a model chooses: where content and the naming of a speaker may begin and end.

A place between two neighbours where nothing ever begins or ends, such as inside a run of nouns, is a
seam and left out, and so is a place too far from its cue; which those are is learned (``weights.seams``).
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from analysis.quotes.features import Cue
from analysis.quotes.syntax import Syntax, edge
from analysis.quotes.words import word_set

# Content begins soon after its cue, and ends or opens within a long sentence's length.
_NEAR, _LONG, _FAR = 15, 80, 40
_SPEAKER_LEFT, _SPEAKER_RIGHT, _SPEAKER_LONGEST = 45, 16, 30

_NAMING = frozenset(("PRP", "WP", "WDT", "CD", "PRP$", "JJ", "JJS", "JJR", "FW", "EX"))
_STANDING_FOR = word_set("some many others both all those that which most few one another this none ) “")

Seams = Mapping[str, AbstractSet[str]]
DECISIONS = ("start", "end", "stop", "opening", "speaker_end", "speaker_away", "speaker_start")


def before(syntax: Syntax, at: int, begin: int) -> str:
    """Name the neighbours of a place where something begins: what stands before it, and its first tag."""
    return f"{edge(syntax, at - 1, at) if at > begin else '<'} {syntax.tags[at]}"


def after(syntax: Syntax, at: int, end: int) -> str:
    """Name the neighbours of a place where something ends: its last tag, and what stands after it."""
    return f"{syntax.tags[at - 1]} {edge(syntax, at, end)}"


def starts(syntax: Syntax, cue: Cue, seams: Seams) -> list[int]:
    """List where content that follows a cue may begin: right after it, or farther on at no seam."""
    solid, never, first = syntax.solid, seams["start"], cue.at + 1
    places = [at for at in range(first, min(first + _NEAR, cue.end)) if solid[at]]
    found = [at for at in places if at == first or before(syntax, at, cue.begin) not in never]
    return found or places[:1]


def ends(syntax: Syntax, cue: Cue, start: int, last: int, seams: Seams) -> list[int]:
    """List where content from ``start`` on may end: the ``last`` word, or before it at no seam."""
    solid, never = syntax.solid, seams["end"]
    found = [
        at
        for at in range(start + 1, min(last, start + _LONG))
        if solid[at - 1] and after(syntax, at, cue.end) not in never
    ]
    if start < last <= start + _LONG or not found:
        found.append(max(last, start + 1))
    return found


def stops(syntax: Syntax, cue: Cue, seams: Seams) -> list[int]:
    """List where content that stands before a cue may end."""
    solid, never = syntax.solid, seams["stop"]
    places = [at for at in range(max(cue.begin + 1, cue.at - _FAR), cue.at + 1) if solid[at - 1]]
    return [at for at in places if after(syntax, at, cue.end) not in never] or places[-1:]


def openings(syntax: Syntax, cue: Cue, stop: int, first: int, seams: Seams) -> list[int]:
    """List where content that ends at ``stop`` may begin: the ``first`` word, or after it at no seam."""
    solid, never = syntax.solid, seams["opening"]
    return [
        at
        for at in range(max(cue.begin, stop - _LONG), stop)
        if solid[at] and (at == first or before(syntax, at, cue.begin) not in never)
    ]


def away(syntax: Syntax, cue: Cue, order: str, at: int) -> str:
    """Name how far the end of a speaker's name is from its cue, on which side, over how many finite verbs."""
    if at <= cue.at:
        verbs, distance, side = syntax.finite[cue.at] - syntax.finite[at], cue.at - at, "left"
    else:
        verbs, distance, side = syntax.finite[at] - syntax.finite[cue.at + 1], at - cue.at, "right"
    return f"{side} {order} {cue.tag} {min(verbs, 2)} {min(distance, 4)}"


def speaker_ends(syntax: Syntax, cue: Cue, order: str, seams: Seams) -> list[int]:
    """List where the words that name a speaker may end: after a noun, name or pronoun not too far away."""
    low, tags, k = syntax.low, syntax.tags, cue.at
    never, too_far = seams["speaker_end"], seams["speaker_away"]
    found = []
    for at in range(max(cue.begin + 1, k - _SPEAKER_LEFT), min(cue.end, k + _SPEAKER_RIGHT) + 1):
        tag = tags[at - 1]
        if at - 1 == k or not (tag[0] == "N" or tag in _NAMING or low[at - 1] in _STANDING_FOR):
            continue
        if at != k and after(syntax, at, cue.end) in never:
            continue
        if away(syntax, cue, order, at) not in too_far:
            found.append(at)
    return found


def speaker_starts(syntax: Syntax, cue: Cue, end: int, first: int, seams: Seams) -> list[int]:
    """List where the words that name a speaker, up to ``end``, may begin."""
    solid, never = syntax.solid, seams["speaker_start"]
    low_edge = cue.begin if end <= cue.at else cue.at + 1
    places = [at for at in range(max(low_edge, end - _SPEAKER_LONGEST), end) if solid[at]]
    return [
        at for at in places if at in {first, low_edge} or before(syntax, at, cue.begin) not in never
    ] or places[-1:]
