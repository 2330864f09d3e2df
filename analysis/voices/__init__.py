"""Layer 3: whose voice a stretch of text is in, the narrator's or a speaker's, and whose the tone is."""

from analysis.voices.assign import assign_voices
from analysis.voices.evidence import NARRATOR, UNRESOLVED, Evidence, Voice, evidence_voices
from analysis.voices.tone import VoicedSentence, find_voiced_sentences, tone_by_voice
from analysis.voices.toward import Attitude, find_attitudes, tone_toward
from analysis.voices.words import VoicedWord, valence_by_voice, word_voices

__all__ = [
    "NARRATOR",
    "UNRESOLVED",
    "Attitude",
    "VoicedSentence",
    "VoicedWord",
    "assign_voices",
    "find_attitudes",
    "find_voiced_sentences",
    "tone_by_voice",
    "tone_toward",
    "valence_by_voice",
    "word_voices",
]
