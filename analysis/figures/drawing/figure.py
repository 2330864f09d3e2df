"""From axes to the text of an SVG file and the bytes of a PNG file."""

import io
from typing import TYPE_CHECKING, Any, NamedTuple

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import to_rgba

from analysis.document.printing import printable
from analysis.figures.drawing.layout import lay_out
from analysis.figures.drawing.recording import DPI, NotRecordedError, Recording
from analysis.figures.drawing.renderers import to_png, to_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


class Drawing(NamedTuple):
    """Hold a figure as the text of an SVG file and the bytes of a PNG file."""

    svg: str
    png: bytes


def draw(ax: "Axes", title: str, description: str) -> Drawing:
    """Draw the whole figure that ``ax`` stands in.

    Both pictures hold the title and the description and no date, so the same figure gives the same bytes.
    What a recording cannot hold (images, shadings, filters) is drawn by matplotlib's own canvases, at
    twice the time. Raise ValueError for axes that belong to no figure.
    """
    figure = ax.get_figure(root=True)
    if figure is None:
        raise ValueError("these axes belong to no figure any more")
    # XML cannot hold a control character, not even escaped.
    about = {"Title": printable(title, " "), "Description": printable(description, " ")}
    vector, raster = {"Date": None, "Creator": "Hearsay", **about}, {"Software": "Hearsay", **about}
    dpi = mpl.rcParams["savefig.dpi"]
    try:
        recording = _record(ax, figure)
    except NotRecordedError:
        return _drawn_twice(figure, dpi, vector, raster)
    is_opaque = to_rgba(figure.get_facecolor())[3] == 1
    return Drawing(to_svg(recording, vector), to_png(recording, dpi, raster, is_opaque=is_opaque))


def _record(ax: "Axes", figure: "Figure") -> Recording:
    """Take the figure down, with room for all its labels."""
    figure.set_dpi(DPI)
    recording = _recorded_once(ax, figure)
    # Axes that became smaller may have other ticks, and what stands at the end of a bar ends elsewhere.
    return _recorded_once(ax, figure) if recording.overflows() else recording


def _recorded_once(ax: "Axes", figure: "Figure") -> Recording:
    recording = Recording(figure.bbox.width, figure.bbox.height)
    lay_out(ax, recording)
    figure.draw(recording)
    return recording


def _drawn_twice(
    figure: "Figure", dpi: float, vector: dict[str, str | None], raster: dict[str, str]
) -> Drawing:
    # Canvases as such have no types in matplotlib's stubs.
    figure.set_dpi(dpi)
    pixels, drawing = io.BytesIO(), io.StringIO()
    agg: Any = FigureCanvasAgg(figure)
    agg.print_png(pixels, metadata=raster)
    svg: Any = FigureCanvasSVG(figure)
    svg.print_svg(drawing, metadata=vector)
    return Drawing(drawing.getvalue(), pixels.getvalue())
