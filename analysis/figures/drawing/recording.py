"""What artists ask a renderer to draw, taken down once to be drawn by any number of others."""

import copy
import math
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.font_manager import FontProperties
from matplotlib.transforms import IdentityTransform, TransformedPath

from analysis.figures.drawing.lettering import extent, reach

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.path import Path
    from matplotlib.transforms import Affine2DBase, Transform

# A recording has a pixel a point, as SVG has.
DPI = 72
# A line may go over the edge by this much of a point before anyone sees it.
_TOLERANCE = 0.5


class NotRecordedError(Exception):
    """An artist asked for what a recording cannot hold: a picture of pixels, a shading, a filter, TeX."""


class Outline(NamedTuple):
    """Hold one path, filled or not."""

    pen: GraphicsContextBase
    path: "Path"
    transform: "Transform"
    fill: Any

    def draw_on(self, renderer: RendererBase, scale: "Affine2DBase") -> None:
        """Draw it, enlarged by ``scale``."""
        renderer.draw_path(scaled(self.pen, scale), self.path, self.transform + scale, self.fill)


class Markers(NamedTuple):
    """Hold one mark and the places where it stands."""

    pen: GraphicsContextBase
    mark: "Path"
    mark_transform: "Transform"
    places: "Path"
    transform: "Transform"
    fill: Any

    def draw_on(self, renderer: RendererBase, scale: "Affine2DBase") -> None:
        """Draw them, enlarged by ``scale``."""
        renderer.draw_markers(
            scaled(self.pen, scale),
            self.mark,
            self.mark_transform + scale,
            self.places,
            self.transform + scale,
            self.fill,
        )


class Collection(NamedTuple):
    """Hold many paths with offsets and properties of their own."""

    pen: GraphicsContextBase
    transform: "Transform"
    paths: "Sequence[Path]"
    sizes: Any
    offsets: Any
    offset_transform: "Transform"
    given: tuple[Any, ...]
    named: dict[str, Any]

    def draw_on(self, renderer: RendererBase, scale: "Affine2DBase") -> None:
        """Draw them, enlarged by ``scale``."""
        renderer.draw_path_collection(
            scaled(self.pen, scale),
            self.transform + scale,
            self.paths,
            self.sizes,
            self.offsets,
            self.offset_transform + scale,
            *self.given,
            **self.named,
        )


class Line(NamedTuple):
    """Hold one line of text: where its baseline starts (y downwards), its font and its angle in degrees."""

    pen: GraphicsContextBase
    x: float
    y: float
    words: str
    font: FontProperties
    angle: float
    is_math: bool

    def corners(self) -> list[tuple[float, float]]:
        """Give the four corners of what it takes up, y downwards."""
        width, height, descent = extent(self.words, self.font, self.is_math)
        turn = math.radians(self.angle)
        cos, sin = math.cos(turn), math.sin(turn)
        return [
            (self.x + along * cos - up * sin, self.y - along * sin - up * cos)
            for along in (0, width)
            for up in (-descent, height - descent)
        ]


class Recording(RendererBase):
    """Take down what artists draw; sizes and places are in points."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__()
        self.width, self.height = width, height
        self.strokes: list[Outline | Markers | Collection | Line] = []

    def overflows(self) -> bool:
        """Tell whether any line of text goes over the edge."""
        return any(
            not (-_TOLERANCE <= x <= self.width + _TOLERANCE and -_TOLERANCE <= y <= self.height + _TOLERANCE)
            for stroke in self.strokes
            if isinstance(stroke, Line)
            for x, y in stroke.corners()
        )

    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:
        self.strokes.append(Outline(copy.copy(gc), path, transform.frozen(), rgbFace))

    def draw_markers(
        self,
        gc: Any,
        marker_path: Any,
        marker_trans: Any,
        path: Any,
        trans: Any,
        rgbFace: Any = None,
    ) -> None:
        self.strokes.append(
            Markers(copy.copy(gc), marker_path, marker_trans.frozen(), path, trans.frozen(), rgbFace)
        )

    def draw_path_collection(
        self,
        gc: Any,
        master_transform: Any,
        paths: Any,
        all_transforms: Any,
        offsets: Any,
        offset_trans: Any,
        *given: Any,
        **named: Any,
    ) -> None:
        self.strokes.append(
            Collection(
                copy.copy(gc),
                master_transform.frozen(),
                paths,
                all_transforms,
                offsets,
                offset_trans.frozen(),
                given,
                named,
            )
        )

    def draw_text(
        self,
        gc: Any,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        self.strokes.append(Line(copy.copy(gc), x, y, s, prop.copy(), angle, bool(ismath)))

    def draw_image(self, *_: Any) -> NoReturn:
        raise NotRecordedError("a picture of pixels")

    def draw_gouraud_triangles(self, *_: Any) -> NoReturn:
        raise NotRecordedError("a shading")

    def start_filter(self) -> NoReturn:
        raise NotRecordedError("a filter")

    def flipy(self) -> bool:
        return True

    def get_canvas_width_height(self) -> tuple[float, float]:
        return self.width, self.height

    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: Any) -> Any:
        if ismath == "TeX":
            raise NotRecordedError("a text set by TeX")
        return extent(s, prop, bool(ismath))

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        # matplotlib asks for this since 3.11, where a renderer has it, and else reads tables of the font
        # for each label, each time.
        return reach(prop.copy())


def scaled(pen: GraphicsContextBase, scale: "Affine2DBase") -> GraphicsContextBase:
    """Give the pen with its clip enlarged; renderers enlarge widths of lines themselves."""
    if isinstance(scale, IdentityTransform):
        return pen
    pen = copy.copy(pen)
    if (clip := pen.get_clip_rectangle()) is not None:
        pen.set_clip_rectangle(clip.transformed(scale))
    shape: Any = pen.get_clip_path()
    path, transform = shape
    if path is not None:
        pen.set_clip_path(TransformedPath(path, transform + scale))
    return pen
