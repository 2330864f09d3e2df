"""What lies in the folder of a report: files, told from links and devices; nothing outside is touched."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

# Windows has none of the first two, and needs the third.
_NO_LINKS = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))


def regular_files(folder: Path) -> dict[str, Path]:
    """List the files of a folder by their paths from there; raise ``ValueError`` for a link or device."""
    found = {}
    for entry in _walk(folder):
        if not entry.is_file(follow_symlinks=False):
            raise ValueError(f"{_name(entry, folder)}: is a link or a device; a report holds files alone")
        found[_name(entry, folder)] = Path(entry.path)
    return dict(sorted(found.items()))


def everything(folder: Path) -> dict[str, bool]:
    """List what lies in a folder but its folders, by paths from there, and whether each is a plain file."""
    return {
        _name(entry, folder): entry.is_file(follow_symlinks=False)
        for entry in sorted(_walk(folder), key=lambda entry: entry.path)
    }


def sha256_within(folder: Path, name: str) -> str:
    """Give the SHA-256 of a file that ``everything`` told plain, or nothing where it is none any more."""
    try:
        number = os.open(folder / name, os.O_RDONLY | _NO_LINKS)
    except OSError:
        return ""
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            return ""
        return hashlib.file_digest(file, "sha256").hexdigest()


def _walk(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path))
            else:
                yield entry


def _name(entry: os.DirEntry[str], folder: Path) -> str:
    return Path(entry.path).relative_to(folder).as_posix()
