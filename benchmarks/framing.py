"""Framing, stance and voices: words a second of each step and of all, from raw text and from cut text.

Article after article, as in a run over a corpus: sentences and tokens are cut, then frames (``policy``),
stance, voices of both and claims are found, each timed by itself. Quotations are found in the first pass,
and their time, which the benchmark ``quotes`` has, is left out. All times are CPU time. The first pass knows
no word yet; the others know them all.

Beside it stands the least that people do with word lists: NLTK's tokeniser on sentences ready made, and a
set in which every token is looked up: no phrases, stems, senses, scope, passives, voices or records.
"""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from nltk.tokenize.destructive import NLTKWordTokenizer

from analysis.document import Document
from analysis.framing import find_frames, find_stance
from analysis.lexicon import Codebook, load_codebook
from analysis.quotes import Quotation, find_quotes
from analysis.voices import find_claims, find_voiced_hits
from benchmarks.matching import make_codebook

_ROUNDS = 3
_FRAMES = (14, 50, 200)
_TARGET = 100_000
_TARGET_GROWTH = 2.0
_CUT = "sentences and tokens"
_FIRST = "“It may be said,” said Ann Lee. He was told of the tax."

_Found = TypeVar("_Found")
_Seconds = dict[str, float]


def main(corpus: list[str]) -> None:
    """Print words a second of each step cold and warm, of their sum, of the peer, and by size of codebook."""
    policy = load_codebook("policy")
    _find_all([_FIRST], policy, [])  # imports and models
    quotes: list[list[Quotation]] = []
    cold, _ = _find_all(corpus, policy, quotes)
    docs = [Document("a", text) for text in corpus]
    n = sum(len(doc.words) for doc in docs)
    if not n:
        print("no words")
        return
    warm: _Seconds = {}
    peer, n_found = float("inf"), 0
    for _ in range(_ROUNDS):
        seconds, n_found = _find_all(corpus, policy, quotes)
        warm = {step: min(taken, warm.get(step, taken)) for step, taken in seconds.items()}
        peer = min(peer, _look_up(docs, _listed(policy)))
    print(f"{len(corpus)} articles, {n:,} words, {n_found:,} records; CPU time, the shortest of {_ROUNDS}")
    print(f"  {'words/s':22}{'cold':>12}{'warm':>12}")
    for step in cold:
        print(f"  {step:22}{n / cold[step]:12,.0f}{n / warm[step]:12,.0f}")
    cold_sum, warm_sum = sum(cold.values()), sum(warm.values())
    cold_rest, warm_rest = cold_sum - cold[_CUT], warm_sum - warm[_CUT]
    print(
        f"  {'all, from cut text':22}{n / cold_rest:12,.0f}{n / warm_rest:12,.0f}"
        f"  ({n / warm_rest / _TARGET:.2f} times the {_TARGET:,} asked for)"
    )
    print(
        f"  {'all, from raw text':22}{n / cold_sum:12,.0f}{n / warm_sum:12,.0f}"
        f"  ({n / warm_sum / _TARGET:.2f} times)"
    )
    print(
        f"  {'NLTK and look-up':22}{'':12}{n / peer:12,.0f}"
        f"  (all of ours, from raw text, takes {warm_sum / peer:.2f} times as long)"
    )
    _report_growth(corpus, docs, quotes, n)


def _find_all(
    corpus: Sequence[str], codebook: Codebook, known: list[list[Quotation]]
) -> tuple[_Seconds, int]:
    """Read every article, one after the other, and give the time of each step and the number of records.

    ``known`` holds the quotations of each; where it does not yet, they are found and added.
    """
    seconds: _Seconds = {}

    def timed(step: str, work: Callable[[], _Found]) -> _Found:
        begin = time.process_time()
        found = work()
        seconds[step] = seconds.get(step, 0.0) + time.process_time() - begin
        return found

    n_found = 0
    for k, text in enumerate(corpus):
        doc = Document("a", text)
        timed(_CUT, partial(getattr, doc, "tokens"))
        frames = timed("frames", partial(find_frames, doc, codebook))
        stance = timed("stance", partial(find_stance, doc))
        if k == len(known):
            known.append(find_quotes(doc))
        quotes = known[k]
        for hits in (frames, stance):
            timed("voices", partial(find_voiced_hits, hits, quotes))
        claims = timed("claims", partial(find_claims, doc, quotes, stance))
        n_found += len(frames) + len(stance) + len(claims)
    return seconds, n_found


def _listed(codebook: Codebook) -> frozenset[str]:
    """Give the single words, stems without their star, of a codebook and of the lists of stance."""
    books = (codebook, load_codebook("stance"), load_codebook("loaded"))
    patterns = [p for book in books for category in book.categories for p in category.patterns]
    return frozenset(p.parts[0].removesuffix("*") for p in patterns if len(p.parts) == 1)


def _look_up(docs: Sequence[Document], listed: frozenset[str]) -> float:
    """Give the time NLTK takes to cut sentences ready made, with a look-up of each token."""
    cut = NLTKWordTokenizer().tokenize
    sentences = [doc.shadow[start:end] for doc in docs for start, end in doc.sentences]
    begin = time.process_time()
    for sentence in sentences:
        [token for token in cut(sentence) if token.lower() in listed]
    return time.process_time() - begin


def _report_growth(
    corpus: Sequence[str], docs: Sequence[Document], quotes: list[list[Quotation]], n: int
) -> None:
    """Print the time of the whole with made codebooks of more and more frames."""
    sums = {}
    for n_frames in _FRAMES:
        book = make_codebook(docs, n_frames)
        _find_all(corpus, book, quotes)
        rounds = [sum(_find_all(corpus, book, quotes)[0].values()) for _ in range(2)]
        sums[n_frames] = min(rounds)
        print(f"  {n_frames:4} frames{'':25}{n / sums[n_frames]:12,.0f}  all, from raw text")
    growth = sums[_FRAMES[-1]] / sums[_FRAMES[0]]
    print(
        f"  {_FRAMES[-1]} frames take {growth:.2f} times as long as {_FRAMES[0]}"
        f" (at most {_TARGET_GROWTH} asked for)"
    )
