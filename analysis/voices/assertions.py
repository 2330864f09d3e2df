"""Which stretches of a sentence assert something: no questions, no commands, not what only leads to a cue."""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from analysis.document import Document, Span
from analysis.document.reading import Sentence
from analysis.quotes import Quotation

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
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
CLOSERS = "\"'”’)]»› \t\r\n\u00a0"
_PAIRS = {"”": "“", "’": "‘", ")": "(", "]": "[", "»": "«", "›": "‹"}
_OPENERS = "“‘«‹([\"'"
# What a stretch cannot end with: it led to what was taken out behind it.
_DANGLING = re.compile(
    r"[\s,;:.—–―-]+(?:and|but|or|as|with|while|after|before|that|when|to|by|in|of|for|according)$", re.I
)
# A cue so many words behind a verb may still be what it leads to ("has also repeatedly been said").
_REACH = 4
# With fewer words a stretch beside a quotation is no clause of its own.
_FEWEST = 5


class Piece(NamedTuple):
    """A word or mark of a tagged sentence with its place."""

    start: int
    end: int
    low: str
    tag: str

    def is_verb(self, tags: Collection[str] = _FINITE) -> bool:
        """Tell whether it is or holds a verb of one of these tags."""
        return self.tag in tags or self.low in _WITH_A_VERB


class Said(NamedTuple):
    """The fragments of one attribution within one sentence."""

    quote: Quotation
    spans: tuple[Span, ...]

    def holds(self, at: int) -> bool:
        """Tell whether a place lies in it."""
        return any(start <= at < end for start, end in self.spans)

    def meets(self, begin: int, until: int) -> bool:
        """Tell whether a stretch lies over any part of it."""
        return any(start < until and begin < end for start, end in self.spans)

    def length(self) -> int:
        """Count its characters."""
        return sum(end - start for start, end in self.spans)


def pieces_of(read: Sentence) -> list[Piece]:
    """Give each word and mark of a tagged sentence with its place."""
    make = tuple.__new__
    return [
        make(Piece, (start, end, low, tag))
        for (start, end), low, tag in zip(read.spans, read.low, read.tags, strict=True)
    ]


def asserts(doc: Document, sentence: Span, pieces: Sequence[Piece], said: Said) -> bool:
    """Tell whether what is said is a statement: no question, no command, reported or in marks."""
    quote = said.quote
    start, end = said.spans[0].start, max(end for _, end in said.spans)
    if doc.text[start:end].rstrip(CLOSERS).endswith("?"):
        return False
    words = [piece for piece in inside(pieces, said.spans) if piece.low[0].isalnum()]
    if not words:
        return False
    if quote.kind != "indirect":
        opens = doc.text[start:end].lstrip(CLOSERS + _OPENERS)[:1].isupper()
        return not (opens and _is_command([(word.low, word.tag) for word in words]))
    words = [word for word in words if not overlaps_cue(quote, word.start, word.end)]
    if doc.text[end : sentence.end].strip(CLOSERS) == "?" or not words or words[0].low == "whether":
        return False
    lemma = (quote.cue_lemma or "").split(" ")[0]
    if lemma in _NO_ASSERTION:
        return False
    infinitive = any(word.tag == "TO" for word in words[:6]) and not any(map(Piece.is_verb, words))
    return not (infinitive and lemma in _DIRECTIVES)


def _is_command(words: Sequence[tuple[str, str]]) -> bool:
    """Tell whether a sentence, as words in lower case with their tags, begins with a bare verb."""
    at = 0
    while at < len(words) - 1 and words[at][0] in _OPENINGS:
        at += 1
    low, tag = words[at]
    return tag in {"VB", "VBP"} or low in {"let", "let's", "don't"}


def is_question(text: str, sentence: Span, said_until: int) -> bool:
    """Tell whether a sentence ends in a question mark that is the narrator's."""
    stripped = text[sentence.start : sentence.end].rstrip(CLOSERS)
    return stripped.endswith("?") and sentence.start + len(stripped) > said_until


