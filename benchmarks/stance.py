"""Stance: words a second from raw text, with words met before and not, and the share of each step."""

import time
from collections.abc import Callable, Sequence

from analysis.document import Document
from analysis.framing.loaded import find_loaded
from analysis.framing.stance import find_stance
from analysis.framing.stance.passives import find_passives
from analysis.framing.stance.reading import read_sentences, tag_chosen

_ROUNDS = 3
_TARGET = 150_000


def main(corpus: list[str]) -> None:
    """Print words a second of ``find_stance`` and what its steps alone would reach."""
    documents = [Document("a", text) for text in corpus]
    n = sum(len(doc.words) for doc in documents)
    if not n:
        print("no words")
        return
    start = time.perf_counter()
    _find_all(documents)
    first = time.perf_counter() - start
    read = _best(lambda: [read_sentences(doc) for doc in documents])
    sentences = [sentence for doc in documents for sentence in read_sentences(doc)]
    tagged = _best(lambda: tag_chosen(sentences))
    passives = _best(lambda: [find_passives(sentence) for sentence in sentences])
    loaded = _best(lambda: [find_loaded(doc) for doc in documents])
    again = _best(lambda: _find_all(documents))
    fresh = _best(lambda: _find_all([Document("a", text) for text in corpus]))
    print(f"{len(corpus)} articles, {n:,} words")
    print(f"  {n / first:9,.0f} words/s, nothing known")
    print(f"  {n / fresh:9,.0f} words/s from raw text, words known ({n / fresh / _TARGET:.1f} x target)")
    print(f"  {n / again:9,.0f} words/s, articles cut into sentences and tokens before")
    for name, seconds in (("words", read), ("tags", tagged), ("passives", passives), ("loaded", loaded)):
        print(f"  {n / seconds:9,.0f} words/s for {name} alone")


def _find_all(documents: Sequence[Document]) -> int:
    return sum(len(find_stance(doc)) for doc in documents)


def _best(run: Callable[[], object]) -> float:
    """Give the seconds of the fastest of some rounds."""
    seconds = []
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - start)
    return min(seconds)
