"""The words that make the tone."""

from typing import TYPE_CHECKING

from analysis.figures.canvas import INK, MOST_ROWS, NEGATIVE, POSITIVE, QUIET, new_axes, plain, say_nothing

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def plot_words(words: "pd.DataFrame", ax: "Axes | None" = None) -> "Axes":
    """Draw what each word adds to the tone, the heaviest first, positive to the right.

    ``words`` is the table of ``weighing_words``; its first 20 rows are drawn. A hollow bar is the
    lexicon's own figure, where the rules (negation, amplifiers) made another of it. A word that occurs
    more than once has its number beside it.
    """
    shown = words.head(MOST_ROWS)
    ax = new_axes(ax, height=1.2 + 0.24 * max(3, len(shown)))
    first = f"the {len(shown)} heaviest of " if len(words) > len(shown) else ""
    ax.set_title(f"What words add to the tone: {first}{len(words)} scored word{'s' * (len(words) != 1)}")
    if shown.empty:
        return say_nothing(ax, "no word of the lexicon")
    signs = [POSITIVE if valence > 0 else NEGATIVE for valence in shown["valence"]]
    ax.barh(range(len(shown)), shown["valence"], height=0.62, color=signs, alpha=0.75)
    changed = [
        (row, before)
        for row, (valence, before) in enumerate(zip(shown["valence"], shown["lexicon_valence"], strict=True))
        if abs(before - valence) > 1e-9
    ]
    if changed:
        rows, before = zip(*changed, strict=True)
        ax.barh(rows, before, height=0.62, facecolor="none", edgecolor=INK, linewidth=0.8, zorder=3)
    names = [
        f"{plain(word)} ×{n}" if n > 1 else plain(word)
        for word, n in zip(shown["word"], shown["n"], strict=True)
    ]
    ax.axvline(0, color=QUIET, linewidth=0.8)
    ax.set_yticks(range(len(shown)), names)
    ax.set_ylim(len(shown) - 0.4, -0.6)
    ax.set_xlabel("valence summed over the article (hollow: before the rules)")
    return ax
