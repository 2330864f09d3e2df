"""Dictionaries of Lexicoder's categories: its own files, and quanteda's YAML."""

import re
from collections.abc import Iterable

from analysis.lexicon.valences.outline import Scalar, Section
from analysis.lexicon.valences.reading import Fault, Reading, Row, alternatives, numbered_lines, shown

FORM = "Lexicoder dictionary"
ENDINGS = (".lc3", ".lcd")
# A negated word of one sign speaks for the other.
CATEGORIES = {"negative": -1.0, "positive": 1.0, "neg_positive": -1.0, "neg_negative": 1.0}

# Lexicoder keeps the colour it shows a category in: +negative#AA0000.
_HEADING = re.compile(r"\+\s*([^#]*?)\s*\+?\s*(?:#[0-9a-fA-F]*)?\s*")


def read_lexicoder(text: str) -> Reading:
    """Read a file of Lexicoder: a line ``+category``, below it one pattern a line.

    Negative and neg_positive are -1, positive and neg_negative +1.

    Source: Young, L., & Soroka, S. (2012). Affective news: The automated coding of sentiment in political
    texts. *Political Communication* 29, 205-231.
    """
    reading = Reading(FORM, published=True)
    heading: Scalar | None = None
    patterns: list[Scalar] = []
    for line, content in numbered_lines(text):
        found = _HEADING.fullmatch(content.strip())
        if found:
            _add_category(reading, heading, patterns)
            heading, patterns = Scalar(found[1], line), []
        elif heading is None:
            reading.faults.append(Fault(line, f"{shown(content.strip())} stands above the first category"))
        else:
            patterns.append(Scalar(content, line))
    _add_category(reading, heading, patterns)
    return reading


def read_dictionary(sections: Iterable[Section]) -> Reading:
    """Read a dictionary as quanteda writes it: lists of patterns under the same categories."""
    reading = Reading(FORM, published=True)
    for section in sections:
        if section.pairs:
            reading.faults.append(
                Fault(section.key.line, f"{shown(section.key.text)} must hold a list of patterns")
            )
        else:
            patterns = section.items or ((section.value,) if section.value and section.value.text else ())
            _add_category(reading, section.key, patterns)
    return reading


def is_category(name: str) -> bool:
    """Tell whether a key names one of the categories, in any case."""
    return name.strip().casefold() in CATEGORIES


def _add_category(reading: Reading, heading: Scalar | None, patterns: Iterable[Scalar]) -> None:
    if heading is None:
        return
    valence = CATEGORIES.get(heading.text.strip().casefold())
    if valence is None:
        reading.faults.append(
            Fault(
                heading.line,
                f"the category {shown(heading.text)} is not {alternatives(CATEGORIES)}: rename or remove it",
            )
        )
        return
    reading.rows += [Row(pattern.text, valence, pattern.line) for pattern in patterns]
