"""Tables of articles, row by row in constant memory: csv, tsv, jsonl and parquet."""

import csv
import datetime
import io
import itertools
import json
import math
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple, cast

from analysis.document.encoding import (
    broken_bytes,
    decode_text,
    find_encoding,
    refuse_binary,
    refuse_control_characters,
    warn_of_guess,
)
from analysis.document.errors import InputError, OnFault, raise_fault
from analysis.document.limits import MAX_CHARACTERS, check_article, check_unicode
from analysis.document.sources import CountedBytes, Source, open_source

HEAD = 1 << 20
# A line of JSON may spell each character of the longest article as \uXXXX, beside other columns.
MAX_LINE = 8 * MAX_CHARACTERS
_BATCH = 64

TEXT_COLUMNS = ("text", "article", "body", "content")
ID_COLUMNS = ("id", "doc_id", "article_id")
# Whom a row asks about: [start, end] of a mention, or a list of such.
TARGET_COLUMN = "target_span"
METADATA = {
    "title": ("title",),
    "outlet": ("outlet", "source"),
    "author": ("author",),
    "date": ("date",),
    "url": ("url",),
    "language": ("language",),
}


class Row(NamedTuple):
    """One article of a table: ``where`` is its place for people, ``line`` the same as a number.

    ``number`` counts articles from 1. ``given_id`` is None where the row has no id. ``target_spans`` are
    the mentions the row asks about.
    """

    number: int
    line: int
    where: str
    text: str
    given_id: str | None
    metadata: dict[str, str]
    target_spans: tuple[tuple[int, int], ...] = ()


class Columns(NamedTuple):
    """Which columns of a table hold what: text, id and targets (or None), and pairs of field and column.

    Where two columns serve one field, the first that says something counts.
    """

    text: str
    given_id: str | None
    metadata: tuple[tuple[str, str], ...]
    targets: str | None = None


def read_rows(
    source: Source,
    *,
    encoding: str | None,
    text_column: str | None,
    id_column: str | None,
    on_fault: OnFault = raise_fault,
) -> Iterator[Row]:
    """Read the articles of a table one after another, never holding more than a few.

    Columns are found by name in any case, save those named by the caller, which must be there.

    What is wrong, an ``InputError`` with the line (of parquet, the row), goes to ``on_fault``: that
    raises it, or the row is left out. What makes the rest unreadable is raised in any case.
    """
    if source.form == "parquet":
        unit, values_by_line = "row", _read_parquet(source, text_column, id_column)
    else:
        unit, values_by_line = (
            "line",
            (_read_jsonl if source.form == "jsonl" else _read_csv)(source, encoding, on_fault),
        )
    known: dict[tuple[str, ...], Columns] = {}
    number = 0
    for line, values in values_by_line:
        number += 1
        where = f"{source.name}: {unit} {line}"
        names = tuple(values)
        columns = known.get(names)
        if columns is None:
            if len(known) > 1_000:  # a hostile file may have other columns in each line
                known.clear()
            place = where if source.form == "jsonl" else source.name
            try:
                columns = known[names] = find_columns(names, place, text_column, id_column)
            except InputError as error:
                if source.form != "jsonl":
                    raise
                on_fault(error)
                continue
        try:
            row = _row(number, line, where, values, columns)
        except InputError as error:
            on_fault(error)
            continue
        yield row
    if number == 0:
        raise InputError(f"{source.name} holds no article")


def _row(number: int, line: int, where: str, values: Mapping[str, Any], columns: Columns) -> Row:
    """Check the cells of one row; raise ``InputError`` for what is no article, or not about one."""
    text = values[columns.text]
    if not isinstance(text, str):
        if text is not None:
            raise InputError(
                f"{where}: column {columns.text!r} holds {_kind(text)}, where an article's text should be"
            )
        text = ""
    # Corpora do hold blank rows, and each of their ids may be looked for in the results.
    check_article(text, where, may_be_blank=True)
    metadata: dict[str, str] = {}
    for field, column in columns.metadata:
        value = values[column]
        plain = value if isinstance(value, str) else plain_value(value)
        if plain and field not in metadata:
            check_unicode(plain, f"{where}: column {column!r}")
            metadata[field] = plain
    given = None if columns.given_id is None else _given_id(values[columns.given_id], where, columns.given_id)
    spans = () if columns.targets is None else _spans(values[columns.targets], text, where)
    return Row(number, line, where, text, given, metadata, spans)


