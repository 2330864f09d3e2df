"""AFINN as its owner gives it: a word or phrase, a tab, and a whole number from -5 to 5."""

import re

from analysis.lexicon.valences.reading import Fault, Reading, Row, fields_fault, numbered_lines, shown

FORM = "AFINN"
_WHOLE = re.compile(r"[+-]?[0-5]", re.ASCII)


def read_afinn(text: str) -> Reading:
    """Read a list of AFINN's form, which has no header.

    Source: Nielsen, F. Å. (2011). A new ANEW: Evaluation of a word list for sentiment analysis in
    microblogs. *Proceedings of the ESWC2011 Workshop on Making Sense of Microposts*, 93-98.
    """
    reading = Reading(FORM, published=True)
    for line, content in numbered_lines(text):
        fields = content.split("\t")
        if len(fields) != 2:
            reading.faults.append(fields_fault(line, len(fields), "a word, a tab and a number"))
        elif not _WHOLE.fullmatch(fields[1].strip()):
            reading.faults.append(
                Fault(
                    line,
                    f"{shown(fields[0])} has the valence {shown(fields[1].strip())}, where AFINN has a whole "
                    "number from -5 to 5: begin a list of your own with a line of word, a tab, valence",
                )
            )
        else:
            reading.rows.append(Row(fields[0], float(fields[1]), line))
    return reading
