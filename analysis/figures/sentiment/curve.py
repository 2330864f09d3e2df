"""Tone along the article, sentence by sentence."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.figures.canvas import INK, NEGATIVE, POSITIVE, QUIET, VOICES, new_axes, plain, say_nothing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

_NARRATOR = "narrator"


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
    ax = new_axes(ax)
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
        _draw_voices(ax, curve.assign(voice=list(voices)), labels or {}, colours or {})
    _set_axes(ax, len(curve))
    return ax


def _draw_signs(ax: "Axes", curve: "pd.DataFrame") -> None:
    scored, silent = curve[curve["n_scored"] > 0], curve[curve["n_scored"] == 0]
    colours = [POSITIVE if score > 0 else NEGATIVE if score < 0 else QUIET for score in scored["score"]]
    ax.vlines(scored["position"], 0, scored["score"], colors=colours, linewidth=1, alpha=0.45)
    ax.scatter(scored["position"], scored["score"], c=colours, s=24, zorder=3)
    ax.scatter(silent["position"], [0] * len(silent), facecolors="white", edgecolors=QUIET, s=20, zorder=3)


def _draw_voices(
    ax: "Axes", curve: "pd.DataFrame", labels: Mapping[str, str], colours: Mapping[str, int]
) -> None:
    """Draw the points of each voice, and name the voices at the right in the order of their sentences."""
    counts = curve["voice"].value_counts()
    own_colour = [voice for voice in counts.index if colours.get(voice) and voice != _NARRATOR]
    further = [voice for voice in counts.index if not colours.get(voice) and voice != _NARRATOR]
    groups = [([_NARRATOR], "narrator", VOICES[0], "o")] if _NARRATOR in counts.index else []
    groups += [([v], plain(labels.get(v, v), 20), VOICES[colours[v]], "s") for v in own_colour]
    if further:
        groups.append((further, _name_of_rest(further, labels), QUIET, "s"))
    entries: list[Artist] = []
    for whose, name, colour, marker in groups:
        own = curve[curve["voice"].isin(whose)]
        scored, silent = own[own["n_scored"] > 0], own[own["n_scored"] == 0]
        ax.vlines(scored["position"], 0, scored["score"], colors=colour, linewidth=1, alpha=0.45)
        points = ax.scatter(
            scored["position"],
            scored["score"],
            color=colour,
            marker=marker,
            s=26,
            zorder=3,
            label=f"{name}, {len(own)}",
        )
        ax.scatter(
            silent["position"],
            [0] * len(silent),
            facecolors="white",
            edgecolors=colour,
            marker=marker,
            s=20,
            zorder=3,
        )
        entries.append(points)
    (line,) = ax.plot([], [], color=INK, label="smoothed")
    ax.legend(
        handles=[*entries, line],
        loc="upper left",
        bbox_to_anchor=(1, 1.02),
        fontsize=8.5,
        handletextpad=0.4,
        handlelength=1.2,
        title="voice, sentences",
        title_fontsize=8.5,
        alignment="left",
    )


def _name_of_rest(further: Sequence[str], labels: Mapping[str, str]) -> str:
    """Name the voices that share a grey: the one by its name, more by their number."""
    if further == ["unresolved"]:
        return "speaker not found"
    if len(further) == 1:
        return plain(labels.get(further[0], further[0]), 20)
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
    from matplotlib.ticker import MaxNLocator

    ax.set_xlim(0.4, n + 0.6)
    ax.set_ylim(-1.05, 1.05)
    ax.set_yticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "0.5", "1"])
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel("sentence (hollow: no word of the lexicon)")
    ax.set_ylabel("score, −1 to 1")
