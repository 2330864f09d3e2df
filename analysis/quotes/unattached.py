"""Who says words between marks that no reported clause holds: by the nearest cue, else by rule."""

from collections.abc import Sequence

from analysis.document import Document
from analysis.quotes.cues import CueForm
from analysis.quotes.drafts import Turn
from analysis.quotes.features import Cue
from analysis.quotes.marks import Marked
from analysis.quotes.reading import Reading
from analysis.quotes.reported import Report, find_speaker, possible_cues
from analysis.quotes.speakers import sentence_subject, subject_after
from analysis.quotes.syntax import Syntax
from analysis.quotes.unsaid import Place
from analysis.quotes.weights import Weights
from analysis.quotes.words import word_set

_SUBJECT_PRONOUNS = word_set("he she they it i we")
# A cue farther from its quotation than this is another's.
_REACH = 12


def nearest(
    doc: Document,
    reading: Reading,
    syntax: Syntax,
    marks: Sequence[Marked],
    place: Place,
    found: Sequence[Report],
    forms: dict[str, CueForm],
    weights: Weights,
) -> Turn | None:
    """Attribute words between marks that no reported clause holds: to the nearest cue, else the subject."""
    begin, end, k = place.begin, place.end, place.at
    follows = _named_after(doc, reading, marks, k, end, forms)
    if follows is not None:
        return follows
    before = [report for report in found if report.cue_last <= k]
    report = before[-1] if before else (found[0] if found else None)
    if report is not None:
        return _of_report(reading, report)
    cues = [cue for cue in possible_cues(reading, syntax, begin, end, forms) if abs(cue.at - k) <= _REACH]
    if cues:
        cue = min(cues, key=lambda one: (abs(one.at - k), -one.prior))
        return _of_cue(reading, syntax, cue, "after" if cue.at < k else "before", (k, k + 1), forms, weights)
    subject = sentence_subject(reading, begin, k, forms)
    return Turn(subject, None, None, None, -1, 0.0) if subject else None


def herald(
    reading: Reading,
    syntax: Syntax,
    begin: int,
    end: int,
    found: Sequence[Report],
    forms: dict[str, CueForm],
    weights: Weights,
) -> Turn:
    """Read the speaker of what follows from a sentence that ends in a colon or an open mark."""
    if found:
        return _of_report(reading, found[-1])
    cues = possible_cues(reading, syntax, begin, end, forms)
    if cues:
        return _of_cue(reading, syntax, cues[-1], "after", (end - 1, end), forms, weights)
    return Turn(sentence_subject(reading, begin, end - 1, forms), None, None, None, -1, 0.0)


def _of_report(reading: Reading, report: Report) -> Turn:
    speaker = None
    if report.speaker is not None:
        speaker = (reading.starts[report.speaker.first], reading.ends[report.speaker.last - 1])
    cue = (reading.starts[report.cue_first], reading.ends[report.cue_last - 1])
    return Turn(speaker, cue, report.form, report.form.lemma, -1, report.score)


def _of_cue(
    reading: Reading,
    syntax: Syntax,
    cue: Cue,
    order: str,
    content: tuple[int, int],
    forms: dict[str, CueForm],
    weights: Weights,
) -> Turn:
    found = find_speaker(syntax, cue, order, [content], [], weights)
    speaker = (reading.starts[found.first], reading.ends[found.last - 1]) if found else None
    form = forms[reading.low[cue.at]]
    return Turn(speaker, (reading.starts[cue.at], reading.ends[cue.at]), form, form.lemma, -1, 0.0)


def _named_after(
    doc: Document,
    reading: Reading,
    marks: Sequence[Marked],
    k: int,
    end: int,
    forms: dict[str, CueForm],
) -> Turn | None:
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
    if last - first < 2 or last - first > _REACH or not reading.words[last - 1][0].islower():
        return None
    cue = (reading.starts[last - 1], reading.ends[last - 1])
    form = forms.get(reading.low[last - 1])
    lemma = form.lemma if form else reading.low[last - 1]
    return Turn((reading.starts[first], reading.ends[last - 2]), cue, form, lemma, -1, 0.0)
