"""Find reported clauses: the words that introduce content, who says it, and where it begins and ends.

Each choice is made by a linear model over a few candidates (``candidates``), whose values
(``features``) are looked up in tables of weights that were learned from annotated news (``weights``).
"""

from collections.abc import Sequence
from itertools import repeat
from math import exp
from typing import NamedTuple

from analysis.quotes import candidates
from analysis.quotes.anonymity import ANONYMITY
from analysis.quotes.cues import CueForm
from analysis.quotes.features import (
    Cue,
    cue_values,
    end_values,
    nobody_values,
    opening_values,
    speaker_end_values,
    speaker_start_values,
    start_values,
    stop_values,
)
from analysis.quotes.reading import Reading
from analysis.quotes.syntax import Syntax
from analysis.quotes.weights import Tables, Weights
from analysis.quotes.words import word_set

# A sentence with more cues than this is damage; comparing each with each must stay cheap.
_MOST_CUES = 24
ORDERS = ("after", "before", "both")
# Of the places where content may begin and end, so many likely ones are weighed against each other.
_BEST_STARTS, _BEST_ENDS = 3, 6
_LEAST = 0.1
# “asked not to be named”, “spoke only on condition of anonymity”: words that may state a wish for anonymity,
# which follows within so many words.
_REQUESTS = word_set("ask request decline refuse want wish insist prefer speak talk agree demand")
_SOON = 4
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow")
_TIMES = word_set("during after before amid when while as")
# A word that introduces content with less probability than this is not looked at further.
GATE = 0.4
# A stretch that is right to the letter is worth this much more than one that overlaps by half.
_EXACT = 0.3


class SpeakerSpan(NamedTuple):
    """Pieces ``first`` to ``last`` (half-open) that name a speaker."""

    first: int
    last: int


class Report(NamedTuple):
    """One attribution as found: the cue, its speaker, and the content as ranges of pieces.

    ``score`` is the probability that the cue introduces content and that the content overlaps the
    true one by more than half, as the models see it.
    """

    cue_first: int
    cue_last: int
    form: CueForm
    speaker: SpeakerSpan | None
    contents: tuple[tuple[int, int], ...]
    score: float


def find_reports(
    reading: Reading, syntax: Syntax, forms: dict[str, CueForm], weights: Weights, *, least: float
) -> list[list[Report]]:
    """List the attributions of every sentence of an article whose probability is at least ``least``."""
    return [
        _reports_in(reading, syntax, begin, end, forms, weights, least) for begin, end in reading.sentences
    ]


def possible_cues(
    reading: Reading, syntax: Syntax, begin: int, end: int, forms: dict[str, CueForm]
) -> list[Cue]:
    """List the words of a sentence that may introduce content."""
    low = reading.low
    places = [at for at in range(begin, end) if low[at] in forms][:_MOST_CUES]
    places = [at for at in places if forms[low[at]].lemma not in _REQUESTS or not _of_anonymity(low, at, end)]
    return [Cue(syntax, reading, begin, end, at, forms[low[at]].lemma, forms[low[at]].prior) for at in places]


def _of_anonymity(low: Sequence[str], at: int, end: int) -> bool:
    """Say whether a cue tells how a source would not be named: that is no content of anybody's."""
    words = " ".join(low[at : min(end, at + 10)])
    stated = ANONYMITY.search(words)
    return stated is not None and words.count(" ", 0, stated.start()) < _SOON


def described(syntax: Syntax, cues: Sequence[Cue]) -> list[list[str]]:
    """Describe each cue of a sentence to the model that judges it."""
    found = []
    n = len(cues)
    after = [0.0] * n
    strongest = 0.0
    for i in range(n - 1, -1, -1):
        after[i] = strongest
        strongest = max(strongest, cues[i].prior)
    strongest = 0.0
    for cue, strongest_after in zip(cues, after, strict=True):
        found.append(cue_values(syntax, cue, strongest, strongest_after))
        strongest = max(strongest, cue.prior)
    return found


def total(tables: Tables, values: Sequence[str]) -> float:
    """Sum the weights of the values that the tables hold."""
    # Looked up without a step of Python between: this is where most of the time goes.
    return sum(map(dict.get, tables, values, repeat(0.0)))


