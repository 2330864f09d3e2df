"""The two rates of any kind of occurrence: by words and by sentences."""

from collections.abc import Iterable, Sequence

from analysis.document import Document
from analysis.measurement import Result, by_sentence, measure


def words_by_sentence(doc: Document) -> list[float]:
    """Count the words of each sentence."""
    return by_sentence(doc.sentences, (word.start for word in doc.words))


def rate_occurrences(
    name: str, group: str, starts: Iterable[int], doc: Document, words: Sequence[float], random_state: int
) -> list[Result]:
    """Rate what starts at ``starts`` by the words of each sentence, and by the sentences it touches."""
    counts = by_sentence(doc.sentences, starts)
    touched = [float(count > 0) for count in counts]
    ones = [1.0] * len(counts)
    return [
        measure(doc.doc_id, f"{name}_density", group, counts, words, per=1000, random_state=random_state),
        measure(doc.doc_id, f"{name}_sentence_share", group, touched, ones, random_state=random_state),
    ]
