"""The words that make the tone: what each adds, and how much of the whole that is."""

import math
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.document import Document
from analysis.document.shadow import typographic_shadow
from analysis.measurement import Result, measure, result_table
from analysis.sentiment.records import ScoredSentence, ScoredWord, list_words

if TYPE_CHECKING:
    import pandas as pd

# Nobody reads further down a list of words than this.
_MOST_INTERVALS = 100
_SHARE = "word_valence_share"


def weighing_words(sentences: Sequence[ScoredSentence]) -> "pd.DataFrame":
    """Sum up the valence of each word over an article, the heaviest first, whichever its sign.

    Words that differ in capitals or in the kind of apostrophe are one, shown in small letters. ``n``
    counts its occurrences, ``valence`` is their sum after the rules, ``lexicon_valence`` the sum without
    them: where the two differ, negators, amplifiers, capitals or contrast were at work.
    """
    import pandas as pd

    occurrences: defaultdict[str, list[ScoredWord]] = defaultdict(list)
    for word in list_words(sentences):
        occurrences[_shown(word)].append(word)
    rows = [
        (word, len(found), math.fsum(w.valence for w in found), math.fsum(w.lexicon_valence for w in found))
        for word, found in occurrences.items()
    ]
    rows.sort(key=lambda row: (-abs(row[2]), row[0]))
    return pd.DataFrame(rows, columns=["word", "n", "valence", "lexicon_valence"])


def word_shares(
    sentences: Sequence[ScoredSentence], doc: Document, *, random_state: int = 0
) -> "pd.DataFrame":
    """Share out all valence of an article over its words, one row a word in ``group``, the largest first.

    ``word_valence_share`` = sum of the absolute valences of the word's occurrences / that sum over all
    scored words, 0 to 1. Words are one as in ``weighing_words``. Intervals are bootstrapped over
    sentences, of the 100 largest.

    Missed: a word that is now positive, now negative weighs in full here, and cancels itself in the tone.

    >>> from analysis.sentiment import score_sentences
    >>> doc = Document("a1", "A war, a war! They win.")
    >>> shares = word_shares(score_sentences(doc, scorer="vader"), doc)
    >>> shares[["group", "numerator", "denominator"]].values.tolist()
    [['war', 5.8, 8.6], ['win', 2.8, 8.6]]
    """
    weights: defaultdict[str, defaultdict[int, float]] = defaultdict(lambda: defaultdict(float))
    whole = [0.0] * len(sentences)
    for at, sentence in enumerate(sentences):
        for word in sentence.words:
            weights[_shown(word)][at] += abs(word.valence)
            whole[at] += abs(word.valence)
    total = math.fsum(whole)
    ranked = sorted(
        ((shown, own, math.fsum(own.values())) for shown, own in weights.items()),
        key=lambda row: (-row[2], row[0]),
    )
    rows = []
    for rank, (shown, own, weight) in enumerate(ranked):
        if not weight:
            continue  # the rules silenced it wherever it stands
        if rank < _MOST_INTERVALS:
            each = [own.get(at, 0.0) for at in range(len(sentences))]
            rows.append(measure(doc.doc_id, _SHARE, shown, each, whole, random_state=random_state))
        else:
            share, none = weight / total, math.nan
            rows.append(Result(doc.doc_id, _SHARE, shown, weight, total, 1, share, none, none, ""))
    return result_table(rows)


def _shown(word: ScoredWord) -> str:
    """Write a word as it stands for all its occurrences."""
    return typographic_shadow(word.text).lower()
