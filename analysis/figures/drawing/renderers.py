"""A recording drawn: as SVG, and as an image of pixels."""

import io
import re
import struct
import zlib
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.colors import to_hex, to_rgba
from matplotlib.transforms import Affine2D, IdentityTransform
from PIL import PngImagePlugin

from analysis.figures.drawing.lettering import PER_POINT, SIZE, outline, written
from analysis.figures.drawing.recording import DPI, Line, Recording, scaled

# Of 9; the usual 6 takes twice the time for files that are a tenth smaller.
_COMPRESS_LEVEL = 3
# What a PNG file is made of: https://www.w3.org/TR/png-3/
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_COLOURS = {3: 2, 4: 6}  # without and with transparency
_METRES_AN_INCH = 0.0254
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
    pixels = np.asarray(renderer.buffer_rgba())
    return _encoded(pixels[:, :, :3] if is_opaque else pixels, dpi, metadata)


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


def _encoded(pixels: np.ndarray, dpi: float, metadata: Mapping[str, str]) -> bytes:
    """Write pixels as PNG as they are.

    Pillow would predict each from its neighbours first, as for a photograph; flat colours pack better
    without that, in half the time.
    """
    height, width, channels = pixels.shape
    rows = np.zeros((height, 1 + width * channels), np.uint8)
    for channel in range(channels):
        # A fifth of the time that all at once would take, where transparency is left out.
        rows[:, 1 + channel :: channels] = pixels[:, :, channel]
    about = PngImagePlugin.PngInfo()
    for name, value in metadata.items():
        about.add_text(name, value)
    per_metre = round(dpi / _METRES_AN_INCH)
    encoded = io.BytesIO(_SIGNATURE)
    encoded.seek(0, io.SEEK_END)
    putchunk = PngImagePlugin.putchunk
    putchunk(encoded, b"IHDR", struct.pack(">IIBBBBB", width, height, 8, _COLOURS[channels], 0, 0, 0))
    putchunk(encoded, b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    chunks: list[Any] = about.chunks
    for kind, text, *_ in chunks:
        putchunk(encoded, kind, text)
    putchunk(encoded, b"IDAT", zlib.compress(rows.tobytes(), _COMPRESS_LEVEL))
    putchunk(encoded, b"IEND")
    return encoded.getvalue()
