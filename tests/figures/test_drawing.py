"""Figures drawn from a recording look as matplotlib draws them, and hold what they should."""

import io
import re
from xml.etree import ElementTree

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.patheffects import withStroke
from PIL import Image

from analysis.figures.canvas import new_axes
from analysis.figures.drawing import draw, figure, recording

SVG = "{http://www.w3.org/2000/svg}"


def pixels(png):
    return np.asarray(Image.open(io.BytesIO(png)).convert("L"), dtype=float)


def drawn_by_matplotlib(fill):
    """Give the pixels that matplotlib itself makes of the same figure, laid out the same."""
    ax = new_axes()
    fill(ax)
    fig = ax.get_figure()
    fig.set_dpi(recording.DPI)
    figure._record(ax, fig)
    file = io.BytesIO()
    fig.savefig(file, dpi=mpl.rcParams["savefig.dpi"], format="png")
    return pixels(file.getvalue())


def bars(ax):
    ax.barh(range(3), [1, 3, 2], color=["#0072b2", "#d55e00", "#009e73"], alpha=0.6)
    ax.barh([3], [2], facecolor="white", edgecolor="#1c2430", hatch="/////")


def lines(ax):
    ax.plot(np.arange(50), np.sin(np.arange(50) / 5), linestyle="--", linewidth=2)
    ax.axhline(0, color="#9aa3af", linewidth=0.7, linestyle=":")
    ax.fill_between(np.arange(50), 0, np.sin(np.arange(50) / 5), alpha=0.25)


def markers(ax):
    ax.scatter([1, 2, 3], [1, 2, 3], s=[20, 200, 60], c=["#0072b2", "white", "#d55e00"], edgecolors="#1c2430")
    ax.plot([1, 2, 3], [3, 2, 1], "s", markersize=9)
    ax.hlines([1, 2], [1, 1], [2, 3], colors=["#cc79a7", "#56b4e9"])


def clipped(ax):
    ax.plot([-5, 5], [-5, 5], linewidth=9)
    ax.scatter([0, 1], [0, 1], s=9000)
    ax.set_xlim(0, 1)
    ax.set_ylim(0, 1)
    ax.add_patch(plt.Circle((0.5, 0.5), 0.2, clip_path=plt.Circle((0.6, 0.5), 0.2, transform=ax.transData)))


def words(ax):
    ax.set_title("Title of “words” & more")
    ax.set_xlabel("across\nand below")
    ax.set_ylabel("upwards")
    ax.text(0.5, 0.5, "turned", rotation=30, alpha=0.4, color="#d55e00", fontsize=20)
    ax.text(0.1, 0.9, "framed", bbox={"boxstyle": "round", "facecolor": "white"})
    ax.text(0.1, 0.2, "ringed", path_effects=[withStroke(linewidth=3, foreground="#56b4e9")])
    ax.legend([plt.Line2D([], [])], ["a line"])


