"""Learn the part-of-speech tagger from annotated sentences, the same weights at every run.

The sentences are those of the Universal Dependencies treebanks of English, EWT and the CC BY texts
of GUM. Weights learned from EWT are under its licence, CC BY-SA 4.0.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.document.appearance import (
    LONGEST_ENDING,
    MARK_TAGS,
    QUOTATION_TAG,
    mark_tag,
    shape,
    usual_tag,
    word_keys,
)
from analysis.document.tags import OFFSETS, PAIRS, Model, Tagger
from analysis.learning.treebank import TaggedSentence, read_tagged

if TYPE_CHECKING:
    import numpy as np

    Table = np.ndarray[Any, np.dtype[Any]]

TRAIN, DEV = "ud_train.jsonl.gz", "ud_dev.jsonl.gz"

_LICENCE = (
    "CC BY-SA 4.0. Weights learned from Universal Dependencies English EWT 2.16 (CC BY-SA 4.0)"
    " and the CC BY texts of GUM."
)

_N_COMMON = 100  # words that count by themselves in pairs
_LEAST_SEEN = 2  # times a word must occur to stand in the list of words
_RARE = 5  # times: endings are learned from words no more frequent, which new words resemble
_LEAST_COUNT = 4  # times a key must occur at an offset to have a weight

_ROUNDS = 8
_AVERAGED = 2  # last rounds whose weights are averaged
_BATCH = 512
_RATE = 0.15
_LASSO = 0.001
_LEFT_OUT = 0.2  # share of the keys hidden from each example, so that none is leaned on alone
_SCALE = 10  # weights are kept as whole tenths


class TagScore(NamedTuple):
    """How many tags of a kind of text are right: of all pieces but quotations, and of words alone."""

    genre: str
    n_pieces: int
    n_right: int
    n_words: int
    n_words_right: int


def train_tags(gold: Path, target: Path) -> Model:
    """Learn from the sentences in the folder ``gold`` and write the weights to ``target``."""
    model = fit_tags(read_tagged(gold / TRAIN))
    write_model(model, target)
    return model


def score_tags(model: Model, sentences: Sequence[TaggedSentence]) -> list[TagScore]:
    """Count the right tags by genre, all together first."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    tagger = Tagger(model)
    for sentence in sentences:
        (found,) = tagger.tag([sentence.words])
        for word, wanted, tag in zip(sentence.words, sentence.tags, found, strict=True):
            if wanted == QUOTATION_TAG:
                continue
            sorts = ("pieces", "words") if mark_tag(word) is None else ("pieces",)
            for genre in ("all", sentence.genre):
                counts[genre].update(sorts)
                if tag == wanted:
                    counts[genre].update(sort + " right" for sort in sorts)
    names = ("pieces", "pieces right", "words", "words right")
    return [TagScore(genre, *(counts[genre][name] for name in names)) for genre in sorted(counts)]


def fit_tags(sentences: Sequence[TaggedSentence]) -> Model:
    """Fit a multinomial logistic regression over the keys of a word, its neighbours and their pairs.

    Stochastic gradients with steps scaled to each weight (AdaGrad, Duchi et al. 2011), a lasso penalty
    that empties most of the table, and a fifth of the keys hidden from each example.
    """
    import numpy as np

    words = [word for sentence in sentences for word in ["", "", *sentence.words]] + ["", ""]
    gold = [tag for sentence in sentences for tag in ["", "", *sentence.tags]] + ["", ""]
    usual = _usual_tags(sentences)
    # A word that is annotated as a mark (the D of a smiley) teaches nothing.
    are_words = [bool(word) and mark_tag(word) is None for word in words]
    tags = sorted({*compress(gold, are_words)} - set(MARK_TAGS) | {"''"})
    common = [word for word, _ in Counter(map(str.lower, filter(None, words))).most_common(_N_COMMON)]
    empty = np.zeros(0)
    blank = Model(tags, usual, common, [], empty, empty, empty, empty)

    examples, n_keys, keys, pairs = _examples(words, blank)
    column = {tag: k for k, tag in enumerate(tags)}
    wanted = np.array([column.get(tag, -1) for tag in gold])
    chosen = np.flatnonzero(are_words & (wanted >= 0))
    weights = _descend(examples[chosen], wanted[chosen], len(tags))
    whole = np.clip(np.rint(weights * _SCALE), -127, 127).astype(np.int8)
    return _pack(blank, whole, n_keys, keys, pairs)


def write_model(model: Model, target: Path) -> None:
    """Write a model as compressed arrays: the same bytes for the same model, and no clock in them."""
    import numpy as np

    lines = {
        "licence": [_LICENCE],
        "tags": model.tags,
        "usual": [f"{key}\t{tag}" for key, tag in sorted(model.usual.items())],
        "common": model.common,
        "keys": model.keys,
    }
    arrays: dict[str, Any] = {
        name: np.frombuffer("\n".join(some).encode(), np.uint8) for name, some in lines.items()
    }
    with target.open("wb") as file:
        np.savez_compressed(
            file,
            **arrays,
            present=np.packbits(model.present),
            weights=model.weights,
            pair_codes=np.diff(model.pair_codes, prepend=0).astype(np.uint32),
            pair_weights=model.pair_weights,
        )


