"""What the models look at: for each decision, the values that are looked up in its table of weights.

Each function gives one string a template, in the order of the names beside it, so that the sum of the
weights found is the score, and every weight can be read with the words it belongs to.
"""

from analysis.quotes.features.clauses import (
    END,
    OPENING,
    START,
    STOP,
    end_values,
    opening_values,
    start_values,
    stop_values,
)
from analysis.quotes.features.cues import CUE, Cue, cue_values, next_sort
from analysis.quotes.features.speakers import (
    NOBODY,
    SPEAKER_END,
    SPEAKER_START,
    nobody_values,
    speaker_end_values,
    speaker_start_values,
)
from analysis.quotes.features.steps import bucket, level

__all__ = [
    "CUE",
    "END",
    "NOBODY",
    "OPENING",
    "SPEAKER_END",
    "SPEAKER_START",
    "START",
    "STOP",
    "Cue",
    "bucket",
    "cue_values",
    "end_values",
    "level",
    "next_sort",
    "nobody_values",
    "opening_values",
    "speaker_end_values",
    "speaker_start_values",
    "start_values",
    "stop_values",
]
