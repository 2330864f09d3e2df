"""Room for labels beside the axes, as matplotlib's constrained layout makes it, measured once."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.backend_bases import RendererBase

# Inches between what is drawn and the edge of the figure, as matplotlib's constrained layout has it.
_PAD = 0.04167


def lay_out(ax: "Axes", renderer: "RendererBase") -> None:
    """Give the axes what is left of their figure beside their labels.

    For figures with no other axes; those with more keep the layout they have.
    """
    figure = ax.get_figure(root=True)
    if figure is None or len(figure.axes) != 1:
        return
    figure.set_layout_engine("none")
    # Nothing but words reaches beyond the axes: all else is clipped there.
    legend = ax.get_legend()
    beyond = [*ax.texts, *([] if legend is None else [legend])]
    around = ax.get_tightbbox(renderer, for_layout_only=True, bbox_extra_artists=beyond)
    if around is None:
        return
    before, whole = ax.bbox, figure.bbox
    pad = _PAD * figure.dpi
    left, below = before.x0 - around.x0 + pad, before.y0 - around.y0 + pad
    right, above = around.x1 - before.x1 + pad, around.y1 - before.y1 + pad
    room = whole.width - left - right, whole.height - below - above
    if min(room) > 0:
        ax.set_position(
            (left / whole.width, below / whole.height, room[0] / whole.width, room[1] / whole.height)
        )
