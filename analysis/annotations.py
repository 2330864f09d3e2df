"""Layer 3: all evidence about one article as one JSON object, a line of a JSON Lines file."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePath
from typing import Any

from analysis.document import Document, Span
from analysis.framing import find_frames, find_stance
from analysis.lexicon import Codebook, load_codebook
from analysis.quotes import LEAST_SCORE, Quotation, find_mentioned, find_quotes
from analysis.sentiment import score_sentences, with_a_lexicon
from analysis.sentiment.targets import find_target_sentiment
from analysis.voices import assign_voices, evidence_voices

SCHEMA = "hearsay-annotations/1.1"
# The codebooks of the frames layer where none is named.
CODEBOOKS = ("policy", "generic")
# The layers where none is named; "targets" is experimental and must be asked for.
DEFAULT_LAYERS = ("quotes", "sentences", "frames", "stance")
LAYERS = (*DEFAULT_LAYERS, "targets")
# The scorers of the sentences layer where none is named: those that need no extra.
ANNOTATED_SCORERS = ("news", "vader", "weighted")


def annotate(
    doc: Document,
    layers: Sequence[str] = DEFAULT_LAYERS,
    *,
    codebooks: Sequence[Codebook] = (),
    with_schema: bool = False,
    min_words: int = 1,
    indirect: bool = True,
    mode: str = "attribution",
    min_score: float = LEAST_SCORE,
    scorers: Sequence[str] = ANNOTATED_SCORERS,
    target_model: str = "core",
) -> dict[str, Any]:
    """Gather the evidence of one article as plain values, ready for JSON.

    ``id`` is the article's id as its source gives it; the other keys are the ``layers`` asked
    for, each a list in reading order. Offsets are half-open characters into the article's text.
    ``codebooks`` are those of the frames layer, ``CODEBOOKS`` when none is given; ``min_words``,
    ``indirect``, ``mode`` and ``min_score`` are those of ``find_quotes``, ``scorers`` names or files as
    ``score_sentences`` takes them, ``target_model`` that of ``find_target_sentiment``. The layer ``targets``
    judges the mentions the article's source names (``doc.target_spans``), else all that are found.
    METHODS.md documents every key.

    Raise ``ValueError`` for a layer that does not exist.

    >>> annotate(Document("a1", "Taxes may rise."), ["stance"])["stance"][0]["scope"]
    {'start': 0, 'end': 14}
    """
    unknown = [layer for layer in layers if layer not in LAYERS]
    if unknown:
        raise ValueError(f"no layer {unknown[0]!r}: there are {', '.join(LAYERS)}")
    quotes = (
        find_quotes(doc, min_words=min_words, indirect=indirect, mode=mode, min_score=min_score)
        if set(layers) - {"targets"} or ("targets" in layers and not doc.target_spans)
        else []
    )
    build: dict[str, Callable[[], list[dict[str, Any]]]] = {
        "quotes": lambda: [_quote(quote) for quote in quotes],
        "sentences": lambda: _sentences(doc, quotes, scorers),
        "frames": lambda: _frames(doc, quotes, codebooks or [load_codebook(name) for name in CODEBOOKS]),
        "stance": lambda: _stance(doc, quotes),
        "targets": lambda: _targets(doc, quotes, target_model),
    }
    head = {"schema": SCHEMA} if with_schema else {}
    return {
        **head,
        "id": doc.source_id or doc.doc_id,
        **{layer: build[layer]() for layer in LAYERS if layer in layers},
    }


def to_line(annotation: dict[str, Any]) -> str:
    """Write one article's evidence as one line of JSON, the line end left out.

    Raise ``ValueError`` where a number is NaN: JSON has none.
    """
    return json.dumps(annotation, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _sentences(doc: Document, quotes: Sequence[Quotation], scorers: Sequence[str]) -> list[dict[str, Any]]:
    scorers = with_a_lexicon(scorers)
    by_scorer = [score_sentences(doc, scorer=scorer) for scorer in scorers]
    # A lexicon of the user's own goes by the name of its file: where that lies is nobody's business.
    names = [PurePath(scorer).name for scorer in scorers]
    voices = assign_voices(doc.sentences, quotes)
    return [
        {
            "start": start,
            "end": end,
            "voice": voice,
            "scores": {name: scored[i].score for name, scored in zip(names, by_scorer, strict=True)},
            "n_scored": by_scorer[0][i].n_scored,
        }
        for i, ((start, end), voice) in enumerate(zip(doc.sentences, voices, strict=True))
    ]


def _targets(doc: Document, quotes: Sequence[Quotation], model: str) -> list[dict[str, Any]]:
    spans = doc.target_spans or [Span(mention.start, mention.end) for mention in find_mentioned(doc, quotes)]
    return [
        {
            "start": target.start,
            "end": target.end,
            "label": target.label,
            "positive": target.positive,
            "neutral": target.neutral,
            "negative": target.negative,
        }
        for target in find_target_sentiment(doc, spans, model=model)
    ]


def _frames(
    doc: Document, quotes: Sequence[Quotation], codebooks: Iterable[Codebook]
) -> list[dict[str, Any]]:
    hits = [hit for codebook in codebooks for hit in find_frames(doc, codebook)]
    return [
        {
            "start": hit.start,
            "end": hit.end,
            "codebook": hit.codebook,
            "frame": hit.frame,
            "term": hit.term,
            "weight": hit.weight,
            "voice": voice.name,
        }
        for hit, voice in zip(hits, evidence_voices(hits, quotes), strict=True)
    ]


def _stance(doc: Document, quotes: Sequence[Quotation]) -> list[dict[str, Any]]:
    hits = find_stance(doc)
    return [
        {
            "start": hit.start,
            "end": hit.end,
            "kind": hit.kind,
            "term": hit.term,
            "voice": voice.name,
            "scope": {"start": hit.scope_start, "end": hit.scope_end},
        }
        for hit, voice in zip(hits, evidence_voices(hits, quotes), strict=True)
    ]


def _quote(quote: Quotation) -> dict[str, Any]:
    """Lay out one quotation: what was not found is left out rather than guessed."""
    row: dict[str, Any] = {"start": quote.start, "end": quote.end, "kind": quote.kind, "act": quote.act}
    if quote.speaker is not None:
        row["speaker"] = {
            "start": quote.speaker_start,
            "end": quote.speaker_end,
            "text": quote.speaker,
            "id": quote.speaker_id,
            "kind": quote.speaker_kind,
            "anonymous": quote.anonymous,
        }
    if quote.cue is not None:
        row["cue"] = {
            "start": quote.cue_start,
            "end": quote.cue_end,
            "text": quote.cue,
            "lemma": quote.cue_lemma,
            "slant": quote.cue_slant,
        }
    row["attribution"] = quote.attribution
    row["inner"] = [list(span) for span in quote.inner]
    row["score"] = quote.score
    return row
