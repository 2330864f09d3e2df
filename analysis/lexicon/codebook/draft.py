"""What every reader of a codebook gives: its categories as written, with lines, not yet checked."""

import difflib
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import IntEnum
from typing import NamedTuple


class Severity(IntEnum):
    """How much a fault matters.

    A ``WARNING`` may be meant. A ``FLAW`` fails the check, though the codebook can be used. With an
    ``ERROR`` it cannot, as it would not count what it says.
    """

    WARNING = 1
    FLAW = 2
    ERROR = 3


class Fault(NamedTuple):
    """What is wrong in a line, what to do about it, and how much it matters."""

    line: int
    message: str
    severity: Severity = Severity.ERROR


class Written(NamedTuple):
    """A text as its file has it, and its line."""

    text: str
    line: int


@dataclass
class WrittenPattern:
    """Hold an entry of a category's patterns as written."""

    text: str
    line: int
    weight: str = "1"
    pos: list[Written] = field(default_factory=list)
    exclude: list[Written] = field(default_factory=list)


@dataclass
class WrittenCategory:
    """Hold a category as written."""

    id: str
    line: int
    label: str = ""
    definition: str = ""
    source: str = ""
    patterns: list[WrittenPattern] = field(default_factory=list)
    exclude: list[Written] = field(default_factory=list)
    examples: list[Written] = field(default_factory=list)


@dataclass
class Draft:
    """Hold what a reader found: categories, faults by line, and what the file says of itself.

    A ``published`` codebook, in another program's form, is not the user's to mend: its harmless flaws
    are left out with a warning, and it is not asked for definitions.
    """

    form: str
    published: bool
    categories: list[WrittenCategory] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    about: dict[str, str] = field(default_factory=dict)

    def add_fault(self, line: int, message: str, severity: Severity = Severity.ERROR) -> None:
        """Note what is wrong in a line."""
        self.faults.append(Fault(line, message, severity))


def nearest(name: str, names: Collection[str]) -> str:
    """Suggest the name that was perhaps meant, or list those there are.

    >>> nearest("wieght", ["pattern", "weight"])
    "did you mean 'weight'?"
    """
    near = difflib.get_close_matches(name, names, n=1)
    return f"did you mean {near[0]!r}?" if near else f"there are {', '.join(names)}"


def shown(text: str) -> str:
    """Quote what a file holds, cut where it is long."""
    most = 60
    return repr(text if len(text) <= most else text[: most - 1] + "…")
