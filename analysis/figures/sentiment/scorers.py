"""The tone by several scorers side by side."""

import math
from typing import TYPE_CHECKING

from analysis.figures.canvas import (
    INK,
    NEGATIVE,
    POSITIVE,
    QUIET,
    at_the_right,
    count_along,
    new_axes,
    plain,
    say_nothing,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

# What a lane of the small multiples is high at least, so that an even course does not look stormy.
_LEAST_REACH = 1.0
_UNIT = "reference standard deviations"


def plot_scorers(agreement: "pd.DataFrame", ax: "Axes | None" = None) -> "Axes":
    """Draw the tone of the article by each scorer with its interval, in reference standard deviations.

    ``agreement`` is the result table of ``scorer_agreement``. A scorer's own value, on its own scale,
    stands at the right. Of a scorer without a known reference only that is shown.
    """
    tones = agreement[agreement["measure"] == "tone_z"]
    own = agreement[agreement["measure"] == "tone"].set_index("group")["value"]
    ax = new_axes(ax, height=1.4 + 0.34 * max(1, len(tones)))
    n = int(tones["denominator"].max()) if len(tones) else 0
    ax.set_title(f"Tone of {_sentences(n)} by {len(tones)} scorer{'' if len(tones) == 1 else 's'}")
    if tones.empty:
        return say_nothing(ax, "no scorer")
    ax.axvline(0, color=QUIET, linewidth=0.8)
    rows = range(len(tones))
    ax.hlines(rows, tones["low"], tones["high"], color=QUIET, linewidth=1.8)
    signs = [POSITIVE if value > 0 else NEGATIVE for value in tones["value"]]
    ax.scatter(tones["value"], rows, c=signs, s=34, zorder=3)
    for at, (scorer, value) in enumerate(zip(tones["group"], tones["value"], strict=True)):
        score = "no word scored" if math.isnan(own[scorer]) else f"score {own[scorer]:+.2f}"
        if math.isnan(value) and not math.isnan(own[scorer]):
            score += ", scale unknown"
        at_the_right(ax, at, score.replace("-", "−"))
    reach = max(0.5, 1.1 * tones[["low", "high", "value"]].abs().max().max())
    if not math.isnan(reach):
        ax.set_xlim(-reach, reach)
    ax.set_yticks(range(len(tones)), [plain(scorer) for scorer in tones["group"]])
    ax.set_ylim(len(tones) - 0.4, -0.6)
    ax.set_xlabel(f"tone in {_UNIT} (line: 95 % interval)")
    return ax


def plot_scorer_curves(curves: "pd.DataFrame", ax: "Axes | None" = None) -> "Axes":
    """Draw the smoothed course by each scorer in a lane of its own, all on one scale.

    ``curves`` is the table of ``curves_by_scorer``. Each lane has its own zero line, and dotted lines at
    one reference standard deviation above and below.
    """
    scorers = list(dict.fromkeys(curves["scorer"]))
    drawn = [scorer for scorer in scorers if curves.loc[curves["scorer"] == scorer, "smoothed"].notna().any()]
    ax = new_axes(ax, height=1.3 + 1.1 * max(1, len(drawn)))
    n = int(curves["position"].max()) if len(curves) else 0
    ax.set_title(f"Smoothed tone of {_sentences(n)}, by scorer")
    if not drawn:
        return say_nothing(ax, "nothing to compare")
    reach = max(_LEAST_REACH, float(curves["smoothed"].abs().max())) * 1.2
    ticks: list[float] = []
    names: list[str] = []
    for lane, scorer in enumerate(drawn):
        own = curves[curves["scorer"] == scorer]
        middle = -2 * reach * lane
        ax.axhline(middle, color=QUIET, linewidth=0.8)
        for bound in (-1, 1):
            ax.axhline(middle + bound, color=QUIET, linewidth=0.7, linestyle=":")
            at_the_right(ax, middle + bound, f"{bound:+d}".replace("-", "−"))
        height = own["smoothed"] + middle
        for colour, side in ((POSITIVE, own["smoothed"] > 0), (NEGATIVE, own["smoothed"] < 0)):
            ax.fill_between(
                own["position"],
                middle,
                height,
                where=side,
                interpolate=True,
                color=colour,
                alpha=0.25,
                linewidth=0,
            )
        ax.plot(own["position"], height, color=INK, linewidth=1.5)
        ticks.append(middle)
        names.append(plain(scorer, 18))
    ax.set_yticks(ticks, names)
    ax.set_ylim(ticks[-1] - reach, reach)
    ax.set_xlim(0.4, n + 0.6)
    count_along(ax)
    ax.set_xlabel(f"sentence (dotted: ±1 in {_UNIT})")
    return ax


def _sentences(n: int) -> str:
    return f"{n} sentence{'' if n == 1 else 's'}"
