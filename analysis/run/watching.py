"""What a report hangs on, watched: who waits is told which of it has changed."""

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import watchfiles

from analysis.run.provenance import PACKAGE, origin, read_origin, stamps

# Milliseconds of silence that end a group of changes, and those after which it is told whatever follows.
_SILENCE, _AT_MOST = 50, 400
# Seconds until the system watches, and between two looks whether Ctrl-C was pressed: Windows tells nobody
# who waits for a lock.
_START, _LOOK_EVERY = 10.0, 0.5
# Seconds by which the clock of files may be behind.
_COARSE = 0.02


class WatchingError(Exception):
    """Say that the system does not let us watch."""


class Watch:
    """Watch files in a thread of its own, so that what changes while nobody waits is told as well.

    Editors put a new file in the place of the old one; so folders are watched, and the folders those lie in,
    and of what happens there only what is wanted is told. A folder that is not there is waited for.
    """

    def __init__(self) -> None:
        self._files: frozenset[Path] = frozenset()
        self._folders: Mapping[Path, Callable[[Path], bool]] = {}
        self._above: frozenset[Path] = frozenset()
        self._places: dict[Path, tuple[int, int]] = {}
        self._changed: queue.SimpleQueue[set[Path] | Exception] = queue.SimpleQueue()
        self._look: _Look | None = None

    def follow(self, files: Iterable[Path], folders: Mapping[Path, Callable[[Path], bool]]) -> None:
        """Watch these files, and in each of these folders the files that count, in place of those before.

        What changes from now on is told. Raise ``WatchingError`` where the system does not let us.
        """
        # A link may be exchanged, and what it leads to may change.
        self._files = frozenset(place for path in files for place in (_as_told(path), path.resolve()))
        self._folders = {folder.resolve(): counts for folder, counts in folders.items()}
        homes = {*self._folders, *(path.parent for path in self._files)}
        self._above = frozenset(place for home in homes for place in (home, *home.parents))
        # A folder that is made anew under the same name is another one.
        places = {place: _identity(place) for home in homes for place in _there(home)}
        if places != self._places:
            look = _Look(places, self._is_wanted, self._changed)
            self.end()
            self._places, self._look = places, look

    def wait(self) -> set[Path]:
        """Wait until something has changed, and give all that has; raise ``WatchingError`` if that fails."""
        told = self._next()
        while not self._changed.empty():
            told |= self._next()
        return told

    def end(self) -> None:
        """Stop watching."""
        if self._look is not None:
            self._look.end()

    def _next(self) -> set[Path]:
        while True:
            try:
                told = self._changed.get(timeout=_LOOK_EVERY)
            except queue.Empty:
                continue
            if isinstance(told, Exception):
                raise WatchingError(str(told)) from told
            return told

    def _is_wanted(self, path: Path) -> bool:
        counts = self._folders.get(path.parent)
        return path in self._files or path in self._above or (counts is not None and counts(path))


class _Look:
    """Look at some folders until the end, and put what changes there into a queue."""

    def __init__(
        self,
        places: Iterable[Path],
        is_wanted: Callable[[Path], bool],
        changed: "queue.SimpleQueue[set[Path] | Exception]",
    ) -> None:
        self._places, self._is_wanted, self._changed = sorted(places), is_wanted, changed
        self._stop, self._looks = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._looks.wait(_START)

    def is_set(self) -> bool:
        """Tell the library whether it shall stop; it asks as soon as it watches."""
        self._looks.set()
        return self._stop.is_set()

    def end(self) -> None:
        """Stop looking."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        try:
            for changes in watchfiles.watch(
                *self._places,
                watch_filter=lambda _, path: self._is_wanted(Path(path)),
                recursive=False,
                step=_SILENCE,
                debounce=_AT_MOST,
                stop_event=self,
            ):
                self._changed.put({Path(path) for _, path in changes})
        except Exception as error:  # whatever the system or the library says, who waits must hear of it
            self._changed.put(error)
        finally:
            self._looks.set()


@contextmanager
def watching() -> Iterator[Watch]:
    """Give a watch that ends with the block."""
    watch = Watch()
    try:
        yield watch
    finally:
        watch.end()


def package_folders() -> list[Path]:
    """List the folders of the package, whose files make every report."""
    inner = [path for path in PACKAGE.rglob("*") if path.is_dir() and path.name != "__pycache__"]
    return [PACKAGE, *inner]


def in_package(path: Path) -> bool:
    """Tell whether a file is one of the package."""
    return PACKAGE in path.parents


def changed_since(begun: float) -> bool:
    """Tell whether a file of the package was written after a time, in seconds of the clock."""
    now = time.time()
    times = (stamp.mtime for stamp in stamps().values())
    return any(begun - _COARSE <= mtime <= now for mtime in times)


def instrument_changed() -> bool:
    """Tell whether the package is no longer what it was when ``origin`` was first asked."""
    try:
        return read_origin() != origin()
    except FileNotFoundError:
        # A file went while it was read.
        return True


def _as_told(path: Path) -> Path:
    """Give the path by which the system tells of a file."""
    return path.parent.resolve() / path.name


def _there(home: Path) -> Iterator[Path]:
    """Give a folder and the one it lies in; of those that are not there, the nearest that is."""
    while not home.is_dir():
        home = home.parent
    yield from (home, home.parent)


def _identity(place: Path) -> tuple[int, int]:
    try:
        found = place.stat()
    except OSError:
        return 0, 0
    return found.st_dev, found.st_ino
