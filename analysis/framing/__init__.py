"""Layer 2: frames and stance words, where they stand and how thick."""

from analysis.framing.concordance import ConcordanceLine, concordance
from analysis.framing.frames import FrameHit, find_frames
from analysis.framing.loaded import find_loaded
from analysis.framing.stance import StanceHit, find_stance
from analysis.framing.statistics import frame_profile, stance_density

__all__ = [
    "ConcordanceLine",
    "FrameHit",
    "StanceHit",
    "concordance",
    "find_frames",
    "find_loaded",
    "find_stance",
    "frame_profile",
    "stance_density",
]
