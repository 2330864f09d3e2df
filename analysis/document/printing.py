"""Text from outside as it may be shown: on one line, with nothing in it that steers a terminal."""

# Stands where something cannot be shown.
MARK = "\N{REPLACEMENT CHARACTER}"


def printable(text: str, instead: str | None = None) -> str:
    r"""Write text on one line, with escapes, or ``instead``, for characters that cannot be printed.

    Names of files, ids, labels and what other libraries say may hold line ends, and codes that steer a
    terminal.

    >>> print(printable("red \x1b[31m alert"))
    red \x1b[31m alert
    >>> printable("red\n\talert", " ")
    'red  alert'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _escaped(c) if instead is None else instead for c in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode()
