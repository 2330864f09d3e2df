"""Pair quotation marks of every style, and tell them from apostrophes."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.document import Span

_MARK = re.compile(r"''|``|‘‘|’’|[“”„‟«»\"＂‘’‚‛‹›'`´]")

# Words that lose their head to an apostrophe, so that the mark before them opens nothing.
_ELISION = re.compile(
    r"(?:em|tis|twas|til|till|cause|cuz|cos|coz|bout|round|neath|nuff|ere|n|ya|im|er|ye|tude|burbs"
    r"|\d\d?s?)\b",
    re.I,
)
# Goin’, nothin’: a g left out, in the words where speech most often does so.
_CLIPPED = re.compile(
    r"\b(?:go|do|noth|someth|anyth|everyth|com|gett|look|talk|try|mak|work|say|think|runn|liv|walk|lov|feel|freak"
    r"|hav|tak|giv|play|sing|rock|cook|drink|fight|kick|be|darl|even|morn|sitt|tell|kill|burn|call)in\Z",
    re.I,
)
_MARK_OR_MONEY = frozenset("‘“\"'«„$£€")
# Attributes of tags that a page left behind hold no quotation.
_TAG = re.compile(r"<[A-Za-z/!][^<>\n]*>")
_TWIN_OPENS = re.compile(r"(?:^|[\s(\[{—–-])(?:''|``|‘‘)(?=[^\s'])", re.M)
_OPENING_CONTEXT = frozenset(" \t\n\r\u00a0\u2009\u202f([{—–-/‒―…“‘„«\"'`:")
_SPACE = frozenset(" \t\n\r\u00a0\u2009\u202f")
_STOP = frozenset(".,!?;:…—–-")
_DOUBLE_OPENERS = frozenset(("“", "„", "‟", "«", "``", "‘‘"))
_DOUBLE_CLOSERS = frozenset(("”", "»", "’’"))
# Deeper nesting than this is damage, not quotation; the bound keeps the work linear.
_MAX_DEPTH = 6
# A quotation may run over this many line ends without opening again.
_MAX_LINES = 3

_OPEN, _CLOSE, _EITHER, _WEAK = 1, 2, 3, 4
_DOUBLE, _SINGLE = 0, 1


class Marked(NamedTuple):
    """Words between a pair of marks: content offsets, and the outer ones with the marks.

    ``inner`` lists what stands between further marks inside. ``continues`` says that the
    paragraph before left off inside the same quotation; ``closed`` that its own mark is there.
    """

    start: int
    end: int
    outer_start: int
    outer_end: int
    single: bool
    inner: tuple[Span, ...]
    continues: bool
    closed: bool


class _Event(NamedTuple):
    """One mark that may open or close: where, which, and in what direction."""

    start: int
    end: int
    mark: str
    family: int
    direction: int
    strong: bool


class _Opened:
    """An opening mark on the stack, with what was found inside so far."""

    __slots__ = ("continues", "event", "inner")

    def __init__(self, event: _Event, *, continues: bool = False) -> None:
        self.event = event
        self.inner: list[Span] = []
        self.continues = continues


def _events(text: str, shadow: str) -> list[_Event]:
    """List the marks that could open or close a quotation; apostrophes inside words are left out."""
    found: list[_Event] = []
    n = len(text)
    # Two single marks are one double mark only where the document opens quotations so.
    twins = _TWIN_OPENS.search(text) is not None
    tags = [tag.span() for tag in _TAG.finditer(text)]
    tag = 0
    for start, end, mark in _marks(text, twins=twins):
        while tag < len(tags) and tags[tag][1] <= start:
            tag += 1
        if tag < len(tags) and tags[tag][0] < start:
            continue
        before = text[start - 1] if start else "\n"
        after = text[end] if end < n else "\n"
        can_open = before in _OPENING_CONTEXT and after not in _SPACE
        can_close = before not in _SPACE and before not in "([{"
        if mark in "‘’‚‛‹›'`´" and len(mark) == 1:
            event = _single(text, shadow, start, mark, before, after, can_open=can_open, can_close=can_close)
            if event is not None:
                found.append(event)
            continue
        strong = can_close and (before in _STOP or after in _SPACE or not after.isalnum())
        if mark in _DOUBLE_OPENERS:
            wrong_way = can_close and not can_open and not after.isalnum()
            direction = _EITHER if wrong_way else _OPEN
        elif mark in _DOUBLE_CLOSERS:
            wrong_way = can_open and (before in _SPACE or before in "([{") and after not in _SPACE
            direction = _EITHER if wrong_way else _CLOSE
        elif can_open and not can_close:
            direction = _OPEN
        elif can_close and not can_open and not after.isalnum():
            direction = _CLOSE
        else:
            direction = _EITHER
        found.append(_Event(start, end, mark, _DOUBLE, direction, strong))
    return found


def _marks(text: str, *, twins: bool) -> Iterator[tuple[int, int, str]]:
    """Give the place and form of every mark, twin marks parted where they are not one mark."""
    for match in _MARK.finditer(text):
        start, end = match.span()
        if end - start == 2 and not twins:
            yield start, start + 1, text[start]
            yield start + 1, end, text[start + 1]
        else:
            yield start, end, match[0]


def _single(
    text: str, shadow: str, start: int, mark: str, before: str, after: str, *, can_open: bool, can_close: bool
) -> _Event | None:
    """Judge one single mark; give nothing for an apostrophe."""
    word_before, word_after = before.isalnum(), after.isalnum()
    if word_before and word_after:
        return None
    end = start + 1
    if mark in "`´" and not (can_open or can_close):
        return None
    if mark in "‹›":
        return _Event(start, end, mark, _SINGLE, _OPEN if mark == "‹" else _CLOSE, mark == "›")
    if can_open and word_after and _ELISION.match(shadow, end):
        # ‘90s and 'em; where the mark turns the right way and no such word is known, it opens.
        return None
    opens = can_open and mark not in "’´" and (word_after or not after.isspace())
    closes = can_close and not word_after and mark not in "‚‛`"
    if mark == "‘" and closes:
        # A closing mark typed the wrong way round stands after a stop and before a space.
        closes = before in ".,!?" and after in _SPACE
    if opens and closes:
        return _Event(start, end, mark, _SINGLE, _EITHER, before in _STOP)
    if opens:
        return _Event(start, end, mark, _SINGLE, _OPEN, True)
    if closes:
        # The soldiers’ plan, goin’ home: an apostrophe at a word's end looks like a closing mark.
        follows = text[end + 1 : end + 2]
        clipped = _CLIPPED.search(shadow, max(0, start - 12), start) is not None
        possessive = before in "sSzxZX" or clipped
        weak = possessive and after in _SPACE and (follows.isalnum() or follows in _MARK_OR_MONEY)
        return _Event(start, end, mark, _SINGLE, _WEAK if weak else _CLOSE, not weak)
    if can_open and mark == "’" and word_after:
        # ’Hello,’ with both marks the same way round, as some keyboards have it.
        return _Event(start, end, mark, _SINGLE, _OPEN, False)
    return None


def _next_decisive(events: Sequence[_Event]) -> list[int]:
    """Give, for each event, the direction of the next single mark that is not weak (0: none)."""
    ahead = [0] * len(events)
    coming = 0
    for i in range(len(events) - 1, -1, -1):
        ahead[i] = coming
        event = events[i]
        if (
            event.family == _SINGLE
            and event.direction != _WEAK
            and (event.strong or event.direction != _OPEN)
        ):
            coming = event.direction if event.direction != _EITHER else (_CLOSE if event.strong else _OPEN)
    return ahead


def _closers_ahead(events: Sequence[_Event]) -> list[bool]:
    """Say, for each event, whether a double mark that can close comes after it."""
    ahead = [False] * len(events)
    coming = False
    for i in range(len(events) - 1, -1, -1):
        ahead[i] = coming
        event = events[i]
        if event.family == _DOUBLE:
            coming = event.direction != _OPEN
    return ahead


def find_marked(text: str, shadow: str, paragraphs: Sequence[Span]) -> list[Marked]:
    """List what stands between quotation marks, outermost pairs only, in reading order.

    Each paragraph of a quotation that opens again without closing is a row of its own. A
    quotation whose line ends inside the marks is one row where the next lines close it without
    opening again. A mark that is never closed is left alone.

    Missed: a quotation whose two marks are of different families, ‘ and ”.

    >>> text = "The soldiers’ ‘plan’ failed. ‘It wasn’t the soldiers’ fault,’ she said."
    >>> [text[m.start : m.end] for m in find_marked(text, text.replace("’", "'"), [Span(0, len(text))])]
    ['plan', 'It wasn’t the soldiers’ fault,']
    """
    by_paragraph = _by_paragraph(_events(text, shadow), paragraphs)
    found: list[Marked] = []
    stack: list[_Opened] = []
    reopens = False
    lines_left = 0
    for at, (span, events) in enumerate(zip(paragraphs, by_paragraph, strict=True)):
        _pair(text, span, events, stack, found, reopens=reopens)
        reopens = False
        if not stack:
            continue
        outer = stack[0]
        lines_left = lines_left - 1 if outer.event.start < span.start else _MAX_LINES
        following = by_paragraph[at + 1 : at + 1 + max(0, lines_left)]
        if at + 1 < len(paragraphs) and _opens_again(outer.event, paragraphs[at + 1], by_paragraph[at + 1]):
            _emit(text, outer, span.end, span.end, found, closed=False)
            reopens = True
            stack.clear()
        elif _closes_later(outer.event, following):
            del stack[1:]
        else:
            # Nothing closes it: what was whole inside it stands on its own.
            for opened in stack:
                found.extend(_promoted(text, inner) for inner in opened.inner)
            stack.clear()
    found.sort()
    return found


def _by_paragraph(events: Sequence[_Event], paragraphs: Sequence[Span]) -> list[list[_Event]]:
    """Sort the events into their paragraphs."""
    sorted_in: list[list[_Event]] = [[] for _ in paragraphs]
    at = 0
    for event in events:
        while at < len(paragraphs) and event.start >= paragraphs[at].end:
            at += 1
        if at < len(paragraphs):
            sorted_in[at].append(event)
    return sorted_in


def _kind(mark: str) -> str:
    """Name the sort of double mark, the same for both sides of a pair."""
    if mark in "“”„‟":
        return "curly"
    if mark in "«»":
        return "angle"
    return "straight" if mark in '"＂' else "twin"


def _pair(
    text: str,
    span: Span,
    events: Sequence[_Event],
    stack: list[_Opened],
    found: list[Marked],
    *,
    reopens: bool,
) -> None:
    """Pair the marks of one paragraph; what stays on the stack is open at its end."""
    decisive = _next_decisive(events)
    closable = _closers_ahead(events)
    for i, event in enumerate(events):
        if event.family == _DOUBLE:
            at = _partner(stack, event)
        else:
            at = _single_partner(stack, event, decisive[i], closable[i])
        opens = event.direction == _OPEN or (event.direction == _EITHER and at is None)
        if at is not None:
            opened = stack[at]
            del stack[at:]
            inner = Span(opened.event.end, event.start)
            if stack:
                stack[-1].inner.extend([*opened.inner, inner] if inner.end > inner.start else opened.inner)
            else:
                _emit(text, opened, event.start, event.end, found, closed=True)
        elif opens and (event.strong or event.family == _DOUBLE or decisive[i] == _CLOSE):
            first = not stack and event.start == span.start
            stack.append(_Opened(event, continues=reopens and first))
            if len(stack) > _MAX_DEPTH:
                del stack[0]


def _partner(stack: Sequence[_Opened], event: _Event) -> int | None:
    """Find the opening mark on the stack that a double mark closes."""
    if event.direction == _OPEN and not (stack and stack[-1].event.mark == "„" and event.mark == "“"):
        return None
    kind = _kind(event.mark)
    nearest = None
    for at in range(len(stack) - 1, -1, -1):
        opened = stack[at].event
        if opened.family == _DOUBLE:
            if _kind(opened.mark) == kind:
                return at
            if nearest is None:
                nearest = at
    if nearest is not None and event.direction == _EITHER and not event.strong:
        return None
    return nearest


def _single_partner(stack: Sequence[_Opened], event: _Event, ahead: int, closable: bool) -> int | None:
    """Find the opening mark that a single mark closes; none where it is an apostrophe."""
    if not stack or event.direction == _OPEN:
        return None
    at = len(stack) - 1
    if stack[at].event.family == _DOUBLE:
        # A single mark inside a double pair closes only what opened inside that pair.
        if closable:
            return None
        while at >= 0 and stack[at].event.family == _DOUBLE:
            at -= 1
        if at < 0:
            return None
    if event.direction == _WEAK and ahead == _CLOSE:
        return None
    if stack[at].event.end == event.start:
        return None
    return at


def _opens_again(outer: _Event, following: Span, events: Sequence[_Event]) -> bool:
    """Say whether the next paragraph begins with an opening mark of the same family."""
    if not events or events[0].start != following.start:
        return False
    first = events[0]
    return first.family == outer.family and first.direction in (_OPEN, _EITHER)


def _closes_later(outer: _Event, following: Sequence[Sequence[_Event]]) -> bool:
    """Say whether one of the next lines closes a quotation before any opens there."""
    for events in following:
        for event in events:
            if event.family != outer.family or event.direction == _WEAK:
                continue
            if event.direction == _OPEN:
                return False
            if event.family == _DOUBLE:
                return event.strong
            return event.strong
    return False


def _emit(text: str, opened: _Opened, end: int, outer_end: int, found: list[Marked], *, closed: bool) -> None:
    """Add one finished quotation unless nothing but white space stands in it."""
    start = opened.event.end
    content = text[start:end]
    stripped = content.strip()
    if not stripped:
        return
    start += len(content) - len(content.lstrip())
    inner = tuple(sorted(opened.inner))
    found.append(
        Marked(
            start,
            start + len(stripped),
            opened.event.start,
            outer_end,
            opened.event.family == _SINGLE,
            inner,
            opened.continues,
            closed,
        )
    )


def _promoted(text: str, inner: Span) -> Marked:
    """Make a row of an inner pair whose outer mark turned out to open nothing."""
    single = text[inner.start - 1] in "‘’'`‚‛‹"
    return Marked(inner.start, inner.end, inner.start - 1, inner.end + 1, single, (), False, True)