def order_of(tables: Sequence[dict[str, tuple[float, float, float]]], values: Sequence[str]) -> str:
    """Say on which side of its cue the content stands."""
    after = before = both = 0.0
    for table, value in zip(tables, values, strict=True):
        found = table.get(value)
        if found is not None:
            after += found[0]
            before += found[1]
            both += found[2]
    if after >= before and after >= both:
        return "after"
    return "before" if before >= both else "both"


def probabilities(sums: list[float]) -> list[float]:
    """Turn the scores of candidates into probabilities that sum to one."""
    highest = max(sums)
    raised = [exp(score - highest) for score in sums]
    whole = sum(raised)
    return [value / whole for value in raised]


def logistic(score: float) -> float:
    """Turn a score into a probability.

    >>> logistic(0.0)
    0.5
    """
    return 1 / (1 + exp(-score)) if score > -500 else 0.0


def _reports_in(
    reading: Reading,
    syntax: Syntax,
    begin: int,
    end: int,
    forms: dict[str, CueForm],
    weights: Weights,
    least: float,
) -> list[Report]:
    cues = possible_cues(reading, syntax, begin, end, forms)
    if not cues:
        return []
    likely: list[tuple[Cue, float, str]] = []
    for cue, values in zip(cues, described(syntax, cues), strict=True):
        probability = logistic(weights.intercept + total(weights.cue, values))
        if probability >= GATE:
            likely.append((cue, probability, order_of(weights.order, values)))
    found = []
    placed = [(cue.at, order) for cue, _, order in likely]
    for cue, probability, order in likely:
        others = [place for place in placed if place[0] != cue.at]
        contents, mass = find_contents(syntax, cue, order, others, weights)
        if not contents or probability * mass < least:
            continue
        speaker = find_speaker(syntax, cue, order, contents, others, weights)
        word = reading.low[cue.at]
        last = (
            cue.at + 2
            if word == "according" and reading.low[cue.at + 1 : cue.at + 2] == ["to"]
            else cue.at + 1
        )
        found.append(
            Report(cue.at, last, forms[word], speaker, tuple(contents), round(probability * mass, 3))
        )
    return found


def last_word(syntax: Syntax, begin: int, end: int) -> int:
    """Give the end of a sentence without the marks that close it."""
    while end > begin and not syntax.solid[end - 1]:
        end -= 1
    return end


def first_word(syntax: Syntax, begin: int, end: int) -> int:
    """Give the first piece of a sentence that is no punctuation."""
    while begin < end and not syntax.solid[begin]:
        begin += 1
    return begin


def find_contents(
    syntax: Syntax, cue: Cue, order: str, others: Sequence[tuple[int, str]], weights: Weights
) -> tuple[list[tuple[int, int]], float]:
    """Choose what a cue introduces, in order; give it and the probability that it is about right."""
    contents: list[tuple[int, int]] = []
    mass = 1.0
    if order != "after":
        stretch = _chosen(syntax, _before(syntax, cue, others, weights))
        if stretch is not None:
            contents.append(stretch[:2])
            mass = stretch[2]
    if order != "before":
        stretch = _chosen(syntax, _after(syntax, cue, others, weights))
        if stretch is not None:
            contents.append(stretch[:2])
            mass = min(mass, stretch[2])
    return contents, mass


def _after(
    syntax: Syntax, cue: Cue, others: Sequence[tuple[int, str]], weights: Weights
) -> list[tuple[int, int, float]]:
    """Weigh the stretches that may follow a cue as its content."""
    places = candidates.starts(syntax, cue, weights.seams)
    if not places:
        return []
    last = last_word(syntax, cue.begin, cue.end)
    chances = probabilities([total(weights.start, start_values(syntax, cue, at)) for at in places])
    weighed: list[tuple[int, int, float]] = []
    for chance, start in _likeliest(chances, places, _BEST_STARTS):
        stops = candidates.ends(syntax, cue, start, last, weights.seams)
        ending = probabilities(
            [total(weights.end, end_values(syntax, cue, start, at, at >= last, others)) for at in stops]
        )
        weighed.extend((start, at, chance * share) for share, at in _likeliest(ending, stops, _BEST_ENDS))
    return weighed


