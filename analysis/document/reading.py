"""The sentences of an article as words and marks, tagged where that is asked for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from analysis.document.tags import tag_sentences

# Cut as the tagger was taught: "isn't", "so-called", "1,200" and "Mr." are one word, a mark is one piece.
_PIECE = re.compile(
    r"((?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Capt|Sgt|Maj|Prof|Rev|Jr|Sr|St|No|Hon)\.(?=\s+[A-Z\d])"
    r"|(?:[A-Z]\.){2,}"
    r"|[A-Z]\.(?=\s[A-Z])"
    r"|\d{1,3}(?:,\d{3})+"
    r"|\w+(?:['.\-]\w+)*"
    r"|[^\w\s])"
)
# No sentence is longer: what runs on beyond is a list or damage, and work must grow with length only.
LONGEST_SENTENCE = 300


class Sentence:
    """One sentence: its words and marks, in lower case and as they stand, with tags and offsets."""

    __slots__ = ("__dict__", "_parted", "end", "low", "start", "tags", "words")

    def __init__(self, start: int, end: int, parted: list[str]) -> None:
        """Take the text from ``start`` as what stands before each word or mark, and it, in turns."""
        self.start, self.end, self._parted = start, end, parted
        self.words = parted[1::2]
        # One text in lower case, parted again: a call for each word takes three times as long.
        self.low = "\n".join(self.words).lower().split("\n") if parted else []
        self.tags: list[str] = []

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Give where each word or mark stands in the text."""
        edges = list(accumulate(map(len, self._parted), initial=self.start))
        return list(zip(edges[1::2], edges[2::2], strict=True))


def read_sentences(shadow: str, sentences: Iterable[tuple[int, int]]) -> list[Sentence]:
    """Cut sentences into words and marks, in reading order; tags are left to ``tag_chosen``."""
    most = 2 * LONGEST_SENTENCE
    found = []
    for start, end in sentences:
        # Behind the last piece nothing stands.
        parted = _PIECE.split(shadow[start:end])[:-1]
        if len(parted) <= most:
            found.append(Sentence(start, end, parted))
            continue
        begin = start
        for first in range(0, len(parted), most):
            part = Sentence(begin, end, parted[first : first + most])
            part.end = begin = part.spans[-1][1]
            found.append(part)
    return found


def tag_chosen(sentences: Iterable[Sentence]) -> None:
    """Give the sentences that have none their Penn tags, all at once."""
    untagged = [sentence for sentence in sentences if not sentence.tags]
    for sentence, tags in zip(untagged, tag_sentences([s.words for s in untagged]), strict=True):
        sentence.tags = tags


def join_parts(parts: Sequence[Sentence], sentences: Iterable[tuple[int, int]]) -> Iterator[Sentence]:
    """Give one reading for each sentence, those of the longest put together again."""
    at, n = 0, len(parts)
    for start, end in sentences:
        first = at
        while at < n and parts[at].start < end:
            at += 1
        if at == first + 1:
            yield parts[first]
            continue
        own = parts[first:at]
        whole = Sentence(start, end, [piece for part in own for piece in part._parted])
        whole.tags = [tag for part in own for tag in part.tags]
        yield whole
