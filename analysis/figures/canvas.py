"""The one style sheet and the colours every figure shares."""

import textwrap
from functools import cache
from importlib.resources import as_file, files
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
    """Set a label in two lines at most, each at most ``width`` characters, and drop what cannot be printed.

    >>> print(plain("a report published on the website of the council"))
    a report published on
    the website of the…
    """
    kept = printable(text[: 4 * width], " ")
    return "\n".join(textwrap.wrap(kept, width, max_lines=2, placeholder="…"))


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
