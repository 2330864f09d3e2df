"""Learn sentiment toward targets from NewsMTSC, cross-validated by article."""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.document import Document
from analysis.learning.fitting import fit_amounts, fit_dense
from analysis.learning.folds import deal_folds
from analysis.sentiment.neural import Encoder, load_encoder
from analysis.sentiment.targets.features import Feature, describe
from analysis.sentiment.targets.neural import (
    BLOCKS,
    WIDTH,
    Probe,
    describe_probes,
    make_head,
    make_probe,
    pool,
)
from analysis.sentiment.targets.reading import read_targets
from analysis.sentiment.targets.records import LABELS
from analysis.sentiment.targets.weights import Pair, likeliest, log_odds, make_weights, probabilities

if TYPE_CHECKING:
    import numpy as np

TARGETS = "sentiment_target.jsonl.gz"
_FOLDS = 5
# Chosen by cross-validation; METHODS.md gives the figures of the others.
_PENALTY, _LEAST, _SMALLEST = 25.0, 6, 0.05
_READINESS = {"lexica": 2.0}
_HEAD_PENALTY = 6000.0
# How much the core model and the states count in their sum.
_SHARES = (0.6, 0.8)
_NEUTRAL = LABELS.index("neutral")
_ABOUT = (
    "what each value adds to the log-odds of [positive, negative] against neutral; learned from NewsMTSC "
    "(Hamborg & Donnay 2021); see data/README.md"
)

_ABOUT_HEAD = (
    "what each number of the states of all-MiniLM-L6-v2 adds to the log-odds of [positive, negative] against "
    "neutral; see data/README.md"
)


class Labelled(NamedTuple):
    """Mentions in sentences with the label people gave: a number of ``LABELS``."""

    texts: list[str]
    spans: list[tuple[int, int]]
    labels: list[int]
    articles: list[str]
    folds: list[int]


