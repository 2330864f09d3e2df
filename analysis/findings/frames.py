"""Which frames are thickest, and how sure the article sounds."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.findings.numbers import amount, capital, count, listed, look_up, signed_whole, some

if TYPE_CHECKING:
    import pandas as pd

_SURE = 0.05
# Weights do not add up to the last digit.
_ROUNDING = 1e-9
# A lead of less, in words of 1,000, is not told by its number.
_LEAST = 0.1


def describe_frames(
    profile: "pd.DataFrame", labels: Mapping[str, str], margin: "pd.DataFrame | None" = None
) -> str:
    """Name the thickest frames, and say when weights count and when their order is not sure.

    ``margin``, the table of ``frame_margin``, tells whether the first leads for certain; without it, only
    whether the intervals of the first two overlap is said, which they may while one leads.
    """
    density = profile[profile["measure"] == "frame_density"].sort_values(
        ["value", "group"], ascending=[False, True]
    )
    found = density[density["numerator"] > 0]
    if found.empty:
        return "No word of the codebook stands in the article."
    top = [
        f"{labels.get(group, group)} ({_per_thousand(value)} per 1,000 words)"
        for group, value in zip(found["group"].head(3), found["value"].head(3), strict=True)
    ]
    counts = profile.loc[profile["measure"] == "frame_occurrence_density", "numerator"]
    is_weighted = (
        len(counts) > 0
        and counts.tolist() != profile.loc[profile["measure"] == "frame_density", "numerator"].tolist()
    )
    sentence = f"Thickest{' by weight' if is_weighted else ''}: {', '.join(top)}."
    if len(found) > 1:
        first, second = found.iloc[0], found.iloc[1]
        if math.isnan(first["low"]) or math.isnan(second["low"]):
            sentence += " There are too few sentences for intervals."
        elif margin is not None:
            lead = margin.loc[margin["measure"] == "frame_margin", "low"]
            if not (len(lead) and lead.iloc[0] > 0):
                sentence += " That the first leads the second is not sure."
        elif first["low"] <= second["high"]:
            sentence += " The intervals of the first two overlap."
    return sentence


def describe_stance(stance: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say how often the article hedges, points to hearsay and uses loaded words."""
    density = stance[stance["measure"] == "stance_density"]
    if density.empty:
        return "No stance words were looked for."
    kinds = list(zip(density["group"], density["numerator"], density["value"], strict=True))
    parts = [
        f"{count(n, labels.get(kind, kind).lower())} ({value:.1f} per 1,000 words)"
        for kind, n, value in kinds
        if n
    ]
    missing = [f"{labels.get(kind, kind).lower()}s" for kind, n, _ in kinds if not n]
    if missing:
        parts.append(f"no {listed(missing, 'or')}")
    return capital(f"{'; '.join(parts)}.")


