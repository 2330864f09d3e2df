"""Who puts which frame, and who hedges, reports and evaluates: frames and stance words by voice."""

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.framing import FrameHit, StanceHit
from analysis.framing.statistics.rates import effective_number
from analysis.lexicon import Codebook, load_codebook
from analysis.measurement import FEWEST, Result, to_table
from analysis.quotes import Quotation
from analysis.quotes.statistics.rates import Rate, rate_rows
from analysis.voices.contrast import NOTHING, weighted_log_odds
from analysis.voices.evidence import NARRATOR, SCARE, SPEAKER, TITLE, UNRESOLVED, evidence_voices
from analysis.voices.hits import weigh_hit

if TYPE_CHECKING:
    import pandas as pd

# All speakers together, found or not; no speaker has this id.
SPEAKERS = "speakers"
# The prior weighs as much as so many words: see METHODS.md for what other weights do.
PRIOR_WORDS = 50
# With fewer hits of a category in both voices together (their effective number, where they have weights), or
# fewer words in either, nothing is compared.
FEWEST_HITS, FEWEST_WORDS = 5, 50
# Who was not found is not somebody to compare with, and all speakers are compared in the narrator's row.
_NOBODY = (SPEAKERS, UNRESOLVED, SCARE, TITLE)
# More voices than this have no rows of zeros and no intervals: nobody reads that far.
_MOST_VOICES = 50
_ROUNDING = 1e-9


class VoicedResult(NamedTuple):
    """A ``Result`` of one ``voice``: ``narrator``, ``speakers`` (all of them) or another ``Voice.name``."""

    doc_id: str
    measure: str
    group: str
    voice: str
    numerator: float
    denominator: float
    per: float
    value: float
    low: float
    high: float
    method: str


def frames_by_voice(
    hits: Sequence[FrameHit],
    quotes: Sequence[Quotation],
    doc: Document,
    codebook: Codebook,
    *,
    reference: Mapping[str, float] | None = None,
    prior_words: float = PRIOR_WORDS,
    random_state: int = 0,
) -> "pd.DataFrame":
    """Rate each frame of a codebook in each voice, and say where the narrator and the speakers differ.

    The columns are those of a result table, and ``voice``: ``narrator``, ``speakers`` (all of them), then
    each other voice with a hit of the codebook, most hits first: a ``speaker_id``, ``unresolved``, ``scare``
    or ``title``.

    - ``frame_voice_density``: sum of the weights of the frame's hits in that voice / words in that voice, per
      1,000; bootstrap over sentences, where the voice has words in five of them;
    - ``frame_log_odds``: log-odds of the frame's words in that voice less those in the other, weighted
      (``weighted_log_odds``); above 0 the voice has more of them. The narrator is set against all speakers,
      and each speaker of at least 50 words and five hits of any frame against the narrator. ``method`` says
      "too few" and the value is ``NaN`` with fewer than five hits of the frame in both together
      (``effective_number``: five of equal weight) or fewer than 50 words in either;
    - ``frame_z``: that difference divided by its standard deviation. Of twenty such comparisons one lies
      beyond ±1.96 by chance, where nothing differs.

    Parameters
    ----------
    hits, quotes, doc, codebook
        ``find_frames(doc, codebook)``, ``find_quotes(doc)``, and what they were made from.
    reference
        For each frame of the codebook its weight per word elsewhere, which the prior then has; without, it
        has those of this article.
    prior_words
        How many words the prior weighs as much as (α₀).
    random_state
        Seed of the bootstrap.

    The rows behind a number are those of ``find_voiced_hits``. Missed: as for ``find_frames`` and
    ``evidence_voices``. Raise ``ValueError`` where the reference lacks a frame or the prior has no weight.
    """
    own = [hit for hit in hits if hit.codebook == codebook.name]
    pairs = [(hit, hit.frame) for hit in own]
    return _crossed("frame", pairs, list(codebook.labels), quotes, doc, reference, prior_words, random_state)


def stance_by_voice(
    hits: Sequence[StanceHit],
    quotes: Sequence[Quotation],
    doc: Document,
    codebook: Codebook | None = None,
    *,
    reference: Mapping[str, float] | None = None,
    prior_words: float = PRIOR_WORDS,
    random_state: int = 0,
) -> "pd.DataFrame":
    """Rate each kind of stance word in each voice, in the shape of ``frames_by_voice``.

    The measures are ``stance_voice_density``, ``stance_log_odds`` and ``stance_z``. Kinds are those of the
    ``codebook``, the package's own where there is none, then any other among the hits.
    """
    kinds = dict.fromkeys((codebook or load_codebook("stance")).labels)
    kinds.update(dict.fromkeys(hit.kind for hit in hits))
    pairs = [(hit, hit.kind) for hit in hits]
    return _crossed("stance", pairs, list(kinds), quotes, doc, reference, prior_words, random_state)


class _Tally:
    """What one voice has: where its words begin, and where its hits do, by category, and what they weigh."""

    def __init__(self) -> None:
        self.words: list[int] = []
        self.hits: dict[str, list[tuple[int, float]]] = {}

    def weights(self, category: str) -> list[float]:
        return [weight for _, weight in self.hits.get(category, ())]

    def n(self, category: str) -> float:
        return math.fsum(self.weights(category))

    def n_hits(self) -> int:
        return sum(map(len, self.hits.values()))

    def is_enough(self) -> bool:
        n_hits = effective_number(weight for own in self.hits.values() for _, weight in own)
        return len(self.words) >= FEWEST_WORDS and n_hits > FEWEST_HITS - _ROUNDING