@pytest.mark.parametrize(
    # Of a long line of letters the last ones stand a little further on than where hinting puts them.
    ("fill", "most"),
    [(bars, 30), (lines, 30), (markers, 30), (clipped, 30), (words, 60)],
)
def test_pixels_are_those_that_matplotlib_makes(fill, most):
    ax = new_axes()
    fill(ax)
    ours, theirs = pixels(draw(ax, "t", "d").png), drawn_by_matplotlib(fill)
    assert ours.shape == theirs.shape
    # Letters are not hinted, and a thin line may fall half a pixel beside: nothing is missing or elsewhere.
    assert np.abs(ours - theirs).mean() < 1.5
    coarse = [
        shades[: len(shades) // 16 * 16, : shades.shape[1] // 16 * 16]
        .reshape(len(shades) // 16, 16, -1, 16)
        .mean(axis=(1, 3))
        for shades in (ours, theirs)
    ]
    assert np.abs(coarse[0] - coarse[1]).max() < most


def test_one_more_mark_would_be_seen():
    first, second = new_axes(), new_axes()
    for ax in (first, second):
        markers(ax)
    second.scatter([2], [1.5], s=60)
    assert np.abs(pixels(draw(first, "t", "d").png) - pixels(draw(second, "t", "d").png)).max() > 100


def test_the_drawing_is_sound_xml_that_draws_each_letter_once():
    ax = new_axes()
    words(ax)
    svg = draw(ax, "name", "Words --> and <more>").svg
    root = ElementTree.fromstring(svg)
    shapes = [
        path.get("id") for path in root.iter(f"{SVG}path") if (path.get("id") or "").startswith("DejaVu")
    ]
    assert len(shapes) == len(set(shapes)) > 10
    used = {use.get("{http://www.w3.org/1999/xlink}href") for use in root.iter(f"{SVG}use")}
    assert {f"#{shape}" for shape in shapes} <= used
    assert "Words --&gt; and &lt;more&gt;" in svg
    assert "Date" not in svg


def test_hostile_words_are_only_drawn():
    ax = new_axes()
    ax.set_title("</svg><script>alert(1)</script> -- --> \"'&")
    ax.text(0, 0, "---->")
    svg = draw(ax, "name\x00", "said Ann\x07Lee").svg
    root = ElementTree.fromstring(svg)
    assert {element.tag for element in root.iter()}.isdisjoint({f"{SVG}script", "script"})
    assert all("--" not in comment for comment in re.findall("<!--(.*?)-->", svg, re.DOTALL))


def test_letters_stand_where_matplotlib_puts_them():
    ax = new_axes()
    ax.text(0.5, 0.5, "fi Wort", fontsize=20)
    fig = ax.get_figure()
    taken = figure._record(ax, fig)
    (line,) = (s for s in taken.strokes if isinstance(s, recording.Line) and s.words == "fi Wort")
    theirs = io.StringIO()
    fig.savefig(theirs, format="svg", dpi=72)
    wanted = re.search(r"<!-- fi Wort -->\s*<g[^>]*translate\(([\d.]+) ([\d.]+)\)", theirs.getvalue())
    assert (line.x, line.y) == pytest.approx((float(wanted[1]), float(wanted[2])), abs=0.6)


@pytest.mark.parametrize(
    "fill",
    [
        lambda ax: ax.imshow([[0, 1], [1, 0]]),
        lambda ax: ax.pcolormesh([[0, 1], [1, 0]], shading="gouraud"),
    ],
    ids=["an image", "a shading"],
)
def test_what_a_recording_cannot_hold_matplotlib_draws(fill):
    ax = new_axes()
    fill(ax)
    with pytest.raises(recording.NotRecordedError):
        figure._record(ax, ax.get_figure())
    drawing = draw(ax, "name", "alt")
    assert "<svg" in drawing.svg
    assert pixels(drawing.png).min() < 60


def test_formulas_and_several_axes_are_drawn_too():
    with mpl.rc_context({"text.parse_math": True}):
        figure_of_two, (left, right) = plt.subplots(1, 2, layout="constrained")
        left.set_title("$x^2$")
        right.plot([1, 2])
        drawing = draw(left, "name", "alt")
    assert ElementTree.fromstring(drawing.svg) is not None
    assert pixels(drawing.png).min() < 60
    assert figure_of_two.get_layout_engine() is not None


def test_what_is_written_at_the_end_of_a_bar_is_not_cut():
    ax = new_axes()
    ax.barh([0], [1])
    ax.set_xlim(0, 1)
    ax.annotate("a long remark that stands beside", (1, 0), xytext=(6, 0), textcoords="offset points")
    taken = figure._record(ax, ax.get_figure())
    assert not taken.overflows()
    (line,) = (s for s in taken.strokes if isinstance(s, recording.Line) and s.words.startswith("a long"))
    assert max(x for x, _ in line.corners()) <= taken.width


def test_a_figure_without_a_ground_stays_so():
    ax = new_axes()
    ax.get_figure().patch.set_alpha(0)
    drawing = draw(ax, "name", "alt")
    assert Image.open(io.BytesIO(drawing.png)).mode == "RGBA"
    assert Image.open(io.BytesIO(draw(new_axes(), "name", "alt").png)).mode == "RGB"


def test_words_for_those_who_do_not_see_it_are_in_both_files():
    drawing = draw(new_axes(), "tone", "Tone by sentence – even.")
    assert Image.open(io.BytesIO(drawing.png)).text["Description"] == "Tone by sentence – even."
    assert "Tone by sentence – even." in drawing.svg


def test_axes_of_a_figure_that_is_gone():
    ax = new_axes()
    ax.remove()
    with pytest.raises(ValueError, match="no figure"):
        draw(ax, "name", "alt")


@pytest.mark.parametrize(("colour", "mode"), [("white", "RGB"), ("none", "RGBA")])
def test_the_image_says_what_it_shows_and_how_large(colour, mode):
    ax = new_axes()
    ax.get_figure().set_facecolor(colour)
    image = Image.open(io.BytesIO(draw(ax, "Ünnamed", "“Words” ✓").png))
    image.load()
    assert image.mode == mode
    assert [image.info[name] for name in ("Title", "Description")] == ["Ünnamed", "“Words” ✓"]
    assert image.info["dpi"] == pytest.approx((160, 160), abs=0.01)
    assert np.allclose(image.size, ax.get_figure().get_size_inches() * 160)
    corner = image.getpixel((0, 0))
    assert corner == ((255, 255, 255) if colour == "white" else (255, 255, 255, 0))
