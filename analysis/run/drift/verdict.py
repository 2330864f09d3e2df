"""Where drift comes from: libraries, our own code, what was asked, or nothing that is known."""

from collections.abc import Sequence
from typing import NamedTuple

from analysis.run.drift.storing import MADE_FROM
from analysis.run.reasons import Basis, Reason, in_one_line, reasons

# What can move a number, by who changed it. The lock is left out: what is installed counts.
_LIBRARIES = ("library", "python")
_CODE = ("code", "lexicon", "notebook")
_ASKED = ("input", "parameter")
# No notebook calls commands, and nothing reads prose, so no number can hang on them.
_IDLE = ("cli/", "__main__.py", "data/README.md")


class Verdict(NamedTuple):
    """Say where drift comes from, as one word for programs and as a sentence or two for people.

    ``origin`` is ``libraries``, ``code``, ``input``, ``several``, ``unknown`` or ``unrecorded``.
    """

    origin: str
    words: str


def judge(before: Basis | None, after: Basis) -> Verdict:
    """Tell where drift comes from of tables made from ``before`` and now from ``after``."""
    if before is None:
        return Verdict(
            "unrecorded",
            "it is not recorded what the stored tables were made from, so that the upgrade of a library "
            "cannot be told from our own code; --update records it",
        )
    changes = [r for r in reasons(before, after) if r.name not in _IDLE or r.kind not in _CODE]
    asked = [change for change in changes if change.kind in _ASKED]
    code = [change for change in changes if change.kind in _CODE]
    libraries = [change for change in changes if change.kind in _LIBRARIES]
    if sum(map(bool, (asked, code, libraries))) > 1:
        return Verdict("several", _several(asked, code, libraries))
    if libraries:
        return Verdict(
            "libraries",
            f"libraries changed ({in_one_line(libraries)}), the code did not: "
            "the drift comes from the upgrade",
        )
    if code:
        return Verdict(
            "code",
            f"the code changed ({in_one_line(code)}), libraries did not: the drift comes from the code",
        )
    if asked:
        return Verdict(
            "input",
            f"what was asked changed ({in_one_line(asked)}), neither code nor libraries did",
        )
    return Verdict(
        "unknown",
        "neither code nor libraries nor what was asked changed: what is left is processor arithmetic or a "
        "random source",
    )


def other_libraries(before: Basis | None, after: Basis) -> str:
    """Name the libraries that are not those that stored tables were made with; the empty text for none."""
    if before is None:
        return ""
    return in_one_line([change for change in reasons(before, after) if change.kind in _LIBRARIES])


def _several(asked: Sequence[Reason], code: Sequence[Reason], libraries: Sequence[Reason]) -> str:
    """Say that one run cannot tell, and which other run could."""
    parts = {"what was asked": asked, "the code": code, "libraries": libraries}
    told = [f"{name} ({in_one_line(changes)})" for name, changes in parts.items() if changes]
    words = f"{', '.join(told[:-1])} and {told[-1]} changed: one run cannot tell which moved the numbers"
    ways = []
    if libraries:
        ways.append(
            f"with the libraries recorded in {MADE_FROM} (check out requirements.lock as it was when the "
            "tables were stored, then make setup)"
        )
    if asked and code:
        ways.append("with the article and parameters as they were")
    rest = "the code" if code else "what was asked"
    return f"{words}. Run again {' and '.join(ways)}: what still drifts then comes from {rest}"
