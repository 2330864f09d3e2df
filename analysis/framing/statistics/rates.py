"""What occurrences weigh, and the rates of kinds of occurrence: by words and by sentences."""

import math
from collections.abc import Iterable, Mapping, Sequence

from analysis.document import Document
from analysis.measurement import Result, by_sentence, measure_each

# Weights that add up to this touch a sentence: one very weak word does not.
TOUCHING = 1.0
_ROUNDING = 1e-9


def touches(weight: float) -> bool:
    """Tell whether weights that add up to ``weight`` are enough to touch what they stand in.

    >>> touches(0.25), touches(0.5 + 0.25 + 0.25)
    (False, True)
    """
    return weight > TOUCHING - _ROUNDING


def reaches(amount: float, least: float) -> bool:
    """Tell whether sums of weights reach ``least``, to which they need not add up in the last digit.

    >>> reaches(0.7 + 0.1 + 0.2, 1), reaches(0.9, 1)
    (True, False)
    """
    return amount >= least - _ROUNDING


def effective_number(weights: Iterable[float]) -> float:
    """Give how many occurrences of equal weight would be as sure: (Σw)² / Σw², 0 for none.

    Source: Kish, L. (1965), *Survey Sampling*, section 11.7.

    >>> effective_number([2, 2, 2]), effective_number([2, 1, 1])
    (3.0, 2.6666666666666665)
    """
    own = list(weights)
    squares = math.fsum(weight * weight for weight in own)
    return math.fsum(own) ** 2 / squares if squares else 0.0


def words_by_sentence(doc: Document) -> list[float]:
    """Count the words of each sentence."""
    return by_sentence(doc.sentences, (word.start for word in doc.words))


def rate_occurrences(
    name: str,
    starts: Mapping[str, Sequence[int]],
    doc: Document,
    random_state: int,
    weights: Mapping[str, Sequence[float]] | None = None,
) -> list[tuple[Result, Result]]:
    """Rate what starts at ``starts`` by words and by the sentences it touches: two rows a group.

    ``weights`` has what each weighs, 1 where there are none; see ``touches``.
    """
    sums = {
        group: by_sentence(doc.sentences, own, weights[group] if weights else None)
        for group, own in starts.items()
    }
    touched = {group: [float(touches(weight)) for weight in column] for group, column in sums.items()}
    ones = [1.0] * len(doc.sentences)
    by_words = measure_each(
        doc.doc_id, f"{name}_density", sums, words_by_sentence(doc), per=1000, random_state=random_state
    )
    by_sentences = measure_each(
        doc.doc_id, f"{name}_sentence_share", touched, ones, random_state=random_state
    )
    return list(zip(by_words, by_sentences, strict=True))
