"""Frames and stance: how thick, where, in whose voice, how sure and on whose word; and key words."""

from analysis.figures.framing.claims import plot_claims
from analysis.figures.framing.frames import plot_frames, plot_hits
from analysis.figures.framing.keyness import plot_keyness
from analysis.figures.framing.reference import plot_against_reference
from analysis.figures.framing.voices import plot_leaning

__all__ = [
    "plot_against_reference",
    "plot_claims",
    "plot_frames",
    "plot_hits",
    "plot_keyness",
    "plot_leaning",
]
