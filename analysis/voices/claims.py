"""What an article claims: each assertion with how sure it is put and with whose word for it."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple, TypeVar

from analysis.document import Document, Span
from analysis.document.reading import Sentence, join_parts, tag_chosen
from analysis.framing import StanceHit
from analysis.quotes import ATTRIBUTED, Quotation
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

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
# The tagger gives a contraction the tag of its first part: "they're", "that's" and "who'd" hold a verb.
_WITH_A_VERB = frozenset(
    f"{subject}'{verb}"
    for subject in "he she it i we you they that there this who what here".split()
    for verb in "s re ve d ll m".split()
)
_AUXILIARIES = frozenset(
    """am is are was were be been being has have had do does did don't doesn't didn't isn't aren't wasn't
    weren't hasn't haven't hadn't will would can could may might must shall should""".split()
)
_RELATIVE = frozenset(("who", "whom", "whose", "which"))
_NO_ASSERTION = frozenset(("ask", "enquire", "inquire", "query", "wonder"))
_DIRECTIVES = frozenset(
    """advise ask beg call command demand direct encourage implore instruct invite order plead press request
    require summon tell urge""".split()
)
_OPENINGS = frozenset(("please", "so", "and", "but", "then", "now", "just"))
_CLOSERS = "\"'”’)]»› \t\r\n\u00a0"
_PAIRS = {"”": "“", "’": "‘", ")": "(", "]": "[", "»": "«", "›": "‹"}
_OPENERS = "“‘«‹([\"'"
# What a stretch cannot end with: it led to what was taken out behind it.
_DANGLING = re.compile(
    r"[\s,;:.—–―-]+(?:and|but|or|as|with|while|after|before|that|when|to|by|in|of|for|according)$", re.I
)
# A "sentence" of more words and marks is a list or damage, and claims nothing.
_LONGEST = 1000
_END = frozenset(".?!:;…")
# A cue so many words behind a verb may still be what it leads to ("has also repeatedly been said").
_REACH = 4
# With fewer words a stretch beside a quotation is no clause of its own.
_FEWEST = 5


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


class _Piece(NamedTuple):
    start: int
    end: int
    low: str
    tag: str

    def is_verb(self, tags: Collection[str] = _FINITE) -> bool:
        return self.tag in tags or self.low in _WITH_A_VERB


class _Said(NamedTuple):
    """The fragments of one attribution within one sentence."""

    quote: Quotation
    spans: tuple[Span, ...]

    def holds(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.spans)

    def meets(self, begin: int, until: int) -> bool:
        return any(start < until and begin < end for start, end in self.spans)

    def length(self) -> int:
        return sum(end - start for start, end in self.spans)


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


def _pieces(read: Sentence) -> list[_Piece]:
    """Give each word and mark of a tagged sentence with its place."""
    make = tuple.__new__
    return [
        make(_Piece, (start, end, low, tag))
        for (start, end), low, tag in zip(read.spans, read.low, read.tags, strict=True)
    ]


def _headings(doc: Document) -> set[int]:
    """Give where the sentences begin that are a line of their own and end in no mark."""
    lines = {(start, end) for start, end in doc.paragraphs}
    return {
        start
        for start, end in doc.sentences
        if (start, end) in lines and doc.text[start:end].rstrip(_CLOSERS)[-1:] not in _END
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
    pieces = _pieces(read) if quotes else []
    said = _gather(sentence, pieces, quotes) if quotes else []
    found: list[Claim] = []

    def claim(span: Span, certain: Sequence[StanceHit], sourcing: str, speaker_id: str) -> None:
        text, words = doc.text[span.start : span.end], ", ".join(hit.text for hit in certain)
        certainty = HEDGED if certain else UNHEDGED
        row = (*span, text, certainty, sourcing, speaker_id, words, heading, *sentence)
        found.append(tuple.__new__(Claim, row))

    for own in said:
        span = _trimmed(doc.text, Span(own.spans[0].start, max(end for _, end in own.spans)))
        if span.start < span.end and _asserts(doc, sentence, pieces, own):
            kept = [hit for hit in hedges if _touches(hit, own, said)]
            claim(span, kept, _sourcing(own.quote), own.quote.speaker_id or UNRESOLVED)
    last = max((end for own in said if own.quote.kind == "direct" for _, end in own.spans), default=-1)
    if not _is_question(doc.text, sentence, last):
        if said:
            narrated = list(_narrated_around(doc.text, sentence, pieces, said))
        else:
            narrated = [_trimmed(doc.text, sentence)] if _asserts_alone(read, heading) else []
        for span in narrated:
            stretch = _Said(_NOBODY, (span,))
            kept = [hit for hit in hedges if _touches(hit, stretch, said)]
            pointed = any(_touches(hit, stretch, said) for hit in weasels)
            claim(span, kept, "unnamed" if pointed else "none", NARRATOR)
    return sorted(found)


_NOBODY = Quotation(0, 0, "", "", 0)


def _gather(sentence: Span, pieces: Sequence[_Piece], quotes: Sequence[Quotation]) -> list[_Said]:
    """Put the fragments of each attribution together; leave out what is no statement of a known source."""
    grouped: dict[object, list[Quotation]] = {}
    for quote in quotes:
        key = (quote.attribution, quote.act) if quote.attribution is not None else id(quote)
        grouped.setdefault(key, []).append(quote)
    said = []
    for own in grouped.values():
        spans = [Span(max(q.start, sentence.start), min(q.end, sentence.end)) for q in own]
        first = own[0]
        within = _inside(pieces, spans)
        if not (first.kind == "direct" or any(map(_Piece.is_verb, within))):
            bare = first.kind == "indirect" and not any(piece.is_verb(_VERBS) for piece in within)
            if bare and first.speaker is None:
                continue
            cue = _within(sentence, first.cue_start, first.cue_end)
            spans += [cue] if cue else []
        said.append(_Said(first, tuple(sorted(spans))))
    return said


def _inside(pieces: Sequence[_Piece], spans: Sequence[Span]) -> list[_Piece]:
    """List the pieces that begin in any of the spans."""
    found: list[_Piece] = []
    for start, end in spans:
        low, high = (bisect_left(pieces, (at,)) for at in (start, end))
        found += pieces[low:high]
    return found


def _within(sentence: Span, start: int | None, end: int | None) -> Span | None:
    if start is None or end is None or not (sentence.start <= start < end <= sentence.end):
        return None
    return Span(start, end)


def _asserts(doc: Document, sentence: Span, pieces: Sequence[_Piece], said: _Said) -> bool:
    """Tell whether what is said is a statement: no question, no command, reported or in marks."""
    quote = said.quote
    start, end = said.spans[0].start, max(end for _, end in said.spans)
    if doc.text[start:end].rstrip(_CLOSERS).endswith("?"):
        return False
    words = [piece for piece in _inside(pieces, said.spans) if piece.low[0].isalnum()]
    if not words:
        return False
    if quote.kind != "indirect":
        opens = doc.text[start:end].lstrip(_CLOSERS + _OPENERS)[:1].isupper()
        return not (opens and _is_command([(word.low, word.tag) for word in words]))
    words = [word for word in words if not _overlaps_cue(quote, word.start, word.end)]
    if doc.text[end : sentence.end].strip(_CLOSERS) == "?" or not words or words[0].low == "whether":
        return False
    lemma = (quote.cue_lemma or "").split(" ")[0]
    if lemma in _NO_ASSERTION:
        return False
    infinitive = any(word.tag == "TO" for word in words[:6]) and not any(map(_Piece.is_verb, words))
    return not (infinitive and lemma in _DIRECTIVES)


def _is_command(words: Sequence[tuple[str, str]]) -> bool:
    """Tell whether a sentence, as words in lower case with their tags, begins with a bare verb."""
    at = 0
    while at < len(words) - 1 and words[at][0] in _OPENINGS:
        at += 1
    low, tag = words[at]
    return tag in {"VB", "VBP"} or low in {"let", "let's", "don't"}


def _is_question(text: str, sentence: Span, said_until: int) -> bool:
    """Tell whether a sentence ends in a question mark that is the narrator's."""
    stripped = text[sentence.start : sentence.end].rstrip(_CLOSERS)
    return stripped.endswith("?") and sentence.start + len(stripped) > said_until


