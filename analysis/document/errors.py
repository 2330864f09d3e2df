"""What reading has to say: a refusal, or a note beside a run that goes on."""

import warnings
from collections.abc import Callable
from typing import NoReturn

from analysis.document.printing import printable


class InputError(ValueError):
    """Say in one line what is wrong with an input, where, and what to do about it."""

    def __init__(self, message: str = "") -> None:
        super().__init__(printable(message))


OnFault = Callable[[InputError], object]


def raise_fault(error: InputError) -> NoReturn:
    """Raise what is wrong with an input: the way of a run that stops at the first fault."""
    raise error from None


class InputWarning(UserWarning):
    """Say in one line what reading noticed in an input, though the run goes on."""


def warn_of_input(message: str, name: str, line: int = 1) -> None:
    """Issue ``message`` as an ``InputWarning`` that points at the input instead of at our code.

    A place in the code would tell a user nothing, and would put an absolute path into the outputs
    of a notebook. The angle brackets keep ``warnings`` from loading the input to quote its line.
    """
    warnings.warn_explicit(printable(message), InputWarning, f"<{name}>", line)
