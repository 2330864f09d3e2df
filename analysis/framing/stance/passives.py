"""Passive clauses: a form of "be" or "get" with its participle, and whether it is said by whom."""

from collections.abc import Iterator
from typing import NamedTuple

from analysis.document.reading import Sentence
from analysis.framing.stance.weights import Feature, Weights, load_weights

AGENTLESS, WITH_AGENT = "agentless passive", "passive with agent"

_BE = frozenset(
    """am is are was were be been being isn't aren't wasn't weren't ain't isnt arent wasnt werent get gets
    got getting gotten""".split()
)
_GET = frozenset("get gets got getting gotten".split())
# Participles that do not end in -ed, and those of verbs that take a prefix: the field's closed class.
_IRREGULAR = frozenset(
    """beaten beat become begun bent bet bidden bitten bled blown borne born bought bound bred broadcast
    broken brought built burnt burst cast caught chosen clung come cost cut dealt done drawn dreamt
    driven drunk dug eaten fallen fed felt fit flown flung forbidden forecast foregone foreseen forgiven
    forgotten forsaken fought found frozen given gone got gotten ground grown heard held hewn hid hidden
    hit hung hurt inlaid input kept knelt knit known laid lain leant leapt learnt led left lent let lit
    lost made meant met misled mistaken misunderstood mown offset outdone outrun outsold outspent
    overcome overdone overheard overridden overrun overseen overtaken overthrown overturned paid proven
    put quit read rebuilt redone redrawn reset resold retaken retold rewritten rid ridden risen rung run
    said sawn seen sent set sewn shaken shed shod shone shorn shot shown shrunk shut slain slept slid
    slit slung sold sought sown spat spent spelt spilt split spoilt spoken spread sprung spun stolen
    stood strewn stricken struck strung stuck stung stunk sung sunk swept swollen sworn swum swung taken
    taught thought thrown thrust told torn trodden undercut undergone understood undertaken undone
    unseen upheld upset wed wept withdrawn withheld withstood woken won worn wound woven written
    wrung""".split()
)
_VERBS = frozenset(["VBD", "VBZ", "VBP", "VB", "MD", "VBG"])
_STOPS = frozenset(".?!;:")
# How far behind the auxiliary the participle may stand: "is, in this sense, often thoroughly misunderstood".
_REACH = 9
# Behind the participle, how far "by" may stand: "was arrested late on Friday by".
_AGENT_REACH = 8
_MOST_CHARACTERS = 80
# What follows "by" in a phrase of time, amount or manner rather than an agent.
_NO_AGENT = frozenset(
    """accident chance mistake default definition design law phone telephone email mail post hand far then
    now midnight noon night day monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december means way virtue reason
    tomorrow half third quarter percent train car bus plane boat ship road rail sea air force name""".split()
)


# Verbs without a passive, where "'s" stands before them for "has".
_NO_PASSIVE = frozenset(
    """become gone come arrived happened worked lived seemed remained tried wanted had got gotten grown run
    begun appeared occurred fallen risen slept stood sat died existed lasted emerged waited stayed
    talked spoken responded returned served struggled succeeded failed learned""".split()
)
# These passives keep an object or a name behind them: "he's called Bob", "she's given a week".
_TWO_OBJECTS = frozenset(
    """called named given considered told asked offered paid dubbed labelled labeled nicknamed deemed
    titled elected appointed declared allowed denied granted awarded sent shown taught charged""".split()
)
_OBJECTS = frozenset(["DT", "PRP", "PRP$", "NN", "NNS", "NNP", "NNPS", "CD", "JJ"])


class Passive(NamedTuple):
    """One passive clause: which words are its auxiliary and its participle, and its term."""

    auxiliary: int
    participle: int
    term: str


class _Auxiliaries(dict[str, bool]):
    """Remember for each word whether it can be, or ends in, the auxiliary of a passive."""

    def __missing__(self, word: str) -> bool:
        head, mark, tail = word.rpartition("'")
        found = word in _BE or bool(mark and head and tail in ("s", "re", "m"))
        if len(self) < 100_000:
            self[word] = found
        return found


is_auxiliary = _Auxiliaries().__getitem__


class Candidate(NamedTuple):
    """An auxiliary and a participle that might belong together, with what speaks for and against it."""

    auxiliary: int
    participle: int
    features: list[Feature]


def find_passives(sentence: Sentence, weights: Weights | None = None) -> list[Passive]:
    """List the passive clauses of a tagged sentence in reading order, one for each auxiliary.

    The most probable pair is taken first, and each word belongs to one pair. A second participle under the
    same auxiliary ("was arrested and charged") adds no clause.

    Missed: passives without an auxiliary ("the man arrested on Friday", headlines). States taken for
    events and the reverse ("the shop was closed").
    """
    weights = weights or load_weights("passive_weights")
    scored = [
        (weights.intercept + weights.add(candidate.features), candidate)
        for candidate in find_candidates(sentence)
    ]
    taken: set[int] = set()
    found = []
    for score, candidate in sorted(scored, key=lambda pair: -pair[0]):
        auxiliary, participle, _ = candidate
        if score <= weights.threshold or auxiliary in taken or participle in taken:
            continue
        taken |= {auxiliary, participle}
        term = WITH_AGENT if _has_agent(sentence, participle) else AGENTLESS
        found.append(Passive(auxiliary, participle, term))
    return sorted(found)


