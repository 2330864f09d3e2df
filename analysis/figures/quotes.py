"""Quotations along the article and by speaker."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.figures.canvas import INK, VOICES, new_axes, plain, say_nothing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def plot_quotes(
    quotes: "pd.DataFrame",
    n_characters: int,
    labels: Mapping[str, str],
    colours: Mapping[str, int],
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw where each speaker is quoted, one row a speaker, along the article from start to end.

    ``quotes`` has one row a quotation with ``start``, ``end``, ``speaker_id`` and ``kind``. Reported
    speech is drawn thinner than words inside marks.
    """
    said = quotes[quotes["kind"].isin(["direct", "mixed", "indirect"])]
    speakers = [speaker for speaker in colours if (said["speaker_id"] == speaker).any()]
    rows = [*speakers, None] if said["speaker_id"].isna().any() else list(speakers)
    ax = new_axes(ax, height=1.3 + 0.34 * max(2, len(rows)))
    ax.set_title(f"Who speaks where: {len(said)} quotations")
    if said.empty:
        return say_nothing(ax, "nobody is quoted")
    for row, speaker in enumerate(rows):
        own = said[said["speaker_id"].isna()] if speaker is None else said[said["speaker_id"] == speaker]
        ax.axhline(row, color="#e3e7ec", linewidth=0.8, zorder=0)
        for start, end, kind in zip(own["start"], own["end"], own["kind"], strict=True):
            ax.barh(
                row,
                max(end - start, n_characters / 400),
                left=start,
                height=0.3 if kind == "indirect" else 0.62,
                color=VOICES[colours.get(speaker, 0)] if speaker else VOICES[0],
            )
    names = [plain(labels.get(s, s)) if s else "speaker not found" for s in rows]
    ax.set_yticks(range(len(rows)), names)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, max(1, n_characters))
    ax.set_xticks([0, n_characters / 2, n_characters], ["start", "middle", "end"])
    ax.set_xlabel("place in the article (thin: reported speech)")
    return ax


def plot_speakers(
    shares: "pd.DataFrame", labels: Mapping[str, str], colours: Mapping[str, int], ax: "Axes | None" = None
) -> "Axes":
    """Draw each speaker's share of all words of the article, with its interval.

    ``shares`` is a result table with one row a speaker in ``group``.
    """
    ranked = shares.sort_values(["value", "group"], ascending=[False, True])
    ax = new_axes(ax, height=1.3 + 0.34 * max(2, len(ranked)))
    ax.set_title(f"Share of the article's words, {len(ranked)} speakers")
    if ranked.empty:
        return say_nothing(ax, "nobody is quoted")
    for row, (group, value, low, high) in enumerate(
        zip(ranked["group"], ranked["value"], ranked["low"], ranked["high"], strict=True)
    ):
        ax.barh(row, 100 * value, height=0.62, color=VOICES[colours.get(group, 0)])
        ax.plot([100 * low, 100 * high], [row, row], color=INK, linewidth=1.2, solid_capstyle="butt")
    ax.set_yticks(range(len(ranked)), [plain(labels.get(group, group)) for group in ranked["group"]])
    ax.invert_yaxis()
    ax.set_xlim(left=0)
    ax.set_xlabel("per cent of all words (line: 95 % interval)")
    return ax


def plot_quote_curve(curve: "pd.DataFrame", ax: "Axes | None" = None) -> "Axes":
    """Draw the share of words inside quotations in a window that slides along the article.

    ``curve`` has ``word`` (number of the word in the middle of the window) and ``share``.
    """
    ax = new_axes(ax, height=2.6)
    ax.set_title("Quoted share along the article")
    if curve.empty:
        return say_nothing(ax, "no words")
    ax.fill_between(curve["word"], 0, 100 * curve["share"], color=VOICES[1], alpha=0.2, linewidth=0)
    ax.plot(curve["word"], 100 * curve["share"], color=VOICES[1])
    ax.set_ylim(0, 100)
    ax.set_xlabel("word")
    ax.set_ylabel("per cent of words quoted")
    return ax
