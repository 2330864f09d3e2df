"""Quotations before their speakers are known to each other, and the records made of them."""

from bisect import bisect_left
from typing import NamedTuple

from analysis.document import Document, Span
from analysis.quotes.cues import CueForm
from analysis.quotes.identity import identify
from analysis.quotes.records import Quotation
from analysis.quotes.speakers import (
    speaker_kind,
    states_anonymity,
)


class Draft(NamedTuple):
    """A quotation before its speaker is identified."""

    start: int
    end: int
    kind: str
    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    form: CueForm | None
    lemma: str | None
    attribution: int | None
    inner: tuple[Span, ...]
    sentence: tuple[int, int]


def without_indirect(draft: Draft) -> list[Draft]:
    """Keep the words between marks only."""
    if draft.kind == "indirect":
        return []
    if draft.kind != "mixed":
        return [draft]
    return [draft._replace(start=span.start, end=span.end, kind="direct", inner=()) for span in draft.inner]


def _anonymous(text: str, drafts: list[Draft], kinds: list[str]) -> set[int]:
    """List the attributions whose sentence says that the source would not be named."""
    stated: dict[tuple[int, int], bool] = {}
    found: set[int] = set()
    for draft, kind in zip(drafts, kinds, strict=True):
        if kind in {"unnamed", "role", "unresolved"} and draft.attribution is not None:
            if draft.sentence not in stated:
                stated[draft.sentence] = states_anonymity(text[slice(*draft.sentence)])
            if stated[draft.sentence]:
                found.add(draft.attribution)
    return found


def finish(doc: Document, drafts: list[Draft], min_words: int) -> list[Quotation]:
    """Count words, tell who the speakers are, and make the records."""
    text = doc.text
    word_starts = [word.start for word in doc.words]
    said_by = []
    for draft in drafts:
        words = text[slice(*draft.speaker)] if draft.speaker else None
        said_by.append((words, speaker_kind(words)))
    identities = identify(text, said_by)
    numbers: dict[int, int] = {}
    anonymous_ones = _anonymous(text, drafts, [kind for _, kind in identities])
    found = []
    for draft, (words, _), (key, kind) in zip(drafts, said_by, identities, strict=True):
        n_words = bisect_left(word_starts, draft.end) - bisect_left(word_starts, draft.start)
        if n_words < min_words:
            continue
        anonymous = draft.attribution in anonymous_ones
        number = None
        if draft.attribution is not None:
            number = numbers.setdefault(draft.attribution, len(numbers))
        cue_start, cue_end = draft.cue or (None, None)
        speaker_start, speaker_end = draft.speaker or (None, None)
        slant = act = None
        if draft.cue is not None:
            slant, act = (draft.form.slant, draft.form.act) if draft.form else ("neutral", "speech")
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
                anonymous=anonymous,
                cue=text[cue_start:cue_end] if draft.cue else None,
                cue_start=cue_start,
                cue_end=cue_end,
                cue_lemma=draft.lemma,
                cue_slant=slant,
                act=act,
                attribution=number,
                inner=draft.inner,
            )
        )
    return found
