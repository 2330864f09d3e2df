"""``analysis report --watch``: a round, and another whenever something that reports hang on has changed."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.cli.messages import say, tell_of_system
from analysis.cli.rounds import Call, Round, carry_out, prepare
from analysis.document import InputError

if TYPE_CHECKING:
    from analysis.run.watching import Watch

# So many changed files are named.
_MOST_NAMED = 3


class _InstrumentChangedError(Exception):
    """Say that the package is no longer what this process has loaded."""


def again_and_again(call: Call) -> bool:
    """Go a round, and another after each change, until Ctrl-C; tell whether all went well in the last one.

    Where the package itself has changed, the command starts anew: what it has loaded is of yesterday.
    """
    from analysis.run.watching import watching

    _let_go_of_ended()
    try:
        with watching() as watch:
            return _go_rounds(call, _rounds(call, watch))
    except _InstrumentChangedError:
        _start_anew()
        return True


def _go_rounds(call: Call, rounds: "Iterator[Round]") -> bool:
    from analysis.run import schedule

    went_well = True
    asked = next(rounds, None)
    while asked is not None:
        try:
            with schedule.workshop(call.out, call.options) as shop:
                while asked is not None:
                    went_well, _ = carry_out(call, asked, shop.make)
                    asked = next(rounds, None)
        except OSError as error:
            # Whatever was at work is of no use any more; what comes next finds new processes.
            tell_of_system(error)
            went_well, asked = False, next(rounds, None)
    return went_well


def _rounds(call: Call, watch: "Watch") -> "Iterator[Round]":
    """Give what is to be made, now and after each change; Ctrl-C ends that.

    Raise ``_InstrumentChangedError`` where the package is another one now.
    """
    from analysis.run.watching import instrument_changed

    asked: Round | None = prepare(call)
    while asked is not None:
        _follow(call, asked, watch)
        yield asked
        say("watching for changes; Ctrl-C ends that")
        asked = None
        while asked is None:
            try:
                changed = watch.wait()
            except KeyboardInterrupt:
                return
            say(f"changed: {_named(changed)}")
            if instrument_changed():
                raise _InstrumentChangedError
            try:
                asked = prepare(call)
            except InputError as error:
                say(f"error: {error}")


def _follow(call: Call, asked: Round, watch: "Watch") -> None:
    """Watch whatever the reports hang on; what stands in the folder of reports is none of it."""
    from analysis.document.sources import promises_articles
    from analysis.run.carrying import named_files
    from analysis.run.watching import package_folders

    given = [Path(path) for path in call.inputs.paths]
    files = [path for path in given if not path.is_dir()]
    files += [path for values in asked.values.values() for path in named_files(values)]
    files += [call.parameter_file] if call.parameter_file is not None else []
    folders: dict[Path, Callable[[Path], bool]] = dict.fromkeys(package_folders(), _is_no_compiled_module)
    out = call.out.resolve()
    folders |= {path: promises_articles for path in given if path.is_dir() and path.resolve() != out}
    folders |= {notebook.parent: _is_notebook for notebook in asked.chosen}
    watch.follow(files, folders)


def _is_notebook(path: Path) -> bool:
    return path.suffix == ".ipynb" and not path.name.startswith(".")


def _is_no_compiled_module(path: Path) -> bool:
    return path.name != "__pycache__" and not path.name.startswith(".")


def _named(changed: set[Path]) -> str:
    from analysis.run.folders import shown

    names = sorted(map(shown, changed))
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more


def _start_anew() -> None:
    """Begin this command once more, in this process where the system has such a thing."""
    if sys.platform == "win32":
        raise InputError("the package has changed: start the command once more")
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606 (our own call, once more)


def _let_go_of_ended() -> None:
    """Ask after processes from before this one started anew: they have ended, and nobody else will."""
    with suppress(ChildProcessError):
        while hasattr(os, "WNOHANG") and os.waitpid(-1, os.WNOHANG)[0]:
            pass
