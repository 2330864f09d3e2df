"""Whose voice any piece of evidence stands in: the narrator's, a speaker's, or in marks that nobody says."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from analysis.quotes import ATTRIBUTED, Quotation

NARRATOR, SPEAKER, SCARE, TITLE = "narrator", "speaker", "scare", "title"
UNRESOLVED = "unresolved"


class Evidence(Protocol):
    """Anything with half-open character offsets: a span, a word, a hit, a sentence, a claim."""

    @property
    def start(self) -> int:
        """Say where it begins."""

    @property
    def end(self) -> int:
        """Say where it ends."""


class Voice(NamedTuple):
    """A voice: ``narrator``, ``speaker``, ``scare`` or ``title``; the last two are marks that nobody says.

    ``speaker_id`` and ``speaker_kind`` are those of the quotation and empty unless the voice is
    ``speaker``; ``speaker_id`` is ``unresolved`` where the speaker was not found.
    """

    voice: str
    speaker_id: str = ""
    speaker_kind: str = ""

    @property
    def name(self) -> str:
        """Name the voice in one word: ``narrator``, a ``speaker_id``, ``unresolved``, ``scare`` or ``title``.

        No speaker's id is one of the others: ``find_quotes`` calls a speaker of that name ``the-narrator``.
        """
        return self.speaker_id or self.voice


_NARRATOR = Voice(NARRATOR)


def evidence_voices(records: Iterable[Evidence], quotes: Sequence[Quotation]) -> list[Voice]:
    """Give each record the voice it stands in; the answer runs parallel to the records.

    Attributed words are the speaker's, in marks or not; where one quotation stands in another, the inner
    speaker's. Words in marks that nobody says keep apart from the narrator's, who distances himself from
    them or names a work; inside what somebody says they are the speaker's. All others are the narrator's,
    cues among them ("he *accused* her").

    A record over an edge is a speaker's where attributed words fill at least half of it (in characters), and
    that speaker's who has most of them, the first of equals; else whose of the rest most of it is.

    Missed: whatever ``find_quotes`` misses; whether the narrator shares what he reports.

    >>> from analysis.document import Document
    >>> from analysis.quotes import find_quotes
    >>> doc = Document("a1", "“They lost,” said Ann Lee after the so-called “triumph” of the brave.")
    >>> voices = evidence_voices(doc.words, find_quotes(doc))
    >>> [(word.text, voice.name) for word, voice in zip(doc.words, voices, strict=True)][1::4]
    [('lost', 'ann-lee'), ('after', 'narrator'), ('of', 'narrator')]
    """
    edges, inside = _stretches(quotes)
    following = [*edges[1:], float("inf")]
    found = []
    for record in records:
        start, end = record.start, record.end
        which = bisect_right(edges, start) - 1
        voice = inside[which]
        if end > following[which]:
            voice = _majority(start, end, which, edges, inside)
        found.append(voice)
    return found


def _stretches(quotes: Sequence[Quotation]) -> tuple[list[int], list[Voice]]:
    """Cut a text where its voice changes: where each stretch begins, and its voice; one is before all."""
    filled = [quote for quote in quotes if quote.start < quote.end]
    voices = [
        Voice(SPEAKER, quote.speaker_id or UNRESOLVED, quote.speaker_kind)
        if quote.kind in ATTRIBUTED
        else Voice(quote.kind)
        for quote in filled
    ]
    events = sorted(
        [(quote.start, 1, -quote.end, n) for n, quote in enumerate(filled)]
        + [(quote.end, 0, -quote.start, n) for n, quote in enumerate(filled)]
    )
    # The innermost is what was opened last and is still open; what has closed below it is dropped when met.
    said: list[int] = []
    marked: list[int] = []
    closed = bytearray(len(filled))
    edges, inside = [-1], [_NARRATOR]
    for at, opens, _, n in events:
        if opens:
            (said if voices[n].voice == SPEAKER else marked).append(n)
        else:
            closed[n] = True
        for pile in (said, marked):
            while pile and closed[pile[-1]]:
                pile.pop()
        innermost = said or marked
        voice = voices[innermost[-1]] if innermost else _NARRATOR
        if edges[-1] == at:
            inside[-1] = voice
        else:
            edges.append(at)
            inside.append(voice)
    return edges, inside


def _majority(start: int, end: int, which: int, edges: Sequence[int], inside: Sequence[Voice]) -> Voice:
    """Give a span over an edge the voice that has most of it."""
    shared: dict[tuple[str, str], int] = {}
    called: dict[tuple[str, str], Voice] = {}
    reached = start
    while reached < end:
        until = min(end, edges[which + 1]) if which + 1 < len(edges) else end
        voice = inside[which]
        whose = voice.voice, voice.speaker_id
        called.setdefault(whose, voice)
        shared[whose] = shared.get(whose, 0) + until - reached
        reached, which = until, which + 1
    said = [whose for whose in shared if whose[0] == SPEAKER]
    if 2 * sum(shared[whose] for whose in said) >= end - start:
        return called[max(said, key=shared.__getitem__)]
    return called[max((whose for whose in shared if whose[0] != SPEAKER), key=shared.__getitem__)]
