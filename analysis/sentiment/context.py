"""What the words around a scored word do to it: negation, relief, loss, degree and contrast.

Written once for all scorers that are ours; VADER keeps its own rules. The rules work on the pieces
of a sentence: its words in small letters and the marks that part its clauses.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import Enum

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


class _Role(Enum):
    BREAK = "parts clauses"
    BUT = "turns to what counts"
    YET = "turns to what counts where a clause begins with it"
    CONCEDES = "says what counts less"
    NEGATOR = "denies what follows"
    NONE = "denies what follows, a subject and its verb"
    BEFORE_TO = "denies the verb after its 'to'"
    BEFORE_FROM = "denies what follows its 'from', 'of' or 'than'"
    AMPLIFIER = "strengthens what follows"
    DAMPENER = "weakens what follows"
    RELIEF = "saves from its object"
    STOP = "ends or prevents its object"
    END = "ends its object, or else its subject"
    LOSS = "takes away its object"
    DECAY = "takes away its object, or else its subject"


def _roles(role: _Role, words: str) -> dict[str, _Role]:
    return dict.fromkeys(words.split(), role)


_VERBS_NOT = "ai are ca could did do does had has have is might must need ought sha should was were wo would"
_ROLES: dict[str, _Role] = {
    **_roles(_Role.BREAK, ", ; : ( ) ! ? — -- because which who"),
    **_roles(_Role.BUT, "but"),
    **_roles(_Role.YET, "yet however still"),
    **_roles(_Role.CONCEDES, "although though while whilst whereas despite notwithstanding"),
    **_roles(_Role.NONE, "none nobody neither"),
    **_roles(_Role.BEFORE_FROM, "far instead rather devoid"),
    **_roles(
        _Role.NEGATOR,
        """not no never nothing nor without cannot hardly barely scarcely seldom rarely nowhere lack lacks lacked lacking""",
    ),
    **{f"{verb}{ending}": _Role.NEGATOR for verb in _VERBS_NOT.split() for ending in ("n't", "nt")},
    **_roles(
        _Role.BEFORE_TO,
        "fail fails failed failing refuse refuses refused refusing unable unwilling decline declines declined",
    ),
    **_roles(
        _Role.AMPLIFIER,
        """absolutely acutely completely considerably critically deeply desperately dramatically enormously
        entirely especially exceptionally extremely fiercely fully gravely greatly heavily highly hugely
        incredibly intensely more most much overwhelmingly particularly profoundly purely quite really
        remarkably seriously severely sharply so strongly substantially such thoroughly too totally
        tremendously truly utterly very vastly widely wildly big complete deep devastating dramatic
        enormous extreme grave great heavy huge immense major massive outright overwhelming profound
        serious severe sharp steep strong total tremendous utter vast""",
    ),
    **_roles(
        _Role.DAMPENER,
        """almost fairly kinda less little marginally mildly modestly moderately occasionally partially
        partly relatively slightly somewhat faint limited marginal mild minor moderate modest
        occasional partial slight small tiny""",
    ),
    **_roles(
        _Role.RELIEF,
        """address addresses addressed addressing against alleviate alleviates alleviating beat beats
        combat combats combating confront counter counters countering cure cures curing defeat defeats
        defeating defuse defuses defusing ease eases easing escape escapes escaping fight fights
        fighting fought free frees lessen lessens mitigate mitigates outlaw outlaws overcome overcomes
        overcoming protect protects protected protecting quell quells relieve relieves relieving remedy
        remedies repair repairs resist resists resolve resolves resolving rid root solve solves solving
        spare spares spared survive survives surviving tackle tackles tackling thwart thwarts thwarted
        weather weathered""",
    ),
    **_roles(
        _Role.STOP,
        """avert averts averting avoid avoids avoiding ban bans bar bars curb curbs curbing curtail
        curtails cut cuts cutting eliminate eliminates eliminating end ends ending eradicate eradicates
        fewer halt halts halting lift lifts lifting limit limits limiting lower lowers lowering minimize
        minimizes minimise prevent prevents preventing prohibit prohibits reduce reduces reducing remove
        removes removing stop stops stopping withdraw withdraws""",
    ),
    **_roles(
        _Role.END,
        """abandoned abated alleviated averted avoided banned barred cancelled canceled ceased contained
        curbed cured cut defeated defused dismissed dropped ease eased eliminated ended eradicated
        escaped evaporated faded fell halted lessened lifted limited lowered minimized mitigated
        outlawed over overcame overturned prevented prohibited quelled receded reduced rejected relieved
        remedied removed repaired repealed resolved reversed shrank shrunk solved stopped subsided
        survived vanished waned withdrawn withdrew""",
    ),
    **_roles(
        _Role.LOSS,
        """denies denied deny denying deprive deprived deprives destroy destroying destroys erodes eroding
        jeopardize jeopardized jeopardizes lose loses losing lost ruining ruins shattering squander
        squandered threaten threatened threatening threatens undermine undermines undermining weakening
        weakens wreck wrecks""",
    ),
    **_roles(
        _Role.DECAY,
        """collapse collapsed collapses collapsing crumble crumbled crumbles crumbling dash dashed
        destroyed diminish diminished diminishes dim dimmed erode eroded evaporate evaporates fade fades
        fading ruined shattered shrink shrinks shrinking stall stalled stalls undermined vanish vanishes
        wane wanes waning weaken weakened wither withered withers wrecked""",
    ),
}


_DEGREE = frozenset([_Role.AMPLIFIER, _Role.DAMPENER])
# Words whose work is done by the rules: they say how much, or that something is kept off, and are not tone
# themselves, whatever a lexicon says of "sharply" or "avoided".
WITHOUT_VALENCE = frozenset(
    [
        word
        for word, role in _ROLES.items()
        if role in (_Role.AMPLIFIER, _Role.DAMPENER) and word.endswith("ly")
    ]
    + """avert averts averted averting avoid avoids avoided avoiding escape escapes escaped escaping most
        more less much prevent prevents prevented preventing quite so such survive survives
        survived surviving too very""".split()
)


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
    roles = [(i, role) for i, piece in enumerate(pieces) if (role := _ROLES.get(piece))]
    if not roles or not weighed:
        return weighed
    breaks = [i for i, role in roles if role in _BREAKS]
    for i, role in roles:
        if role is _Role.AMPLIFIER or role is _Role.DAMPENER:
            step = _AMPLIFIED if role is _Role.AMPLIFIER else _DAMPENED
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


def _conceded(pieces: Sequence[str], roles: Sequence[tuple[int, _Role]]) -> tuple[int, int] | None:
    """Find what a sentence concedes, as pieces from and to, where it does: "A" of "A, but B"."""
    for i, role in roles:
        begins = i > 0 and pieces[i - 1] in _OPENS_CLAUSE
        if role is _Role.BUT or (role is _Role.YET and begins):
            return 0, i
        if role is _Role.CONCEDES:
            end = next((j for j, _ in roles if j > i and pieces[j] in _CLOSES_CLAUSE), len(pieces))
            return i, end
    return None


def _negator_reach(pieces: Sequence[str], i: int, role: _Role) -> int:
    """Give how many words the piece at ``i`` denies, 0 where it is no negator here."""
    following = pieces[i + 1] if i + 1 < len(pieces) else ""
    if role is _Role.NONE:
        return _NONE_REACH
    if (
        role is _Role.NEGATOR
        or (role is _Role.BEFORE_TO and following == "to")
        or (role is _Role.BEFORE_FROM and following in ("from", "of", "than"))
    ):
        return _NEGATOR_REACH
    return 0


_OPENS_CLAUSE = frozenset([",", ";", "—", "--", "and"])
_CLOSES_CLAUSE = frozenset([",", ";", "—", "--", ")"])
_BREAKS = frozenset([_Role.BREAK, _Role.BUT, _Role.CONCEDES])


def _ahead(places: Iterable[int], breaks: Sequence[int], i: int, reach: int) -> list[int]:
    """List the places up to ``reach`` pieces behind ``i``, in the same clause."""
    end = min((b for b in breaks if b > i), default=i + reach + 1)
    return [j for j in places if i < j <= i + reach and j < end]


def _behind(places: Iterable[int], breaks: Sequence[int], i: int, reach: int) -> list[int]:
    """List the places up to ``reach`` pieces before ``i``, in the same clause."""
    begin = max((b for b in breaks if b < i), default=-1)
    return [j for j in places if i - reach <= j < i and j > begin]


def _turn_round(
    weighed: dict[int, float],
    valences: Mapping[int, float],
    breaks: Sequence[int],
    i: int,
    role: _Role,
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
            if role is _Role.END or valences[j] > 0
        }
    for j, factor in turned.items():
        weighed[j] *= factor
    # To stop something bad is not bad itself, though "stop" and "avoid" are by the lexicons.
    if weighed.get(i, 0.0) < 0 and _RELIEVED in turned.values():
        weighed[i] = 0.0


_TURNS_BAD = frozenset([_Role.RELIEF, _Role.STOP, _Role.END])
_TURNS_GOOD = frozenset([_Role.LOSS, _Role.DECAY])
_LOOKS_BACK = frozenset([_Role.END, _Role.DECAY])
