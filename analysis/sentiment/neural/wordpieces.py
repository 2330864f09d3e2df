"""The word pieces that the model was trained on, with where each stands in the text."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

UNKNOWN, OPENS, CLOSES = 100, 101, 102
_LONGEST_WORD = 100  # characters; the model knows no longer one
_CHINESE = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1F))


class WordPieces(NamedTuple):
    """The numbers of a text's pieces in the model's vocabulary, and the characters each stands for."""

    ids: list[int]
    spans: list[tuple[int, int]]


def cut_word_pieces(text: str, *, most: int = 254) -> WordPieces:
    """Cut a text into the first ``most`` word pieces of BERT's uncased vocabulary.

    Letters are made small and lose their accents, marks stand alone, and each word is cut from its left
    into the longest pieces that the vocabulary holds; a word that cannot be cut is one unknown piece.

    Source: Wu, Y., et al. (2016). Google's neural machine translation system, section 4.1 (arXiv 1609.08144).

    >>> text = "Unthinkable!"
    >>> [text[start:end] for start, end in cut_word_pieces(text).spans]
    ['Un', 'thi', 'nka', 'ble', '!']
    """
    ids: list[int] = []
    spans: list[tuple[int, int]] = []
    for word, places in _words(text):
        for piece, first, last in _pieces(word):
            if len(ids) >= most:
                return WordPieces(ids, spans)
            ids.append(piece)
            spans.append((places[first], places[last - 1] + 1))
    return WordPieces(ids, spans)


def _words(text: str) -> Iterator[tuple[str, list[int]]]:
    """Give each word or mark as the vocabulary writes it, with the place of each of its characters."""
    word: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        category = unicodedata.category(character)
        space = character in " \t\n\r" or category == "Zs"
        if not space and (character in "\0\N{REPLACEMENT CHARACTER}" or category in ("Cc", "Cf", "Cn", "Co")):
            continue
        alone = _is_mark(character, category) or any(a <= ord(character) <= b for a, b in _CHINESE)
        if (space or alone) and word:
            yield "".join(word), places
            word, places = [], []
        if alone:
            yield character, [place]
        elif not space:
            for small in unicodedata.normalize("NFD", character.lower()):
                if unicodedata.category(small) != "Mn":
                    word.append(small)
                    places.append(place)
    if word:
        yield "".join(word), places


def _is_mark(character: str, category: str) -> bool:
    return category.startswith("P") or (
        character.isascii() and character.isprintable() and not character.isalnum() and character != " "
    )


@lru_cache(maxsize=1 << 16)
def _pieces(word: str) -> tuple[tuple[int, int, int], ...]:
    """Cut one word: (number, start, end) of each piece."""
    vocabulary = _vocabulary()
    if len(word) > _LONGEST_WORD:
        return ((UNKNOWN, 0, len(word)),)
    found = []
    start = 0
    while start < len(word):
        prefix = "##" if start else ""
        for end in range(len(word), start, -1):
            piece = vocabulary.get(prefix + word[start:end])
            if piece is not None:
                break
        else:
            return ((UNKNOWN, 0, len(word)),)
        found.append((piece, start, end))
        start = end
    return tuple(found)


@lru_cache(maxsize=1)
def _vocabulary() -> dict[str, int]:
    text = (files("analysis") / "data" / "wordpieces.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.split("\n")) if piece}
