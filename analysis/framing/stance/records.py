"""What is found: one row for each piece of stance."""

from typing import NamedTuple


class StanceHit(NamedTuple):
    """One piece of stance: ``doc.text[start:end]`` is ``text``; ``kind`` names its category.

    ``term`` tells what was met: a pattern of the codebook, or ``agentless passive``. The scope, half-open as
    the hit itself and always around it, is the clause that the hit governs.
    """

    start: int
    end: int
    text: str
    kind: str
    term: str
    scope_start: int
    scope_end: int
