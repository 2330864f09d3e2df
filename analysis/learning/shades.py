"""Advise shades for the weights of policy frames: how near the sentences of a pattern lie to its frame."""

import csv
import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.framing import find_frames
from analysis.learning.ratings import read_labelled, read_rated
from analysis.lexicon import load_codebook
from analysis.sentiment.neural import load_encoder
from analysis.sentiment.neural.encoder import embed

if TYPE_CHECKING:
    import numpy as np

SENTENCES = Path(__file__).resolve().parents[1] / "data" / "frame_sentences.yaml"
_STEPS = (0.7, 0.85, 1.0, 1.2, 1.4)
_SHRINKAGE, _LEAST = 10, 6  # sentences
_SHARPNESS = 1.5
_WORDS, _WEAK = range(8, 41), 0.1  # of a sentence; the tier without shades
# British forms and what they are counted as.
_SPELLINGS = (
    ("our", "or"),
    ("defence", "defense"),
    ("centre", "center"),
    ("programme", "program"),
    ("isation", "ization"),
    ("isi", "izi"),
    ("ise", "ize"),
    ("is*", "iz*"),
    ("theatre", "theater"),
)
Pair = tuple[str, str]  # a frame and a pattern


class Lift(NamedTuple):
    """In how many sentences a pattern stands, and how much nearer to its frame they lie than all do."""

    n: int
    lift: float


def lift_of(values: Sequence[float], mean: float) -> Lift:
    """Give the mean of ``values`` over the ``mean`` in all, shrunk by ten sentences that are like all.

    >>> lift_of([0.3] * 10, 0.1)
    Lift(n=10, lift=2.0)
    """
    lift = (sum(values) + _SHRINKAGE * mean) / (len(values) + _SHRINKAGE) / mean
    return Lift(len(values), round(lift, 6))


def shade_lifts(lifts: Mapping[Pair, Lift]) -> dict[Pair, float]:
    """Give each pattern .7, .85, 1, 1.2 or 1.4: the root of its lift over the median of its frame.

    The nearest step is taken on a scale of ratios. A pattern in fewer than six sentences has 1.
    """
    heard: defaultdict[str, list[float]] = defaultdict(list)
    for (frame, _), (n, lift) in lifts.items():
        if n >= _LEAST:
            heard[frame].append(lift)
    middle = {frame: median(listed) for frame, listed in heard.items()}

    def shade(frame: str, found: Lift) -> float:
        if found.n < _LEAST:
            return 1.0
        wanted = math.log(found.lift / middle[frame]) / 2
        return min(_STEPS, key=lambda step: abs(math.log(step) - wanted))

    return {pair: shade(pair[0], found) for pair, found in lifts.items()}


def lean(sentences: "np.ndarray", frames: Sequence["np.ndarray"]) -> "np.ndarray":
    """Give the share of each frame (column) in each sentence (row), from embeddings of length 1.

    Nearness is half the cosine to the mean of the frame's sentences and half the mean of the three
    greatest cosines; it is z-scored over the sentences, and shared out by a softmax of 1.5 z.
    """
    import numpy as np

    near = []
    for own in frames:
        mean = own.mean(axis=0)
        nearest = np.sort(sentences @ own.T, axis=1)[:, -3:].mean(axis=1)
        near.append((sentences @ (mean / np.linalg.norm(mean)) + nearest) / 2)
    z = np.stack(near, axis=1)
    z = (z - z.mean(axis=0)) / z.std(axis=0)
    grown = np.exp(_SHARPNESS * z)
    shares: np.ndarray = grown / grown.sum(axis=1, keepdims=True)
    return shares


def fold_spelling(pattern: str) -> str:
    """Bring British and American spellings to one; what results need be no word.

    >>> fold_spelling("labour market"), fold_spelling("organis*")
    ('labor market', 'organiz*')
    """
    for british, american in _SPELLINGS:
        pattern = pattern.replace(british, american)
    return pattern


def read_frame_sentences() -> dict[str, list[str]]:
    """Read the sentences that lie in each frame: two paraphrases of its definition and twelve of news."""
    import yaml

    frames = yaml.safe_load(SENTENCES.read_text(encoding="utf-8"))
    return {frame: [*parts["definitions"], *parts["sentences"]] for frame, parts in frames.items()}


def advise_shades(folder: Path, out: Path) -> None:
    """Write ``frame_shades.csv``: weight, sentences, lift and shade of each pattern; no codebook is changed.

    The weights of ``policy`` already hold the shades that METHODS.md describes. Labels and ratings of
    the sentences are not read. A minute or two on one core.
    """
    encoder, codebook, frames = load_encoder(), load_codebook("policy"), read_frame_sentences()
    texts = sorted({*read_labelled(folder).texts, *read_rated(folder).texts})
    texts = [text for text in texts if len(text.split()) in _WORDS]
    shares = lean(embed(encoder, texts), [embed(encoder, listed) for listed in frames.values()])
    column = {frame: i for i, frame in enumerate(frames)}
    values: defaultdict[Pair, list[float]] = defaultdict(list)
    for text, row in zip(texts, shares, strict=True):
        pairs = {(h.frame, fold_spelling(h.term)) for h in find_frames(Document("sentence", text), codebook)}
        for frame, term in pairs:
            values[frame, term].append(float(row[column[frame]]))
    means = shares.mean(axis=0)
    weights = {(c.id, p.text): p.weight for c in codebook.categories for p in c.patterns if p.weight > _WEAK}
    lifts = {
        (frame, term): lift_of(values[frame, fold_spelling(term)], float(means[column[frame]]))
        for frame, term in sorted(weights)
        if (frame, fold_spelling(term)) in values
    }
    shades = shade_lifts(lifts)
    out.mkdir(parents=True, exist_ok=True)
    with (out / "frame_shades.csv").open("w", encoding="utf-8", newline="") as lines:
        table = csv.writer(lines, lineterminator="\n")
        table.writerow(["frame", "pattern", "weight", "n_sentences", "lift", "shade"])
        for pair, (n, lift) in lifts.items():
            table.writerow([*pair, weights[pair], n, f"{lift:.3f}", shades[pair]])
    told = ", ".join(f"{n} by {shade:g}" for shade, n in sorted(Counter(shades.values()).items()))
    print(f"shades    {len(texts)} sentences, {len(lifts)} patterns met: {told}")
