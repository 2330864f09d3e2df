"""One article as it was read: its text, never changed, and what is cut from it with offsets."""

import hashlib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from analysis.document.paragraphs import split_paragraphs
from analysis.document.reading import Sentence, read_sentences
from analysis.document.sentences import split_sentences
from analysis.document.shadow import typographic_shadow
from analysis.document.tags import tag_tokens
from analysis.document.tokens import find_tokens, find_words

# Of the sentences, from how many on it pays to tag all at once: alone each takes some six times as long.
_FEW_SENTENCES = 0.1


class Span(NamedTuple):
    """Half-open character offsets into the unchanged text of a document."""

    start: int
    end: int


class Token(NamedTuple):
    """A token as it stands in the text, with its half-open character offsets."""

    text: str
    start: int
    end: int


def _make_tokens(text: str, spans: list[tuple[int, int]]) -> list[Token]:
    """Give spans their words; half the time goes by here, so the tuples are made without a Python call."""
    make = tuple.__new__
    return [make(Token, (text[start:end], start, end)) for start, end in spans]


@dataclass(frozen=True)
class Document:
    """Hold one article: a safe id, its text exactly as read, and what its source says about it.

    ``doc_id`` is a slug of letters, digits, ``-``, ``_`` and ``.`` and may name a folder;
    ``source_id`` is the id as the source gives it, where that had to be made safe. ``target_spans`` are
    mentions that the source names to be judged (``find_target_sentiment``). Offsets of
    everything cut from a document are half-open characters into ``text``.

    >>> doc = Document("a1", "“Wait,” she said. He did not.")
    >>> [doc.text[s.start : s.end] for s in doc.sentences]
    ['“Wait,” she said.', 'He did not.']
    >>> len(doc.words)
    6
    """

    doc_id: str
    text: str
    title: str = ""
    outlet: str = ""
    author: str = ""
    date: str = ""
    url: str = ""
    language: str = ""
    source_id: str = ""
    target_spans: tuple[Span, ...] = ()

    @cached_property
    def shadow(self) -> str:
        """Give the text with typographic variants mapped one character to one, for matching only."""
        return typographic_shadow(self.text)

    @cached_property
    def paragraphs(self) -> list[Span]:
        """List the runs of text between line ends that part paragraphs, white space left out."""
        return [Span(start, end) for start, end in split_paragraphs(self.text)]

    @cached_property
    def sentences(self) -> list[Span]:
        """List the sentences in reading order, white space at their edges left out."""
        make = tuple.__new__
        return [make(Span, span) for span in split_sentences(self.shadow)]

    @cached_property
    def tokens(self) -> list[Token]:
        """List words, clitics and punctuation as NLTK's tokeniser parts them, in reading order."""
        return _make_tokens(self.text, find_tokens(self.shadow, self.sentences))

    @cached_property
    def lower_tokens(self) -> list[str]:
        """List the tokens in lower case, as they stand in the shadow: what words are looked up by."""
        # Cut again from one text, as no token holds a line end: a call for each takes four times as long.
        joined = "\n".join([text for text, _, _ in self.tokens])
        return typographic_shadow(joined).lower().split("\n") if joined else []

    @cached_property
    def tags(self) -> list[str]:
        """List the Penn tag of each token, "" where a clitic has none; the model is read when first asked."""
        return tag_tokens(self.shadow, self.tokens, self.sentences)

    def tag_of(self, index: int) -> str:
        """Give the Penn tag of the token of this number, as in ``tags``.

        Where few tokens are asked for, their sentences alone are tagged.

        >>> Document("a1", "She left. He made a run.").tag_of(6)
        'NN'
        """
        known = self._tags_known
        if index not in known:
            sentences, tokens = self.sentences, self.tokens
            which = bisect_right(sentences, tokens[index].start, key=lambda span: span.start) - 1
            start, end = sentences[which]
            if "tags" in vars(self) or len(self._tagged) > _FEW_SENTENCES * len(sentences):
                known.update(enumerate(self.tags))
            else:
                self._tagged.add(which)
                first, last = (bisect_left(tokens, at, key=lambda token: token.start) for at in (start, end))
                known.update(enumerate(tag_tokens(self.shadow, tokens[first:last], [(start, end)]), first))
        return known[index]

    @cached_property
    def _tags_known(self) -> dict[int, str]:
        return {}

    @cached_property
    def _tagged(self) -> set[int]:
        return set()

    @cached_property
    def reading(self) -> list[Sentence]:
        """List the sentences as words and marks, the longest in parts; ``tag_chosen`` gives them tags."""
        return read_sentences(self.shadow, self.sentences)

    @cached_property
    def words(self) -> list[Token]:
        """List the words a reader would count, in reading order: the denominator of every rate."""
        return _make_tokens(self.text, find_words(self.text))

    @cached_property
    def sha256(self) -> str:
        """Give the SHA-256 of the text in UTF-8: of the file itself where that is plain UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
