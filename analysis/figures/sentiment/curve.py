"""Tone along the article, sentence by sentence."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from analysis.figures.canvas import (
    INK,
    NEGATIVE,
    POSITIVE,
    QUIET,
    VOICES,
    count_along,
    new_axes,
    plain,
    say_nothing,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_NARRATOR = "narrator"
_KEY_COLUMNS = 3


class _Group(NamedTuple):
    """Voices that share a colour, and how they are named and drawn."""

    voices: list[str]
    name: str
    colour: str
    marker: str


class _Point(NamedTuple):
    """A sentence as it is drawn."""

    position: int
    score: float
    group: _Group
    is_scored: bool


def plot_tone(
    curve: "pd.DataFrame",
    voices: Sequence[str] | None = None,
    labels: Mapping[str, str] | None = None,
    colours: Mapping[str, int] | None = None,
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw the score of each sentence as a point and the smoothed course as a line.

    ``curve`` has one row a sentence, with ``position`` (1, 2, …), ``score``, ``smoothed`` and
    ``n_scored``. Hollow points are sentences without a scored word. With ``voices``, one a sentence
    as ``assign_voices`` names them, points have the colour of their voice: circles are the narrator's,
    squares a speaker's; ``labels`` names the speakers, ``colours`` numbers their colours. Without, the
    colour is that of the sign.
    """
    groups = [] if voices is None else _groups(voices, labels or {}, colours or {})
    # The key stands below, so that the course has the whole width, on a phone too.
    ax = new_axes(ax, height=3.3 + 0.28 * math.ceil((len(groups) + 1) / _KEY_COLUMNS) if groups else None)
    by = "" if voices is None else ", by voice"
    ax.set_title(f"Tone of {len(curve)} sentence{'' if len(curve) == 1 else 's'}{by}")
    if curve.empty:
        return say_nothing(ax, "no sentences")
    ax.axhline(0, color=QUIET, linewidth=0.8)
    ax.plot(curve["position"], curve["smoothed"], color=INK, zorder=2)
    if voices is None:
        _draw_signs(ax, curve)
        _name_the_line(ax, curve)
    else:
        _draw_voices(ax, curve, voices, groups)
        _name_voices(ax, voices, groups)
    _set_axes(ax, len(curve))
    return ax


def _groups(voices: Sequence[str], labels: Mapping[str, str], colours: Mapping[str, int]) -> list[_Group]:
    """Part the voices into those with a colour of their own, most sentences first, and the rest."""
    ranked = [voice for voice, _ in Counter(voices).most_common() if voice != _NARRATOR]
    groups = [_Group([_NARRATOR], "narrator", VOICES[0], "o")] if _NARRATOR in voices else []
    groups += [
        _Group([voice], plain(labels.get(voice, voice), 22), VOICES[colours[voice]], "s")
        for voice in ranked
        if colours.get(voice)
    ]
    if further := [voice for voice in ranked if not colours.get(voice)]:
        groups.append(_Group(further, _name_of_rest(further, labels), QUIET, "s"))
    return groups


def _draw_signs(ax: "Axes", curve: "pd.DataFrame") -> None:
    scored, silent = curve[curve["n_scored"] > 0], curve[curve["n_scored"] == 0]
    colours = [POSITIVE if score > 0 else NEGATIVE if score < 0 else QUIET for score in scored["score"]]
    ax.vlines(scored["position"], 0, scored["score"], colors=colours, linewidth=1, alpha=0.45)
    ax.scatter(scored["position"], scored["score"], c=colours, s=24, zorder=3)
    ax.scatter(silent["position"], [0] * len(silent), facecolors="white", edgecolors=QUIET, s=20, zorder=3)


def _draw_voices(ax: "Axes", curve: "pd.DataFrame", voices: Sequence[str], groups: Sequence[_Group]) -> None:
    """Draw the points in the colour of their voice, hollow where nothing was scored."""
    group_of = {voice: group for group in groups for voice in group.voices}
    points = [
        _Point(position, score if n_scored else 0, group_of[voice], bool(n_scored))
        for position, score, n_scored, voice in zip(
            curve["position"], curve["score"], curve["n_scored"], voices, strict=True
        )
    ]
    scored = [point for point in points if point.is_scored]
    ax.vlines(
        [point.position for point in scored],
        0,
        [point.score for point in scored],
        colors=[point.group.colour for point in scored],
        linewidth=1,
        alpha=0.45,
    )
    # All of one shape at once: each call would be drawn by itself.
    for marker, is_scored in product(dict.fromkeys(group.marker for group in groups), (True, False)):
        own = [p for p in points if p.group.marker == marker and p.is_scored == is_scored]
        edges = [point.group.colour for point in own]
        ax.scatter(
            [point.position for point in own],
            [point.score for point in own],
            facecolors=edges if is_scored else "white",
            edgecolors=edges,
            marker=marker,
            s=26 if is_scored else 20,
            zorder=3,
        )


def _name_voices(ax: "Axes", voices: Sequence[str], groups: Sequence[_Group]) -> None:
    """Name the voices below, each with its sentences, and the line."""
    from matplotlib.lines import Line2D

    counts = Counter(voices)
    entries = [
        Line2D(
            [],
            [],
            linestyle="",
            marker=group.marker,
            markersize=5.1,
            color=group.colour,
            label=f"{group.name}, {sum(counts[voice] for voice in group.voices)}",
        )
        for group in groups
    ]
    ax.legend(
        handles=[*entries, Line2D([], [], color=INK, label="smoothed")],
        loc="upper left",
        bbox_to_anchor=(-0.02, -0.19),
        ncols=_KEY_COLUMNS,
        fontsize=8.5,
        handletextpad=0.4,
        handlelength=1.2,
        columnspacing=1.2,
    )


def _name_of_rest(further: Sequence[str], labels: Mapping[str, str]) -> str:
    """Name the voices that share a grey: the one by its name, more by their number."""
    if further == ["unresolved"]:
        return "speaker not found"
    if len(further) == 1:
        return plain(labels.get(further[0], further[0]), 22)
    return f"{len(further)} further voices"


def _name_the_line(ax: "Axes", curve: "pd.DataFrame") -> None:
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


def _set_axes(ax: "Axes", n: int) -> None:
    ax.set_xlim(0.4, n + 0.6)
    ax.set_ylim(-1.05, 1.05)
    ax.set_yticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "0.5", "1"])
    count_along(ax)
    ax.set_xlabel("sentence (hollow: no word of the lexicon)")
    ax.set_ylabel("score, −1 to 1")
