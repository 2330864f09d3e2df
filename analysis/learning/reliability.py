"""Measure how far halves of one article agree: ``make weights GOLD=FOLDER ARGS="--only reliability"``."""

import csv
import datetime
import gzip
import json
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.framing import find_frames, find_stance
from analysis.framing.statistics.rates import words_by_sentence
from analysis.framing.statistics.reference import STANCE_CODEBOOKS
from analysis.framing.statistics.reliability import RELIABILITY, metric_name
from analysis.lexicon import codebook_names, load_codebook
from analysis.measurement import by_sentence

if TYPE_CHECKING:
    import numpy as np

ARTICLES, EDITORIALS = "quotes_train.jsonl.gz", "sentiment_news.jsonl.gz"
# A half of fewer words has no rate to speak of.
_FEWEST_WORDS = 50
_BATCHES, _BATCH = 20, 100
_RULE = "odd against even sentences of one article, r of the densities, Spearman-Brown"


class Halves(NamedTuple):
    """What one category has per 1,000 words in the odd and in the even sentences of each article."""

    odd: list[float]
    even: list[float]


def measure_reliability(folder: Path, out: Path) -> None:
    """Measure every frame and kind of stance on the articles in ``folder``; put the rows into validity.csv.

    Rows of an earlier run are replaced, all others kept as they are.
    """
    sets = {
        "PolNeAR train, news articles": _read_articles(folder / ARTICLES),
        "Hutto & Gilbert 2014, New York Times editorials": _read_editorials(folder / EDITORIALS),
    }
    today = datetime.date.today().isoformat()
    rows = []
    for name, documents in sets.items():
        for (codebook, group), halves in split_in_halves(documents).items():
            value, low, high = agreement(halves)
            if not math.isnan(value):
                metric = metric_name(codebook, group)
                figures = (f"{number:.3f}" for number in (value, low, high))
                rows.append((RELIABILITY, name, len(halves.odd), metric, *figures, _RULE, today))
                print(f"{metric:45s} {value:6.3f} ({low:.3f}..{high:.3f})  n={len(halves.odd)}  {name}")
    path = out / "validity.csv"
    with path.open(encoding="utf-8", newline="") as file:
        kept = [line for line in file if not line.startswith(RELIABILITY + ",")]
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(kept)
        csv.writer(file, lineterminator="\n").writerows(rows)


def split_in_halves(documents: Iterable[Document]) -> Mapping[tuple[str, str], Halves]:
    """Rate each frame and kind of stance in the odd and in the even sentences of each article.

    Articles with fewer than 50 words in either half are left out. What is found is found in the
    whole article, so that sentences are read in their place.
    """
    codebooks = [load_codebook(name) for name in codebook_names() if name not in STANCE_CODEBOOKS]
    found: dict[tuple[str, str], Halves] = {
        (codebook.name, frame): Halves([], []) for codebook in codebooks for frame in codebook.labels
    }
    n = 0
    for doc in documents:
        words = words_by_sentence(doc)
        sizes = math.fsum(words[::2]), math.fsum(words[1::2])
        if min(sizes) < _FEWEST_WORDS:
            continue
        starts: dict[tuple[str, str], list[int]] = defaultdict(list)
        for codebook in codebooks:
            for hit in find_frames(doc, codebook):
                starts[codebook.name, hit.frame].append(hit.start)
        for stance in find_stance(doc):
            starts["stance", stance.kind].append(stance.start)
        for key in [*found, *(key for key in starts if key not in found)]:
            # A kind first met in a later article had none in those before.
            halves = found.setdefault(key, Halves([0.0] * n, [0.0] * n))
            counts = by_sentence(doc.sentences, starts[key])
            halves.odd.append(1000 * math.fsum(counts[::2]) / sizes[0])
            halves.even.append(1000 * math.fsum(counts[1::2]) / sizes[1])
        n += 1
    return found


def agreement(halves: Halves) -> tuple[float, float, float]:
    """Give the reliability of a whole article, with its 95 % interval by bootstrap over articles.

    r being Pearson's correlation of the halves, 2r / (1 + r). ``NaN`` where nothing varies.

    Source: Spearman, C. (1910), *British Journal of Psychology* 3(3); Brown, W. (1910), there.

    >>> agreement(Halves([1.0, 2.0, 3.0], [1.0, 2.0, 3.0]))[0]
    1.0
    """
    import numpy as np

    pairs = np.array([halves.odd, halves.even]).T
    value = _stepped_up(pairs[None])[0]
    generator = np.random.default_rng(0)
    if math.isnan(value):
        return math.nan, math.nan, math.nan
    size = _BATCH, len(pairs)
    drawn = [_stepped_up(pairs[generator.integers(len(pairs), size=size)]) for _ in range(_BATCHES)]
    low, high = np.nanquantile(np.concatenate(drawn), [0.025, 0.975])
    return float(value), float(low), float(high)


def _stepped_up(samples: "np.ndarray") -> "np.ndarray":
    """Correlate the two columns of each sample, and step the correlation up to the whole length."""
    import numpy as np

    centred = samples - samples.mean(axis=1, keepdims=True)
    odd, even = centred[..., 0], centred[..., 1]
    with np.errstate(invalid="ignore", divide="ignore"):
        r = (odd * even).sum(axis=1) / np.sqrt((odd**2).sum(axis=1) * (even**2).sum(axis=1))
        stepped: np.ndarray = 2 * r / (1 + r)
    return stepped


def _read_articles(path: Path) -> list[Document]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [Document(f"article-{number}", json.loads(line)["text"]) for number, line in enumerate(lines)]


def _read_editorials(path: Path) -> list[Document]:
    texts: dict[str, list[str]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            texts[row["article"]].append(row["text"])
    return [Document(f"editorial-{number}", "\n".join(own)) for number, own in enumerate(texts.values())]