def _usual_tags(sentences: Iterable[TaggedSentence]) -> dict[str, str]:
    """Find the most frequent tag of words and, from rare words, of endings; leave out what says the same."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, tag in zip(sentence.words, sentence.tags, strict=True):
            if mark_tag(word) is None:
                counts[word][tag] += 1
    endings: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tags in counts.items():
        if tags.total() <= _RARE:
            low = word.lower()
            for length in range(min(LONGEST_ENDING, len(low)) + 1):
                endings[f" {shape(word)} {low[len(low) - length :]}"].update(tags)
    usual: dict[str, str] = {}
    for key in sorted(endings, key=lambda key: (len(key), key)):
        if endings[key].total() >= _LEAST_SEEN:
            tag = _most_frequent(endings[key])
            form, low = key[1:].split(" ", 1)
            shorter = next(
                (usual[k] for k in (f" {form} {low[n:]}" for n in range(1, len(low) + 1)) if k in usual), None
            )
            if tag != shorter:
                usual[key] = tag
    for word in sorted(counts, key=lambda word: (word != word.lower(), word)):
        tag = _most_frequent(counts[word])
        if counts[word].total() >= _LEAST_SEEN and usual_tag(word, usual) != tag:
            usual[word] = tag
    return usual


def _most_frequent(counts: Counter[str]) -> str:
    return max(counts, key=lambda tag: (counts[tag], tag))


def _examples(words: Sequence[str], model: Model) -> tuple["Table", int, list[tuple[str, int]], list[int]]:
    """List, for each word, the numbers of its features; 0 where there is none.

    Features up to the number returned are pairs of key and offset, those beyond pairs of sorts; what
    each stands for follows.
    """
    import numpy as np

    distinct = sorted(set(words))
    number = {word: k for k, word in enumerate(distinct)}
    usual = [usual_tag(word, model.usual) for word in distinct]
    shown = [word_keys(word, tag) for word, tag in zip(distinct, usual, strict=True)]
    names = sorted({key for keys in shown for key in keys})
    code = {name: k for k, name in enumerate(names, 1)}
    table = np.zeros((len(distinct), len(shown[0])), np.int64)
    for k, its_keys in enumerate(shown):
        table[k] = [code[key] for key in its_keys]
    sorts = model.sorts()
    sort_of = np.array(
        [sorts.get("=" + word.lower(), sorts[tag]) for word, tag in zip(distinct, usual, strict=True)]
    )
    row = np.array([number[word] for word in words])
    sort = sort_of[row]

    columns = []
    for k, (offset, most) in enumerate(OFFSETS):
        there = table[np.roll(row, -offset)][:, :most]
        columns.append(np.where(there > 0, there * len(OFFSETS) + k, 0))
    start = (len(names) + 1) * len(OFFSETS)
    n = len(sorts)
    for k, (a, b) in enumerate(PAIRS):
        codes = np.roll(sort, -a) * n + np.roll(sort, -b) + k * n * n
        columns.append((codes + start)[:, None])
    features = np.concatenate(columns, axis=1)
    counts = np.bincount(features.ravel())
    counts[0] = 0
    kept = np.flatnonzero(counts >= _LEAST_COUNT)
    renumbered = np.zeros(len(counts), np.int32)
    renumbered[kept] = np.arange(1, len(kept) + 1)
    n_keys = int(np.searchsorted(kept, start))
    keys = [(names[c // len(OFFSETS) - 1], c % len(OFFSETS)) for c in kept[:n_keys].tolist()]
    return renumbered[features], n_keys, keys, (kept[n_keys:] - start).tolist()


def _descend(examples: "Table", wanted: "Table", n_tags: int) -> "Table":
    """Learn a row of weights for each feature; the row of feature 0 stays empty."""
    import numpy as np

    draw = np.random.default_rng(0)
    n_features = int(examples.max()) + 1
    weights = np.zeros((n_features, n_tags))
    squares = np.full_like(weights, 1e-4)
    mean = np.zeros_like(weights)
    for round_ in range(_ROUNDS):
        order = draw.permutation(len(examples))
        for begin in range(0, len(order), _BATCH):
            batch = order[begin : begin + _BATCH]
            rows = examples[batch]
            rows = np.where(draw.random(rows.shape) < _LEFT_OUT, 0, rows)
            scores = weights[rows].sum(1)
            error = np.exp(scores - scores.max(1, keepdims=True))
            error /= error.sum(1, keepdims=True)
            error[np.arange(len(batch)), wanted[batch]] -= 1
            # Errors are summed by feature: sorted by feature, each has a run of its own.
            features = rows.ravel()
            by_feature = np.argsort(features, kind="stable")
            run = features[by_feature]
            runs = np.flatnonzero(np.diff(run, prepend=-1))
            runs = runs[run[runs] > 0]
            touched = run[runs]
            slope = np.add.reduceat(error[by_feature // rows.shape[1]], runs, axis=0)
            squares[touched] += slope * slope
            step = _RATE / np.sqrt(squares[touched])
            moved = weights[touched] - step * slope
            weights[touched] = np.sign(moved) * np.maximum(np.abs(moved) - step * _LASSO, 0)
        if round_ >= _ROUNDS - _AVERAGED:
            mean += weights / _AVERAGED
    return mean


def _pack(
    blank: Model, weights: "Table", n_keys: int, keys: Sequence[tuple[str, int]], pairs: Sequence[int]
) -> Model:
    """Leave out what has no weight, and lay the rest out as the file has it."""
    import numpy as np

    full: Table = (weights[1:] != 0).any(axis=1)
    held = [pair for pair, some in zip(keys, full[:n_keys].tolist(), strict=True) if some]
    names = sorted({key for key, _ in held})
    code = {name: k for k, name in enumerate(names)}
    present = np.zeros((len(names), len(OFFSETS)), bool)
    for key, offset in held:
        present[code[key], offset] = True
    return blank._replace(
        keys=names,
        present=present,
        weights=weights[1 : 1 + n_keys][full[:n_keys]],
        pair_codes=np.array(pairs, np.int64)[full[n_keys:]],
        pair_weights=weights[1 + n_keys :][full[n_keys:]],
    )
