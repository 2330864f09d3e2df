"""Sentiment lexicons of the user's own, read in the forms their owners give them, and checked."""

from analysis.lexicon.valences.loading import load_valences
from analysis.lexicon.valences.record import ValenceEntry, ValenceLexicon, ValenceMatch

__all__ = ["ValenceEntry", "ValenceLexicon", "ValenceMatch", "load_valences"]
