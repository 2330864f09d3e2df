"""Learn sentiment: a linear reading of embeddings (the teacher), and word weights from what it says.

The teacher reads rated sentences of editorials, labelled sentences of news and the words of two
lexica. It then labels sentences and clauses that nobody rated, and the weights of words and pairs are
fitted to both. All is cross-validated by article.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.document.shadow import typographic_shadow
from analysis.learning.ratings import Rated, cut_clauses, read_labelled, read_plain, read_rated
from analysis.learning.vocabulary import WORD, Design, Vocabulary, choose_vocabulary, describe
from analysis.sentiment.lexica import joint_valences
from analysis.sentiment.neural import Encoder, load_encoder
from analysis.sentiment.neural.encoder import embed
from analysis.sentiment.neural.scoring import lexical_features
from analysis.sentiment.pieces import Pieces, read_pieces
from analysis.sentiment.weighted import scaled_lexicon

if TYPE_CHECKING:
    import numpy as np

_FOLDS = 5
# Chosen by cross-validation; METHODS.md gives the figures of the others.
_TEACHER_PENALTY = 3000.0
_LABELLED_WEIGHT, _WORD_WEIGHT = 0.1, 0.3
_RATED_WEIGHT, _CLAUSE_WEIGHT, _ALONE_WEIGHT = 2.0, 0.5, 1.0
# A word alone is read as if three silent ones stood beside it.
_ALONE_LENGTH = 4
_STUDENT_PENALTY = 1.0
# Regression through noisy sums makes the lexica's scale too small.
_PRIOR = 1.3
# What was learned of a word must differ from what the lexica say by this much to be kept.
_SMALLEST = 0.15


class Sources(NamedTuple):
    """Everything that is learned from, with its embeddings and lexical sums beside the texts."""

    rated: Rated
    labelled: Rated
    plain: list[str]
    clauses: list[str]
    origins: list[int]  # of each clause: the rated sentence it is from, or -1
    words: list[str]
    features: dict[str, "np.ndarray"]


def read_sources(folder: Path, encoder: Encoder) -> Sources:
    """Read and embed all texts: some 75,000, ten minutes on one core."""
    import numpy as np

    rated, labelled, plain = read_rated(folder), read_labelled(folder), read_plain(folder)
    clauses, origins = [], []
    for number, text in enumerate([*rated.texts, *labelled.texts, *plain]):
        for clause in cut_clauses(typographic_shadow(text)):
            clauses.append(clause)
            origins.append(number if number < len(rated.texts) else -1)
    words = [word for word in joint_valences() if WORD.fullmatch(word)]
    features = {}
    for name, texts in (
        ("rated", rated.texts),
        ("labelled", labelled.texts),
        ("plain", plain),
        ("clauses", clauses),
        ("words", words),
    ):
        lexical = (
            np.zeros((len(texts), 3))
            if name == "words"
            else np.array([lexical_features(_shadow(t)) for t in texts])
        )
        features[name] = np.hstack([embed(encoder, texts), lexical])
    return Sources(rated, labelled, plain, clauses, origins, words, features)


class Teacher(NamedTuple):
    """A linear reading of features: 384 of the embedding and three of the lexica."""

    weights: "np.ndarray"
    intercept: float

    def __call__(self, features: "np.ndarray") -> "np.ndarray":
        """Give the rating expected for each row, from -4 to 4."""
        expected: np.ndarray = features @ self.weights + self.intercept
        return expected


def fit_teacher(sources: Sources, rows: "np.ndarray") -> Teacher:
    """Fit by ridge regression to the rated sentences of these ``rows``, to labels, and to words alone."""
    import numpy as np

    features = sources.features
    x = np.vstack([features["rated"][rows], features["labelled"], features["words"]])
    joint = joint_valences()
    y = np.concatenate(
        [
            np.array(sources.rated.ratings)[rows],
            sources.labelled.ratings,
            [joint[word] for word in sources.words],
        ]
    )
    weights = np.repeat(
        [1.0, _LABELLED_WEIGHT, _WORD_WEIGHT], [len(rows), len(sources.labelled.texts), len(sources.words)]
    )
    mean = np.average(x, axis=0, weights=weights)
    spread = np.sqrt(np.average((x - mean) ** 2, axis=0, weights=weights))
    # A dimension of the model that hardly varies says nothing, and must not be blown up.
    spread = np.where(spread > 1e-3, spread, np.inf)
    z = (x - mean) / spread
    centre = np.average(y, weights=weights)
    gram = (z * weights[:, None]).T @ z + _TEACHER_PENALTY * np.eye(z.shape[1])
    slopes = np.linalg.solve(gram, (z * weights[:, None]).T @ (y - centre)) / spread
    return Teacher(slopes, float(centre - mean @ slopes))


class Student(NamedTuple):
    """The scale of the lexica, and what each word of the vocabulary adds to its scaled valence."""

    scale: float
    added: "np.ndarray"

    def __call__(self, design: Design) -> "np.ndarray":
        """Give the rating expected of each row, up to a constant."""
        expected: np.ndarray = self.scale * design.prior + design.matrix @ self.added
        return expected


def fit_student(design: Design, y: "np.ndarray", weights: "np.ndarray", readiness: "np.ndarray") -> Student:
    """Fit word weights by ridge regression around the scaled lexica."""
    import numpy as np
    from scipy.sparse import diags, hstack
    from scipy.sparse.linalg import LinearOperator, cg

    centred = y - np.average(y, weights=weights)
    prior = design.prior
    scale = _PRIOR * float((weights * prior * centred).sum() / (weights * prior * prior).sum())
    # A column of tens is an intercept that the penalty hardly touches.
    x = hstack([design.matrix @ diags(readiness), np.full((len(y), 1), 10.0)]).tocsr()
    turned = x.T.tocsr()
    right = turned @ (weights * (centred - scale * prior))
    operator = LinearOperator(
        (x.shape[1], x.shape[1]), matvec=lambda v: turned @ (weights * (x @ v)) + _STUDENT_PENALTY * v
    )
    # Solved far beyond the two decimals that are kept, so that the order of sums decides none of them.
    solved, unfinished = cg(operator, right, rtol=1e-10, maxiter=5000)
    if unfinished:
        raise ArithmeticError(
            "the weights did not settle; something is wrong with what they are learned from"
        )
    return Student(scale, solved[:-1] * readiness)


def learn_sentiment(folder: Path, out: Path) -> None:
    """Learn head and weights from the files in ``folder``, write both to ``out`` and print their validity."""
    import numpy as np

    encoder = load_encoder()
    sources = read_sources(folder, encoder)
    texts = [*sources.rated.texts, *sources.labelled.texts, *sources.plain]
    names = ("rated", "labelled", "plain", "clauses")
    read = {
        name: [read_pieces(_shadow(text)) for text in listed]
        for name, listed in zip(
            names, (sources.rated.texts, sources.labelled.texts, sources.plain, sources.clauses), strict=True
        )
    }
    vocabulary = choose_vocabulary(texts, [*read["rated"], *read["labelled"], *read["plain"]])
    signs = dict(joint_valences())
    ratings = np.array(sources.rated.ratings)
    every = np.arange(len(ratings))
    alone = sorted(vocabulary.stems)
    sources.features["alone"] = np.hstack([embed(encoder, alone), np.zeros((len(alone), 3))])
    read["alone"] = [Pieces([word], [word], _ALONE_LENGTH) for word in alone]
    designs = {name: describe(listed, vocabulary, signs) for name, listed in read.items()}
    # What a verb of ending turns round hangs on its sign: the lexica tell it first, the weights then.
    first = _teach(sources, designs, vocabulary, fit_teacher(sources, every), every)
    signs = {**signs, **_weights(first, vocabulary)["words"]}
    designs = {name: describe(listed, vocabulary, signs) for name, listed in read.items()}

    taught, weighed = np.zeros(len(ratings)), np.zeros(len(ratings))
    for held in _folds(sources.rated.articles):
        rest = np.setdiff1d(every, held)
        teacher = fit_teacher(sources, rest)
        student = _teach(sources, designs, vocabulary, teacher, rest)
        taught[held] = teacher(sources.features["rated"][held])
        weighed[held] = student(_part(designs["rated"], held))
    for name, found in (("neural", taught), ("weighted", weighed)):
        sentences, articles = agreement(sources.rated, found)
        print(
            f"{name:9} {_FOLDS} folds: r {sentences[0]:.3f} ({sentences[1]:.3f}-{sentences[2]:.3f}),"
            f" article means {articles[0]:.3f} ({articles[1]:.3f}-{articles[2]:.3f})"
        )

    teacher = fit_teacher(sources, every)
    student = _teach(sources, designs, vocabulary, teacher, every)
    _write(out / "neural_head.json", _head(teacher))
    stored = _weights(student, vocabulary)
    _write(out / "sentiment_weights.json", stored)
    print(f"weighted  {len(stored['words'])} words, {len(stored['pairs'])} pairs")


def _teach(
    sources: Sources,
    designs: Mapping[str, Design],
    vocabulary: Vocabulary,
    teacher: Teacher,
    rows: "np.ndarray",
) -> Student:
    """Fit the weights to the rated ``rows`` and, clauses of other rows left out, to the teacher's word."""
    import numpy as np
    from scipy.sparse import vstack

    kept = np.flatnonzero(np.isin(sources.origins, [-1, *rows]))
    # Words alone are read as more extreme than any sentence; only how they differ counts.
    plain, alone = teacher(sources.features["plain"]), teacher(sources.features["alone"])
    parts = [
        (_part(designs["rated"], rows), np.array(sources.rated.ratings)[rows], _RATED_WEIGHT),
        (designs["labelled"], teacher(sources.features["labelled"]), 1.0),
        (designs["plain"], plain, 1.0),
        (_part(designs["clauses"], kept), teacher(sources.features["clauses"][kept]), _CLAUSE_WEIGHT),
        (designs["alone"], alone + np.mean(plain) - np.mean(alone), _ALONE_WEIGHT),
    ]
    whole = Design(
        vstack([design.matrix for design, _, _ in parts]).tocsr(),
        np.concatenate([design.prior for design, _, _ in parts]),
    )
    y = np.concatenate([values for _, values, _ in parts])
    weights = np.concatenate([np.full(len(values), weight) for _, values, weight in parts])
    return fit_student(whole, y, weights, vocabulary.readiness)


