"""Paragraphs: one line each, or blocks between blank lines where the lines are wrapped."""

import re

# A wrapped line ends in mid-sentence and the next goes on in lower case.
_WRAPPED = re.compile(r"[^\W\d_,;-][ \t]*\r?\n[ \t]*[^\W\d_A-Z]")
_LINE_END = re.compile(r"(?:\r\n?|\n|\u2028|\u2029)")
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*|\u2029")


def is_hard_wrapped(text: str) -> bool:
    """Tell whether lines end where a column did rather than where a paragraph does.

    It does when at least three, and at least a third, of the line ends stand between
    two words of which the second is in lower case.
    """
    line_ends = text.count("\n")
    return line_ends >= 3 and sum(1 for _ in _WRAPPED.finditer(text)) >= max(3, line_ends / 3)


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """List the (start, end) of every paragraph that holds more than white space.

    Each line is a paragraph, save in hard-wrapped text, where blank lines part them.

    >>> split_paragraphs("One.\\nTwo.")
    [(0, 4), (5, 9)]
    """
    part = _BLANK_LINE if is_hard_wrapped(text) else _LINE_END
    edges = [0, *(edge for match in part.finditer(text) for edge in match.span()), len(text)]
    found = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        block = text[start:end]
        stripped = block.strip()
        if stripped:
            inner = start + block.index(stripped)
            found.append((inner, inner + len(stripped)))
    return found
