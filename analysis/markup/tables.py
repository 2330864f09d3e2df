"""Tables and findings as readers see them."""

import math
from collections.abc import Iterable, Sequence
from numbers import Real
from typing import TYPE_CHECKING, Any

from analysis.markup.html import Html, escape

if TYPE_CHECKING:
    import pandas as pd

# A cell of more characters than this is cut on screen; the CSV file holds it whole.
_LONGEST_CELL = 300


def show_table(
    table: "pd.DataFrame", caption: str = "", *, columns: Sequence[str] | None = None, most: int = 200
) -> Html:
    """Lay out a table with its numbers lined up, what is missing as a dash, and every cell escaped.

    ``columns`` chooses and orders what is shown; at most ``most`` rows are, and the caption says
    when there are more.
    """
    chosen = table if columns is None else table[list(columns)]
    numeric = [_is_numeric(chosen[column]) for column in chosen.columns]
    head = "".join(
        _cell("th", _heading(column), number, ' scope="col"')
        for column, number in zip(chosen.columns, numeric, strict=True)
    )
    rows = []
    for values in chosen.head(most).itertuples(index=False, name=None):
        cells = (_cell("td", _value(value), number) for value, number in zip(values, numeric, strict=True))
        rows.append(f"<tr>{''.join(cells)}</tr>")
    if not rows:
        rows.append(f'<tr><td class="none" colspan="{max(1, len(chosen.columns))}">nothing found</td></tr>')
    more = f" The first {most} of {len(chosen)} rows; the CSV file holds all." if len(chosen) > most else ""
    title = f"<caption>{escape(caption + more)}</caption>" if caption or more else ""
    # A region that scrolls must be reachable by keyboard.
    label = escape(caption or "Table")
    markup = (
        f'<div class="table" role="region" aria-label="{label}" tabindex="0"><table>{title}'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )
    return Html(markup, chosen.to_string(max_rows=20, max_colwidth=40))


def show_finding(sentence: str) -> Html:
    """Show one finding, a sentence computed from a table."""
    return Html(f'<p class="finding">{escape(sentence)}</p>', sentence)


def show_note(sentence: str) -> Html:
    """Show what a reader should know before the numbers; nothing where ``sentence`` is empty."""
    return Html(f'<p class="note" role="note">{escape(sentence)}</p>' if sentence else "", sentence or " ")


def show_answers(answers: Iterable[tuple[str, str]]) -> Html:
    """Show questions with their answers as a definition list."""
    pairs = list(answers)
    items = "".join(f"<div><dt>{escape(q)}</dt><dd>{escape(a)}</dd></div>" for q, a in pairs)
    return Html(f'<dl class="answers">{items}</dl>', "\n".join(f"{q} {a}" for q, a in pairs))


def _heading(column: object) -> str:
    return escape(str(column).replace("_", " "))


def _is_numeric(column: "pd.Series[Any]") -> bool:
    return str(column.dtype).startswith(("int", "float", "Int", "Float", "uint", "UInt"))


def _cell(tag: str, content: str, number: bool, attributes: str = "") -> str:
    return f"<{tag}{attributes}{' class=' + chr(34) + 'number' + chr(34) if number else ''}>{content}</{tag}>"


def _value(value: object) -> str:
    """Write one cell: whole numbers whole, others to three places that count, nothing as a dash."""
    if value is None or value != value or str(value) == "<NA>":
        return '<span class="none">–</span>'
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Real):
        number = float(value)
        if math.isinf(number) or number.is_integer():
            return escape(f"{number:,.0f}")
        return escape(f"{number:,.1f}" if abs(number) >= 100 else f"{number:.3g}")
    text = str(value)
    if len(text) > _LONGEST_CELL:
        text = text[: _LONGEST_CELL - 1] + "…"
    return f"<bdi>{escape(text)}</bdi>"
