"""The learned weights of the core model: two numbers a value of each template, in a file to be read."""

import json
import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from analysis.sentiment.targets.features import Feature
from analysis.sentiment.targets.records import LABELS

# What a value adds to the log-odds of positive, and of negative, against neutral.
Pair = tuple[float, float]


class Weights(NamedTuple):
    """What every sentence starts from, and one table a template."""

    intercept: Pair
    tables: Mapping[str, Mapping[str, Pair]]


@lru_cache(maxsize=1)
def read_weights() -> Weights:
    """Read the weights once.

    >>> positive, negative = read_weights().tables["close before"]["against"]
    >>> negative > positive
    True
    """
    text = (files("analysis") / "data" / "target_weights.json").read_text(encoding="utf-8")
    return make_weights(json.loads(text))


def make_weights(stored: Mapping[str, Any]) -> Weights:
    """Make weights of what the file holds."""
    positive, negative = stored["intercept"]
    tables = {
        template: {value: (pair[0], pair[1]) for value, pair in table.items()}
        for template, table in stored["tables"].items()
    }
    return Weights((positive, negative), tables)


def log_odds(weights: Weights, features: Sequence[Feature]) -> Pair:
    """Add up what the features say: the log-odds of positive and of negative against neutral."""
    positive, negative = weights.intercept
    for template, value, amount, _ in features:
        pair = weights.tables.get(template, {}).get(value)
        if pair is not None:
            positive += pair[0] * amount
            negative += pair[1] * amount
    return positive, negative


def by_piece(weights: Weights, features: Sequence[Feature]) -> dict[int, float]:
    """Add up what rests on each piece: its share of the log-odds of positive against negative."""
    shares: dict[int, float] = {}
    for template, value, amount, piece in features:
        pair = weights.tables.get(template, {}).get(value)
        if pair is not None and piece >= 0:
            shares[piece] = shares.get(piece, 0.0) + (pair[0] - pair[1]) * amount
    return shares


def probabilities(positive: float, negative: float) -> tuple[float, float, float]:
    """Turn log-odds against neutral into the probabilities of ``LABELS``.

    >>> probabilities(0.0, 0.0)[0] == 1 / 3
    True
    """
    highest = max(positive, negative, 0.0)
    raised = [math.exp(odds - highest) for odds in (negative, 0.0, positive)]
    whole = math.fsum(raised)
    return raised[0] / whole, raised[1] / whole, raised[2] / whole


def likeliest(chances: Sequence[float]) -> str:
    """Name the label of the highest probability, the first of equals."""
    return LABELS[chances.index(max(chances))]
