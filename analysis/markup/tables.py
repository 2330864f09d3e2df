"""Tables and findings as readers see them."""

import math
import re
from collections.abc import Iterable, Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any

from analysis.document.printing import printable
from analysis.markup.html import Html, escape

if TYPE_CHECKING:
    import pandas as pd

# A cell of more characters than this is cut on screen; the CSV file holds it whole.
_LONGEST_CELL = 300
_NOTHING = "–"
# Columns that are worth their place only where they differ from row to row.
_SAME = ("doc_id", "method")
# A column of running text, where only one or two are, has so many at least: it shall not stand a word a line.
_RUNNING, _LEAST_RUNNING = 80, 26
# Characters that fit beside each other on a page, and how many of them one column may claim.
_ROOM = 98
_WIDEST = (30, 24, 20, 17, 14)
# The width of a character of usual text in parts of the size of its letters.
_EM = 0.56
# A longer run without a space may be broken, so that one address does not make its column a mile wide.
_LONG_RUN = 40
_LONG_WORD = re.compile(rf"\S{{{_LONG_RUN}}}(?=\S)")
# Rows that a terminal is shown, and characters of a cell.
_MOST_PLAIN = 20
_WIDEST_PLAIN = 40


def show_table(
    table: "pd.DataFrame", caption: str = "", *, columns: Sequence[str] | None = None, most: int = 200
) -> Html:
    """Lay out a table with its numbers lined up, what is missing as a dash, and every cell escaped.

    ``columns`` chooses and orders what is shown; without, the columns are left out that say nothing
    about a row (see ``_telling``). At most ``most`` rows are shown, and the caption says when there
    are more.
    """
    chosen = _telling(table) if columns is None else table[list(columns)]
    numeric = [_is_numeric(dtype) for dtype in chosen.dtypes]
    classes = [_class(column, number) for column, number in zip(chosen.columns, numeric, strict=True)]
    shown = chosen.head(most)
    cells = [
        _numbers(values) if number else [_text(value) for value in values]
        for values, number in zip(_columns(shown), numeric, strict=True)
    ]
    headings = [str(column).replace("_", " ") for column in chosen.columns]
    widths = _least_widths(headings, cells)
    head = "".join(
        f'<th scope="col"{css} style="min-width:{_EM * width:.1f}em">{escape(heading)}</th>'
        for heading, css, width in zip(headings, classes, widths, strict=True)
    )
    rows = [
        f"<tr>{''.join(_cell(value, css) for value, css in zip(row, classes, strict=True))}</tr>"
        for row in zip(*cells, strict=True)
    ]
    if not rows:
        rows.append(f'<tr><td class="none" colspan="{max(1, len(chosen.columns))}">nothing found</td></tr>')
    stop = "." if caption else ""
    cut = len(chosen) > most
    more = f"{stop} The first {most} of {len(chosen)} rows; the CSV file holds all." if cut else ""
    title = f"<caption>{escape(caption + more)}</caption>" if caption or more else ""
    # A region that scrolls must be reachable by keyboard.
    label = escape(caption or "Table")
    markup = (
        f'<div class="table" role="region" aria-label="{label}" tabindex="0"><table>{title}'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )
    return Html(markup, _plain(headings, cells, numeric, len(chosen)))


def show_finding(sentence: str) -> Html:
    """Show one finding, a sentence computed from a table."""
    return Html(f'<p class="finding">{_prose(sentence)}</p>', sentence)


def show_note(sentence: str) -> Html:
    """Show what a reader should know before the numbers; nothing where ``sentence`` is empty."""
    return Html(f'<p class="note" role="note">{escape(sentence)}</p>' if sentence else "", sentence or " ")


def show_answers(answers: Iterable[tuple[str, str]]) -> Html:
    """Show questions with their answers as a definition list."""
    pairs = list(answers)
    items = "".join(f"<div><dt>{escape(q)}</dt><dd>{_prose(a)}</dd></div>" for q, a in pairs)
    return Html(f'<dl class="answers">{items}</dl>', "\n".join(f"{q} {a}" for q, a in pairs))


def _prose(sentence: str) -> str:
    """Escape a sentence, and keep each number on one line with its per cent sign."""
    return escape(sentence).replace(" %", "\N{NO-BREAK SPACE}%")


