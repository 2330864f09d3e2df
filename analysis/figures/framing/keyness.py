"""Words that mark the article out against general English."""

from typing import TYPE_CHECKING

from analysis.figures.canvas import MOST_ROWS, QUIET, VOICES, at_the_right, new_axes, plain, say_nothing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def plot_keyness(keyness: "pd.DataFrame", ax: "Axes | None" = None) -> "Axes":
    """Draw the words most over-used against the reference, by log-odds ratio with its interval.

    ``keyness`` is the table of that name: one row a word, the surest first. Words whose interval lies above
    zero count, and twenty are drawn. How often each stands in the article is at the right.
    """
    sure = keyness[keyness["low"] > 0]
    first = sure.head(MOST_ROWS)
    ax = new_axes(ax, height=1.2 + 0.25 * max(3, len(first)))
    ax.set_title(f"Key words: the surest {len(first)} of {len(sure)}")
    if first.empty:
        return say_nothing(ax, "no word stands out")
    rows = range(len(first))
    ax.hlines(rows, first["low"], first["high"], color=QUIET, linewidth=1.6)
    ax.scatter(first["log_odds"], rows, s=28, color=VOICES[1], zorder=3)
    for row, n in enumerate(first["n"]):
        at_the_right(ax, row, f"{n:.0f} ×")
    ax.set_yticks(range(len(first)), [plain(word) for word in first["word"]])
    ax.set_ylim(len(first) - 0.4, -0.6)
    ax.set_xlim(left=min(0, first["low"].min()))
    ax.set_xlabel("log-odds against general English (line: 95 % interval; right: times in the article)")
    return ax
