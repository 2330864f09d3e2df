"""All the evidence of short texts as JSON lines, against vaderSentiment on the same texts.

A short text is one sentence of the corpus; this is the worst case for whatever is paid once a document.
"""

import time
from collections.abc import Callable, Iterable

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.annotations import LAYERS, annotate, to_line
from analysis.document import Document

_ROUNDS = 3
_MOST = 5_000


def main(corpus: list[str]) -> None:
    """Print texts a second for each layer and for all of them, and the time against vaderSentiment's."""
    texts = [
        doc.text[start:end]
        for doc in (Document("a", text) for text in corpus)
        for start, end in doc.sentences
    ][:_MOST]
    if not texts:
        print("no texts")
        return
    vader = SentimentIntensityAnalyzer()
    peer = _shortest(vader.polarity_scores, texts)
    print(f"{len(texts)} texts of {sum(map(len, texts)) / len(texts):.0f} characters")
    print(f"  {'vaderSentiment':36} {len(texts) / peer:8,.0f} texts/s")
    for layers in (*((layer,) for layer in LAYERS), LAYERS):
        seconds = _shortest(lambda text, wanted=layers: to_line(annotate(Document("a", text), wanted)), texts)
        speed, times = len(texts) / seconds, seconds / peer
        print(f"  {' + '.join(layers):36} {speed:8,.0f} texts/s, {times:.1f} times its time")


def _shortest(work: Callable[[str], object], texts: Iterable[str]) -> float:
    """Give the shortest of several rounds, in seconds; the first also pays for late imports."""
    times = []
    for _ in range(_ROUNDS):
        began = time.perf_counter()
        for text in texts:
            work(text)
        times.append(time.perf_counter() - began)
    return min(times)
