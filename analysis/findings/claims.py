"""How sure an article's claims are put, and with whose word for it."""

from typing import TYPE_CHECKING

from analysis.findings.numbers import capital, count, look_up, percent, some

if TYPE_CHECKING:
    import pandas as pd

_SOURCES = {
    "named": "a named person",
    "role": "somebody in a role, an organisation or a document",
    "unnamed": "a source without a name, or not mentioned",
    "unresolved": "a source that was not found",
    "none": "the narrator alone",
}


def describe_claims(crossing: "pd.DataFrame") -> str:
    """Say how many claims are hedged, who stands for them, and how many stand flat without a named source.

    ``crossing`` is the result table of ``certainty_by_sourcing``.
    """
    hedged, unsourced = look_up(crossing, "hedged_share"), look_up(crossing, "unsourced_share")
    n = int(hedged.denominator)
    if not n:
        return "Nothing is claimed in the article."
    of_each = [(words, look_up(crossing, "hedged_share", sourcing)) for sourcing, words in _SOURCES.items()]
    behind = "; ".join(
        f"{own.denominator:.0f} {'rests' if own.denominator == 1 else 'rest'} on {words} "
        f"({some(own.numerator)} hedged)"
        for words, own in of_each
        if own.denominator
    )
    return (
        f"Of {count(n, 'claim')} {some(hedged.numerator)} "
        f"{'is' if hedged.numerator <= 1 else 'are'} hedged, {percent(hedged)}. {capital(behind)}. "
        f"Unhedged and on no source, or one without a name: {unsourced.numerator:.0f}, {percent(unsourced)}."
    )


def describe_unsourced(unsourced: "pd.DataFrame") -> str:
    """Say whose the unhedged claims without a named source are, and where the first stands.

    ``unsourced`` has one row a claim, as ``find_unsourced`` lists them.
    """
    text = unsourced[~unsourced["heading"].astype(bool)]
    in_headings = len(unsourced) - len(text)
    headings = count(in_headings, "heading")
    if text.empty:
        none = "No claim of the text stands unhedged on no source, or one without a name"
        return f"{none}, but for {headings}." if in_headings else f"{none}."
    own = int((text["sourcing"] == "none").sum())
    others = len(text) - own
    sources = "a source" if others == 1 else "sources"
    if not others:
        whose = "the narrator’s" if own == 1 else "all the narrator’s"
    elif not own:
        whose = f"{'' if others == 1 else 'all '}on the word of {sources} without a name"
    else:
        whose = f"{own} the narrator’s and {others} on the word of {sources} without a name"
    stand = "claim stands" if len(text) == 1 else "claims stand"
    return (
        f"{len(text)} {stand} unhedged on no source, or one without a name: {whose}; "
        f"the first in sentence {text['position'].iloc[0]}{f', besides {headings}' if in_headings else ''}."
    )
