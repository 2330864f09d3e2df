"""How thick stance words stand, and how much of an article is in the passive."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.document import Document
from analysis.framing.stance import StanceHit
from analysis.framing.statistics.rates import rate_occurrences
from analysis.framing.statistics.reference import reference_kinds
from analysis.lexicon import Codebook, load_codebook
from analysis.measurement import by_sentence, measure, result_table

if TYPE_CHECKING:
    import pandas as pd

_ORDER = ("hedge", "evidential", "weasel", "booster", "loaded", "passive", "modal", "question")
_FINITE = frozenset({"MD", "VBD", "VBP", "VBZ"})
# Said beside every share of passives: split-half reliability of one article is in validity.csv.
PASSIVE_WARNING = "one article says little on its passives: compare corpora"


def stance_density(
    hits: Sequence[StanceHit],
    doc: Document,
    codebook: Codebook | None = None,
    *,
    random_state: int = 0,
) -> "pd.DataFrame":
    """Rate each kind of stance word: per 1,000 words, and the share of sentences that hold one.

    The kinds of the codebook come first, in its order and also where nothing was found. Without one these
    are those of the package's ``stance`` and every kind that ``find_stance`` found in the reference. Other
    kinds among the hits come last: hits of any kind may be given.
    """
    kinds = list((codebook or load_codebook("stance")).labels)
    others = {hit.kind for hit in hits}
    if codebook is None:
        others |= reference_kinds()
    others -= set(kinds)
    kinds += [kind for kind in _ORDER if kind in others] + sorted(others - set(_ORDER))
    starts = {kind: [hit.start for hit in hits if hit.kind == kind] for kind in kinds}
    pairs = rate_occurrences("stance", starts, doc, random_state)
    return result_table([row for pair in pairs for row in pair])


def passive_share(hits: Sequence[StanceHit], doc: Document, *, random_state: int = 0) -> "pd.DataFrame":
    """Say how much of an article is in the passive, from hits of kind ``passive``.

    - ``passive_sentence_share``: sentences with at least one passive / sentences with a finite verb or a
      passive;
    - ``passive_verb_share``: passives / finite verbs, which come one a clause ("were seen" has one,
      "was" or "may", and so has each of its neighbours). Passives without a finite verb ("to be seen",
      "being built") count above the line alone, so that it may rise above 1 in a text of a few words.

    A finite verb is a token tagged MD, VBD, VBP or VBZ. ``method`` warns: halves of one article agree so
    little on their passives that the number belongs to corpora.

    Missed: tags are right nineteen times in twenty (VBD or VBN least); a passive with "get"
    or without any auxiliary ("the man seen there") counts as far as ``find_stance`` finds it.
    """
    finite = by_sentence(
        doc.sentences,
        (token.start for token, tag in zip(doc.tokens, doc.tags, strict=True) if tag in _FINITE),
    )
    counts = by_sentence(doc.sentences, (hit.start for hit in hits if hit.kind == "passive"))
    pairs = list(zip(counts, finite, strict=True))
    by_sentences = (
        [float(count > 0) for count in counts],
        [float(count + verbs > 0) for count, verbs in pairs],
    )
    rows = [
        measure(doc.doc_id, name, "", above, below, random_state=random_state)
        for name, (above, below) in (
            ("passive_sentence_share", by_sentences),
            ("passive_verb_share", (counts, finite)),
        )
    ]
    return result_table(
        [row._replace(method="; ".join(filter(None, (row.method, PASSIVE_WARNING)))) for row in rows]
    )
