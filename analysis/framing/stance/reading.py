"""The sentences of an article as words and marks, tagged where a question hangs on it."""

import re
from collections.abc import Sequence
from functools import cached_property

from analysis.document import Document
from analysis.document.tags import tag_sentences

# Cut as the tagger was taught: "isn't", "so-called", "1,200" and "Mr." are one word, a mark is one piece.
_PIECE = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Prof|Rev|Jr|Sr|St|No|Hon)\.(?=\s+[A-Z\d])"
    r"|(?:[A-Z]\.){2,}"
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|\d{1,3}(?:,\d{3})+"
    r"|\w+(?:['.\-]\w+)*"
    r"|[^\w\s]"
)
# No sentence is longer: what runs on beyond is a list or damage, and work must grow with length only.
LONGEST_SENTENCE = 300


class Sentence:
    """One sentence: its words and marks, in lower case and as they stand, with tags and offsets."""

    __slots__ = ("__dict__", "end", "low", "shadow", "start", "tags", "words")

    def __init__(self, shadow: str, start: int, end: int, words: list[str]) -> None:
        self.shadow, self.start, self.end, self.words = shadow, start, end, words
        self.low = [word.lower() for word in words]
        self.tags: list[str] = []

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Give where each word or mark stands in the text."""
        # White space alone stands between two pieces, so each is the next place of its own letters.
        at, found = self.start, []
        for word in self.words:
            at = self.shadow.index(word, at)
            found.append((at, at + len(word)))
            at += len(word)
        return found


def read_sentences(doc: Document) -> list[Sentence]:
    """Cut an article into its sentences, in reading order; tags are left to ``tag_chosen``."""
    shadow, cut = doc.shadow, _PIECE.findall
    found = []
    for start, end in doc.sentences:
        words = cut(shadow, start, end)
        if len(words) <= LONGEST_SENTENCE:
            found.append(Sentence(shadow, start, end, words))
            continue
        begin = start
        for first in range(0, len(words), LONGEST_SENTENCE):
            part = Sentence(shadow, begin, end, words[first : first + LONGEST_SENTENCE])
            part.end = begin = part.spans[-1][1]
            found.append(part)
    return found


def tag_chosen(sentences: Sequence[Sentence]) -> None:
    """Give the sentences their Penn tags, all at once."""
    for sentence, tags in zip(sentences, tag_sentences([s.words for s in sentences]), strict=True):
        sentence.tags = tags
