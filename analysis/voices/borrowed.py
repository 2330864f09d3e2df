"""Whether evaluation is borrowed: how many stance words stand in quotations, beside how many words do."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.document import Document
from analysis.framing import StanceHit
from analysis.measurement import FEWEST, Result, measure_part, result_table
from analysis.quotes import Quotation, marked_spans
from analysis.quotes.statistics.rates import Rate, rate_rows
from analysis.voices.evidence import SPEAKER, Evidence, evidence_voices

if TYPE_CHECKING:
    import pandas as pd


def borrowed_stance(
    hits: Sequence[StanceHit], quotes: Sequence[Quotation], doc: Document, *, random_state: int = 0
) -> "pd.DataFrame":
    """Say which part of each kind of stance word stands in quotations, and whether more than of all words.

    ``group`` is the kind (``loaded``, ``hedge``, …), ``loaded`` always among them.

    - ``borrowed_share``: hits in attributed words, in marks or not / hits; Wilson's interval;
    - ``borrowed_word_share``, group empty: words in attributed words / words; bootstrap over sentences;
    - ``borrowed_difference``: ``borrowed_share`` minus ``borrowed_word_share``; above 0 such words are
      borrowed more than words are. Its interval adds up the squares of how far each of the two reaches;
      ``NaN`` with fewer than five hits;
    - ``quoted_share``, ``quoted_word_share``, ``quoted_difference``: the same inside marks that somebody
      says.

    The rows behind a number are those of ``find_voiced_hits``. Missed: as for ``find_stance`` and
    ``evidence_voices``; that a word is quoted does not say that the narrator does not share it, and who is
    quoted is the narrator's choice. Wilson's interval takes hits for independent, and they come in bursts.

    Source of the interval: Newcombe, R. G. (1998). Interval estimation for the difference between independent
    proportions. *Statistics in Medicine* 17, method 10; for intervals of any sort Zou, G. Y., & Donner, A.
    (2008), same journal, 27(10).

    >>> from analysis.framing import find_stance
    >>> from analysis.quotes import find_quotes
    >>> doc = Document("a1", "“It is absurd,” said Ann Lee of the brutal plan.")
    >>> table = borrowed_stance(find_stance(doc), find_quotes(doc), doc).set_index(["measure", "group"])
    >>> float(table.loc[("borrowed_share", "loaded"), "value"])
    0.5
    >>> float(table.loc[("borrowed_word_share", ""), "value"])
    0.3
    """
    in_marks = [
        quote._replace(start=start, end=end, kind="direct")
        for quote in quotes
        for start, end in marked_spans([quote], attributed=True)
    ]
    kinds = dict.fromkeys(("loaded", *(hit.kind for hit in hits)))
    all_words = [word.start for word in doc.words]
    spoken = [_said(doc.words, quotes), _said(doc.words, in_marks)]
    rates = [
        Rate(
            f"{name}_word_share", "", [at for at, own in zip(all_words, said, strict=True) if own], all_words
        )
        for name, said in zip(("borrowed", "quoted"), spoken, strict=True)
    ]
    rows: list[Result] = []
    for name, own, of_words in zip(
        ("borrowed", "quoted"),
        (_said(hits, quotes), _said(hits, in_marks)),
        rate_rows(doc, rates, random_state=random_state),
        strict=True,
    ):
        shares = []
        for kind in kinds:
            said = [is_said for hit, is_said in zip(hits, own, strict=True) if hit.kind == kind]
            shares.append(measure_part(doc.doc_id, f"{name}_share", kind, sum(said), len(said)))
        rows += [*shares, of_words, *(_difference(doc, name, share, of_words) for share in shares)]
    return result_table(rows)


def _said(records: Sequence[Evidence], quotes: Sequence[Quotation]) -> list[bool]:
    return [voice.voice == SPEAKER for voice in evidence_voices(records, quotes)]


def _difference(doc: Document, name: str, share: Result, of_words: Result) -> Result:
    """Subtract the share of words from that of hits, with the interval made of both intervals."""
    value = share.value - of_words.value
    low, high, method = math.nan, math.nan, "too few"
    if share.denominator >= FEWEST and not math.isnan(of_words.value):
        # Where nothing is quoted the words have no interval: then nothing is in doubt but the hits.
        fewest, most = (of_words.value if math.isnan(b) else b for b in (of_words.low, of_words.high))
        low = value - math.hypot(share.value - share.low, most - of_words.value)
        high = value + math.hypot(share.high - share.value, of_words.value - fewest)
        method = "squares of both intervals added"
    return Result(doc.doc_id, f"{name}_difference", share.group, value, 1.0, 1, value, low, high, method)
