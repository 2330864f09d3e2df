"""A recording drawn: as SVG, and as an image of pixels."""

import io
import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_hex, to_rgba
from matplotlib.transforms import Affine2D, IdentityTransform
from PIL import Image, PngImagePlugin

from analysis.figures.drawing.lettering import PER_POINT, SIZE, outline, written
from analysis.figures.drawing.recording import DPI, Line, Recording, scaled

# Of 9; the usual 6 takes twice the time for files that are a tenth smaller.
_COMPRESS_LEVEL = 3
# Two in a row would end a comment.
_HYPHENS = re.compile("-(?=-)")


def to_svg(recording: Recording, metadata: Mapping[str, str | None]) -> str:
    """Draw a recording as SVG; each letter is drawn once and then referred to."""
    drawing = io.StringIO()
    renderer = RendererSVG(recording.width, recording.height, drawing, image_dpi=DPI, metadata=metadata)
    same = IdentityTransform()
    known: set[str] = set()
    for stroke in recording.strokes:
        if not isinstance(stroke, Line):
            stroke.draw_on(renderer, same)
        elif stroke.is_math or stroke.pen.get_clip_rectangle() or stroke.pen.get_url():
            renderer.draw_text(
                stroke.pen, stroke.x, stroke.y, stroke.words, stroke.font, stroke.angle, stroke.is_math
            )
        else:
            _write_line(stroke, drawing, known)
    renderer.finalize()
    return drawing.getvalue()


def _write_line(line: Line, drawing: io.StringIO, known: set[str]) -> None:
    """Write a line of text, as matplotlib would, from letters found before."""
    shapes, uses = written(line.words, line.font)
    if new := [(name, shape) for name, shape in shapes if name not in known]:
        drawing.write("<defs>\n")
        for name, shape in new:
            drawing.write(f'<path id="{name}" d="{shape}" transform="scale({1 / PER_POINT:g})"/>\n')
        drawing.write("</defs>\n")
        known.update(name for name, _ in new)
    size = line.font.get_size_in_points() / SIZE
    turned = f" rotate({-line.angle:g})" if line.angle else ""
    place = f"translate({line.x:.6g} {line.y:.6g}){turned} scale({size:.6g} {-size:.6g})"
    *_, alpha = colour = _ink(line)
    faint = "" if alpha == 1 else f' opacity="{alpha:.6g}"'
    words = _HYPHENS.sub("- ", escape(line.words))
    drawing.write(f'<!-- {words} -->\n<g fill="{to_hex(colour)}" transform="{place}"{faint}>\n{uses}\n</g>\n')


def to_png(recording: Recording, dpi: float, metadata: Mapping[str, str], *, is_opaque: bool) -> bytes:
    """Draw a recording in pixels, ``dpi`` of them an inch."""
    enlarged = dpi / DPI
    scale = Affine2D().scale(enlarged)
    renderer = RendererAgg(recording.width * enlarged, recording.height * enlarged, dpi)
    for stroke in recording.strokes:
        if isinstance(stroke, Line):
            _paint_line(stroke, renderer, scale, recording.height)
        else:
            stroke.draw_on(renderer, scale)
    pixels = renderer.buffer_rgba()
    image = Image.frombuffer("RGBA", (pixels.shape[1], pixels.shape[0]), pixels)
    return _encoded(image.convert("RGB") if is_opaque else image, dpi, metadata)


def _paint_line(line: Line, renderer: RendererAgg, scale: Affine2D, height: float) -> None:
    """Fill the outline of a line, which needs no look at each letter."""
    path = outline(line.words, line.font, line.is_math)
    if not len(path):
        return
    pen = scaled(line.pen, scale)
    pen.set_linewidth(0)
    pen.set_snap(False)
    place = Affine2D().scale(line.font.get_size_in_points() / SIZE).rotate_deg(line.angle)
    renderer.draw_path(pen, path, place.translate(line.x, height - line.y) + scale, _ink(line))


def _ink(line: Line) -> tuple[float, float, float, float]:
    pen = line.pen
    return to_rgba(pen.get_rgb(), pen.get_alpha() if pen.get_forced_alpha() else None)


def _encoded(image: Image.Image, dpi: float, metadata: Mapping[str, str]) -> bytes:
    about = PngImagePlugin.PngInfo()
    for name, text in metadata.items():
        about.add_text(name, text)
    encoded = io.BytesIO()
    image.save(encoded, format="png", compress_level=_COMPRESS_LEVEL, dpi=(dpi, dpi), pnginfo=about)
    return encoded.getvalue()
