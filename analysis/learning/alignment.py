"""Annotated attributions laid over the pieces of an article, so that decisions can be learned from them."""

import gzip
import json
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from analysis.document import Document
from analysis.quotes.cues import CueForm
from analysis.quotes.marks import Marked, find_marked
from analysis.quotes.reading import Reading, read_pieces
from analysis.quotes.syntax import Syntax, read_syntax
from analysis.quotes.words import word_set

_EDGE = re.compile(r"[\s\"“”‘’'`.,;:!?—–\-…()\[\]]*")
_EDGE_END = re.compile(r"[\s\"“”‘’'`.,;:!?—–\-…()\[\]]+\Z")
_THAT = re.compile(r"that\s+", re.I)

# Words that help other cues along and are none themselves, though annotators take them in.
_FUNCTION = word_set(
    "has to in for have is on “ are out did of was not back with from by - under would will over do "
    "does were "
    "had been can - — , ' : be being it its as about into at up down off the a also repeatedly "
    "strongly "
    "publicly don't didn't doesn't"
)


class Attribution(NamedTuple):
    """One annotated attribution in pieces: the cue's head, the speaker, and the contents."""

    cue: int | None
    speaker: tuple[int, int] | None
    contents: tuple[tuple[int, int], ...]


class Aligned(NamedTuple):
    """An annotated article as the finder sees it."""

    row: dict[str, Any]
    doc: Document
    marks: list[Marked]
    reading: Reading
    syntax: Syntax
    attributions: list[Attribution]


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Read a file of annotated articles, one JSON object a line, packed by gzip or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Cut marks, stops and a leading “that” from a stretch of text."""
    match = _EDGE.match(text, start, end)
    start = match.end() if match else start
    that = _THAT.match(text, start, end)
    if that:
        match = _EDGE.match(text, that.end(), end)
        start = match.end() if match else that.end()
    tail = _EDGE_END.search(text, start, end)
    return start, max(start, tail.start() if tail else end)


def pieces_in(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Give the pieces that overlap a stretch of text, or nothing."""
    first, last = bisect_right(reading.ends, start), bisect_left(reading.starts, end)
    return (first, last) if first < last else None


def align(rows: Sequence[dict[str, Any]], forms: dict[str, CueForm]) -> list[Aligned]:
    """Lay the annotated attributions of every article over its pieces."""
    read = []
    for row in rows:
        doc = Document(str(row["id"]), row["text"])
        marks = find_marked(doc.text, doc.shadow, doc.paragraphs)
        read.append((row, doc, marks, read_pieces(doc, marks, forms)))
    heads = _head_shares([(row, reading) for row, _, _, reading in read])
    return [
        Aligned(row, doc, marks, reading, read_syntax(reading), _attributions(row, reading, heads))
        for row, doc, marks, reading in read
    ]


def _head_shares(read: Sequence[tuple[dict[str, Any], Reading]]) -> dict[str, float]:
    """Say of each word how often it belongs to a cue: of “has repeatedly said”, “said” is the head."""
    seen: Counter[str] = Counter()
    inside: Counter[str] = Counter()
    for row, reading in read:
        seen.update(reading.low)
        for cue in {tuple(quote["cue_span"]) for quote in row["quotes"] if quote["cue_span"]}:
            span = pieces_in(reading, *cue)
            if span:
                inside.update(reading.low[span[0] : span[1]])
    shares = {word: count / (seen[word] + 2) for word, count in inside.items()}
    return {word: share * (0.05 if word in _FUNCTION else 1.0) for word, share in shares.items()}


def _attributions(row: dict[str, Any], reading: Reading, heads: dict[str, float]) -> list[Attribution]:
    text = row["text"]
    by_cue: dict[tuple[Any, ...], list[tuple[int, int]]] = {}
    for quote in row["quotes"]:
        start, end = trimmed(text, quote["start"], quote["end"])
        span = pieces_in(reading, start, end) if end > start else None
        if span is not None:
            key = (tuple(quote["cue_span"] or ()), tuple(quote["speaker_span"] or ()))
            by_cue.setdefault(key, []).append(span)
    found = []
    for (cue, speaker), contents in by_cue.items():
        span = pieces_in(reading, *cue) if cue else None
        head = max(range(*span), key=lambda k: (heads.get(reading.low[k], 0.0), k)) if span else None
        named = pieces_in(reading, *speaker) if speaker else None
        found.append(Attribution(head, named, tuple(sorted(contents))))
    return found
