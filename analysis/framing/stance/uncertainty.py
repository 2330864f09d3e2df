"""Hedges, evidentials and weasels: cues by meaning, weighed by learned log-odds where that is not enough."""

from collections.abc import Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from analysis.document.reading import Sentence
from analysis.framing.stance.passives import AGENTLESS, Passive
from analysis.framing.stance.weights import Feature, Weights
from analysis.lexicon import Pattern
from analysis.lexicon.matcher import Match

UNCERTAIN = ("hedge", "evidential", "weasel")

# Passives of saying and of thinking: by whom is not said, so the crowd vouches for it.
_SAID = frozenset(
    """said reported alleged rumoured rumored claimed told related understood purported stated described
    mentioned cited noted documented credited attributed linked associated""".split()
)
_THOUGHT = frozenset(
    """believed considered regarded thought seen viewed assumed presumed supposed suspected deemed
    perceived hailed praised criticised criticized acclaimed argued suggested speculated accepted
    acknowledged recognised recognized agreed held felt expected feared hoped estimated called dubbed
    labelled labeled known accused blamed remembered respected admired rated ranked judged reputed
    interpreted theorised theorized hypothesised hypothesized debated disputed questioned proposed
    asserted contended feared predicted likened compared portrayed characterised characterized touted
    celebrated renowned""".split()
)
# These alone are enough: whoever writes them has nobody who said it.
_SURE_PASSIVES = frozenset(
    """said believed thought alleged rumoured rumored claimed suspected presumed assumed speculated feared
    understood reputed purported""".split()
)

_QUANTIFIERS = frozenset("some many most several various numerous certain few other others countless".split())
_CROWDS = frozenset(
    """critics experts analysts observers commentators scholars historians scientists researchers academics
    economists theorists proponents opponents supporters detractors advocates skeptics sceptics fans
    insiders pundits sources officials authors writers reviewers journalists practitioners philosophers
    linguists specialists locals residents people others some many most studies reports polls
    politicians voters lawyers doctors traders investors diplomats strategists forecasters psychologists
    sociologists engineers biologists physicists anthropologists archaeologists theologians activists
    campaigners conservatives liberals players readers viewers users rivals colleagues friends
    neighbours neighbors industry-watchers watchers""".split()
)
_CROWD_VERBS = frozenset(
    """say says said believe believes believed think thought argue argues argued claim claims claimed
    suggest suggests suggested contend contended feel felt fear feared consider considered regard
    regarded see saw view viewed suspect suspected warn warned speculate speculated predict predicted
    agree agreed assert asserted maintain maintained allege alleged point pointed note noted expect
    expected doubt doubted question questioned wonder wondered insist insisted accuse accused criticise
    criticised criticize criticized attribute attributed credit credited describe described call called
    hold held assume assumed estimate estimated theorise theorize theorised theorized hypothesise
    hypothesize propose proposed complain complained indicate indicated conclude concluded dispute
    disputed prefer preferred hope hoped""".split()
)
_LINKS = frozenset("have has had would will may might could also".split())
_AMOUNTS = frozenset("one two three four five six seven eight nine ten twenty hundred hundreds".split())
# What a quantifier of one thing, or an exact number, has behind it.
# "The many", "as many as", "so few": said of a number that is known or asked for.
_EXACT = frozenset("the as so too how past last next first".split())
# "In some way", "for some reason", "some people", "some of".
_OPEN = frozenset(
    "people of way form degree extent sense reason kind sort part time point measure area".split()
)
_ONE = frozenset(["NN", "NNP", "CD", "DT"])
_COUNTED = frozenset(["NNS", "JJ", "NN", "NNPS"])
# What stands before a noun and tells whose or which it is, so that the crowd is one that can be asked.
_DETERMINED = frozenset(["DT", "PRP$", "POS", "NNP", "NNPS", "CD", "JJ", "NN", "IN"])
_NAMES = frozenset(["NNP", "NNPS", "CD"])
# A cue that needs support must speak for uncertainty itself at least this much.
_LEAST_OWN = 0.1


# "The paste may be flavoured with mint" says what varies; "it may rain today", what the writer does not know.
_MODALS = ("may", "might", "could")
_PARTICULAR = frozenset(
    """i we he she us our my me his her this these those now today soon still yet again week month year "
    """.split()
)
_PROPER = ("NNP", "NNPS")
_SHORT = 12  # words and marks: headlines and exclamations say what is at hand


