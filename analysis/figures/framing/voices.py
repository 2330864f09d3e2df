"""Frames and stance by voice: who puts the frame, who evaluates."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.figures.canvas import INK, QUIET, VOICES, new_axes, plain, say_nothing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def plot_leaning(leaning: "pd.DataFrame", labels: Mapping[str, str], ax: "Axes | None" = None) -> "Axes":
    """Draw whether the narrator or the speakers use each category more, with intervals.

    ``leaning`` is a result table with one row a category in ``group``: ``value`` the log-odds ratio of the
    narrator to all speakers, ``low`` and ``high`` its interval, ``numerator`` the narrator's occurrences and
    ``denominator`` all of them. A category with too few has no interval and is drawn hollow; one that nobody
    uses is left out. Right of zero the narrator uses it more.
    """
    used = leaning[leaning["denominator"] > 0]
    ranked = used.sort_values(["value", "group"], ascending=[False, True], na_position="last")
    ax = new_axes(ax, height=1.5 + 0.27 * max(3, len(ranked)))
    ax.set_title(f"Whose frames: {int(ranked['denominator'].sum())} occurrences")
    if ranked.empty:
        return say_nothing(ax, "no word of the codebook")
    ax.axvline(0, color=QUIET, linewidth=0.8)
    reach = 0.5
    for row, (value, low, high, own, of) in enumerate(
        zip(*(ranked[name] for name in ("value", "low", "high", "numerator", "denominator")), strict=True)
    ):
        sure = low > 0 or high < 0
        colour = VOICES[1] if low > 0 else VOICES[2] if high < 0 else INK
        ax.plot(
            [low, high], [row, row], color=colour if sure else QUIET, linewidth=1.6, solid_capstyle="butt"
        )
        filled = "white" if math.isnan(low) else colour
        ax.scatter([value], [row], s=30, facecolors=filled, edgecolors=colour, linewidths=0.9, zorder=3)
        reach = max([reach, *(abs(x) for x in (value, low, high) if math.isfinite(x))])
        ax.annotate(
            f"{own:.0f} of {of:.0f}",
            (1, row),
            xytext=(6, 0),
            xycoords=("axes fraction", "data"),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
            color="#3a4452",
        )
    ax.set_yticks(range(len(ranked)), [plain(labels.get(group, group)) for group in ranked["group"]])
    ax.set_ylim(len(ranked) - 0.4, -0.6)
    ax.set_xlim(-1.15 * reach, 1.15 * reach)
    ax.set_xlabel(
        "← speakers use it more    log-odds ratio    the narrator uses it more →\n"
        "(line: 95 % interval; at the right: occurrences that are the narrator’s, of all)"
    )
    return ax
