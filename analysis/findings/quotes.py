"""How much is quoted, who speaks and most, from what sort of source, in what order, with which cues."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.findings.numbers import count, look_up, only_group, percent

if TYPE_CHECKING:
    import pandas as pd

# In so many of the resamples a speaker must come first to be called first without a doubt.
_SURE = 0.95


def describe_quotes(density: "pd.DataFrame") -> str:
    """Say how much of the article is other people's words."""
    quotations = look_up(density, "quote_density")
    inside, attributed = look_up(density, "attributed_word_share"), look_up(density, "reported_word_share")
    if not quotations.denominator:
        return "The article has no words."
    if not attributed.numerator:
        return f"Nobody is quoted in {count(quotations.denominator, 'word')}."
    rest = ", the rest reported without marks" if attributed.numerator > inside.numerator else ""
    return (
        f"{percent(attributed)} of {count(quotations.denominator, 'word')} are attributed to somebody: "
        f"{percent(inside)} inside quotation marks, in {count(quotations.numerator, 'quotation')} "
        f"({quotations.value:.1f} per 1,000 words){rest}."
    )


def describe_speakers(speakers: "pd.DataFrame", density: "pd.DataFrame") -> str:
    """Say who speaks most, and how many of the speakers go without a name.

    ``speakers`` has one row a speaker with ``label``, ``kind`` and ``n_words``; ``density`` is the
    result table of ``quote_density``. Roles, groups and anonymous sources go without a name;
    organisations and documents have one.
    """
    if speakers.empty:
        return "No speaker was found."
    attributed = look_up(density, "reported_word_share")
    ranked = speakers.sort_values(["n_words", "label"], ascending=[False, True])
    first = ranked.iloc[0]
    others = ", ".join(str(label) for label in ranked["label"].iloc[1:4])
    rest = f", then {others}" if others else ""
    more = f" and {len(ranked) - 4} more" if len(ranked) > 4 else ""
    unnamed = ranked[~ranked["kind"].isin(["named", "organisation", "document"])]
    share = f"{100 * unnamed['n_words'].sum() / attributed.numerator:.0f} % of the attributed words"
    without = f"; {len(unnamed)} without a name, with {share}" if len(unnamed) else ""
    return (
        f"{count(len(ranked), 'speaker')}{without}. {first['label']} has most words "
        f"({first['n_words']} of the article’s {attributed.denominator:,.0f}){rest}{more}."
    )


def describe_dominance(concentration: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say who has most of the words, and whether the article's sentences leave that in doubt.

    ``concentration`` is the result table of ``speaker_concentration``; ``labels`` names the speakers.
    """
    n = look_up(concentration, "speakers").value
    if not n:
        return "No speaker was found."
    largest = only_group(concentration, "largest_speaker_share")
    share = look_up(concentration, "largest_speaker_share", largest)
    first = look_up(concentration, "first_place_share", largest)
    name = labels.get(largest, largest)
    words = count(share.denominator, "word")
    if n == 1:
        return f"{name} is the only speaker found, with {words}."
    sentence = f"Nobody has more words than {name}: {percent(share)} of the {words} of {n:.0f} speakers"
    if math.isnan(first.value):
        return f"{sentence}; there are too few sentences to say how sure that is."
    often = f"drawing the sentences anew puts the same speaker first {100 * first.value:.0f} times in 100"
    return f"{sentence}; {often}{'' if first.value >= _SURE else ', so who comes first is not sure'}."


def describe_spread(concentration: "pd.DataFrame") -> str:
    """Say over how many speakers the words are spread, as the effective number of speakers.

    ``concentration`` is the result table of ``speaker_concentration``.
    """
    n = look_up(concentration, "speakers").value
    effective = look_up(concentration, "effective_speakers")
    if n < 2:
        return "The words are spread over no more than one speaker." if n else "No speaker was found."
    sentence = f"The words of {n:.0f} speakers are spread as if {effective.value:.1f} spoke equally much"
    if math.isnan(effective.low):
        return f"{sentence}; there are too few sentences for an interval."
    corrected = look_up(concentration, "effective_speakers_corrected").value
    between = f"95 % interval {effective.low:.1f} to {effective.high:.1f}"
    return f"{sentence}; corrected for how few sentences there are, {corrected:.1f} ({between})."


def describe_unnamed(sources: "pd.DataFrame", density: "pd.DataFrame") -> str:
    """Say how many of the sources, and how much of the attributed words, go unnamed.

    ``sources`` is the result table of ``source_shares``, ``density`` that of ``quote_density``.
    """
    heads = look_up(sources, "unnamed_speaker_share")
    words = look_up(density, "unnamed_source_share")
    if not heads.denominator:
        return "No speaker was found, named or unnamed."
    if not heads.numerator and not words.numerator:
        none = "The only speaker" if heads.denominator == 1 else f"None of {heads.denominator:.0f} speakers"
        return f"{none} is {'not ' if heads.denominator == 1 else ''}an unnamed source."
    few = ", too few sentences for an interval" if math.isnan(words.low) else ""
    are = "is an unnamed source" if heads.numerator == 1 else "are unnamed sources"
    return (
        f"{heads.numerator:.0f} of {count(heads.denominator, 'speaker')} {are}, {percent(heads)}; "
        f"they have {percent(words)} of the attributed words{few}."
    )


def describe_turns(turns: "pd.DataFrame", order: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say how often the word changes hands, and who most often follows whom.

    ``turns`` is the result table of ``turn_counts``, ``order`` the table of ``who_answers_whom``.
    """
    n = look_up(turns, "turns").value
    length = look_up(turns, "words_per_turn")
    if not n:
        return "Nobody has the word."
    sentence = f"{count(n, 'turn')} of {length.value:.0f} words on average"
    if order.empty:
        return f"{sentence}."
    most = int(order["n"].max())
    if most == 1:
        return f"{sentence}; no speaker follows the same other twice."
    first = order[order["n"] == most]
    one, other = (
        labels.get(str(first[side].iloc[0]), str(first[side].iloc[0])) for side in ("to_id", "from_id")
    )
    ties = f", as often as {len(first) - 1} other pairs" if len(first) > 2 else ""
    ties = ", as often as one other pair" if len(first) == 2 else ties
    return f"{sentence}; most often {one} follows {other}, {most} times{ties}."


def describe_slants(slants: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say with which sorts of cue the speakers are introduced, and whose words are doubted.

    ``slants`` is the result table of ``cue_slant_share``.
    """
    whole = slants[slants["group"] == ""]
    total = float(whole["denominator"].iloc[0]) if len(whole) else 0
    if not total:
        return "No cue introduces anybody."
    parts = [
        f"{n:.0f} {str(measure).removesuffix('_cue_share')}"
        for measure, n in zip(whole["measure"], whole["numerator"], strict=True)
        if n
    ]
    doubted = slants[
        (slants["measure"] == "doubting_cue_share") & (slants["group"] != "") & (slants["numerator"] > 0)
    ]
    whose = ", ".join(labels.get(str(group), str(group)) for group in doubted["group"])
    return f"Of {count(total, 'cue')}: {', '.join(parts)}{f'; doubting of {whose}' if whose else ''}."
