"""What is counted from frames and stance words: rates, places, spread, company and reference."""

from analysis.framing.statistics.against import frame_against_reference, stance_against_reference
from analysis.framing.statistics.company import (
    FrameMeeting,
    FramePair,
    find_meetings,
    frame_cooccurrence,
)
from analysis.framing.statistics.concentration import frame_concentration, frame_margin
from analysis.framing.statistics.keyness import KeyWord, KeyWordUse, find_uses, keyness
from analysis.framing.statistics.parts import ArticlePart, find_parts, frame_position
from analysis.framing.statistics.profile import frame_profile
from analysis.framing.statistics.reliability import split_half_reliability
from analysis.framing.statistics.stance import passive_share, stance_density

__all__ = [
    "ArticlePart",
    "FrameMeeting",
    "FramePair",
    "KeyWord",
    "KeyWordUse",
    "find_meetings",
    "find_parts",
    "find_uses",
    "frame_against_reference",
    "frame_concentration",
    "frame_cooccurrence",
    "frame_margin",
    "frame_position",
    "frame_profile",
    "keyness",
    "passive_share",
    "split_half_reliability",
    "stance_against_reference",
    "stance_density",
]