def _part(design: Design, rows: "np.ndarray") -> Design:
    return Design(design.matrix[rows], design.prior[rows])


def _folds(articles: Sequence[str]) -> list["np.ndarray"]:
    """Part the rows so that no article stands in two folds: the largest articles are dealt out first."""
    import numpy as np

    sizes = Counter(articles)
    fold_of: dict[str, int] = {}
    filled = [0] * _FOLDS
    for article, n in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        fold_of[article] = filled.index(min(filled))
        filled[fold_of[article]] += n
    return [np.array([i for i, a in enumerate(articles) if fold_of[a] == k]) for k in range(_FOLDS)]


Estimate = tuple[float, float, float]


def agreement(rated: Rated, found: "np.ndarray", *, n_resamples: int = 1000) -> tuple[Estimate, Estimate]:
    """Give Pearson's r with the ratings, over sentences and over article means, each with its 95 % interval.

    The interval is a percentile bootstrap that draws articles.
    """
    import numpy as np

    _, numbers = np.unique(rated.articles, return_inverse=True)
    rows = [np.flatnonzero(numbers == article) for article in range(numbers.max() + 1)]
    ratings = np.array(rated.ratings)
    theirs, ours = (np.array([values[r].mean() for r in rows]) for values in (ratings, found))

    def both(articles: "np.ndarray") -> tuple[float, float]:
        drawn = np.concatenate([rows[article] for article in articles])
        return (
            float(np.corrcoef(ratings[drawn], found[drawn])[0, 1]),
            float(np.corrcoef(theirs[articles], ours[articles])[0, 1]),
        )

    generator = np.random.default_rng(0)
    draws = np.array([both(generator.integers(len(rows), size=len(rows))) for _ in range(n_resamples)])
    low, high = np.quantile(draws, [0.025, 0.975], axis=0)
    sentences, articles = both(np.arange(len(rows)))
    return (sentences, float(low[0]), float(high[0])), (articles, float(low[1]), float(high[1]))


