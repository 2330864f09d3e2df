"""Whose tone it is: the narrator's, or that of those who are quoted."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.findings.numbers import (
    capital,
    count,
    look_up,
    minus,
    named,
    percent,
    places_that_agree,
    signed,
)
from analysis.voices.evidence import NARRATOR, UNRESOLVED

if TYPE_CHECKING:
    import pandas as pd

# So many speakers are named.
_NAMED = 3


def describe_voices(voices: "pd.DataFrame") -> str:
    """Say how the narrator's tone and the speakers' differ, and whether that is more than chance.

    ``voices`` is the result table of ``tone_by_voice``.
    """
    share = look_up(voices, "voice_share", "narrator")
    n_own, n_said = int(share.numerator), int(share.denominator - share.numerator)
    if not n_said:
        if not n_own:
            return "The article has no sentences."
        if n_own == 1:
            return "The only sentence counts as the narrator’s: it is not attributed for half or more."
        return f"All {n_own:,} sentences count as the narrator’s: none is attributed for half or more."
    own, said = look_up(voices, "voice_tone", "narrator"), look_up(voices, "said_tone")
    if math.isnan(own.value) or math.isnan(said.value):
        return _one_voice(n_own, n_said, own.value, said.value)
    difference = look_up(voices, "voice_difference")
    places = places_that_agree(own.value, said.value)
    sentence = (
        f"The narrator’s {count(n_own, 'sentence')} {'averages' if n_own == 1 else 'average'} "
        f"{minus(own.value, places)}, {_halves(n_said)} {minus(said.value, places)}, "
        f"a difference of {signed(difference, places)}"
    )
    if math.isnan(difference.low):
        return f"{sentence}: too few sentences for an interval."
    if difference.low <= 0 <= difference.high:
        return f"{sentence}: the interval includes zero, so nothing shows that either is the more positive."
    whose = "narrator’s" if difference.value > 0 else "speakers’"
    return f"{sentence}: the {whose} tone is the more positive."


def describe_speaker_tones(voices: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say the tone of each speaker who has sentences enough for an interval, the first three by sentences.

    ``voices`` is the result table of ``tone_by_voice``; ``labels`` names the speakers.
    """
    tones = voices[(voices["measure"] == "voice_tone") & ~voices["group"].isin((NARRATOR, UNRESOLVED))]
    if tones.empty:
        return "No speaker fills half of a sentence."
    bounded = [str(group) for group in tones.loc[tones["low"].notna(), "group"]]
    if not bounded:
        if len(tones) == 1:
            return "Only one speaker fills half of a sentence, too few for an interval."
        return f"{len(tones)} speakers fill half of a sentence, and none of them enough for an interval."
    each = [
        f"{named(labels, speaker)} {signed(look_up(voices, 'voice_tone', speaker))}"
        for speaker in bounded[:_NAMED]
    ]
    more, too_few = len(bounded) - len(each), len(tones) - len(bounded)
    rest = f"; {more} more in the table" if more else ""
    rest += f"; {too_few} without scored sentences enough" if too_few else ""
    return f"{capital('; '.join(each))}{rest}."


def _halves(n_said: int) -> str:
    return f"the speakers’ {count(n_said, 'sentence')} (attributed for half or more)"


def _one_voice(n_own: int, n_said: int, own: float, said: float) -> str:
    """Say what there is to say where one side has no scored word."""
    if math.isnan(own) and math.isnan(said):
        return "No word of the lexicon stands in the article, in whichever voice."
    if not n_own:
        return f"Every sentence is attributed for half or more: the tone, {minus(said)}, is the speakers’."
    if math.isnan(own):
        holds = "sentence holds" if n_own == 1 else f"{n_own:,} sentences hold"
        return f"The narrator’s {holds} no word of the lexicon; {_halves(n_said)} {_average(n_said, said)}."
    holds = f"{_halves(n_said)} {'holds' if n_said == 1 else 'hold'} no word of the lexicon"
    return f"{capital(holds)}; the narrator’s {count(n_own, 'sentence')} {_average(n_own, own)}."


def _average(n: int, value: float) -> str:
    return f"{'has' if n == 1 else 'average'} {minus(value)}"


def describe_borrowed(valence: "pd.DataFrame", density: "pd.DataFrame") -> str:
    """Say how much of the evaluation stands in attributed words, beside how many words those are.

    ``valence`` is the result table of ``valence_by_voice``, ``density`` that of ``quote_density``.
    """
    borrowed, words = look_up(valence, "borrowed_valence_share"), look_up(density, "reported_word_share")
    if math.isnan(borrowed.value):
        return "No word of the lexicon stands in the article, so no evaluation is borrowed."
    return (
        f"{percent(borrowed)} of the valence of all scored words stands in words attributed to somebody; "
        f"those are {percent(words)} of the article’s words."
    )


def describe_toward(toward: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say of whom sentences speak well or ill most often; ``labels`` names the persons.

    ``toward`` is the result table of ``tone_toward``.
    """
    # Who was not found is not one person.
    toward = toward[toward["group"] != ""]
    n = int(toward.drop_duplicates("group")["denominator"].sum()) if len(toward) else 0
    if not n:
        return "No person is named."
    parts = []
    for label, way in (("negative", "ill"), ("positive", "well")):
        rows = toward[(toward["measure"] == f"{label}_mention_share") & (toward["numerator"] > 0)]
        if rows.empty:
            continue
        parts.append(f"{way} {_of_whom(rows, labels)}")
    spoken = " and ".join(parts)
    n_persons = toward["group"].nunique()
    persons = "1 person or body" if n_persons == 1 else f"{n_persons} persons or bodies"
    if not parts:
        return f"Nothing said round {count(n, 'mention')} of {persons} is read as for or against anybody."
    return (
        f"Round {count(n, 'mention')} of {persons}, sentences speak {spoken}. "
        "About one such label in three is wrong."
    )


def _of_whom(rows: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Name who is spoken of most often, and whether others are as often."""
    first = rows.sort_values(["numerator", "value", "group"], ascending=[False, False, True]).iloc[0]
    name, most = named(labels, str(first["group"])), int(first["numerator"])
    ties = int((rows["numerator"] == most).sum()) - 1
    if most == 1:
        return f"of {ties + 1} of them, once each" if ties else f"of {name}, once"
    others = f", as often of {count(ties, 'other')}" if ties else ""
    return f"most often of {name} ({most} of {first['denominator']:.0f}{others})"
