"""Join marks and reported clauses: which words are whose, with which cue, and what nobody says."""

from typing import NamedTuple

from analysis.document import Document, Span
from analysis.quotes.clauses import Report
from analysis.quotes.cues import CueForm, cue_forms
from analysis.quotes.drafts import Draft, finish, without_indirect
from analysis.quotes.marks import Marked, find_marked
from analysis.quotes.reading import Reading, read_pieces
from analysis.quotes.records import Quotation
from analysis.quotes.reported import find_reports
from analysis.quotes.speakers import (
    DETERMINERS,
    PREPOSITIONS,
    TIMES,
    SpeakerSpan,
    is_adverb,
    subject_after,
)
from analysis.quotes.unsaid import is_distanced, what_nobody_says
from analysis.quotes.words import word_set

_SUBJECT_PRONOUNS = word_set("he she they it i we")


class _Turn(NamedTuple):
    """The attribution that a following quotation may go on with."""

    speaker: tuple[int, int] | None
    cue: tuple[int, int] | None
    form: CueForm | None
    lemma: str | None
    attribution: int


def find_quotes(doc: Document, *, min_words: int = 1, indirect: bool = True) -> list[Quotation]:
    """List what an article quotes or reports others as saying, in reading order.

    Raise ``min_words`` to leave out short scraps between marks. Without ``indirect`` only words
    between marks are listed, and a mixed quotation gives those.

    Missed: speech reported without a verb of saying, transcripts that name the speaker in front of
    each turn, and quotations whose closing mark is missing.

    >>> [quote] = find_quotes(Document("a1", "“Not yet,” said one opposition MP."))
    >>> quote.content, quote.kind, quote.speaker, quote.speaker_kind, quote.cue_lemma
    ('Not yet,', 'direct', 'one opposition MP', 'role', 'say')
    """
    forms = cue_forms()
    marks = find_marked(doc.text, doc.shadow, doc.paragraphs)
    reading = read_pieces(doc, marks, forms)
    drafts = _drafts(doc, reading, marks, find_reports(reading, forms), forms)
    if not indirect:
        drafts = [part for draft in drafts for part in without_indirect(draft)]
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return finish(doc, drafts, min_words)


def _drafts(
    doc: Document,
    reading: Reading,
    marks: list[Marked],
    reports: list[list[Report]],
    forms: dict[str, CueForm],
) -> list[Draft]:
    drafts: list[Draft] = []
    n_attributions = 0
    turn: _Turn | None = None
    heralded = False
    ends = reading.ends
    last_end = 0
    for (begin, end), found in zip(reading.sentences, reports, strict=True):
        sentence = (reading.starts[begin], ends[end - 1])
        same_paragraph = "\n" not in doc.text[last_end : sentence[0]]
        covered: set[int] = set()
        spoken: _Turn | None = None
        speaker: tuple[int, int] | None = None
        for report in found:
            if report.speaker is not None:
                speaker = _span(reading, report.speaker)
            elif report.inherited:
                speaker = speaker or _sentence_subject(reading, begin, report.cue_first, forms)
            own = speaker if report.speaker is not None or report.inherited else None
            cue = (reading.starts[report.cue_first], ends[report.cue_last - 1])
            this = _Turn(own, cue, report.form, report.lemma, n_attributions)
            used = False
            for first, last in report.contents:
                for draft in _content(doc, reading, marks, first, last, this, sentence, covered):
                    drafts.append(draft)
                    used = True
                    if draft.kind in {"direct", "mixed"} or spoken is None:
                        spoken = this
            n_attributions += used
        quoted = [k for k in range(begin, end) if reading.marked[k] >= 0 and k not in covered]
        for k in quoted:
            mark = marks[reading.marked[k]]
            alone = not any(reading.words[i][0].isalnum() for i in range(begin, end) if reading.marked[i] < 0)
            if turn is not None and (
                alone or (k == begin and (same_paragraph or mark.continues or heralded))
            ):
                drafts.append(_direct(mark, turn, sentence))
                spoken = turn
                continue
            nobody = what_nobody_says(doc, reading, marks, begin, end, k, alone=alone)
            if nobody:
                drafts.append(_unsaid(mark, nobody, sentence))
                continue
            near = _nearest(doc, reading, marks, begin, end, k, found, forms, n_attributions)
            if near is None and turn is not None and alone:
                near = turn._replace(attribution=n_attributions)
            if near is None:
                near = _Turn(None, None, None, None, n_attributions)
            n_attributions += 1
            drafts.append(_direct(mark, near, sentence))
            spoken = near
        heralded = reading.low[end - 1] == ":" or (
            bool(quoted or covered) and not marks[_last_mark(reading, begin, end)].closed
        )
        if spoken is not None:
            turn = spoken
        elif heralded:
            turn = _herald(reading, begin, end, found, forms, n_attributions)
            n_attributions += 1
        elif found or not same_paragraph:
            turn = None
        last_end = sentence[1]
    return drafts