def _plain(
    headings: Sequence[str], cells: Sequence[Sequence[str]], numeric: Sequence[bool], n_rows: int
) -> str:
    """Set the first rows in columns, for a terminal: numbers at the right, text at the left.

    What would move the cursor or turn the direction of writing is a space.
    """
    first = [[_cut(printable(cell, " "), _WIDEST_PLAIN) for cell in column[:_MOST_PLAIN]] for column in cells]
    headings = [printable(heading, " ") for heading in headings]
    widths = [max(map(len, (heading, *column))) for heading, column in zip(headings, first, strict=True)]
    lines = [
        "  ".join(
            value.rjust(width) if number else value.ljust(width)
            for value, width, number in zip(row, widths, numeric, strict=True)
        ).rstrip()
        for row in (headings, *zip(*first, strict=True))
    ]
    if not n_rows:
        lines.append("nothing found")
    elif n_rows > _MOST_PLAIN:
        lines.append(f"… and {n_rows - _MOST_PLAIN} more rows")
    return "\n".join(lines)


def _telling(table: "pd.DataFrame") -> "pd.DataFrame":
    """Leave out columns that are empty, and the article's id or the method where every row has the same."""
    silent = [
        column
        for column, values in zip(table.columns, _columns(table), strict=True)
        if values and _n_values(values) <= (1 if column in _SAME else 0)
    ]
    return table.drop(columns=silent) if silent else table


def _columns(table: "pd.DataFrame") -> list[list[Any]]:
    """Give the values of each column, which may share a name with another."""
    return [values.tolist() for _, values in table.items()]


def _n_values(values: Sequence[Any]) -> int:
    """Count the different values of a column; nothing and an empty text are none."""
    return len({str(value) for value in values if not _is_missing(value)} - {""})


def _least_widths(headings: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    """Give each column the characters it needs, the long ones as many as there is room for all.

    Where even the narrowest do not fit the table scrolls: better than a word a line.
    """
    needed = [max(map(len, (heading, *column))) for heading, column in zip(headings, cells, strict=True)]
    least = _LEAST_RUNNING if sum(width > _RUNNING for width in needed) in (1, 2) else 0
    for most in _WIDEST:
        widths = [min(width, max(most, least if width > _RUNNING else 0)) for width in needed]
        if sum(widths) + 3 * len(widths) <= _ROOM:
            break
    return widths if needed else []


def _is_numeric(dtype: object) -> bool:
    return str(dtype).startswith(("int", "float", "Int", "Float", "uint", "UInt"))


def _class(column: object, number: bool) -> str:
    """Set numbers, and the words before a keyword, against the right edge of their column."""
    return ' class="number"' if number else ' class="before"' if column == "left" else ""


def _cell(content: str, css: str) -> str:
    if content == _NOTHING:
        return f'<td{css}><span class="none">{_NOTHING}</span></td>'
    if len(content) <= _LONG_RUN:
        return f"<td{css}><bdi>{escape(content).replace('_', '_<wbr>')}</bdi></td>"
    pieces, at = [], 0
    for run in _LONG_WORD.finditer(content):
        pieces.append(escape(content[at : run.end()]))
        at = run.end()
    pieces.append(escape(content[at:]))
    # A name of a measure may break after its underscores.
    return f"<td{css}><bdi>{'<wbr>'.join(pieces).replace('_', '_<wbr>')}</bdi></td>"


def _numbers(column: Sequence[Any]) -> list[str]:
    """Write whole numbers whole, and the others of a column to as many places as it needs, three at most."""
    values = [math.nan if _is_missing(value) else float(value) for value in column]
    broken = [value for value in values if math.isfinite(value) and not value.is_integer()]
    places = next((n for n in (1, 2) if all(math.isclose(round(v, n), v) for v in broken)), 3)
    return [_number(value, places) for value in values]


def _number(value: float, places: int) -> str:
    if math.isnan(value):
        return _NOTHING
    if math.isinf(value) or value.is_integer():
        written = f"{value:,.0f}"
    elif abs(value) >= 10:
        written = f"{value:,.1f}"
    else:
        # What is small and not zero is not written as zero.
        written = f"{value:.{places}f}" if abs(value) >= 0.5 * 10**-places else f"{value:.1g}"
    return written.replace("-", "\N{MINUS SIGN}")


def _text(value: object) -> str:
    if isinstance(value, str):
        return _cut(value, _LONGEST_CELL)
    if _is_missing(value):
        return _NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Real):
        return _number(float(value), 3)
    return _cut(str(value), _LONGEST_CELL)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _is_missing(value: object) -> bool:
    if isinstance(value, str | int | float):
        return value != value
    return value is None or str(value) in ("<NA>", "NaT", "nan")
