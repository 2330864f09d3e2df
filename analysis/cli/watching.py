"""``analysis report --watch``: a round, and another whenever something that reports hang on has changed."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.messages import say, tell_fault
from analysis.cli.rounds import Call, Round, gather_parameters, make_round, prepare, tell_round
from analysis.document import InputError

if TYPE_CHECKING:
    from analysis.run.report import Report
    from analysis.run.watching import Watch

# So many changed files are named.
_MOST_NAMED = 3
_WAITS = "watching for changes; Ctrl-C ends that"
# Tells the command that it has started itself anew.
_ANEW = "HEARSAY_STARTED_ANEW"
# What all that is needed loads.
_ALL = "import analysis.cli, analysis.run.warm, analysis.run.schedule, analysis.run.loading"


class _InstrumentChangedError(Exception):
    """Say that the package is no longer what this process has loaded."""


class _ReaderGoneError(Exception):
    """Say that nobody reads what we answer."""


def again_and_again(call: Call) -> bool:
    """Go a round, and another after each change, until Ctrl-C; tell whether all went well in the last one.

    What is wrong with an input later on is said, and the next change waited for. Where the package itself
    has changed, the command starts anew: what it has loaded is of yesterday.
    """
    from analysis.run.watching import WatchingError, watching

    try:
        begun = os.environ.pop(_ANEW, "")
        _check_that_package_is_as_loaded(begun)
        with watching() as watch:
            return _Rounds(call, watch, is_anew=bool(begun)).go()
    except _InstrumentChangedError:
        _start_anew()
    except _ReaderGoneError as error:
        raise BrokenPipeError from error
    except WatchingError as error:
        raise OSError(f"cannot watch for changes: {error}") from None
    return True


class _Rounds:
    """The rounds of one call, and whether all went well in the last one."""

    def __init__(self, call: Call, watch: "Watch", *, is_anew: bool) -> None:
        self._call, self._watch, self._is_anew = call, watch, is_anew
        self._went_well = True

    def go(self) -> bool:
        from analysis.run import schedule

        rounds = self._asked()
        asked = next(rounds, None)
        again = True
        while asked is not None:
            try:
                with schedule.workshop(self._call.out, self._call.options) as shop:
                    while asked is not None:
                        made = make_round(asked, shop.make)
                        self._tell(asked, made)
                        asked, again = next(rounds, None), True
            except (InputError, OSError) as error:
                # Whatever was at work is of no use any more: once more with new processes, which do without
                # what was removed meanwhile.
                if not again:
                    self._say(error)
                    asked = next(rounds, None)
                again = not again
        return self._went_well

    def _tell(self, asked: Round, made: "dict[str, Report]") -> None:
        try:
            self._went_well, _ = tell_round(self._call, asked, made)
        except BrokenPipeError as error:
            raise _ReaderGoneError from error
        except (InputError, OSError) as error:
            self._say(error)

    def _say(self, error: InputError | OSError) -> None:
        self._went_well = False
        tell_fault(error)

    def _asked(self) -> Iterator[Round]:
        """Give what is to be made, now and after each change; Ctrl-C ends that.

        Raise ``_InstrumentChangedError`` where the package is another one now.
        """
        # Before anything is read: nothing that changes from now on is missed.
        _follow(self._call, self._watch)
        if self._is_anew:
            yield from self._prepared()
        else:
            # A call that is wrong from the beginning is refused as any other.
            yield prepare(self._call)
        while self._changed():
            yield from self._prepared()

    def _prepared(self) -> Iterator[Round]:
        try:
            _follow(self._call, self._watch)
            asked = prepare(self._call)
        except (InputError, OSError) as error:
            self._say(error)
            return
        yield asked

    def _changed(self) -> bool:
        """Wait for a change; tell whether there was one, or Ctrl-C."""
        from analysis.run.watching import in_package, instrument_changed

        say(_WAITS)
        while True:
            try:
                changed, is_other = self._watch.wait(), instrument_changed()
            except KeyboardInterrupt:
                return False
            if not is_other and all(map(in_package, changed)):
                # A passing file of an editor.
                continue
            say(f"changed: {_named(changed)}")
            if not is_other:
                return True
            fault = _fault_of_package()
            if not fault:
                raise _InstrumentChangedError
            self._say(InputError(f"the package cannot be loaded: {fault}"))
            say(_WAITS)


def _follow(call: Call, watch: "Watch") -> None:
    """Watch whatever the reports hang on, whether or not it is there and right."""
    from analysis.document.sources import promises_articles
    from analysis.run.carrying import named_files
    from analysis.run.folders import notebooks_folder
    from analysis.run.watching import package_folders

    inputs = [Path(path) for path in call.inputs.paths]
    folders = [path for path in inputs if path.is_dir()]
    files = [str(path) for path in inputs if path not in folders]
    if call.parameter_file is not None:
        files.append(str(call.parameter_file))
    # Until the file of parameters can be read again, what it names does not matter.
    with suppress(InputError):
        files += named_files(gather_parameters(call.given, call.parameter_file))
    # What a link in a folder leads to lies elsewhere.
    files += [str(file) for folder in folders for file in folder.iterdir() if file.is_symlink()]
    watched: dict[Path, Callable[[Path], bool]] = dict.fromkeys(package_folders(), _is_source)
    watched[notebooks_folder()] = _is_notebook
    watched |= dict.fromkeys(folders, promises_articles)
    watch.follow(map(_where_it_is, files), watched)


def _where_it_is(name: str) -> Path:
    """Find a file as readers do, or say where it should be."""
    from analysis.document.sources import find_source

    try:
        return find_source(name).path or Path(name)
    except InputError:
        return Path(name)


def _is_notebook(path: Path) -> bool:
    return path.suffix == ".ipynb" and not path.name.startswith(".")


def _is_source(path: Path) -> bool:
    return path.name != "__pycache__" and not path.name.startswith(".")


def _named(changed: set[Path]) -> str:
    from analysis.run.folders import shown

    names = sorted(map(shown, changed))
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _check_that_package_is_as_loaded(begun: str) -> None:
    """Note what the package is; raise ``_InstrumentChangedError`` where it changed since we ``begun``."""
    import psutil

    from analysis.run.provenance import origin
    from analysis.run.watching import changed_since

    # What it is from now on is what this process has loaded, unless it was saved meanwhile.
    origin()
    if changed_since(float(begun) if begun else psutil.Process().create_time()) and not _fault_of_package():
        raise _InstrumentChangedError


def _fault_of_package() -> str:
    """Load the package as it is now, in another process; give what is wrong with it, or nothing."""
    done = subprocess.run(  # noqa: S603 (our own interpreter and words)
        [sys.executable, "-c", _ALL], capture_output=True, text=True, check=False
    )
    lines = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    if done.returncode == 0:
        return ""
    # Of a traceback, the last place in a file and the error itself.
    places = [line for line in lines if line.startswith("File ")]
    return "; ".join([*lines[-1:], *places[-1:]]) or f"exit status {done.returncode}"


def _start_anew() -> None:
    """Begin this command once more, in this process where the system has such a thing."""
    if sys.platform == "win32":
        raise OSError("the package has changed: start the command once more")
    import psutil

    # Nobody would ask after those who helped this one.
    children = psutil.Process().children(recursive=True)
    for child in children:
        child.kill()
    psutil.wait_procs(children, timeout=5)
    sys.stdout.flush()
    os.environ[_ANEW] = repr(time.time())
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 (our own call, once more)