def _before(
    syntax: Syntax, cue: Cue, others: Sequence[tuple[int, str]], weights: Weights
) -> list[tuple[int, int, float]]:
    """Weigh the stretches that may stand before a cue as its content."""
    places = candidates.stops(syntax, cue, weights.seams)
    if not places:
        return []
    first = first_word(syntax, cue.begin, cue.end)
    chances = probabilities([total(weights.stop, stop_values(syntax, cue, at, others)) for at in places])
    weighed: list[tuple[int, int, float]] = []
    for chance, stop in _likeliest(chances, places, _BEST_STARTS):
        openings = candidates.openings(syntax, cue, stop, first, weights.seams)
        if not openings:
            continue
        opening = probabilities(
            [
                total(weights.opening, opening_values(syntax, cue, stop, at, at <= first, others))
                for at in openings
            ]
        )
        weighed.extend((at, stop, chance * share) for share, at in _likeliest(opening, openings, _BEST_ENDS))
    return weighed


def _likeliest(chances: list[float], places: list[int], most: int) -> list[tuple[float, int]]:
    """Keep the most likely places, the likeliest first; only it where no other comes near."""
    ranked = sorted(zip(chances, places, strict=True), reverse=True)
    return [ranked[0], *(pair for pair in ranked[1:most] if pair[0] > _LEAST * ranked[0][0])]


def _chosen(syntax: Syntax, weighed: Sequence[tuple[int, int, float]]) -> tuple[int, int, float] | None:
    """Choose the stretch that most probably overlaps the true one by half or more.

    The likeliest stretch of all is not always that: where three endings share the probability, the one
    in the middle is about right whichever of them is true.
    """
    if not weighed:
        return None
    if len(weighed) == 1:
        return weighed[0]
    best = (-1.0, weighed[0])
    begins, ends = syntax.starts, syntax.ends
    for start, end, own in weighed:
        about = 0.0
        for start2, end2, chance in weighed:
            shared = ends[min(end, end2) - 1] - begins[max(start, start2)]
            if 2 * shared >= ends[max(end, end2) - 1] - begins[min(start, start2)]:
                about += chance
        value = about + _EXACT * own
        if value > best[0]:
            best = (value, (start, end, about))
    return best[1]


def find_speaker(
    syntax: Syntax,
    cue: Cue,
    order: str,
    contents: Sequence[tuple[int, int]],
    others: Sequence[tuple[int, str]],
    weights: Weights,
) -> SpeakerSpan | None:
    """Choose the words of the sentence that name the speaker, or nobody."""
    places = candidates.speaker_ends(syntax, cue, order, weights.seams)
    names = any(tag[0] == "N" or tag == "PRP" for tag in syntax.tags[cue.begin : cue.at])
    nobody = total(weights.nobody, nobody_values(cue, order, names))
    best, end = nobody, -1
    for at in places:
        score = total(weights.speaker_end, speaker_end_values(syntax, cue, at, order, contents, others))
        if score > best:
            best, end = score, at
    span = _speaker_up_to(syntax, cue, order, contents, end, weights) if end >= 0 else None
    # “Wednesday brought news”: no day speaks.
    return None if span is None or _only_days(syntax, span) else span


def _only_days(syntax: Syntax, span: SpeakerSpan) -> bool:
    return all(word in _DAYS for word in syntax.low[span.first : span.last])


def _speaker_up_to(
    syntax: Syntax, cue: Cue, order: str, contents: Sequence[tuple[int, int]], end: int, weights: Weights
) -> SpeakerSpan | None:
    """Choose where the words that name the speaker begin, which end at ``end``."""
    first = first_word(syntax, cue.begin, cue.end)
    chosen, best = -1, 0.0
    for at in candidates.speaker_starts(syntax, cue, end, first, weights.seams):
        score = total(
            weights.speaker_start,
            speaker_start_values(syntax, cue, end, at, order, contents, at <= first),
        )
        if chosen < 0 or score > best:
            chosen, best = at, score
    if chosen < 0:
        return None
    return SpeakerSpan(chosen, _without_time(syntax, chosen, end) if chosen > cue.at else end)


def _without_time(syntax: Syntax, first: int, end: int) -> int:
    """Cut what says when or how from a speaker that follows its verb: “one MP during a debate”."""
    low = syntax.low
    for at in range(first + 1, end):
        if low[at] in _TIMES or (low[at] == "speaking" and low[at - 1] == ","):
            return at - (low[at - 1] == ",")
    return end
