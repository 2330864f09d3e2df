"""Quotations: words a second from raw text, where the time goes, and growth with length."""

import time
from collections.abc import Callable, Sequence

from analysis.document import Document
from analysis.quotes import Quotation, find_quotes
from analysis.quotes.cues import cue_forms
from analysis.quotes.marks import find_marked
from analysis.quotes.reading import read_pieces
from analysis.quotes.reported import find_reports

_REPEATS = 3
_TARGET = 50_000
_PARTS = 10


def main(corpus: list[str]) -> None:
    """Print words a second on one core, the share of each step, and one long article against ten short."""
    cue_forms()
    n_words = sum(len(Document("a", text).words) for text in corpus)
    if not n_words:
        print("no words")
        return
    total = _best(lambda: _quote_all(corpus))
    found = _quote_all(corpus)
    speed = n_words / total
    print(f"{len(corpus)} articles, {n_words:,} words, {len(found):,} quotations")
    print(f"  from raw text: {speed:,.0f} words/s ({speed / _TARGET:.1f} times the {_TARGET:,} asked for)")
    for name, seconds in _steps(corpus):
        print(f"    {name:<22} {100 * seconds / total:3.0f} %")
    part = "\n".join(corpus)[:200_000]
    whole = "\n".join([part] * _PARTS)
    ten = _best(lambda: _quote_all([part] * _PARTS))
    one = _best(lambda: _quote_all([whole]))
    print(f"  one article of {len(whole):,} characters costs {one / ten:.2f} times {_PARTS} of {len(part):,}")


def _quote_all(texts: Sequence[str]) -> list[Quotation]:
    return [quote for text in texts for quote in find_quotes(Document("a", text))]


def _steps(corpus: Sequence[str]) -> list[tuple[str, float]]:
    """Time each step on documents whose earlier steps are ready."""
    docs = [Document("a", text) for text in corpus]
    cutting = _best(lambda: [_cut(Document("a", text)) for text in corpus])
    for doc in docs:
        _cut(doc)
    forms = cue_forms()
    marks = [find_marked(doc.text, doc.shadow, doc.paragraphs) for doc in docs]
    readings = [read_pieces(doc, marked, forms) for doc, marked in zip(docs, marks, strict=True)]
    pairing = _best(lambda: [find_marked(doc.text, doc.shadow, doc.paragraphs) for doc in docs])
    reading = _best(
        lambda: [read_pieces(doc, marked, forms) for doc, marked in zip(docs, marks, strict=True)]
    )
    reporting = _best(lambda: [find_reports(row, forms) for row in readings])
    everything = _best(lambda: [find_quotes(doc) for doc in docs])
    return [
        ("sentences, words", cutting),
        ("marks", pairing),
        ("pieces", reading),
        ("reported clauses", reporting),
        ("speakers, identity", max(0.0, everything - pairing - reading - reporting)),
    ]


def _cut(doc: Document) -> None:
    for part in (doc.shadow, doc.paragraphs, doc.sentences, doc.words):
        assert part is not None


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(_REPEATS):
        begin = time.perf_counter()
        work()
        times.append(time.perf_counter() - begin)
    return min(times)
