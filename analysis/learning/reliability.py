"""Measure how far halves of one article agree, and how often articles lie far from the reference.

``make weights GOLD=FOLDER ARGS="--only reliability"``
"""

import csv
import datetime
import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.framing import find_frames, find_stance
from analysis.framing.statistics.against import FEWEST_EXPECTED
from analysis.framing.statistics.concentration import frame_columns, measure_mixture
from analysis.framing.statistics.rates import words_by_sentence
from analysis.framing.statistics.reference import STANCE_CODEBOOKS, reference_rates
from analysis.framing.statistics.reliability import RELIABILITY, metric_name
from analysis.lexicon import codebook_names, load_codebook
from analysis.measurement import by_sentence

if TYPE_CHECKING:
    import numpy as np

ARTICLES, EDITORIALS = "quotes_train.jsonl.gz", "sentiment_news.jsonl.gz"
# A half of fewer words has no rate to speak of.
_FEWEST_WORDS = 50
# Over fewer articles a correlation is not worth writing down.
_FEWEST_ARTICLES = 30
_BATCHES, _BATCH = 20, 100
_CALIBRATION = "frame_z"
_RULE = "odd against even sentences of one article, Pearson r over articles, Spearman-Brown"


class Halves(NamedTuple):
    """What one category has per 1,000 words in the odd and in the even sentences of each article."""

    odd: list[float]
    even: list[float]


def measure_reliability(folder: Path, out: Path) -> None:
    """Measure every frame and kind of stance on the articles in ``folder``; put the rows into validity.csv.

    Beside the reliability of each: how often articles that are not in the reference lie more than
    two standard deviations off. Rows of an earlier run are replaced, all others kept as they are.
    """
    sets = {
        "PolNeAR train, news articles": _read_articles(folder / ARTICLES),
        "Hutto & Gilbert 2014, New York Times editorials": _read_editorials(folder / EDITORIALS),
    }
    today = datetime.date.today().isoformat()
    rows = []
    for name, documents in sets.items():
        halves_of = {metric_name(*key): halves for key, halves in split_in_halves(documents).items()}
        for codebook, halves in concentration_of_halves(documents).items():
            halves_of[f"frame_concentration, {codebook}"] = halves
        for metric, halves in halves_of.items():
            value, low, high = agreement(halves)
            if not math.isnan(value):
                figures = (f"{number:.3f}" for number in (value, low, high))
                rows.append((RELIABILITY, name, len(halves.odd), metric, *figures, _RULE, today))
                print(f"{metric:45s} {value:6.3f} ({low:.3f}..{high:.3f})  n={len(halves.odd)}  {name}")
        if name.startswith("PolNeAR"):
            for codebook, part in far_from_reference(documents).items():
                metric = f"{codebook}: part of frames more than 2 from the reference"
                rule = "an article and frame with at least one expected; chance would have .05"
                rows.append((_CALIBRATION, name, len(documents), metric, f"{part:.3f}", "", "", rule, today))
                print(f"{metric:45s} {part:6.3f}")
    path = out / "validity.csv"
    with path.open(encoding="utf-8", newline="") as file:
        kept = [line for line in file if line.split(",")[0] not in (RELIABILITY, _CALIBRATION)]
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
        places: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
        for codebook in codebooks:
            for hit in find_frames(doc, codebook):
                places[codebook.name, hit.frame].append((hit.start, hit.weight))
        for stance in find_stance(doc):
            places["stance", stance.kind].append((stance.start, 1.0))
        for key in [*found, *(key for key in places if key not in found)]:
            # A kind first met in a later article had none in those before.
            halves = found.setdefault(key, Halves([0.0] * n, [0.0] * n))
            own = places[key]
            sums = by_sentence(doc.sentences, (start for start, _ in own), (weight for _, weight in own))
            halves.odd.append(1000 * math.fsum(sums[::2]) / sizes[0])
            halves.even.append(1000 * math.fsum(sums[1::2]) / sizes[1])
        n += 1
    return found


def concentration_of_halves(documents: Iterable[Document]) -> Mapping[str, Halves]:
    """Give the corrected entropy of the halves of each article that has enough occurrences in both."""
    codebooks = [load_codebook(name) for name in codebook_names() if name not in STANCE_CODEBOOKS]
    found = {codebook.name: Halves([], []) for codebook in codebooks}
    for doc in documents:
        for codebook in codebooks:
            hits, frames = find_frames(doc, codebook), list(codebook.labels)
            columns, squares = (frame_columns(hits, doc, frames, power=power) for power in (1, 2))
            odd, even = (
                measure_mixture([own[side::2] for own in columns], [own[side::2] for own in squares])
                for side in (0, 1)
            )
            if odd and even:
                found[codebook.name].odd.append(odd.corrected)
                found[codebook.name].even.append(even.corrected)
    return found


def far_from_reference(documents: Iterable[Document]) -> Mapping[str, float]:
    """Give, for each codebook that the reference knows, the part of articles and frames with |z| above 2."""
    known = {}
    for codebook in (load_codebook(name) for name in codebook_names()):
        rates = reference_rates(codebook.name, codebook)
        if rates and codebook.name not in STANCE_CODEBOOKS:
            known[codebook] = rates
    far: Counter[str] = Counter()
    n: Counter[str] = Counter()
    for doc in documents:
        for codebook, rates in known.items():
            sums: dict[str, float] = defaultdict(float)
            for hit in find_frames(doc, codebook):
                sums[hit.frame] += hit.weight
            for frame, rate in rates.items():
                expected, deviation = rate.expect(len(doc.words))
                if rate.expects(len(doc.words)) >= FEWEST_EXPECTED:
                    far[codebook.name] += abs(sums[frame] - expected) > 2 * deviation
                    n[codebook.name] += 1
    return {name: far[name] / n[name] for name in n}


def agreement(halves: Halves) -> tuple[float, float, float]:
    """Give the reliability of a whole article, with its 95 % interval by bootstrap over articles.

    r being Pearson's correlation of the halves, 2r / (1 + r). ``NaN`` where nothing varies, and
    for fewer than 30 articles.

    Source: Spearman, C. (1910), *British Journal of Psychology* 3(3); Brown, W. (1910), there.

    >>> agreement(Halves([1.0, 2.0, 3.0] * 10, [1.0, 2.0, 3.0] * 10))[0]
    1.0
    """
    import numpy as np

    if len(halves.odd) < _FEWEST_ARTICLES:
        return math.nan, math.nan, math.nan
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
