"""Count words and frames in reference articles: ``make weights GOLD=FOLDER ARGS="--only reference"``."""

import csv
import gzip
import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from analysis.document import Document
from analysis.framing import find_frames, find_stance
from analysis.framing.statistics.reference import (
    RATES_FILE,
    STANCE_CODEBOOKS,
    WORDS_FILE,
    ReferenceRate,
    fingerprint,
    fit_rate,
)
from analysis.framing.statistics.types import typed_words
from analysis.lexicon import codebook_names, load_codebook

TREEBANK, EDITORIALS, NEWS = "ud_train.jsonl.gz", "sentiment_news.jsonl.gz", "sentiment_target.jsonl.gz"
# Of the treebank what is near to news: written or spoken for a public, on the affairs of the day.
_GENRES = ("ewt-newsgroup", "ewt-weblog", "gum-news", "gum-interview", "gum-speech")
# Types of English at large rarer than this, in hundredths of a power of ten, are left out.
_RAREST = 640
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_LICENCE = (
    "Counts from UD English EWT 2.16 (CC BY-SA 4.0), GUM (CC BY), NewsMTSC (MIT), Hutto & Gilbert 2014 (MIT) "
    "and wordfreq 3.1.1 by Robyn Speer (CC BY-SA 4.0). This file: CC BY-SA 4.0"
)


def build_reference(folder: Path, out: Path) -> None:
    """Count the annotated files in ``folder`` and write both reference files to ``out``."""
    documents = list(read_reference(folder))
    write_words(documents, _background(), out / WORDS_FILE)
    write_rates(documents, out / RATES_FILE)
    print(f"reference: {len(documents)} documents, {sum(len(doc.words) for doc in documents)} words")


def read_reference(folder: Path) -> Iterator[Document]:
    """Give the reference articles: sentences of one source in their order, one paragraph each.

    New York Times editorials (Hutto & Gilbert 2014), the annotated sentences of each article of NewsMTSC
    (Hamborg & Donnay 2021), and the news-like documents of UD English EWT and GUM.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for row in _rows(folder / EDITORIALS):
        groups["editorial " + row["article"]].append(row["text"])
    for row in _rows(folder / NEWS):
        own = groups["news " + "_".join(row["id"].split("_")[:3])]
        if row["text"] not in own:
            own.append(row["text"])
    for row in _rows(folder / TREEBANK):
        if row["genre"] in _GENRES:
            groups["treebank " + row["id"].rsplit("-", 1)[0]].append(row["text"])
    for number, texts in enumerate(groups.values()):
        yield Document(f"reference-{number}", "\n".join(texts))


def write_words(documents: Sequence[Document], background: Mapping[str, int], target: Path) -> None:
    """Write how often each type stands in each document: the same bytes for the same documents."""
    import numpy as np

    places: dict[str, list[tuple[int, int]]] = {word: [] for word in background}
    for number, doc in enumerate(documents):
        for word, n in Counter(word for word, _ in typed_words(doc)).items():
            places.setdefault(word, []).append((number, n))
    types = sorted(places)
    pairs = [pair for word in types for pair in places[word]]
    with target.open("wb") as file:
        np.savez_compressed(
            file,
            licence=np.frombuffer(_LICENCE.encode(), np.uint8),
            types=np.frombuffer("\n".join(types).encode(), np.uint8),
            centibels=np.array([background.get(word, 0) for word in types], np.uint16),
            documents_of=np.array([len(places[word]) for word in types], np.uint16),
            documents=np.diff(np.array([number for number, _ in pairs], np.int16), prepend=np.int16(0)),
            counts=np.array([n for _, n in pairs], np.uint16),
            n_words=np.array([len(doc.words) for doc in documents], np.uint16),
        )


def write_rates(documents: Sequence[Document], target: Path) -> None:
    """Write rate and spread of each frame of the package's codebooks, and of each kind of stance.

    An occurrence counts as much as its pattern weighs; those of stance weigh 1.
    """
    n_words = [len(doc.words) for doc in documents]
    listed = codebook_names()
    stance = [load_codebook(name) for name in STANCE_CODEBOOKS if name in listed]
    found: list[tuple[str, str, str, Sequence[str], list[list[tuple[str, float]]]]] = [
        (
            "stance",
            "; ".join(codebook.version for codebook in stance),
            fingerprint(*stance),
            (),
            [[(hit.kind, 1.0) for hit in find_stance(doc)] for doc in documents],
        )
    ]
    for codebook in (load_codebook(name) for name in listed if name not in STANCE_CODEBOOKS):
        pairs = [[(hit.frame, hit.weight) for hit in find_frames(doc, codebook)] for doc in documents]
        found.append((codebook.name, codebook.version, fingerprint(codebook), list(codebook.labels), pairs))
    with target.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("codebook", "version", "fingerprint", "group", *ReferenceRate._fields))
        for name, version, mark, groups, by_document in found:
            for group in groups or sorted({kind for pairs in by_document for kind, _ in pairs}):
                weights = [[weight for own, weight in pairs if own == group] for pairs in by_document]
                rate = _weighted_rate(weights, n_words)
                numbers = f"{rate.n:.10g}", *rate[1:3], f"{rate.spread:.4f}", f"{rate.weight:.4f}"
                rows.writerow((name, version, mark, group, *numbers))


def _weighted_rate(weights: Sequence[Sequence[float]], n_words: Sequence[int]) -> ReferenceRate:
    """Fit the rate of occurrences of these weights, document by document."""
    sums = [math.fsum(own) for own in weights]
    n, squares = math.fsum(sums), math.fsum(weight * weight for own in weights for weight in own)
    return fit_rate(sums, n_words, squares / n if n else 1.0)


def _background() -> dict[str, int]:
    """Read wordfreq's list: each type to minus the hundredfold logarithm of its part of all words."""
    import msgpack  # type: ignore[import-not-found]

    found = find_spec("wordfreq")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("wordfreq is needed to count the reference: make weights installs it")
    with gzip.open(Path(found.origin).parent / "data" / "large_en.msgpack.gz") as file:
        levels = msgpack.unpackb(file.read(), raw=False)[1:]
    return {
        word: level
        for level, words in enumerate(levels[: _RAREST + 1])
        for word in words
        if _WORD.fullmatch(word) and level
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)
