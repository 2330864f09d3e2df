"""The one style sheet and the colours every figure shares."""

import textwrap
from collections.abc import Sequence
from functools import cache
from importlib.resources import as_file, files
from itertools import pairwise
from typing import TYPE_CHECKING

from analysis.document.printing import printable

if TYPE_CHECKING:
    from matplotlib import RcParams
    from matplotlib.axes import Axes

# Okabe & Ito (2008), told apart by colour-blind readers, the yellow darkened for white paper; the page's
# style sheet holds the same eight as tints. Number 0 is the narrator and all further speakers.
VOICES = ("#8a94a3", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#7b52ab", "#8c564b")
# More rows than this make a figure that nobody reads to its end; the table holds them.
MOST_ROWS = 20
# Inches that a label of two lines takes.
_TWO_LINES = 0.33
# Characters by which the lines of a label may be longer than is usual.
_MORE = 4
INK, QUIET, POSITIVE, NEGATIVE = "#1c2430", "#9aa3af", "#0072b2", "#d55e00"


def new_axes(ax: "Axes | None" = None, *, height: float | None = None) -> "Axes":
    """Give ``ax`` back, or a new one in the house style, ``height`` inches high."""
    if ax is not None:
        return ax
    import matplotlib.pyplot as plt

    from analysis.figures.axes import CopyingAxes

    plt.rcParams.update(_style())
    width, usual = plt.rcParams["figure.figsize"]
    _, ax = plt.subplots(figsize=(width, height or usual), subplot_kw={"axes_class": CopyingAxes})
    return ax


@cache
def _style() -> "RcParams":
    """Read the style sheet once; it is put in force for every figure, whatever was drawn in between."""
    from matplotlib import rc_params_from_file

    with as_file(files("analysis") / "figures" / "hearsay.mplstyle") as sheet:
        return rc_params_from_file(sheet, use_default_template=False)


def plain(text: str, width: int = 24) -> str:
    """Set a label in two lines of about ``width`` characters at most, and drop what cannot be printed.

    Where somewhat longer lines hold the whole of it, they may be.

    >>> print(plain("a report published last week on the website of the council"))
    a report published last
    week on the website of…
    >>> print(plain("Legality, constitutionality and jurisprudence"))
    Legality, constitutionality
    and jurisprudence
    """
    kept = printable(text[: 4 * width], " ")
    narrow, wide = (
        "\n".join(textwrap.wrap(kept, room, max_lines=2, placeholder="…")) for room in (width, width + _MORE)
    )
    return wide if narrow.endswith("…") and not wide.endswith("…") else narrow


def rows_height(names: Sequence[str], each: float) -> float:
    """Give the inches for named rows, ``each`` high: more where names of two lines follow one another.

    >>> rows_height(["a", "b", "c", "d"], 0.25)
    1.0
    """
    crowded = any("\n" in upper and "\n" in lower for upper, lower in pairwise(names))
    return max(each, _TWO_LINES if crowded else 0) * max(3, len(names))


def count_along(ax: "Axes") -> None:
    """Set whole numbers along the axis below, for what is counted."""
    from matplotlib.ticker import MaxNLocator

    ax.xaxis.set_major_locator(MaxNLocator(integer=True))


def at_the_right(ax: "Axes", row: float, words: str) -> None:
    """Write a few words outside the right edge, beside a row."""
    from matplotlib.transforms import offset_copy

    # A text and no annotation, which would measure itself three times as often.
    beside = offset_copy(ax.get_yaxis_transform(), ax.get_figure(root=True), x=6, units="points")
    ax.text(1, row, words, transform=beside, va="center", fontsize=8.5, color="#3a4452")


def say_nothing(ax: "Axes", words: str) -> "Axes":
    """Write into an empty plot that there was nothing to draw."""
    ax.text(0.5, 0.5, words, ha="center", va="center", transform=ax.transAxes, color=QUIET)
    ax.set_yticks([])
    ax.set_xticks([])
    return ax
