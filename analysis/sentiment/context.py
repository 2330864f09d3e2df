"""What the words around a scored word do to it: negation, relief, loss, degree and contrast.

Written once for all scorers that are ours; VADER keeps its own rules. The rules work on the pieces
of a sentence: its words in small letters and the marks that part its clauses.
"""

from collections.abc import Collection, Mapping, Sequence

from analysis.sentiment.roles import ROLES, Role

# What a negator leaves of a valence. A denial turns it round, but "not good" is weaker than "bad".
_NEGATED = -0.5
# What is left of something bad that ends, is prevented or survived.
_RELIEVED = -0.3
# What is left of something good that ends or is lost.
_LOST = -0.5
_AMPLIFIED, _DAMPENED = 0.3, -0.3
# In "A, but B" and in "although A, B" the sentence comes down on B.
_CONCEDED, _ASSERTED = 0.8, 1.2

_NEGATOR_REACH = 3  # words
_NONE_REACH = 5
_VERB_REACH = 4


def weigh_in_context(pieces: Sequence[str], valences: Mapping[int, float]) -> dict[int, float]:
    """Give each valence, by the number of its piece, what the pieces around it leave of it.

    ``pieces`` are the words of a sentence in small letters and the marks that part its clauses, in
    reading order. A negator turns round what follows within three words; a verb of ending, preventing
    or surviving turns round the bad in its object, or where there is none in its subject ("the war has
    ended"); a verb of loss turns round the good. Adverbs and adjectives of degree strengthen or weaken
    what follows, and what stands after a *but* outweighs what stands before it. No rule looks past a
    mark or conjunction that parts clauses.

    Missed: a negator further off, irony, what is only wished, feared or asked.

    >>> pieces = "it was not a failure".split()
    >>> weigh_in_context(pieces, {4: -1.0})
    {4: 0.5}
    >>> weigh_in_context("the war has ended".split(), {1: -1.0})
    {1: 0.3}
    """
    weighed = dict(valences)
    if not weighed:
        return weighed
    roles = [(i, ROLES[piece]) for i, piece in enumerate(pieces) if piece in ROLES]
    if not roles:
        return weighed
    breaks = {i for i, role in roles if role in _BREAKS}
    for i, role in roles:
        if role is Role.AMPLIFIER or role is Role.DAMPENER:
            step = _AMPLIFIED if role is Role.AMPLIFIER else _DAMPENED
            for j in _ahead(weighed, breaks, i, _NEGATOR_REACH):
                weighed[j] *= 1 + step
        elif reach := _negator_reach(pieces, i, role):
            for j in _ahead(weighed, breaks, i, reach):
                weighed[j] *= _NEGATED
        elif role in _TURNS_BAD or role in _TURNS_GOOD:
            _turn_round(weighed, valences, breaks, i, role)
    conceded = _conceded(pieces, roles)
    if conceded:
        begin, end = conceded
        for i in weighed:
            weighed[i] *= _CONCEDED if begin <= i < end else _ASSERTED
    return weighed


def _conceded(pieces: Sequence[str], roles: Sequence[tuple[int, Role]]) -> tuple[int, int] | None:
    """Find what a sentence concedes, as pieces from and to, where it does: "A" of "A, but B"."""
    for i, role in roles:
        begins = i > 0 and pieces[i - 1] in _OPENS_CLAUSE
        if role is Role.BUT or (role is Role.YET and begins):
            return 0, i
        if role is Role.CONCEDES:
            end = next((j for j, _ in roles if j > i and pieces[j] in _CLOSES_CLAUSE), len(pieces))
            return i, end
    return None


def _negator_reach(pieces: Sequence[str], i: int, role: Role) -> int:
    """Give how many words the piece at ``i`` denies, 0 where it is no negator here."""
    following = pieces[i + 1] if i + 1 < len(pieces) else ""
    if role is Role.NONE:
        return _NONE_REACH
    if (
        role is Role.NEGATOR
        or (role is Role.BEFORE_TO and following == "to")
        or (role is Role.BEFORE_FROM and following in ("from", "of", "than"))
    ):
        return _NEGATOR_REACH
    return 0


_OPENS_CLAUSE = frozenset([",", ";", "—", "--", "and"])
_CLOSES_CLAUSE = frozenset([",", ";", "—", "--", ")"])
_BREAKS = frozenset([Role.BREAK, Role.BUT, Role.CONCEDES])


def _ahead(places: Mapping[int, float], breaks: Collection[int], i: int, reach: int) -> list[int]:
    """List the places up to ``reach`` pieces behind ``i``, in the same clause."""
    found = []
    for j in range(i + 1, i + 1 + reach):
        if j in breaks:
            break
        if j in places:
            found.append(j)
    return found


def _behind(places: Mapping[int, float], breaks: Collection[int], i: int, reach: int) -> list[int]:
    """List the places up to ``reach`` pieces before ``i``, in the same clause, the nearest first."""
    found = []
    for j in range(i - 1, i - 1 - reach, -1):
        if j in breaks:
            break
        if j in places:
            found.append(j)
    return found


def _turn_round(
    weighed: dict[int, float],
    valences: Mapping[int, float],
    breaks: Collection[int],
    i: int,
    role: Role,
) -> None:
    """Turn round what the verb at ``i`` ends, prevents or takes away."""
    turned = {
        j: _RELIEVED if valences[j] < 0 else _LOST
        for j in _ahead(weighed, breaks, i, _VERB_REACH)
        if role in (_TURNS_BAD if valences[j] < 0 else _TURNS_GOOD)
    }
    if not turned and role in _LOOKS_BACK:
        turned = {
            j: _RELIEVED if valences[j] < 0 else _LOST
            for j in _behind(weighed, breaks, i, _VERB_REACH)
            if role is Role.END or valences[j] > 0
        }
    for j, factor in turned.items():
        weighed[j] *= factor
    # To stop something bad is not bad itself, though "stop" and "avoid" are by the lexicons.
    if weighed.get(i, 0.0) < 0 and _RELIEVED in turned.values():
        weighed[i] = 0.0


_TURNS_BAD = frozenset([Role.RELIEF, Role.STOP, Role.END])
_TURNS_GOOD = frozenset([Role.LOSS, Role.DECAY])
_LOOKS_BACK = frozenset([Role.END, Role.DECAY])
