"""How sure claims are put, with whose word for it, and which stand flat without a named source."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.measurement import measure_part, to_table
from analysis.voices.claims import HEDGED, SOURCINGS, UNHEDGED, Claim

if TYPE_CHECKING:
    import pandas as pd

# Sources of which the article gives no name. Who was not found may have one.
_WITHOUT_A_NAME = ("unnamed", "none")


class ClaimResult(NamedTuple):
    """A ``Result`` of the claims of one ``certainty``, ``hedged``, ``unhedged`` or empty for both."""

    doc_id: str
    measure: str
    group: str
    certainty: str
    numerator: float
    denominator: float
    per: float
    value: float
    low: float
    high: float
    method: str


class UnsourcedClaim(NamedTuple):
    """An unhedged claim without a named source, with the sentence it stands in (``position``, from 1).

    ``sourcing`` is ``none`` or ``unnamed``; the rest is that of ``Claim``.
    """

    position: int
    start: int
    end: int
    text: str
    sourcing: str
    speaker_id: str
    heading: bool
    sentence: str


def certainty_by_sourcing(claims: Iterable[Claim], doc: Document) -> "pd.DataFrame":
    """Cross the claims of an article by how sure they are put and by who stands for them.

    The columns are those of a result table, and ``certainty``. ``group`` is the sourcing: ``named``,
    ``role``, ``unnamed``, ``unresolved``, ``none``; empty for all.

    - ``claim_share``: claims of that certainty and sourcing / all claims;
    - ``hedged_share``: hedged claims of that sourcing / claims of that sourcing;
    - ``unsourced_share``, group empty: unhedged claims whose source is unnamed or none / all claims.

    Wilson's intervals, which take claims for independent. Headings, which repeat the text, are left out. The
    rows behind a number are those of ``find_claims``; missed: as there.
    """
    counted = Counter((claim.sourcing, claim.certainty) for claim in claims if not claim.heading)
    n = counted.total()

    def row(name: str, group: str, certainty: str, above: int, below: int) -> ClaimResult:
        result = measure_part(doc.doc_id, name, group, above, below)
        return ClaimResult(doc.doc_id, name, group, certainty, *result[3:])

    def of(sourcing: str) -> int:
        return counted[sourcing, HEDGED] + counted[sourcing, UNHEDGED]

    hedged = sum(counted[sourcing, HEDGED] for sourcing in SOURCINGS)
    unsourced = sum(counted[sourcing, UNHEDGED] for sourcing in _WITHOUT_A_NAME)
    rows = [
        *(
            row("claim_share", sourcing, certainty, counted[sourcing, certainty], n)
            for sourcing in SOURCINGS
            for certainty in (HEDGED, UNHEDGED)
        ),
        *(row("claim_share", sourcing, "", of(sourcing), n) for sourcing in SOURCINGS),
        *(
            row("hedged_share", sourcing, HEDGED, counted[sourcing, HEDGED], of(sourcing))
            for sourcing in SOURCINGS
        ),
        row("hedged_share", "", HEDGED, hedged, n),
        row("unsourced_share", "", UNHEDGED, unsourced, n),
    ]
    return to_table(rows, ClaimResult)


def find_unsourced(claims: Sequence[Claim], doc: Document) -> list[UnsourcedClaim]:
    """List the unhedged claims without a named source, in reading order, each with its sentence.

    These are the narrator's own flat assertions and those of sources whose name is not given; that one
    is listed says nothing against it: what everybody could see needs no source. Headings are marked.
    Claims of a source that was not found are left out. Missed: as for ``find_claims``.
    """
    starts = [sentence.start for sentence in doc.sentences]
    return [
        UnsourcedClaim(
            bisect_right(starts, claim.sentence_start),
            claim.start,
            claim.end,
            claim.text,
            claim.sourcing,
            claim.speaker_id,
            claim.heading,
            doc.text[claim.sentence_start : claim.sentence_end],
        )
        for claim in sorted(claims)
        if claim.certainty == UNHEDGED and claim.sourcing in _WITHOUT_A_NAME
    ]
