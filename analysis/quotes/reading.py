"""An article as words and quotations in one row, cut into sentences that no quotation crosses."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.document import Document
from analysis.quotes.cues import CueForm
from analysis.quotes.marks import Marked

_PIECE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Prof|Rev|Jr|Sr|St|No|Hon)\."
    r"|(?:[A-Z]\.){2,}"
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|\d{1,3}(?:,\d{3})+|\w+(?:['.-]\w+)*"
    r"|[^\w\s]"
)


# No sentence is longer: what runs on beyond is a list or damage, and work must grow with length only.
_LONGEST_SENTENCE = 300


class Reading(NamedTuple):
    """The words of an article outside quotation marks, each quotation standing as one piece.

    The lists run in parallel: ``words`` as they stand in the shadow text, ``low`` in lower case
    (``"“"`` for a quotation), their offsets, and in ``marked`` which quotation a piece is (−1: none).
    ``sentences`` are half-open ranges of pieces.
    """

    words: list[str]
    low: list[str]
    starts: list[int]
    ends: list[int]
    marked: list[int]
    sentences: list[tuple[int, int]]


def read_pieces(doc: Document, marks: Sequence[Marked], forms: dict[str, CueForm]) -> Reading:
    """Put the words and quotations of an article in one row and part it into sentences."""
    shadow = doc.shadow
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    marked: list[int] = []
    position = 0
    for index, mark in enumerate(marks):
        if mark.outer_start < position:
            continue
        _add_words(shadow, position, mark.outer_start, words, starts, ends, marked)
        words.append("“")
        starts.append(mark.outer_start)
        ends.append(mark.outer_end)
        marked.append(index)
        position = mark.outer_end
    _add_words(shadow, position, len(shadow), words, starts, ends, marked)
    low = [word.lower() for word in words]
    reading = Reading(words, low, starts, ends, marked, [])
    reading.sentences.extend(_sentences(doc, marks, reading, forms))
    return reading


def _add_words(
    shadow: str,
    start: int,
    end: int,
    words: list[str],
    starts: list[int],
    ends: list[int],
    marked: list[int],
) -> None:
    for piece in _PIECE.finditer(shadow, start, end):
        words.append(piece[0])
        starts.append(piece.start())
        ends.append(piece.end())
        marked.append(-1)


def _sentences(
    doc: Document, marks: Sequence[Marked], reading: Reading, forms: dict[str, CueForm]
) -> list[tuple[int, int]]:
    """Cut the row of pieces where a sentence begins outside every quotation."""
    starts, n = reading.starts, len(reading.starts)
    cuts: list[int] = []
    at = 0
    for sentence in doc.sentences:
        while at < n and starts[at] < sentence.start:
            at += 1
        # A sentence that begins inside a quotation begins no sentence of the row.
        inside = at > 0 and reading.ends[at - 1] > sentence.start
        if at < n and not inside and not (at and _goes_on(doc, marks, reading, at, forms)):
            cuts.append(at)
    edges = sorted({0, *cuts, n})
    return [
        (first, min(first + _LONGEST_SENTENCE, end))
        for begin, end in pairwise(edges)
        for first in range(begin, end, _LONGEST_SENTENCE)
    ]


def _goes_on(
    doc: Document, marks: Sequence[Marked], reading: Reading, at: int, forms: dict[str, CueForm]
) -> bool:
    """Say whether the piece at ``at`` goes on with a quotation that ended like a sentence.

    “Really?” she asked; “Never!” Mr. Smith said: the cue stands within four words.
    """
    before = reading.marked[at - 1]
    if before < 0 or reading.marked[at] >= 0 or not marks[before].closed:
        return False
    if "\n" in doc.text[reading.ends[at - 1] : reading.starts[at]]:
        return False
    word = reading.words[at]
    if word[0].islower():
        return True
    if doc.text[marks[before].end - 1] not in "?!,—–-…":
        return False
    for k in range(at, min(at + 5, len(reading.low))):
        form = forms.get(reading.low[k])
        if form is not None and form.act == "speech" and form.form != "ing" and k > at:
            following = reading.low[k + 1] if k + 1 < len(reading.low) else "."
            return following in {".", ",", "“", "in", "on", "at", "after", "during", "of", "when", "to"}
        if not reading.words[k][0].isalpha():
            return False
    return False