def _last_mark(reading: Reading, begin: int, end: int) -> int:
    return next(reading.marked[k] for k in range(end - 1, begin - 1, -1) if reading.marked[k] >= 0)


def _span(reading: Reading, speaker: SpeakerSpan) -> tuple[int, int]:
    return reading.starts[speaker.first], reading.ends[speaker.last - 1]


def _direct(mark: Marked, turn: _Turn, sentence: tuple[int, int]) -> Draft:
    return Draft(
        mark.start,
        mark.end,
        "direct",
        turn.speaker,
        turn.cue,
        turn.form,
        turn.lemma,
        turn.attribution,
        mark.inner,
        sentence,
    )


def _unsaid(mark: Marked, kind: str, sentence: tuple[int, int]) -> Draft:
    return Draft(mark.start, mark.end, kind, None, None, None, None, None, mark.inner, sentence)


def _content(
    doc: Document,
    reading: Reading,
    marks: list[Marked],
    first: int,
    last: int,
    turn: _Turn,
    sentence: tuple[int, int],
    covered: set[int],
) -> list[Draft]:
    """Make the rows of one stretch of content: direct, mixed or indirect."""
    while first < last and (reading.low[first] in {",", ";", ":", ".", "—", "–", ")"}):
        first += 1
    while first < last and reading.low[last - 1] in {",", ";", ":", ".", "—", "–", "!", "?", "("}:
        last -= 1
    if first >= last:
        return []
    inside = [k for k in range(first, last) if reading.marked[k] >= 0]
    if any(k in covered for k in inside):
        return []
    plain = [k for k in range(first, last) if reading.marked[k] < 0 and reading.words[k][0].isalnum()]
    if plain == [first] and reading.low[first] == "that" and inside:
        plain = []
    if inside and not plain:
        covered.update(inside)
        return [_direct(marks[reading.marked[k]], turn, sentence) for k in inside]
    start, stop = reading.starts[first], reading.ends[last - 1]
    if reading.low[first] == "that" and last - first > 1:
        start = reading.starts[first + 1]
    inner: list[Span] = []
    terms: list[Draft] = []
    for k in inside:
        mark = marks[reading.marked[k]]
        covered.add(k)
        if is_distanced(reading, first, last, k):
            terms.append(_unsaid(mark, "scare", sentence))
        else:
            inner.append(Span(mark.start, mark.end))
    if inside and inside[-1] == last - 1:
        stop = marks[reading.marked[inside[-1]]].outer_end
    kind = "mixed" if inner else "indirect"
    whole = Draft(
        start,
        stop,
        kind,
        turn.speaker,
        turn.cue,
        turn.form,
        turn.lemma,
        turn.attribution,
        tuple(inner),
        sentence,
    )
    return [whole, *terms]


def _sentence_subject(
    reading: Reading, begin: int, cue: int, forms: dict[str, CueForm]
) -> tuple[int, int] | None:
    """Find the subject of the sentence for a verb that shares it: the first phrase before a verb."""
    low, words = reading.low, reading.words
    k = begin
    first = low[k]
    if first in {
        "in",
        "on",
        "at",
        "after",
        "during",
        "while",
        "as",
        "when",
        "before",
        "with",
        "for",
        "asked",
        "speaking",
        "since",
        "although",
        "though",
        "if",
        "despite",
        "by",
        "from",
        "to",
    }:
        while k < cue and low[k] != ",":
            k += 1
        k += 1
    while k < cue and (
        low[k]
        in {"but", "and", "however", ",", "still", "also", "yet", "meanwhile", "instead", "so", "now", "then"}
    ):
        k += 1
    if k >= cue or not words[k][0].isalnum():
        return None
    stop = k
    if low[k] in {"he", "she", "they", "it", "i", "we"}:
        return reading.starts[k], reading.ends[k]
    determined = low[k] in DETERMINERS
    while stop < cue and words[stop][0].isalnum():
        word = low[stop]
        if stop > k and (
            word
            in {
                "is",
                "are",
                "was",
                "were",
                "has",
                "have",
                "had",
                "will",
                "would",
                "who",
                "that",
                "which",
                "and",
            }
            or word in forms
            or word.endswith("ed")
            or (
                not determined
                and words[stop][0].islower()
                and words[stop - 1][0].isupper()
                and word not in {"of", "de", "van"}
            )
        ):
            break
        stop += 1
    if stop == k or stop - k > 12 or low[k].endswith("ing") or not _names_somebody(reading, k, stop):
        return None
    return reading.starts[k], reading.ends[stop - 1]


