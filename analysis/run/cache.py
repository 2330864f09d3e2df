"""Results of notebooks, remembered by what they were made from, so that what is unchanged is not run again.

jupyter-cache remembers by code cells alone, but here a result hangs on the article, the parameters, the
package with its word lists, the libraries and Python as well; so this is a small store of our own. A result
is one zip file under the SHA-256 of all that, with the SHA-256 of its content inside; one that is damaged
counts as missing.
"""

import hashlib
import io
import json
import os
import tempfile
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.run.provenance import origin, sha256_of, sha256_of_cells

# Raised when a result of the same notebook would be stored in another form.
_FORM = 1
# Beyond this many bytes the results that were not asked for longest go.
_MOST = 2_000_000_000
_ENDING = ".zip"
_PARTS = ("notebooks", "tables", "figures")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def cache_folder() -> Path:
    """Give the folder of the cache: ``HEARSAY_CACHE``, or the user's folder for such things."""
    named = os.environ.get("HEARSAY_CACHE")
    if named:
        return Path(named).absolute()
    from platformdirs import user_cache_path

    return user_cache_path("hearsay", appauthor=False) / "results"


def result_key(notebook: Path, parameters: Mapping[str, object], inputs: Mapping[str, Path]) -> str:
    """Give the SHA-256 of all that the result of a notebook hangs on.

    That is its cells, parameters and input files by their bytes, the package with its data, the
    lock file, the libraries installed and Python. The files' places and times do not count.
    """
    made_from = {
        "form": _FORM,
        "notebook": notebook.name,
        "cells": sha256_of_cells(notebook),
        "parameters": dict(parameters),
        "inputs": {name: sha256_of(path) for name, path in inputs.items()},
        "origin": origin()._asdict(),
    }
    text = json.dumps(made_from, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def remember(key: str, folder: Path) -> None:
    """Keep what a notebook made in ``folder``. Where the cache cannot be written, nothing is kept."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for path in made_by_notebook(folder):
            name = zipfile.ZipInfo(path.relative_to(folder).as_posix(), date_time=_EPOCH)
            # Pixels are packed already.
            name.compress_type = zipfile.ZIP_STORED if path.suffix == ".png" else zipfile.ZIP_DEFLATED
            packed.writestr(name, path.read_bytes())
    place = _place(key)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        number, building = tempfile.mkstemp(dir=place.parent, prefix=".building-")
        try:
            with os.fdopen(number, "wb") as file:
                file.write(hashlib.sha256(content.getvalue()).digest() + content.getvalue())
            Path(building).replace(place)
        except OSError:
            Path(building).unlink(missing_ok=True)


def recall(key: str, folder: Path) -> bool:
    """Unpack what was kept under ``key`` into ``folder``; tell whether there was something, and whole."""
    place = _place(key)
    try:
        kept = place.read_bytes()
        digest, content = kept[:32], kept[32:]
        if hashlib.sha256(content).digest() != digest:
            place.unlink(missing_ok=True)
            return False
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            packed.extractall(folder)
        for name in _PARTS:
            (folder / name).mkdir(exist_ok=True)
        with suppress(OSError):
            # A cache that cannot be written serves as well.
            os.utime(place)
    except (OSError, zipfile.BadZipFile):
        return False
    return True


def made_by_notebook(folder: Path) -> list[Path]:
    """List what a notebook left, in an order that stays; what it was given is not among it."""
    made = [path for part in _PARTS for path in (folder / part).glob("*") if path.is_file()]
    return sorted([*made, *folder.glob("*.html")])


def clear_cache() -> tuple[int, int]:
    """Remove every result that is kept; give their number and bytes. Two runs at once do no harm."""
    return _shrink_to(0)


def tidy_cache() -> None:
    """Remove the results that were not asked for longest, until the rest is of bearable size."""
    with suppress(OSError):
        _shrink_to(_MOST)


def _shrink_to(most: int) -> tuple[int, int]:
    folder = cache_folder()
    if not folder.is_dir():
        return 0, 0
    n = n_bytes = 0
    try:
        # Whoever else is at it does the same.
        with FileLock(folder / "lock", timeout=10):
            found = []
            for path in [*folder.glob(f"??/*{_ENDING}"), *folder.glob("??/.building-*")]:
                with suppress(OSError):
                    found.append((path.stat().st_mtime_ns, path.stat().st_size, path))
            total = sum(size for _, size, _ in found)
            for _, size, path in sorted(found):
                if total <= most:
                    break
                with suppress(OSError):
                    path.unlink()
                    n, n_bytes = n + 1, n_bytes + size
                total -= size
    except Timeout:
        pass
    return n, n_bytes


def _place(key: str) -> Path:
    return cache_folder() / key[:2] / f"{key}{_ENDING}"
