"""Reading inputs for any command: the options they share, and what is said about them."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from analysis.cli.messages import say
from analysis.document import InputWarning

if TYPE_CHECKING:
    from analysis.document import Document
    from analysis.document.errors import OnFault

_Command = TypeVar("_Command", bound=Callable[..., Any])


class Inputs(NamedTuple):
    """The inputs of one call and how they are to be read."""

    paths: tuple[str, ...]
    encoding: str | None
    text_column: str | None
    id_column: str | None


def with_inputs(command: _Command) -> _Command:
    """Add the argument INPUT... and the options that say how inputs are read."""
    for decorate in (
        click.option("--id-column", metavar="NAME", help="Column of the articles' ids (default: id)."),
        click.option("--text-column", metavar="NAME", help="Column of the articles' texts (default: text)."),
        click.option("--encoding", metavar="NAME", help="Encoding of the inputs (default: recognised)."),
        click.argument("paths", nargs=-1, required=True, metavar="INPUT..."),
    ):
        command = decorate(command)
    return command


def documents(
    inputs: Inputs, *, note_language: bool, on_fault: "OnFault | None" = None
) -> "Iterator[Document]":
    """Read the inputs one by one, saying on standard error what a user should know of them.

    ``on_fault`` takes what is wrong with one of them, and reading goes on; without, it stops there.
    """
    from analysis.document import language_note, read_documents
    from analysis.document.errors import raise_fault

    with noted_warnings():
        for doc in read_documents(
            [file for path in inputs.paths for file in _files(path)],
            encoding=inputs.encoding,
            text_column=inputs.text_column,
            id_column=inputs.id_column,
            on_fault=on_fault or raise_fault,
        ):
            note = language_note(doc) if note_language else ""
            if note:
                say(f"warning: {doc.doc_id}: {note}")
            yield doc


def _files(path: str) -> list[str]:
    """List the articles of a folder by name, or give the one file; ``InputError`` for a folder of none."""
    from analysis.document import InputError
    from analysis.document.sources import FORMS, find_source, promises_articles

    folder = Path(path)
    if path == "-" or not folder.is_dir():
        return [path]
    found = []
    for file in sorted(folder.iterdir()):
        if not (promises_articles(file) and file.is_file()):
            continue
        if find_source(file).stem.lower() == "readme":
            say(f"note: {file} is taken for no article")
        else:
            found.append(str(file))
    if not found:
        endings = ", ".join(suffix for suffix in FORMS if suffix)
        raise InputError(f"{path}: the folder holds no article; those are files ending in {endings}")
    return found


@contextmanager
def noted_warnings() -> Iterator[None]:
    """Say on standard error what an input is warned of, each in one line."""
    with warnings.catch_warnings():
        warnings.simplefilter("always", InputWarning)
        warnings.showwarning = _show
        yield


def _show(message: Warning | str, category: type[Warning], *_: Any, **__: Any) -> None:
    if issubclass(category, InputWarning):
        say(f"warning: {message}")
