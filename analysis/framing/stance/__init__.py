"""Stance: how sure, how binding and by whom vouched for a statement is, with the clause it governs."""

from analysis.framing.stance.finding import find_stance
from analysis.framing.stance.records import StanceHit

__all__ = ["StanceHit", "find_stance"]
