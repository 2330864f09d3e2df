"""Who puts which frame, who hedges and evaluates, and whether evaluation is borrowed."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.findings.numbers import Number, capital, count, look_up, percent, signed_whole, some

if TYPE_CHECKING:
    import pandas as pd


def describe_frames_by_voice(voices: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say which frame is thickest in each voice, and where the narrator and the speakers differ.

    ``voices`` is the result table of ``frames_by_voice``; ``labels`` names the frames.
    """
    density = voices[voices["measure"] == "frame_voice_density"]
    if density["numerator"].sum() == 0:
        return "No word of the codebook stands in the article."
    if not _words(density, "speakers"):
        thickest = _thickest(density, "narrator", labels)
        n_own = count(_words(density, "narrator"), "word")
        return f"Nobody is quoted: all frames are the narrator’s, of his {n_own} first {thickest}."
    own, said = (_thickest(density, voice, labels) for voice in ("narrator", "speakers"))
    by_weight = "" if all(float(n).is_integer() for n in density["numerator"]) else " by weight"
    return (
        f"Thickest{by_weight} in the narrator’s {count(_words(density, 'narrator'), 'word')}: {own}; "
        f"in the speakers’ {count(_words(density, 'speakers'), 'word')}: {said}. "
        f"{_differences(voices, 'frame', labels)}"
    )


def describe_stance_by_voice(voices: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say how often the narrator and the speakers hedge, report and evaluate, and where they differ.

    ``voices`` is the result table of ``stance_by_voice``; ``labels`` names the kinds.
    """
    density = voices[voices["measure"] == "stance_voice_density"]
    if density["numerator"].sum() == 0:
        return "No stance word stands in the article."
    if not _words(density, "speakers"):
        return "Nobody is quoted: all stance words are the narrator’s."
    parts = []
    for kind in dict.fromkeys(density["group"]):
        own, said = (_cell(density, str(kind), voice) for voice in ("narrator", "speakers"))
        if own.numerator + said.numerator:
            name = labels.get(str(kind), str(kind)).lower()
            parts.append(f"{name} {_rate(own)} in the narrator’s words, {_rate(said)} in the speakers’")
    if not parts:
        return "No stance word stands outside marks that nobody says."
    return f"Per 1,000 words: {'; '.join(parts)}. {_differences(voices, 'stance', labels)}"


def describe_borrowed_words(borrowed: "pd.DataFrame", kind: str = "loaded", name: str = "loaded word") -> str:
    """Say how many words of a kind stand in quotations, beside how many of all words do.

    ``borrowed`` is the result table of ``borrowed_stance``; ``name`` is what one word of the kind is called.
    """
    rows = borrowed[(borrowed["measure"] == "borrowed_share") & (borrowed["group"] == kind)]
    if rows.empty or not rows["denominator"].iloc[0]:
        return f"No {name} stands in the article, so none is borrowed."
    share, words = look_up(borrowed, "borrowed_share", kind), look_up(borrowed, "borrowed_word_share")
    difference = look_up(borrowed, "borrowed_difference", kind)
    sentence = (
        f"{capital(some(share.numerator))} of {count(share.denominator, name)} "
        f"{'stands' if share.numerator <= 1 else 'stand'} in words attributed to somebody, {percent(share)}, "
        f"where {percent(words)} of all words stand"
    )
    if math.isnan(difference.low):
        return f"{sentence}: too few to say whether they are borrowed more than words are."
    points = (
        f"{_points(difference.value)} points (95 % interval {_points(difference.low)} to "
        f"{_points(difference.high)})"
    )
    if difference.low <= 0 <= difference.high:
        return f"{sentence}: the difference of {points} shows neither more nor less borrowing than of words."
    more = "more" if difference.value > 0 else "less"
    return f"{sentence}: they are borrowed {more} than words are, by {points}."


def describe_questions(questions: "pd.DataFrame") -> str:
    """Say how many questions are asked, and how many of them by the narrator.

    ``questions`` has one row a question, as ``find_voiced_hits`` lists those of kind ``question``.
    """
    n, own = len(questions), int((questions["voice"] == "narrator").sum())
    if not n:
        return "No question is found."
    if n == 1:
        return f"1 question is found, {'the narrator’s' if own else 'a speaker’s'}."
    whose = "all" if own == n else f"{some(own)} of them"
    return f"{n} questions are found, {whose} the narrator’s."


def _cell(density: "pd.DataFrame", group: str, voice: str) -> Number:
    rows = density[(density["group"] == group) & (density["voice"] == voice)]
    return Number(*(float(rows[name].iloc[0]) for name in Number._fields))


def _words(density: "pd.DataFrame", voice: str) -> float:
    return float(density.loc[density["voice"] == voice, "denominator"].iloc[0])


def _rate(number: Number) -> str:
    return "–" if math.isnan(number.value) else f"{number.value:.1f} ({number.numerator:.0f})"


def _thickest(density: "pd.DataFrame", voice: str, labels: Mapping[str, str]) -> str:
    """Name the thickest frame of a voice, or say that it has none."""
    own = density[(density["voice"] == voice) & (density["numerator"] > 0)]
    if own.empty:
        return "no frame"
    first = own.sort_values(["value", "group"], ascending=[False, True]).iloc[0]
    name = labels.get(str(first["group"]), str(first["group"]))
    ties = sum(math.isclose(n, first["numerator"]) for n in own["numerator"]) - 1
    beside = f", as much as {count(ties, 'other')}" if ties else ""
    return f"{name} ({first['value']:.1f} per 1,000 words{beside})"


def _differences(voices: "pd.DataFrame", name: str, labels: Mapping[str, str]) -> str:
    """Say which categories differ between the narrator and the speakers by more than chance."""
    odds = voices[(voices["measure"] == f"{name}_log_odds") & (voices["voice"] == "narrator")]
    compared = odds[odds["value"].notna()]
    if compared.empty:
        return "Too few words or hits to compare the two."
    z = voices[(voices["measure"] == f"{name}_z") & (voices["voice"] == "narrator")].set_index("group")[
        "value"
    ]
    sure = compared[(compared["low"] > 0) | (compared["high"] < 0)]
    noun = "frame" if name == "frame" else "kind"
    of = f"Of {count(len(compared), noun)} with hits enough to compare"
    if sure.empty:
        return f"{of}, none is shown to be more the one’s than the other’s."
    ranked = sure.assign(z=sure["group"].map(z).abs()).sort_values(["z", "group"], ascending=[False, True])
    each = ", ".join(
        f"{labels.get(str(group), str(group))} (z {f'{z[group]:+.1f}'.replace('-', '−')})"
        for group in ranked["group"]
    )
    return f"{of}, these differ, above 0 more the narrator’s: {each}; one in twenty would by chance."


def _points(share: float) -> str:
    """Write a difference of shares in percentage points, with its sign."""
    return signed_whole(100 * share)
