"""Layer 3: whose voice any evidence is in, the narrator's or a speaker's, and what each voice does."""

from analysis.voices.assign import assign_voices
from analysis.voices.borrowed import borrowed_stance
from analysis.voices.by_voice import SPEAKERS, VoicedResult, frames_by_voice, stance_by_voice
from analysis.voices.claims import HEDGING, SOURCINGS, Claim, find_claims
from analysis.voices.contrast import Contrast, weighted_log_odds
from analysis.voices.evidence import NARRATOR, UNRESOLVED, Evidence, Voice, evidence_voices
from analysis.voices.hits import VoicedHit, find_voiced_hits
from analysis.voices.sourcing import ClaimResult, UnsourcedClaim, certainty_by_sourcing, find_unsourced
from analysis.voices.tone import VoicedSentence, find_voiced_sentences, tone_by_voice
from analysis.voices.toward import Attitude, find_attitudes, tone_toward
from analysis.voices.words import VoicedWord, valence_by_voice, word_voices

__all__ = [
    "HEDGING",
    "NARRATOR",
    "SOURCINGS",
    "SPEAKERS",
    "UNRESOLVED",
    "Attitude",
    "Claim",
    "ClaimResult",
    "Contrast",
    "Evidence",
    "UnsourcedClaim",
    "Voice",
    "VoicedHit",
    "VoicedResult",
    "VoicedSentence",
    "VoicedWord",
    "assign_voices",
    "borrowed_stance",
    "certainty_by_sourcing",
    "evidence_voices",
    "find_attitudes",
    "find_claims",
    "find_unsourced",
    "find_voiced_hits",
    "find_voiced_sentences",
    "frames_by_voice",
    "stance_by_voice",
    "tone_by_voice",
    "tone_toward",
    "valence_by_voice",
    "weighted_log_odds",
    "word_voices",
]
