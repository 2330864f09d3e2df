"""Tone along the article, by voice, by word and by scorer."""

from analysis.figures.sentiment.curve import plot_tone
from analysis.figures.sentiment.scorers import plot_scorer_curves, plot_scorers
from analysis.figures.sentiment.voices import plot_voices
from analysis.figures.sentiment.words import plot_words

__all__ = ["plot_scorer_curves", "plot_scorers", "plot_tone", "plot_voices", "plot_words"]
