"""A lexicon of one's own as a table: a column of words and one of valences, named in the first line."""

import csv
import io
from collections.abc import Iterator, Mapping

from analysis.document import InputError
from analysis.lexicon.valences.reading import (
    VALENCE_COLUMNS,
    WORD_COLUMNS,
    Fault,
    Reading,
    Row,
    alternatives,
    listed_columns,
    parse_valence,
    shown,
    valence_fault,
)

_DELIMITERS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
_EXAMPLE = "the first line must name the columns, such as word,valence"


class Table:
    """The rows of a table by line, and where its columns are.

    Raises ``InputError`` for an empty header, and for two columns of one name.
    """

    def __init__(self, text: str, name: str, delimiter: str) -> None:
        self._name = name
        self._delimiter = _DELIMITERS[delimiter]
        # Strict, because the lenient way drops quotation marks that are not doubled.
        self._reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
        header = next((fields for _, fields in self._lines()), [])
        self.header = header
        self.columns: dict[str, int] = {}
        for position, column in enumerate(header):
            fold = column.strip().casefold()
            if fold and fold in self.columns:
                raise InputError(f"{name}: two columns are called {shown(fold)}: rename or remove one")
            self.columns[fold] = position

    def find(self, usual: tuple[str, ...], what: str) -> int:
        """Give the position of the first column of these names; raise ``InputError`` where there is none."""
        for column in usual:
            if column in self.columns:
                return self.columns[column]
        raise InputError(
            f"{self._name}: no column of {what} ({alternatives(usual)}); its columns are "
            f"{listed_columns(self.header)}: {_EXAMPLE}"
        )

    def rows(self, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows by line, as long as the header; one that is longer becomes a fault."""
        width = len(self.header)
        for line, fields in self._lines():
            if len(fields) > width:
                faults.append(
                    Fault(
                        line,
                        f"has {len(fields)} fields and the header {width}: "
                        f"put a field that holds {self._delimiter} in quotation marks",
                    )
                )
            else:
                yield line, fields + [""] * (width - len(fields))

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        while True:
            line = self._reader.line_num + 1
            try:
                fields = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise InputError(f"{self._name}: line {line}: {_csv_fault(error)}") from None
            if any(value and not value.isspace() for value in fields):
                yield line, fields


def _csv_fault(error: csv.Error) -> str:
    if "unexpected end of data" in str(error) or "field limit" in str(error):
        return "a quotation mark opened there is never closed"
    return f"not valid CSV: {error}; a quotation mark inside a field must be doubled"


def find_delimiter(first: str, suffix: str) -> str:
    """Tell what parts the columns of the first line: a comma, a semicolon or a tab."""
    # Spreadsheets write semicolons where the comma is the decimal sign.
    return "\t" if suffix in (".tsv", ".tab") else max(_DELIMITERS, key=first.count)


def header_names(first: str, delimiter: str) -> Mapping[str, int]:
    """Map the names in a first line, in lower case, to their positions; nothing where it is no CSV."""
    try:
        fields = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error:
        return {}
    return {field.strip().casefold(): position for position, field in enumerate(fields)}


def read_table(text: str, name: str, delimiter: str) -> Reading:
    """Read a column of words and the column of their valences; further columns are not looked at.

    Of several columns that could serve, the first of ``WORD_COLUMNS`` and of ``VALENCE_COLUMNS`` does.
    A decimal comma is read where the comma does not part columns.
    """
    reading = Reading("table", published=False)
    table = Table(text, name, delimiter)
    word, valence = table.find(WORD_COLUMNS, "words"), table.find(VALENCE_COLUMNS, "valences")
    for line, fields in table.rows(reading.faults):
        value = parse_valence(fields[valence], decimal_comma=delimiter != ",")
        if value is None:
            reading.faults.append(valence_fault(line, fields[word], fields[valence]))
        else:
            reading.rows.append(Row(fields[word], value, line))
    return reading
