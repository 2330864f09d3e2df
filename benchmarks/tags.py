"""Part-of-speech tags: words a second, with words met for the first time and known, and one sentence alone.

What is tagged are the pieces outside quotation marks, article by article, as the quotations need them.
"""

import time
from collections.abc import Callable, Sequence

from analysis.document import Document, tags
from analysis.document.tags import tag_sentences, tag_words
from analysis.quotes.cues import cue_forms
from analysis.quotes.marks import find_marked
from analysis.quotes.reading import read_pieces

_ROUNDS = 3
_TARGET = 1_000_000
_TARGET_SENTENCE = 0.15  # ms

_Article = list[list[str]]


def main(corpus: list[str]) -> None:
    """Print the time to load, words a second, milliseconds for a sentence, and the growth with length."""
    articles = [_read(text) for text in corpus]
    sentences = [words for article in articles for words in article]
    n = sum(map(len, sentences))
    if not n:
        print("no words")
        return
    tag_words(["Load", "numpy"])
    load = _best(_load)
    first = _best(lambda: _tag_all(articles), before=_load)
    again = _best(lambda: _tag_all(articles))
    alone = _best(lambda: [tag_words(words) for words in sentences]) / len(sentences)
    part = sentences[: max(1, len(sentences) // 10)]
    one = _best(lambda: tag_sentences(part * 10))
    ten = _best(lambda: [tag_sentences(part) for _ in range(10)])

    distinct = len({word for words in sentences for word in words})
    print(f"{len(corpus)} articles, {len(sentences):,} sentences, {n:,} words, {distinct:,} of them distinct")
    print(f"  {1000 * load:5.0f} ms to load the weights")
    print(
        f"  {n / first:9,.0f} words/s, article by article, nothing known ({n / first / _TARGET:.1f} x target)"
    )
    print(
        f"  {n / again:9,.0f} words/s, article by article, words known ({n / again / _TARGET:.1f} x target)"
    )
    print(f"  {1000 * alone:9.3f} ms for one sentence alone (at most {_TARGET_SENTENCE} asked for)")
    print(f"  a text ten times as long costs {one / ten:.2f} times ten texts")


def _read(text: str) -> _Article:
    """Cut an article into the pieces of its sentences."""
    doc = Document("a", text)
    pieces = read_pieces(doc, find_marked(doc.text, doc.shadow, doc.paragraphs), cue_forms())
    return [pieces.words[start:end] for start, end in pieces.sentences]


def _tag_all(articles: Sequence[_Article]) -> int:
    return sum(len(tag_sentences(article)) for article in articles)


def _load() -> None:
    """Load the weights anew, so that no word is known, as in a new process."""
    tags._tagger.cache_clear()
    tags._tagger()


def _best(work: Callable[[], object], *, before: Callable[[], None] = lambda: None) -> float:
    """Give the shortest time of several rounds, in seconds."""
    times = []
    for _ in range(_ROUNDS):
        before()
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)
