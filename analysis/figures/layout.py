"""Room for labels: measured once, so that every file of a figure is drawn without measuring again."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backend_bases import RendererBase

# Inches between what is drawn and the edge of the figure, as matplotlib's constrained layout has it.
_PAD = 0.04167


class _Offsets(NamedTuple):
    """Hold how many pixels the names of the axes stand from the corner of the axes."""

    below: float
    beside: float


def lay_out(ax: "Axes", renderer: "RendererBase") -> None:
    """Move the axes so that all their labels fit into the figure, and fix where the axes have their names.

    The margins are those of matplotlib's constrained layout, which would be made four times for a figure
    saved in two formats. For figures with no other axes; those with more keep their own layout.
    """
    figure = ax.get_figure(root=True)
    if figure is None or len(figure.axes) != 1:
        return
    figure.set_layout_engine("none")
    # Twice, because ticks may come or go where the axes change their size.
    _fit(ax, renderer)
    offsets = _fit(ax, renderer)
    width, height = ax.bbox.size
    ax.xaxis.set_label_coords(0.5, offsets.below / height, transform=ax.transAxes)
    ax.yaxis.set_label_coords(offsets.beside / width, 0.5, transform=ax.transAxes)


def _fit(ax: "Axes", renderer: "RendererBase") -> _Offsets:
    """Give the axes what is left of the figure beside their labels, and say where their names then stood."""
    figure = ax.get_figure(root=True)
    around = ax.get_tightbbox(renderer, for_layout_only=True)
    if figure is None or around is None:
        return _Offsets(0, 0)
    before, whole = ax.bbox.frozen(), figure.bbox
    pad = _PAD * figure.dpi
    left, below = before.x0 - around.x0 + pad, before.y0 - around.y0 + pad
    right, above = around.x1 - before.x1 + pad, around.y1 - before.y1 + pad
    room = whole.width - left - right, whole.height - below - above
    if min(room) > 0:
        ax.set_position(
            (left / whole.width, below / whole.height, room[0] / whole.width, room[1] / whole.height)
        )
    below = ax.xaxis.label.get_position()[1] - before.y0
    beside = ax.yaxis.label.get_position()[0] - before.x0
    return _Offsets(below, beside)
