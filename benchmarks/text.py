"""Sentences, tokens and words: megabytes a second from raw text, and against NLTK's tokeniser.

Ours starts from the raw text and makes every record; NLTK is given our sentences, ready made. The
first pass starts with nothing kept of any chunk, as a new process does; the second knows them all.
"""

import time
from collections.abc import Callable, Sequence

from nltk.tokenize.destructive import NLTKWordTokenizer

from analysis.document import Document, tokens

_ROUNDS = 3
_TARGET = 2.0


def main(corpus: list[str]) -> None:
    """Print the speed of each step, ratios to NLTK, and the sentences whose tokens differ."""
    size = sum(map(len, corpus)) / 1e6
    chunks = [chunk for text in corpus for chunk in text.split()]
    if not chunks:
        print("no words")
        return
    NLTKWordTokenizer().tokenize("Load it.")
    tokens._nltk()

    docs = [Document("a", text) for text in corpus]
    shadows = [doc.shadow[start:end] for doc in docs for start, end in doc.sentences]
    tokeniser = NLTKWordTokenizer()
    sentences = _best(lambda: [Document("a", text).sentences for text in corpus])
    first = _best(lambda: _cut(corpus), before=_forget)
    again = _best(lambda: _cut(corpus))
    words = _best(lambda: [Document("a", text).words for text in corpus])
    theirs = _best(lambda: [_nltk_spans(tokeniser, shadow) for shadow in shadows], rounds=1)

    distinct = len(set(chunks)) / len(chunks)
    print(
        f"{len(corpus)} articles, {size:.2f} MB, {len(shadows):,} sentences; {distinct:.0%} of chunks distinct"
    )
    print(f"  {size / sentences:6.1f} MB/s  sentences, from raw text")
    print(
        f"  {size / first:6.1f} MB/s  sentences and tokens, first pass ({size / first / _TARGET:.1f} x target)"
    )
    print(
        f"  {size / again:6.1f} MB/s  sentences and tokens, chunks known ({size / again / _TARGET:.1f} x target)"
    )
    print(f"  {size / words:6.1f} MB/s  words")
    print(f"  {size / theirs:6.1f} MB/s  NLTKWordTokenizer.span_tokenize, given our sentences")
    print(
        f"times as fast as NLTK: {theirs / first:.1f} in the first pass, {theirs / again:.1f} with chunks known"
    )
    print(f"sentences whose tokens differ from NLTK's: {_differences(docs, tokeniser)} of {len(shadows):,}")


def _cut(corpus: Sequence[str]) -> int:
    """Cut every text, one after the other as in a run over a corpus, and count the tokens."""
    return sum(len(Document("a", text).tokens) for text in corpus)


def _nltk_spans(tokeniser: NLTKWordTokenizer, shadow: str) -> list[tuple[int, int]] | None:
    """Let NLTK find its tokens, if it can."""
    try:
        return list(tokeniser.span_tokenize(shadow))
    except (ValueError, RuntimeError):
        return None


def _differences(docs: Sequence[Document], tokeniser: NLTKWordTokenizer) -> int:
    """Count the sentences in which our tokens are not NLTK's."""
    n = 0
    for doc in docs:
        ours = iter([*doc.tokens, (None, len(doc.text), 0)])
        token = next(ours)
        for begin, stop in doc.sentences:
            found = []
            while token[1] < stop:
                found.append((token[1] - begin, token[2] - begin))
                token = next(ours)
            n += found != _nltk_spans(tokeniser, doc.shadow[begin:stop])
    return n


def _forget() -> None:
    """Make the tokeniser forget every chunk, as in a new process."""
    tokens._kept = tokens._Kept()


def _best(
    work: Callable[[], object], *, before: Callable[[], None] = lambda: None, rounds: int = _ROUNDS
) -> float:
    """Give the shortest time of several rounds, in seconds."""
    times = []
    for _ in range(rounds):
        before()
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)
