"""Axes whose ticks are made as copies of their first one.

matplotlib builds each tick from the settings anew, two lines, a grid line and two labels, and then copies the
first one's properties onto it: a fifth of what a small figure takes. What such axes draw is the same.
"""

import copy
from typing import TYPE_CHECKING, Any

from matplotlib.axes import Axes
from matplotlib.axis import Axis, Tick, XAxis, YAxis

if TYPE_CHECKING:
    from matplotlib.backend_bases import RendererBase
    from matplotlib.transforms import Bbox

_PARTS = ("tick1line", "tick2line", "gridline", "label1", "label2")
_LABELS = ("label1", "label2")


class _Copying(Axis):
    """Make further ticks by copying.

    Methods whose names start with an underscore are those matplotlib calls itself: should it stop calling
    them, figures take longer and stay as they are.
    """

    _shown: list[Tick] | None = None

    def get_major_ticks(self, numticks: int | None = None) -> list[Tick]:
        _lengthen(self.majorTicks, len(self.get_majorticklocs()) if numticks is None else numticks)
        return super().get_major_ticks(numticks)

    def get_minor_ticks(self, numticks: int | None = None) -> list[Tick]:
        _lengthen(self.minorTicks, len(self.get_minorticklocs()) if numticks is None else numticks)
        return super().get_minor_ticks(numticks)

    def _update_ticks(self, *given: Any, **named: Any) -> list[Tick]:
        above: Any = super()
        shown: list[Tick] = above._update_ticks(*given, **named)
        self._shown = shown
        return shown

    def _get_tick_boxes_siblings(
        self, renderer: "RendererBase", *given: Any, **named: Any
    ) -> "tuple[list[Bbox], list[Bbox]]":
        # Asked for right after the ticks were updated, to find the place of the label; with other axes
        # beside, labels may have to be aligned.
        own: Any = self
        figure = self.axes.get_figure(root=True)
        if self._shown is not None and figure is not None and len(figure.axes) == 1:
            boxes: tuple[list[Bbox], list[Bbox]] = own._get_ticklabel_bboxes(self._shown, renderer)
            return boxes
        above: Any = super()
        found: tuple[list[Bbox], list[Bbox]] = above._get_tick_boxes_siblings(renderer, *given, **named)
        return found


class _CopyingXAxis(_Copying, XAxis):
    pass


class _CopyingYAxis(_Copying, YAxis):
    pass


class CopyingAxes(Axes):
    """Axes as ``plt.subplots(subplot_kw={"axes_class": CopyingAxes})`` makes them."""

    def _init_axis(self) -> None:
        # As projections of one's own do it.
        self.xaxis = _CopyingXAxis(self, clear=False)
        self.spines.bottom.register_axis(self.xaxis)
        self.spines.top.register_axis(self.xaxis)
        self.yaxis = _CopyingYAxis(self, clear=False)
        self.spines.left.register_axis(self.yaxis)
        self.spines.right.register_axis(self.yaxis)


def _lengthen(ticks: list[Tick], n: int) -> None:
    while len(ticks) < n:
        ticks.append(_alike(ticks[0]))


def _alike(tick: Tick) -> Tick:
    made = copy.copy(tick)
    for part in _PARTS:
        setattr(made, part, copy.copy(getattr(tick, part)))
    for label in _LABELS:
        # A font is changed in place where a label is made bold.
        text = getattr(made, label)
        text.set_fontproperties(text.get_fontproperties().copy())
    return made
