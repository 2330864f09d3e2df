"""Reference English: how often words and frames stand in other articles, of which only counts are kept."""

import csv
import hashlib
import math
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.lexicon import Codebook, Pattern

if TYPE_CHECKING:
    import numpy as np

    Table = np.ndarray[Any, np.dtype[Any]]

WORDS_FILE, RATES_FILE = "reference_words.npz", "reference_rates.csv"
# Codebooks that hold no frames: find_stance reads them, as far as they are there.
STANCE_CODEBOOKS = ("stance", "loaded")
# With fewer occurrences in the reference its rate, and still more its spread, is not known.
FEWEST_IN_REFERENCE = 20
_NO_SPREAD = 1e-9
_ROUNDING = 1e-9
_LAST = "\U0010ffff"


class ReferenceRate(NamedTuple):
    """How often something stands in the reference: ``n`` in ``n_words`` words of ``n_documents`` documents.

    Occurrences count as much as they weigh: ``n`` is the sum of weights. ``spread`` is the squared
    coefficient of variation of the documents' own rates, beyond chance; ``weight`` is Σw² / Σw over the
    occurrences, 1 where each weighs 1.
    """

    n: float
    n_words: int
    n_documents: int
    spread: float
    weight: float = 1.0

    @property
    def is_known(self) -> bool:
        """Tell whether there are enough occurrences to compare with."""
        return self.n / self.weight >= FEWEST_IN_REFERENCE

    def expect(self, n_words: int) -> tuple[float, float]:
        """Give mean and standard deviation of the sum of weights in an article of so many words."""
        expected = self.n / self.n_words * n_words
        return expected, math.sqrt(self.weight * expected + self.spread * expected * expected)

    def expects(self, n_words: int) -> float:
        """Give how many occurrences of equal weight an article of so many words would have."""
        return self.n / self.n_words * n_words / self.weight

    def below(self, count: float, n_words: int) -> float:
        """Give the probability of less than ``count`` in an article of so many words, plus half that of it.

        The sum of weights divided by ``weight`` has mean and variance of a negative binomial variable.
        """
        return negative_binomial_below(count / self.weight, self.expects(n_words), self.spread)


def fit_rate(counts: Sequence[float], n_words: Sequence[int], weight: float = 1.0) -> ReferenceRate:
    """Estimate rate and spread from the sum of weights and the words of each document.

    With m = sum of counts / sum of words, a document of n words is taken to have a rate of its own drawn
    about m, and occurrences by Poisson about that rate, each with a weight w drawn for itself (compound
    Poisson), so that the variance of c is φmn + s(mn)² with φ = E[w²] / E[w] = ``weight``, 1 where
    all weigh 1. The spread s is the moment estimate: sum of (c − mn)² − φmn over sum of (mn)², not below 0.

    Source: the negative binomial model of word counts, Mosteller & Wallace (1964), *Inference and Disputed
    Authorship*; Church & Gale (1995), *Natural Language Engineering* 1(2).

    >>> fit_rate([0, 4], [100, 100])  # rate 2 a document: (4 - 2 + 4 - 2) / (4 + 4)
    ReferenceRate(n=4.0, n_words=200, n_documents=2, spread=0.5, weight=1.0)
    """
    n, words = math.fsum(counts), sum(n_words)
    mean = n / words if words else 0.0
    expected = [mean * size for size in n_words]
    above = math.fsum((count - e) ** 2 - weight * e for count, e in zip(counts, expected, strict=True))
    below = math.fsum(e * e for e in expected)
    return ReferenceRate(n, words, len(counts), max(0.0, above / below) if below else 0.0, weight)