class Cue(NamedTuple):
    """One candidate: words ``first`` to ``last`` (not part of it); ``sure`` where meaning is enough."""

    first: int
    last: int
    kind: str
    term: str
    sure: bool


def find_uncertain(
    sentence: Sentence, matches: Sequence[Match[Pattern]], passives: Sequence[Passive], weights: Weights
) -> list[Cue]:
    """Choose which cues of a tagged sentence stand.

    A cue whose meaning is enough ("reportedly") always stands. The log-odds of all cues and of the words
    around are added up; where they reach the threshold, the cues that speak for uncertainty stand too.
    """
    return choose(sentence, find_cues(sentence, matches, passives), weights)


def choose(sentence: Sentence, cues: list[Cue], weights: Weights) -> list[Cue]:
    """Choose which of the candidates of a sentence stand; see ``find_uncertain``."""
    if all(cue.sure for cue in cues):
        return cues
    own = [weights.add(describe_cue(sentence, cue)) for cue in cues]
    score = weights.intercept + weights.add(describe_sentence(sentence, cues))
    supported = score >= weights.threshold
    return [cue for cue, at in zip(cues, own, strict=True) if cue.sure or (supported and at >= _LEAST_OWN)]


def find_cues(
    sentence: Sentence, matches: Sequence[Match[Pattern]], passives: Sequence[Passive]
) -> list[Cue]:
    """List the candidates in reading order; of two that overlap the longer stands."""
    found = [
        Cue(match.first, match.last, match.category, match.pattern.text, _is_sure(sentence, match))
        for match in matches
        if _has_its_sense(sentence, match)
    ]
    found += _reporting_passives(sentence, passives)
    found += _crowds(sentence)
    found.sort(key=lambda cue: (cue.first - cue.last, not cue.sure, cue.first))
    taken: set[int] = set()
    kept = []
    for cue in found:
        place = range(cue.first, cue.last)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(cue)
    return sorted(kept)


def _is_sure(sentence: Sentence, match: Match[Pattern]) -> bool:
    """Tell whether a pattern's meaning is enough: not that of "may" in a general statement."""
    if match.pattern.weight < 1:
        return False
    return match.pattern.text not in _MODALS or not _is_general(sentence, match.first)


def _is_general(sentence: Sentence, at: int) -> bool:
    """Tell whether a sentence with a modal verb is of no certain time, person or place."""
    low, tags = sentence.low, sentence.tags
    if len(low) < _SHORT or low[at + 1 : at + 2] == ["have"]:
        return False
    return "VBD" not in tags and _PARTICULAR.isdisjoint(low) and not any(tag in _PROPER for tag in tags[1:])


def _has_its_sense(sentence: Sentence, match: Match[Pattern]) -> bool:
    """Tell whether words of two senses stand here in the one that is meant."""
    at, tags, low = match.first, sentence.tags, sentence.low
    if match.last - at > 1:
        return True
    word, tag = low[at], tags[at]
    before = low[at - 1] if at else ""
    after = low[at + 1] if at + 1 < len(low) else ""
    tag_after = tags[at + 1] if at + 1 < len(tags) else ""
    if tag in _NAMES and at and word != "may":
        return False
    if word == "may":
        return _is_modal_may(sentence, at)
    if word == "might":
        return not tag.startswith("NN")
    if word == "could":
        return after not in ("not", "only", "barely", "hardly", "scarcely")
    if word in ("about", "around"):
        return tag_after == "CD" or after in _AMOUNTS
    if word in ("suspect", "suspects", "hint", "hints", "doubt", "doubts"):
        return not (tag.startswith("NN") and word.startswith("suspect")) and before != "no"
    if word == "rather":
        return after != "than" and before not in ("would", "'d", "or")
    if word == "most":
        return before not in ("the", "at") and (tag_after in _COUNTED or after == "of")
    if word in _QUANTIFIERS:
        if before in _EXACT or tag_after == "CD":
            return False
        return word != "some" or _counts_many(sentence, at)
    # "Likely voters" are those who say that they will vote.
    return not (word == "likely" and {"voter", "voters"} & set(low[at + 1 : at + 5]))


