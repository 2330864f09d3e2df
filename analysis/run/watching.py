"""What a report hangs on, watched: who waits is told which of it has changed."""

import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import watchfiles

from analysis.run.provenance import PACKAGE, origin, read_origin

# Milliseconds of silence that end a group of changes, and those after which it is told whatever follows.
_SILENCE, _AT_MOST = 50, 400


class Watch:
    """Watch files in a thread of its own, so that what changes while nobody waits is told as well.

    Editors put a new file in the place of the old one; so folders are watched, and of what happens there
    only what is wanted is told.
    """

    def __init__(self) -> None:
        self._files: frozenset[Path] = frozenset()
        self._folders: Mapping[Path, Callable[[Path], bool]] = {}
        self._places: frozenset[Path] = frozenset()
        self._changed: queue.SimpleQueue[set[Path] | Exception] = queue.SimpleQueue()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def follow(self, files: Iterable[Path], folders: Mapping[Path, Callable[[Path], bool]]) -> None:
        """Watch these files, and in each of these folders the files that count, in place of those before."""
        # A link may be exchanged, and what it leads to may change.
        self._files = frozenset(place for path in files for place in (_as_told(path), path.resolve()))
        self._folders = {folder.resolve(): counts for folder, counts in folders.items()}
        places = frozenset(self._folders) | {path.parent for path in self._files}
        if places != self._places:
            self.end()
            self._places, self._stop = places, threading.Event()
            self._thread = threading.Thread(target=self._look, args=(places, self._stop), daemon=True)
            self._thread.start()

    def wait(self) -> set[Path]:
        """Wait until something has changed, and give what; raise what keeps the system from watching."""
        told = self._changed.get()
        if isinstance(told, Exception):
            raise told
        return told

    def end(self) -> None:
        """Stop watching."""
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _look(self, places: frozenset[Path], stop: threading.Event) -> None:
        try:
            for changes in watchfiles.watch(
                *sorted(places),
                watch_filter=lambda _, path: self._is_wanted(Path(path)),
                recursive=False,
                step=_SILENCE,
                debounce=_AT_MOST,
                stop_event=stop,
            ):
                self._changed.put({Path(path) for _, path in changes})
        except Exception as error:  # whatever the system or the library says, who waits must hear of it
            self._changed.put(error)

    def _is_wanted(self, path: Path) -> bool:
        counts = self._folders.get(path.parent)
        return path in self._files or (counts is not None and counts(path))


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


def instrument_changed() -> bool:
    """Tell whether the package is no longer what this process has loaded."""
    return read_origin() != origin()


def _as_told(path: Path) -> Path:
    """Give the path by which the system tells of a file."""
    return path.parent.resolve() / path.name