def _crossed(
    name: str,
    pairs: Sequence[tuple[FrameHit | StanceHit, str]],
    categories: Sequence[str],
    quotes: Sequence[Quotation],
    doc: Document,
    reference: Mapping[str, float] | None,
    prior_words: float,
    random_state: int,
) -> "pd.DataFrame":
    if not prior_words > 0:
        raise ValueError(f"the prior must weigh some words, not {prior_words}")
    lacking = [category for category in categories if reference is not None and category not in reference]
    if lacking:
        raise ValueError(f"the reference has no rate of {lacking[0]!r}")
    voices = _tally(pairs, quotes, doc)
    whole: dict[str, float] = defaultdict(float)
    for hit, category in pairs:
        whole[category] += weigh_hit(hit)
    share = reference or {category: whole[category] / max(1, len(doc.words)) for category in categories}
    listed = {
        voice: [category for category in categories if rank < _MOST_VOICES or tally.n(category)]
        for rank, (voice, tally) in enumerate(voices.items())
    }
    rows = _densities(f"{name}_voice_density", voices, listed, doc, random_state)
    contrasts: dict[str, list[VoicedResult]] = {"log_odds": [], "z": []}
    for voice, tally in voices.items():
        if voice == NARRATOR or (voice not in _NOBODY and tally.is_enough()):
            against = SPEAKERS if voice == NARRATOR else NARRATOR
            for category in listed[voice]:
                for what, row in zip(
                    contrasts,
                    _log_odds(
                        doc, name, category, (voice, tally), (against, voices[against]), share, prior_words
                    ),
                    strict=True,
                ):
                    contrasts[what].append(row)
    return to_table([*rows, *contrasts["log_odds"], *contrasts["z"]], VoicedResult)


def _tally(
    pairs: Sequence[tuple[FrameHit | StanceHit, str]], quotes: Sequence[Quotation], doc: Document
) -> dict[str, _Tally]:
    """Sort the words and hits of an article by voice: the narrator, all speakers, then most hits first."""
    found: dict[tuple[str, str], _Tally] = {}
    for word, voice in zip(doc.words, evidence_voices(doc.words, quotes), strict=True):
        found.setdefault(voice[:2], _Tally()).words.append(word.start)
    hits = evidence_voices([hit for hit, _ in pairs], quotes)
    for (hit, category), voice in zip(pairs, hits, strict=True):
        found.setdefault(voice[:2], _Tally()).hits.setdefault(category, []).append(
            (hit.start, weigh_hit(hit))
        )
    everyone = _Tally()
    for (sort, _), tally in found.items():
        if sort == SPEAKER:
            everyone.words += tally.words
            for category, own in tally.hits.items():
                everyone.hits.setdefault(category, []).extend(own)
    everyone.words.sort()
    others = [(who or sort, tally) for (sort, who), tally in found.items() if sort != NARRATOR and tally.hits]
    others.sort(key=lambda pair: (-pair[1].n_hits(), pair[0]))
    return {NARRATOR: found.get((NARRATOR, ""), _Tally()), SPEAKERS: everyone, **dict(others)}


def _densities(
    name: str,
    voices: Mapping[str, _Tally],
    listed: Mapping[str, Sequence[str]],
    doc: Document,
    random_state: int,
) -> list[VoicedResult]:
    """Rate the hits of each voice by its words, with an interval where these stand in sentences enough."""
    later = [sentence.start for sentence in doc.sentences[1:]]
    enough = {
        voice: len({bisect_right(later, start) for start in tally.words}) >= FEWEST
        for voice, tally in voices.items()
    }
    cells = [(voice, category) for voice, own in listed.items() for category in own]
    rates = []
    for voice, category in cells:
        if enough[voice]:
            own = sorted(voices[voice].hits.get(category, ()))
            starts, weights = [start for start, _ in own], [weight for _, weight in own]
            rates.append(Rate(name, category, starts, voices[voice].words, 1000, weights))
    bounded = iter(rate_rows(doc, rates, random_state=random_state))
    rows = []
    for voice, category in cells:
        n, of = voices[voice].n(category), len(voices[voice].words)
        if enough[voice]:
            row = next(bounded)
        else:
            value, few = (1000 * n / of if of else math.nan), "too few sentences" if n else ""
            row = Result(doc.doc_id, name, category, n, of, 1000, value, math.nan, math.nan, few)
        rows.append(VoicedResult(doc.doc_id, name, category, voice, *row[3:]))
    return rows


def _log_odds(
    doc: Document,
    name: str,
    category: str,
    one: tuple[str, _Tally],
    other: tuple[str, _Tally],
    share: Mapping[str, float],
    prior_words: float,
) -> tuple[VoicedResult, VoicedResult]:
    """Set one voice against another: the row of the difference and the row of its z."""
    (voice, own), (against, theirs) = one, other
    n, of, other_n, other_of = own.n(category), len(own.words), theirs.n(category), len(theirs.words)
    contrast, method = NOTHING, f"too few to set against {against}"
    n_hits = effective_number([*own.weights(category), *theirs.weights(category)])
    if n_hits > FEWEST_HITS - _ROUNDING and min(of, other_of) >= FEWEST_WORDS:
        contrast = weighted_log_odds(
            n,
            of,
            other_n,
            other_of,
            share=share[category],
            prior_words=prior_words,
            dispersion=(n + other_n) / n_hits,
        )
        method = f"against {against}; Dirichlet prior of {prior_words:g} words"
    value, _, z, low, high = contrast
    none = math.nan
    return (
        VoicedResult(doc.doc_id, f"{name}_log_odds", category, voice, value, 1, 1, value, low, high, method),
        VoicedResult(doc.doc_id, f"{name}_z", category, voice, z, 1, 1, z, none, none, method),
    )
