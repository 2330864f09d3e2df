"""Sentences through VADER: their scores, and each known word where it stands."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain

from analysis.document import Span
from analysis.sentiment.records import ScoredSentence, ScoredWord
from analysis.sentiment.vader.chunks import (
    BUT,
    MODIFIER,
    NOTHING,
    PHRASE,
    SCORED,
    SCORED_MODIFIER,
    chunk_memory,
)
from analysis.sentiment.vader.emoji import describe_emoji, holds_emoji
from analysis.sentiment.vader.rules import (
    Polarity,
    compound_score,
    find_stressed,
    polarity,
    punctuation_emphasis,
    weigh_contrast,
    weigh_word,
)

_find_chunks = re.compile(r"\S+").finditer
_WITHOUT_EFFECT = NOTHING + SCORED + BUT
# Capitals, "but", phrases, words that weigh and modify, and a modifier up to three words before a known one.
_RULE = re.compile(f"[A-Z{BUT}{PHRASE}{SCORED_MODIFIER}]|{MODIFIER}.{{0,2}}{SCORED}")
_UNSTRESSED = (False,) * 6  # as many words as a rule looks at


def score_spans(text: str, shadow: str, spans: Iterable[Span]) -> list[ScoredSentence]:
    """Score each sentence of a text; words are matched in ``shadow`` and shown from ``text``.

    The score is VADER's ``compound``, from -1 to 1, in four decimals.

    >>> sentence = "It was not a good plan."
    >>> score_spans(sentence, sentence, [Span(0, 23)])[0].words[0].valence
    -1.406
    """
    spans = list(spans)
    sentences = [shadow[start:end] for start, end in spans]
    if shadow.isascii():
        return _score_plain(text, sentences, spans)
    described = [
        n for n, sentence in enumerate(sentences) if not sentence.isascii() and holds_emoji(sentence)
    ]
    for n in described:
        sentences[n] = ""
    scored = _score_plain(text, sentences, spans)
    for n in described:
        scored[n] = _score_described(text, shadow, *spans[n])
    return scored


def _score_plain(text: str, sentences: Sequence[str], spans: Sequence[Span]) -> list[ScoredSentence]:
    """Score sentences without emoji.

    The one hot loop: what it leaves to functions is what most sentences do not need. A step of Python
    costs as much as the look-up of a chunk, so all chunks of a text are looked up in one go.
    """
    memory = chunk_memory()
    known_of = memory.known
    sets_off_rule = _RULE.search
    make = tuple.__new__  # a record without a call of Python
    parted = [sentence.split() for sentence in sentences]
    signs = "".join(map(memory.signs.__getitem__, chain.from_iterable(parted)))
    known = find_known_in(signs)
    scored: list[ScoredSentence] = []
    last = 0
    for (start, end), sentence, chunks in zip(spans, sentences, parted, strict=True):
        first = last
        last += len(chunks)
        i = known.find(SCORED, first, last)
        if i < 0:
            scored.append(make(ScoredSentence, (start, end, 0.0, 0, ())))
            continue
        words = []
        valences = []
        spaced = f" {sentence} "
        place = -1
        while i >= 0:
            chunk = chunks[i - first]
            # Whatever else is the same and stands between spaces is known too: if all are found, then each
            # where it stands.
            place = spaced.find(f" {chunk} ", place + 1)
            if place < 0:  # there is other white space than single spaces
                words = _find_words(text, sentence, start, chunks)
                valences = [word.valence for word in words]
                break
            valence, begin, stop = known_of[chunk]
            begin += start + place
            stop += start + place
            words.append(make(ScoredWord, (begin, stop, text[begin:stop], valence, valence)))
            valences.append(valence)
            i = known.find(SCORED, i + 1, last)
        if sets_off_rule(signs, first, last):
            valences = weigh_chunks(chunks, signs[first:last])
            words = [
                make(ScoredWord, (*word[:4], valence)) for word, valence in zip(words, valences, strict=True)
            ]
        emphasis = punctuation_emphasis(sentence) if "!" in sentence or "?" in sentence else 0.0
        # Added up by sum() as VADER does, which since Python 3.12 rounds otherwise than a running total.
        score = compound_score(float(sum(valences)), emphasis)
        n_scored = len(valences) - valences.count(0.0)
        scored.append(make(ScoredSentence, (start, end, score, n_scored, tuple(words))))
    return scored


def _find_words(text: str, sentence: str, start: int, chunks: list[str]) -> list[ScoredWord]:
    """Find the known words of a sentence, whatever white space parts its chunks."""
    memory = chunk_memory()
    words = []
    for match in _find_chunks(sentence):
        if find_known_in(memory.signs[match[0]]) == SCORED:
            valence, begin, stop = memory.known[match[0]]
            begin += start + match.start()
            stop += start + match.start()
            words.append(ScoredWord(begin, stop, text[begin:stop], valence, valence))
    return words


def _score_described(text: str, shadow: str, start: int, end: int) -> ScoredSentence:
    """Score a sentence that holds emoji: the words of a description stand where the emoji does."""
    described, origins = describe_emoji(shadow[start:end])
    (sentence,) = _score_plain(described, [described], [Span(0, len(described))])
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
    valences = [valence for valence in weigh_chunks(chunks, signs) if valence]
    return polarity(valences, len(chunks), punctuation_emphasis(described))


def find_known_in(signs: str) -> str:
    """Give signs in which each known word, and nothing else, is ``SCORED``."""
    return signs.lower().replace(SCORED_MODIFIER, SCORED)


def weigh_chunks(chunks: list[str], signs: str) -> list[float]:
    """Weigh each known word of a sentence, in reading order; ``signs`` holds one character a chunk.

    Most words stand among others that no rule looks at, and keep the lexicon's valence: the signs before
    them say so, and what follows counts in phrases only.
    """
    memory = chunk_memory()
    word_of = memory.words.__getitem__
    stressed: Sequence[bool] = () if signs.islower() else find_stressed(chunks)
    signs = signs.lower()
    closely = any(stressed) or PHRASE in signs or SCORED_MODIFIER in signs
    known = find_known_in(signs)
    valences = {}
    i = known.find(SCORED)
    while i >= 0:
        first = i - 3 if i > 3 else 0
        if closely or signs[first:i].strip(_WITHOUT_EFFECT):
            words = list(map(word_of, chunks[first : i + 3]))
            valences[i] = weigh_word(words, i - first, stressed[first : i + 3] or _UNSTRESSED)
        else:
            valences[i] = memory.known[chunks[i]].valence
        i = known.find(SCORED, i + 1)
    but = signs.find(BUT)
    if but >= 0:
        valences |= weigh_contrast({i: valence for i, valence in valences.items() if valence}, but)
    return list(valences.values())
