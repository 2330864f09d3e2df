"""What a worker process does: run notebooks in one kept kernel, and make their pages.

papermill changes the working directory of its process, which threads cannot share; so these are processes.
"""

import multiprocessing
import os
import signal
import sys
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import forkserver, resource_tracker, util
from pathlib import Path
from typing import Any, NamedTuple

from analysis.run.execute import Failure, execute_notebook
from analysis.run.kernel import (
    KERNEL_ARGUMENTS,
    KERNEL_ENVIRONMENT,
    close_kernels,
    kill_kernels,
    kind_of,
    start_kernel,
)
from analysis.run.kernel.forking import ForkServer, Offer, accept
from analysis.run.provenance import Stamp, stamps
from analysis.run.signals import BREAKING, held_back, let_through

_MOST_CHARACTERS = 300
# The order of sets must not differ between processes.
SAME_ORDER = {"PYTHONHASHSEED": "0"}


class Setting(NamedTuple):
    """How the workers of one run are set up: where kernels put their files, and whether they are kept.

    With an ``offer``, kernels are forked. ``stamps`` are the package's, by which results are remembered.
    """

    place: Path
    fresh: bool
    timeout: float
    stamps: dict[str, Stamp]
    offer: Offer | None = None


class Step(NamedTuple):
    """One notebook of one article: ``folder`` is where it finds the article and leaves what it makes."""

    doc_id: str
    source: Path
    folder: Path
    parameters: dict[str, object]
    key: str
    """Under which the result is remembered; empty for one that is not to be."""


_setting: Setting | None = None
_unready: OSError | None = None


def worker_context() -> multiprocessing.context.BaseContext:
    """Say how worker processes come to be, and make it ready.

    A process that is forked from one that has loaded everything need not load it again. macOS does
    not stand that with the libraries of its own, and Windows has no fork.
    """
    # The process that looks after semaphores lets SIGINT and SIGTERM through again when it starts, here too;
    # and when we are killed, it would say that it does what it is for.
    if os.name == "posix":
        with held_back(), given_environment(PYTHONWARNINGS="ignore:resource_tracker"):
            resource_tracker.ensure_running()
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "analysis.run.loading"])
    # So they are held back anew for the one that is forked from.
    with held_back(), given_environment(**SAME_ORDER):
        forkserver.ensure_running()
    return context


def kernel_server() -> ForkServer | None:
    """Start the process that kernels are forked from, where workers are forked too."""
    # Some builds of Python have no pidfd_open, by which its process learns that a kernel has ended.
    if sys.platform != "linux" or not hasattr(os, "pidfd_open"):
        return None
    with held_back(), given_environment(**SAME_ORDER):
        return ForkServer(KERNEL_ENVIRONMENT)


@contextmanager
def given_environment(**variables: str) -> Iterator[None]:
    """Set variables for the processes that are started meanwhile."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def begin(setting: Setting) -> None:
    """Prepare this process: its kernel starts now, while what runs notebooks is still being loaded."""
    global _setting, _unready
    _setting = setting
    # Ctrl-C is the parent's to answer; it ends us by SIGTERM, and we end when it does, however it does.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in BREAKING:
        # With nohup, a terminal that closes ends nobody.
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)
    let_through()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    util.Finalize(None, close_kernels, exitpriority=10)
    try:
        _prepare(setting)
    except OSError as error:
        # Raised here it would pass for a process that was killed.
        _unready = error
    except Exception as error:  # whatever kernels that are installed here make of their own settings
        reason = f"{type(error).__name__}: {' '.join(str(error).split())}"
        _unready = OSError(f"no kernel can be made ready: {reason}"[:_MOST_CHARACTERS])


def _prepare(setting: Setting) -> None:
    _speak_into(_log())
    # Neither what a user has set up for himself, nor a run beside this one, has a part in the result.
    os.environ.update(
        KERNEL_ENVIRONMENT,
        IPYTHONDIR=str(setting.place / "ipython"),
        JUPYTER_RUNTIME_DIR=str(setting.place / "kernels"),
    )
    accept(setting.offer)
    start_kernel(kind_of("python3", KERNEL_ARGUMENTS))
    import analysis.run.loading  # noqa: F401, which a process that is forked has already


def _log() -> Path:
    """Name the file that holds what this process and its kernel write to standard error."""
    assert _setting is not None, "begin() comes first"
    return _setting.place / f"worker-{os.getpid()}.log"


def _speak_into(log: Path) -> None:
    with log.open("wb") as file:
        os.dup2(file.fileno(), 2)


def _end(*_: Any) -> None:
    try:
        kill_kernels()
    finally:
        os._exit(1)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        _end()


def run_steps(steps: Sequence[Step]) -> list[Failure | None]:
    """Run notebooks one after the other and render them; give back what failed, or nothing, for each.

    Raise ``OSError`` where the system does not let us go on, which concerns all of them.
    """
    if _unready is not None:
        raise _unready
    return [_run_or_say_why(step) for step in steps]


def _run_or_say_why(step: Step) -> Failure | None:
    try:
        return _run(step)
    except OSError:
        raise
    except Exception as error:  # papermill and nbconvert raise what they like; the other notebooks are well
        reason = " ".join(str(error).split())
        return Failure(step.source.name, 0, "", f"{type(error).__name__}: {reason}"[:_MOST_CHARACTERS])


def _run(step: Step) -> Failure | None:
    from analysis.run.cache import remember
    from analysis.run.rendering import page_of, render_page, title_of

    assert _setting is not None, "begin() comes first"
    # nbformat warns of cells without ids, which ours all have; papermill's own copy is brief.
    warnings.simplefilter("ignore")
    for name in ("notebooks", "tables", "figures"):
        (step.folder / name).mkdir(exist_ok=True)
    copy = step.folder / "notebooks" / step.source.name
    said = _log().stat().st_size
    notebook, failure = execute_notebook(
        step.source, copy, step.parameters, _setting.timeout, fresh=_setting.fresh
    )
    if failure is not None:
        copy.with_suffix(".log").write_bytes(_log().read_bytes()[said:])
    if notebook is not None:
        title = f"{title_of(step.source)} · {step.doc_id} · Hearsay"
        render_page(notebook, step.folder / page_of(step.source), title)
    # What was saved in the package meanwhile may have made this, or not: nobody knows.
    if failure is None and step.key and stamps() == _setting.stamps:
        remember(step.key, step.folder)
    return failure
