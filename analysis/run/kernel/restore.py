"""Bring a kernel back to where it was before its first notebook, or say what cannot be brought back.

This file is sent to the kernel as text and runs there, whatever environment that has: it needs the
standard library and IPython only, and looks at other libraries just where a notebook loaded them.
"""

import asyncio
import builtins
import contextlib
import copy
import decimal
import gc
import io
import locale
import logging
import multiprocessing
import os
import random
import signal
import sys
import threading
import warnings
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_SHELL_TRAITS = (
    "ast_node_interactivity",
    "colors",
    "autocall",
    "automagic",
    "pdb",
    "xmode",
    "show_rewritten_input",
)
_NUMPY_PRINT = {
    "edgeitems": 3, "threshold": 1000, "precision": 8, "suppress": False, "linewidth": 75, "nanstr": "nan",
    "infstr": "inf", "sign": "-", "floatmode": "maxprec", "formatter": None, "legacy": False,
}  # fmt: skip
_NUMPY_ERRORS = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}
# Without these, what has yet to be taken down could not be.
_KEPT_NAMES = {"__builtin__", "__builtins__", "__name__"}
# Threads of the kernel itself, some of which start when they are first needed.
_KERNEL_THREADS = ("zmq", "ipykernel", "IPython", "jupyter_client")

_before: dict[str, Any] = {}


def remember(shell: Any) -> None:
    """Note what a notebook could change, before the first one runs."""
    _before.update(
        environment=dict(os.environ),
        path=list(sys.path),
        argv=list(sys.argv),
        hooks=(sys.excepthook, sys.displayhook, sys.unraisablehook, threading.excepthook),
        streams=(sys.stdin, sys.stdout, sys.stderr),
        filters=list(warnings.filters),
        showwarning=warnings.showwarning,
        recursion=sys.getrecursionlimit(),
        builtins=dict(vars(builtins)),
        threads={thread.ident for thread in threading.enumerate()},
        signals=_signals(),
        decimals=decimal.getcontext().copy(),
        collector=(gc.isenabled(), gc.get_threshold()),
        locale=locale.setlocale(locale.LC_ALL),
        root=(
            logging.root.level,
            list(logging.root.handlers),
            list(logging.root.filters),
            logging.root.manager.disable,
        ),
        umask=_umask(),
        modules=set(sys.modules),
        extensions=set(shell.extension_manager.loaded),
        traits={name: getattr(shell, name) for name in _SHELL_TRAITS if hasattr(shell, name)},
        errors=shell.InteractiveTB.mode,
        config=copy.deepcopy(shell.config),
        formatters=[(f, {n: getattr(f, n) for n in f.trait_names(config=True)}) for f in _formatters(shell)],
        printers=[(f, dict(f.type_printers), dict(f.singleton_printers)) for f in _formatters(shell)],
        transformers=(
            list(shell.input_transformers_cleanup),
            list(shell.input_transformers_post),
            list(shell.ast_transformers),
        ),
        magics={kind: dict(found) for kind, found in shell.magics_manager.magics.items()},
    )
    # What is there now stays: looking through it again and again for garbage is for nothing.
    gc.collect()
    gc.freeze()


def restore(shell: Any, folder: str) -> str:
    """Undo what notebooks did and go to ``folder``; give back what cannot be undone, or nothing.

    What libraries hold inside (a function exchanged in a module, a class given a method) is not seen.
    """
    stuck = _stuck(shell)
    if stuck:
        return stuck
    os.chdir(folder)
    _restore_process()
    _restore_python()
    _restore_shell(shell)
    _restore_libraries(shell)
    _forget_modules()
    return ""


