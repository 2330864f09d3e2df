"""Loaded words: words whose choice judges where a plainer one would state."""

import re
from bisect import bisect_right

from analysis.document import Document
from analysis.framing.matching import occurrences
from analysis.framing.stance.records import StanceHit
from analysis.lexicon import Codebook, load_codebook

_WORD_BEFORE = re.compile(r"([^\W_][\w’'.-]*)\s$")
_WORD_AFTER = re.compile(r"\s([^\W_])")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SMALL_IN_HEADLINES = frozenset(
    "a after against amid an and are as at be but by for from if in into is it its like nor of off on or out"
    " over per so than that the their to up via vs was were when while with".split()
)
# A name's words stand side by side; 40 characters hold the longest word there may be before.
_REACH = 40


def find_loaded(doc: Document, codebook: Codebook | None = None) -> list[StanceHit]:
    """List the loaded words in reading order, each once, whatever kind of the codebook it is of.

    Without a ``codebook`` the package's own ``loaded`` is taken. Where patterns of different kinds
    overlap, the one that begins first counts, then the longest. Left out: words with a capital
    beside another capital inside a sentence, which are parts of names ("the Radical Party"), but
    not in headlines, where all but the small words have one. Words inside quotation marks are listed too:
    whose they are, the voice tells. Each is its own scope.

    Missed: judgement by what is told or left out, irony, and metaphors no pattern names. Taken
    amiss: a listed word in its plain sense ("a brutal winter"), and one quoted only to be named.

    >>> hits = find_loaded(Document("a1", "The so-called experts of the Radical Party peddled a hoax."))
    >>> [(hit.text, hit.term) for hit in hits]
    [('so-called', 'so-called'), ('peddled', 'peddled'), ('hoax', 'hoax')]
    """
    found = occurrences(doc, codebook or load_codebook("loaded"))
    hits: list[StanceHit] = []
    reached = 0
    for start, end, _, pattern in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        if start < reached or _is_part_of_name(doc, start, end):
            continue
        hits.append(StanceHit(start, end, doc.text[start:end], "loaded", pattern.text, start, end))
        reached = end
    return hits


def _is_part_of_name(doc: Document, start: int, end: int) -> bool:
    """Tell whether a word has a capital beside another capital, inside a sentence that is no headline."""
    text = doc.text
    if not text[start].isupper() or text[start:end].isupper():
        return False
    sentence = doc.sentences[bisect_right(doc.sentences, start, key=lambda s: s.start) - 1]
    if start == sentence.start:
        return False
    before = _WORD_BEFORE.search(text, max(sentence.start, start - _REACH), start)
    after = _WORD_AFTER.match(text, end, sentence.end)
    beside_capital = (before and before[1][0].isupper() and before.start(1) > sentence.start) or (
        after and after[1].isupper()
    )
    return bool(beside_capital) and not _is_headline(text[sentence.start : sentence.end])


def _is_headline(sentence: str) -> bool:
    """Tell whether no word but the small ones is without a capital, as in headlines."""
    words: list[str] = _WORD.findall(sentence)
    return all(word[0].isupper() or word in _SMALL_IN_HEADLINES for word in words)
