"""Kernels that are kept: started ahead, handed to one notebook at a time, made as new, ended with us."""

import ast
import asyncio
import atexit
import os
import queue
import signal
import subprocess
import threading
import time
import uuid
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from analysis.run.kernel.forking import has_fork_server

# Seconds a kernel may take to be ready, or to be made as new.
START_TIMEOUT = 60
# Notebooks that one kernel serves. What libraries keep for themselves grows, if slowly, and a new kernel
# costs about as much as two of them.
SERVES = 500
# Seconds after which one that does not answer is looked after.
_LOOK_EVERY = 0.5
_HERE = "_hearsay_restore"
_CALL = f"__import__('sys').modules[{_HERE!r}]"


class NoKernelError(RuntimeError):
    """Say that no kernel comes up."""


class Kind(NamedTuple):
    """What two notebooks must have in common to share a kernel; its client is of the thread that made it."""

    name: str
    arguments: tuple[str, ...]
    environment: frozenset[tuple[str, str]]
    thread: int


class KeptKernel:
    """Hold one kernel and its client; the kernel starts at once, and whoever makes this does not wait."""

    def __init__(self, kind: Kind) -> None:
        from jupyter_client.manager import AsyncKernelManager
        from jupyter_core.paths import jupyter_runtime_dir

        self.kind = kind
        files_of_kernels = Path(jupyter_runtime_dir())
        files_of_kernels.mkdir(parents=True, exist_ok=True, mode=0o700)
        connection = files_of_kernels / f"kernel-{uuid.uuid4()}.json"
        self.manager = AsyncKernelManager(kernel_name=kind.name, connection_file=str(connection))
        spec = self.manager.kernel_spec
        if has_fork_server() and spec and not spec.metadata.get("kernel_provisioner"):
            from analysis.run.kernel.provisioner import ForkedProvisioner

            self.manager.provisioner = ForkedProvisioner(
                kernel_id=str(uuid.uuid4()), kernel_spec=spec, parent=self.manager
            )
        self.client: Any = None
        self._n_served = 0
        # A history in the user's home is a file for which two kernels would wait.
        arguments = [*kind.arguments, "--HistoryManager.hist_file=:memory:"]
        _alive.add(self)
        try:
            _wait(self.manager.start_kernel(extra_arguments=arguments))
        except BaseException:
            self.close()
            raise

    def make_ready(self, folder: str) -> str:
        """Make the kernel as new, working in ``folder``; give back what stands in the way, or nothing."""
        try:
            if self.client is None:
                self._connect()
            self._n_served += 1
            return self._ask("", f"{_CALL}.restore(get_ipython(), {folder!r})")
        except (RuntimeError, TimeoutError, OSError) as error:
            return str(error) or type(error).__name__

    @property
    def serves_on(self) -> bool:
        """Whether another notebook may have it after this one."""
        return self._n_served < SERVES

    def close(self) -> None:
        """End the kernel at once and take its connection file away."""
        self.kill()
        with suppress(Exception):
            if self.client is not None:
                self.client.stop_channels()
        with suppress(Exception):
            _wait(self.manager.shutdown_kernel(now=True))
        with suppress(Exception):
            _wait(self.manager.cleanup_resources())
        _alive.discard(self)

    def kill(self) -> None:
        """End the process of the kernel, and those its cells started, without a word to anybody.

        jupyter_client would look ten times a second whether it has ended, and would not look at
        what a kernel that has died leaves running.
        """
        process = getattr(self.manager.provisioner, "process", None)
        if process is None:
            return
        with suppress(OSError):
            if hasattr(os, "killpg"):
                # A kernel leads a process group of its own.
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)

    def _connect(self) -> None:
        client = self.manager.client()
        client.start_channels()
        try:
            _wait(self._answers(client))
        except BaseException:
            client.stop_channels()
            raise
        client.allow_stdin = False
        self.client = client
        source = files("analysis.run.kernel").joinpath("restore.py").read_text(encoding="utf-8")
        self._ask(
            f"import sys, types\nsys.modules[{_HERE!r}] = types.ModuleType({_HERE!r})\n"
            f"exec(compile({source!r}, 'restore.py', 'exec'), vars({_CALL}))\n"
            f"{_CALL}.remember(get_ipython())"
        )

    async def _answers(self, client: Any) -> None:
        """Wait until the kernel answers, and is heard on its other channel too.

        jupyter_client's own way waits for a fifth of a second of silence after that. What is said
        late is told from what is asked later by its id. Raise ``RuntimeError`` where the kernel died.
        """
        until = time.monotonic() + START_TIMEOUT
        while time.monotonic() < until:
            client.kernel_info()
            try:
                await client.get_shell_msg(timeout=1)
                await client.get_iopub_msg(timeout=0.05)
            except queue.Empty:
                if not await self.manager.is_alive():
                    raise RuntimeError("it died while it started") from None
            else:
                return
        raise TimeoutError(f"it does not answer within {START_TIMEOUT} seconds")

    def _ask(self, code: str, expression: str = "''") -> str:
        """Run code where it leaves no trace for the notebook, and give the text of an expression."""
        reply = _wait(self._reply(code, expression))["content"]
        answer = reply.get("user_expressions", {}).get("answer", reply)
        if reply["status"] != "ok" or answer["status"] != "ok":
            raise RuntimeError(f"{answer.get('ename', '')}: {answer.get('evalue', '')}")
        return str(ast.literal_eval(answer["data"]["text/plain"]))

    async def _reply(self, code: str, expression: str) -> Any:
        asked = {"silent": True, "store_history": False, "user_expressions": {"answer": expression}}
        asking = asyncio.ensure_future(self.client.execute(code, reply=True, timeout=START_TIMEOUT, **asked))
        while not (await asyncio.wait({asking}, timeout=_LOOK_EVERY))[0]:
            if not await self.manager.is_alive():
                asking.cancel()
                raise RuntimeError("it has ended")
        reply = asking.result()
        wanted = reply["parent_header"]["msg_id"]
        with suppress(queue.Empty):
            while True:
                # What is said meanwhile belongs to no cell.
                message = await self.client.get_iopub_msg(timeout=1)
                state = message["content"].get("execution_state")
                if message["parent_header"].get("msg_id") == wanted and state == "idle":
                    break
        return reply


