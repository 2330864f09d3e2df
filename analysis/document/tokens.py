"""Words as a reader counts them, and tokens as NLTK's tokeniser parts them."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

# Apostrophes, full stops and hyphens in every typographic form, so that text and shadow give the same words.
_WORD = re.compile(r"\w+(?:['’‘ʼ′＇.\-\u2010\u2011\u00ad]\w+)*")

_CHUNK = re.compile(r"\S+")
_FALLBACK = re.compile(r"\w+|[^\w\s]")
# Letters alone stay whole, but NLTK parts these.
_CONTRACTED = frozenset(["cannot", "gimme", "gonna", "gotta", "lemme", "wanna"])
# At the end of a sentence NLTK looks through these, and through spaces, for the full stop.
_CLOSERS = "])}>\"'»”’"

_LONGEST_KEPT = 64  # characters of a chunk: longer ones hardly come twice
_MOST_KEPT = 100_000  # chunks: some 20 MB
_LONGEST_CHUNK = 10_000  # characters: NLTK is never given more in one piece
_BATCH = 5_000  # chunks

_Cuts = tuple[tuple[int, int], ...]
_WHOLE: _Cuts = ()  # one token, the chunk itself

# What NLTK makes of a chunk before a space; before another white space character; and at the end of a sentence.
_inside: dict[str, _Cuts] = {}
_before_break: dict[str, _Cuts] = {}
_at_end: dict[str, _Cuts] = {}


def find_words(text: str) -> list[tuple[int, int]]:
    """List the (start, end) of the words a reader would count, in reading order.

    A word is a run of letters, figures and underscores, with single apostrophes, hyphens and full
    stops inside it: "don't", "so-called", "3.5" and "U.S" are one word each; "1,200" is two, and
    a dash or an ellipsis parts words. Text and shadow give the same words, save that an ellipsis
    without spaces ("wait…what") is a full stop in the shadow: count in the text.

    >>> [text[start:end] for text in ["The U.S.-led plan—it’s 3.5% …"] for start, end in find_words(text)]
    ['The', 'U.S', 'led', 'plan', 'it’s', '3.5']
    """
    return [match.span() for match in _WORD.finditer(text)]


def find_tokens(shadow: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """List the (start, end) of the tokens of every sentence, as ``NLTKWordTokenizer`` parts them.

    Its rules hardly look beyond a run of characters without white space, so that the answer for
    each such chunk is kept; the few rules that do (the full stop that ends a sentence, with what
    closes after it; a quotation mark before a space) are told where the chunk stands. Tokens never
    overlap and cover every character that is not white space.

    Unlike NLTK's ``span_tokenize`` this never raises. Chunks of more than 10,000 characters are
    cut there.

    >>> text = 'She said "I cannot."'
    >>> [text[start:end] for start, end in find_tokens(text, [(0, len(text))])]
    ['She', 'said', '"', 'I', 'can', 'not', '.', '"']
    """
    _learn(shadow)
    found: list[tuple[int, int]] = []
    append = found.append
    known = _inside.get
    chunks = _CHUNK.finditer
    for begin, stop in sentences:
        tail = _find_tail(shadow, begin, stop)
        for match in chunks(shadow, begin, tail):
            chunk = match[0]
            start, end = match.span()
            cuts = known(chunk)
            if cuts is None or ("'" in chunk and shadow[end : end + 1] != " "):
                cuts = _cut_before(chunk, shadow[end : end + 1])
            if cuts:
                for first, last in cuts:
                    append((start + first, start + last))
            else:
                append((start, end))
        if tail < stop:
            last_words = shadow[tail:stop]
            cuts = _cut_at_end(last_words)
            for first, last in cuts or ((0, len(last_words)),):
                append((tail + first, tail + last))
    for kept in (_inside, _before_break, _at_end):
        if len(kept) > _MOST_KEPT:
            kept.clear()
    return found


def _find_tail(shadow: str, begin: int, stop: int) -> int:
    """Find where the last chunk of a sentence starts, with the closing marks that stand alone after it."""
    end = stop
    while True:
        space = shadow.rfind(" ", begin, end)
        chunk = shadow[space + 1 if space >= 0 else begin : end]
        if space < 0:
            start = begin
        else:
            start = space + 1
        if chunk.strip(_CLOSERS) or start == begin:
            break
        end = space
    # Other white space parts chunks as well, and no rule looks through it.
    return start


@cache
def _nltk() -> Any:
    """Give NLTK's tokeniser; its import takes most of a second, so it waits for the first text."""
    from nltk.tokenize.destructive import NLTKWordTokenizer

    return NLTKWordTokenizer()
