"""Read annotated sentences of a treebank as the instrument cuts articles: in pieces, quotations folded.

The files hold one JSON object a line with ``text``, ``genre``, ``tokens`` (start and end of each) and
``xpos`` (their Penn tags, between blanks).
"""

import gzip
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from analysis.document import Document
from analysis.document.appearance import QUOTATION_TAG, mark_tag
from analysis.quotes.cues import cue_forms
from analysis.quotes.marks import find_marked
from analysis.quotes.reading import read_pieces


class TaggedSentence(NamedTuple):
    """The pieces of one sentence with a gold tag each; ``genre`` says what kind of text it is from."""

    genre: str
    words: list[str]
    tags: list[str]


def read_tagged(path: Path) -> list[TaggedSentence]:
    """Read annotated sentences, cut into pieces as articles are, each quotation folded into one.

    What stands inside a quotation becomes a sentence of its own, so that no word is lost.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [sentence for line in lines for sentence in _fold(json.loads(line))]


def _fold(row: Mapping[str, Any]) -> Iterator[TaggedSentence]:
    """Cut one annotated sentence into pieces and give each the tag of its first or last token."""
    tokens = row["tokens"]
    tags = row["xpos"].split()
    starts = [start for start, _ in tokens]
    todo = [(0, len(row["text"]))]
    while todo:
        begin, stop = todo.pop(0)
        doc = Document("a", row["text"][begin:stop])
        marks = find_marked(doc.text, doc.shadow, doc.paragraphs)
        reading = read_pieces(doc, marks, cue_forms())
        found = []
        for word, start, end, quotation in zip(
            reading.words, reading.starts, reading.ends, reading.marked, strict=True
        ):
            if quotation >= 0:
                found.append(QUOTATION_TAG)
                todo.append((begin + marks[quotation].start, begin + marks[quotation].end))
            else:
                first = max(bisect_right(starts, begin + start) - 1, 0)
                last = max(bisect_left(starts, begin + end) - 1, first)
                found.append(mark_tag(word) or _joined_tag(word, tags, first, last))
        if found:
            yield TaggedSentence(row["genre"], reading.words, found)


def _joined_tag(word: str, tags: Sequence[str], first: int, last: int) -> str:
    """Give a word that is several tokens one tag, as ``tag_sentences`` says."""
    parts = tags[first : last + 1]
    tag = parts[0]
    if "HYPH" in parts and "-" in word[1:-1]:
        after = len(parts) - parts[::-1].index("HYPH")
        tag = parts[after] if after < len(parts) else parts[-1]
        if tag in {"VBN", "VBG", "VBD"} and parts[0] != "AFX":
            tag = "JJ"
    # A word written as two by mistake has its tag on the last part.
    while tag == "GW" and last + 1 < len(tags):
        last += 1
        tag = tags[last]
    return {"``": "''", "GW": "NN", "HYPH": "SYM"}.get(tag, tag)