def find_columns(
    names: tuple[str, ...], place: str, text_column: str | None, id_column: str | None
) -> Columns:
    """Choose the columns of text, id and metadata; raise ``InputError`` where there is none of text."""
    by_fold: dict[str, str] = {}
    for name in names:
        by_fold.setdefault(name.strip().casefold(), name)

    def choose(given: str | None, usual: tuple[str, ...], option: str) -> str | None:
        if given is None:
            return next((by_fold[name] for name in usual if name in by_fold), None)
        if given in names:
            return given
        if given.strip().casefold() in by_fold:
            return by_fold[given.strip().casefold()]
        raise InputError(f"{place}: no column {given!r}; {_listed(names)}: name one of them with {option}")

    text = choose(text_column, TEXT_COLUMNS, "--text-column")
    if text is None:
        raise InputError(
            f"{place}: no column of articles ({', '.join(TEXT_COLUMNS)}); {_listed(names)}: "
            "name the one that holds the text with --text-column"
        )
    metadata = tuple(
        (field, by_fold[name])
        for field, usual in METADATA.items()
        for name in usual
        if by_fold.get(name, text) != text
    )
    targets = by_fold.get(TARGET_COLUMN)
    return Columns(text, choose(id_column, ID_COLUMNS, "--id-column"), metadata, targets)


def plain_value(value: object) -> str:
    """Write a value of metadata as text: dates as ISO 8601, several names with commas, nothing as ""."""
    if isinstance(value, str):
        return value
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ", ".join(item for item in value if isinstance(item, str))
    return str(value) if isinstance(value, int | float) else ""


def _given_id(value: object, where: str, column: str) -> str | None:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return (value if isinstance(value, str) else str(value)) or None
    raise InputError(f"{where}: column {column!r} holds {_kind(value)}, where an id should be")


def _spans(value: object, text: str, where: str) -> tuple[tuple[int, int], ...]:
    """Read the mentions a row asks about; what is no list (an empty field of a csv) asks about none."""
    if not isinstance(value, list) or not value:
        return ()
    spans = value if isinstance(value[0], list) else [value]
    for span in spans:
        whole = isinstance(span, list) and len(span) == 2 and all(type(offset) is int for offset in span)
        if not whole or not 0 <= span[0] < span[1] <= len(text):
            raise InputError(f"{where}: column {TARGET_COLUMN!r} holds no [start, end] within the text")
    return tuple((start, end) for start, end in spans)


def _kind(value: object) -> str:
    kinds = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        list: "a list",
        dict: "an object",
        bytes: "bytes",
    }
    return kinds.get(type(value), f"a {type(value).__name__}")


def _listed(names: tuple[str, ...]) -> str:
    if not names:
        return "there are no columns"
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return "its columns are " + ", ".join(name[:40] for name in names[:12]) + more


@contextmanager
def _text_lines(source: Source, encoding: str | None) -> Iterator[Iterator[str]]:
    """Open a table of text as its lines, each with its end, decoded as they are read."""
    with open_source(source) as stream:
        head = stream.read(HEAD)
        refuse_binary(head, source.name, source.suffix)
        if not head:
            raise InputError(f"{source.name} is empty")
        complete = len(head) < HEAD
        codec, guessed = find_encoding(head, source.name, complete=complete, given=encoding)
        refuse_control_characters(decode_text(head, source.name, codec, complete=complete), source.name)
        if guessed:
            warn_of_guess(source.name)
        yield _decoded_lines(CountedBytes(head, stream), source.name, codec)


def _decoded_lines(counted: CountedBytes, name: str, codec: str) -> Iterator[str]:
    # No translation of line ends: they are part of the article. A codec with its byte order in its
    # name leaves the mark in, so it is taken off here.
    text = io.TextIOWrapper(cast(BinaryIO, counted), encoding=codec, errors="strict", newline="")
    for number in itertools.count(1):
        try:
            line = text.readline(MAX_LINE + 1)
        except UnicodeDecodeError as error:
            offset = counted.n_read - len(error.object)
            raise InputError(broken_bytes(name, codec, error.object, error.start, offset)) from None
        except UnicodeError as error:
            raise InputError(f"{name} is not valid {codec}: {error}") from None
        if not line:
            return
        if len(line) > MAX_LINE:
            raise InputError(
                f"{name}: line {number} is longer than {MAX_LINE:,} characters: split it into articles"
            )
        yield line.removeprefix("\ufeff") if number == 1 else line


