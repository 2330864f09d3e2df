"""Whose tone it is: the sentences of an article by voice, and the mean score of each voice."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document, Span
from analysis.measurement import FEWEST, Result, difference_interval, measure, measure_part, result_table
from analysis.quotes import ATTRIBUTED, KINDS, Quotation
from analysis.sentiment import ScoredSentence
from analysis.voices.assign import assign_voices
from analysis.voices.evidence import NARRATOR, UNRESOLVED

if TYPE_CHECKING:
    import pandas as pd

# Speakers who were not found are of one kind here, whatever kept them from being found.
_SOURCES = tuple(kind for kind in KINDS if kind != "none")
# More rows than this in one table get no interval: nobody reads that far.
_MOST_INTERVALS = 1000


class VoicedSentence(NamedTuple):
    """A sentence with its voice: ``narrator``, a ``speaker_id`` or ``unresolved``.

    ``kind`` is ``narrator`` or the kind of source; ``score`` is ``NaN`` where no word is scored.
    ``position`` counts sentences from 1.
    """

    position: int
    voice: str
    kind: str
    n_scored: int
    score: float
    text: str
    start: int
    end: int


def find_voiced_sentences(
    sentences: Sequence[ScoredSentence], quotes: Sequence[Quotation], doc: Document
) -> list[VoicedSentence]:
    """List every sentence with the voice it is in and its score, in reading order.

    The voice is that of ``assign_voices``: attributed words must fill half of the sentence. A
    speaker's kind is that of the first quotation that is theirs.

    >>> from analysis.quotes import find_quotes
    >>> from analysis.sentiment import score_sentences
    >>> doc = Document("a1", "“We will win, and nobody can stop us,” said Ann Lee. Nobody moved.")
    >>> [s[1:5] for s in find_voiced_sentences(score_sentences(doc, scorer="vader"), find_quotes(doc), doc)]
    [('ann-lee', 'named', 2, 0.3818), ('narrator', 'narrator', 0, nan)]
    """
    kinds = {NARRATOR: NARRATOR}
    for quote in sorted((q for q in quotes if q.kind in ATTRIBUTED), key=lambda q: (q.start, q.end)):
        if quote.speaker_id is not None:
            kinds.setdefault(quote.speaker_id, quote.speaker_kind)
    voices = assign_voices([Span(sentence.start, sentence.end) for sentence in sentences], quotes)
    found = []
    for position, (sentence, voice) in enumerate(zip(sentences, voices, strict=True), start=1):
        kind = kinds.get(voice, UNRESOLVED)
        found.append(
            VoicedSentence(
                position,
                voice,
                kind if kind in (NARRATOR, *_SOURCES) else UNRESOLVED,
                sentence.n_scored,
                sentence.score if sentence.n_scored else math.nan,
                doc.text[sentence.start : sentence.end],
                sentence.start,
                sentence.end,
            )
        )
    return found


def tone_by_voice(
    sentences: Sequence[ScoredSentence],
    quotes: Sequence[Quotation],
    doc: Document,
    *,
    random_state: int = 0,
) -> "pd.DataFrame":
    """Rate the tone of each voice of an article: the narrator, all speakers, each speaker, each kind.

    - ``voice_share``: sentences in that voice / sentences; group ``narrator``, then each speaker, most
      sentences first; Wilson's interval;
    - ``voice_tone``: mean score of the sentences in that voice; the same groups;
    - ``said_tone``: mean score of all sentences that are not the narrator's;
    - ``voice_difference``: the narrator's mean minus that, with the interval of the difference itself;
    - ``kind_tone``: the same by kind of source (named, role, unnamed, organisation, document, unresolved).

    As in ``document_tone`` a sentence without a scored word counts as 0, and a voice in which no
    word is scored has no tone (``NaN``). Intervals are by bootstrap over the sentences of the voice, of
    five or more; of the first 1,000 speakers.

    The rows behind a number are those of ``find_voiced_sentences``.

    Missed: a sentence of two voices is given to one (``valence_by_voice`` parts it by its words);
    a speaker of whom not one sentence is half filled has no row.
    """
    voiced = find_voiced_sentences(sentences, quotes, doc)
    by_voice: dict[str, list[VoicedSentence]] = {NARRATOR: []}
    by_kind: dict[str, list[VoicedSentence]] = {kind: [] for kind in _SOURCES}
    for sentence in voiced:
        by_voice.setdefault(sentence.voice, []).append(sentence)
        if sentence.voice != NARRATOR:
            by_kind[sentence.kind].append(sentence)
    narrated = by_voice.pop(NARRATOR)
    said = [sentence for sentence in voiced if sentence.voice != NARRATOR]
    ranked = [(NARRATOR, narrated), *sorted(by_voice.items(), key=lambda row: (-len(row[1]), row[0]))]
    rows = [
        *(measure_part(doc.doc_id, "voice_share", voice, len(own), len(voiced)) for voice, own in ranked),
        *(
            _mean_score(doc, "voice_tone", voice, own, random_state, bounded=rank <= _MOST_INTERVALS)
            for rank, (voice, own) in enumerate(ranked)
        ),
        _mean_score(doc, "said_tone", "", said, random_state),
        _difference(doc, said, narrated, random_state),
        *(_mean_score(doc, "kind_tone", kind, own, random_state) for kind, own in by_kind.items()),
    ]
    return result_table(rows)


def _scores(sentences: Sequence[VoicedSentence]) -> list[float]:
    return [0.0 if math.isnan(sentence.score) else sentence.score for sentence in sentences]


def _mean_score(
    doc: Document,
    name: str,
    group: str,
    sentences: Sequence[VoicedSentence],
    random_state: int,
    bounded: bool = True,
) -> Result:
    scores, n = _scores(sentences), len(sentences)
    if not any(sentence.n_scored for sentence in sentences):
        return Result(doc.doc_id, name, group, 0.0, 0.0, 1, math.nan, math.nan, math.nan, "")
    if n < FEWEST or not bounded:
        total = math.fsum(scores)
        return Result(doc.doc_id, name, group, total, float(n), 1, total / n, math.nan, math.nan, "")
    return measure(doc.doc_id, name, group, scores, [1.0] * n, random_state=random_state)


def _difference(
    doc: Document, said: Sequence[VoicedSentence], narrated: Sequence[VoicedSentence], random_state: int
) -> Result:
    name, nothing = "voice_difference", math.nan
    if not (any(s.n_scored for s in said) and any(s.n_scored for s in narrated)):
        return Result(doc.doc_id, name, "", 0.0, 0.0, 1, nothing, nothing, nothing, "")
    theirs, own = _scores(said), _scores(narrated)
    value = math.fsum(own) / len(own) - math.fsum(theirs) / len(theirs)
    low, high = difference_interval(theirs, own, random_state=random_state)
    method = "" if math.isnan(low) else "bootstrap over the sentences of each voice"
    return Result(doc.doc_id, name, "", value, 1.0, 1, value, low, high, method)
