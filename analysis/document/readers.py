"""Read articles: one, or any number as a stream."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from analysis.document.encoding import refuse_binary
from analysis.document.errors import InputError, OnFault, raise_fault, warn_of_input
from analysis.document.identity import check_given_id, id_from_stem, safe_id, unique_id
from analysis.document.limits import check_article
from analysis.document.pages import read_page
from analysis.document.record import Document, Span
from analysis.document.rows import read_rows
from analysis.document.sources import FORMS, Source, find_source, open_source

_TABLES = ("csv", "tsv", "jsonl", "parquet")
# A table whose ids are all alike would have more notes than articles.
_MAX_NOTES = 10


def read_document(
    path: str | Path,
    *,
    encoding: str | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    row: int | str | None = None,
) -> Document:
    """Read one article, its text exactly as it stands: no line end, blank or letter is changed.

    Parameters
    ----------
    path
        A ``.txt``, ``.md`` (YAML front matter gives metadata) or ``.html`` file (main text only), a
        ``.csv``, ``.tsv``, ``.jsonl`` or ``.parquet`` table, any of them packed as ``.gz``, or ``-``
        for text on standard input. A relative path starts at the working directory or, where nothing
        is there, at the project root.
    encoding
        Name it where the guess is wrong; see ``find_encoding``.
    text_column, id_column
        Columns of a table whose names are not the usual ones.
    row
        Which article of a table: its number from 1, or its id. A string of digits that is no id is a number.

    Raises ``InputError`` where the input is missing, is no text, holds no article, passes
    ``MAX_CHARACTERS``, or holds several articles and ``row`` does not choose. Issues ``InputWarning``
    for what a user should know though the run goes on.
    """
    source = find_source(path)
    _check_form(source)
    if source.form not in _TABLES:
        if row is not None:
            raise InputError(f"{source.name} holds one article: a row can be chosen in a table only")
        return _document_of_page(source, encoding, {})
    documents = _documents_of_table(source, encoding, text_column, id_column, {})
    document = _choose(documents, source.name, row)
    check_article(document.text, source.name)
    return document


def read_documents(
    paths: Iterable[str | Path],
    *,
    encoding: str | None = None,
    text_column: str | None = None,
    id_column: str | None = None,
    on_fault: OnFault = raise_fault,
) -> Iterator[Document]:
    """Read all articles of any number of files and tables, in order, one at a time.

    Memory stays constant but for the ids, which are kept so that no two articles have the same: a second
    one gets ``-2``, a third ``-3``, with a warning. A row without an id gets the name of its file and its
    number. Options and refusals are those of ``read_document``, save that a row of white space passes with a
    warning, as corpora do hold such rows. Reading stops at the first fault, unless ``on_fault``
    takes it: then it goes on with the next row, or the next file where the rest of one is lost.
    """
    taken: dict[str, int] = {}
    for path in [paths] if isinstance(paths, str | Path) else paths:
        try:
            source = find_source(path)
            _check_form(source)
            if source.form in _TABLES:
                yield from _documents_of_table(source, encoding, text_column, id_column, taken, on_fault)
            else:
                yield _document_of_page(source, encoding, taken)
        except InputError as error:
            on_fault(error)


def _check_form(source: Source) -> None:
    if source.form:
        return
    with open_source(source) as stream:
        refuse_binary(stream.read(16), source.name, source.suffix)
    if source.suffix == ".json":
        raise InputError(f"{source.name}: .json is not read: write one article a line as .jsonl")
    raise InputError(
        f"{source.name}: articles ending in {source.suffix} are not read: "
        f"use one of {', '.join(suffix for suffix in FORMS if suffix)}"
    )


def _document_of_page(source: Source, encoding: str | None, taken: dict[str, int]) -> Document:
    page = read_page(source, encoding)
    wished = id_from_stem(source.stem)
    doc_id = unique_id(wished, taken)
    if doc_id != wished:
        warn_of_input(
            f"{source.name}: another article is called {wished!r}, so this one is {doc_id!r}", source.name
        )
    return Document(doc_id, page.text, target_spans=(), **page.metadata)


def _documents_of_table(
    source: Source,
    encoding: str | None,
    text_column: str | None,
    id_column: str | None,
    taken: dict[str, int],
    on_fault: OnFault = raise_fault,
) -> Iterator[Document]:
    n_renamed = n_blank = 0
    given: set[str] = set()
    rows = read_rows(
        source, encoding=encoding, text_column=text_column, id_column=id_column, on_fault=on_fault
    )
    for row in rows:
        if row.given_id is None:
            wished = id_from_stem(f"{source.stem}-{row.number}")
        else:
            try:
                check_given_id(row.given_id)
            except InputError as error:
                on_fault(InputError(f"{row.where}: {error}"))
                continue
            wished = safe_id(row.given_id)
        doc_id = unique_id(wished, taken)
        if doc_id != wished:
            n_renamed += 1
            if n_renamed <= _MAX_NOTES:
                message = f"{row.where}: another article has the id {wished!r}, so this one is {doc_id!r}"
                warn_of_input(message, source.name, row.line)
        if row.text.isspace():
            n_blank += 1
            if n_blank <= _MAX_NOTES:
                message = f"{row.where}: the article holds only white space: there is nothing to find in it"
                warn_of_input(message, source.name, row.line)
        yield Document(
            doc_id,
            row.text,
            source_id=_source_id(row.given_id, doc_id, given),
            target_spans=tuple(Span(start, end) for start, end in row.target_spans),
            **row.metadata,
        )
    if n_blank > _MAX_NOTES:
        warn_of_input(
            f"{source.name}: {n_blank - _MAX_NOTES:,} more articles hold only white space", source.name
        )
    if n_renamed > _MAX_NOTES:
        warn_of_input(
            f"{source.name}: {n_renamed - _MAX_NOTES:,} more ids were taken and got a number", source.name
        )


def _source_id(given_id: str | None, doc_id: str, seen: set[str]) -> str:
    """Give the id as its source states it, empty where ``doc_id`` is that; a repeated one gets the number.

    So no two lines of annotations have one id, whatever the source does.
    """
    if given_id is None:
        return ""
    stated = f"{given_id}-{doc_id.rpartition('-')[2]}" if given_id in seen else given_id
    seen.add(given_id)
    return "" if stated == doc_id else stated


def _choose(documents: Iterator[Document], name: str, row: int | str | None) -> Document:
    if row is None:
        first = next(documents)
        second = next(documents, None)
        if second is None:
            return first
        raise InputError(
            f"{name} holds several articles (the first are {first.doc_id!r} and {second.doc_id!r}): "
            "choose one with row, by its number or its id"
        )
    number = row if isinstance(row, int) else int(row) if row.isdecimal() and len(row) < 16 else None
    by_number = None
    n_documents = 0
    for n_documents, document in enumerate(documents, 1):
        if row and row in (document.source_id, document.doc_id):
            return document
        if n_documents == number:
            by_number = document
            if isinstance(row, int):
                break
    if by_number is None:
        raise InputError(f"{name} has no article {row!r}: it holds {n_documents:,}; choose by number or id")
    return by_number
