"""What is said on the terminal, one line at a time, with nothing from outside that could steer it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from analysis.document import InputError


def say(line: str) -> None:
    """Write one line to standard error."""
    click.echo(printable(line), err=True)


def answer(line: str) -> None:
    """Write one line of the result to standard output."""
    click.echo(printable(line))


def printable(text: str) -> str:
    r"""Show control characters as a mark: text from outside must not steer the terminal.

    >>> printable("red \x1b[31m alert")
    'red � [31m alert'
    """
    return "".join(c if c.isprintable() or c == " " else "\N{REPLACEMENT CHARACTER} " for c in text)


@contextmanager
def one_line_errors() -> Iterator[None]:
    """Turn what is wrong with an input into one line on standard error and exit status 2."""
    try:
        yield
    except InputError as error:
        say(f"error: {error}")
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output has gone, as with ``| head``; Python would complain at exit.
        sys.stdout = None
        sys.exit(1)


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
