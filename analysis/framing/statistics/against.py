"""How an article's frames and stance stand against those of other articles."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.framing.frames import FrameHit
from analysis.framing.stance import StanceHit
from analysis.framing.statistics.rates import words_by_sentence
from analysis.framing.statistics.reference import (
    FEWEST_IN_REFERENCE,
    STANCE_CODEBOOKS,
    ReferenceRate,
    load_reference_rates,
    load_reference_words,
    reference_rates,
)
from analysis.framing.statistics.types import typed_words
from analysis.lexicon import Codebook, codebook_names, load_codebook
from analysis.measurement import Result, by_sentence, measure_each, result_table

if TYPE_CHECKING:
    import pandas as pd

# With fewer occurrences expected, half of all articles have none and a z says little.
FEWEST_EXPECTED = 1.0


def frame_against_reference(
    hits: Sequence[FrameHit], doc: Document, codebook: Codebook, *, random_state: int = 0
) -> "pd.DataFrame":
    """Compare how often each frame stands in the article with how often in reference articles.

    With c the sum of the weights of the occurrences in n words, and rate m, spread s and φ = Σw² / Σw of the
    reference (``fit_rate``), an article of n words has e = mn on average, with variance φe + se²:

    - ``frame_z``: (c − e) / √(φe + se²), in standard deviations; ``NaN`` where e / φ is below 1. Its
      interval is that of the density (bootstrap over sentences), on this scale;
    - ``frame_percentile``: the part of reference articles of this length that have less, half of
      those that have as much included, 0 to 1, by the negative binomial distribution of c / φ. It needs no
      least e: counts are skewed, and where e is small it says more than z.

    For the package's own codebooks the rates were counted by ``find_frames``. For any other, and for one
    whose patterns have changed since, only its patterns of one word are compared, without parts of speech
    and exclusions, counted alike, with their weights, in the article and in the counts of words that ship:
    ``method`` says so. ``NaN`` stands where the reference has fewer than 20 occurrences (Σw / φ).

    Missed: the reference is American and of 1990 to 2020, much of it on politics: 362,000 words of
    editorials, news, blogs. It says what is usual there, not what is right.

    >>> from analysis.framing import find_frames
    >>> from analysis.lexicon import load_codebook
    >>> doc, policy = Document("a1", "The court heard the judge. " * 30), load_codebook("policy")
    >>> table = frame_against_reference(find_frames(doc, policy), doc, policy).set_index(["measure", "group"])
    >>> bool(table.loc[("frame_percentile", "legality"), "value"] > 0.99)
    True
    """
    known = reference_rates(codebook.name, codebook)
    places = _places(doc) if known is None else {}
    compared = []
    for category in codebook.categories:
        if known is not None:
            found = [(hit.start, hit.weight) for hit in hits if hit.frame == category.id]
            compared.append(_Compared(category.id, found, known[category.id], ""))
            continue
        singles = [pattern for pattern in category.patterns if len(pattern.parts) == 1]
        # Of one word with several parts of speech the first counts, so it comes last.
        parts = {pattern.parts[0]: pattern.weight for pattern in reversed(singles)}
        words = load_reference_words()
        weights = {words.types[at]: weight for at, weight in words.weights_met(parts).items()}
        weights |= {word: _weigh(word, parts) for word in places if word not in words}
        found = sorted(
            (start, weights[word]) for word, own in places.items() if weights.get(word) for start in own
        )
        note = f"single words only, {len(singles)} of {len(category.patterns)} patterns"
        compared.append(_Compared(category.id, found, words.rate(parts), note))
    return result_table(_compare("frame", compared, doc, random_state))


def stance_against_reference(
    hits: Sequence[StanceHit], doc: Document, *, random_state: int = 0
) -> "pd.DataFrame":
    """Compare how often each kind of stance stands in the article with how often in reference articles.

    ``stance_z`` and ``stance_percentile`` are made as ``frame_z`` and ``frame_percentile``, for hits of the
    package's own lists. Where those have changed since the reference was counted both are ``NaN``, and
    ``method`` says so: stance is more than single words.
    """
    codebooks = [load_codebook(name) for name in STANCE_CODEBOOKS if name in codebook_names()]
    known = reference_rates("stance", *codebooks)
    stale: Mapping[str, ReferenceRate] = next(
        (rates for (name, _), rates in load_reference_rates().items() if name == "stance"), {}
    )
    compared = []
    for kind in known or stale:
        found = [(hit.start, 1.0) for hit in hits if hit.kind == kind]
        rate = (known or {}).get(kind, ReferenceRate(0, 0, 0, 0.0))
        note = "" if known else "the reference was counted with other word lists"
        compared.append(_Compared(kind, found, rate, note))
    return result_table(_compare("stance", compared, doc, random_state))


def _places(doc: Document) -> dict[str, list[int]]:
    """List where each type of an article stands."""
    found: dict[str, list[int]] = {}
    for word, token in typed_words(doc):
        found.setdefault(word, []).append(token.start)
    return found


def _weigh(word: str, parts: Mapping[str, float]) -> float:
    """Give what a type that the reference has not weighs by its word, else its longest stem, else 0."""
    if word in parts:
        return parts[word]
    stems = [part for part in parts if part[-1] == "*" and word.startswith(part[:-1])]
    return parts[max(stems, key=len)] if stems else 0.0


class _Compared(NamedTuple):
    """What is compared: places in the article with weights, the rate of the reference, what to say of it."""

    group: str
    found: Sequence[tuple[int, float]]
    rate: ReferenceRate
    note: str


def _compare(name: str, compared: Sequence[_Compared], doc: Document, random_state: int) -> list[Result]:
    """Make the two rows of each."""
    counts = {
        own.group: by_sentence(
            doc.sentences, (at for at, _ in own.found), (weight for _, weight in own.found)
        )
        for own in compared
    }
    words = words_by_sentence(doc)
    rates = measure_each(doc.doc_id, "", counts, words, per=len(doc.words), random_state=random_state)
    rows = []
    for own, in_article in zip(compared, rates, strict=True):
        rows += [
            row._replace(doc_id=doc.doc_id, measure=f"{name}_{row.measure}", group=own.group)
            for row in _place(own, in_article, len(doc.words))
        ]
    return rows


def _place(own: _Compared, in_article: Result, n_words: int) -> list[Result]:
    """Place an article among those of the reference: z and percentile, not yet named in full."""
    rate, note = own.rate, own.note
    count = math.fsum(weight for _, weight in own.found)
    nan = math.nan
    if not (n_words and rate.is_known):
        few = f"fewer than {FEWEST_IN_REFERENCE} in the reference" if rate.n_words else ""
        reason = "; ".join(filter(None, (few, note))) if n_words else ""
        return [Result("", kind, "", count, nan, 1, nan, nan, nan, reason) for kind in ("z", "percentile")]
    expected, deviation = rate.expect(n_words)
    z, low, high = ((number - expected) / deviation for number in (count, in_article.low, in_article.high))
    method = in_article.method
    if rate.expects(n_words) < FEWEST_EXPECTED:
        z = low = high = nan
        method = f"fewer than {FEWEST_EXPECTED:g} expected"
    below = rate.below(count, n_words)
    z_note, below_note = ("; ".join(filter(None, (how, note))) for how in (method, "negative binomial"))
    return [
        Result("", "z", "", count - expected, deviation, 1, z, low, high, z_note),
        Result("", "percentile", "", below, 1.0, 1, below, nan, nan, below_note),
    ]
