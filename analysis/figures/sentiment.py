"""Tone along the article."""

from typing import TYPE_CHECKING

from analysis.figures.canvas import INK, NEGATIVE, POSITIVE, QUIET, new_axes, say_nothing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def plot_tone(curve: "pd.DataFrame", ax: "Axes | None" = None) -> "Axes":
    """Draw the score of each sentence as a point and the smoothed course as a line.

    ``curve`` has one row a sentence, with ``position`` (1, 2, …), ``score``, ``smoothed`` and
    ``n_scored``. Hollow points are sentences without a scored word.
    """
    from matplotlib.ticker import MaxNLocator

    ax = new_axes(ax)
    ax.set_title(f"Tone of {len(curve)} sentences")
    if curve.empty:
        return say_nothing(ax, "no sentences")
    scored = curve[curve["n_scored"] > 0]
    silent = curve[curve["n_scored"] == 0]
    ax.axhline(0, color=QUIET, linewidth=0.8)
    colours = [POSITIVE if score > 0 else NEGATIVE if score < 0 else QUIET for score in scored["score"]]
    ax.vlines(scored["position"], 0, scored["score"], colors=colours, linewidth=1, alpha=0.45)
    ax.scatter(scored["position"], scored["score"], c=colours, s=24, zorder=3)
    ax.scatter(silent["position"], [0] * len(silent), facecolors="white", edgecolors=QUIET, s=20, zorder=3)
    ax.plot(curve["position"], curve["smoothed"], color=INK, zorder=2)
    smoothed = curve.dropna(subset=["smoothed"])
    if not smoothed.empty:
        end = smoothed.iloc[-1]
        ax.annotate(
            "smoothed",
            (end["position"], end["smoothed"]),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
        )
    ax.set_ylim(-1.05, 1.05)
    ax.set_yticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "0.5", "1"])
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel("sentence (hollow: no word of the lexicon)")
    ax.set_ylabel("score, −1 to 1")
    return ax