def _stuck(shell: Any) -> str:
    """Name what a notebook left running, or loaded, that nothing can take back."""
    left = [
        thread
        for thread in threading.enumerate()
        if thread.ident not in _before["threads"]
        and type(thread).__module__.partition(".")[0] not in _KERNEL_THREADS
    ]
    if left:
        return f"a thread still runs ({left[0].name})"
    if "multiprocessing.process" in sys.modules and multiprocessing.active_children():
        return "a process still runs"
    if shell.extension_manager.loaded - _before["extensions"]:
        return "an extension was loaded"
    if any(_from_a_cell(task) for task in _tasks()):
        return "an asynchronous task still runs"
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None and "inline" not in _backend():
        return "another matplotlib backend was chosen"
    return ""


def _tasks() -> Iterable[Any]:
    try:
        return asyncio.all_tasks()
    except RuntimeError:
        return ()


def _from_a_cell(task: Any) -> bool:
    code = getattr(task.get_coro(), "cr_code", None)
    # ipykernel says so of the code of a cell; a library may well lie in a temporary folder.
    return code is not None and Path(code.co_filename).parent.name == f"ipykernel_{os.getpid()}"


def _backend() -> str:
    # matplotlib would choose a backend if it were asked in its usual way.
    matplotlib = sys.modules["matplotlib"]
    chosen = dict.__getitem__(matplotlib.rcParams, "backend")
    return chosen if isinstance(chosen, str) else "inline"


def _restore_process() -> None:
    environment = _before["environment"]
    for name in set(os.environ) - set(environment):
        del os.environ[name]
    for name, value in environment.items():
        if os.environ.get(name) != value:
            os.environ[name] = value
    os.umask(_before["umask"])
    for number, handler in _before["signals"].items():
        if signal.getsignal(number) is not handler and handler is not None:
            signal.signal(number, handler)
    if locale.setlocale(locale.LC_ALL) != _before["locale"]:
        locale.setlocale(locale.LC_ALL, _before["locale"])


def _restore_python() -> None:
    sys.path[:] = _before["path"]
    sys.argv[:] = _before["argv"]
    sys.excepthook, sys.displayhook, sys.unraisablehook, threading.excepthook = _before["hooks"]
    # A library that is loaded relies on the finders it has put there.
    sys.meta_path[:] = [finder for finder in sys.meta_path if not _is_of_a_notebook(finder, type(finder))]
    sys.path_hooks[:] = [hook for hook in sys.path_hooks if not _is_of_a_notebook(hook, type(hook))]
    sys.stdin, sys.stdout, sys.stderr = _before["streams"]
    sys.setrecursionlimit(_before["recursion"])
    for name in set(vars(builtins)) - set(_before["builtins"]):
        delattr(builtins, name)
    for name, value in _before["builtins"].items():
        if getattr(builtins, name, None) is not value:
            setattr(builtins, name, value)
    # The first call makes Python forget which warnings were shown already, as in a new process.
    warnings.resetwarnings()
    warnings.filters[:] = _before["filters"]  # type: ignore[index]
    warnings.showwarning = _before["showwarning"]
    # A new process starts somewhere else each time: to go on from one fixed state would make notebooks
    # that draw at random agree with one another.
    random.seed()
    decimal.setcontext(_before["decimals"].copy())
    enabled, thresholds = _before["collector"]
    gc.set_threshold(*thresholds)
    (gc.enable if enabled else gc.disable)()
    level, handlers, filters, disabled = _before["root"]
    logging.root.setLevel(level)
    logging.root.handlers[:], logging.root.filters[:] = handlers, filters
    logging.disable(disabled)


