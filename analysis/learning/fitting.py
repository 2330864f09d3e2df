"""Fit linear models to choices: which of several candidates is right, each described by values."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np

Described = Sequence[str]


class Choice(NamedTuple):
    """One choice: its candidates, each with the name of its tables and its values, and which is right."""

    candidates: Sequence[tuple[str, Described]]
    right: int


def fit_choices(
    choices: Sequence[Choice], templates: dict[str, Sequence[str]], *, penalty: float, least: int
) -> dict[str, dict[str, dict[str, float]]]:
    """Fit one weight a value so that the right candidates come out most probable (conditional logit).

    ``penalty`` is that of the squared weights; values seen fewer than ``least`` times get none.
    """
    import numpy as np

    seen: Counter[tuple[str, int, str]] = Counter()
    for choice in choices:
        for name, values in choice.candidates:
            seen.update((name, at, value) for at, value in enumerate(values))
    column = {key: at for at, key in enumerate(key for key, n in sorted(seen.items()) if n >= least)}
    indices: list[int] = []
    pointers, groups, gold = [0], [0], []
    for choice in choices:
        gold.append(len(pointers) - 1 + choice.right)
        for name, values in choice.candidates:
            keys = ((name, at, value) for at, value in enumerate(values))
            indices.extend(column[key] for key in keys if key in column)
            pointers.append(len(indices))
        groups.append(len(pointers) - 1)
    matrix = _matrix(indices, pointers, len(column))
    turned = matrix.T.tocsr()
    begins, lengths = np.array(groups[:-1]), np.diff(groups)
    right = np.array(gold)
    truth = np.zeros(len(pointers) - 1)
    truth[right] = 1

    def loss(weights: "np.ndarray") -> tuple[float, "np.ndarray"]:
        scores = matrix @ weights
        highest = np.maximum.reduceat(scores, begins)
        raised = np.exp(scores - np.repeat(highest, lengths))
        whole = np.add.reduceat(raised, begins)
        likelihood = (scores[right] - highest - np.log(whole)).sum()
        slope = turned @ (raised / np.repeat(whole, lengths) - truth) + penalty * weights
        return -likelihood + 0.5 * penalty * weights @ weights, slope

    weights = _minimise(loss, len(column))
    return _tables(column, weights, templates)


def fit_yes_no(
    described: Sequence[Described], truth: Sequence[bool], names: Sequence[str], *, penalty: float, least: int
) -> tuple[float, dict[str, dict[str, float]]]:
    """Fit a logistic model; give its intercept and its tables."""
    import numpy as np

    column, matrix = _rows(described, least)
    turned = matrix.T.tocsr()
    wanted = np.array(truth, dtype=float)

    def loss(parameters: "np.ndarray") -> tuple[float, "np.ndarray"]:
        intercept, weights = parameters[0], parameters[1:]
        scores = matrix @ weights + intercept
        missed = 1 / (1 + np.exp(-scores)) - wanted
        value = np.logaddexp(0, scores).sum() - (wanted * scores).sum() + 0.5 * penalty * weights @ weights
        return value, np.concatenate([[missed.sum()], turned @ missed + penalty * weights])

    parameters = _minimise(loss, len(column) + 1)
    return round(float(parameters[0]), 3), _tables(column, parameters[1:], {"": names})[""]


def fit_classes(
    described: Sequence[Described],
    truth: Sequence[str],
    classes: Sequence[str],
    names: Sequence[str],
    *,
    penalty: float,
    least: int,
) -> dict[str, dict[str, list[float]]]:
    """Fit a multinomial logistic model; each value gets one weight a class."""
    import numpy as np

    column, matrix = _rows(described, least)
    turned = matrix.T.tocsr()
    wanted = np.eye(len(classes))[[classes.index(name) for name in truth]]

    def loss(parameters: "np.ndarray") -> tuple[float, "np.ndarray"]:
        weights = parameters.reshape(len(column), len(classes))
        scores = matrix @ weights
        scores -= scores.max(axis=1, keepdims=True)
        whole = np.exp(scores).sum(axis=1, keepdims=True)
        likelihood = (wanted * (scores - np.log(whole))).sum()
        slope = turned @ (np.exp(scores) / whole - wanted) + penalty * weights
        return -likelihood + 0.5 * penalty * parameters @ parameters, slope.ravel()

    weights = _minimise(loss, len(column) * len(classes)).reshape(len(column), len(classes))
    tables: dict[str, dict[str, list[float]]] = {name: {} for name in names}
    for (_, at, value), place in column.items():
        own = [round(float(weight), 2) for weight in weights[place]]
        if any(abs(weight) >= _SMALLEST for weight in own):
            tables[names[at]][value] = own
    return tables


def fit_amounts(
    described: Sequence[Mapping[tuple[str, str], float]],
    truth: Sequence[int],
    *,
    n_classes: int,
    base: int,
    penalty: float,
    least: int,
    smallest: float,
    readiness: Mapping[str, float],
) -> tuple[list[float], dict[str, dict[str, list[float]]]]:
    """Fit a multinomial logistic model to values that each come with an amount, and an intercept.

    Values are pairs of a template and a value. The weights of the class ``base`` are subtracted from those
    of the others, which are given in the order of their numbers: log-odds against ``base``. Values
    described fewer than ``least`` times, or with all weights nearer to nought than ``smallest``, get none.
    ``readiness`` tells of which templates the weights may move away from nought more (1 where it is silent).
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    seen = Counter(key for values in described for key in values)
    column = {key: at for at, key in enumerate(sorted(key for key, n in seen.items() if n >= least))}
    indices: list[int] = []
    amounts: list[float] = []
    pointers = [0]
    for values in described:
        for key, amount in values.items():
            if key in column:
                indices.append(column[key])
                amounts.append(amount * readiness.get(key[0], 1.0))
        pointers.append(len(indices))
    matrix = csr_matrix((amounts, indices, pointers), shape=(len(described), len(column)))
    turned = matrix.T.tocsr()
    wanted = np.eye(n_classes)[list(truth)]
    size = len(column) * n_classes

    def loss(parameters: "np.ndarray") -> tuple[float, "np.ndarray"]:
        weights = parameters[:size].reshape(-1, n_classes)
        scores = matrix @ weights + parameters[size:]
        scores -= scores.max(axis=1, keepdims=True)
        whole = np.exp(scores).sum(axis=1, keepdims=True)
        missed = np.exp(scores) / whole - wanted
        value = -(wanted * (scores - np.log(whole))).sum() + 0.5 * penalty * (weights**2).sum()
        slope = turned @ missed + penalty * weights
        return value, np.concatenate([slope.ravel(), missed.sum(axis=0)])

    parameters = _minimise(loss, size + n_classes)
    others = [k for k in range(n_classes) if k != base]
    weights = parameters[:size].reshape(-1, n_classes)
    tables: dict[str, dict[str, list[float]]] = {}
    for (template, value), place in column.items():
        apart = (weights[place, others] - weights[place, base]) * readiness.get(template, 1.0)
        own = [round(float(weight), 2) + 0.0 for weight in apart]
        if max(map(abs, own)) >= smallest:
            tables.setdefault(template, {})[value] = own
    intercept = [round(float(parameters[size + k] - parameters[size + base]), 3) for k in others]
    return intercept, tables