def find_candidates(sentence: Sentence) -> Iterator[Candidate]:
    """Yield each auxiliary with every likely participle before the next verb or full stop."""
    low, tags = sentence.low, sentence.tags
    for auxiliary, word in enumerate(low):
        if not is_auxiliary(word):
            continue
        for i in range(auxiliary + 1, min(len(low), auxiliary + 1 + _REACH)):
            if low[i] in _STOPS or is_auxiliary(low[i]):
                break
            if _may_be_participle(low[i], tags[i]):
                if word.endswith("'s") and _is_perfect(sentence, i):
                    continue
                if sentence.spans[i][1] - sentence.spans[auxiliary][0] <= _MOST_CHARACTERS:
                    yield Candidate(auxiliary, i, _describe(low, tags, auxiliary, i))
            elif tags[i] in _VERBS:
                break


def _may_be_participle(word: str, tag: str) -> bool:
    return tag in ("VBN", "VBD") or word.endswith("ed") or word.rpartition("-")[2] in _IRREGULAR


def _is_perfect(sentence: Sentence, participle: int) -> bool:
    """Tell whether "'s" before a participle is "has" ("he's made a choice") or marks a possessor."""
    low, tags = sentence.low, sentence.tags
    if low[participle] in _NO_PASSIVE:
        return True
    following = tags[participle + 1 : participle + 2]
    return bool(following) and following[0] in _OBJECTS and low[participle] not in _TWO_OBJECTS


def _describe(low: list[str], tags: list[str], auxiliary: int, participle: int) -> list[Feature]:
    """Say what the pair and its neighbours are, by words and by tags."""
    n = len(low)
    word, tag = low[participle], tags[participle]
    first = low[auxiliary]
    kind = "get" if first in _GET else "'" if "'" in first else "be"
    between = " ".join(tags[auxiliary + 1 : participle])
    after = low[participle + 1] if participle + 1 < n else ""
    tag_after = tags[participle + 1] if participle + 1 < n else ""
    before = low[auxiliary - 1] if auxiliary else ""
    tag_before = tags[auxiliary - 1] if auxiliary else ""
    near = participle - auxiliary
    shape = "-" if "-" in word else "un-" if word.startswith("un") else ""
    ends = participle + 2 >= n
    # "Why is the city called", "was it sold": the subject stands between.
    inverted = near > 1 and (not auxiliary or tag_before.startswith("W"))
    asked = f"{'inverted' if inverted else ''}{low[-1] if low[-1] == '?' else ''}"
    return [
        ("participle", word),
        ("participle, tag", f"{word} {tag}"),
        ("participle, after", f"{word} {after}"),
        ("tag", tag),
        ("auxiliary", first if kind != "'" else "'"),
        ("auxiliary, tag", f"{kind} {tag}"),
        ("auxiliary, between", f"{kind} {between}"),
        ("between", between),
        ("between, tag after", f"{between} {tag_after}"),
        ("kinds between", " ".join(sorted(set(tags[auxiliary + 1 : participle])))),
        ("before participle", low[participle - 1] if near > 1 else ""),
        ("after", after),
        ("tag after", tag_after),
        ("tag, after", f"{tag} {after}"),
        ("tags around", f"{tags[participle - 1]} {tag} {tag_after}"),
        ("before auxiliary", before if near < 3 else ""),
        ("tag before, between", f"{tag_before} {between}"),
        ("distance", str(min(near, 6))),
        ("distance, tag", f"{tag} {min(near, 6)}"),
        ("shape, tag", f"{shape} {tag}"),
        ("ending", word.rpartition("-")[2][-4:]),
        ("asked, tag", f"{asked} {tag}"),
        ("asked, end", f"{asked} {ends}"),
        ("clitic", f"{kind} {tags[auxiliary]}" if kind == "'" else ""),
        ("clitic, tag", f"{kind} {tags[auxiliary]} {tag}" if kind == "'" else ""),
        # "She's made a choice" is the perfect: an object follows.
        ("clitic, tag after", tag_after if kind == "'" else ""),
        ("clitic, after", after if kind == "'" else ""),
    ]


def _has_agent(sentence: Sentence, participle: int) -> bool:
    """Tell whether "by" with somebody or something that can act follows before the clause ends."""
    low, tags = sentence.low, sentence.tags
    for i in range(participle + 1, min(len(low) - 1, participle + 1 + _AGENT_REACH)):
        if low[i] == "by":
            following = low[i + 1 : i + 4]
            if tags[i + 1] in ("VBG", "CD") or any(word in _NO_AGENT for word in following[:2]):
                continue
            return True
        if low[i] in _STOPS or tags[i] in ("VBD", "VBZ", "VBP", "MD", "WDT", "WP"):
            return False
    return False