def _asserts_alone(read: Sentence, heading: bool) -> bool:
    """Tell whether a sentence without attributed words states something: it has a verb, and is no command."""
    verbs = _VERBS if heading else _FINITE
    if verbs.isdisjoint(read.tags) and _WITH_A_VERB.isdisjoint(read.low):
        return False
    words = [pair for pair in zip(read.low, read.tags, strict=True) if pair[0][0].isalnum()]
    has_verb = any(tag in verbs or low in _WITH_A_VERB for low, tag in words)
    return has_verb and (heading or not _is_command(words))


def _narrated_around(
    text: str, sentence: Span, pieces: Sequence[_Piece], said: Sequence[_Said]
) -> Iterator[Span]:
    """Give the stretches round attributed words in which the narrator asserts something himself."""
    words = [piece for piece in pieces if piece.low[0].isalnum()]
    cues = [_within(sentence, own.quote.cue_start, own.quote.cue_end) for own in said]
    speakers = [_within(sentence, own.quote.speaker_start, own.quote.speaker_end) for own in said]
    taken = [*(span for own in said for span in own.spans), *filter(None, cues), *filter(None, speakers)]
    begins = {cue.start for cue in cues if cue is not None}
    reached = sentence.start
    for start, end in [*sorted(taken), Span(sentence.end, sentence.end)]:
        if start > reached:
            first, last = (bisect_left(words, (at,)) for at in (reached, start))
            own = range(first, last)
            if _has_own_verb(own, words, begins):
                yield _trimmed(text, Span(reached, start))
        reached = max(reached, end)