def fit_dense(
    rows: "np.ndarray", truth: Sequence[int], *, n_classes: int, base: int, penalty: float
) -> tuple["np.ndarray", "np.ndarray"]:
    """Fit a multinomial logistic model to rows of numbers; give weights and intercepts against ``base``.

    The penalty is on weights of numbers brought to mean 0 and standard deviation 1; the weights given are
    those of the numbers as they are. One column a class other than ``base``.
    """
    import numpy as np

    mean, spread = rows.mean(axis=0, dtype=np.float64), rows.std(axis=0, dtype=np.float64)
    # A dimension that hardly varies says nothing, and must not be blown up.
    spread = np.where(spread > _FLAT, spread, np.inf)
    scaled = ((rows - mean) / spread).astype(np.float32)
    wanted = np.eye(n_classes)[list(truth)]
    size = rows.shape[1] * n_classes

    def loss(parameters: "np.ndarray") -> tuple[float, "np.ndarray"]:
        weights = parameters[:size].reshape(-1, n_classes)
        scores = (scaled @ weights.astype(np.float32)).astype(np.float64) + parameters[size:]
        scores -= scores.max(axis=1, keepdims=True)
        whole = np.exp(scores).sum(axis=1, keepdims=True)
        missed = np.exp(scores) / whole - wanted
        value = -(wanted * (scores - np.log(whole))).sum() + 0.5 * penalty * (weights**2).sum()
        slope = scaled.T @ missed.astype(np.float32) + penalty * weights
        return value, np.concatenate([slope.ravel(), missed.sum(axis=0)])

    parameters = _minimise(loss, size + n_classes)
    others = [k for k in range(n_classes) if k != base]
    weights = parameters[:size].reshape(-1, n_classes)
    apart = (weights[:, others] - weights[:, [base]]) / spread[:, None]
    intercept = parameters[size:][others] - parameters[size + base] - mean @ apart
    return apart, intercept


_FLAT = 1e-3
# A weight nearer to nought than this changes no decision worth its place in the file.
_SMALLEST = 0.1
_STEPS = 100


def _rows(described: Sequence[Described], least: int) -> tuple[dict[tuple[str, int, str], int], Any]:
    seen: Counter[tuple[str, int, str]] = Counter()
    for values in described:
        seen.update(("", at, value) for at, value in enumerate(values))
    column = {key: at for at, key in enumerate(key for key, n in sorted(seen.items()) if n >= least)}
    indices: list[int] = []
    pointers = [0]
    for values in described:
        keys = (("", at, value) for at, value in enumerate(values))
        indices.extend(column[key] for key in keys if key in column)
        pointers.append(len(indices))
    return column, _matrix(indices, pointers, len(column))


def _matrix(indices: Sequence[int], pointers: Sequence[int], width: int) -> Any:
    import numpy as np
    from scipy.sparse import csr_matrix

    ones = np.ones(len(indices))
    return csr_matrix((ones, np.array(indices), np.array(pointers)), shape=(len(pointers) - 1, width))


def _minimise(loss: Any, size: int) -> Any:
    import numpy as np
    from scipy.optimize import minimize

    return minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x


def _tables(
    column: dict[tuple[str, int, str], int], weights: Iterable[float], templates: dict[str, Sequence[str]]
) -> dict[str, dict[str, dict[str, float]]]:
    tables: dict[str, dict[str, dict[str, float]]] = {
        name: {template: {} for template in names} for name, names in templates.items()
    }
    for (name, at, value), weight in zip(column, weights, strict=True):
        rounded = round(float(weight), 2)
        if abs(rounded) >= _SMALLEST:
            tables[name][templates[name][at]][value] = rounded
    return tables
