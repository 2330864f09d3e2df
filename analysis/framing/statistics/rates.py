"""The rates of kinds of occurrence: by words and by sentences."""

from collections.abc import Mapping, Sequence

from analysis.document import Document
from analysis.measurement import Result, by_sentence, measure_each


def words_by_sentence(doc: Document) -> list[float]:
    """Count the words of each sentence."""
    return by_sentence(doc.sentences, (word.start for word in doc.words))


def rate_occurrences(
    name: str, starts: Mapping[str, Sequence[int]], doc: Document, random_state: int
) -> list[tuple[Result, Result]]:
    """Rate what starts at ``starts`` by words and by the sentences it touches: two rows a group."""
    counts = {group: by_sentence(doc.sentences, own) for group, own in starts.items()}
    touched = {group: [float(count > 0) for count in column] for group, column in counts.items()}
    ones = [1.0] * len(doc.sentences)
    by_words = measure_each(
        doc.doc_id, f"{name}_density", counts, words_by_sentence(doc), per=1000, random_state=random_state
    )
    by_sentences = measure_each(
        doc.doc_id, f"{name}_sentence_share", touched, ones, random_state=random_state
    )
    return list(zip(by_words, by_sentences, strict=True))