def _has_own_verb(own: range, words: Sequence[_Piece], cues: Collection[int]) -> bool:
    """Tell whether a stretch is a clause: some words with a finite verb that leads to no cue."""
    if len(own) < _FEWEST or words[own[0]].low in _RELATIVE:
        return False
    if words[own[0]].low == "that" and words[own[1]].is_verb():
        return False
    return any(words[at].is_verb() and not _leads_to_a_cue(at, words, cues) for at in own)


def _leads_to_a_cue(at: int, words: Sequence[_Piece], cues: Collection[int]) -> bool:
    """Tell whether a verb only leads to a cue: "*has* also said", "*appeared* to suggest"."""
    leads = words[at].low in _AUXILIARIES
    for following in words[at + 1 : at + 1 + _REACH]:
        if following.start in cues:
            return leads
        leads = leads or following.tag == "TO"
        if not (following.low in _AUXILIARIES or following.tag in {"RB", "TO"}):
            return False
    return False


def _touches(hit: StanceHit, claim: _Said, said: Sequence[_Said]) -> bool:
    """Tell whether a stance word bears on a claim: from inside, as its cue, or by its scope."""
    owners = [own for own in said if own.holds(hit.start)]
    if owners:
        return claim is min(owners, key=_Said.length)
    if claim.meets(hit.start, hit.end):
        return True
    if _overlaps_cue(claim.quote, hit.start, hit.end):
        return True
    return claim.meets(hit.scope_start, hit.scope_end)


def _overlaps_cue(quote: Quotation, start: int, end: int) -> bool:
    cue_start, cue_end = quote.cue_start, quote.cue_end
    return cue_start is not None and cue_end is not None and cue_start < end and start < cue_end


def _sourcing(quote: Quotation) -> str:
    if quote.anonymous:
        return "unnamed"
    if quote.speaker is None and quote.kind != "direct":
        return "unnamed"
    return _SOURCING.get(quote.speaker_kind, "unresolved")


def _trimmed(text: str, span: Span) -> Span:
    """Leave out what the edges of a stretch have of the words round it: space, stops, single marks."""
    start, end = span
    while start < end and not (text[start].isalnum() or text[start] in _OPENERS + "$£€"):
        start += 1
    while start < end:
        last = text[end - 1]
        if (
            last.isspace()
            or last in ",;:.!—–―-“‘«‹(["
            or (last in _CLOSERS and not _opened(text, start, end))
        ):
            end -= 1
        elif (dangling := _DANGLING.search(text, max(start, end - 40), end)) is not None:
            end = dangling.start()
        else:
            break
    return Span(start, end)


def _opened(text: str, start: int, end: int) -> bool:
    """Tell whether the mark that closes a stretch is opened in it."""
    closing = text[end - 1]
    if closing not in _PAIRS:
        return text.count(closing, start, end) % 2 == 0
    return text.count(_PAIRS[closing], start, end) > text.count(closing, start, end - 1)
