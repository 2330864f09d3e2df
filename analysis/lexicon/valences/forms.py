"""Which form a file has: told from its ending and its first line."""

from analysis.document import InputError
from analysis.lexicon.valences.afinn import read_afinn
from analysis.lexicon.valences.lexicoder import ENDINGS, read_lexicoder
from analysis.lexicon.valences.loughran_mcdonald import read_master_dictionary
from analysis.lexicon.valences.nrc import EMOTIONS, VAD_COLUMNS, read_emotions, read_vad
from analysis.lexicon.valences.own_yaml import read_yaml
from analysis.lexicon.valences.reading import (
    VALENCE_COLUMNS,
    WORD_COLUMNS,
    Reading,
    numbered_lines,
    parse_valence,
)
from analysis.lexicon.valences.tables import find_delimiter, header_names, read_table

_MAKE_A_TABLE = "make a .csv of it whose first line is word,valence"


def read_form(text: str, name: str, suffix: str) -> Reading:
    """Read the text of a lexicon in the form it has; ``suffix`` is the ending of its file.

    Raises ``InputError`` where there is nothing in it, for a list of words without valences, and where
    the first line is neither a header nor a row of a form known here.
    """
    first = next((line for _, line in numbered_lines(text)), "")
    if not first:
        raise InputError(f"{name} is empty: {_MAKE_A_TABLE}")
    if suffix in (".yaml", ".yml"):
        return read_yaml(text, name)
    if suffix in ENDINGS or first.startswith("+"):
        return read_lexicoder(text)
    delimiter = find_delimiter(first, suffix)
    names = header_names(first, delimiter)
    has_words = any(column in names for column in WORD_COLUMNS)
    if has_words and delimiter == "\t" and names.keys() >= VAD_COLUMNS:
        return read_vad(text)
    if has_words and any(column in names for column in VALENCE_COLUMNS):
        return read_table(text, name, delimiter)
    if names.keys() >= {"word", "negative", "positive"}:
        return read_master_dictionary(text, name, delimiter)
    return _read_without_header(text, name, first, has_words=has_words, delimiter=delimiter)


def _read_without_header(text: str, name: str, first: str, *, has_words: bool, delimiter: str) -> Reading:
    """Read a form that starts with its first entry, or refuse."""
    fields = first.split("\t")
    numbers = [parse_valence(field) is not None for field in fields[1:]]
    if len(fields) == 3 and fields[1].strip().casefold() in EMOTIONS:
        return read_emotions(text)
    if len(fields) == 4 and all(numbers):
        return read_vad(text)
    if len(fields) == 2 and all(numbers):
        return read_afinn(text)
    if first.startswith(";"):
        raise InputError(
            f"{name} is a list of words after a comment, as those of Hu and Liu, and does not say their "
            f"valences: {_MAKE_A_TABLE}"
        )
    if len(header_names(first, delimiter)) < 2 and not has_words:
        raise InputError(f"{name} holds no valences in its first line: {_MAKE_A_TABLE}")
    # No column will do, which the table says in full.
    return read_table(text, name, delimiter)
