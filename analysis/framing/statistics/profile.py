"""How thick frames stand, with intervals."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.document import Document
from analysis.framing.frames import FrameHit
from analysis.framing.statistics.rates import rate_occurrences, words_by_sentence
from analysis.lexicon import Codebook
from analysis.measurement import by_sentence, measure_each, result_table

if TYPE_CHECKING:
    import pandas as pd


def frame_profile(
    hits: Sequence[FrameHit], doc: Document, codebook: Codebook, *, random_state: int = 0
) -> "pd.DataFrame":
    """Rate each frame of the codebook, also those never found, in the codebook's order.

    - ``frame_density``: sum of the weights of the occurrences / words, per 1,000: an occurrence counts as
      much as its pattern weighs;
    - ``frame_sentence_share``: the part of all sentences, 0 to 1, in which the weights add up to at least 1,
      so that one very weak word touches none;
    - ``frame_occurrence_density``: occurrences / words, per 1,000, each counted once.

    With weights of 1 the first and the last are the same. Shares of frames need not add up to 1: an
    occurrence may count for several.

    Source: dictionary counts as in Krippendorff, K. (2018), *Content Analysis*; a density
    compares frames of one codebook only as far as their lists are equally complete.
    """
    found: dict[str, list[FrameHit]] = {frame: [] for frame in codebook.labels}
    for hit in hits:
        if hit.frame in found:
            found[hit.frame].append(hit)
    starts = {frame: [hit.start for hit in own] for frame, own in found.items()}
    weights = {frame: [hit.weight for hit in own] for frame, own in found.items()}
    pairs = rate_occurrences("frame", starts, doc, random_state, weights)
    counts = {frame: by_sentence(doc.sentences, own) for frame, own in starts.items()}
    counted = measure_each(
        doc.doc_id,
        "frame_occurrence_density",
        counts,
        words_by_sentence(doc),
        per=1000,
        random_state=random_state,
    )
    return result_table([row for pair, last in zip(pairs, counted, strict=True) for row in (*pair, last)])
