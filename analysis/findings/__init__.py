"""Layer 4: tables to sentences. No number about an article is ever typed; these functions write them."""

from analysis.findings.answers import four_answers
from analysis.findings.by_voice import (
    describe_borrowed_words,
    describe_frames_by_voice,
    describe_questions,
    describe_stance_by_voice,
)
from analysis.findings.claims import describe_claims, describe_unsourced
from analysis.findings.frames import (
    describe_frames,
    describe_keyness,
    describe_margin,
    describe_opening,
    describe_pairs,
    describe_passives,
    describe_stance,
    describe_unusual,
)
from analysis.findings.quotes import (
    describe_dominance,
    describe_quotes,
    describe_slants,
    describe_speakers,
    describe_spread,
    describe_turns,
    describe_unnamed,
)
from analysis.findings.tone import (
    describe_agreement,
    describe_tone,
    describe_turn,
    describe_turning_point,
    describe_words,
)
from analysis.findings.voices import (
    describe_borrowed,
    describe_speaker_tones,
    describe_toward,
    describe_voices,
)

__all__ = [
    "describe_agreement",
    "describe_borrowed",
    "describe_borrowed_words",
    "describe_claims",
    "describe_dominance",
    "describe_frames",
    "describe_frames_by_voice",
    "describe_keyness",
    "describe_margin",
    "describe_opening",
    "describe_pairs",
    "describe_passives",
    "describe_questions",
    "describe_quotes",
    "describe_slants",
    "describe_speaker_tones",
    "describe_speakers",
    "describe_spread",
    "describe_stance",
    "describe_stance_by_voice",
    "describe_tone",
    "describe_toward",
    "describe_turn",
    "describe_turning_point",
    "describe_turns",
    "describe_unnamed",
    "describe_unsourced",
    "describe_unusual",
    "describe_voices",
    "describe_words",
    "four_answers",
]
