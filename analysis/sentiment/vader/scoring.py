"""Sentences through VADER: their scores, and each known word where it stands."""

import re
from collections.abc import Iterable

from analysis.document import Span
from analysis.sentiment.records import ScoredSentence, ScoredWord
from analysis.sentiment.vader.chunks import BUT, EMOJI, NOTHING, SCORED, SCORED_MODIFIER, chunk_memory
from analysis.sentiment.vader.emoji import describe_emoji
from analysis.sentiment.vader.rules import (
    Polarity,
    compound_score,
    is_mixed_case,
    polarity,
    punctuation_emphasis,
    weigh_contrast,
    weigh_word,
)

_find_chunks = re.compile(r"\S+").finditer
_WITHOUT_EFFECT = NOTHING + SCORED


def score_spans(text: str, shadow: str, spans: Iterable[Span]) -> list[ScoredSentence]:
    """Score each sentence of a text; words are matched in ``shadow`` and shown from ``text``.

    The score is VADER's ``compound``, from -1 to 1, in four decimals.

    >>> sentence = "It was not a good plan."
    >>> score_spans(sentence, sentence, [Span(0, 23)])[0].words[0].valence
    -1.406
    """
    # The one hot loop: what it leaves to functions is what most sentences do not need.
    memory = chunk_memory()
    sign_of, word_of = memory.signs.__getitem__, memory.words.__getitem__
    scored = []
    for start, end in spans:
        sentence = shadow[start:end]
        chunks = sentence.split()
        signs = "".join(map(sign_of, chunks))
        if EMOJI in signs:
            scored.append(_score_with_emoji(text, shadow, start, end))
            continue
        valences = weigh_chunks(chunks, signs)
        if not valences:
            scored.append(ScoredSentence(start, end, 0.0, 0, ()))
            continue
        # Between any two chunks there is mostly one white space: what stands before says where one begins.
        starts = [] if len(" ".join(chunks)) == len(sentence) else [m.start() for m in _find_chunks(sentence)]
        words = []
        place = start
        done = 0
        for i, valence in valences.items():
            if starts:
                place = start + starts[i]
            elif i > done:
                place += len(" ".join(chunks[done:i])) + 1
                done = i
            word = word_of(chunks[i])
            first, last = place + word.start, place + word.end
            words.append(ScoredWord(first, last, text[first:last], word.valence or 0.0, valence))
        emphasis = punctuation_emphasis(sentence) if "!" in sentence or "?" in sentence else 0.0
        n_scored = len(words) - list(valences.values()).count(0.0)
        # Added up by sum() as VADER does, which since Python 3.12 rounds otherwise than a running total.
        score = compound_score(float(sum(valences.values())), emphasis)
        scored.append(ScoredSentence(start, end, score, n_scored, tuple(words)))
    return scored


def _score_with_emoji(text: str, shadow: str, start: int, end: int) -> ScoredSentence:
    """Score a sentence that holds emoji: the words of a description stand where the emoji does."""
    described, origins = describe_emoji(shadow[start:end])
    (sentence,) = score_spans(described, described, [Span(0, len(described))])
    words = []
    for word in sentence.words:
        first, last = start + origins[word.start], start + origins[word.end - 1] + 1
        words.append(word._replace(start=first, end=last, text=text[first:last]))
    return sentence._replace(start=start, end=end, words=tuple(words))


def score_text(text: str) -> Polarity:
    """Give the four figures that ``vaderSentiment`` gives for a text, which is taken for one sentence.

    >>> score_text("The plan was good, but the city paid dearly!!")
    Polarity(neg=0.0, neu=0.529, pos=0.471, compound=0.7379)
    """
    described, _ = describe_emoji(text)
    chunks = described.split()
    signs = "".join(map(chunk_memory().signs.__getitem__, chunks))
    valences = [valence for valence in weigh_chunks(chunks, signs).values() if valence]
    return polarity(valences, len(chunks), punctuation_emphasis(described))


def weigh_chunks(chunks: list[str], signs: str) -> dict[int, float]:
    """Weigh each known word: its valence by the number of its chunk, in reading order.

    ``signs`` holds one character a chunk. Most words stand among others that no rule looks at, and
    keep the lexicon's valence: the signs around them say so.
    """
    known = signs.lower().replace(SCORED_MODIFIER, SCORED)
    i = known.find(SCORED)
    if i < 0:
        return {}
    word_of = chunk_memory().words.__getitem__
    mixed_case = not signs.islower() and is_mixed_case(list(map(word_of, chunks)))
    valences = {}
    while i >= 0:
        first = i - 3 if i > 3 else 0
        if signs[first : i + 3].strip(_WITHOUT_EFFECT):
            valences[i] = weigh_word(list(map(word_of, chunks[first : i + 3])), i - first, mixed_case)
        else:
            valences[i] = word_of(chunks[i]).valence or 0.0
        i = known.find(SCORED, i + 1)
    but = signs.find(BUT)
    if but >= 0:
        valences |= weigh_contrast({i: valence for i, valence in valences.items() if valence}, but)
    return valences
