"""How much of an article others speak, who they are, in what order and with which cues."""

from analysis.quotes.statistics.concentration import speaker_concentration
from analysis.quotes.statistics.counting import ATTRIBUTED, UNRESOLVED, marked_spans
from analysis.quotes.statistics.curve import quote_curve
from analysis.quotes.statistics.density import quote_density
from analysis.quotes.statistics.length import find_longest, longest_quotation
from analysis.quotes.statistics.order import Exchange, find_exchanges, who_answers_whom
from analysis.quotes.statistics.slant import SLANTS, CueUse, cue_slant_share, find_cue_uses
from analysis.quotes.statistics.sources import KINDS, source_shares
from analysis.quotes.statistics.speakers import (
    Speaker,
    direct_indirect_ratio,
    first_word_position,
    speaker_word_share,
    speakers,
)
from analysis.quotes.statistics.turns import Stretch, Turn, find_stretches, find_turns, turn_counts

__all__ = [
    "ATTRIBUTED",
    "KINDS",
    "SLANTS",
    "UNRESOLVED",
    "CueUse",
    "Exchange",
    "Speaker",
    "Stretch",
    "Turn",
    "cue_slant_share",
    "direct_indirect_ratio",
    "find_cue_uses",
    "find_exchanges",
    "find_longest",
    "find_stretches",
    "find_turns",
    "first_word_position",
    "longest_quotation",
    "marked_spans",
    "quote_curve",
    "quote_density",
    "source_shares",
    "speaker_concentration",
    "speaker_word_share",
    "speakers",
    "turn_counts",
    "who_answers_whom",
]