def _named_after(
    doc: Document,
    reading: Reading,
    marks: list[Marked],
    k: int,
    end: int,
    forms: dict[str, CueForm],
    attribution: int,
) -> _Turn | None:
    """Read “C!” the crowd yelled: a subject and any verb right after words that end in a comma or “!”."""
    mark = marks[reading.marked[k]]
    if doc.text[mark.end - 1] not in ",?!" or not mark.closed:
        return None
    subject = subject_after(reading, k, end, forms)
    if subject is None:
        return None
    first, last = subject
    if last == first + 1 and reading.low[first] in _SUBJECT_PRONOUNS and last < end:
        last += 1
    if last - first < 2 or last - first > 12 or not reading.words[last - 1][0].islower():
        return None
    cue = (reading.starts[last - 1], reading.ends[last - 1])
    return _Turn(
        (reading.starts[first], reading.ends[last - 2]), cue, None, reading.low[last - 1], attribution
    )


def _names_somebody(reading: Reading, first: int, last: int) -> bool:
    """Say whether a phrase holds more than determiners, adverbs and times."""
    return any(
        word not in DETERMINERS and word not in TIMES and not is_adverb(word) and word not in PREPOSITIONS
        for word in reading.low[first:last]
    )


def _nearest(
    doc: Document,
    reading: Reading,
    marks: list[Marked],
    begin: int,
    end: int,
    k: int,
    found: list[Report],
    forms: dict[str, CueForm],
    attribution: int,
) -> _Turn | None:
    """Attribute words between marks that no reported clause holds: to the nearest cue, else the subject."""
    follows = _named_after(doc, reading, marks, k, end, forms, attribution)
    if follows is not None:
        return follows
    before = [report for report in found if report.cue_last <= k]
    report = before[-1] if before else (found[0] if found else None)
    if report is not None:
        cue = (reading.starts[report.cue_first], reading.ends[report.cue_last - 1])
        speaker = _span(reading, report.speaker) if report.speaker else None
        if speaker is None and report.inherited:
            speaker = _sentence_subject(reading, begin, report.cue_first, forms)
        return _Turn(speaker, cue, report.form, report.lemma, attribution)
    for at in range(k - 1, max(begin, k - 12) - 1, -1):
        form = forms.get(reading.low[at])
        if form is not None:
            passive = form.form == "past" and (
                at == begin or reading.low[at - 1] in {",", "is", "are", "was", "were", "been"}
            )
            cue = (reading.starts[at], reading.ends[at])
            own = None if passive else _sentence_subject(reading, begin, at, forms)
            return _Turn(own, cue, form, form.lemma, attribution)
    speaker = _sentence_subject(reading, begin, k, forms)
    return _Turn(speaker, None, None, None, attribution) if speaker else None


def _herald(
    reading: Reading, begin: int, end: int, found: list[Report], forms: dict[str, CueForm], attribution: int
) -> _Turn:
    """Read the speaker of what follows from a sentence that ends in a colon."""
    if found:
        report = found[-1]
        speaker = _span(reading, report.speaker) if report.speaker else None
        speaker = speaker or _sentence_subject(reading, begin, report.cue_first, forms)
        cue = (reading.starts[report.cue_first], reading.ends[report.cue_last - 1])
        return _Turn(speaker, cue, report.form, report.lemma, attribution)
    for at in range(end - 2, begin, -1):
        form = forms.get(reading.low[at])
        if form is not None:
            return _Turn(
                _sentence_subject(reading, begin, at, forms),
                (reading.starts[at], reading.ends[at]),
                form,
                form.lemma,
                attribution,
            )
    return _Turn(_sentence_subject(reading, begin, end - 1, forms), None, None, None, attribution)
