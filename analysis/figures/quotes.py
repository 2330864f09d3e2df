"""Quotations along the article and by speaker."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.figures.canvas import INK, MOST_ROWS, VOICES, new_axes, plain, say_nothing

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
    speech is drawn thinner than words inside marks. Speakers beyond the first 20 of ``colours`` share
    a row.
    """
    said = quotes[quotes["kind"].isin(["direct", "mixed", "indirect"])]
    quoted = set(said["speaker_id"].dropna())
    speakers = [speaker for speaker in colours if speaker in quoted]
    rows = [([speaker], labels.get(speaker, speaker)) for speaker in speakers[:MOST_ROWS]]
    if further := speakers[MOST_ROWS:]:
        rows.append((further, f"{len(further)} further speakers"))
    if said["speaker_id"].isna().any():
        rows.append(([], "speaker not found"))
    ax = new_axes(ax, height=1.3 + 0.34 * max(2, len(rows)))
    ax.set_title(f"Who speaks where: {len(said)} quotations")
    if said.empty:
        return say_nothing(ax, "nobody is quoted")
    for row, (whose, _) in enumerate(rows):
        own = said[said["speaker_id"].isin(whose)] if whose else said[said["speaker_id"].isna()]
        colour = VOICES[colours[whose[0]]] if len(whose) == 1 else VOICES[0]
        ax.axhline(row, color="#e3e7ec", linewidth=0.8, zorder=0)
        for start, end, kind in zip(own["start"], own["end"], own["kind"], strict=True):
            ax.barh(
                row,
                max(end - start, n_characters / 400),
                left=start,
                height=0.3 if kind == "indirect" else 0.62,
                color=colour,
            )
    ax.set_yticks(range(len(rows)), [plain(name) for _, name in rows])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, max(1, n_characters))
    ax.set_xticks([0, n_characters / 2, n_characters], ["start", "middle", "end"])
    ax.set_xlabel("place in the article (thin: reported speech)")
    return ax


def plot_speakers(
    shares: "pd.DataFrame", labels: Mapping[str, str], colours: Mapping[str, int], ax: "Axes | None" = None
) -> "Axes":
    """Draw each speaker's share of all words of the article, with its interval.

    ``shares`` is a result table with one row a speaker in ``group``; the 20 with most words are drawn.
    """
    ranked = shares.sort_values(["value", "group"], ascending=[False, True]).head(MOST_ROWS)
    ax = new_axes(ax, height=1.3 + 0.34 * max(2, len(ranked)))
    first = f"the first {MOST_ROWS} of " if len(shares) > MOST_ROWS else ""
    ax.set_title(f"Share of the article’s words: {first}{len(shares)} speakers")
    if ranked.empty:
        return say_nothing(ax, "nobody is quoted")
    for row, (group, value, low, high) in enumerate(
        zip(ranked["group"], ranked["value"], ranked["low"], ranked["high"], strict=True)
    ):
        # Pale enough for the line of the interval to be seen on it.
        ax.barh(row, 100 * value, height=0.62, color=VOICES[colours.get(group, 0)], alpha=0.6)
        ax.plot([100 * low, 100 * high], [row, row], color=INK, linewidth=1.4, solid_capstyle="butt")
    ax.set_yticks(range(len(ranked)), [plain(labels.get(group, group)) for group in ranked["group"]])
    ax.set_ylim(len(ranked) - 0.4, -0.6)
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
