"""The process that kernels are forked from: ``python -m analysis.run.kernel.forkserver DESCRIPTOR``.

It loads what a kernel and the notebooks import, and then waits on the socket of that descriptor. Each request
comes with the socket on which it is answered: first with the number of the process, later with its exit
status. Where the other end of that socket is closed, the kernel is ended. A forked process shares the state
of generators of random numbers with all others, which a new one would not: so they are seeded anew.
"""

import contextlib
import gc
import json
import os
import random
import selectors
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

# The environment of a process, which the system limits to less.
_LONGEST = 1 << 20
_STREAMS = 3
_IGNORED = (signal.SIGINT, signal.SIGHUP)


def serve(asked: socket.socket, handlers: dict[signal.Signals, Any]) -> None:
    """Fork kernels until nobody is left to ask for one, and end those that are left.

    ``handlers`` are those of signals that this process ignores and kernels do not.
    """
    waiting = selectors.DefaultSelector()
    running: dict[int, tuple[socket.socket, int]] = {}
    own = os.getpid()

    def begin() -> None:
        message, files, *_ = socket.recv_fds(asked, _LONGEST, _STREAMS)
        if not message:
            for left in running:
                _kill(left)
            # Without taking apart all that was loaded.
            os._exit(0)
        line, request, pid = socket.socket(fileno=files[0]), _read(message), None
        # Where this cannot be done, the socket is closed without an answer, which is one.
        with contextlib.suppress(OSError):
            pid = os.fork() if request else None
        if pid == 0:
            waiting.close()
            for other in (asked, line):
                other.close()
            for other, process in running.values():
                other.close()
                os.close(process)
            _become_kernel(request, handlers, own, *files[1:])
        for file in files[1:]:
            os.close(file)
        if pid is None:
            line.close()
            return
        with contextlib.suppress(OSError):
            # Here too, so that whoever is told of it finds the group.
            os.setpgid(pid, pid)
        process = os.pidfd_open(pid)
        running[pid] = line, process
        waiting.register(process, selectors.EVENT_READ, lambda: bury(pid, process))
        waiting.register(line, selectors.EVENT_READ, lambda: let_go(pid, line))
        _say(line, {"pid": pid})

    def let_go(pid: int, line: socket.socket) -> None:
        if pid in running:
            waiting.unregister(line)
            _kill(pid)

    def bury(pid: int, process: int) -> None:
        line, _ = running.pop(pid)
        waiting.unregister(process)
        with contextlib.suppress(KeyError):
            waiting.unregister(line)
        os.close(process)
        _, status = os.waitpid(pid, 0)
        _say(line, {"status": os.waitstatus_to_exitcode(status)})
        line.close()

    waiting.register(asked, selectors.EVENT_READ, begin)
    while True:
        for key, _ in waiting.select():
            act: Callable[[], None] = key.data
            act()


def _read(message: bytes) -> dict[str, Any]:
    """Read a request, and give an empty one for what is none, such as one that was cut off."""
    try:
        request: dict[str, Any] = json.loads(message)
    except ValueError:
        return {}
    return request


def _say(line: socket.socket, message: dict[str, int]) -> None:
    with contextlib.suppress(OSError):
        line.send(json.dumps(message).encode())


def _kill(pid: int) -> None:
    """End a kernel, and what its cells have started."""
    with contextlib.suppress(OSError):
        os.killpg(pid, signal.SIGKILL)


def _become_kernel(
    asked: dict[str, Any], handlers: dict[signal.Signals, Any], parent: int, stdout: int, stderr: int
) -> NoReturn:
    """Be the kernel that was asked for, as if it had been started by itself."""
    status = 1
    try:
        os.setpgid(0, 0)
        os.dup2(stdout, 1)
        os.dup2(stderr, 2)
        os.close(stdout)
        os.close(stderr)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        os.environ.clear()
        os.environ.update(asked["environment"])
        os.chdir(asked["folder"])
        _seed_anew()
        import ipykernel_launcher
        from ipykernel.kernelapp import IPKernelApp

        sys.argv = [ipykernel_launcher.__file__, *asked["arguments"]]
        # The kernel looks whether the process that started it is still there, which is this one's parent.
        watched = f"--IPKernelApp.parent_handle={parent}"
        IPKernelApp.launch_instance([*asked["arguments"], watched])
        status = 0
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else int(bool(stop.code))
    except BaseException:  # into the file of the worker, which keeps it beside the notebook
        traceback.print_exc()
    finally:
        # Not back into the server, whose frames lie above.
        with contextlib.suppress(Exception):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


def _seed_anew() -> None:
    import numpy as np

    random.seed()
    np.random.seed()


def _load() -> None:
    # Not the backend of figures, which looks for its kernel as it is loaded.
    import ipykernel.kernelapp  # noqa: F401

    import analysis.run.warm  # noqa: F401

    gc.collect()
    # What is loaded stays: looking through it for garbage would only copy it into each kernel.
    gc.freeze()


if __name__ == "__main__":
    # As ipykernel's own launcher does before it imports anything.
    if sys.path[0] == "" or Path(sys.path[0]) == Path.cwd():
        del sys.path[0]
    # Whoever asks for kernels answers these, and lets us go; with nohup, one is ignored already.
    found = {number: signal.signal(number, signal.SIG_IGN) for number in _IGNORED}
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    _load()
    serve(socket.socket(fileno=int(sys.argv[1])), found)
