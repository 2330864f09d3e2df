"""Frames and stance against reference articles: what is unusual here."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.figures.canvas import QUIET, VOICES, new_axes, plain, rows_height, say_nothing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

# Outside these an article is among the one in twenty that use a category least or most.
_USUAL = (2.5, 97.5)


def plot_against_reference(
    against: "pd.DataFrame",
    labels: Mapping[str, str],
    *,
    name: str = "frame",
    title: str = "Frames against reference articles",
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw how many of a hundred reference articles of this length use each category less.

    ``against`` is the table of ``frame_against_reference``, or with ``name="stance"`` that of
    ``stance_against_reference``. The band holds what nineteen articles in twenty do; points outside it are
    filled.
    """
    rows = against[against["measure"] == f"{name}_percentile"]
    known = rows[rows["value"].notna()].sort_values(["value", "group"], ascending=[False, True])
    names = [plain(labels.get(group, group)) for group in known["group"]]
    ax = new_axes(ax, height=1.4 + rows_height(names, 0.27))
    ax.set_title(title)
    if known.empty:
        return say_nothing(ax, "the reference knows none of them")
    ax.axvspan(*_USUAL, color="#eef1f4", zorder=0)
    ax.axvline(50, color=QUIET, linewidth=0.8)
    percentiles = 100 * known["value"]
    unusual = [not _USUAL[0] <= value <= _USUAL[1] for value in percentiles]
    ax.scatter(
        percentiles,
        range(len(known)),
        s=32,
        facecolors=[VOICES[2] if is_unusual else "white" for is_unusual in unusual],
        edgecolors=[VOICES[2] if is_unusual else VOICES[1] for is_unusual in unusual],
        zorder=3,
    )
    ax.set_yticks(range(len(known)), names)
    ax.set_ylim(len(known) - 0.4, -0.6)
    ax.set_xlim(-2, 102)
    ax.set_xlabel("of 100 articles of this length, how many use it less (band: the usual 95)")
    return ax