def _read_jsonl(
    source: Source, encoding: str | None, on_fault: OnFault
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    with _text_lines(source, encoding) as lines:
        for number, line in enumerate(lines, 1):
            if line.isspace():
                continue
            try:
                values = _json_row(line, f"{source.name}: line {number}")
            except InputError as error:
                on_fault(error)
                continue
            yield number, values


def _json_row(line: str, where: str) -> Mapping[str, Any]:
    """Read a line as one JSON object; raise ``InputError`` where it is none."""
    try:
        values = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"{where} is not JSON: {error.msg} at character {error.pos}") from None
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where} is not JSON to be read: {error}") from None
    if not isinstance(values, dict):
        raise InputError(
            f'{where} holds {_kind(values)}, where one article should be, such as {{"id": "a1", "text": "…"}}'
        )
    return values


def _read_csv(
    source: Source, encoding: str | None, on_fault: OnFault
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    # The limit is one for the whole process, and the module's own, 131,072, is too low for a long article.
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CHARACTERS))
    with _text_lines(source, encoding) as lines:
        first = next(lines, "")  # nothing, where there is but a byte order mark
        # Spreadsheets write semicolons where the comma is the decimal sign.
        delimiter = "\t" if source.form == "tsv" else max(",;\t", key=first.count)
        # Strict, because the lenient way drops quotation marks that are not doubled.
        reader = csv.reader(itertools.chain([first], lines), delimiter=delimiter, strict=True)
        header: list[str] | None = None
        while True:
            line = reader.line_num + 1
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise InputError(_csv_fault(source.name, line, error)) from None
            if not fields:
                continue
            if header is None:
                header = fields
                # Where two columns share a name, the first counts.
                positions = {name: header.index(name) for name in header}
            elif len(fields) > len(header):
                fault = (
                    f"{source.name}: line {line} has {len(fields)} fields and the header {len(header)}: "
                    "put a field that holds a comma or a line end in quotation marks"
                )
                on_fault(InputError(fault))
            else:
                fields += [""] * (len(header) - len(fields))
                yield line, {name: fields[position] for name, position in positions.items()}


def _csv_fault(name: str, line: int, error: csv.Error) -> str:
    if "field limit" in str(error):
        return (
            f"{name}: line {line}: an article is longer than {MAX_CHARACTERS:,} characters, "
            "or a quotation mark is never closed"
        )
    if "unexpected end of data" in str(error):
        return f"{name}: line {line}: a quotation mark opened there is never closed"
    return f"{name}: line {line} is not valid CSV: {error}; a quotation mark inside a field must be doubled"


def _read_parquet(
    source: Source, text_column: str | None, id_column: str | None
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    import pyarrow
    import pyarrow.parquet

    with open_source(source) as stream, tempfile.TemporaryFile() as unpacked:
        head = stream.read(4)
        if not head:
            raise InputError(f"{source.name} is empty")
        if head != b"PAR1":
            refuse_binary(head + stream.read(16), source.name, source.suffix)
            raise InputError(f"{source.name} is not a Parquet file, though its name says so")
        file: BinaryIO = stream
        if source.packed or not stream.seekable():
            # Parquet is read from its end, so what comes as a stream is put on the disk first.
            file = cast(BinaryIO, unpacked)
            file.write(head)
            shutil.copyfileobj(stream, file, 1 << 20)
        file.seek(0)
        number = 0
        try:
            table = pyarrow.parquet.ParquetFile(file, pre_buffer=False, buffer_size=1 << 20)
            found = find_columns(tuple(table.schema_arrow.names), source.name, text_column, id_column)
            wanted = dict.fromkeys(
                [
                    found.text,
                    *filter(None, [found.given_id, found.targets]),
                    *(c for _, c in found.metadata),
                ]
            )
            for batch in table.iter_batches(batch_size=_BATCH, columns=list(wanted), use_threads=False):
                names = batch.schema.names
                columns = [column.to_pylist() for column in batch.columns]
                for fields in zip(*columns, strict=True):
                    number += 1
                    yield number, dict(zip(names, fields, strict=True))
        except UnicodeDecodeError as error:
            raise InputError(
                f"{source.name}: row {number + 1} or soon after holds text that is not UTF-8: {error.reason}"
            ) from None
        except (pyarrow.ArrowException, OSError) as error:
            reason = str(error).partition("\n")[0]
            raise InputError(f"{source.name} is a broken Parquet file: {reason}") from None
