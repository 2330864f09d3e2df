"""Lines of text as outlines: how wide one is and which letters make it, found once for all figures.

Names of frames, kinds and axes come again in every figure of every article. What is found holds as long as
a family of fonts means the same font, which it does in the style of the house.
"""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.ft2font import FT2Font
from matplotlib.path import Path
from matplotlib.textpath import text_to_path

# The size in points at which matplotlib gives outlines; they are not hinted, so any other size is this
# one scaled.
SIZE = text_to_path.FONT_SCALE
# FreeType's own unit, in which the points of an outline are whole numbers.
PER_POINT = 64
# Labels that come again in every figure, and those of some figures that do not: a line takes some 15 kB.
_KEPT = 1024
_COMMANDS = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}
# How many points a command takes, each of which has its code.
_POINTS = {Path.MOVETO: 1, Path.LINETO: 1, Path.CURVE3: 2, Path.CURVE4: 3}


class Extent(NamedTuple):
    """Hold the size of a line in points; its descent lies below the baseline."""

    width: float
    height: float
    descent: float


class Written(NamedTuple):
    """Hold a line as SVG: the shapes of its letters by name, and the elements that place them."""

    shapes: tuple[tuple[str, str], ...]
    uses: str


@lru_cache(_KEPT)
def extent(words: str, font: FontProperties, is_math: bool = False) -> Extent:
    """Measure one line, set in ``font`` at its own size."""
    return Extent(*text_to_path.get_text_width_height_descent(words, font, is_math))


@lru_cache(_KEPT)
def outline(words: str, font: FontProperties, is_math: bool = False) -> Path:
    """Give the outline of a whole line at ``SIZE``, from its start on the baseline; of mere spaces, none."""
    vertices, codes = text_to_path.get_text_path(font, words, is_math)
    return Path(np.reshape(vertices, (-1, 2)), codes or None)


@lru_cache(_KEPT)
def written(words: str, font: FontProperties) -> Written:
    """Write the letters of a line at ``SIZE``, in reading order; shapes have ``PER_POINT`` units a point."""
    face = _face(font)
    face.set_size(SIZE, text_to_path.DPI)
    placed, outlines, _ = text_to_path.get_glyphs_with_font(face, words)
    names = dict.fromkeys(name for name, *_ in placed)
    uses = (
        f'<use xlink:href="#{name}" x="{x:.6g}"' + (f' y="{y:.6g}"/>' if y else "/>")
        for name, x, y, _ in placed
    )
    return Written(tuple((name, _as_svg(*outlines[name])) for name in names), "\n".join(uses))


@lru_cache(_KEPT)
def reach(font: FontProperties) -> tuple[float, float, float]:
    """Give how far a font reaches above and below the baseline, and the gap between two lines, in points."""
    face = _face(font)
    unit, lines = face.get_sfnt_table("head"), face.get_sfnt_table("OS/2")
    if unit is None or lines is None:
        _, height, descent = extent("lp", font)
        return height - descent, descent, 0
    per_unit = font.get_size_in_points() / unit["unitsPerEm"]
    return (
        lines["sTypoAscender"] * per_unit,
        -lines["sTypoDescender"] * per_unit,
        lines["sTypoLineGap"] * per_unit,
    )


def _face(font: FontProperties) -> FT2Font:
    """Find the font, with those that stand in for it where it lacks a letter."""
    families = []
    for family in font.get_family():
        one = font.copy()
        one.set_family(family)
        families.append(findfont(one))
    return get_font(list(dict.fromkeys(families)))


def _as_svg(vertices: np.ndarray, codes: np.ndarray) -> str:
    """Write an outline as the ``d`` of an SVG path."""
    points = [f"{x} {y}" for x, y in np.rint(vertices * PER_POINT).astype(int).tolist()]
    parts, at = [], 0
    while at < len(points):
        if codes[at] == Path.CLOSEPOLY:
            parts.append("z")
            at += 1
            continue
        n = _POINTS[codes[at]]
        parts.append(_COMMANDS[codes[at]] + " ".join(points[at : at + n]))
        at += n
    return "".join(parts)
