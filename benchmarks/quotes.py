"""Quotations: words a second from raw text, where the time goes, growth with length, and textacy beside.

Times are CPU time, medians of several rounds. textacy is measured where the variable ``PEER_PYTHON``
names the Python of an environment that has it.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path
from statistics import median
from unittest.mock import patch

from analysis.document import Document
from analysis.quotes import Quotation, attribution, find_quotes

_ROUNDS = 3
_TARGET = 100_000
_PARTS, _PART = 10, 200_000  # parts of a long article, and characters of each
_MOST_BESIDE = 40_000  # words read beside textacy, which takes its time
_PEER = Path(__file__).parent / "peers" / "textacy_quotes.py"

# The steps of ``find_quotes`` by the functions that do them.
_STEPS = {
    "find_marked": "marks",
    "read_pieces": "pieces",
    "read_syntax": "tags",
    "find_reports": "reported clauses",
    "draft_quotations": "drafts",
    "finish": "identity, records",
}
_CUTTING = "sentences, words"
_FIRST = "“Not yet,” said one opposition MP."


def main(corpus: list[str]) -> None:
    """Print words a second cold and warm, the share of each step, one long article against ten, a peer."""
    n_words = _count(corpus)
    if not n_words:
        print("no words")
        return
    loads, colds, warms, shares = [], [], [], []
    for _ in range(_ROUNDS):
        _forget()
        loads.append(_cost(lambda: _quote_all([_FIRST])))
        colds.append(_cost(lambda: _quote_all(corpus)))
        warms.append(_cost(lambda: _quote_all(corpus)))
        shares.append(_steps(corpus))
    warm = n_words / median(warms)
    n_found = len(_quote_all(corpus))
    print(
        f"{len(corpus)} articles, {n_words:,} words, {n_found:,} quotations; CPU time, medians of {_ROUNDS}"
    )
    print(f"  {warm:9,.0f} words/s from raw text ({warm / _TARGET:.2f} times the {_TARGET:,} asked for)")
    print(f"  {n_words / median(colds):9,.0f} words/s when no word or name has been met before")
    print(f"  {1000 * median(loads):9,.0f} ms to load tables and weights, once a process")
    print(f"  {1000 * median(_new_process() for _ in range(_ROUNDS)):9,.0f} ms for a new process to read one")
    for name in shares[0]:
        print(f"    {name:<18} {100 * median(row[name] for row in shares):3.0f} %")
    parts = _parts(corpus)
    whole = "\n".join(parts)
    growth = median(
        _cost(lambda: _quote_all([whole])) / _cost(lambda: _quote_all(parts)) for _ in range(_ROUNDS)
    )
    print(f"  one article of {len(whole):,} characters costs {growth:.2f} times its {_PARTS} parts")
    if python := os.environ.get("PEER_PYTHON"):
        _beside(corpus, python)


def _count(texts: Sequence[str]) -> int:
    return sum(len(Document("a", text).words) for text in texts)


def _quote_all(texts: Sequence[str]) -> list[Quotation]:
    return [quote for text in texts for quote in find_quotes(Document("a", text))]


def _cost(work: Callable[[], object]) -> float:
    """Give the CPU time of one round, in seconds."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _forget() -> None:
    """Empty whatever the project keeps from one article to the next, tables and weights too."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] == "analysis":
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()


def _new_process() -> float:
    """Give the CPU time of a new process that reads one short article, Python's own start included."""
    program = "from analysis.document import Document; from analysis.quotes import find_quotes"
    before = os.times()
    subprocess.run([sys.executable, "-c", f"{program}; find_quotes(Document('a', {_FIRST!r}))"], check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _steps(corpus: Sequence[str]) -> dict[str, float]:
    """Give the share of each step in one round: its functions are timed as ``find_quotes`` calls them."""
    spent = dict.fromkeys((_CUTTING, *_STEPS.values()), 0.0)

    def timed(name: str, work: Callable[..., object]) -> Callable[..., object]:
        def run(*given: object, **named: object) -> object:
            begin = time.process_time()
            answer = work(*given, **named)
            spent[name] += time.process_time() - begin
            return answer

        return run

    with ExitStack() as stack:
        for function, name in _STEPS.items():
            stack.enter_context(
                patch.object(attribution, function, timed(name, getattr(attribution, function)))
            )
        for text in corpus:
            doc = Document("a", text)
            spent[_CUTTING] += _cost(lambda doc=doc: (doc.shadow, doc.paragraphs, doc.sentences, doc.words))
            find_quotes(doc)
    # The drafts call all that comes before them.
    spent["drafts"] -= sum(spent[name] for name in ("marks", "pieces", "tags", "reported clauses"))
    total = sum(spent.values())
    return {name: seconds / total for name, seconds in spent.items()}


def _parts(corpus: Sequence[str]) -> list[str]:
    """Join articles to ten texts of about the same length, beginning again where they run out."""
    articles = cycle([text for text in corpus if text.strip()])
    parts = []
    for _ in range(_PARTS):
        part: list[str] = []
        size = 0
        while size < _PART:
            part.append(next(articles))
            size += len(part[-1]) + 1
        parts.append("\n".join(part))
    return parts


def _beside(corpus: Sequence[str], python: str) -> None:
    """Print what textacy costs on the first of the articles, its rounds and ours alternating."""
    texts: list[str] = []
    n_words = 0
    for text in corpus:
        if n_words >= _MOST_BESIDE:
            break
        texts.append(text)
        n_words += _count([text])
    with subprocess.Popen([python, _PEER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as peer:

        def answer(line: str) -> object:
            peer.stdin.write(line + "\n")
            peer.stdin.flush()
            reply = peer.stdout.readline()
            if not reply:
                sys.exit(f"{python} could not run {_PEER.name}")
            return json.loads(reply)

        name = answer(json.dumps(texts))
        rows, colds, warms = [], [], []
        for _ in range(_ROUNDS):
            rows.append(answer("round"))
            _forget()
            _quote_all([_FIRST])
            colds.append(_cost(lambda: _quote_all(texts)))
            warms.append(_cost(lambda: _quote_all(texts)))
        peer.stdin.close()
    seconds = median(row["seconds"] for row in rows)
    parsing = 1 - median(row["extracting"] / row["seconds"] for row in rows)
    print(f"{name}, on {len(texts)} of the articles, {n_words:,} words")
    print(f"  {n_words / seconds:9,.0f} words/s, {100 * parsing:.0f} % of the time to parse")
    print(f"  {rows[0]['found']:9,} direct quotations; raised on {rows[0]['raised']} articles")
    for own, when in ((colds, "the first time"), (warms, "once more")):
        ratio = median(row["seconds"] / mine for row, mine in zip(rows, own, strict=True))
        print(f"  {n_words / median(own):9,.0f} words/s here, {when}: {ratio:.1f} times as fast")
