"""What scored sentences say of an article: its tone with intervals, its course, its strongest words."""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from analysis.document import Document, InputError
from analysis.document.shadow import typographic_shadow
from analysis.measurement import Result, measure, result_table
from analysis.sentiment.records import ScoredSentence, ScoredWord, list_words

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
    is that of the first or last third of the sentences.

    An article (or third) in which no word is scored has no tone: ``NaN``, not 0.

    Missed: weight. A headline counts as much as the last line, a long sentence as much as a short one.

    Source of the thresholds: Hutto, C. J., & Gilbert, E. (2014), *ICWSM* 8, 216-225.

    >>> from analysis.sentiment import score_sentences
    >>> doc = Document("a1", "The rescue was a great success. She left at noon.")
    >>> table = document_tone(score_sentences(doc), doc)
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
    rows = [
        _mean_score(doc, "", sentences, random_state),
        measure(doc.doc_id, "tone_scored", "", scores, scored, random_state=random_state),
        share("positive_share", lambda s: s.n_scored > 0 and s.score >= positive),
        share("negative_share", lambda s: s.n_scored > 0 and s.score <= negative),
        share("neutral_share", lambda s: s.n_scored > 0 and negative < s.score < positive),
        share("unscored_share", lambda s: s.n_scored == 0),
        _mean_score(doc, "opening", sentences[:third], random_state),
        _mean_score(doc, "ending", sentences[len(sentences) - third :], random_state),
    ]
    return result_table(rows)


def _mean_score(doc: Document, group: str, sentences: Sequence[ScoredSentence], random_state: int) -> Result:
    # Where nothing was scored there is nothing to divide by, so the mean is NaN as everywhere.
    counted = float(any(sentence.n_scored for sentence in sentences))
    return measure(
        doc.doc_id,
        "tone",
        group,
        [sentence.score for sentence in sentences],
        [counted] * len(sentences),
        random_state=random_state,
    )


def tone_curve(sentences: Sequence[ScoredSentence], doc: Document, *, window: int = 5) -> "pd.DataFrame":
    """Follow the tone through an article: one row per sentence, the raw score beside the smoothed one.

    ``position`` counts sentences from 1. ``score`` is ``NaN`` where no word is scored. ``smoothed``
    is the mean over ``window`` sentences, this one in the middle (fewer at both ends of the article),
    made like ``tone``: a sentence without a scored word counts as 0, and with none in the whole
    window it is ``NaN``.

    Raises ``InputError`` unless ``window`` is odd and at least 1.
    """
    if window < 1 or window % 2 == 0:
        raise InputError(f"a window of {window} sentences has no middle: give an odd number, 1 or more")
    import pandas as pd

    # Running sums make each window two subtractions, so a wide window costs nothing.
    scores = [0.0, *accumulate(sentence.score for sentence in sentences)]
    scored = [0, *accumulate(int(sentence.n_scored > 0) for sentence in sentences)]
    rows = []
    for i, sentence in enumerate(sentences):
        first, last = max(0, i - window // 2), min(len(sentences), i + window // 2 + 1)
        smoothed = (
            (scores[last] - scores[first]) / (last - first) if scored[last] > scored[first] else math.nan
        )
        score = sentence.score if sentence.n_scored else math.nan
        rows.append((doc.doc_id, i + 1, sentence.start, sentence.end, sentence.n_scored, score, smoothed))
    columns = ["doc_id", "position", "start", "end", "n_scored", "score", "smoothed"]
    return pd.DataFrame(rows, columns=columns)


def extreme_sentences(sentences: Sequence[ScoredSentence], doc: Document, n: int = 3) -> "pd.DataFrame":
    """List the ``n`` most positive and the ``n`` most negative sentences, each with the words that made it.

    Only scores above 0 count as positive here and only those below as negative, so there may be
    fewer rows. Of equal scores the earlier comes first. ``words`` gives each word with its valence
    after the rules; ``rank`` counts from 1 within each ``polarity``.
    """
    import pandas as pd

    above = sorted((s for s in sentences if s.score > 0), key=lambda s: -s.score)[:n]
    below = sorted((s for s in sentences if s.score < 0), key=lambda s: s.score)[:n]
    rows = [
        (
            doc.doc_id,
            polarity,
            rank,
            sentence.score,
            doc.text[sentence.start : sentence.end],
            ", ".join(f"{word.text} {word.valence:+.2f}" for word in sentence.words),
            sentence.start,
            sentence.end,
        )
        for polarity, found in (("positive", above), ("negative", below))
        for rank, sentence in enumerate(found, start=1)
    ]
    columns = ["doc_id", "polarity", "rank", "score", "text", "words", "start", "end"]
    return pd.DataFrame(rows, columns=columns)


def weighing_words(sentences: Sequence[ScoredSentence]) -> "pd.DataFrame":
    """Sum up the valence of each word over an article, the heaviest first, whichever its sign.

    Words that differ in capitals or in the kind of apostrophe are one, shown in small letters. ``n``
    counts its occurrences, ``valence`` is their sum after the rules, ``lexicon_valence`` the sum without
    them: where the two differ, negators, amplifiers, capitals or contrast were at work.
    """
    import pandas as pd

    occurrences: defaultdict[str, list[ScoredWord]] = defaultdict(list)
    for word in list_words(sentences):
        occurrences[typographic_shadow(word.text).lower()].append(word)
    rows = [
        (word, len(found), math.fsum(w.valence for w in found), math.fsum(w.lexicon_valence for w in found))
        for word, found in occurrences.items()
    ]
    rows.sort(key=lambda row: (-abs(row[2]), row[0]))
    return pd.DataFrame(rows, columns=["word", "n", "valence", "lexicon_valence"])
