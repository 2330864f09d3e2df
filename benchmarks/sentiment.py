"""Sentence scores against vaderSentiment and NLTK's copy of it: speed in one run, and differences.

All work on the same articles. Ours is timed from the raw text: shadow, sentences, scores and the
evidence; warm, and cold: articles not met before, with nothing remembered of any chunk. The others
remember nothing. They are timed on our sentences, ready made; what cutting them costs is shown apart.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from nltk.sentiment import vader as nltk_module
from nltk.tokenize.punkt import PunktSentenceTokenizer
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.document import Document
from analysis.sentiment import score_sentences
from analysis.sentiment.vader import score_text
from analysis.sentiment.vader.chunks import chunk_memory
from analysis.sentiment.vader.rules import compound_score

_ROUNDS = 5
_score = partial(score_sentences, scorer="vader")


def main(corpus: list[str]) -> None:
    """Print times per sentence, ratios and the count of sentences whose figures differ."""
    docs = [Document("a", text) for text in corpus]
    shadows = [doc.shadow[start:end] for doc in docs for start, end in doc.sentences]
    n = len(shadows)
    if not n:
        print("no sentences")
        return
    vader = SentimentIntensityAnalyzer()
    nltk_vader = _nltk_analyser(vader.lexicon)

    docs_read = [Document("a", text) for text in corpus]
    for doc in docs_read:
        _score(doc)

    def whole(text: str) -> None:
        _score(Document("a", text))

    cut, ours, cold, scoring, theirs, nltk_copy, punkt = (
        1e6 * seconds / n
        for seconds in _best_times(
            (lambda text: Document("a", text).sentences, corpus),
            (whole, corpus),
            (
                lambda text: _forget() if text is None else _score(Document("a", text)),
                [None, *corpus],
            ),
            (_score, docs_read),
            (vader.polarity_scores, shadows),
            (nltk_vader.polarity_scores, shadows),
            (PunktSentenceTokenizer().tokenize, corpus),
        )
    )

    size = sum(map(len, corpus)) / n
    print(f"{len(corpus)} articles, {n} sentences of {size:.0f} characters; microseconds per sentence")
    speed = f"{1e6 / ours:,.0f} sentences/s, {size / ours:.1f} MB/s"
    print(f"  {ours:7.2f}  ours, from raw text ({speed}), of which")
    print(f"  {cut:7.2f}    shadow and sentences")
    print(f"  {scoring:7.2f}    scores and evidence")
    print(f"  {cold:7.2f}  ours, cold")
    print(f"  {theirs:7.2f}  vaderSentiment ({1e6 / theirs:,.0f} sentences/s)")
    print(f"  {nltk_copy:7.2f}  NLTK's copy ({1e6 / nltk_copy:,.0f} sentences/s)")
    print(f"  {punkt:7.2f}  NLTK's Punkt, untrained, which cuts sentences only")
    print("how many times as fast as they are:      vaderSentiment  NLTK's copy")
    for name, other, mine in (
        ("scores alone", 0.0, scoring),
        ("we cut sentences, they are given them", 0.0, ours),
        ("  cold", 0.0, cold),
        ("both cut sentences our way", cut, ours),
        ("  cold", cut, cold),
        ("they cut sentences with Punkt", punkt, ours),
        ("  cold", punkt, cold),
    ):
        print(f"  {name:38} {(theirs + other) / mine:14.1f} {(nltk_copy + other) / mine:12.1f}")
    print("differences")
    figures = [score_text(shadow)._asdict() for shadow in shadows]
    compounds = [sentence.score for doc in docs_read for sentence in _score(doc)]
    print(f"  from vaderSentiment: {_differences(vader, shadows, figures, compounds)} of {n}")
    print(f"  from NLTK's copy:    {_differences(nltk_vader, shadows, figures, compounds)} of {n}")


def _forget() -> None:
    """Bring back the state before the first article; the word lists stay read, as theirs are."""
    for remembered in chunk_memory():
        remembered.clear()
    compound_score.cache_clear()


def _differences(
    analyser: "SentimentIntensityAnalyzer",
    shadows: Sequence[str],
    figures: Sequence[dict[str, float]],
    compounds: Sequence[float],
) -> int:
    """Count the sentences of which any of the four figures, or the evidence's score, differs."""
    return sum(
        (expected := analyser.polarity_scores(shadow)) != found or expected["compound"] != compound
        for shadow, found, compound in zip(shadows, figures, compounds, strict=True)
    )


def _nltk_analyser(valences: dict[str, float]) -> "SentimentIntensityAnalyzer":
    """Make NLTK's analyser with the lexicon given: its own comes by nltk.download only."""
    analyser = object.__new__(nltk_module.SentimentIntensityAnalyzer)
    analyser.lexicon = dict(valences)
    analyser.constants = nltk_module.VaderConstants()
    return analyser


def _best_times(*works: tuple[Callable[[Any], object], Sequence[Any]]) -> list[float]:
    """Give each work's shortest time of several rounds, in seconds, so that a busy machine is fair to all."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(_ROUNDS):
        for (work, items), mine in zip(works, times, strict=True):
            start = time.perf_counter()
            for item in items:
                work(item)
            mine.append(time.perf_counter() - start)
    return [min(mine) for mine in times]
