"""How thick frames and stance words stand, with intervals."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from analysis.document import Document
from analysis.framing.frames import FrameHit
from analysis.framing.stance.records import StanceHit
from analysis.lexicon import Codebook, load_codebook
from analysis.measurement import Result, by_sentence, measure, result_table

if TYPE_CHECKING:
    import pandas as pd


def frame_profile(
    hits: Sequence[FrameHit], doc: Document, codebook: Codebook, *, random_state: int = 0
) -> "pd.DataFrame":
    """Rate each frame of the codebook, also those never found, in the codebook's order.

    ``frame_density`` counts occurrences per 1,000 words; ``frame_sentence_share`` is the part of
    all sentences, 0 to 1, that hold at least one. Shares of frames need not add up to 1: an
    occurrence may count for several.

    Source: dictionary counts as in Krippendorff, K. (2018), *Content Analysis*; a density
    compares frames of one codebook only as far as their lists are equally complete.
    """
    rows = []
    for frame in codebook.labels:
        starts = [hit.start for hit in hits if hit.frame == frame]
        rows += _rates("frame", frame, starts, doc, random_state)
    return result_table(rows)


def stance_density(
    hits: Sequence[StanceHit],
    doc: Document,
    codebook: Codebook | None = None,
    *,
    random_state: int = 0,
) -> "pd.DataFrame":
    """Rate each kind of stance word: per 1,000 words, and the share of sentences that hold one."""
    rows = []
    for kind in (codebook or load_codebook("stance")).labels:
        starts = [hit.start for hit in hits if hit.kind == kind]
        rows += _rates("stance", kind, starts, doc, random_state)
    return result_table(rows)


def _rates(name: str, group: str, starts: Iterable[int], doc: Document, random_state: int) -> list[Result]:
    """Rate the occurrences of one category by words and by sentences."""
    counts = by_sentence(doc.sentences, starts)
    words = by_sentence(doc.sentences, (word.start for word in doc.words))
    touched = [float(count > 0) for count in counts]
    ones = [1.0] * len(counts)
    return [
        measure(doc.doc_id, f"{name}_density", group, counts, words, per=1000, random_state=random_state),
        measure(doc.doc_id, f"{name}_sentence_share", group, touched, ones, random_state=random_state),
    ]
