"""Join marks and reported clauses: which words are whose, with which cue, and what nobody says."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from analysis.document import Document, Span
from analysis.quotes.cues import CueForm, cue_forms
from analysis.quotes.drafts import Draft, Turn, finish, of_act, without_indirect
from analysis.quotes.marks import Marked, find_marked
from analysis.quotes.reading import Reading, read_pieces
from analysis.quotes.records import Quotation
from analysis.quotes.reported import Report, find_reports
from analysis.quotes.syntax import read_syntax
from analysis.quotes.unattached import herald, nearest
from analysis.quotes.unsaid import Place, is_distanced, is_title, mark_values, said_by_somebody
from analysis.quotes.weights import Weights, load_weights

MODES = ("attribution", "speech")
# An attribution is listed from this probability on: about where F1 is best on the training articles.
LEAST_SCORE = 0.25
# Marks are taken for somebody’s words from this probability on, chosen on held-out articles: the model sees
# fewer of the marks that nobody says than there are, since it was trained where most clauses were found.
EVEN = 0.75
# What one cue introduces in a paragraph is direct where so much of it, in letters, stands between marks:
# “that” before the mark or a word in brackets does not make it mixed, as the annotators of news have it.
_NEARLY_ALL = 0.9

# Given a mark that no reported clause holds and what describes it: the probability that somebody says it.
Judge = Callable[[Marked, list[str]], float]


def find_quotes(
    doc: Document,
    *,
    min_words: int = 1,
    indirect: bool = True,
    mode: str = "attribution",
    min_score: float = LEAST_SCORE,
) -> list[Quotation]:
    """List what an article quotes or reports others as saying or thinking, in reading order.

    Raise ``min_words`` to leave out short scraps between marks. Without ``indirect`` only words
    between marks are listed, and a mixed quotation gives those. ``mode`` ``"speech"`` leaves out what
    is thought, believed or planned. Raise ``min_score`` (0 to 1) for fewer and surer attributions.

    Missed: content whose cue is not in the table of cues, speech that runs on over sentences without
    marks or a further cue, and quotations whose closing mark is missing. ``METHODS.md`` gives the
    measured precision and recall.

    Raise ``ValueError`` where ``mode`` or ``min_score`` is none of these.

    >>> [quote] = find_quotes(Document("a1", "“Not yet,” said one opposition MP."))
    >>> quote.content, quote.kind, quote.speaker, quote.speaker_kind, quote.cue_lemma
    ('Not yet,', 'direct', 'one opposition MP', 'role', 'say')
    """
    if mode not in MODES:
        raise ValueError(f"mode is one of {', '.join(MODES)}, not {mode!r}")
    if not 0 <= min_score <= 1:
        raise ValueError(f"min_score lies between 0 and 1, not {min_score}")
    weights = load_weights()

    def judge(_: Marked, values: list[str]) -> float:
        return said_by_somebody(weights, values)

    drafts = draft_quotations(doc, cue_forms(), weights, min_score, judge)
    if mode == "speech":
        drafts = [draft for draft in drafts if of_act(draft, "speech")]
    if not indirect:
        drafts = [part for draft in drafts for part in without_indirect(draft)]
    drafts.sort(key=lambda draft: (draft.start, -draft.end))
    return finish(doc, drafts, min_words)


def draft_quotations(
    doc: Document, forms: dict[str, CueForm], weights: Weights, least: float, judge: Judge
) -> list[Draft]:
    """Find the reported clauses, lay the marks over them, and ask of each other mark who says it."""
    marks = find_marked(doc.text, doc.shadow, doc.paragraphs)
    reading = read_pieces(doc, marks, forms)
    syntax = read_syntax(reading)
    reports = find_reports(reading, syntax, forms, weights, least=least)
    mostly_single = 2 * sum(mark.single for mark in marks) > len(marks)
    drafts: list[Draft] = []
    n_attributions = 0
    turn: Turn | None = None
    heralded = False
    last_end = 0
    for (begin, end), found in zip(reading.sentences, reports, strict=True):
        sentence = (reading.starts[begin], reading.ends[end - 1])
        same_paragraph = "\n" not in doc.text[last_end : sentence[0]]
        covered: set[int] = set()
        spoken: Turn | None = None
        for report in found:
            this = report_turn(reading, report, n_attributions)
            own = [
                draft
                for first, last in report.contents
                for draft in _content(doc, reading, marks, (begin, end), first, last, this, covered)
            ]
            drafts.extend(own)
            n_attributions += bool(own)
            if own and (spoken is None or any(draft.kind != "indirect" for draft in own)):
                spoken = this
        quoted = [k for k in range(begin, end) if reading.marked[k] >= 0 and k not in covered]
        # Words outside marks, if only a name: without any, the whole sentence is a quotation.
        alone = bool(quoted) and not any(
            reading.words[k][0].isalnum() for k in range(begin, end) if reading.marked[k] < 0
        )
        for k in quoted:
            mark = marks[reading.marked[k]]
            goes_on = turn is not None and (
                alone or (k == begin and (same_paragraph or mark.continues or heralded))
            )
            place = Place(
                begin,
                end,
                k,
                alone=alone,
                goes_on=goes_on,
                reported=bool(found),
                paragraph=same_paragraph,
                unusual=mark.single != mostly_single,
            )
            said = judge(mark, mark_values(doc, reading, syntax, marks, place, turn))
            if said < EVEN:
                kind = "title" if is_title(doc, reading, marks, place) else "scare"
                drafts.append(Draft.unsaid(mark, kind, sentence))
                continue
            if goes_on and turn is not None:
                spoken = turn._replace(score=round(said, 3))
                drafts.append(Draft.direct(mark, spoken, sentence))
                continue
            near = nearest(doc, reading, syntax, marks, place, found, forms, weights)
            this = (near or Turn.nobody())._replace(attribution=n_attributions, score=round(said, 3))
            n_attributions += 1
            drafts.append(Draft.direct(mark, this, sentence))
            spoken = this
        heralded = reading.low[end - 1] == ":" or (
            bool(quoted or covered) and not marks[_last_mark(reading, begin, end)].closed
        )
        if spoken is not None:
            turn = spoken
        elif heralded:
            turn = herald(reading, syntax, begin, end, found, forms, weights)._replace(
                attribution=n_attributions
            )
            n_attributions += 1
        elif found or not same_paragraph:
            turn = None
        last_end = sentence[1]
    return [*of_one_kind(doc, drafts)]


def of_one_kind(doc: Document, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Give all that one cue introduces in a paragraph one kind, by how much of it stands between marks."""
    ends = [paragraph.end for paragraph in doc.paragraphs]
    groups = [
        (draft.turn.attribution if draft.turn else -1, bisect_left(ends, draft.end)) for draft in drafts
    ]
    marked: Counter[tuple[int, int]] = Counter()
    whole: Counter[tuple[int, int]] = Counter()
    for draft, group in zip(drafts, groups, strict=True):
        inside = sum(span.end - span.start + 2 for span in draft.marked)
        marked[group] += inside
        whole[group] += max(inside, draft.end - draft.start)
    for draft, group in zip(drafts, groups, strict=True):
        if draft.turn is None or not draft.marked:
            yield draft
        else:
            nearly = marked[group] >= _NEARLY_ALL * whole[group]
            yield draft._replace(kind="direct" if nearly else "mixed")


