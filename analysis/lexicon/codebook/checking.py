"""From a draft to categories whose patterns count as written, and every fault on the way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.lexicon.codebook.draft import (
    Draft,
    Severity,
    Written,
    WrittenCategory,
    WrittenPattern,
    nearest,
    shown,
)
from analysis.lexicon.codebook.record import Category
from analysis.lexicon.pattern import PENN_TAGS, Pattern, covers, split_into_tokens, stands_in

Parts = tuple[str, ...]


class Placed(NamedTuple):
    """A pattern that can be used, its category, and its line."""

    category: str
    pattern: Pattern
    line: int


@dataclass
class Checked:
    """Hold the categories of a draft and the lines of their patterns; the draft has the faults."""

    categories: list[Category]
    placed: list[Placed]


def check_draft(draft: Draft) -> Checked:
    """Make categories of a draft; add to its faults whatever cannot count as it is written.

    Of a ``published`` draft, patterns that can meet no token are left out and those that stand there twice
    count once, each with a warning; a star that does not end a word is an error there too.
    """
    checked = Checked([], [])
    for written in draft.categories:
        excluded = _read_exclusions(draft, written.exclude)
        used: set[Parts] = set()
        placed: dict[tuple[Parts, tuple[str, ...]], Placed] = {}
        for item in written.patterns:
            pattern = _read_pattern(draft, item, excluded, used)
            if pattern is not None:
                _place(draft, placed, Placed(written.id, pattern, item.line))
        for phrase, parts in excluded:
            if parts not in used:
                message = f"{shown(phrase.text)} excludes nothing: no pattern of {shown(written.id)} is in it"
                draft.add_fault(phrase.line, message, Severity.FLAW)
        checked.placed += placed.values()
        checked.categories.append(_category(written, [entry.pattern for entry in placed.values()]))
        if written.patterns and not placed and draft.published:
            message = f"{shown(written.id)} has no pattern that could meet a token"
            draft.add_fault(written.line, message, Severity.WARNING)
    return checked


def _category(written: WrittenCategory, patterns: Iterable[Pattern]) -> Category:
    return Category(
        written.id,
        written.label,
        written.definition,
        written.source,
        tuple(patterns),
        tuple(example.text for example in written.examples),
    )


def _read_pattern(
    draft: Draft, item: WrittenPattern, excluded: Sequence[tuple[Written, Parts]], used: set[Parts]
) -> Pattern | None:
    """Read one pattern; None where it cannot be used."""
    parts = _read_parts(draft, item.text, item.line)
    weight = _read_weight(draft, item)
    pos = []
    for tag in item.pos:
        if tag.text in PENN_TAGS:
            pos.append(tag.text)
        else:
            known = nearest(tag.text.upper(), PENN_TAGS)
            draft.add_fault(tag.line, f"{shown(item.text)}: {shown(tag.text)} is no part of speech: {known}")
    if parts is None:
        return None
    exclude: dict[Parts, None] = {}
    for phrase, phrase_parts in _read_exclusions(draft, item.exclude):
        if stands_in(parts, phrase_parts):
            exclude[phrase_parts] = None
        else:
            message = (
                f"{shown(item.text)} does not stand in {shown(phrase.text)}, and so cannot be excluded there"
            )
            draft.add_fault(phrase.line, message)
    for _, phrase_parts in excluded:
        if stands_in(parts, phrase_parts):
            used.add(phrase_parts)
            exclude[phrase_parts] = None
    always = next((phrase for phrase in exclude if covers(phrase, parts)), None)
    if always is not None:
        message = f"{shown(item.text)} is excluded everywhere by {shown(' '.join(always))}, and never counts"
        draft.add_fault(item.line, message)
    text = " ".join(item.text.split())
    return Pattern(text, parts, weight, tuple(pos), tuple(exclude))


def _read_parts(draft: Draft, text: str, line: int) -> Parts | None:
    try:
        return split_into_tokens(text)
    except ValueError as error:
        severity, message = Severity.ERROR, str(error)
        if draft.published and not any("*" in part[:-1] or part == "*" for part in text.split()):
            if "?" in text and text.strip("?*").isalpha():
                message = f"{text!r}: a question mark stands for no letter here: write the words out"
            else:
                severity, message = Severity.WARNING, f"{message}: left out"
        draft.add_fault(line, message, severity)
        return None


def _read_weight(draft: Draft, item: WrittenPattern) -> float:
    try:
        weight = float(item.weight)
    except ValueError:
        weight = 0.0
    if 0 < weight < float("inf"):
        return weight
    message = f"{shown(item.text)} has the weight {shown(item.weight)}, which is not a number above 0"
    draft.add_fault(item.line, message)
    return 1.0


def _read_exclusions(draft: Draft, phrases: Iterable[Written]) -> list[tuple[Written, Parts]]:
    read = []
    seen: dict[Parts, int] = {}
    for phrase in phrases:
        parts = _read_parts(draft, phrase.text, phrase.line)
        if parts is None:
            continue
        if parts in seen:
            message = f"the exclusion {shown(phrase.text)} stands at line {seen[parts]} already"
            draft.add_fault(phrase.line, message, Severity.FLAW)
            continue
        seen[parts] = phrase.line
        read.append((phrase, parts))
    return read


def _place(draft: Draft, placed: dict[tuple[Parts, tuple[str, ...]], Placed], entry: Placed) -> None:
    """Put a pattern among those of its category, unless one there never leaves it a turn."""
    pattern = entry.pattern
    key = (pattern.parts, pattern.pos)
    same = placed.get(key)
    always = placed.get((pattern.parts, ()))
    if same is not None and draft.published:
        message = f"{shown(pattern.text)} stands at line {same.line} already: counted once"
        draft.add_fault(entry.line, message, Severity.WARNING)
    elif same is not None:
        message = f"{shown(pattern.text)} stands at line {same.line} already: remove one"
        draft.add_fault(entry.line, message)
    elif always is not None and not always.pattern.is_conditional:
        message = (
            f"{shown(pattern.text)} never has its turn, since the same without a part of speech stands "
            f"above it at line {always.line}: put that below"
        )
        draft.add_fault(entry.line, message)
    placed.setdefault(key, entry)