def describe_margin(margin: "pd.DataFrame", concentration: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say whether one frame leads for certain, and over how many frames the words spread.

    ``margin`` is the table of ``frame_margin``, ``concentration`` that of ``frame_concentration``.
    """
    lead = margin[margin["measure"] == "frame_margin"]
    if lead.empty or math.isnan(lead["value"].iloc[0]):
        return "Too few frame words to say whether one frame leads."
    first, _, second = str(lead["group"].iloc[0]).partition(", ")
    number = look_up(margin, "frame_margin", str(lead["group"].iloc[0]))
    names = labels.get(first, first), labels.get(second, second)
    if math.isclose(number.value, 0, abs_tol=_ROUNDING):
        return f"{names[0]} and {names[1]} are equally thick: no frame leads."
    by = _per_thousand(number.value) if number.value >= _LEAST else f"less than {_LEAST}"
    apart = f"{names[0]} leads {names[1]} by {by} per 1,000 words"
    if math.isnan(number.low):
        sentence = f"{apart}: too few sentences for an interval."
    else:
        between = f" (95 % interval {signed_whole(number.low)} to {signed_whole(number.high)})"
        sure = "." if number.low > 0 else ": no frame is shown to dominate."
        sentence = f"{apart}{between}{sure}"
    effective = look_up(concentration, "effective_frames")
    if math.isnan(effective.value):
        return sentence
    bounds = "" if math.isnan(effective.low) else f" ({effective.low:.1f}–{effective.high:.1f})"
    return f"{sentence} The words spread as over {effective.value:.1f}{bounds} frames of {len(labels)}."


def describe_unusual(
    against: "pd.DataFrame", labels: Mapping[str, str], *, name: str = "frame", noun: str = "frame"
) -> str:
    """Name what an article has more or less of than nineteen reference articles in twenty.

    ``against`` is the table of ``frame_against_reference``, or of ``stance_against_reference`` with
    ``name="stance"``.
    """
    rows = against[(against["measure"] == f"{name}_percentile") & against["value"].notna()]
    if rows.empty:
        return f"The reference knows none of these {noun}s."
    parts = []
    for way, chosen in (("more", rows[rows["value"] > 0.975]), ("less", rows[rows["value"] < 0.025])):
        ranked = chosen.sort_values(["value", "group"], ascending=[way == "less", True])
        named = [
            f"{labels.get(str(group), str(group))} ({_of_hundred(value)})"
            for group, value in zip(ranked["group"], ranked["value"], strict=True)
        ]
        parts += [f"{way} of {', '.join(named)}"] if named else []
    of = f"Against reference articles of this length, of {count(len(rows), noun)}"
    if not parts:
        return f"{of}, none stands out."
    return f"{of}, the article has {' and '.join(parts)}; one in twenty would stand out by chance."


def describe_opening(position: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say which frames stand in headline and lead more than words do.

    ``position`` is the table of ``frame_position``.
    """
    words = look_up(position, "opening_word_share")
    shares = position[(position["measure"] == "opening_frame_share") & (position["denominator"] > 0)]
    if math.isnan(words.value) or shares.empty:
        return "No frame word stands in the article."
    if words.value == 1:
        return "Headline and lead are the whole article: there is nothing to set them against."
    opening = f"Headline and lead hold {100 * words.value:.0f} % of the words"
    if shares["low"].isna().all():
        return f"{opening}; no frame has occurrences enough to say whether it stands there more."
    sure = shares[shares["low"] > words.value]
    if sure.empty:
        return f"{opening}; no frame is shown to stand there more than words do."
    by_weight = "" if all(float(of).is_integer() for of in shares["denominator"]) else " by weight"
    named = [
        f"{labels.get(str(group), str(group))} ({amount(n)} of {amount(of)}{by_weight})"
        for group, n, of in zip(sure["group"], sure["numerator"], sure["denominator"], strict=True)
    ]
    of_many = count(int(shares["low"].notna().sum()), "frame")
    return f"{opening}, and more of {listed(named)}; {of_many} had occurrences enough to say."


def describe_pairs(pairs: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say which frames stand in one sentence more often than by chance.

    ``pairs`` is the table of ``frame_cooccurrence``.
    """
    if pairs.empty:
        return "No two frames stand in three sentences (or paragraphs) each, so nothing can be said of pairs."
    unit = str(pairs["unit"].iloc[0])
    sure = pairs[(pairs["p_adjusted"] < _SURE) & (pairs["n_both"] > pairs["expected"])]
    of = f"Of {count(len(pairs), 'pair')} of frames that stand in three {unit}s or more each"
    if sure.empty:
        return f"{of}, none is shown to meet in one {unit} more often than by chance."
    named = [
        f"{labels.get(str(one), str(one))} with {labels.get(str(other), str(other))} ({count(both, unit)})"
        for one, other, both in zip(sure["first"], sure["second"], sure["n_both"], strict=True)
    ]
    return f"{of}, more often than by chance meet in one {unit}: {', '.join(named)}."


def describe_keyness(keyness: "pd.DataFrame", n: int = 8) -> str:
    """Name the words that mark the article out against general English, the surest first."""
    sure = keyness[keyness["low"] > 0]
    if sure.empty:
        return "No word is shown to be more frequent here than in general English."
    named = [
        f"{word} ({times} ×)" for word, times in zip(sure["word"].head(n), sure["n"].head(n), strict=True)
    ]
    rest = len(sure) - len(named)
    return f"Words that mark the article out: {', '.join(named)}{f', and {rest} more' if rest else ''}."


def describe_passives(passives: "pd.DataFrame") -> str:
    """Say how many sentences hold a passive, and that one article says little on them.

    ``passives`` is the table of ``passive_share``.
    """
    share = look_up(passives, "passive_sentence_share")
    if math.isnan(share.value):
        return "There is no sentence with a finite verb."
    return (
        f"{capital(some(share.numerator))} of {count(share.denominator, 'sentence')} with a finite verb "
        f"{'holds' if share.numerator <= 1 else 'hold'} a passive. "
        "Of one article that says little: compare corpora."
    )


def _per_thousand(value: float) -> str:
    """Write what stands in 1,000 words whole, but for what is less than one."""
    return f"{value:.{0 if value >= 1 else 1}f}"


def _of_hundred(share: float) -> str:
    """Say how many of 100 articles use something less, without rounding that to all or none."""
    if share < 0.001:
        return "fewer than 0.1 of 100 use it less"
    if share > 0.999:
        return "more than 99.9 of 100 use it less"
    return f"{100 * share:.{0 if 0.005 <= share < 0.995 else 1}f} of 100 use it less"
