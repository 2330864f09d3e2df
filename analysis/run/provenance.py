"""What a result hangs on besides its article: the package's code and data, the notebooks, the libraries."""

import hashlib
import json
import platform
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any, NamedTuple

from analysis.document import InputError
from analysis.run.folders import project_root

_NAME = "hearsay"
PACKAGE = Path(__file__).resolve().parents[1]
# No result is made by these: what is learned here lands in data/ before anybody sees it.
_NO_PART = ("learning",)
_EXTRA = re.compile(r"""\bextra\s*==\s*["']([^"']+)["']""")
_CODE = (".py", ".css", ".j2", ".json", ".mplstyle")


class Origin(NamedTuple):
    """Hold what the instrument was when it made something; each part is a name with its SHA-256 or version.

    ``code`` are the files of the package, ``lexicons`` what lies in its ``data/`` (word lists,
    codebooks, learned weights), ``libraries`` all that is installed beside it, by version.
    """

    code: dict[str, str]
    lexicons: dict[str, str]
    libraries: dict[str, str]
    python: str
    lock: str


def origin() -> Origin:
    """Tell what the instrument was when this process first asked."""
    return _first_look()[0]


def first_stamps() -> "dict[str, Stamp]":
    """Give the stamps of the package from before ``origin`` was read."""
    return _first_look()[1]


@cache
def _first_look() -> "tuple[Origin, dict[str, Stamp]]":
    before = stamps()
    return read_origin(), before


def read_origin() -> Origin:
    """Tell what the instrument is now."""
    named = _files()
    data = {name: path for name, path in named.items() if name.startswith("data/")}
    code = {
        name: path
        for name, path in named.items()
        if name not in data and path.suffix in _CODE and name.split("/")[0] not in _NO_PART
    }
    lock = project_root() / "requirements.lock"
    return Origin(
        code={name: sha256_of(path) for name, path in code.items()},
        lexicons={name: sha256_of(path) for name, path in data.items()},
        libraries=_installed(sys.path),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        lock=sha256_of(lock) if lock.is_file() else "",
    )


class Stamp(NamedTuple):
    """When a file was last written, in seconds, and how many bytes it has."""

    mtime: float
    size: int


def stamps() -> dict[str, Stamp]:
    """Give when each file of the package was written, which is found sooner than what it holds."""
    found = {}
    for name, path in _files().items():
        with suppress(FileNotFoundError):
            about = path.stat()
            found[name] = Stamp(about.st_mtime, about.st_size)
    return found


def _files() -> dict[str, Path]:
    """List the files of the package by name; what is hidden is an editor's."""
    found = ((path.relative_to(PACKAGE), path) for path in sorted(PACKAGE.rglob("*")) if path.is_file())
    return {
        name.as_posix(): path
        for name, path in found
        if not any(part == "__pycache__" or part.startswith(".") for part in name.parts)
    }


@cache
def runtime_libraries() -> dict[str, str]:
    """List what the instrument needs to run and what that needs in turn, by name and version installed here.

    What only its developers need is left out; what belongs to the scorer ``neural`` is in where it is
    installed. Where the package itself is not installed, everything that is installed is listed.
    """
    from packaging.requirements import InvalidRequirement, Requirement
    from packaging.utils import canonicalize_name

    found: dict[str, str] = {}
    waiting, seen = [(_NAME, ""), (_NAME, "neural")], set()
    while waiting:
        name, extra = needed = waiting.pop()
        if needed in seen:
            continue
        seen.add(needed)
        installed = _distribution(name)
        if installed is None:
            continue
        found[name] = installed.version
        for line in installed.requires:
            if _is_for_another(line, extra):
                continue
            try:
                wanted = Requirement(line)
            except InvalidRequirement:  # written before there were rules, and pip installs it all the same
                continue
            if wanted.marker is None or wanted.marker.evaluate({"extra": extra}):
                waiting += [(canonicalize_name(wanted.name), extra) for extra in ("", *wanted.extras)]
    if found.pop(_NAME, None) is None:
        return _installed(sys.path)
    return dict(sorted(found.items()))


class _Distribution(NamedTuple):
    """Hold what an installed distribution says of itself."""

    version: str
    requires: list[str]


@cache
def _distribution(name: str) -> _Distribution | None:
    """Read the version and the needs of what is installed under a name, or nothing where nothing is.

    Read as lines: its parser, which is one for letters, takes longer than all else that a run does before
    it knows that nothing is to be made.
    """
    try:
        about = distribution(name).read_text("METADATA")
    except PackageNotFoundError:
        return None
    fields = [line.partition(": ") for line in (about or "").partition("\n\n")[0].splitlines()]
    version = next((value for field, _, value in fields if field == "Version"), "")
    return _Distribution(version, [value for field, _, value in fields if field == "Requires-Dist"])


def _is_for_another(line: str, extra: str) -> bool:
    """Tell without parsing that a need is one of another extra, as nine in ten are."""
    from packaging.utils import canonicalize_name

    marker = line.partition(";")[2]
    named = map(canonicalize_name, _EXTRA.findall(marker))
    return " or " not in marker and any(name != canonicalize_name(extra) for name in named)


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def read_cells(notebook: Path) -> list[dict[str, Any]]:
    """Read the cells of a notebook; raise ``InputError`` where it is none, as one that is half saved."""
    try:
        cells: list[dict[str, Any]] = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        whole = all(cell.keys() >= {"cell_type", "source"} for cell in cells)
    except FileNotFoundError:
        raise InputError(f"{notebook.name}: the notebook is gone") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        whole = False
    if not whole:
        raise InputError(f"{notebook.name}: the file is no notebook; save it anew in JupyterLab")
    return cells


def sha256_of_cells(notebook: Path) -> str:
    """Give the SHA-256 of a notebook's cells: their kinds, sources and metadata, but no outputs."""
    content = [
        [cell["cell_type"], "".join(cell["source"]), cell.get("metadata", {})]
        for cell in read_cells(notebook)
    ]
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode("ascii")).hexdigest()


def _installed(folders: Iterable[str]) -> dict[str, str]:
    """List installed distributions by their metadata folders, which is fifty times faster than reading."""
    found: dict[str, str] = {}
    for folder in map(Path, folders):
        if folder.is_dir():
            for path in sorted(folder.glob("*.dist-info")):
                name, _, version = path.stem.partition("-")
                found.setdefault(name.lower().replace("_", "-"), version)
    found.pop(_NAME, None)  # its code is told by its bytes
    return dict(sorted(found.items()))
