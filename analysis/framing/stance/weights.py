"""Learned weights: what each value of each feature adds to the log-odds of a yes."""

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

Feature = tuple[str, str]


class Weights(NamedTuple):
    """A logistic model: its intercept, the log-odds from which it says yes, and a table a feature."""

    intercept: float
    threshold: float
    tables: Mapping[str, Mapping[str, float]]

    def add(self, features: Iterable[Feature]) -> float:
        """Add up what the features weigh, the intercept left out."""
        tables, total = self.tables, 0.0
        for name, value in features:
            if name in tables:
                total += tables[name].get(value, 0.0)
        return total


def make_weights(stored: Mapping[str, Any]) -> Weights:
    """Make weights of what stands in a file."""
    return Weights(stored["intercept"], stored["threshold"], stored["tables"])


@lru_cache(maxsize=4)
def load_weights(name: str) -> Weights:
    """Read a file of weights of the package, such as ``passive_weights``."""
    path = files("analysis") / "data" / f"{name}.json"
    return make_weights(json.loads(path.read_text(encoding="utf-8")))