class ReferenceWords:
    """Hold how often each word type stands in each reference document, and in English at large."""

    def __init__(
        self,
        types: Sequence[str],
        centibels: "Table",
        documents_of: "Table",
        documents: "Table",
        counts: "Table",
        n_words: "Table",
    ) -> None:
        import numpy as np

        self.types = types
        self._centibels = centibels
        self._edges = np.concatenate([[0], np.cumsum(documents_of, dtype=np.int64)])
        self._documents = documents
        self._counts = counts
        self.n_words_by_document = n_words
        self.n_words = int(n_words.sum())

    @cached_property
    def _totals(self) -> "Table":
        import numpy as np

        sums = np.concatenate([[0], np.cumsum(self._counts, dtype=np.int64)])
        totals: Table = sums[self._edges[1:]] - sums[self._edges[:-1]]
        return totals

    def _place(self, word: str) -> int:
        at = bisect_left(self.types, word)
        return at if at < len(self.types) and self.types[at] == word else -1

    def __contains__(self, word: str) -> bool:
        return self._place(word) >= 0

    def count(self, word: str) -> int:
        """Count a type in the reference documents."""
        at = self._place(word)
        return int(self._totals[at]) if at >= 0 else 0

    def n_documents_with(self, word: str) -> int:
        """Count the reference documents that hold a type."""
        at = self._place(word)
        return int(self._edges[at + 1] - self._edges[at]) if at >= 0 else 0

    def frequency(self, word: str) -> float:
        """Give the part of all words of English at large that are this type; 0 where it is not listed."""
        at = self._place(word)
        level = int(self._centibels[at]) if at >= 0 else 0
        return 10.0 ** (-level / 100) if level else 0.0

    def weights_met(self, parts: Mapping[str, float]) -> dict[int, float]:
        """Give the numbers of the types that whole words and stems with a star meet, with what they weigh.

        Of several the whole word counts, then the longest stem, as in ``find_frames``.
        """
        met: dict[int, float] = {}
        # Each overrules those before it.
        for part in sorted(parts, key=lambda part: (not part.endswith("*"), len(part))):
            if part.endswith("*"):
                first, last = (bisect_left(self.types, part[:-1] + end) for end in ("", _LAST))
                met.update(dict.fromkeys(range(first, last), parts[part]))
            elif (at := self._place(part)) >= 0:
                met[at] = parts[part]
        return met

    def rate(self, parts: Iterable[str] | Mapping[str, float]) -> ReferenceRate:
        """Rate the types that ``parts`` meet, document by document; a mapping says what each part weighs."""
        import numpy as np

        met = self.weights_met(parts if isinstance(parts, Mapping) else dict.fromkeys(parts, 1.0))
        sums = np.zeros(len(self.n_words_by_document))
        for at, weight in met.items():
            own = slice(self._edges[at], self._edges[at + 1])
            # A type stands once in the list of a document, so that plain addition adds all.
            sums[self._documents[own]] += weight * self._counts[own]
        powers = [math.fsum(int(self._totals[at]) * weight**k for at, weight in met.items()) for k in (1, 2)]
        weight = powers[1] / powers[0] if powers[0] else 1.0
        return fit_rate(sums.tolist(), self.n_words_by_document.tolist(), weight)


@lru_cache(maxsize=1)
def load_reference_words() -> ReferenceWords:
    """Read the counts of words that come with the package.

    >>> load_reference_words().count("the") > 10_000
    True
    """
    import numpy as np

    with np.load(str(files("analysis") / "data" / WORDS_FILE), allow_pickle=False) as arrays:
        return ReferenceWords(
            arrays["types"].tobytes().decode().split("\n"),
            arrays["centibels"],
            arrays["documents_of"],
            np.cumsum(arrays["documents"].astype(np.int16), dtype=np.int16),
            arrays["counts"],
            arrays["n_words"],
        )


@lru_cache(maxsize=1)
def load_reference_rates() -> Mapping[tuple[str, str], Mapping[str, ReferenceRate]]:
    """Read the rates of the package's codebooks: (codebook, fingerprint) to category to rate."""
    found: dict[tuple[str, str], dict[str, ReferenceRate]] = {}
    with (files("analysis") / "data" / RATES_FILE).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            numbers = float(row["n"]), int(row["n_words"]), int(row["n_documents"])
            rate = ReferenceRate(*numbers, float(row["spread"]), float(row["weight"]))
            found.setdefault((row["codebook"], row["fingerprint"]), {})[row["group"]] = rate
    return found


@lru_cache(maxsize=64)
def fingerprint(*codebooks: Codebook) -> str:
    """Give a short hash of what codebooks look for: it changes with any pattern, not with a label.

    >>> from analysis.lexicon import load_codebook
    >>> len(fingerprint(load_codebook("policy")))
    16
    """
    content = [
        [category.id, [_plain(pattern) for pattern in category.patterns]]
        for codebook in codebooks
        for category in codebook.categories
    ]
    return hashlib.sha256(repr(content).encode()).hexdigest()[:16]


def _plain(pattern: Pattern) -> list[object]:
    """Write a pattern as plain lists."""
    exclude = [list(phrase) for phrase in pattern.exclude]
    return [pattern.text, list(pattern.parts), pattern.weight, list(pattern.pos), exclude]


def reference_rates(name: str, *codebooks: Codebook) -> Mapping[str, ReferenceRate] | None:
    """Give the rates kept for these codebooks; ``None`` where none are, or for other patterns than these."""
    return load_reference_rates().get((name, fingerprint(*codebooks)))


def reference_kinds() -> set[str]:
    """Give the kinds of stance that were found in the reference, with whichever word lists."""
    return {kind for (name, _), rates in load_reference_rates().items() if name == "stance" for kind in rates}


def negative_binomial_below(count: float, expected: float, spread: float) -> float:
    """Give the probability of fewer occurrences than ``count``, plus half that of as many.

    Between two whole numbers the line between their values is taken.

    >>> round(negative_binomial_below(0, 2.0, 0.0), 4)  # half of exp(-2)
    0.0677
    """
    # P(0), then each term from the one before: no factorials, exact for any size that an article has.
    is_spread = spread * expected > _NO_SPREAD
    log_term = -math.log1p(spread * expected) / spread if is_spread else -expected
    terms = []
    whole = math.floor(count + _ROUNDING)
    for k in range(whole + 2):
        terms.append(math.exp(log_term))
        log_term += math.log(expected * (1 + spread * k) / (1 + spread * expected) / (k + 1))
    beyond = max(0.0, count - whole) * (terms[-2] + terms[-1]) / 2
    return min(1.0, math.fsum(terms[:-2]) + terms[-2] / 2 + beyond)
