"""Frames and stance by voice: who puts the frame, who evaluates."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.figures.canvas import (
    INK,
    QUIET,
    VOICES,
    at_the_right,
    new_axes,
    plain,
    rows_height,
    say_nothing,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def plot_leaning(
    voices: "pd.DataFrame",
    labels: Mapping[str, str],
    *,
    name: str = "frame",
    title: str = "Whose frames",
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw whether the narrator or the speakers use each category more, with intervals.

    ``voices`` is the table of ``frames_by_voice``, or with ``name="stance"`` that of ``stance_by_voice``.
    At the right stand the narrator's occurrences of those of both, for frames the sums of their weights. A
    category with too few has neither point nor line, one that nobody uses is left out.
    """
    used = _compared(voices, name)
    ranked = used.sort_values(["value", "of", "group"], ascending=[False, False, True], na_position="last")
    names = [plain(labels.get(group, group)) for group in ranked["group"]]
    ax = new_axes(ax, height=1.5 + rows_height(names, 0.27))
    # Frames come with the sums of their weights alone; each stance word weighs 1.
    is_weighted = name == "frame"
    whole = f"{ranked['of'].sum():g}"
    ax.set_title(f"{title}: {whole} by weight" if is_weighted else f"{title}: {whole} occurrences")
    if ranked.empty:
        return say_nothing(ax, "nothing found")
    ax.axvline(0, color=QUIET, linewidth=0.8)
    rows = range(len(ranked))
    bounds = list(zip(ranked["low"], ranked["high"], strict=True))
    colours = [VOICES[1] if low > 0 else VOICES[2] if high < 0 else INK for low, high in bounds]
    lines = [QUIET if colour == INK else colour for colour in colours]
    ax.hlines(rows, ranked["low"], ranked["high"], colors=lines, linewidth=1.6)
    ax.scatter(ranked["value"], rows, s=30, c=colours, zorder=3)
    for row, (value, own, of) in enumerate(zip(ranked["value"], ranked["own"], ranked["of"], strict=True)):
        at_the_right(ax, row, f"{own:g} of {of:g}{', too few' if math.isnan(value) else ''}")
    drawn = (abs(x) for column in ("value", "low", "high") for x in ranked[column] if math.isfinite(x))
    reach = max([0.5, *drawn])
    ax.set_yticks(range(len(ranked)), names)
    ax.set_ylim(len(ranked) - 0.4, -0.6)
    ax.set_xlim(-1.15 * reach, 1.15 * reach)
    counted = "weight of the narrator’s occurrences" if is_weighted else "occurrences that are the narrator’s"
    ax.set_xlabel(
        "← speakers use it more    log-odds ratio    the narrator uses it more →\n"
        f"(line: 95 % interval; at the right: {counted}, of all)"
    )
    return ax


def _compared(voices: "pd.DataFrame", name: str) -> "pd.DataFrame":
    """Lay the log-odds of each category used beside its occurrences in the narrator's words and in both."""
    by = {voice: voices[voices["voice"] == voice] for voice in ("narrator", "speakers")}
    own, said = (
        table[table["measure"] == f"{name}_voice_density"].set_index("group")["numerator"]
        for table in by.values()
    )
    odds = by["narrator"][by["narrator"]["measure"] == f"{name}_log_odds"].set_index("group")
    beside = odds[["value", "low", "high"]].assign(own=own, of=own + said)
    return beside[beside["of"] > 0].reset_index()
