"""Signals that break off a run, held back while processes start."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

BREAKING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def held_back() -> Iterator[None]:
    """Let what would break off come only when the body is through.

    A process that is started meanwhile holds it back too, until it calls ``let_through``: Ctrl-C goes to
    all processes of a terminal, and each would complain of it, or die of it, before it could do better.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []

    def note(number: int, _: object) -> None:
        came.append(number)

    before: dict[int, Any] = {n: signal.getsignal(n) or signal.SIG_DFL for n in BREAKING}
    before = {number: handler for number, handler in before.items() if handler is not signal.SIG_IGN}
    # A process inherits what is blocked, but not our function; other threads here have not blocked it.
    for number in before:
        signal.signal(number, note)
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, BREAKING) if hasattr(signal, "pthread_sigmask") else ()
    try:
        yield
    finally:
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in dict.fromkeys(came):
            signal.raise_signal(number)


def let_through() -> None:
    """Let signals come again that were held back when this process was started."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, BREAKING)
