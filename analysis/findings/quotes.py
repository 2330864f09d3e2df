"""How much is quoted, who speaks and most, from what sort of source, in what order, with which cues."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.findings.numbers import capital, count, first_of, listed, look_up, named, only_group, percent
from analysis.voices.evidence import UNRESOLVED

if TYPE_CHECKING:
    import pandas as pd

# In so many of the resamples a speaker must come first to be called first without a doubt.
_SURE = 0.95
# So many speakers are named, the others counted.
_NAMED = 4


def describe_quotes(density: "pd.DataFrame") -> str:
    """Say how much of the article is other people's words."""
    quotations = look_up(density, "quote_density")
    inside, attributed = look_up(density, "attributed_word_share"), look_up(density, "reported_word_share")
    if not quotations.denominator:
        return "The article has no words."
    if not attributed.numerator:
        return f"Nobody is quoted in {count(quotations.denominator, 'word')}."
    if inside.numerator:
        marked = (
            f"{percent(inside)} inside quotation marks, in {count(quotations.numerator, 'quotation')} "
            f"({quotations.value:.1f} per 1,000 words)"
        )
        marked += ", the rest without marks" if attributed.numerator > inside.numerator else ""
    else:
        marked = "all of them without marks"
    return (
        f"{percent(attributed)} of {count(quotations.denominator, 'word')} are quoted or reported "
        f"as somebody’s: {marked}."
    )


def describe_speakers(speakers: "pd.DataFrame", density: "pd.DataFrame") -> str:
    """Say who speaks most, how many are unnamed sources, and how many words lack a speaker.

    ``speakers`` has one row a speaker with ``label``, ``kind``, ``anonymous`` and ``n_words``; ``density``
    is the result table of ``quote_density``. Who is known by a role is no unnamed source.
    """
    if speakers.empty:
        return "No speaker was found."
    attributed = look_up(density, "reported_word_share")
    ranked = speakers.sort_values(["n_words", "label"], ascending=[False, True])
    names, n_words = [str(label) for label in ranked["label"]], [int(n) for n in ranked["n_words"]]
    n_unnamed = int(((ranked["kind"] == "unnamed") | ranked["anonymous"].astype(bool)).sum())
    share = f"{percent(look_up(density, 'unnamed_source_share'))} of the attributed words"
    of_all = f"of the article’s {attributed.denominator:,.0f}"
    lost = look_up(density, "unresolved_word_share").numerator
    rest = f" Of {count(lost, 'attributed word')} no speaker was found." if lost else ""
    if len(names) == 1:
        known = ", an unnamed source" if n_unnamed else ""
        return f"1 speaker{known}: {names[0]}, with {count(n_words[0], 'word')} {of_all}.{rest}"
    sources = "an unnamed source" if n_unnamed == 1 else "unnamed sources"
    without = f", {n_unnamed} of them {sources} with {share}" if n_unnamed else ""
    first = n_words.count(n_words[0])
    leaders = listed(first_of(names[:first], _NAMED))
    then = listed(first_of(names[first:], max(0, _NAMED - first)))
    return (
        f"{count(len(names), 'speaker')}{without}. Most words: {leaders} ({n_words[0]:,}"
        f"{' each' if first > 1 else ''} {of_all}){f', then {then}' if then else ''}.{rest}"
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
    name = named(labels, largest)
    words = count(share.denominator, "word")
    if n == 1:
        return capital(f"{name} is the only speaker found, with {words}.")
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
        return "Only one speaker was found: there is no spread." if n else "No speaker was found."
    sentence = f"The words of {n:.0f} speakers are spread as if {effective.value:.1f} spoke equally much"
    corrected = look_up(concentration, "effective_speakers_corrected")
    if math.isnan(corrected.low):
        return f"{sentence}; there are too few sentences for an interval."
    between = f"95 % interval {corrected.low:.1f} to {corrected.high:.1f}"
    return f"{sentence}; with those who might as well have been quoted, {corrected.value:.1f} ({between})."


def describe_unnamed(sources: "pd.DataFrame", density: "pd.DataFrame") -> str:
    """Say how many of the sources, and how much of the attributed words, go unnamed.

    ``sources`` is the result table of ``source_shares``, ``density`` that of ``quote_density``.
    """
    heads = look_up(sources, "unnamed_speaker_share")
    words = look_up(density, "unnamed_source_share")
    if not heads.denominator:
        return "No speaker was found, named or unnamed."
    if not heads.numerator and not words.numerator:
        role = "a role alone, as “a minister”, does not make one"
        if heads.denominator == 1:
            return f"The only speaker is no unnamed source ({role})."
        return f"None of {heads.denominator:.0f} speakers is an unnamed source ({role})."
    few = ", too few sentences for an interval" if math.isnan(words.low) else ""
    are = "is an unnamed source" if heads.numerator == 1 else "are unnamed sources"
    return (
        f"{heads.numerator:.0f} of {count(heads.denominator, 'speaker')} {are}, {percent(heads)}, "
        f"with {percent(words)} of the attributed words{few}."
    )


def describe_turns(turns: "pd.DataFrame", order: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say how often the word changes hands, and who most often follows whom.

    ``turns`` is the result table of ``turn_counts``, ``order`` the table of ``who_answers_whom``.
    """
    n = look_up(turns, "turns").value
    length = look_up(turns, "words_per_turn")
    if not n:
        return "Nobody has the word."
    words = count(round(length.value), "word")
    sentence = f"{count(n, 'turn')} of {words}{'' if n == 1 else ' on average'}"
    # Two who were not found may be one, or two.
    order = order[(order["from_id"] != UNRESOLVED) & (order["to_id"] != UNRESOLVED)]
    if order.empty:
        return f"{sentence}."
    most = int(order["n"].max())
    if most == 1:
        return f"{sentence}; no speaker follows the same other twice."
    first = order[order["n"] == most]
    one, other = (named(labels, str(first[side].iloc[0])) for side in ("to_id", "from_id"))
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
    whose = listed([named(labels, str(group)) for group in doubted["group"]])
    return f"Of {count(total, 'cue')}: {', '.join(parts)}{f'; doubting of {whose}' if whose else ''}."
