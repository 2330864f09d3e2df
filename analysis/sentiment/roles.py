"""Words that do something to the tone of others: negators, words of degree, verbs of ending and losing."""

from enum import Enum


class Role(Enum):
    """What a word or mark does to the scored words around it."""

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


def _role_of(role: Role, words: str) -> dict[str, Role]:
    return dict.fromkeys(words.split(), role)


_VERBS_NOT = "ai are ca could did do does had has have is might must need ought sha should was were wo would"
ROLES: dict[str, Role] = {
    **_role_of(Role.BREAK, ", ; : ( ) ! ? — -- because which who"),
    **_role_of(Role.BUT, "but"),
    **_role_of(Role.YET, "yet however still"),
    **_role_of(Role.CONCEDES, "although though while whilst whereas despite notwithstanding"),
    **_role_of(Role.NONE, "none nobody neither"),
    **_role_of(Role.BEFORE_FROM, "far instead rather devoid"),
    **_role_of(
        Role.NEGATOR,
        """not no never nothing nor without cannot hardly barely scarcely seldom rarely nowhere lack lacks
        lacked lacking""",
    ),
    **{f"{verb}{ending}": Role.NEGATOR for verb in _VERBS_NOT.split() for ending in ("n't", "nt")},
    **_role_of(
        Role.BEFORE_TO,
        """fail fails failed failing refuse refuses refused refusing unable unwilling decline declines
        declined""",
    ),
    **_role_of(
        Role.AMPLIFIER,
        """absolutely acutely completely considerably critically deeply desperately dramatically enormously
        entirely especially exceptionally extremely fiercely fully gravely greatly heavily highly hugely
        incredibly intensely more most much overwhelmingly particularly profoundly purely quite really
        remarkably seriously severely sharply so strongly substantially such thoroughly too totally
        tremendously truly utterly very vastly widely wildly big complete deep devastating dramatic
        enormous extreme grave great heavy huge immense major massive outright overwhelming profound
        serious severe sharp steep strong total tremendous utter vast""",
    ),
    **_role_of(
        Role.DAMPENER,
        """almost fairly kinda less little marginally mildly modestly moderately occasionally partially
        partly relatively slightly somewhat faint limited marginal mild minor moderate modest
        occasional partial slight small tiny""",
    ),
    **_role_of(
        Role.RELIEF,
        """address addresses addressed addressing against alleviate alleviates alleviating beat beats
        combat combats combating confront counter counters countering cure cures curing defeat defeats
        defeating defuse defuses defusing ease eases easing escape escapes escaping fight fights
        fighting fought free frees lessen lessens mitigate mitigates outlaw outlaws overcome overcomes
        overcoming protect protects protected protecting quell quells relieve relieves relieving remedy
        remedies repair repairs resist resists resolve resolves resolving rid root solve solves solving
        spare spares spared survive survives surviving tackle tackles tackling thwart thwarts thwarted
        weather weathered""",
    ),
    **_role_of(
        Role.STOP,
        """avert averts averting avoid avoids avoiding ban bans bar bars curb curbs curbing curtail
        curtails cut cuts cutting eliminate eliminates eliminating end ends ending eradicate eradicates
        fewer halt halts halting lift lifts lifting limit limits limiting lower lowers lowering minimize
        minimizes minimise prevent prevents preventing prohibit prohibits reduce reduces reducing remove
        removes removing stop stops stopping withdraw withdraws""",
    ),
    **_role_of(
        Role.END,
        """abandoned abated alleviated averted avoided banned barred cancelled canceled ceased contained
        curbed cured cut defeated defused dismissed dropped ease eased eliminated ended eradicated
        escaped evaporated faded fell halted lessened lifted limited lowered minimized mitigated
        outlawed over overcame overturned prevented prohibited quelled receded reduced rejected relieved
        remedied removed repaired repealed resolved reversed shrank shrunk solved stopped subsided
        survived vanished waned withdrawn withdrew""",
    ),
    **_role_of(
        Role.LOSS,
        """denies denied deny denying deprive deprived deprives destroy destroying destroys erodes eroding
        jeopardize jeopardized jeopardizes lose loses losing lost ruining ruins shattering squander
        squandered threaten threatened threatening threatens undermine undermines undermining weakening
        weakens wreck wrecks""",
    ),
    **_role_of(
        Role.DECAY,
        """collapse collapsed collapses collapsing crumble crumbled crumbles crumbling dash dashed
        destroyed diminish diminished diminishes dim dimmed erode eroded evaporate evaporates fade fades
        fading ruined shattered shrink shrinks shrinking stall stalled stalls undermined vanish vanishes
        wane wanes waning weaken weakened wither withered withers wrecked""",
    ),
}


_DEGREE = frozenset([Role.AMPLIFIER, Role.DAMPENER])
# Words whose work is done by the rules: they say how much, or that something is kept off, and are not tone
# themselves, whatever a lexicon says of "sharply" or "avoided".
WITHOUT_VALENCE = frozenset(
    [word for word, role in ROLES.items() if role in (Role.AMPLIFIER, Role.DAMPENER) and word.endswith("ly")]
    + """avert averts averted averting avoid avoids avoided avoiding escape escapes escaped escaping most
        more less much prevent prevents prevented preventing quite so such survive survives
        survived surviving too very""".split()
)
