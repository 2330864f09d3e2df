"""Hearsay: who speaks in a news article, how much, in what tone and under which frames.

The names below are the package's public interface; each is loaded when it is first asked for,
so ``import analysis`` costs next to nothing.

>>> import analysis
>>> doc = analysis.Document("a1", "“We had no choice,” said Ann Lee.")
>>> analysis.find_quotes(doc)[0].speaker
'Ann Lee'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.annotations import annotate as annotate
    from analysis.document import Document as Document
    from analysis.document import InputError as InputError
    from analysis.document import language_note as language_note
    from analysis.document import read_document as read_document
    from analysis.document import read_documents as read_documents
    from analysis.framing import concordance as concordance
    from analysis.framing import find_frames as find_frames
    from analysis.framing import find_stance as find_stance
    from analysis.framing import frame_profile as frame_profile
    from analysis.framing import stance_density as stance_density
    from analysis.lexicon import load_codebook as load_codebook
    from analysis.measurement import to_table as to_table
    from analysis.measurement import validity as validity
    from analysis.quotes import cue_slant_share as cue_slant_share
    from analysis.quotes import direct_indirect_ratio as direct_indirect_ratio
    from analysis.quotes import find_cue_uses as find_cue_uses
    from analysis.quotes import find_exchanges as find_exchanges
    from analysis.quotes import find_longest as find_longest
    from analysis.quotes import find_quotes as find_quotes
    from analysis.quotes import find_stretches as find_stretches
    from analysis.quotes import find_turns as find_turns
    from analysis.quotes import first_word_position as first_word_position
    from analysis.quotes import longest_quotation as longest_quotation
    from analysis.quotes import quote_curve as quote_curve
    from analysis.quotes import quote_density as quote_density
    from analysis.quotes import source_shares as source_shares
    from analysis.quotes import speaker_concentration as speaker_concentration
    from analysis.quotes import speaker_word_share as speaker_word_share
    from analysis.quotes import speakers as speakers
    from analysis.quotes import turn_counts as turn_counts
    from analysis.quotes import who_answers_whom as who_answers_whom
    from analysis.sentiment import document_tone as document_tone
    from analysis.sentiment import score_sentences as score_sentences
    from analysis.sentiment import scorer_agreement as scorer_agreement
    from analysis.sentiment import tone_curve as tone_curve
    from analysis.sentiment import turning_point as turning_point
    from analysis.sentiment.targets import find_target_sentiment as find_target_sentiment
    from analysis.voices import assign_voices as assign_voices
    from analysis.voices import borrowed_stance as borrowed_stance
    from analysis.voices import certainty_by_sourcing as certainty_by_sourcing
    from analysis.voices import evidence_voices as evidence_voices
    from analysis.voices import find_claims as find_claims
    from analysis.voices import find_unsourced as find_unsourced
    from analysis.voices import find_voiced_hits as find_voiced_hits
    from analysis.voices import frames_by_voice as frames_by_voice
    from analysis.voices import stance_by_voice as stance_by_voice
    from analysis.voices import tone_by_voice as tone_by_voice
    from analysis.voices import valence_by_voice as valence_by_voice
    from analysis.voices import word_voices as word_voices

_PUBLIC = {
    "analysis.annotations": ("annotate",),
    "analysis.document": ("Document", "InputError", "language_note", "read_document", "read_documents"),
    "analysis.framing": ("concordance", "find_frames", "find_stance", "frame_profile", "stance_density"),
    "analysis.lexicon": ("load_codebook",),
    "analysis.measurement": ("to_table", "validity"),
    "analysis.quotes": (
        "cue_slant_share",
        "direct_indirect_ratio",
        "find_cue_uses",
        "find_exchanges",
        "find_longest",
        "find_quotes",
        "find_stretches",
        "find_turns",
        "first_word_position",
        "longest_quotation",
        "quote_curve",
        "quote_density",
        "source_shares",
        "speaker_concentration",
        "speaker_word_share",
        "speakers",
        "turn_counts",
        "who_answers_whom",
    ),
    "analysis.sentiment": (
        "document_tone",
        "score_sentences",
        "scorer_agreement",
        "tone_curve",
        "turning_point",
    ),
    "analysis.sentiment.targets": ("find_target_sentiment",),
    "analysis.voices": (
        "assign_voices",
        "borrowed_stance",
        "certainty_by_sourcing",
        "evidence_voices",
        "find_claims",
        "find_unsourced",
        "find_voiced_hits",
        "frames_by_voice",
        "stance_by_voice",
        "tone_by_voice",
        "valence_by_voice",
        "word_voices",
    ),
}
_HOME = {name: room for room, names in _PUBLIC.items() for name in names}

__all__ = sorted(_HOME)  # noqa: PLE0605 (a list, made from the table above)


def __getattr__(name: str) -> Any:
    """Load a public name from its room."""
    if name not in _HOME:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOME})
