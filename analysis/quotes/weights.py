"""The learned weights: one number for each value of each template, read from a file that can be read."""

from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

# One table a template.
Tables = tuple[dict[str, float], ...]


class Weights(NamedTuple):
    """The tables of weights of every decision, each ready to be looked up, in the order of its templates.

    ``order`` gives three numbers a value: content after the cue, before it, on both sides. ``seams``
    names, for each decision about a place, the pairs of neighbours between which it as good as never falls.
    """

    cue: Tables
    intercept: float
    order: tuple[dict[str, tuple[float, float, float]], ...]
    start: Tables
    end: Tables
    stop: Tables
    opening: Tables
    nobody: Tables
    speaker_end: Tables
    speaker_start: Tables
    seams: dict[str, frozenset[str]]
    mark: Tables
    mark_intercept: float


def lookups(tables: dict[str, dict[str, float]]) -> Tables:
    """Put the tables of one decision into the order of their templates."""
    return tuple(tables.values())


def make_weights(tables: dict[str, Any]) -> Weights:
    """Put tables of weights, as the file holds them, into the order of their templates."""
    return Weights(
        cue=lookups(tables["cue"]),
        intercept=tables["intercept"],
        order=tuple(tables["order"].values()),
        start=lookups(tables["start"]),
        end=lookups(tables["end"]),
        stop=lookups(tables["stop"]),
        opening=lookups(tables["opening"]),
        nobody=lookups(tables["nobody"]),
        speaker_end=lookups(tables["speaker_end"]),
        speaker_start=lookups(tables["speaker_start"]),
        seams={name: frozenset(pairs) for name, pairs in tables["seams"].items()},
        mark=lookups(tables["mark"]),
        mark_intercept=tables["mark_intercept"],
    )


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read the weights once."""
    import json

    text = (files("analysis") / "data" / "quotation_weights.json").read_text(encoding="utf-8")
    return make_weights(json.loads(text))
