"""The master dictionary of Loughran and McDonald, as its owners give it: a CSV of words and years."""

import re

from analysis.lexicon.valences.reading import Fault, Reading, Row, noted, shown
from analysis.lexicon.valences.tables import Table

FORM = "Loughran-McDonald master dictionary"
_YEAR = re.compile(r"[+-]?\d{1,6}(?:\.0*)?", re.ASCII)


def read_master_dictionary(text: str, name: str, delimiter: str) -> Reading:
    """Read the words whose columns Negative or Positive hold a year, as -1 and +1.

    The year is that in which the word was added; 0 means never, and a negative year that the word was
    removed. Words of both columns are left out and noted. The other categories are not read.

    Source: Loughran, T., & McDonald, B. (2011). When is a liability not a liability? Textual analysis,
    dictionaries, and 10-Ks. *Journal of Finance* 66, 35-65.
    """
    reading = Reading(FORM, published=True)
    table = Table(text, name, delimiter)
    columns = {sign: table.find((column,), f"{column} words") for column, sign in _COLUMNS.items()}
    word = table.find(("word",), "words")
    both: list[tuple[int, str]] = []
    for line, fields in table.rows(reading.faults):
        signs = []
        for sign, position in columns.items():
            written = fields[position].strip()
            if written == "0":
                continue
            if written and not _YEAR.fullmatch(written):
                column = table.header[position]
                reading.faults.append(
                    Fault(line, f"the column {shown(column)} holds {shown(written)}, not 0 or a year")
                )
            elif written and float(written) > 0:
                signs.append(sign)
        if len(signs) == 1:
            reading.rows.append(Row(fields[word], signs[0], line))
        elif signs:
            both.append((line, fields[word]))
    if both:
        reading.notes.append(noted("words left out that are both negative and positive", both))
    return reading


_COLUMNS = {"negative": -1.0, "positive": 1.0}
