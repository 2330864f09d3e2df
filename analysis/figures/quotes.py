"""Quotations along the article and by speaker."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.figures.canvas import (
    INK,
    MOST_ROWS,
    QUIET,
    VOICES,
    at_the_right,
    count_along,
    new_axes,
    plain,
    say_nothing,
)

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

# How high bars are, in rows, of words inside marks and of others.
_MARKED, _REPORTED = 0.62, 0.3


def plot_quotes(
    quotes: "pd.DataFrame",
    n_characters: int,
    labels: Mapping[str, str],
    colours: Mapping[str, int],
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw where each speaker is quoted, one row a speaker, along the article from start to end.

    ``quotes`` has one row a quotation with ``start``, ``end``, ``speaker_id``, ``kind`` and ``inner``.
    Reported speech is drawn thinner than words inside marks, also within one quotation. Speakers beyond the
    first 20 of ``colours`` share a row.
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
    ax.set_title(f"Who speaks where: {len(said)} passage{'' if len(said) == 1 else 's'} quoted or reported")
    if said.empty:
        return say_nothing(ax, "nobody is quoted")
    row_of = {speaker: row for row, (whose, _) in enumerate(rows) for speaker in whose}
    said = said[said["speaker_id"].isna() | said["speaker_id"].isin(list(row_of))]
    lost = len(rows) - 1
    colour_of = {speaker: VOICES[colours[speaker]] for speaker in speakers[:MOST_ROWS]}
    ax.hlines(range(len(rows)), 0, max(1, n_characters), color="#e3e7ec", linewidth=0.8, zorder=0)
    bars: list[tuple[str, int, int, float]] = []
    for speaker, kind, start, end, inner in said[["speaker_id", "kind", "start", "end", "inner"]].values:
        bars.append((speaker, start, end, _MARKED if kind == "direct" else _REPORTED))
        bars += [(speaker, first, last, _MARKED) for first, last in (inner if kind == "mixed" else ())]
    # All bars at once, since there may be a hundred.
    ax.barh(
        [row_of.get(speaker, lost) for speaker, *_ in bars],
        [max(n_characters / 400, end - start) for _, start, end, _ in bars],
        left=[start for _, start, _, _ in bars],
        height=[height for *_, height in bars],
        color=[colour_of.get(speaker, VOICES[0]) for speaker, *_ in bars],
    )
    ax.set_yticks(range(len(rows)), [plain(name) for _, name in rows])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    ax.set_xlim(0, max(1, n_characters))
    ax.set_xticks([0, n_characters / 2, n_characters], ["start", "middle", "end"])
    ax.set_xlabel("place in the article (thin: reported speech)")
    return ax


def plot_speakers(
    shares: "pd.DataFrame",
    labels: Mapping[str, str],
    colours: Mapping[str, int],
    ax: "Axes | None" = None,
    *,
    people: "pd.DataFrame | None" = None,
) -> "Axes":
    """Draw each speaker's share of all words of the article, with its interval.

    ``shares`` is a result table with one row a speaker in ``group``; the 20 with most words are drawn.
    With ``people``, the table of ``speakers``, each bar is parted into words inside marks (filled)
    and reported words (hatched), and the kind of each speaker stands at the right edge.
    """
    ranked = shares.sort_values(["value", "group"], ascending=[False, True]).head(MOST_ROWS)
    ax = new_axes(ax, height=1.3 + 0.34 * max(2, len(ranked)))
    first = f"the first {MOST_ROWS} of " if len(shares) > MOST_ROWS else ""
    n = "1 speaker" if len(shares) == 1 else f"{first}{len(shares)} speakers"
    ax.set_title(f"Share of the article’s words: {n}")
    if ranked.empty:
        return say_nothing(ax, "nobody is quoted")
    about = {} if people is None else people.set_index("id").to_dict("index")
    for row, (group, value, low, high) in enumerate(
        zip(ranked["group"], ranked["value"], ranked["low"], ranked["high"], strict=True)
    ):
        colour = VOICES[colours.get(group, 0)]
        about_one = about.get(group, {"n_words": 1, "n_direct": 1})
        whole, direct = about_one["n_words"], about_one["n_direct"]
        inside = 100 * value * direct / whole if whole else 0
        # Pale enough for the line of the interval to be seen on it.
        ax.barh(row, inside, height=0.62, color=colour, alpha=0.6)
        if direct < whole:
            _hollow(ax, row, inside, 100 * value - inside, colour, hatch="/////")
        if about:
            at_the_right(ax, row, about_one["kind"] + (", anonymous" if about_one["anonymous"] else ""))
        ax.plot([100 * low, 100 * high], [row, row], color=INK, linewidth=1.4, solid_capstyle="butt")
    ax.set_yticks(range(len(ranked)), [plain(labels.get(group, group)) for group in ranked["group"]])
    ax.set_ylim(len(ranked) - 0.4, -0.6)
    ax.set_xlim(left=0)
    parts = "" if not about else "filled: inside marks; hatched: reported; "
    ax.set_xlabel(f"per cent of all words ({parts}line: 95 % interval)")
    return ax


def plot_turns(
    stretches: "pd.DataFrame",
    n_words: int,
    labels: Mapping[str, str],
    colours: Mapping[str, int],
    ax: "Axes | None" = None,
) -> "Axes":
    """Draw who has the word where, one lane a speaker in order of appearance, along the words of the article.

    ``stretches`` has one row a stretch with ``turn``, ``speaker_id``, ``form``, ``first_word`` and
    ``n_words``. Words inside marks are filled, reported words hollow; a thin line leads from each turn
    to the next. Speakers beyond the first 20 of ``colours`` share a lane, and so do those not found.
    """
    found = [speaker for speaker in colours if speaker in set(stretches["speaker_id"])]
    own_lane = set(found[:MOST_ROWS])
    lanes = [s for s in dict.fromkeys(stretches["speaker_id"]) if s in own_lane]
    names = [labels.get(speaker, speaker) for speaker in lanes]
    lane_of = {speaker: lane for lane, speaker in enumerate(lanes)}
    if further := found[MOST_ROWS:]:
        lane_of.update(dict.fromkeys(further, len(names)))
        names.append(f"{len(further)} further speakers")
    lost = set(stretches["speaker_id"]) - set(lane_of)
    if lost:
        lane_of.update(dict.fromkeys(lost, len(names)))
        names.append("speaker not found")
    ax = new_axes(ax, height=1.3 + 0.34 * max(2, len(names)))
    n = stretches["turn"].nunique()
    ax.set_title(f"Who has the word: {n} turn{'' if n == 1 else 's'}")
    if stretches.empty:
        return say_nothing(ax, "nobody is quoted")
    for lane in range(len(names)):
        ax.axhline(lane, color="#e3e7ec", linewidth=0.8, zorder=0)
    least = n_words / 250
    last: tuple[int, float, int] | None = None
    for turn, speaker, form, first, length in zip(
        *(stretches[name] for name in ("turn", "speaker_id", "form", "first_word", "n_words")), strict=True
    ):
        lane, colour = lane_of[speaker], VOICES[colours.get(speaker, 0)]
        if last is not None and last[0] != turn:
            ax.plot([last[1], first], [last[2], lane], color=QUIET, alpha=0.7, linewidth=0.7, zorder=1)
        width = max(length, least)
        if form == "direct":
            ax.barh(lane, width, left=first, height=0.62, color=colour, zorder=2)
        else:
            _hollow(ax, lane, first, width, colour)
        last = turn, first + width, lane
    ax.set_yticks(range(len(names)), [plain(name) for name in names])
    ax.set_ylim(len(names) - 0.4, -0.6)
    # Room for the outline of a bar that ends with the article.
    ax.set_xlim(0, 1.005 * max(1, n_words))
    count_along(ax)
    ax.set_xlabel("word of the article (filled: inside marks; hollow: reported)")
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
    count_along(ax)
    ax.set_xlabel("word")
    ax.set_ylabel("per cent of words quoted")
    return ax


def _hollow(ax: "Axes", row: int, left: float, width: float, colour: str, hatch: str = "") -> None:
    """Draw an empty bar in its outline, which stays within the bar's own width."""
    ax.barh(
        row,
        width,
        left=left,
        height=0.62,
        facecolor="white",
        edgecolor=colour,
        linewidth=1.2,
        hatch=hatch,
        zorder=2,
    )
