"""How an article's frames and stance stand against those of other articles."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from analysis.document import Document
from analysis.framing.frames import FrameHit
from analysis.framing.stance import StanceHit
from analysis.framing.statistics.reference import (
    FEWEST_IN_REFERENCE,
    STANCE_CODEBOOKS,
    ReferenceRate,
    load_reference_rates,
    load_reference_words,
    negative_binomial_below,
    reference_rates,
)
from analysis.framing.statistics.types import typed_words
from analysis.lexicon import Codebook, codebook_names, load_codebook
from analysis.measurement import Result, by_sentence, measure, result_table

if TYPE_CHECKING:
    import pandas as pd

# With fewer occurrences expected, half of all articles have none and a z says little.
FEWEST_EXPECTED = 1.0


def frame_against_reference(
    hits: Sequence[FrameHit], doc: Document, codebook: Codebook, *, random_state: int = 0
) -> "pd.DataFrame":
    """Compare how often each frame stands in the article with how often in reference articles.

    With c occurrences in n words, and rate m and spread s of the reference (``fit_rate``), an article of
    n words has e = mn occurrences on average, with variance e + se²:

    - ``frame_z``: (c − e) / √(e + se²), in standard deviations; ``NaN`` where e is below 1. Its interval
      is that of the density (bootstrap over sentences), on this scale;
    - ``frame_percentile``: the part of reference articles of this length that have fewer, half of
      those that have as many included, 0 to 1, by the negative binomial distribution of that mean and
      variance. It needs no least e: counts are skewed, and where e is small it says more than z.

    For the package's own codebooks the rates were counted by ``find_frames``. For any other, and for one
    whose patterns have changed since, only its patterns of one word are compared, without parts of speech
    and exclusions, counted alike in the article and in the counts of words that ship: ``method`` says
    so, and ``NaN`` stands where the reference has fewer than 20 occurrences.

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
    rows = []
    for category in codebook.categories:
        if known is not None:
            starts = [hit.start for hit in hits if hit.frame == category.id]
            rows += _compare("frame", category.id, starts, known[category.id], doc, "", random_state)
            continue
        parts = tuple(pattern.parts[0] for pattern in category.patterns if len(pattern.parts) == 1)
        words = load_reference_words()
        met = {words.types[at] for at in words.types_met(parts)}
        starts = sorted(
            start
            for word, own in places.items()
            if word in met or (word not in words and _is_met(word, parts))
            for start in own
        )
        note = f"single words only, {len(parts)} of {len(category.patterns)} patterns"
        rows += _compare("frame", category.id, starts, words.rate(parts), doc, note, random_state)
    return result_table(rows)


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
    rows = []
    for kind in known or stale:
        starts = [hit.start for hit in hits if hit.kind == kind]
        rate = (known or {}).get(kind, ReferenceRate(0, 0, 0, 0.0))
        note = "" if known else "the reference was counted with other word lists"
        rows += _compare("stance", kind, starts, rate, doc, note, random_state)
    return result_table(rows)


def _places(doc: Document) -> dict[str, list[int]]:
    """List where each type of an article stands."""
    found: dict[str, list[int]] = {}
    for word, token in typed_words(doc):
        found.setdefault(word, []).append(token.start)
    return found


def _is_met(word: str, parts: Sequence[str]) -> bool:
    """Tell whether a type that the reference has not is met by a word or a stem."""
    return any(word.startswith(part[:-1]) if part[-1] == "*" else word == part for part in parts)


def _compare(
    name: str,
    group: str,
    starts: Sequence[int],
    rate: ReferenceRate,
    doc: Document,
    note: str,
    random_state: int,
) -> list[Result]:
    """Make the two rows of one category."""
    n, count = len(doc.words), len(starts)
    if not (n and rate.is_known):
        few = f"fewer than {FEWEST_IN_REFERENCE} in the reference" if rate.n_words else ""
        reason = "; ".join(filter(None, (few, note)))
        nothing = (float(count), math.nan, 1, math.nan, math.nan, math.nan, reason if n else "")
        return [Result(doc.doc_id, f"{name}_{kind}", group, *nothing) for kind in ("z", "percentile")]
    expected, deviation = rate.expect(n)
    counts = by_sentence(doc.sentences, starts)
    words = by_sentence(doc.sentences, (word.start for word in doc.words))
    density = measure(doc.doc_id, "", group, counts, words, random_state=random_state)
    low, high = ((bound * n - expected) / deviation for bound in (density.low, density.high))
    notes = [note] if note else []
    z_value, notes_z = (count - expected) / deviation, [density.method] if density.method else []
    if expected < FEWEST_EXPECTED:
        z_value = low = high = math.nan
        notes_z = [f"fewer than {FEWEST_EXPECTED:g} expected"]
    below = negative_binomial_below(count, expected, rate.spread)
    return [
        Result(
            doc.doc_id,
            f"{name}_z",
            group,
            count - expected,
            deviation,
            1,
            z_value,
            low,
            high,
            "; ".join(notes_z + notes),
        ),
        Result(
            doc.doc_id,
            f"{name}_percentile",
            group,
            below,
            1.0,
            1,
            below,
            math.nan,
            math.nan,
            "; ".join(["negative binomial", *notes]),
        ),
    ]
