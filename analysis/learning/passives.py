"""Learn which participles behind "be" and "get" make a passive, from the annotated treebank."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.document import Document
from analysis.document.reading import tag_chosen
from analysis.framing.stance.passives import find_candidates
from analysis.framing.stance.weights import Feature
from analysis.learning.fitting import fit_amounts

TREEBANK = "ud_train.jsonl.gz"
_PENALTY, _LEAST, _SMALLEST = 4.0, 2, 0.05
# A little below even odds: as many are then found as there are.
_THRESHOLD = -0.3
_ABOUT = (
    "what each value adds to the log-odds that auxiliary and participle make a passive; learned from "
    "Universal Dependencies English EWT (CC BY-SA 4.0, and so is this file) and GUM; see data/README.md"
)


def learn_passives(folder: Path, out: Path) -> None:
    """Learn the weights of ``find_passives`` from the treebank in ``folder`` and write them to ``out``."""
    with gzip.open(folder / TREEBANK, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    described: list[Mapping[Feature, float]] = []
    truth: list[int] = []
    for row in rows:
        sentences = Document("row", row["text"]).reading
        tag_chosen(sentences)
        gold = [row["tokens"][i] for i in row["passive"]]
        for sentence in sentences:
            for candidate in find_candidates(sentence):
                start, end = sentence.spans[candidate.participle]
                described.append(dict.fromkeys(candidate.features, 1.0))
                truth.append(int(any(start <= a and b <= end for a, b in gold)))
    write_weights(
        described,
        truth,
        out / "passive_weights.json",
        about=_ABOUT,
        threshold=_THRESHOLD,
        penalty=_PENALTY,
        least=_LEAST,
        smallest=_SMALLEST,
        readiness={},
    )
    print(f"passives  {len(truth)} pairs, {sum(truth)} of them passives")


def fit_weights(
    described: list[Mapping[Feature, float]],
    truth: list[int],
    *,
    threshold: float,
    penalty: float,
    least: int,
    smallest: float,
    readiness: Mapping[str, float],
) -> dict[str, Any]:
    """Fit a logistic model; give it as ``make_weights`` takes it."""
    intercept, tables = fit_amounts(
        described,
        truth,
        n_classes=2,
        base=0,
        penalty=2 * penalty,
        least=least,
        smallest=smallest,
        readiness=readiness,
    )
    return {
        "intercept": intercept[0],
        "threshold": threshold,
        "tables": {
            name: {value: pair[0] for value, pair in sorted(table.items())}
            for name, table in sorted(tables.items())
        },
    }


def write_weights(
    described: list[Mapping[Feature, float]],
    truth: list[int],
    path: Path,
    *,
    about: str,
    threshold: float,
    penalty: float,
    least: int,
    smallest: float,
    readiness: Mapping[str, float],
) -> None:
    """Fit a logistic model and write it, one value a line: a change of one shows as a change of one."""
    stored = fit_weights(
        described,
        truth,
        threshold=threshold,
        penalty=penalty,
        least=least,
        smallest=smallest,
        readiness=readiness,
    )
    text = json.dumps({"about": about, **stored}, ensure_ascii=False, indent=0, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
