"""Axes to files: what matplotlib draws is taken down once, and written as SVG and as PNG from that.

matplotlib goes through all artists of a figure, and measures all labels, anew for each file; that takes
most of the time of a report. Here artists draw once, on a recording; the SVG and the PNG are drawn from it
by matplotlib's own renderers.
"""

from analysis.figures.drawing.figure import Drawing, draw

__all__ = ["Drawing", "draw"]
