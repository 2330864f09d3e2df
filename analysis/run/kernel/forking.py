"""Kernels forked from a process that has loaded what notebooks import, on Linux.

A kernel takes a second to start, nearly all of it for imports, and a run starts one for every core. The fork
server makes these imports once, while the process that workers are forked from loads papermill. Where it
does not answer, kernels are started as they always are.
"""

import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

# Seconds the fork server may take to load everything and to fork.
_PATIENCE = 60.0
# Seconds it may take to end.
_LEAVE = 5.0
# What may differ between a kernel's environment and that of the fork server: all else may have been read
# already, by Python itself or by a library as it was loaded.
_READ_LATE = ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR", "JPY_", "PYDEVD_")
_LAUNCHER = ["-m", "ipykernel_launcher"]


class ForkServer:
    """The process that kernels are forked from, as whoever has started it sees it; it is not waited for.

    It serves all processes that hold ``asked``, and ends with the last of them.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = {**os.environ, **environment}
        self.asked, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            # It has nothing to say: whoever waits for it sees that it has ended.
            self._process = subprocess.Popen(  # noqa: S603 (this interpreter and a module of ours)
                [sys.executable, "-m", "analysis.run.kernel.forkserver", str(theirs.fileno())],
                env=self.environment,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )

    @property
    def offer(self) -> "Offer":
        """What another process needs to have kernels forked."""
        return Offer(self.asked, self.environment)

    def close(self) -> None:
        """Let it go, and wait for its end, which comes when all others have let it go too."""
        self.asked.close()
        try:
            self._process.wait(_LEAVE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


class Offer(NamedTuple):
    """Hold how to ask a fork server, and the environment that it was started with."""

    asked: socket.socket
    environment: dict[str, str]


_offer: Offer | None = None


def accept(offer: Offer | None) -> None:
    """Have kernels of this process forked from now on, or with nothing, started as usual."""
    global _offer  # noqa: PLW0603 (a process has one)
    _offer = offer


class ForkedKernel:
    """A kernel that the fork server has forked, as ``subprocess.Popen`` would show it.

    The fork server ends it where this process lets go of ``line``, as it does when it dies.
    """

    stdin = stdout = stderr = None

    def __init__(self, pid: int, line: socket.socket) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._line = line

    def poll(self) -> int | None:
        """Give the exit status, or nothing while it runs."""
        with suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; raise ``subprocess.TimeoutExpired`` where that takes longer."""
        if self.returncode is None:
            if not select.select([self._line], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("kernel", timeout or 0)
            said = _heard(self._line)
            # Without a word, the fork server has died, and its kernels end when they see it.
            self.returncode = said["status"] if said else -signal.SIGKILL
            self._line.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


def has_fork_server() -> bool:
    """Tell whether kernels may be forked here."""
    return _offer is not None


def fork_kernel(command: Sequence[str], environment: Mapping[str, str], folder: str) -> ForkedKernel | None:
    """Ask for what a command would start, and give nothing where that cannot be had.

    It cannot for a kernel of another interpreter, or of an environment other than the fork server's.
    """
    if _offer is None or command[0] != sys.executable or list(command[1:3]) != _LAUNCHER:
        return None
    if _read_early(environment) != _read_early(_offer.environment):
        return None
    asked = {"arguments": list(command[3:]), "environment": dict(environment), "folder": folder}
    line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    line.settimeout(_PATIENCE)
    try:
        with theirs:
            socket.send_fds(_offer.asked, [json.dumps(asked).encode()], [theirs.fileno(), 1, 2])
        answer = _heard(line)
    except TimeoutError:
        # It hangs: nobody shall wait for it again.
        accept(None)
        answer = None
    except OSError:
        # It is gone, or the environment is longer than a message may be.
        answer = None
    if answer is None:
        line.close()
        return None
    line.settimeout(None)
    return ForkedKernel(answer["pid"], line)


def _read_early(environment: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environment.items() if not name.startswith(_READ_LATE)}


def _heard(line: socket.socket) -> dict[str, int] | None:
    """Receive one message, or nothing where nobody is there any more."""
    try:
        said = line.recv(1 << 16)
    except ConnectionError:
        return None
    return json.loads(said) if said else None
