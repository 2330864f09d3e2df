"""Codebooks of 14, 50 and 200 frames: words a second, records included, on text already cut into tokens.

The codebooks are made, 80 patterns a frame: their words are drawn from the less frequent ones of the
articles, and two thirds from words that do not occur; half of the patterns are stems, a tenth phrases, a
tenth have a part of speech, a tenth an exclusion. All times are CPU time.

Where ``ahocorasick_rs`` can be imported (the project does not need it) it looks for the same words, stems
and phrases in the lower-case text; its matches are held to the edges of words, and the longest of each frame
at a place is kept, without parts of speech, exclusions and records.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any

from analysis.document import Document
from analysis.framing import find_frames
from analysis.lexicon import Category, Codebook, load_codebook, parse_pattern

_ROUNDS = 5
_FRAMES = (14, 50, 200)
_PATTERNS = 80
_SHARE_MET = 0.3  # of the patterns' words that occur in the articles at all
_TARGET = 100_000
_TARGET_GROWTH = 2.0


def main(corpus: list[str]) -> None:
    """Print words a second for each size of codebook, with what was found, and for the package's own."""
    docs = [Document("a", text) for text in corpus]
    n = sum(len(doc.words) for doc in docs)
    if not n:
        print("no words")
        return
    n_tokens = sum(len(doc.tokens) for doc in docs)
    cut = min(_time(lambda: [len(Document("a", text).tokens) for text in corpus]) for _ in range(_ROUNDS))
    tags = _time(lambda: sum(len(doc.tags) for doc in docs))
    print(f"{len(corpus)} articles, {n:,} words, {n_tokens:,} tokens")
    print(f"  {n / cut:,.0f} words/s to cut them, {n / tags:,.0f} to tag them, once an article")
    print(f"  {'':26}{'cold':>12}{'warm':>12}  words/s")
    for name in ("policy", "generic"):
        _report(name, docs, n, load_codebook(name))
    times = {}
    for n_frames in _FRAMES:
        book = make_codebook(docs, n_frames)
        times[n_frames] = _report(f"{n_frames} frames x {_PATTERNS}", docs, n, book)
        _report_peer(docs, n, book, times[n_frames])
    least, most = times[_FRAMES[0]], times[_FRAMES[-1]]
    most_frames, fewest = _FRAMES[-1], _FRAMES[0]
    print(
        f"{most_frames} frames cost {most / least:.2f} times {fewest}, for as many more records; from raw "
        f"text, words known, {(most + cut) / (least + cut):.2f} times (at most {_TARGET_GROWTH} asked for)"
    )


def make_codebook(docs: Sequence[Document], n_frames: int, *, random_state: int = 0) -> Codebook:
    """Make a codebook of so many frames whose patterns are of all kinds; the same at every call."""
    draw = random.Random(random_state)
    counts = Counter(token.text.lower() for doc in docs for token in doc.tokens if token.text.isalpha())
    # What is met in one article in two hundred words stands in no codebook.
    known = sorted(word for word, k in counts.items() if len(word) > 3 and k < sum(counts.values()) / 500)
    coined = [
        f"{a[: len(a) // 2 + 1]}{b[len(b) // 2 :]}q" for a, b in zip(known, reversed(known), strict=True)
    ]

    def word() -> str:
        return draw.choice(known if draw.random() < _SHARE_MET else coined)

    categories = []
    for k in range(n_frames):
        patterns = {}
        while len(patterns) < _PATTERNS:
            kind, text = draw.random(), word()
            if kind < 0.5 and len(text) > 5:
                text = f"{text[: max(5, len(text) - 3)]}*"
            elif kind < 0.6:
                text = f"{text} {word()}"
            condition = draw.random()
            pattern = parse_pattern(
                text,
                pos=["NOUN", "PROPN"] if condition < 0.1 else (),
                exclude=[f"{text} {word()}"] if 0.1 <= condition < 0.2 else (),
            )
            patterns.setdefault(pattern.parts, pattern)
        categories.append(Category(f"f{k}", f"F{k}", "", "", tuple(patterns.values())))
    return Codebook(f"made{n_frames}", "", "", "", "", tuple(categories))


def _report(name: str, docs: Sequence[Document], n: int, book: Codebook) -> float:
    """Print and give the time of a codebook whose words were met before; cold is the first pass."""
    hits: list[int] = []
    fresh = Codebook(book.name, "", "", "", "", book.categories)
    cold = _time(lambda: hits.append(_count(docs, fresh)))
    warm = min(_time(lambda: _count(docs, fresh)) for _ in range(_ROUNDS))
    times = f"{n / cold:12,.0f}{n / warm:12,.0f}"
    print(
        f"  {name:26}{times}  {100 * hits[0] / n:.1f} hits in 100 words ({n / warm / _TARGET:.0f} x target)"
    )
    return warm


def _count(docs: Sequence[Document], book: Codebook) -> int:
    return sum(len(find_frames(doc, book)) for doc in docs)


def _report_peer(docs: Sequence[Document], n: int, book: Codebook, ours: float) -> None:
    """Print the time of ``ahocorasick_rs``, where it is there."""
    try:
        peer = import_module("ahocorasick_rs")
    except ImportError:
        return
    texts = [doc.shadow.lower() for doc in docs]
    search = _make_search(peer, book)
    search(texts[0])
    theirs = min(_time(lambda: [search(text) for text in texts]) for _ in range(_ROUNDS))
    hits = sum(len(search(text)) for text in texts)
    print(
        f"    {'ahocorasick_rs':24}{'':12}{n / theirs:12,.0f}  {100 * hits / n:.1f} hits in 100 words"
        f" (ours takes {ours / theirs:.2f} times as long)"
    )


def _make_search(peer: Any, book: Codebook) -> Callable[[str], list[tuple[int, int, str]]]:
    """Give a search for the patterns of a codebook as people write one with an automaton."""
    entries = [
        (" ".join(pattern.parts).removesuffix("*"), pattern.parts[-1].endswith("*"), category.id)
        for category in book.categories
        for pattern in category.patterns
    ]
    automaton = peer.AhoCorasick([text for text, _, _ in entries])

    def search(text: str) -> list[tuple[int, int, str]]:
        longest: dict[tuple[int, str], int] = {}
        for which, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            _, is_stem, category = entries[which]
            if start and text[start - 1].isalnum():
                continue
            last = end
            while last < len(text) and text[last].isalnum():
                last += 1
            if last > end and not is_stem:
                continue
            longest[start, category] = max(last, longest.get((start, category), 0))
        return [(start, end, category) for (start, category), end in longest.items()]

    return search


def _time(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin
