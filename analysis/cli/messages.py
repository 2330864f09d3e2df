"""What is said on the terminal, one line at a time, with nothing from outside that could steer it."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click

from analysis.document import InputError
from analysis.document.printing import MARK, printable


def say(line: str) -> None:
    """Write one line to standard error."""
    click.echo(printable(line, MARK), err=True)


def answer(line: str) -> None:
    """Write one line of the result to standard output."""
    click.echo(printable(line, MARK))


def tell_fault(error: InputError | OSError) -> None:
    """Say in one line what is wrong with an input, or what the system would not do."""
    if isinstance(error, OSError):
        say(f"error: {error.strerror or error}{f': {error.filename}' if error.filename else ''}")
    else:
        say(f"error: {error}")


def note_slow(scorers: Iterable[str]) -> None:
    """Say before a long run that the scorer ``neural`` takes its time."""
    if "neural" in scorers:
        from analysis.sentiment.neural import SENTENCES_A_SECOND

        say(f"note: the scorer 'neural' reads about {SENTENCES_A_SECOND} sentences a second")


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn what goes wrong into one line on standard error and an exit status.

    2: an input or the call is wrong. 1: the system would not let us go on (a full disk). 130: the
    user, or the system on their behalf, broke off. 0 where only the reader of our output has gone.
    """
    with _ended_like_ctrl_c():
        try:
            yield
            if sys.stdout is not None:
                sys.stdout.flush()
        except InputError as error:
            tell_fault(error)
            sys.exit(2)
        except KeyboardInterrupt:
            say("broken off; what was finished stands, and the rest as it was before")
            sys.exit(130)
        except BrokenPipeError:
            # As with ``| head``. Python would complain at exit that it cannot write the rest.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            sys.exit(0)
        except OSError as error:
            tell_fault(error)
            with suppress(OSError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            sys.exit(1)


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Let a closed terminal or a cancelled job break off as Ctrl-C does, so that all is cleared away.

    What comes while that is done does not break it off. What is ignored already (``nohup``, a
    job in the background of a script) stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    before: dict[int, Any] = {
        number: signal.getsignal(number) or signal.SIG_DFL
        for number in (getattr(signal, name) for name in names if hasattr(signal, name))
        if signal.getsignal(number) is not signal.SIG_IGN
    }

    def break_off(*_: object) -> None:
        for number in before:
            signal.signal(number, signal.SIG_IGN)
        before.clear()
        raise KeyboardInterrupt

    for number in before:
        signal.signal(number, break_off)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def progress(steps: int, label: str) -> Iterator[Callable[[str], None]]:
    """Show a bar on a terminal and plain lines elsewhere; give what is called after each step."""
    if sys.stderr.isatty():
        with click.progressbar(length=steps, label=label, file=sys.stderr) as bar:
            yield lambda _: bar.update(1)
        return
    done = 0

    def tell(name: str) -> None:
        nonlocal done
        done += 1
        say(f"[{done}/{steps}] {name}")

    yield tell
