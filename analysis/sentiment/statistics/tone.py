"""The tone of an article, of its opening and of its ending."""

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from analysis.document import Document, InputError
from analysis.measurement import FEWEST, Result, difference_interval, measure, result_table
from analysis.sentiment.records import ScoredSentence

if TYPE_CHECKING:
    import pandas as pd

# Hutto & Gilbert (2014) call a text positive from a compound of .05 up, negative from -.05 down.
POSITIVE, NEGATIVE = 0.05, -0.05


def document_tone(
    sentences: Sequence[ScoredSentence],
    doc: Document,
    *,
    positive: float = POSITIVE,
    negative: float = NEGATIVE,
    random_state: int = 0,
) -> "pd.DataFrame":
    """Rate the tone of an article, one row per measure, each with its interval over sentences.

    ``tone`` is the mean of the sentences' scores, -1 to 1, where a sentence without a scored word
    counts as 0; ``tone_scored`` is the mean over sentences with one. Four shares of all sentences,
    0 to 1, add up to 1: ``positive_share``, ``negative_share``, ``neutral_share`` (scored, and
    between the thresholds) and ``unscored_share``. ``tone`` with the group ``opening`` or ``ending``
    is that of the first or last third of the sentences, ``tone_change`` the ending's minus the opening's,
    with the interval of the difference itself: sentences are drawn anew within each third, at least
    five in each. The other means have an interval from five sentences up (``tone_scored``: scored ones).

    An article (or third) in which no word is scored has no tone: ``NaN``, not 0.

    Missed: weight. A headline counts as much as the last line, a long sentence as much as a short one.

    Source of the thresholds: Hutto, C. J., & Gilbert, E. (2014), *ICWSM* 8, 216-225.

    >>> from analysis.sentiment import score_sentences
    >>> doc = Document("a1", "The rescue was a great success. She left at noon.")
    >>> table = document_tone(score_sentences(doc, scorer="vader"), doc)
    >>> table.loc[:1, ["measure", "numerator", "denominator", "value"]]
           measure  numerator  denominator   value
    0         tone     0.9022          2.0  0.4511
    1  tone_scored     0.9022          1.0  0.9022
    """
    if not negative <= positive:
        raise InputError(f"the threshold for negative, {negative}, lies above that for positive, {positive}")
    every = [1.0] * len(sentences)
    scored = [float(sentence.n_scored > 0) for sentence in sentences]
    scores = [sentence.score for sentence in sentences]

    def share(name: str, holds: Callable[[ScoredSentence], bool]) -> Result:
        counts = [float(holds(sentence)) for sentence in sentences]
        return measure(doc.doc_id, name, "", counts, every, random_state=random_state)

    third = len(sentences) // 3
    opening, ending = sentences[:third], sentences[len(sentences) - third :]
    rows = [
        _mean_score(doc, "", sentences, random_state),
        with_enough(
            measure(doc.doc_id, "tone_scored", "", scores, scored, random_state=random_state),
            int(sum(scored)),
        ),
        share("positive_share", lambda s: s.n_scored > 0 and s.score >= positive),
        share("negative_share", lambda s: s.n_scored > 0 and s.score <= negative),
        share("neutral_share", lambda s: s.n_scored > 0 and negative < s.score < positive),
        share("unscored_share", lambda s: s.n_scored == 0),
        _mean_score(doc, "opening", opening, random_state),
        _mean_score(doc, "ending", ending, random_state),
        _change(doc, opening, ending, random_state),
    ]
    return result_table(rows)


def _mean_score(doc: Document, group: str, sentences: Sequence[ScoredSentence], random_state: int) -> Result:
    # Where nothing was scored there is nothing to divide by, so the mean is NaN as everywhere.
    counted = float(any(sentence.n_scored for sentence in sentences))
    row = measure(
        doc.doc_id,
        "tone",
        group,
        [sentence.score for sentence in sentences],
        [counted] * len(sentences),
        random_state=random_state,
    )
    return with_enough(row, len(sentences))


def with_enough(row: Result, n: int) -> Result:
    """Take the interval from a mean of fewer than five sentences: it would be far too narrow."""
    if n >= FEWEST or math.isnan(row.low):
        return row
    return row._replace(low=math.nan, high=math.nan, method="too few sentences")


def _change(
    doc: Document, opening: Sequence[ScoredSentence], ending: Sequence[ScoredSentence], random_state: int
) -> Result:
    # Both thirds have as many sentences, so the difference of the sums over it is that of the means.
    before, after = [s.score for s in opening], [s.score for s in ending]
    change = math.fsum(after) - math.fsum(before)
    if not (any(s.n_scored for s in opening) and any(s.n_scored for s in ending)):
        return Result(doc.doc_id, "tone_change", "", change, 0.0, 1, math.nan, math.nan, math.nan, "")
    low, high = difference_interval(before, after, random_state=random_state)
    method = "" if math.isnan(low) else "bootstrap over the sentences of each third"
    n = len(opening)
    return Result(doc.doc_id, "tone_change", "", change, float(n), 1, change / n, low, high, method)
