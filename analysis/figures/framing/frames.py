"""Frames by density, and occurrences along the article."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.figures.canvas import INK, QUIET, VOICES, new_axes, plain, rows_height, say_nothing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_NARRATOR = "narrator"
_ALL = ""  # no voice is told apart
# From where to where a tick of a voice reaches, from the line of its row.
_PLACE = {_ALL: (-0.35, 0.35), _NARRATOR: (-0.38, -0.02)}
_HANGING = (0.02, 0.38)


def plot_frames(profile: "pd.DataFrame", labels: Mapping[str, str], ax: "Axes | None" = None) -> "Axes":
    """Draw the density of each frame with its interval, the thickest first.

    ``profile`` is the table of ``frame_profile``.
    """
    density = profile[profile["measure"] == "frame_density"]
    ranked = density.sort_values(["value", "group"], ascending=[False, True])
    names = [plain(labels.get(group, group)) for group in ranked["group"]]
    ax = new_axes(ax, height=1.1 + rows_height(names, 0.27))
    counts = profile.loc[profile["measure"] == "frame_occurrence_density", "numerator"]
    n = int(counts.sum())
    ax.set_title(f"Frame words, {n} occurrence{'' if n == 1 else 's'}")
    if not n:
        return say_nothing(ax, "no word of the codebook")
    rows = range(len(ranked))
    ax.hlines(rows, ranked["low"], ranked["high"], color=QUIET, linewidth=1.6)
    ax.scatter(
        ranked["value"],
        rows,
        s=30,
        facecolors=[VOICES[1] if value else "white" for value in ranked["value"]],
        edgecolors=["none" if value else INK for value in ranked["value"]],
        linewidths=0.6,
        zorder=3,
    )
    ax.set_yticks(range(len(ranked)), names)
    ax.set_ylim(len(ranked) - 0.4, -0.6)
    ax.set_xlim(left=-0.02 * ranked[["high", "value"]].max().max())
    is_weighted = not math.isclose(ranked["numerator"].sum(), n)
    counted = "occurrences by weight" if is_weighted else "occurrences"
    ax.set_xlabel(f"{counted}, per 1,000 words (line: 95 % interval)")
    return ax


def plot_hits(
    hits: "pd.DataFrame",
    n_characters: int,
    labels: Mapping[str, str],
    *,
    by: str = "frame",
    title: str = "Where the frames stand",
    colours: Mapping[str, int] | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw one tick an occurrence along the article, one row a category, the most frequent first.

    ``hits`` has one row an occurrence with ``start`` and the category in column ``by``. With ``colours``, one
    a ``speaker_id``, ``hits`` has ``voice`` and ``speaker_id`` too (as ``find_voiced_hits`` gives them): the
    narrator's ticks stand on the line of their row, all others hang from it, those of speakers in their
    colour, so that nothing hangs on colour alone.
    """
    counts = hits[by].value_counts()
    rows = sorted(counts.index, key=lambda category: (-counts[category], category))
    names = [plain(labels.get(row, row)) for row in rows]
    ax = new_axes(ax, height=(1.1 if colours is None else 1.3) + rows_height(names, 0.27))
    ax.set_title(f"{title}: {len(hits)} occurrences")
    if hits.empty:
        return say_nothing(ax, "nothing found")
    whose = [_ALL] * len(hits)
    if colours is not None:
        whose = hits["voice"].where(hits["speaker_id"] == "", hits["speaker_id"]).tolist()
    if colours is not None:
        ax.hlines(range(len(rows)), 0, max(1, n_characters), color="#e3e7ec", linewidth=0.8, zorder=0)
    row_of = {category: row for row, category in enumerate(rows)}
    ticks = [
        (start, row_of[category], voice)
        for start, category, voice in zip(hits["start"], hits[by], whose, strict=True)
    ]
    # All at once: each call would be drawn by itself, and there may be a hundred.
    ax.vlines(
        [start for start, _, _ in ticks],
        [row + _PLACE.get(voice, _HANGING)[0] for _, row, voice in ticks],
        [row + _PLACE.get(voice, _HANGING)[1] for _, row, voice in ticks],
        colors=[_colour(voice, colours) for _, _, voice in ticks],
        linewidth=1.6,
    )
    ax.set_yticks(range(len(rows)), names)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, max(1, n_characters))
    ax.set_xticks([0, n_characters / 2, n_characters], ["start", "middle", "end"])
    parted = "" if colours is None else "\n(above its line: the narrator; below, in their colours: speakers)"
    ax.set_xlabel(f"place in the article{parted}")
    return ax


def _colour(voice: str, colours: Mapping[str, int] | None) -> str:
    if voice == _NARRATOR:
        return INK
    return VOICES[1 if voice == _ALL else (colours or {}).get(voice, 0)]
