"""Paragraphs: one line each, or blocks of lines where a column wrapped them."""

import re
from itertools import pairwise

_LINE_ENDS = "\r\x0b\x0c\u2028\u2029"  # beside the line feed
_FIRST_WORD = re.compile(r"\S{1,160}")
# A column narrower than this is a list, wider than this a paragraph on one line.
_NARROWEST, _WIDEST = 32, 160


def is_hard_wrapped(text: str) -> bool:
    """Tell whether lines end where a column did rather than where a paragraph does.

    Read from the line ends between two lines that are not blank. At least three of them, and a
    third, must stand in mid-sentence (several words before, lower case after), and there the next
    word must not have fitted into the width of the column.

    Missed: verse and lists whose lines are all about equally long; text of three lines or fewer.
    """
    return _column(text, _find_lines(text)) > 0


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    r"""List the (start, end) of every paragraph that holds more than white space.

    Each line is a paragraph. In hard-wrapped text paragraphs end at a blank line, before an
    indented line, and after a line that had room for the next word.

    >>> split_paragraphs("One.\nTwo.")
    [(0, 4), (5, 9)]
    """
    lines = _find_lines(text)
    width = _column(text, lines)
    if not width:
        return [(start, end) for _, start, end in lines if start < end]
    found: list[tuple[int, int]] = []
    above: tuple[int, int, int] | None = None  # the line before, unless blank
    for line in lines:
        _, start, end = line
        if start == end:
            above = None
            continue
        if above is not None and not _parts_paragraphs(text, above, line, width):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
        above = line
    return found


def _find_lines(text: str) -> list[tuple[int, int, int]]:
    """List the (margin, start, end) of every line; white space stands from margin to start, and after end."""
    plain = text.replace("\r\n", " \n")
    for mark in _LINE_ENDS:
        plain = plain.replace(mark, "\n")
    found = []
    margin = 0
    for line in plain.split("\n"):
        bare = line.lstrip()
        start = margin + len(line) - len(bare)
        found.append((margin, start, start + len(bare.rstrip())))
        margin += len(line) + 1
    return found


def _column(text: str, lines: list[tuple[int, int, int]]) -> int:
    """Measure the width of the column that wrapped the lines; 0 where none did."""
    # Most articles have not three lines that start small, and are done with here.
    if len([start for _, start, end in lines if start < end and text[start].islower()]) < 3:
        return 0
    n_breaks = 0
    reaches = []  # of lines broken in mid-sentence: their length without and with the word that came next
    for (_, start, end), (_, next_start, next_end) in pairwise(lines):
        if start == end or next_start == next_end:
            continue
        n_breaks += 1
        last = text[end - 1]
        if text[next_start].islower() and (last.isalnum() or last in ",-") and " " in text[start:end]:
            length = end - start
            reaches.append((length, length + 1 + _first_word(text, next_start)))
    if len(reaches) < 3 or len(reaches) * 3 < n_breaks:
        return 0
    width = sorted(length for length, _ in reaches)[len(reaches) * 9 // 10]
    n_full = sum(reach > 0.8 * width for _, reach in reaches)
    return width if _NARROWEST <= width <= _WIDEST and n_full * 4 >= len(reaches) * 3 else 0


def _parts_paragraphs(text: str, above: tuple[int, int, int], line: tuple[int, int, int], width: int) -> bool:
    """Tell whether a new paragraph starts with this line of hard-wrapped text, below another."""
    margin, start, _ = line
    if "\u2029" in text[above[2] : margin]:
        return True
    if text[start].islower():
        return False
    if start - margin > above[1] - above[0] + 1:
        return True
    return above[2] - above[1] + 1 + _first_word(text, start) <= 0.8 * width


def _first_word(text: str, start: int) -> int:
    """Measure the word that starts here."""
    match = _FIRST_WORD.match(text, start)
    return len(match[0]) if match else 0
