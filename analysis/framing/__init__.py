"""Layer 2: frames and stance words, where they stand, how thick, and beside what."""

from analysis.framing.concordance import ConcordanceLine, concordance
from analysis.framing.frames import FrameHit, find_frames
from analysis.framing.kinds import stance_labels
from analysis.framing.loaded import find_loaded
from analysis.framing.stance import StanceHit, find_stance
from analysis.framing.statistics import (
    ArticlePart,
    FrameMeeting,
    FramePair,
    KeyWord,
    KeyWordUse,
    find_meetings,
    find_parts,
    find_uses,
    frame_against_reference,
    frame_concentration,
    frame_cooccurrence,
    frame_margin,
    frame_position,
    frame_profile,
    keyness,
    passive_share,
    split_half_reliability,
    stance_against_reference,
    stance_density,
)

__all__ = [
    "ArticlePart",
    "ConcordanceLine",
    "FrameHit",
    "FrameMeeting",
    "FramePair",
    "KeyWord",
    "KeyWordUse",
    "StanceHit",
    "concordance",
    "find_frames",
    "find_loaded",
    "find_meetings",
    "find_parts",
    "find_stance",
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
    "stance_labels",
]
