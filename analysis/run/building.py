"""Build out of sight and come into place whole: what stands is old or new, and never half of either."""

import ctypes
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from analysis.run.folders import check_replaceable, shown

_PREFIX = ".building-"
_LOCK = "lock"
# A building place holds new reports below one name and those they replace below another.
_NEW, _OLD = "new", "old"
# Two runs into one folder may meet; one of them comes through at the latest after so many tries.
_ATTEMPTS = 50
_PAUSE = 0.01


@contextmanager
def building_place(out: Path) -> Iterator[Path]:
    """Give an empty folder in ``out`` to build in, and clear away what runs left that were killed.

    A run holds a lock on its folder, which the system frees however the run ends. Where ``out`` is
    removed meanwhile, raise ``OSError`` that says so; an error in the folder names ``out``.
    """
    clear_left_over(out)
    place, lock = _new_place(out)
    try:
        (place / _NEW).mkdir()
        yield place
    except Exception as error:
        # A kernel may have put the folder there again, with its own files alone.
        if not (place / _NEW).is_dir():
            # Whatever else went wrong did so because of this.
            raise OSError(f"{shown(out)}: was removed while reports were made there") from error
        if isinstance(error, OSError) and error.errno and _lies_in(error.filename, place):
            raise OSError(error.errno, error.strerror, shown(out)) from error
        raise
    finally:
        _remove(place, out, lock)


def _lies_in(name: str | None, place: Path) -> bool:
    """Tell whether an error speaks of a file in a place; one without a name does: nothing else is written."""
    return name is None or place in Path(name).parents


def _new_place(out: Path) -> tuple[Path, FileLock]:
    """Make a folder to build in and hold its lock; another run may take it for left over until then."""
    for _ in range(_ATTEMPTS):
        place = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=out))
        lock = FileLock(place / _LOCK)
        try:
            lock.acquire()
        except FileNotFoundError:
            continue  # another run has just cleared it away
        except OSError:
            if place.is_dir():
                _remove_tree(place)
                raise
            continue
        if (place / _LOCK).exists():
            return place, lock
        lock.release()
    raise OSError(f"{shown(out)}: other runs remove what is begun there")


def new_folder(place: Path, name: str) -> Path:
    """Make the folder in which the report ``name`` is built."""
    folder = place / _NEW / name
    folder.mkdir()
    return folder


def clear_left_over(out: Path) -> None:
    """Remove the building places of runs that are no more; what one had put aside comes back first."""
    for place in sorted(out.glob(f"{_PREFIX}*")):
        if place.is_symlink() or not place.is_dir():
            continue
        lock = FileLock(place / _LOCK)
        try:
            lock.acquire(timeout=0)
        except (Timeout, OSError):
            continue  # it still runs, or is not ours to touch
        _remove(place, out, lock)


def _remove(place: Path, out: Path, lock: FileLock) -> None:
    """Bring back what was put aside and remove a place whose lock is held; then only is the lock free."""
    for aside in (place / _OLD).glob("*"):
        if not os.path.lexists(out / aside.name):
            with suppress(OSError):
                aside.rename(out / aside.name)
    gone = place.with_name(f"{place.name}.gone")
    # A run that waits for the lock must see at once that this place is none, and may make it its own as
    # soon as the name is free: from then on nothing in it is ours to remove.
    try:
        place.rename(gone)
        left = [gone]
    except OSError:
        # Windows cannot rename what is open.
        left = [path for path in place.glob("*") if path.name != _LOCK]
    for path in left:
        _remove_tree(path)
    lock.release()
    if sys.platform == "win32":
        with suppress(OSError):
            (place / _LOCK).unlink(missing_ok=True)
            place.rmdir()


def _remove_tree(path: Path) -> None:
    """Remove a folder, also where the last writer into it is only just ending."""
    for _ in range(_ATTEMPTS):
        shutil.rmtree(path, ignore_errors=True)
        if not path.is_dir():
            with suppress(OSError):
                path.unlink(missing_ok=True)
            break
        time.sleep(_PAUSE)


def put_in_place(build: Path, target: Path) -> None:
    """Write ``build`` to the disk and exchange ``target`` for it in one step; what stood there is removed.

    Raise ``InputError`` where what stands there is not a report.
    """
    _flush(build)
    for attempt in range(_ATTEMPTS):
        check_replaceable(target)
        try:
            # Another run may take or free the name between any two of these steps.
            if not target.exists():
                build.rename(target)
            elif not _exchange(build, target):
                _move_aside(build, target)
        except OSError:
            if attempt == _ATTEMPTS - 1:
                raise
        else:
            break
    _flush_folder(target.parent)
    # Many articles must not need room for each of them twice.
    _remove_tree(build)


def _move_aside(build: Path, target: Path) -> None:
    """Exchange in two steps, where the system has not one for both; a kill between is made good later."""
    aside = build.parent.parent / _OLD / target.name
    aside.parent.mkdir(exist_ok=True)
    if aside.exists():
        # We had put this aside before, and another run was quicker to take its name.
        _remove_tree(aside)
    target.rename(aside)
    build.rename(target)
    _remove_tree(aside)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange the names of two folders in one step; tell whether the system could."""
    try:
        libc = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            # AT_FDCWD, RENAME_EXCHANGE
            done = libc.renameat2(-100, os.fsencode(one), -100, os.fsencode(other), 2)
        elif sys.platform == "darwin":
            # RENAME_SWAP
            done = libc.renamex_np(os.fsencode(one), os.fsencode(other), 2)
        else:
            return False
    except (OSError, AttributeError, TypeError):
        return False
    return bool(done == 0)


def _flush(folder: Path) -> None:
    """Wait until all files of a folder are on the disk: no name must stand without content after a crash."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            # Windows flushes only what may be written.
            with path.open("r+b") as file:
                os.fsync(file.fileno())
    for path in [folder, *folder.rglob("*")]:
        if path.is_dir():
            _flush_folder(path)


def _flush_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
