"""How thick frames stand, with intervals."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.document import Document
from analysis.framing.frames import FrameHit
from analysis.framing.statistics.rates import rate_occurrences, words_by_sentence
from analysis.lexicon import Codebook
from analysis.measurement import Result, by_sentence, measure_each, result_table

if TYPE_CHECKING:
    import pandas as pd


def frame_profile(
    hits: Sequence[FrameHit], doc: Document, codebook: Codebook, *, random_state: int = 0
) -> "pd.DataFrame":
    """Rate each frame of the codebook, also those never found, in the codebook's order.

    ``frame_density`` counts occurrences per 1,000 words; ``frame_sentence_share`` is the part of
    all sentences, 0 to 1, that hold at least one. Where any pattern of the codebook has a weight other
    than 1, ``frame_weighted_density`` adds up the weights of the occurrences per 1,000 words. Shares of
    frames need not add up to 1: an occurrence may count for several.

    Source: dictionary counts as in Krippendorff, K. (2018), *Content Analysis*; a density
    compares frames of one codebook only as far as their lists are equally complete.
    """
    is_weighted = any(
        pattern.weight != 1 for category in codebook.categories for pattern in category.patterns
    )
    found: dict[str, list[FrameHit]] = {frame: [] for frame in codebook.labels}
    for hit in hits:
        if hit.frame in found:
            found[hit.frame].append(hit)
    starts = {frame: [hit.start for hit in own] for frame, own in found.items()}
    rows: list[Sequence[Result]] = list(rate_occurrences("frame", starts, doc, random_state))
    if is_weighted:
        sums = {
            frame: by_sentence(doc.sentences, starts[frame], [hit.weight for hit in own])
            for frame, own in found.items()
        }
        words, name = words_by_sentence(doc), "frame_weighted_density"
        weighted = measure_each(doc.doc_id, name, sums, words, per=1000, random_state=random_state)
        rows = [(*pair, row) for pair, row in zip(rows, weighted, strict=True)]
    return result_table([row for own in rows for row in own])