def asserts_alone(read: Sentence, heading: bool) -> bool:
    """Tell whether a sentence without attributed words states something: it has a verb, and is no command."""
    verbs = VERBS if heading else _FINITE
    if verbs.isdisjoint(read.tags) and _WITH_A_VERB.isdisjoint(read.low):
        return False
    words = [pair for pair in zip(read.low, read.tags, strict=True) if pair[0][0].isalnum()]
    has_verb = any(tag in verbs or low in _WITH_A_VERB for low, tag in words)
    return has_verb and (heading or not _is_command(words))


def narrated_around(
    text: str, sentence: Span, pieces: Sequence[Piece], said: Sequence[Said]
) -> Iterator[Span]:
    """Give the stretches round attributed words in which the narrator asserts something himself."""
    words = [piece for piece in pieces if piece.low[0].isalnum()]
    cues = [part_of(sentence, own.quote.cue_start, own.quote.cue_end) for own in said]
    speakers = [part_of(sentence, own.quote.speaker_start, own.quote.speaker_end) for own in said]
    taken = [*(span for own in said for span in own.spans), *filter(None, cues), *filter(None, speakers)]
    begins = {cue.start for cue in cues if cue is not None}
    reached = sentence.start
    for start, end in [*sorted(taken), Span(sentence.end, sentence.end)]:
        if start > reached:
            first, last = (bisect_left(words, (at,)) for at in (reached, start))
            own = range(first, last)
            if _has_own_verb(own, words, begins):
                yield trimmed(text, Span(reached, start))
        reached = max(reached, end)


def _has_own_verb(own: range, words: Sequence[Piece], cues: Collection[int]) -> bool:
    """Tell whether a stretch is a clause: some words with a finite verb that leads to no cue."""
    if len(own) < _FEWEST or words[own[0]].low in _RELATIVE:
        return False
    if words[own[0]].low == "that" and words[own[1]].is_verb():
        return False
    return any(words[at].is_verb() and not _leads_to_a_cue(at, words, cues) for at in own)


def _leads_to_a_cue(at: int, words: Sequence[Piece], cues: Collection[int]) -> bool:
    """Tell whether a verb only leads to a cue: "*has* also said", "*appeared* to suggest"."""
    leads = words[at].low in _AUXILIARIES
    for following in words[at + 1 : at + 1 + _REACH]:
        if following.start in cues:
            return leads
        leads = leads or following.tag == "TO"
        if not (following.low in _AUXILIARIES or following.tag in {"RB", "TO"}):
            return False
    return False


def inside(pieces: Sequence[Piece], spans: Sequence[Span]) -> list[Piece]:
    """List the pieces that begin in any of the spans."""
    found: list[Piece] = []
    for start, end in spans:
        low, high = (bisect_left(pieces, (at,)) for at in (start, end))
        found += pieces[low:high]
    return found


def part_of(sentence: Span, start: int | None, end: int | None) -> Span | None:
    """Give a stretch where it lies in a sentence as a whole."""
    if start is None or end is None or not (sentence.start <= start < end <= sentence.end):
        return None
    return Span(start, end)


def overlaps_cue(quote: Quotation, start: int, end: int) -> bool:
    """Tell whether a stretch lies over the cue of a quotation."""
    cue_start, cue_end = quote.cue_start, quote.cue_end
    return cue_start is not None and cue_end is not None and cue_start < end and start < cue_end


def trimmed(text: str, span: Span) -> Span:
    """Leave out what the edges of a stretch have of the words round it: space, stops, single marks."""
    start, end = span
    while start < end and not (text[start].isalnum() or text[start] in _OPENERS + "$£€"):
        start += 1
    while start < end:
        last = text[end - 1]
        if last.isspace() or last in ",;:.!—–―-“‘«‹([" or (last in CLOSERS and not _opened(text, start, end)):
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
