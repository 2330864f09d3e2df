"""What an article claims: each assertion with how sure it is put and with whose word for it."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, TypeVar

from analysis.document import Document, Span
from analysis.document.reading import Sentence, join_parts, tag_chosen
from analysis.framing import StanceHit
from analysis.quotes import ATTRIBUTED, Quotation
from analysis.voices.assertions import (
    CLOSERS,
    VERBS,
    Piece,
    Said,
    asserts,
    asserts_alone,
    inside,
    is_question,
    narrated_around,
    overlaps_cue,
    part_of,
    pieces_of,
    trimmed,
)
from analysis.voices.evidence import NARRATOR, SCARE, UNRESOLVED, evidence_voices

# The kinds of stance that keep a claim short of flat. A weasel form ("some analysts") takes nothing from what
# it introduces: it is a source without a name.
HEDGING = ("hedge", "evidential")
_SOURCE_WITHOUT_A_NAME = "weasel"
HEDGED, UNHEDGED = "hedged", "unhedged"
# A ``role`` here is any source known by what it is: one in a role, an organisation or a document.
SOURCINGS = ("named", "role", "unnamed", "unresolved", "none")
_SOURCING = {
    "named": "named",
    "role": "role",
    "organisation": "role",
    "document": "role",
    "unnamed": "unnamed",
}

# A "sentence" of more words and marks is a list or damage, and claims nothing.
_LONGEST = 1000
_END = frozenset(".?!:;…")

_Found = TypeVar("_Found", Quotation, StanceHit)


class Claim(NamedTuple):
    """A clause or sentence that asserts something: ``doc.text[start:end]`` is ``text``.

    ``certainty`` is ``hedged`` or ``unhedged``, ``hedges`` the words that make it so, as they stand.
    ``sourcing`` is ``named`` (a person), ``role`` (one in a role, an organisation, a document), ``unnamed``,
    ``unresolved`` (somebody, and it was not found who) or ``none`` (the narrator alone);
    ``speaker_id`` is the source's, ``narrator`` or ``unresolved``. ``heading`` tells a line of its own
    without a full stop. ``sentence_start`` and ``sentence_end`` are those of the sentence it stands in.
    """

    start: int
    end: int
    text: str
    certainty: str
    sourcing: str
    speaker_id: str
    hedges: str
    heading: bool
    sentence_start: int
    sentence_end: int


def find_claims(
    doc: Document,
    quotes: Sequence[Quotation],
    stance: Sequence[StanceHit],
    *,
    hedging: Collection[str] = HEDGING,
) -> list[Claim]:
    """List what is asserted in an article, in reading order, with its certainty and its source.

    *What is a claim.* Of each attribution its part in each sentence is one claim of the speaker (the
    fragments of “…,” he said, “…” are one). Where that part has no finite verb and no marks round all of it
    ("rejects the charge"), its cue belongs to it. A sentence without attributed words is one claim of the
    narrator; in a sentence with some, each stretch of his own with a finite verb that does not introduce
    the speaker is one. No claims are questions, also reported ones, commands, what has no verb, clauses
    that describe a speaker ("Lee, who lost, said"), and "sentences" of over 1,000 words.

    *Certainty.* A claim is hedged where a hit of a kind in ``hedging`` stands in it, introduces it (as
    its cue) or has it in its scope (``scope_start``, ``scope_end``). Words in
    attributed text hedge the speaker's claim only. Evidentials ("reportedly", "apparently") hedge: they
    keep a statement off the narrator's own account, and name nobody.

    *Sourcing* is the kind of the source. Who goes without a name, by kind or because the text says so, is
    ``unnamed``, and so is who is not mentioned at all where words are reported ("is said to"). So is the
    narrator's claim that a weasel form ("critics say") bears on: it points to a source and names none. It
    does not hedge, since what it introduces may be put as flat as anything. A whole clause in marks for
    which nobody was found is ``unresolved``.

    Missed: whatever ``find_quotes`` and ``find_stance`` miss; the clauses of a long sentence, which count
    as one claim; headlines in title case, whose verbs are taken for names; irony; whether a claim is true, or
    needs a source at all.

    >>> from analysis.framing import find_stance
    >>> from analysis.quotes import find_quotes
    >>> doc = Document("a1", "“We may lose,” said Ann Lee. The vote was a farce. Why vote?")
    >>> [(c.text, c.certainty, c.sourcing) for c in find_claims(doc, find_quotes(doc), find_stance(doc))]
    [('We may lose', 'hedged', 'named'), ('The vote was a farce', 'unhedged', 'none')]
    """
    tag_chosen(doc.reading)
    headings = _headings(doc)
    by_sentence = zip(
        doc.sentences,
        join_parts(doc.reading, doc.sentences),
        _overlapping(doc.sentences, [q for q in quotes if q.kind in ATTRIBUTED and q.start < q.end]),
        _overlapping(doc.sentences, [hit for hit in stance if hit.kind in hedging]),
        _overlapping(doc.sentences, [hit for hit in stance if hit.kind == _SOURCE_WITHOUT_A_NAME]),
        strict=True,
    )
    found: list[Claim] = []
    for sentence, read, said, hedges, weasels in by_sentence:
        if len(read.words) > _LONGEST:
            continue
        heading = sentence.start in headings
        found += _in_sentence(doc, sentence, read, said, hedges, weasels, heading)
    return [
        claim._replace(sourcing=UNRESOLVED, speaker_id=UNRESOLVED)
        if claim.speaker_id == NARRATOR and voice.voice == SCARE
        else claim
        for claim, voice in zip(found, evidence_voices(found, quotes), strict=True)
    ]


def _headings(doc: Document) -> set[int]:
    """Give where the sentences begin that are a line of their own and end in no mark."""
    lines = {(start, end) for start, end in doc.paragraphs}
    return {
        start
        for start, end in doc.sentences
        if (start, end) in lines and doc.text[start:end].rstrip(CLOSERS)[-1:] not in _END
    }


def _overlapping(sentences: Sequence[Span], records: Sequence[_Found]) -> Iterator[list[_Found]]:
    """Give what stands in each sentence, wholly or in part."""
    waiting = sorted(records, key=lambda record: (record.start, -record.end))[::-1]
    held: list[_Found] = []
    for start, end in sentences:
        held = [record for record in held if record.end > start]
        while waiting and waiting[-1].start < end:
            record = waiting.pop()
            if record.end > start:
                held.append(record)
        yield list(held)


def _in_sentence(
    doc: Document,
    sentence: Span,
    read: Sentence,
    quotes: Sequence[Quotation],
    hedges: Sequence[StanceHit],
    weasels: Sequence[StanceHit],
    heading: bool,
) -> list[Claim]:
    # Most sentences have no attribution, and need no places.
    pieces = pieces_of(read) if quotes else []
    said = _gather(sentence, pieces, quotes) if quotes else []
    found: list[Claim] = []

    def claim(span: Span, certain: Sequence[StanceHit], sourcing: str, speaker_id: str) -> None:
        text, words = doc.text[span.start : span.end], ", ".join(hit.text for hit in certain)
        certainty = HEDGED if certain else UNHEDGED
        row = (*span, text, certainty, sourcing, speaker_id, words, heading, *sentence)
        found.append(tuple.__new__(Claim, row))

    for own in said:
        span = trimmed(doc.text, Span(own.spans[0].start, max(end for _, end in own.spans)))
        if span.start < span.end and asserts(doc, sentence, pieces, own):
            kept = [hit for hit in hedges if _touches(hit, own, said)]
            claim(span, kept, _sourcing(own.quote), own.quote.speaker_id or UNRESOLVED)
    last = max((end for own in said if own.quote.kind == "direct" for _, end in own.spans), default=-1)
    if not is_question(doc.text, sentence, last):
        if said:
            narrated = list(narrated_around(doc.text, sentence, pieces, said))
        else:
            narrated = [trimmed(doc.text, sentence)] if asserts_alone(read, heading) else []
        for span in narrated:
            stretch = Said(_NOBODY, (span,))
            kept = [hit for hit in hedges if _touches(hit, stretch, said)]
            pointed = any(_touches(hit, stretch, said) for hit in weasels)
            claim(span, kept, "unnamed" if pointed else "none", NARRATOR)
    return sorted(found)


_NOBODY = Quotation(0, 0, "", "", 0)


def _gather(sentence: Span, pieces: Sequence[Piece], quotes: Sequence[Quotation]) -> list[Said]:
    """Put the fragments of each attribution together; leave out what is no statement of a known source."""
    grouped: dict[object, list[Quotation]] = {}
    for quote in quotes:
        key = (quote.attribution, quote.act) if quote.attribution is not None else id(quote)
        grouped.setdefault(key, []).append(quote)
    said = []
    for own in grouped.values():
        spans = [Span(max(q.start, sentence.start), min(q.end, sentence.end)) for q in own]
        first = own[0]
        within = inside(pieces, spans)
        if not (first.kind == "direct" or any(map(Piece.is_verb, within))):
            bare = first.kind == "indirect" and not any(piece.is_verb(VERBS) for piece in within)
            if bare and first.speaker is None:
                continue
            cue = part_of(sentence, first.cue_start, first.cue_end)
            spans += [cue] if cue else []
        said.append(Said(first, tuple(sorted(spans))))
    return said


def _touches(hit: StanceHit, claim: Said, said: Sequence[Said]) -> bool:
    """Tell whether a stance word bears on a claim: from inside, as its cue, or by its scope."""
    owners = [own for own in said if own.holds(hit.start)]
    if owners:
        return claim is min(owners, key=Said.length)
    if claim.meets(hit.start, hit.end):
        return True
    if overlaps_cue(claim.quote, hit.start, hit.end):
        return True
    return claim.meets(hit.scope_start, hit.scope_end)


def _sourcing(quote: Quotation) -> str:
    if quote.anonymous:
        return "unnamed"
    if quote.speaker is None and quote.kind != "direct":
        return "unnamed"
    return _SOURCING.get(quote.speaker_kind, "unresolved")
