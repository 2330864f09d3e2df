"""Layer 4: tables to sentences. No number about an article is ever typed; these functions write them."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pandas as pd

# A tone closer to zero than this is called even: the threshold VADER's authors give for neutral.
_EVEN = 0.05
# In so many of the resamples a speaker must come first to be called first without a doubt.
_SURE = 0.95


class _Number(NamedTuple):
    """One value of a result table with its counts and its interval."""

    numerator: float
    denominator: float
    value: float
    low: float
    high: float


def describe_tone(tone: "pd.DataFrame") -> str:
    """Say the tone of the article, how sure that is, and how much of it was scored at all."""
    mean = _look_up(tone, "tone")
    n = int(_look_up(tone, "unscored_share").denominator)
    if math.isnan(mean.value):
        return f"No word of the lexicon stands in {_count(n, 'sentence')}: there is no tone to report."
    silent = int(_look_up(tone, "unscored_share").numerator)
    positive, negative = (int(_look_up(tone, f"{sign}_share").numerator) for sign in ("positive", "negative"))
    return (
        f"The mean tone of {_count(n, 'sentence')} is {_signed(mean)}, {_tone_word(mean)}: "
        f"{positive} positive, {negative} negative, {silent} without any scored word."
    )


def describe_turn(tone: "pd.DataFrame") -> str:
    """Say on what tone the article opens and ends, and whether the intervals keep the two apart."""
    opening, ending = _look_up(tone, "tone", "opening"), _look_up(tone, "tone", "ending")
    if math.isnan(opening.value) or math.isnan(ending.value):
        return "The article is too short to compare its opening with its ending."
    sentence = f"The opening third averages {_signed(opening)}, the ending third {_signed(ending)}"
    if math.isnan(opening.low) or math.isnan(ending.low):
        return f"{sentence}: too few sentences for intervals."
    apart = opening.high < ending.low or ending.high < opening.low
    return (
        f"{sentence}: the intervals {'lie apart' if apart else 'overlap, so make little of the difference'}."
    )


def describe_quotes(density: "pd.DataFrame") -> str:
    """Say how much of the article is other people's words."""
    quotations = _look_up(density, "quote_density")
    inside, attributed = _look_up(density, "attributed_word_share"), _look_up(density, "reported_word_share")
    if not quotations.denominator:
        return "The article has no words."
    if not attributed.numerator:
        return f"Nobody is quoted in {_count(quotations.denominator, 'word')}."
    rest = ", the rest reported without marks" if attributed.numerator > inside.numerator else ""
    return (
        f"{_percent(attributed)} of {_count(quotations.denominator, 'word')} are attributed to somebody: "
        f"{_percent(inside)} inside quotation marks, in {_count(quotations.numerator, 'quotation')} "
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
    attributed = _look_up(density, "reported_word_share")
    ranked = speakers.sort_values(["n_words", "label"], ascending=[False, True])
    first = ranked.iloc[0]
    others = ", ".join(str(label) for label in ranked["label"].iloc[1:4])
    rest = f", then {others}" if others else ""
    more = f" and {len(ranked) - 4} more" if len(ranked) > 4 else ""
    unnamed = ranked[~ranked["kind"].isin(["named", "organisation", "document"])]
    share = f"{100 * unnamed['n_words'].sum() / attributed.numerator:.0f} % of the attributed words"
    without = f"; {len(unnamed)} without a name, with {share}" if len(unnamed) else ""
    return (
        f"{_count(len(ranked), 'speaker')}{without}. {first['label']} has most words "
        f"({first['n_words']} of the article’s {attributed.denominator:,.0f}){rest}{more}."
    )


def describe_dominance(concentration: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say who has most of the words, and whether the article's sentences leave that in doubt.

    ``concentration`` is the result table of ``speaker_concentration``; ``labels`` names the speakers.
    """
    n = _look_up(concentration, "speakers").value
    if not n:
        return "No speaker was found."
    largest = _only_group(concentration, "largest_speaker_share")
    share = _look_up(concentration, "largest_speaker_share", largest)
    first = _look_up(concentration, "first_place_share", largest)
    name = labels.get(largest, largest)
    words = _count(share.denominator, "word")
    if n == 1:
        return f"{name} is the only speaker found, with {words}."
    sentence = f"Nobody has more words than {name}: {_percent(share)} of the {words} of {n:.0f} speakers"
    if math.isnan(first.value):
        return f"{sentence}; there are too few sentences to say how sure that is."
    often = f"drawing the sentences anew puts the same speaker first {100 * first.value:.0f} times in 100"
    return f"{sentence}; {often}{'' if first.value >= _SURE else ', so who comes first is not sure'}."


def describe_spread(concentration: "pd.DataFrame") -> str:
    """Say over how many speakers the words are spread, as the effective number of speakers.

    ``concentration`` is the result table of ``speaker_concentration``.
    """
    n = _look_up(concentration, "speakers").value
    effective = _look_up(concentration, "effective_speakers")
    if n < 2:
        return "The words are spread over no more than one speaker." if n else "No speaker was found."
    sentence = f"The words of {n:.0f} speakers are spread as if {effective.value:.1f} spoke equally much"
    if math.isnan(effective.low):
        return f"{sentence}; there are too few sentences for an interval."
    corrected = _look_up(concentration, "effective_speakers_corrected").value
    between = f"95 % interval {effective.low:.1f} to {effective.high:.1f}"
    return f"{sentence}; corrected for how few sentences there are, {corrected:.1f} ({between})."


def describe_unnamed(sources: "pd.DataFrame", density: "pd.DataFrame") -> str:
    """Say how many of the sources, and how much of the attributed words, go unnamed.

    ``sources`` is the result table of ``source_shares``, ``density`` that of ``quote_density``.
    """
    heads = _look_up(sources, "unnamed_speaker_share")
    words = _look_up(density, "unnamed_source_share")
    if not heads.denominator:
        return "No speaker was found, named or unnamed."
    if not heads.numerator and not words.numerator:
        none = "The only speaker" if heads.denominator == 1 else f"None of {heads.denominator:.0f} speakers"
        return f"{none} is {'not ' if heads.denominator == 1 else ''}an unnamed source."
    few = ", too few sentences for an interval" if math.isnan(words.low) else ""
    are = "is an unnamed source" if heads.numerator == 1 else "are unnamed sources"
    return (
        f"{heads.numerator:.0f} of {_count(heads.denominator, 'speaker')} {are}, {_percent(heads)}; "
        f"they have {_percent(words)} of the attributed words{few}."
    )


def describe_turns(turns: "pd.DataFrame", order: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say how often the word changes hands, and who most often follows whom.

    ``turns`` is the result table of ``turn_counts``, ``order`` the table of ``who_answers_whom``.
    """
    n = _look_up(turns, "turns").value
    length = _look_up(turns, "words_per_turn")
    if not n:
        return "Nobody has the word."
    sentence = f"{_count(n, 'turn')} of {length.value:.0f} words on average"
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
    return f"Of {_count(total, 'cue')}: {', '.join(parts)}{f'; doubting of {whose}' if whose else ''}."


def describe_frames(profile: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Name the thickest frames, and say when their order is not sure."""
    density = profile[profile["measure"] == "frame_density"].sort_values(
        ["value", "group"], ascending=[False, True]
    )
    found = density[density["numerator"] > 0]
    if found.empty:
        return "No word of the codebook stands in the article."
    top = [
        f"{labels.get(group, group)} ({value:.0f} per 1,000 words)"
        for group, value in zip(found["group"].head(3), found["value"].head(3), strict=True)
    ]
    sentence = f"Thickest: {', '.join(top)}."
    if len(found) > 1:
        first, second = found.iloc[0], found.iloc[1]
        if math.isnan(first["low"]) or math.isnan(second["low"]):
            sentence += " There are too few sentences for intervals."
        elif first["low"] <= second["high"]:
            sentence += " The intervals of the first two overlap."
    return sentence


def describe_stance(stance: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say how often the article hedges, points to hearsay and uses loaded words."""
    density = stance[stance["measure"] == "stance_density"]
    parts = [
        f"{_count(n, labels.get(kind, kind).lower())} ({value:.1f} per 1,000 words)"
        for kind, n, value in zip(density["group"], density["numerator"], density["value"], strict=True)
    ]
    return f"{'; '.join(parts)}." if parts else "No stance words were looked for."


def four_answers(
    speakers: "pd.DataFrame",
    density: "pd.DataFrame",
    tone: "pd.DataFrame",
    profile: "pd.DataFrame",
    labels: Mapping[str, str],
) -> "pd.DataFrame":
    """Answer the four questions of the project, one row each: ``question`` and ``answer``."""
    import pandas as pd

    rows = [
        ("Who speaks?", describe_speakers(speakers, density)),
        ("How much?", describe_quotes(density)),
        ("In what tone?", describe_tone(tone)),
        ("Under which frames?", describe_frames(profile, labels)),
    ]
    return pd.DataFrame(rows, columns=["question", "answer"])


def _look_up(table: "pd.DataFrame", measure: str, group: str = "") -> _Number:
    """Give the one row of a measure and group; raise ``KeyError`` where there is not just one."""
    rows = table[(table["measure"] == measure) & (table["group"] == group)]
    if len(rows) != 1:
        raise KeyError(f"{len(rows)} rows of measure {measure!r}, group {group!r}")
    return _Number(*(float(rows[name].iloc[0]) for name in _Number._fields))


def _only_group(table: "pd.DataFrame", measure: str) -> str:
    """Name the one group that a measure has a row of."""
    (group,) = table.loc[table["measure"] == measure, "group"]
    return str(group)


def _count(n: float, noun: str) -> str:
    """Write a count with its noun.

    >>> _count(1, "speaker"), _count(1200, "word")
    ('1 speaker', '1,200 words')
    """
    return f"{n:,.0f} {noun}{'' if n == 1 else 's'}"


def _percent(share: _Number) -> str:
    """Write a share in per cent with its interval."""
    between = "" if math.isnan(share.low) else f" ({100 * share.low:.0f}–{100 * share.high:.0f})"
    return f"{100 * share.value:.0f} %{between}"


def _signed(score: _Number) -> str:
    """Write a score with its sign and its interval."""
    between = "" if math.isnan(score.low) else f" (95 % interval {_minus(score.low)} to {_minus(score.high)})"
    return f"{_minus(score.value)}{between}"


def _minus(score: float) -> str:
    return f"{score:+.2f}".replace("-", "−").replace("+0.00", "0.00").replace("−0.00", "0.00")


def _tone_word(score: _Number) -> str:
    """Name the tone only as far as its interval allows."""
    if abs(score.value) < _EVEN:
        return "close to even"
    word = "positive" if score.value > 0 else "negative"
    if math.isnan(score.low):
        return f"{word}, with too few scored sentences for an interval"
    sure = score.low > 0 or score.high < 0
    return word if sure else f"leaning {word}, though the interval includes zero"
