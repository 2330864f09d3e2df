"""Certainty by sourcing: which claims are hedged, and on whose word they stand."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.figures.canvas import INK, NEGATIVE, QUIET, VOICES, new_axes, plain, say_nothing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def plot_claims(
    crossed: "pd.DataFrame",
    labels: Mapping[str, str],
    *,
    unsure: str = "hedged",
    doubtful: tuple[str, ...] = ("unnamed", "none"),
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw the claims by the source they stand on, those made flatly apart from those hedged.

    ``crossed`` has one row a claim with columns ``sourcing`` and ``certainty``; ``labels`` names the
    sourcings, in the order drawn. Flat claims on the word of the ``doubtful`` sourcings are the ones a
    reader should look at, so these alone are coloured.
    """
    ax = new_axes(ax, height=1.4 + 0.42 * len(labels))
    n = len(crossed)
    ax.set_title(f"How certain, on whose word: {n} claim{'' if n == 1 else 's'}")
    if not n:
        return say_nothing(ax, "no claims")
    for row, sourcing in enumerate(labels):
        own = crossed[crossed["sourcing"] == sourcing]
        hedged = int((own["certainty"] == unsure).sum())
        flat = len(own) - hedged
        colour = NEGATIVE if sourcing in doubtful else VOICES[0]
        ax.barh(row, flat, height=0.62, color=colour)
        ax.barh(
            row,
            hedged,
            left=flat,
            height=0.62,
            facecolor="white",
            edgecolor=QUIET,
            hatch="/////",
            linewidth=0.8,
        )
        ax.annotate(
            f"{flat} flat, {hedged} hedged",
            (len(own), row),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
            color=INK,
        )
    ax.set_yticks(range(len(labels)), [plain(label) for label in labels.values()])
    ax.set_ylim(len(labels) - 0.4, -0.6)
    ax.set_xlim(0, 1.3 * max(1, crossed["sourcing"].value_counts().max()))
    ax.set_xlabel("claims (filled: flat; hatched: hedged; coloured: flat without a named source)")
    return ax
