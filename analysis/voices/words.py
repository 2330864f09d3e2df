"""Whose the evaluating words are: each scored word with its voice, and how much is borrowed."""

import math
from collections.abc import Collection, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.measurement import Result, measure, result_table
from analysis.quotes import Quotation
from analysis.sentiment import ScoredSentence, list_words
from analysis.voices.evidence import NARRATOR, SCARE, SPEAKER, TITLE, evidence_voices

if TYPE_CHECKING:
    import pandas as pd

# More rows than this in one table get no interval: nobody reads that far.
_MOST_INTERVALS = 1000


class VoicedWord(NamedTuple):
    """A scored word with its voice: ``narrator``, ``speaker``, ``scare`` or ``title``.

    The last two are words in marks that nobody says. ``speaker_id`` is empty unless the voice is
    ``speaker``, and ``unresolved`` where the speaker was not found. The valences are those of
    ``ScoredWord``.
    """

    start: int
    end: int
    text: str
    lexicon_valence: float
    valence: float
    voice: str
    speaker_id: str


def word_voices(sentences: Sequence[ScoredSentence], quotes: Sequence[Quotation]) -> list[VoicedWord]:
    """Give each scored word its voice, in reading order.

    The voice is that of ``evidence_voices``. Missed: as there.

    >>> from analysis.quotes import find_quotes
    >>> from analysis.sentiment import score_sentences
    >>> doc = Document("a1", "“They lost,” said Ann Lee after the so-called “triumph” of the brave.")
    >>> sentences = score_sentences(doc, scorer="vader")
    >>> [(w.text, w.voice, w.speaker_id) for w in word_voices(sentences, find_quotes(doc))]
    [('lost', 'speaker', 'ann-lee'), ('triumph', 'scare', ''), ('brave', 'narrator', '')]
    """
    return [word for own in _by_sentence(sentences, quotes) for word in own]


def valence_by_voice(
    sentences: Sequence[ScoredSentence],
    quotes: Sequence[Quotation],
    doc: Document,
    *,
    random_state: int = 0,
) -> "pd.DataFrame":
    """Share out the valence of an article by voice: how much of its evaluation is borrowed.

    - ``borrowed_valence_share``: sum of absolute valences inside attributed words / that of all scored words;
    - ``positive_valence_share``, ``negative_valence_share``, group ``narrator``, ``speaker``, ``scare``,
      ``title``: sum of the positive (negative) valences in that voice / all positive (negative) valence;
    - ``speaker_valence_share``, group each speaker: sum of absolute valences in their words / that of
      all scored words, the largest first.

    Intervals are bootstrapped over sentences, of the first 1,000 speakers. The rows behind a number are
    those of ``word_voices``.

    Missed: as for ``word_voices``; weighs by a lexicon's valences, not by what readers feel.
    """
    voiced = _by_sentence(sentences, quotes)

    def sums(signs: Collection[int], voice: str = "") -> list[float]:
        return [
            math.fsum(
                abs(word.valence)
                for word in own
                if int(word.valence > 0) - int(word.valence < 0) in signs and voice in ("", word.voice)
            )
            for own in voiced
        ]

    def row(name: str, group: str, above: list[float], below: list[float]) -> Result:
        return measure(doc.doc_id, name, group, above, below, random_state=random_state)

    whole = sums((1, -1))
    rows = [row("borrowed_valence_share", "", sums((1, -1), SPEAKER), whole)]
    for name, sign in (("positive", 1), ("negative", -1)):
        below = sums((sign,))
        rows += [
            row(f"{name}_valence_share", voice, sums((sign,), voice), below)
            for voice in (NARRATOR, SPEAKER, SCARE, TITLE)
        ]
    by_speaker: dict[str, dict[int, float]] = {}
    for at, own in enumerate(voiced):
        for word in own:
            if word.voice == SPEAKER:
                theirs = by_speaker.setdefault(word.speaker_id, {})
                theirs[at] = theirs.get(at, 0.0) + abs(word.valence)
    ranked = sorted(by_speaker.items(), key=lambda item: (-math.fsum(item[1].values()), item[0]))
    total = math.fsum(whole)
    for rank, (speaker, theirs) in enumerate(ranked):
        name, weight = "speaker_valence_share", math.fsum(theirs.values())
        if rank < _MOST_INTERVALS:
            rows.append(row(name, speaker, [theirs.get(at, 0.0) for at in range(len(voiced))], whole))
        else:
            share, none = weight / total if total else math.nan, math.nan
            rows.append(Result(doc.doc_id, name, speaker, weight, total, 1, share, none, none, ""))
    return result_table(rows)


def _by_sentence(sentences: Sequence[ScoredSentence], quotes: Sequence[Quotation]) -> list[list[VoicedWord]]:
    """Give the voiced words of each sentence."""
    words = list_words(sentences)
    voiced = (
        VoicedWord(*word, voice.voice, voice.speaker_id)
        for word, voice in zip(words, evidence_voices(words, quotes), strict=True)
    )
    return [list(islice(voiced, len(sentence.words))) for sentence in sentences]
