"""Tone by voice."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.figures.canvas import INK, MOST_ROWS, QUIET, VOICES, at_the_right, new_axes, plain, say_nothing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_NARRATOR = "narrator"


def plot_voices(
    voices: "pd.DataFrame",
    labels: Mapping[str, str],
    colours: Mapping[str, int],
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw the mean tone of the narrator, of all speakers together and of each speaker, with intervals.

    ``voices`` is the result table of ``tone_by_voice``. Sentences of each voice are counted at the
    right; a voice with too few of them is hollow and has no line, one without a scored word has no
    point. The 20 speakers with most sentences are drawn.
    """
    tones = voices[voices["measure"].isin(["voice_tone", "said_tone"])]
    shares = voices[voices["measure"] == "voice_share"]
    counts = {str(group): int(n) for group, n in zip(shares["group"], shares["numerator"], strict=True)}
    n_all = int(shares["denominator"].max())
    counts[""] = n_all - counts[_NARRATOR]
    numbers = {
        str(group): (float(value), float(low), float(high))
        for group, value, low, high in zip(
            tones["group"], tones["value"], tones["low"], tones["high"], strict=True
        )
    }
    speakers = [group for group in numbers if group not in (_NARRATOR, "")]
    drawn = [_NARRATOR, *([""] if speakers else []), *speakers[:MOST_ROWS]]
    ax = new_axes(ax, height=1.3 + 0.3 * len(drawn))
    first = f", the first {MOST_ROWS} of {len(speakers)} speakers" if len(speakers) > MOST_ROWS else ""
    ax.set_title(f"Tone by voice, {n_all} sentence{'' if n_all == 1 else 's'}{first}")
    if not n_all:
        return say_nothing(ax, "no sentences")
    names = {**labels, _NARRATOR: "narrator", "": "all speakers", "unresolved": "speaker not found"}
    ax.axvline(0, color=QUIET, linewidth=0.8)
    for at, voice in enumerate(drawn):
        colour = INK if not voice else VOICES[colours.get(voice, 0)]
        value, low, high = numbers[voice]
        ax.plot([low, high], [at, at], color=colour, linewidth=1.8, solid_capstyle="butt")
        marker = {_NARRATOR: "o", "": "D"}.get(voice, "s")
        filled = "white" if math.isnan(low) else colour
        ax.scatter([value], [at], facecolors=filled, edgecolors=colour, marker=marker, s=34, zorder=3)
        silent = ", none scored" if math.isnan(value) else ""
        at_the_right(ax, at, f"n = {counts[voice]}{silent}")
    ax.set_yticks(range(len(drawn)), [plain(names.get(voice, voice)) for voice in drawn])
    ax.set_ylim(len(drawn) - 0.4, -0.6)
    ax.set_xlim(-1.02, 1.02)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "0.5", "1"])
    ax.set_xlabel("mean score, −1 to 1 (line: 95 % interval; hollow: too few sentences for one)")
    return ax
