"""What reading has to say: a refusal, or a note beside a run that goes on."""

import warnings


class InputError(ValueError):
    """Say in one line what is wrong with an input, where, and what to do about it."""


class InputWarning(UserWarning):
    """Say in one line what reading noticed in an input, though the run goes on."""


def warn_of_input(message: str, name: str, line: int = 1) -> None:
    """Issue ``message`` as an ``InputWarning`` that points at the input instead of at our code.

    A place in the code would tell a user nothing, and would put an absolute path into the outputs
    of a notebook. The angle brackets keep ``warnings`` from loading the input to quote its line.
    """
    warnings.warn_explicit(message, InputWarning, f"<{name}>", line)
