"""What the tone is, where it turns, which words make it, and whether scorers agree on it."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.findings.numbers import (
    LEANINGS,
    Number,
    count,
    leaning,
    listed,
    look_up,
    minus,
    places_that_agree,
    signed,
    tone_word,
)

if TYPE_CHECKING:
    import pandas as pd

# A turn that so many orders in a hundred would make by chance is not called one.
_BY_CHANCE = 0.05
# So many of the heaviest words are named.
_NAMED = 3


def describe_tone(tone: "pd.DataFrame") -> str:
    """Say the tone of the article, how sure that is, and how much of it was scored at all."""
    mean = look_up(tone, "tone")
    n = int(look_up(tone, "unscored_share").denominator)
    if math.isnan(mean.value):
        return f"No word of the lexicon stands in {count(n, 'sentence')}: there is no tone to report."
    silent = int(look_up(tone, "unscored_share").numerator)
    each = [
        f"{n_own:,.0f} {sign}"
        for sign in ("positive", "negative", "neutral")
        if (n_own := look_up(tone, f"{sign}_share").numerator) or sign != "neutral"
    ]
    whole = "The tone of 1 sentence" if n == 1 else f"The mean tone of {n:,} sentences"
    counts = ", ".join([*each, f"{silent:,} without any scored word"])
    return f"{whole} is {signed(mean)}, {tone_word(mean)}: {counts}."


def describe_turn(tone: "pd.DataFrame") -> str:
    """Say on what tone the article opens and ends, and whether the two differ by more than chance."""
    opening, ending = look_up(tone, "tone", "opening"), look_up(tone, "tone", "ending")
    change = look_up(tone, "tone_change")
    if math.isnan(change.value):
        return "Too little of the article is scored to compare its opening with its ending."
    places = places_that_agree(ending.value, opening.value)
    first, last = minus(opening.value, places), minus(ending.value, places)
    sentence = (
        f"The opening third averages {first}, the ending third {last}, a change of {signed(change, places)}"
    )
    if math.isnan(change.low):
        return f"{sentence}: too few sentences for an interval."
    if change.low <= 0 <= change.high:
        return f"{sentence}: the interval includes zero, so make little of it."
    return f"{sentence}: it ends more {'positive' if change.value > 0 else 'negative'} than it opens."


def describe_turning_point(turning: "pd.DataFrame") -> str:
    """Say before which sentence the tone turns most, and whether chance would turn it as much.

    ``turning`` is the result table of ``turning_point``.
    """
    point = look_up(turning, "turning_point")
    if math.isnan(point.value):
        return "Too few sentences have a scored word to look for a turning point."
    before, after = (look_up(turning, "tone_scored", side).value for side in ("before", "after"))
    chance = look_up(turning, "turn_p_value")
    at = int(point.numerator) + 1
    n = int(point.denominator)
    earliest, latest = (round(bound * n) + 1 for bound in (point.low, point.high))
    orders = f"{100 * chance.value:.0f} of 100" if chance.value >= 0.01 else "fewer than 1 of 100"
    sentence = (
        f"The scored sentences part best before sentence {at} of {n}: {minus(before)} before it, "
        f"{minus(after)} from it on; {orders} orders by chance part them as well"
    )
    if chance.value > _BY_CHANCE:
        return f"{sentence}, so no turn is shown."
    if earliest == latest:
        return f"{sentence}."
    return f"{sentence}; the turn may stand anywhere from sentence {earliest} to {latest}."


def describe_words(shares: "pd.DataFrame") -> str:
    """Name the heaviest words with what they are of all valence.

    ``shares`` is the result table of ``word_shares``.
    """
    if shares.empty:
        return "No word of the lexicon stands in the article."
    first = shares.head(_NAMED)
    named = [
        f"{word} ({100 * value:.0f} %)" for word, value in zip(first["group"], first["value"], strict=True)
    ]
    if len(shares) == 1:
        return f"All valence is that of one word, {first['group'].iloc[0]}."
    together = 100 * first["numerator"].sum() / first["denominator"].iloc[0]
    return (
        f"Of {len(shares)} different scored words the heaviest are {', '.join(named)}: "
        f"{together:.0f} % of all valence together."
    )


def describe_agreement(agreement: "pd.DataFrame") -> str:
    """Say whether the scorers agree on the sign of the tone, and on how many sentences they do not.

    ``agreement`` is the result table of ``scorer_agreement``.
    """
    tones = agreement[agreement["measure"] == "tone"]
    scorers = [str(scorer) for scorer in tones["group"]]
    if len(scorers) < 2:
        asked = f"Only one scorer ({scorers[0]}) was asked" if scorers else "No scorer was asked"
        return f"{asked}: nothing here shows how far the tone hangs on its lexicon."
    numbers = [look_up(agreement, "tone", scorer) for scorer in scorers]
    values = ", ".join(f"{scorer} {minus(n.value)}" for scorer, n in zip(scorers, numbers, strict=True))
    if any(math.isnan(n.value) for n in numbers):
        silent = ", ".join(s for s, n in zip(scorers, numbers, strict=True) if math.isnan(n.value))
        heard = [
            f"{s} {minus(n.value)}" for s, n in zip(scorers, numbers, strict=True) if not math.isnan(n.value)
        ]
        others = f" ({', '.join(heard)})" if heard else ""
        return f"No word of the article is scored by {silent}: there is no tone to compare with{others}."
    pairs = agreement[agreement["measure"] == "same_sign_share"]
    read = "; ".join(
        f"{pair} differ in sign on {of - same:.0f} of the {count(of, 'sentence')} that both score"
        for pair, same, of in zip(pairs["group"], pairs["numerator"], pairs["denominator"], strict=True)
    )
    return f"{_verdict(numbers)} ({values}); {read}."


def _verdict(numbers: Sequence[Number]) -> str:
    """Say whether the scorers agree on the sign of the tone, and whether each is sure of it."""
    leanings = {leaning(n.value) for n in numbers}
    sure = {leaning(n.value) for n in numbers if n.low > 0 or n.high < 0} - {0}
    if len(sure) == 2:
        return "The scorers contradict each other: the tone is positive to one and negative to another"
    if len(leanings) > 1:
        found = listed([LEANINGS[each] for each in sorted(leanings, reverse=True)], "or")
        return f"The scorers find the tone {found}, and none is sure against another"
    word = LEANINGS[leanings.pop()]
    everyone = "Both" if len(numbers) == 2 else f"All {len(numbers)}"
    doubt = ""
    if word != LEANINGS[0] and any(math.isnan(n.low) for n in numbers):
        doubt = ", with too few sentences to be sure"
    elif word != LEANINGS[0] and not all(n.low > 0 or n.high < 0 for n in numbers):
        doubt = ", but not every interval leaves out zero"
    return f"{everyone} scorers find the tone {word}{doubt}"
