"""Certainty by sourcing: which claims are hedged, and on whose word they stand."""

from typing import TYPE_CHECKING

from analysis.figures.canvas import INK, NEGATIVE, QUIET, VOICES, count_along, new_axes, say_nothing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_SOURCINGS = {
    "named": "a named person",
    "role": "a role, an organisation",
    "unnamed": "an unnamed source",
    "unresolved": "source not found",
    "none": "the narrator alone",
}
_WITHOUT_A_NAME = ("unnamed", "none")


def plot_claims(crossing: "pd.DataFrame", ax: "Axes | None" = None) -> "Axes":
    """Draw the claims by whose word they stand on, those made flatly apart from those hedged.

    ``crossing`` is the table of ``certainty_by_sourcing``. Flat claims without a named source are those
    that a reader may want to look up, so these alone are coloured.
    """
    shares = crossing[crossing["measure"] == "claim_share"].set_index(["group", "certainty"])["numerator"]
    counts = {
        sourcing: (int(shares[sourcing, "unhedged"]), int(shares[sourcing, "hedged"]))
        for sourcing in _SOURCINGS
    }
    n = sum(flat + hedged for flat, hedged in counts.values())
    ax = new_axes(ax, height=1.4 + 0.42 * len(counts))
    ax.set_title(f"How certain, on whose word: {n} claim{'' if n == 1 else 's'}")
    if not n:
        return say_nothing(ax, "nothing is claimed")
    rows, sure = range(len(counts)), [flat for flat, _ in counts.values()]
    colours = [NEGATIVE if sourcing in _WITHOUT_A_NAME else VOICES[0] for sourcing in counts]
    ax.barh(rows, sure, height=0.62, color=colours)
    ax.barh(
        rows,
        [hedged for _, hedged in counts.values()],
        left=sure,
        height=0.62,
        facecolor="white",
        edgecolor=QUIET,
        hatch="/////",
        linewidth=0.8,
    )
    for row, (flat, hedged) in enumerate(counts.values()):
        ax.annotate(
            f"{flat} flat, {hedged} hedged" if flat + hedged else "none",
            (flat + hedged, row),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=8.5,
            color=INK,
        )
    ax.set_yticks(range(len(counts)), list(_SOURCINGS.values()))
    ax.set_ylim(len(counts) - 0.4, -0.6)
    ax.set_xlim(0, 1.35 * max(flat + hedged for flat, hedged in counts.values()))
    count_along(ax)
    ax.set_xlabel("claims (filled: flat; hatched: hedged; coloured: flat without a named source)")
    return ax