_alive: set[KeptKernel] = set()
_idle: dict[Kind, list[KeptKernel]] = {}
_lock = threading.Lock()


def kind_of(name: str, arguments: Sequence[str] = (), environment: Mapping[str, str] = os.environ) -> Kind:
    """Say which kernels can serve a notebook that is run here and now."""
    return Kind(name, tuple(arguments), frozenset(environment.items()), threading.get_ident())


def start_kernel(kind: Kind) -> None:
    """Start a kernel ahead of its first notebook, without waiting for it."""
    _put(KeptKernel(kind))


def take_kernel(kind: Kind, folder: str) -> tuple[KeptKernel, str]:
    """Give a kernel as new that works in ``folder``: one that is kept, else one that is started.

    With it comes why a kept one could not be had, or nothing. Kernels of another environment
    or other arguments that this thread has kept are ended. Raise ``NoKernelError`` where a new
    kernel does not come up either.
    """
    with _lock:
        others = [k for other in _idle if other != kind and other.thread == kind.thread for k in _idle[other]]
        for kernel in others:
            _idle[kernel.kind].remove(kernel)
        kept = _idle[kind].pop(0) if _idle.get(kind) else None
    for other in others:
        other.close()
    why = ""
    if kept is not None:
        why = kept.make_ready(folder)
        if not why:
            return kept, ""
        kept.close()
    new = KeptKernel(kind)
    failed = new.make_ready(folder)
    if failed:
        new.close()
        raise NoKernelError(f"no kernel {kind.name!r} comes up: {failed}")
    return new, why


def keep_kernel(kernel: KeptKernel) -> None:
    """Keep a kernel for the next notebook."""
    _put(kernel)


def close_kernels() -> None:
    """End every kernel that waits for a notebook; those at work end with their notebook."""
    with _lock:
        kernels = [kernel for kept in _idle.values() for kernel in kept]
        _idle.clear()
    for kernel in kernels:
        kernel.close()


def kill_kernels() -> None:
    """End every kernel of this process, also those at work; for a process that itself ends at once."""
    for kernel in list(_alive):
        kernel.kill()
    import psutil

    # One may be starting at this moment.
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            child.kill()


atexit.register(close_kernels)


def _put(kernel: KeptKernel) -> None:
    with _lock:
        _idle.setdefault(kernel.kind, []).append(kernel)


def _wait(awaitable: Any) -> Any:
    """Wait for what jupyter_client promises, on the loop that nbclient uses too."""
    from jupyter_core.utils import run_sync

    async def give() -> Any:
        return await awaitable if hasattr(awaitable, "__await__") else awaitable

    return run_sync(give)()
