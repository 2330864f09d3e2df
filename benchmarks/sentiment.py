"""Sentence scores against vaderSentiment and NLTK's copy of it: speed in one run, and differences.

All work on the same articles. Ours is timed from the raw text: shadow, sentences, scores and the
evidence. The others are timed on our sentences, ready made; what cutting them costs is shown apart.
"""

import time
from collections.abc import Callable, Sequence

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.document import Document
from analysis.sentiment import score_sentences
from analysis.sentiment.vader import score_text

_REPEATS = 3


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

    def per_sentence(work: Callable[[], object]) -> float:
        return 1e6 * _best(work) / n

    ready = [Document("a", text) for text in corpus]
    for doc in ready:
        score_sentences(doc)
    cut = per_sentence(lambda: [Document("a", text).sentences for text in corpus])
    ours = per_sentence(lambda: [score_sentences(Document("a", text)) for text in corpus])
    scoring = per_sentence(lambda: [score_sentences(doc) for doc in ready])
    theirs = per_sentence(lambda: [vader.polarity_scores(shadow) for shadow in shadows])
    nltk_copy = per_sentence(lambda: [nltk_vader.polarity_scores(shadow) for shadow in shadows])
    punkt = per_sentence(lambda: _cut_with_punkt(corpus))

    n_characters = sum(map(len, corpus))
    print(
        f"{len(corpus)} articles, {n} sentences, {n_characters / n:.0f} characters a sentence; times per sentence"
    )
    print(
        f"  ours, from raw text: {ours:8.2f} µs   {1e6 / ours:9,.0f} sentences/s {n_characters / n / ours:6.1f} MB/s"
    )
    print(f"    shadow, sentences: {cut:8.2f} µs")
    print(f"    scores, evidence:  {scoring:8.2f} µs")
    print(f"  vaderSentiment:      {theirs:8.2f} µs   {1e6 / theirs:9,.0f} sentences/s")
    print(f"  NLTK's copy:         {nltk_copy:8.2f} µs   {1e6 / nltk_copy:9,.0f} sentences/s")
    print(f"  NLTK's Punkt:        {punkt:8.2f} µs   to cut sentences, untrained")
    print("how many times as fast")
    for name, baseline in (("vaderSentiment", theirs), ("NLTK's copy", nltk_copy)):
        print(
            f"  as {name + ':':16} {baseline / scoring:5.1f} scores alone; {baseline / ours:5.1f} ours cuts sentences"
            f" too; {(baseline + cut) / ours:5.1f} both cut ours; {(baseline + punkt) / ours:5.1f} it cuts with Punkt"
        )
    print("differences")
    figures = [score_text(shadow)._asdict() for shadow in shadows]
    compounds = [sentence.score for doc in ready for sentence in score_sentences(doc)]
    print(f"  from vaderSentiment: {_differences(vader, shadows, figures, compounds)} of {n}")
    print(f"  from NLTK's copy:    {_differences(nltk_vader, shadows, figures, compounds)} of {n}")


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
    from nltk.sentiment import vader as nltk_module

    analyser = object.__new__(nltk_module.SentimentIntensityAnalyzer)
    analyser.lexicon = dict(valences)
    analyser.constants = nltk_module.VaderConstants()
    return analyser


def _cut_with_punkt(corpus: Sequence[str]) -> list[list[str]]:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    tokenizer = PunktSentenceTokenizer()
    return [tokenizer.tokenize(text) for text in corpus]


def _best(work: Callable[[], object]) -> float:
    """Give the shortest of a few times, in seconds: what other work on the machine disturbs least."""
    times = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)
