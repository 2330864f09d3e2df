"""Dictionaries of LIWC: its lists of words with numbers of categories, and LIWC-22's table."""

import csv
import io
import re

from analysis.document import InputError
from analysis.lexicon.codebook.draft import Draft, Severity, WrittenCategory, WrittenPattern, shown

FORM = "LIWC dictionary"

_HEADING = re.compile(r"(\d+)\s+(.+?)\s*")
# LIWC2015 writes a short name and what it stands for: ppron (Personal Pronouns).
_NAMED = re.compile(r"(\S+)\s+\((.+)\)")
_CONDITION = re.compile(r"\(.+\)")
_NUMBERS_ONLY = re.compile(r"(\S.*?)((?:\s+\d+)+)")
_MARK = {"": "", "x": "1"}


def read_liwc(text: str, name: str) -> Draft:
    """Read a ``.dic`` of LIWC2001, 2007 or 2015.

    Between two lines ``%`` stand the categories, a number and a name each; below them one word, stem or
    phrase a line with the numbers of its categories. LIWC2015 indents categories under others; since every
    word names all its categories, those above too, each category is one by itself and has its short name.
    What counts only beside other words (``like (02 134)125``, ``<of>``) is left out with a warning.

    Raises ``InputError`` where the two lines ``%`` are missing.
    """
    draft = Draft(FORM, published=True)
    lines = list(enumerate(text.split("\n"), 1))
    edges = [k for k, (_, content) in enumerate(lines) if content.strip() == "%"]
    if len(edges) < 2:
        raise InputError(f"{name}: the categories must stand between two lines that hold only '%'")
    categories = _read_headings(draft, lines[edges[0] + 1 : edges[1]])
    for line, content in lines[edges[1] + 1 :]:
        if not content.strip():
            continue
        if "<of>" in content or _CONDITION.search(content):
            message = f"{shown(content.strip())} counts only beside other words: left out"
            draft.add_fault(line, message, Severity.WARNING)
            continue
        entry, numbers = _split_entry(content)
        if not numbers:
            draft.add_fault(line, f"{shown(entry)} has no number of a category")
        for number in dict.fromkeys(numbers):
            if number in categories:
                categories[number].patterns.append(WrittenPattern(entry, line))
            else:
                draft.add_fault(line, f"{shown(entry)}: no category has the number {shown(number)}")
    draft.categories = list(categories.values())
    _note_empty(draft)
    return draft


def read_liwc22(text: str) -> Draft:
    """Read a ``.dicx`` of LIWC-22: a table with the words in its first column, and one column a category.

    A cell is empty, or ``X``, or the weight of the word in that category.
    """
    draft = Draft(FORM, published=True)
    reader = csv.reader(io.StringIO(text))
    header = next(reader, [])
    draft.categories = [WrittenCategory(label.strip(), 1, label=label.strip()) for label in header[1:]]
    if not draft.categories:
        draft.add_fault(1, "the first line must name the categories, such as DicTerm,economy,law")
    if any(not category.id for category in draft.categories):
        draft.add_fault(1, "a category without a name")
    for fields in reader:
        line = reader.line_num
        if not any(field.strip() for field in fields):
            continue
        entry, *cells = fields
        if len(cells) > len(draft.categories):
            draft.add_fault(
                line, f"{shown(entry)} has {len(cells)} cells, for {len(draft.categories)} categories"
            )
        for category, cell in zip(draft.categories, cells, strict=False):
            weight = _MARK.get(cell.strip().lower(), cell.strip())
            if weight and weight.strip("0.,"):
                category.patterns.append(WrittenPattern(entry.strip(), line, weight))
    _note_empty(draft)
    return draft


def _read_headings(draft: Draft, lines: list[tuple[int, str]]) -> dict[str, WrittenCategory]:
    categories: dict[str, WrittenCategory] = {}
    for line, content in lines:
        if not content.strip():
            continue
        heading = _HEADING.fullmatch(content.strip())
        if heading is None and _NAMED.fullmatch(content.strip()):
            continue  # The name of a group of categories, which has no words of its own.
        if heading is None:
            draft.add_fault(
                line, f"{shown(content.strip())} is not a category: write its number, a tab, its name"
            )
            continue
        number = heading[1].lstrip("0") or "0"
        named = _NAMED.fullmatch(heading[2])
        category_id, label = (named[1], named[2]) if named else (heading[2], heading[2])
        if number in categories:
            draft.add_fault(line, f"the number {heading[1]} stands at line {categories[number].line} already")
        else:
            categories[number] = WrittenCategory(category_id, line, label=label)
    return categories


def _split_entry(content: str) -> tuple[str, list[str]]:
    """Part a line into its word or phrase and its numbers, which follow a tab or else any space."""
    entry, tab, rest = content.strip().partition("\t")
    if not tab:
        only = _NUMBERS_ONLY.fullmatch(content.strip())
        if only:
            entry, rest = only[1], only[2]
    return entry.strip(), [number.lstrip("0") or "0" for number in rest.split()]


def _note_empty(draft: Draft) -> None:
    for category in draft.categories:
        if not category.patterns:
            message = f"{shown(category.id)} has no patterns: left out"
            draft.add_fault(category.line, message, Severity.WARNING)
    draft.categories = [category for category in draft.categories if category.patterns]