def read_labelled_targets(path: Path) -> Labelled:
    """Read the rows of NewsMTSC; those of one article are those whose ids begin alike."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = [row["text"] for row in rows]
    articles = ["_".join(row["id"].split("_")[:3]) for row in rows]
    return Labelled(
        texts,
        [(row["target_span"][0], row["target_span"][1]) for row in rows],
        [LABELS.index(row["label"]) for row in rows],
        articles,
        deal_folds(articles, texts, _FOLDS),
    )


def learn_targets(folder: Path, out: Path, encoder: Encoder | None = None) -> None:
    """Learn both models from the file in ``folder``, write them to ``out`` and print their validity.

    Without ``encoder`` that of the extra is loaded; the neural model takes some three minutes on one core.
    """
    labelled = read_labelled_targets(folder / TARGETS)
    features: list[Sequence[Feature]] = []
    probes: list[Probe] = []
    for text, span in zip(labelled.texts, labelled.spans, strict=True):
        doc = Document("row", text)
        (reading,) = read_targets(doc, [span])
        features.append(describe(reading) if reading is not None else [])
        probes.append(make_probe(doc, span, reading.sentence if reading is not None else span))
    every = range(len(features))
    odds: list[Pair] = [(0.0, 0.0)] * len(features)
    for rest, held in _parts(labelled.folds):
        weights = make_weights(fit_core(features, labelled.labels, rest))
        for i in held:
            odds[i] = log_odds(weights, features[i])
    report("core", labelled, odds)
    stored = fit_core(features, labelled.labels, every)
    write_weights(stored, out / "target_weights.json")
    print(f"core      {sum(map(len, stored['tables'].values()))} values in {len(stored['tables'])} tables")

    rows = describe_probes(probes, encoder or load_encoder())
    pooled: list[Pair] = [(0.0, 0.0)] * len(features)
    for rest, held in _parts(labelled.folds):
        head = make_head(fit_head(rows, labelled.labels, rest))
        for i, pair in zip(held, pool([odds[i] for i in held], rows[list(held)], head), strict=True):
            pooled[i] = pair
    report("neural", labelled, pooled)
    write_weights(fit_head(rows, labelled.labels, every), out / "target_head.json")


def _parts(folds: Sequence[int]) -> Iterator[tuple[list[int], list[int]]]:
    """Give, for each fold, the rows outside it and those in it."""
    for fold in range(_FOLDS):
        yield (
            [i for i, own in enumerate(folds) if own != fold],
            [i for i, own in enumerate(folds) if own == fold],
        )


def fit_head(rows: "np.ndarray", labels: Sequence[int], chosen: Sequence[int]) -> dict[str, Any]:
    """Fit the head of the neural model to the ``chosen`` rows; give it as the file holds it."""
    weights, intercept = fit_dense(
        rows[list(chosen)],
        [labels[i] for i in chosen],
        n_classes=len(LABELS),
        base=_NEUTRAL,
        penalty=_HEAD_PENALTY,
    )
    # Negative stands first among the labels, positive first in the file.
    positive, negative = ([round(float(w), 4) + 0.0 for w in weights[:, k]] for k in (1, 0))
    return {
        "about": _ABOUT_HEAD,
        "intercept": [round(float(intercept[k]), 3) for k in (1, 0)],
        "shares": list(_SHARES),
        "blocks": {
            name: [own[k * WIDTH : (k + 1) * WIDTH] for own in (positive, negative)]
            for k, name in enumerate(BLOCKS)
        },
    }


def fit_core(
    features: Sequence[Sequence[Feature]], labels: Sequence[int], rows: Sequence[int]
) -> dict[str, Any]:
    """Fit the weights of the core model to some rows; give them as the file holds them."""
    intercept, tables = fit_amounts(
        [add_up(features[i]) for i in rows],
        [labels[i] for i in rows],
        n_classes=len(LABELS),
        base=_NEUTRAL,
        penalty=_PENALTY,
        least=_LEAST,
        smallest=_SMALLEST,
        readiness=_READINESS,
    )
    # Negative stands first among the labels, positive first in the file.
    return {
        "about": _ABOUT,
        "intercept": intercept[::-1],
        "tables": {
            template: {value: pair[::-1] for value, pair in sorted(table.items())}
            for template, table in sorted(tables.items())
        },
    }


def add_up(features: Sequence[Feature]) -> dict[tuple[str, str], float]:
    """Add up the amounts of each value."""
    total: defaultdict[tuple[str, str], float] = defaultdict(float)
    for feature in features:
        total[feature.template, feature.value] += feature.amount
    return dict(total)


def write_weights(stored: Mapping[str, Any], path: Path) -> None:
    """Write the weights, one value a line."""
    text = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
    lines = text.replace('],"', '],\n"').replace(':{"', ':{\n"').replace('},"', '},\n"')
    path.write_text(lines + "\n", encoding="utf-8")


def report(name: str, labelled: Labelled, odds: Sequence[Pair]) -> None:
    """Print how well probabilities agree with people, in all and in sentences of several targets."""
    found = [LABELS.index(likeliest(probabilities(*pair))) for pair in odds]
    value, low, high = agreement(labelled, found)
    per_text = Counter(labelled.texts)
    several = [i for i, text in enumerate(labelled.texts) if per_text[text] > 1]
    with_several = macro_f1([labelled.labels[i] for i in several], [found[i] for i in several])
    right = sum(a == b for a, b in zip(labelled.labels, found, strict=True)) / len(found)
    print(
        f"{name:9} {_FOLDS} folds by article: macro-F1 {value:.4f} ({low:.3f} to {high:.3f}), "
        f"accuracy {right:.4f}, macro-F1 where a sentence has several targets {with_several:.4f}"
    )


def agreement(
    labelled: Labelled, found: Sequence[int], *, n_resamples: int = 1000
) -> tuple[float, float, float]:
    """Give macro-F1 with its 95 % interval, a percentile bootstrap that draws articles."""
    import numpy as np

    _, numbers = np.unique(labelled.articles, return_inverse=True)
    n = len(LABELS)
    counts = np.zeros((numbers.max() + 1, n, n))
    np.add.at(counts, (numbers, np.array(labelled.labels), np.array(found)), 1)
    generator = np.random.default_rng(0)
    draws = []
    for _ in range(n_resamples):
        drawn = np.bincount(generator.integers(len(counts), size=len(counts)), minlength=len(counts))
        draws.append(_macro_f1(np.tensordot(drawn, counts, 1)))
    low, high = np.quantile(draws, [0.025, 0.975])
    return _macro_f1(counts.sum(axis=0)), float(low), float(high)


def macro_f1(truth: Sequence[int], found: Sequence[int]) -> float:
    """Give the mean of the three labels' F1.

    >>> round(macro_f1([0, 1, 2, 2], [0, 1, 2, 1]), 3) == round((1 + 2 / 3 + 2 / 3) / 3, 3)
    True
    """
    import numpy as np

    table = np.zeros((len(LABELS), len(LABELS)))
    np.add.at(table, (list(truth), list(found)), 1)
    return _macro_f1(table)


def _macro_f1(table: "np.ndarray") -> float:
    """Give macro-F1 of a table of truth by finding."""
    import numpy as np

    both = table.sum(axis=0) + table.sum(axis=1)
    return float((2 * np.diag(table) / np.maximum(both, 1)).mean())
