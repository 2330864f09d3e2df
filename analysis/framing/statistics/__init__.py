"""What is counted from frames and stance words: rates, places, spread, company and reference."""

from analysis.framing.statistics.profile import frame_profile
from analysis.framing.statistics.stance import stance_density

__all__ = ["frame_profile", "stance_density"]
