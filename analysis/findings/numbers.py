"""How findings look numbers up and write them: counts, shares, scores with their intervals."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.voices.evidence import NARRATOR, UNRESOLVED

if TYPE_CHECKING:
    import pandas as pd

# A tone closer to zero than this is called even: the threshold VADER's authors give for neutral.
_EVEN = 0.05
# Readers shall be able to subtract; but nobody reads more decimals than this.
_MOST_PLACES = 4
LEANINGS = {1: "positive", 0: "close to even", -1: "negative"}
_VOICES = {UNRESOLVED: "somebody not found", NARRATOR: "the narrator"}


class Number(NamedTuple):
    """One value of a result table with its counts and its interval."""

    numerator: float
    denominator: float
    value: float
    low: float
    high: float


def look_up(table: "pd.DataFrame", measure: str, group: str = "") -> Number:
    """Give the one row of a measure and group; raise ``KeyError`` where there is not just one."""
    # Lists, since a report looks up some hundred rows, and a mask over a small table costs ten times this.
    keys = zip(table["measure"].tolist(), table["group"].tolist(), strict=True)
    rows = [row for row, key in enumerate(keys) if key == (measure, group)]
    if len(rows) != 1:
        raise KeyError(f"{len(rows)} rows of measure {measure!r}, group {group!r}")
    return Number(*(float(table[name].to_list()[rows[0]]) for name in Number._fields))


def only_group(table: "pd.DataFrame", measure: str) -> str:
    """Name the one group that a measure has a row of."""
    (group,) = table.loc[table["measure"] == measure, "group"]
    return str(group)


def named(labels: Mapping[str, str], speaker_id: str) -> str:
    """Name a speaker in a sentence, also one who was not found."""
    return labels.get(speaker_id, _VOICES.get(speaker_id, speaker_id))


def listed(names: Sequence[str], last: str = "and") -> str:
    """Write names as a list, with ``last`` before the last one.

    >>> listed(["Ann"]), listed(["Ann", "Bob"]), listed(["Ann", "Bob", "Cy"], "or")
    ('Ann', 'Ann and Bob', 'Ann, Bob or Cy')
    """
    return f" {last} ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def first_of(names: Sequence[str], most: int) -> list[str]:
    """Give the first ``most`` names, and how many more there are.

    >>> first_of(["Ann", "Bob", "Cy"], 1), first_of(["Ann"], 1)
    (['Ann', '2 more'], ['Ann'])
    """
    rest = len(names) - most
    return [*names[:most], f"{rest} more"] if rest > 0 else list(names)


def capital(sentence: str) -> str:
    """Begin a sentence with a capital letter, as names of speakers need not.

    >>> capital("the council has most words.")
    'The council has most words.'
    """
    return sentence[:1].upper() + sentence[1:]


def count(n: float, noun: str) -> str:
    """Write a count with its noun.

    >>> count(1, "speaker"), count(1200, "word")
    ('1 speaker', '1,200 words')
    """
    return f"{n:,.0f} {noun}{'' if n == 1 else 's'}"


def some(n: float) -> str:
    """Write a count without its noun, and none in a word.

    >>> some(0), some(1200)
    ('none', '1,200')
    """
    return f"{n:,.0f}" if n else "none"


def amount(n: float) -> str:
    """Write a count or a sum of weights: whole where it is whole.

    >>> amount(3.0), amount(2.25), amount(0.5)
    ('3', '2.25', '0.5')
    """
    return f"{n:,.2f}".rstrip("0").rstrip(".")


def percent(share: Number) -> str:
    """Write a share in per cent with its interval."""
    between = "" if math.isnan(share.low) else f" ({100 * share.low:.0f}–{100 * share.high:.0f})"
    return f"{100 * share.value:.0f} %{between}"


def signed(score: Number, places: int = 2) -> str:
    """Write a score with its sign and its interval."""
    low, high = minus(score.low, places), minus(score.high, places)
    between = "" if math.isnan(score.low) else f" (95 % interval {low} to {high})"
    return f"{minus(score.value, places)}{between}"


def minus(score: float, places: int = 2) -> str:
    """Write a score with its sign, zero without.

    >>> minus(-0.254), minus(-0.001), minus(0.0996, 3)
    ('−0.25', '0.00', '+0.100')
    """
    written = f"{score:+.{places}f}".replace("-", "−")
    return written[1:] if not written.strip("+−0.") else written


def places_that_agree(score: float, other: float) -> int:
    """Give the decimals, two at least, at which two scores as written have the difference as written.

    >>> places_that_agree(0.083, -0.083), places_that_agree(0.08, -0.09)
    (3, 2)
    """
    for places in range(2, _MOST_PLACES + 1):
        apart = round(round(score, places) - round(other, places), places)
        if apart == round(score - other, places):
            return places
    return 2


def signed_whole(value: float) -> str:
    """Write a number without decimals, with its sign, zero without."""
    return f"{value:+.0f}".replace("-", "−").replace("+0", "0").replace("−0", "0")


def leaning(value: float) -> int:
    """Give 1 for a positive tone, -1 for a negative one and 0 for one that is close to even, as shown."""
    shown = round(value, 2)
    return (shown >= _EVEN) - (shown <= -_EVEN)


def tone_word(score: Number) -> str:
    """Name the tone only as far as its interval allows."""
    word = LEANINGS[leaning(score.value)]
    if not leaning(score.value):
        return word
    if math.isnan(score.low):
        return f"{word}, with too few scored sentences for an interval"
    sure = score.low > 0 or score.high < 0
    return word if sure else f"leaning {word}, though the interval includes zero"