def _counts_many(sentence: Sentence, at: int) -> bool:
    """Tell whether "some" stands for or before several, or leaves a manner open: not "some mercy"."""
    low, tags = sentence.low, sentence.tags
    i = at + 1
    while i < len(low) - 1 and tags[i] in ("JJ", "JJR", "JJS", "VBN", "VBG", "NN", "NNP", "RB", "HYPH"):
        i += 1
    if i >= len(low):
        return True
    return tags[i] in ("NNS", "NNPS") or low[i] in _OPEN or (i == at + 1 and tags[i] not in _ONE)


def _is_bare(sentence: Sentence, at: int) -> bool:
    """Tell whether nothing before a noun says whose or which it is."""
    if not at:
        return True
    return sentence.tags[at - 1] not in _DETERMINED and not sentence.low[at - 1].endswith("'s")


def _is_modal_may(sentence: Sentence, at: int) -> bool:
    """Tell the verb from the month and from the name: "May" with a capital must open a clause as a verb."""
    raw = sentence.words
    beside = [*raw[max(0, at - 1) : at], *raw[at + 1 : at + 2]]
    if raw[at] == "may":
        return not any(word[0].isdigit() for word in beside) or sentence.tags[at] == "MD"
    if raw[at] == "MAY":
        return sentence.tags[at] == "MD" and not any(word[0].isdigit() for word in beside)
    return at == 0 and sentence.tags[at] == "MD" and not any(word[0].isdigit() for word in beside)


def _reporting_passives(sentence: Sentence, passives: Sequence[Passive]) -> Iterator[Cue]:
    """Yield "is said", "has been widely believed": nobody, or the crowd, vouches."""
    low = sentence.low
    for auxiliary, participle, term in passives:
        word = low[participle]
        if term == AGENTLESS and (word in _SAID or word in _THOUGHT):
            infinitive = low[participle + 1 : participle + 2] == ["to"]
            impersonal = "it" in low[max(0, auxiliary - 2) : auxiliary]
            sure = word in _SURE_PASSIVES and (infinitive or impersonal)
            kind = "evidential" if word in _SAID else "weasel"
            yield Cue(auxiliary, participle + 1, kind, f"be {word}", sure)


def _crowds(sentence: Sentence) -> Iterator[Cue]:
    """Yield "some analysts say", "critics have argued": a crowd without name or number, and its verb."""
    low, tags = sentence.low, sentence.tags
    n = len(low)
    for i in compress(range(n), map(_CROWDS.__contains__, low)):
        first = i
        if first > 1 and tags[first - 1] == "JJ" and low[first - 2] in _QUANTIFIERS:
            first -= 2
        elif first and low[first - 1] in _QUANTIFIERS:
            first -= 1
        if not _is_bare(sentence, first):
            continue
        verb = i + 1
        while verb < min(n - 1, i + 4) and (tags[verb] in ("RB", "MD") or low[verb] in _LINKS):
            verb += 1
        if verb < n and low[verb] in _CROWD_VERBS and tags[verb].startswith("V"):
            yield Cue(first, verb + 1, "weasel", "crowd + verb of saying or thinking", True)


def describe_cue(sentence: Sentence, cue: Cue) -> list[Feature]:
    """Say what a cue is and what stands beside it."""
    low, tags = sentence.low, sentence.tags
    first, last, kind, term, _ = cue
    n = len(low)
    found = [
        ("cue", term),
        ("kind", kind),
        ("cue, tag after", f"{term} {tags[last] if last < n else '.'}"),
        ("cue, tag before", f"{tags[first - 1] if first else '^'} {term}"),
        ("cue, after", f"{term} {low[last] if last < n else '.'}"),
        ("cue, before", f"{low[first - 1] if first else '^'} {term}"),
    ]
    if low[first] in _QUANTIFIERS:
        head = last
        while head < n - 1 and (tags[head] in ("JJ", "JJR", "JJS", "NN", "VBN", "VBG") or low[head] == "of"):
            head += 1
        if head < n:
            after = tags[head + 1] if head + 1 < n else "."
            found.append(("cue, head, tag after", f"{term} {tags[head]} {after}"))
    found += [("word", low[i]) for i in range(first, last)]
    return found


def describe_sentence(sentence: Sentence, cues: Sequence[Cue]) -> set[Feature]:
    """Gather what speaks in a sentence: its cues and its words, names and figures left out, each once."""
    found = {feature for cue in cues for feature in describe_cue(sentence, cue)}
    found.update(
        ("word", word) for word, tag in zip(sentence.low, sentence.tags, strict=True) if tag not in _NAMES
    )
    return found
