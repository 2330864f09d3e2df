"""The model ``neural``: a linear reading of states round the target, pooled with the core model."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.document import Document
from analysis.sentiment.neural import Encoder, load_encoder
from analysis.sentiment.neural.encoder import States
from analysis.sentiment.targets.weights import Pair

if TYPE_CHECKING:
    import numpy as np

WIDTH = 384
# Put behind the sentence, so that states of its own gather what is said of the target.
_QUESTION = " Is Smith good or bad, praised or criticized?"
_ASKED = ("Smith", "good", "bad", "praised", "criticized", "?")
_OWNS = re.compile(r"(?:['’]s?|\b(?:his|their|its|my|our|your))$", re.IGNORECASE)
_REACH = 350  # characters on either side of the mention: the model reads some 250 word pieces
# Word pieces on either side whose states are averaged.
_CLOSE, _WIDE = 4, 12
BLOCKS = (
    "target",
    "sentence",
    "close before",
    "close after",
    "before",
    "after",
    "next before",
    "next after",
    *(f"asked: {word}" for word in _ASKED),
    "question",
)


class Probe(NamedTuple):
    """A sentence with the target renamed and a question behind it.

    ``start`` and ``end`` bound the target's new name, ``stop`` is where the question begins.
    """

    text: str
    start: int
    end: int
    stop: int


class Head(NamedTuple):
    """What each number of the states adds to the log-odds of positive and negative against neutral.

    ``core_share`` and ``neural_share`` weigh the log-odds of the two models in their sum.
    """

    weights: "np.ndarray"
    intercept: Pair
    core_share: float
    neural_share: float


def make_probe(doc: Document, span: tuple[int, int], sentence: tuple[int, int]) -> Probe:
    """Rename the target and ask about it: every target has the same name, so that none weighs."""
    start, end = span
    text = doc.text
    name = "Smith's" if _OWNS.search(text[start:end]) else "Smith"
    before = text[max(sentence[0], start - _REACH) : start]
    after = text[end : max(end, min(sentence[1], end + _REACH))]
    whole = before + name + after
    return Probe(whole + _QUESTION, len(before), len(before) + len("Smith"), len(whole))


def describe_probes(probes: Sequence[Probe], encoder: Encoder) -> "np.ndarray":
    """Give one row of numbers a probe: ``WIDTH`` for each of ``BLOCKS``."""
    import numpy as np

    rows = np.zeros((len(probes), len(BLOCKS) * WIDTH), dtype=np.float32)
    for i, states in encoder.states([probe.text for probe in probes]):
        rows[i] = np.concatenate(_blocks(states, probes[i]))
    return rows


def _blocks(states: States, probe: Probe) -> list["np.ndarray"]:
    import numpy as np

    rows, spans = states.rows, states.spans
    last = len(spans) - 1  # the closing mark
    stop = next((i for i, (first, end) in enumerate(spans) if end > first >= probe.stop), last)

    def over(start: int, end: int) -> list[int]:
        return [
            i for i, (first, after) in enumerate(spans) if after > first and first < end and after > start
        ]

    def mean(first: int, end: int) -> "np.ndarray":
        first, end = max(1, first), min(stop, end)
        return rows[first:end].mean(axis=0) if end > first else np.zeros(rows.shape[1], rows.dtype)

    places = over(probe.start, probe.end) or [min(1, last)]
    first, end = places[0], places[-1] + 1
    found = [
        rows[places].mean(axis=0),
        mean(1, stop),
        mean(first - _CLOSE, first),
        mean(end, end + _CLOSE),
        mean(first - _WIDE, first),
        mean(end, end + _WIDE),
        rows[max(0, first - 1)],
        rows[min(end, last)],
    ]
    for word in _ASKED:
        at = probe.stop + _QUESTION.index(word)
        found.append(rows[over(at, at + len(word)) or [last]].mean(axis=0))
    return [*found, rows[over(probe.stop, len(probe.text)) or [last]].mean(axis=0)]


@lru_cache(maxsize=1)
def read_head() -> Head:
    """Read the learned weights."""
    text = (files("analysis") / "data" / "target_head.json").read_text(encoding="utf-8")
    return make_head(json.loads(text))


def make_head(stored: Mapping[str, Any]) -> Head:
    """Make a head of what the file holds."""
    import numpy as np

    weights = np.hstack([np.array(stored["blocks"][name]) for name in BLOCKS]).T
    positive, negative = stored["intercept"]
    return Head(weights, (positive, negative), *stored["shares"])


def pool(core: Sequence[Pair], rows: "np.ndarray", head: Head) -> list[Pair]:
    """Weigh the log-odds of both models together."""
    read = rows @ head.weights + head.intercept
    a, b = head.core_share, head.neural_share
    return [
        (a * positive + b * float(own[0]), a * negative + b * float(own[1]))
        for (positive, negative), own in zip(core, read, strict=True)
    ]


def reconsider(
    doc: Document,
    mentions: Sequence[tuple[tuple[int, int], tuple[int, int]]],
    core: Sequence[Pair],
    encoder: Encoder | None = None,
) -> list[Pair]:
    """Pool the core model's log-odds of mentions, each with its sentence, with what the states say.

    Raise ``InputError`` where the extra is missing.
    """
    probes = [make_probe(doc, span, sentence) for span, sentence in mentions]
    rows = describe_probes(probes, encoder or load_encoder())
    return pool(core, rows, read_head())
