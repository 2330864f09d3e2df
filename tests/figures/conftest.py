"""Figures are drawn without a screen, and none stays open from test to test."""

import matplotlib as mpl

mpl.use("Agg")

import matplotlib.pyplot as plt
import pytest


@pytest.fixture(autouse=True)
def _no_figure_stays_open():
    yield
    plt.close("all")
