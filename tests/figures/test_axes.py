"""Axes whose ticks are copies of the first are drawn as any others, also after they were changed."""

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes

from analysis.figures.axes import CopyingAxes
from analysis.figures.canvas import new_axes
from analysis.figures.drawing import draw


def with_named_rows(ax):
    ax.barh(range(4), [1, 3, 2, 5])
    ax.set_yticks(range(4), ["one", "two\nlines", "three", "four"])
    ax.set_xlabel("per cent")
    ax.set_ylabel("name")


def with_a_grid(ax):
    ax.plot([1, 200], [3e6, 9e6])
    ax.minorticks_on()
    ax.grid(visible=True, which="both", linestyle=":")
    ax.tick_params(axis="x", labelrotation=40, top=True, labeltop=True, colors="#d55e00")


def with_single_labels_changed(ax):
    with_named_rows(ax)
    first, *_, last = ax.get_yticklabels()
    first.set_fontweight("bold")
    last.set_color("#d55e00")


def with_other_limits(ax):
    ax.plot([1, 2], [1, 2])
    ax.get_xticklabels()
    ax.set_xlim(0, 5000)
    ax.set_yscale("log")
    ax.invert_yaxis()


def with_ticks_taken_away(ax):
    with_named_rows(ax)
    ax.set_yticks([])
    ax.xaxis.set_ticks_position("none")
    ax.set_yticks([1, 2, 3])


def with_another_beside(ax):
    with_named_rows(ax)
    ax.twinx().set_ylabel("another")


@pytest.mark.parametrize(
    "fill",
    [
        with_named_rows,
        with_a_grid,
        with_single_labels_changed,
        with_other_limits,
        with_ticks_taken_away,
        with_another_beside,
    ],
)
def test_they_are_drawn_as_any_others(fill):
    new_axes()  # puts the style in force
    pictures = []
    for kind in (CopyingAxes, Axes):
        _, ax = plt.subplots(subplot_kw={"axes_class": kind})
        fill(ax)
        assert isinstance(ax, kind)
        pictures.append(draw(ax, "t", "d"))
    copied, usual = pictures
    assert copied.svg == usual.svg
    assert copied.png == usual.png


def test_each_tick_is_its_own():
    ax = new_axes()
    ax.set_yticks(range(3), list("abc"))
    ticks = ax.yaxis.get_major_ticks()
    assert len({id(part) for tick in ticks for part in tick.get_children()}) == 5 * len(ticks)
    ticks[1].label1.set_fontsize(20)
    ticks[1].tick1line.set_marker("o")
    assert ticks[0].label1.get_fontsize() == ticks[2].label1.get_fontsize() != 20
    assert ticks[0].tick1line.get_marker() != "o"
    assert [tick.get_loc() for tick in ticks] == [0, 1, 2]


def test_figures_of_ours_have_them():
    assert isinstance(new_axes(), CopyingAxes)
    assert np.array_equal(new_axes().get_xlim(), (0, 1))
