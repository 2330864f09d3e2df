"""Learn what cues and words of a sentence say for or against hedging, from Wikipedia's weasel sentences."""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.document import Document
from analysis.document.reading import Sentence, tag_chosen
from analysis.framing.stance.finding import uncertain_matches
from analysis.framing.stance.passives import find_passives
from analysis.framing.stance.uncertainty import Cue, choose, describe_sentence, find_cues
from analysis.framing.stance.weights import Feature, Weights, load_weights, make_weights
from analysis.learning.folds import deal_folds
from analysis.learning.passives import fit_weights, write_weights

HEDGES = "hedges.jsonl.gz"
_FOLDS = 5
# Chosen by cross-validation; METHODS.md gives the figures of the others.
_PENALTY, _LEAST, _SMALLEST = 16.0, 3, 0.05
# Cues may move away from nought more than the words around.
_READINESS = {"cue": 2.0, "kind": 2.0}
# F1 is best where a yes is about one third likely.
_THRESHOLD = -0.7
_ABOUT = (
    "what each value adds to the log-odds that a sentence holds a hedge or weasel; learned from the "
    "Wikipedia sentences of CoNLL-2010 (Farkas et al. 2010); see data/README.md"
)


class _Row(NamedTuple):
    sentences: list[tuple[Sentence, list[Cue]]]
    features: Mapping[Feature, float]


def learn_hedges(folder: Path, out: Path) -> None:
    """Learn the weights of ``find_uncertain`` from the file in ``folder``, and print cross-validated F1."""
    with gzip.open(folder / HEDGES, "rt", encoding="utf-8") as lines:
        gold = [json.loads(line) for line in lines]
    texts = [row["text"] for row in gold]
    truth = [int(row["labels"] == ["1"]) for row in gold]
    rows = [_read(text, load_weights("passive_weights")) for text in texts]
    folds = deal_folds([row["id"] for row in gold], texts, _FOLDS)
    found = [False] * len(rows)
    for fold in range(_FOLDS):
        weights = _fit(rows, truth, [i for i, own in enumerate(folds) if own != fold])
        for i, own in enumerate(folds):
            if own == fold:
                found[i] = any(choose(sentence, cues, weights) for sentence, cues in rows[i].sentences)
    right = sum(a and b for a, b in zip(found, truth, strict=True))
    precision, recall = right / max(1, sum(found)), right / max(1, sum(truth))
    f1 = 2 * right / max(1, sum(found) + sum(truth))
    print(
        f"hedges    {len(rows)} sentences, {sum(truth)} uncertain: "
        f"P {100 * precision:.1f}, R {100 * recall:.1f}, F1 {100 * f1:.1f} in {_FOLDS} folds"
    )
    write_weights(
        [row.features for row in rows],
        truth,
        out / "hedge_weights.json",
        about=_ABOUT,
        threshold=_THRESHOLD,
        penalty=_PENALTY,
        least=_LEAST,
        smallest=_SMALLEST,
        readiness=_READINESS,
    )


def _read(text: str, weights: Weights) -> _Row:
    sentences = Document("row", text).reading
    tag_chosen(sentences)
    read = [
        (sentence, find_cues(sentence, uncertain_matches(sentence), find_passives(sentence, weights)))
        for sentence in sentences
    ]
    features = {feature for sentence, cues in read if cues for feature in describe_sentence(sentence, cues)}
    return _Row(read, dict.fromkeys(sorted(features), 1.0))


def _fit(rows: Sequence[_Row], truth: Sequence[int], chosen: Sequence[int]) -> Weights:
    return make_weights(
        fit_weights(
            [rows[i].features for i in chosen],
            [truth[i] for i in chosen],
            threshold=_THRESHOLD,
            penalty=_PENALTY,
            least=_LEAST,
            smallest=_SMALLEST,
            readiness=_READINESS,
        )
    )