def report_turn(reading: Reading, report: Report, attribution: int) -> Turn:
    """Turn pieces into letters: who speaks in a reported clause, and with which cue."""
    speaker = None
    if report.speaker is not None:
        speaker = (reading.starts[report.speaker.first], reading.ends[report.speaker.last - 1])
    cue = (reading.starts[report.cue_first], reading.ends[report.cue_last - 1])
    return Turn(speaker, cue, report.form, report.form.lemma, attribution, report.score)


def _last_mark(reading: Reading, begin: int, end: int) -> int:
    return next(reading.marked[k] for k in range(end - 1, begin - 1, -1) if reading.marked[k] >= 0)


_EDGES = frozenset((",", ";", ":", ".", "—", "–", ")"))
_TAIL = (_EDGES - {")"}) | {"!", "?", "("}


def _content(
    doc: Document,
    reading: Reading,
    marks: list[Marked],
    pieces: tuple[int, int],
    first: int,
    last: int,
    turn: Turn,
    covered: set[int],
) -> list[Draft]:
    """Make the rows of one stretch of content in the sentence ``pieces``: direct, mixed or indirect."""
    low = reading.low
    sentence = (reading.starts[pieces[0]], reading.ends[pieces[1] - 1])
    while first < last and low[first] in _EDGES:
        first += 1
    while first < last and low[last - 1] in _TAIL:
        last -= 1
    if first >= last:
        return []
    inside = [k for k in range(first, last) if reading.marked[k] >= 0]
    plain = [k for k in range(first, last) if reading.marked[k] < 0 and reading.words[k][0].isalnum()]
    if plain == [first] and low[first] == "that" and inside:
        plain = []
    if inside and not plain:
        own = [k for k in inside if k not in covered]
        covered.update(own)
        return [Draft.direct(marks[reading.marked[k]], turn, sentence) for k in own]
    start, stop = reading.starts[first], reading.ends[last - 1]
    if low[first] == "that" and last - first > 1:
        start = reading.starts[first + 1]
    covered.update(inside)
    # A term held at a distance inside a reported clause is no words of its speaker's.
    terms = [k for k in inside if is_distanced(reading, *pieces, k)]
    within = [marks[reading.marked[k]] for k in inside if k not in terms]
    if inside and inside[-1] == last - 1:
        stop = marks[reading.marked[inside[-1]]].outer_end
    kind = "mixed" if within else "indirect"
    spans = tuple(Span(mark.start, mark.end) for mark in within)
    return [
        Draft.reported(start, stop, kind, turn, spans, sentence),
        *(Draft.unsaid(marks[reading.marked[k]], "scare", sentence) for k in terms),
    ]
