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
    sentences = _best(lambda: _count(corpus, "sentences"))
    words = _best(lambda: _count(corpus, "words"))
    first = _best(lambda: _count(corpus, "tokens"), before=_forget)
    again = _best(lambda: _count(corpus, "tokens"))
    theirs = _best(lambda: [_nltk_spans(tokeniser, shadow) for shadow in shadows], rounds=1)

    n = len(shadows)
    print(f"{len(corpus)} articles, {size:.2f} MB, {n:,} sentences")
    print(f"  {len(set(chunks)) / len(chunks):.0%} of the chunks between spaces are distinct; MB a second")
    print(f"  {size / sentences:5.1f}  sentences")
    print(f"  {size / first:5.1f}  sentences and tokens, first pass ({size / first / _TARGET:.1f} x target)")
    print(
        f"  {size / again:5.1f}  sentences and tokens, chunks known ({size / again / _TARGET:.1f} x target)"
    )
    print(f"  {size / words:5.1f}  words")
    print(f"  {size / theirs:5.1f}  NLTKWordTokenizer.span_tokenize, given our sentences")
    print(f"times as fast as NLTK: {theirs / first:.1f} (first pass), {theirs / again:.1f} (chunks known)")
    print(f"sentences whose tokens differ from NLTK's: {_differences(docs, tokeniser)} of {n:,}")


def _count(corpus: Sequence[str], part: str) -> int:
    """Cut every text, one after the other as in a run over a corpus, and count the parts."""
    return sum(len(getattr(Document("a", text), part)) for text in corpus)


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
