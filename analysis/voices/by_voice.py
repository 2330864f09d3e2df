"""Who puts which frame, and who hedges, reports and evaluates: frames and stance words by voice."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.framing import FrameHit, StanceHit
from analysis.lexicon import Codebook, load_codebook
from analysis.measurement import FEWEST, by_sentence, measure, to_table
from analysis.quotes import Quotation
from analysis.voices.contrast import weighted_log_odds
from analysis.voices.evidence import NARRATOR, SCARE, SPEAKER, TITLE, UNRESOLVED, Voice, evidence_voices

if TYPE_CHECKING:
    import pandas as pd

# All speakers together, found or not; no speaker has this id.
SPEAKERS = "speakers"
# The prior weighs as much as so many words: see METHODS.md for what other weights do.
PRIOR_WORDS = 50
# With fewer hits of a category in both voices together, or fewer words in either, nothing is compared.
FEWEST_HITS, FEWEST_WORDS = 5, 50
# Who was not found is not somebody to compare with, and all speakers are compared in the narrator's row.
_NOBODY = (SPEAKERS, UNRESOLVED, SCARE, TITLE)
# More voices than this have no rows of zeros and no intervals: nobody reads that far.
_MOST_VOICES = 50


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

    - ``frame_voice_density``: hits of the frame in that voice / words in that voice, per 1,000; bootstrap
      over sentences, where the voice has words in five of them;
    - ``frame_log_odds``: log-odds of the frame's words in that voice less those in the other, weighted
      (``weighted_log_odds``); above 0 the voice has more of them. The narrator is set against all speakers,
      and each speaker of at least 50 words and five hits of any frame against the narrator. ``method`` says
      "too few" and the value is ``NaN`` with fewer than five hits of the frame in both together or fewer
      than 50 words in either;
    - ``frame_z``: that difference divided by its standard deviation. Of twenty such comparisons one lies
      beyond ±1.96 by chance, where nothing differs.

    Parameters
    ----------
    hits, quotes, doc, codebook
        ``find_frames(doc, codebook)``, ``find_quotes(doc)``, and what they were made from.
    reference
        For each frame of the codebook its hits per word elsewhere, which the prior then has; without, it has
        those of this article.
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
    """What one voice has: where its words begin, and where its hits of each category do."""

    def __init__(self) -> None:
        self.words: list[int] = []
        self.hits: dict[str, list[int]] = {}

    def n(self, category: str) -> int:
        return len(self.hits.get(category, ()))

    def n_hits(self) -> int:
        return sum(map(len, self.hits.values()))

    def is_enough(self) -> bool:
        return len(self.words) >= FEWEST_WORDS and self.n_hits() >= FEWEST_HITS


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
    whole = Counter(category for _, category in pairs)
    share = reference or {category: whole[category] / max(1, len(doc.words)) for category in categories}
    rows: list[VoicedResult] = []
    for rank, (voice, tally) in enumerate(voices.items()):
        listed = [category for category in categories if rank < _MOST_VOICES or tally.n(category)]
        words = by_sentence(doc.sentences, tally.words) if rank < _MOST_VOICES else []
        rows += [_density(doc, name, category, voice, tally, words, random_state) for category in listed]
        if voice == NARRATOR or (voice not in _NOBODY and tally.is_enough()):
            against = SPEAKERS if voice == NARRATOR else NARRATOR
            for category in listed:
                rows += _log_odds(
                    doc, name, category, voice, tally, against, voices[against], share[category], prior_words
                )
    order = {measure: at for at, measure in enumerate(("voice_density", "log_odds", "z"))}
    rows.sort(key=lambda row: order[row.measure.removeprefix(f"{name}_")])
    return to_table(rows, VoicedResult)


def _tally(
    pairs: Sequence[tuple[FrameHit | StanceHit, str]], quotes: Sequence[Quotation], doc: Document
) -> dict[str, _Tally]:
    """Sort the words and hits of an article by voice: the narrator, all speakers, then most hits first."""
    found: dict[Voice, _Tally] = {}
    together = {NARRATOR: _Tally(), SPEAKERS: _Tally()}
    for word, voice in zip(doc.words, evidence_voices(doc.words, quotes), strict=True):
        found.setdefault(voice._replace(speaker_kind=""), _Tally()).words.append(word.start)
    hits = evidence_voices([hit for hit, _ in pairs], quotes)
    for (hit, category), voice in zip(pairs, hits, strict=True):
        tally = found.setdefault(voice._replace(speaker_kind=""), _Tally())
        tally.hits.setdefault(category, []).append(hit.start)
    for voice, tally in found.items():
        if voice.voice in (NARRATOR, SPEAKER):
            whole = together[NARRATOR if voice.voice == NARRATOR else SPEAKERS]
            whole.words += tally.words
            for category, starts in tally.hits.items():
                whole.hits.setdefault(category, []).extend(starts)
    others = [(voice.name, tally) for voice, tally in found.items() if voice.voice != NARRATOR and tally.hits]
    others.sort(key=lambda pair: (-pair[1].n_hits(), pair[0]))
    return {**together, **dict(others)}


def _density(
    doc: Document,
    name: str,
    category: str,
    voice: str,
    tally: _Tally,
    words: Sequence[float],
    random_state: int,
) -> VoicedResult:
    starts = tally.hits.get(category, [])
    if starts and sum(map(bool, words)) >= FEWEST:
        counts = by_sentence(doc.sentences, starts)
        row = measure(doc.doc_id, "", category, counts, words, per=1000, random_state=random_state)
        value, low, high, method = row.value, row.low, row.high, row.method
    else:
        value = 1000 * len(starts) / len(tally.words) if tally.words else math.nan
        low = high = math.nan
        method = "too few sentences" if starts else ""
    return VoicedResult(
        doc.doc_id,
        f"{name}_voice_density",
        category,
        voice,
        float(len(starts)),
        float(len(tally.words)),
        1000,
        value,
        low,
        high,
        method,
    )


def _log_odds(
    doc: Document,
    name: str,
    category: str,
    voice: str,
    tally: _Tally,
    against: str,
    other: _Tally,
    share: float,
    prior_words: float,
) -> list[VoicedResult]:
    n, other_n, nothing = tally.n(category), other.n(category), math.nan
    of, other_of = len(tally.words), len(other.words)
    value = low = high = z = nothing
    method = f"too few to set against {against}"
    if n + other_n >= FEWEST_HITS and min(of, other_of) >= FEWEST_WORDS:
        contrast = weighted_log_odds(n, of, other_n, other_of, share=share, prior_words=prior_words)
        value, low, high, z = contrast.value, contrast.low, contrast.high, contrast.z
        method = f"against {against}; Dirichlet prior of {prior_words:g} words"
    return [
        VoicedResult(doc.doc_id, f"{name}_{what}", category, voice, number, 1.0, 1, number, *bounds, method)
        for what, number, bounds in (("log_odds", value, (low, high)), ("z", z, (nothing, nothing)))
    ]
