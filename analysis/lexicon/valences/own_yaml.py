"""A lexicon of one's own as YAML: patterns and valences under the key ``valences``."""

from collections.abc import Sequence

from analysis.document import InputError
from analysis.lexicon.valences.lexicoder import CATEGORIES, is_category, read_dictionary
from analysis.lexicon.valences.outline import Section, read_outline
from analysis.lexicon.valences.reading import (
    Fault,
    Reading,
    Row,
    alternatives,
    listed_columns,
    parse_valence,
    valence_fault,
)

_KEY = "valences"


def read_yaml(text: str, name: str) -> Reading:
    """Read a YAML file, whether of one's own or one of quanteda's dictionaries."""
    sections = read_outline(text, name)
    keys = [section.key.text for section in sections]
    if _KEY in keys:
        return _read_own(sections)
    if any(is_category(key) for key in keys):
        return read_dictionary(sections)
    there = f"its keys are {listed_columns(keys)}" if keys else "it has no keys"
    raise InputError(
        f"{name}: no key '{_KEY}', nor one of {alternatives(CATEGORIES)}; {there}: "
        f"write word: valence, one a line, under '{_KEY}:'"
    )


def _read_own(sections: Sequence[Section]) -> Reading:
    """Read the valences and what the file says of itself; other keys are not looked at."""
    said = {section.key.text: section.value.text.strip() for section in sections if section.value}
    reading = Reading(
        "YAML",
        published=False,
        name=said.get("name", ""),
        title=said.get("title", ""),
        source=said.get("source", ""),
        licence=said.get("licence") or said.get("license", ""),
    )
    for key, value, items, pairs in sections:
        if key.text != _KEY:
            continue
        if items or (value and value.text):
            reading.faults.append(Fault(key.line, f"'{_KEY}' must hold lines of word: valence"))
        for word, written in pairs:
            valence = parse_valence(written.text)
            if valence is None:
                reading.faults.append(valence_fault(word.line, word.text, written.text))
            else:
                reading.rows.append(Row(word.text, valence, word.line))
    return reading
