"""Where an input is, what form it has, and its bytes: files, packed files and standard input."""

import difflib
import gzip
import io
import itertools
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from analysis.document.errors import InputError
from analysis.document.printing import printable

STANDARD_INPUT = "-"
FORMS = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".csv": "csv",
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
# Looking for a like name must not take long in a folder of a million files.
_MAX_NAMES = 5_000
# A slip of the finger leaves this part of a name as it was; another name may well have the same ending.
_ALIKE = 0.75


class Source(NamedTuple):
    """An input before it is read: ``name`` is for people, ``path`` is None for standard input.

    ``form`` is one of the values of ``FORMS``, or "" for an ending that is not known.
    """

    name: str
    stem: str
    suffix: str
    form: str
    packed: bool
    path: Path | None


def find_source(path: str | Path) -> Source:
    """Find an input: a relative path is looked up from the working directory, then from the project root.

    The project root is the folder of the ``analysis`` package, where it holds ``pyproject.toml``.

    Raises ``InputError`` where there is no such file, with the nearest name in its folder, and for a folder.
    """
    if str(path) == STANDARD_INPUT:
        return Source("standard input", "stdin", "", "text", packed=False, path=None)
    name = printable(str(path))
    if not str(path).strip() or not Path(path).name:
        raise InputError(f"{name or 'an empty path'} names no file: give the path of an article")
    found = _look_up(Path(path))
    if found is None:
        raise InputError(_missing(Path(path), name))
    if found.is_dir():
        raise InputError(f"{name} is a folder: name the files in it, such as {name.rstrip('/')}/*.txt")
    inner = _without_packing(found)
    suffix = inner.suffix.lower()
    form = FORMS.get(suffix, "")
    return Source(name, inner.stem, suffix, form, packed=inner is not found, path=found)


def promises_articles(path: Path) -> bool:
    """Tell by its ending alone whether a file in a folder is one of articles; it need not be there.

    >>> [promises_articles(Path(name)) for name in ("news.CSV.gz", "news", ".a.txt")]
    [True, False, False]
    """
    inner = _without_packing(path)
    return bool(inner.suffix) and inner.suffix.lower() in FORMS and not path.name.startswith(".")


def _without_packing(path: Path) -> Path:
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path


@contextmanager
def open_source(source: Source) -> Iterator[BinaryIO]:
    """Open the bytes of an input, unpacked; they are read only as far as they are asked for.

    Whatever the system or the packing has to say, here or while reading, becomes an ``InputError``.
    """
    try:
        if source.path is None:
            stream = getattr(sys.stdin, "buffer", None)
            if stream is None:
                raise InputError("standard input cannot be read here: give the path of a file")
            yield stream
        elif source.packed:
            with gzip.open(source.path, "rb") as unpacked:
                yield cast(BinaryIO, unpacked)
        else:
            with source.path.open("rb") as plain:
                yield plain
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{source.name} is a broken gzip file: {error}") from None
    except OSError as error:
        raise InputError(f"{source.name} cannot be read: {error.strerror or error}") from None


class CountedBytes(io.BufferedIOBase):
    """The bytes of a stream, those already looked at first, and how many have been given out."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest
        self.n_read = 0

    def readable(self) -> bool:
        """Tell ``TextIOWrapper`` that this can be read."""
        return True

    def read1(self, size: int = -1, /) -> bytes:
        """Give at most ``size`` bytes, and none at the end."""
        chunk = self._head.read(size) or self._rest.read(size)
        self.n_read += len(chunk)
        return chunk

    def read(self, size: int | None = -1, /) -> bytes:
        """Give at most ``size`` bytes, as ``read1`` does."""
        return self.read1(-1 if size is None else size)


def _look_up(path: Path) -> Path | None:
    root = Path(__file__).resolve().parents[2]
    places = [path]
    if not path.is_absolute() and (root / "pyproject.toml").is_file():
        places.append(root / path)
    return next((place for place in places if _exists(place)), None)


def _exists(path: Path) -> bool:
    """Tell whether there is something; what may not be looked at is left to opening it to refuse."""
    try:
        return path.exists()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False


def _missing(path: Path, name: str) -> str:
    folder = _look_up(path.parent)
    try:
        if folder is None or not folder.is_dir():
            return f"{name}: no such file; there is no folder {printable(str(path.parent))}"
        names = sorted(entry.name for entry in itertools.islice(folder.iterdir(), _MAX_NAMES))
    except OSError:
        names = []
    by_fold = {name.casefold(): name for name in reversed(names)}
    near = difflib.get_close_matches(path.name.casefold(), by_fold, n=1, cutoff=_ALIKE)
    hint = (
        f"the nearest name there is {printable(str(path.parent / by_fold[near[0]]))}"
        if near
        else "check its name"
    )
    return f"{name}: no such file; {hint}"
