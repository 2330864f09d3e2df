"""Quotations before their speakers are known to each other, and the records made of them."""

import re
from bisect import bisect_left
from typing import NamedTuple

from analysis.document import Document, Span
from analysis.quotes.anonymity import Said, anonymous_speakers
from analysis.quotes.cues import CueForm
from analysis.quotes.identity import identify
from analysis.quotes.kinds import speaker_kind
from analysis.quotes.marks import Marked
from analysis.quotes.records import Quotation


class Turn(NamedTuple):
    """Who speaks with which cue: what all quotations of one attribution share."""

    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    form: CueForm | None
    lemma: str | None
    attribution: int
    score: float

    @classmethod
    def nobody(cls) -> "Turn":
        """Give the turn of words in marks beside which nobody is named."""
        return cls(None, None, None, None, -1, 0.0)


class Draft(NamedTuple):
    """A quotation before its speaker is identified."""

    start: int
    end: int
    kind: str
    turn: Turn | None
    inner: tuple[Span, ...]
    marked: tuple[Span, ...]
    sentence: tuple[int, int]

    @classmethod
    def direct(cls, mark: Marked, turn: Turn, sentence: tuple[int, int]) -> "Draft":
        """Make the row of words in marks that somebody says."""
        return cls(mark.start, mark.end, "direct", turn, mark.inner, (Span(mark.start, mark.end),), sentence)

    @classmethod
    def unsaid(cls, mark: Marked, kind: str, sentence: tuple[int, int]) -> "Draft":
        """Make the row of words in marks that nobody says."""
        return cls(mark.start, mark.end, kind, None, mark.inner, (Span(mark.start, mark.end),), sentence)

    @classmethod
    def reported(
        cls, start: int, end: int, kind: str, turn: Turn, marked: tuple[Span, ...], sentence: tuple[int, int]
    ) -> "Draft":
        """Make the row of a reported clause with what stands between marks in it."""
        return cls(start, end, kind, turn, marked, marked, sentence)


def of_act(draft: Draft, act: str) -> bool:
    """Say whether a quotation is of an act; words between marks are speech where no cue says otherwise."""
    if draft.turn is None or draft.turn.form is None:
        return True
    return draft.turn.form.act == act or (act == "speech" and draft.kind == "direct")


def without_indirect(draft: Draft) -> list[Draft]:
    """Keep the words between marks only."""
    if draft.kind == "indirect":
        return []
    if draft.kind not in {"direct", "mixed"} or draft.marked == (Span(draft.start, draft.end),):
        return [draft]
    return [
        draft._replace(start=span.start, end=span.end, kind="direct", inner=(), marked=(span,))
        for span in draft.marked
    ]


_NOBODY = Turn.nobody()
# “He’s said” and “I’m told”: the verb is no part of who speaks. Behind a name it may be a possessive.
_VERB_OF_PRONOUN = re.compile(
    r"(?:I|you|s?he|it|we|they|who|that|there)(?P<verb>[’'](?:m|s|d|re|ve|ll))", re.IGNORECASE
)


def _speaker_of(text: str, draft: Draft) -> tuple[int, int] | None:
    """Give where the speaker of a draft is named, without a verb that is written together with it."""
    if draft.turn is None or draft.turn.speaker is None:
        return None
    start, end = draft.turn.speaker
    found = _VERB_OF_PRONOUN.fullmatch(text, start, end)
    return (start, found.start("verb")) if found else (start, end)


def finish(doc: Document, drafts: list[Draft], min_words: int) -> list[Quotation]:
    """Count words, tell who the speakers are, and make the records."""
    text = doc.text
    word_starts = [word.start for word in doc.words]
    said_by = []
    spans = [_speaker_of(text, draft) for draft in drafts]
    for span in spans:
        words = text[slice(*span)] if span else None
        said_by.append((words, speaker_kind(words)))
    identities = identify(text, said_by, spans, [draft.marked for draft in drafts])
    anonymous = anonymous_speakers(
        text,
        [
            Said(span, draft.sentence, key, kind)
            for span, draft, (key, kind) in zip(spans, drafts, identities, strict=True)
        ],
    )
    numbers: dict[int, int] = {}
    found = []
    for draft, span, (words, _), (key, kind), withheld in zip(
        drafts, spans, said_by, identities, anonymous, strict=True
    ):
        n_words = bisect_left(word_starts, draft.end) - bisect_left(word_starts, draft.start)
        if n_words < min_words:
            continue
        turn = draft.turn or _NOBODY
        cue_start, cue_end = turn.cue or (None, None)
        speaker_start, speaker_end = span or (None, None)
        slant = act = None
        if turn.cue is not None:
            slant, act = (turn.form.slant, turn.form.act) if turn.form else ("neutral", "speech")
        found.append(
            Quotation(
                start=draft.start,
                end=draft.end,
                kind=draft.kind,
                content=text[draft.start : draft.end],
                n_words=n_words,
                speaker=words,
                speaker_start=speaker_start,
                speaker_end=speaker_end,
                speaker_id=key,
                speaker_kind=kind,
                anonymous=withheld,
                cue=text[cue_start:cue_end] if turn.cue else None,
                cue_start=cue_start,
                cue_end=cue_end,
                cue_lemma=turn.lemma,
                cue_slant=slant,
                act=act,
                attribution=numbers.setdefault(turn.attribution, len(numbers)) if draft.turn else None,
                inner=draft.inner,
                marked=draft.marked,
                score=turn.score if draft.turn else None,
            )
        )
    return found
