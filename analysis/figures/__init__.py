"""Layer 4: tables to Axes. Figures compute nothing, save nothing and show nothing."""

from analysis.figures.framing import (
    plot_against_reference,
    plot_claims,
    plot_frames,
    plot_hits,
    plot_keyness,
    plot_leaning,
)
from analysis.figures.quotes import plot_quote_curve, plot_quotes, plot_speakers, plot_turns
from analysis.figures.sentiment import (
    plot_scorer_curves,
    plot_scorers,
    plot_tone,
    plot_voices,
    plot_words,
)

__all__ = [
    "plot_against_reference",
    "plot_claims",
    "plot_frames",
    "plot_hits",
    "plot_keyness",
    "plot_leaning",
    "plot_quote_curve",
    "plot_quotes",
    "plot_scorer_curves",
    "plot_scorers",
    "plot_speakers",
    "plot_tone",
    "plot_turns",
    "plot_voices",
    "plot_words",
]