def _head(teacher: Teacher) -> dict[str, Any]:
    return {
        "about": "linear head on all-MiniLM-L6-v2, in points of a rating from -4 to 4; see data/README.md",
        "embedding": [round(float(w), 4) for w in teacher.weights[:-3]],
        "lexica": [round(float(w), 4) for w in teacher.weights[-3:]],
        "intercept": round(teacher.intercept, 4),
    }


def _weights(student: Student, vocabulary: Vocabulary) -> dict[str, Any]:
    prior = scaled_lexicon(student.scale)
    words: dict[str, float] = {}
    pairs: dict[str, float] = {}

    def added(key: str) -> float:
        at = vocabulary.columns.get(key)
        return 0.0 if at is None else float(student.added[at])

    for word, stem in sorted(vocabulary.stems.items()):
        weight = round(prior.get(word, 0.0) + added(word) + added(stem), 2)
        if abs(weight - prior.get(word, 0.0)) >= _SMALLEST:
            words[word] = weight
    for pair in vocabulary.columns:
        weight = round(added(pair), 2)
        if " " in pair and abs(weight) >= _SMALLEST:
            pairs[pair] = weight
    return {
        "about": "points of a rating from -4 to 4 by word and pair of words; see data/README.md",
        "lexicon_scale": round(student.scale, 3),
        "words": words,
        "pairs": pairs,
    }


def _write(path: Path, content: Mapping[str, Any]) -> None:
    """Write JSON with one word a line, so that a change of one shows as a change of one."""
    path.write_text(json.dumps(content, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def _shadow(text: str) -> str:
    # The editorials write marks of quotation as two apostrophes or graves.
    return typographic_shadow(text).replace("``", '" ').replace("''", '" ')
