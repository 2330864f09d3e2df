"""Every scorer from raw text, beside vaderSentiment's score alone: sentences a second and ratios.

All read the same articles in the same run. The slow one, ``neural``, reads as many as its time allows.
"""

import time
from collections.abc import Callable

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.document import Document
from analysis.sentiment import SCORERS, score_sentences

_ROUNDS = 3
_NEURAL_SENTENCES = 300


def main(corpus: list[str]) -> None:
    """Print sentences a second by scorer, and how many times as fast as vaderSentiment each is."""
    docs = [Document("a", text) for text in corpus]
    sentences = [doc.shadow[start:end] for doc in docs for start, end in doc.sentences]
    if not sentences:
        print("no sentences")
        return
    vader = SentimentIntensityAnalyzer()
    theirs = _rate(lambda: [vader.polarity_scores(sentence) for sentence in sentences], len(sentences))
    print(f"{len(corpus)} articles, {len(sentences)} sentences")
    print(f"  {theirs:9,.0f} sentences/s  vaderSentiment, which is given the sentences")
    for scorer in SCORERS:
        texts, n = corpus, len(sentences)
        if scorer == "neural":
            texts, n = _first(docs, _NEURAL_SENTENCES)
        score_sentences(Document("a", "Warm up."), scorer=scorer)
        ours = _rate(
            lambda: [score_sentences(Document("a", text), scorer=scorer) for text in texts],  # noqa: B023
            n,
        )
        print(f"  {ours:9,.0f} sentences/s  {scorer}, from raw text: {ours / theirs:.2f} times as fast")


def _rate(work: Callable[[], object], n: int) -> float:
    """Give how many sentences a second of CPU time, in the best of several rounds."""
    best = float("inf")
    for _ in range(_ROUNDS):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return n / best


def _first(docs: list[Document], n_sentences: int) -> tuple[list[str], int]:
    """Take articles from the first on until they hold so many sentences."""
    texts: list[str] = []
    n = 0
    for doc in docs:
        if n >= n_sentences:
            break
        texts.append(doc.text)
        n += len(doc.sentences)
    return texts, n