def _restore_shell(shell: Any) -> None:
    # IPython looks for garbage while it resets; what it has to look through should be gone by then.
    for name in set(shell.user_ns) - _KEPT_NAMES:
        del shell.user_ns[name]
    with contextlib.redirect_stdout(io.StringIO()):
        shell.reset(new_session=True)
    for name, value in _before["traits"].items():
        if getattr(shell, name) != value:
            setattr(shell, name, value)
    if shell.InteractiveTB.mode != _before["errors"]:
        shell.InteractiveTB.set_mode(_before["errors"])
    shell.config.clear()
    shell.config.update(copy.deepcopy(_before["config"]))
    for formatter, traits in _before["formatters"]:
        for name, value in traits.items():
            if getattr(formatter, name) is not value and getattr(formatter, name) != value:
                setattr(formatter, name, value)
    for formatter, types, singletons in _before["printers"]:
        for kept, found in ((types, formatter.type_printers), (singletons, formatter.singleton_printers)):
            for key in [key for key, function in found.items() if _is_of_a_notebook(key, function)]:
                del found[key]
            found.update(kept)
    for events in shell.events.callbacks.values():
        events[:] = [callback for callback in events if not _is_of_a_notebook(callback)]
    cleanup, post, trees = _before["transformers"]
    shell.input_transformers_cleanup[:], shell.input_transformers_post[:] = cleanup, post
    shell.ast_transformers[:] = trees
    for kind, found in shell.magics_manager.magics.items():
        for name in set(found) - set(_before["magics"][kind]):
            del found[name]
        found.update(_before["magics"][kind])


def _is_of_a_notebook(*things: Any) -> bool:
    """Tell whether something was defined in a cell: libraries register once and believe it lasts."""
    return any(getattr(thing, "__module__", None) == "__main__" for thing in things)


def _restore_libraries(shell: Any) -> None:
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        numpy.set_printoptions(**_NUMPY_PRINT)
        numpy.seterr(**_NUMPY_ERRORS)
        numpy.random.seed()
    pandas = sys.modules.get("pandas")
    if pandas is not None and hasattr(pandas, "reset_option"):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pandas.reset_option("all")
    if "matplotlib" in sys.modules:
        _restore_matplotlib(shell)
    comms = sys.modules.get("comm")
    if comms is not None:
        for comm in list(comms.get_comm_manager().comms.values()):
            comm.close()


def _restore_matplotlib(shell: Any) -> None:
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.close("all")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        sys.modules["matplotlib"].rc_file_defaults()
    inline = sys.modules.get("matplotlib_inline.backend_inline")
    settings = sys.modules.get("matplotlib_inline.config")
    if inline is not None and settings is not None and settings.InlineBackend.initialized():
        shell.configurables[:] = [c for c in shell.configurables if not isinstance(c, settings.InlineBackend)]
        settings.InlineBackend.clear_instance()
        for backend in ("another", "inline"):  # it sets the formats only where the backend changes
            inline.configure_inline_support(shell, backend)
        if pyplot is not None:
            pyplot.ion()  # as that backend is when it is loaded


def _forget_modules() -> None:
    """Drop what a notebook imported from its own folder: the next one may have another of that name."""
    kept = {os.path.realpath(entry) for entry in _before["path"] if entry}
    seen: dict[str, bool] = {}
    for name in set(sys.modules) - _before["modules"] - {"__main__"}:
        top = name.partition(".")[0]
        if top not in seen:
            seen[top] = _is_beside_notebook(sys.modules.get(top), kept)
        if seen[top]:
            sys.modules.pop(name, None)


def _is_beside_notebook(module: Any, kept: set[str]) -> bool:
    """Tell whether a module came from no folder that was on the path at the start."""
    file = getattr(module, "__file__", None)
    if file is None:
        return False
    place = Path(os.path.realpath(file)).parent
    if hasattr(module, "__path__"):
        place = place.parent
    if str(place) in kept:
        return False
    # Compiled parts of Python lie below such a folder; a notebook may lie below the project's.
    return place == Path.cwd() or not {str(folder) for folder in place.parents} & kept


def _formatters(shell: Any) -> list[Any]:
    own = shell.display_formatter
    return [*own.formatters.values(), own.ipython_display_formatter, own.mimebundle_formatter]


def _signals() -> dict[Any, Any]:
    return {number: signal.getsignal(number) for number in signal.valid_signals()}


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
