"""A checked codebook as plain values that JSON can hold, and back."""

from collections.abc import Iterable, Iterator
from typing import Any

from analysis.lexicon.codebook.record import Category, Codebook
from analysis.lexicon.pattern import Pattern


def pack(codebook: Codebook) -> dict[str, Any]:
    """Lay a codebook out as plain values; a pattern's parts are left out where its words are its tokens."""
    return {
        **{key: getattr(codebook, key) for key in ("name", "title", "version", "source", "licence", "form")},
        "categories": [
            {
                **{key: getattr(category, key) for key in ("id", "label", "definition", "source")},
                "examples": list(category.examples),
                "patterns": [_pack_pattern(pattern) for pattern in category.patterns],
            }
            for category in codebook.categories
        ],
    }


def unpack(packed: dict[str, Any]) -> Codebook:
    """Make the codebook that was packed."""
    categories = tuple(
        Category(
            id=category["id"],
            label=category["label"],
            definition=category["definition"],
            source=category["source"],
            patterns=tuple(_unpack_patterns(category["patterns"])),
            examples=tuple(category["examples"]),
        )
        for category in packed["categories"]
    )
    return Codebook(**{**packed, "categories": categories})


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.lower().split())


def _pack_pattern(pattern: Pattern) -> list[Any]:
    row = [
        pattern.text,
        pattern.weight,
        None if pattern.parts == _words(pattern.text) else list(pattern.parts),
        list(pattern.pos),
        [list(phrase) for phrase in pattern.exclude],
    ]
    while not row[-1]:
        del row[-1]
    return row


def _unpack_patterns(rows: Iterable[list[Any]]) -> Iterator[Pattern]:
    make = tuple.__new__  # half the time: there are 19,000
    for row in rows:
        text, weight = row[:2]
        if len(row) == 2:
            yield make(Pattern, (text, tuple(text.lower().split()), weight, (), ()))
            continue
        parts, pos, exclude = (*row[2:], [], [])[:3]
        yield Pattern(
            text,
            _words(text) if parts is None else tuple(parts),
            weight,
            tuple(pos),
            tuple(tuple(phrase) for phrase in exclude),
        )
