"""The four questions of the project, answered."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.findings.frames import describe_frames
from analysis.findings.quotes import describe_quotes, describe_speakers
from analysis.findings.tone import describe_tone

if TYPE_CHECKING:
    import pandas as pd


def four_answers(
    speakers: "pd.DataFrame",
    density: "pd.DataFrame",
    tone: "pd.DataFrame",
    profile: "pd.DataFrame",
    labels: Mapping[str, str],
    margin: "pd.DataFrame | None" = None,
) -> "pd.DataFrame":
    """Answer the four questions of the project, one row each: ``question`` and ``answer``."""
    import pandas as pd

    rows = [
        ("Who speaks?", describe_speakers(speakers, density)),
        ("How much?", describe_quotes(density)),
        ("In what tone?", describe_tone(tone)),
        ("Under which frames?", describe_frames(profile, labels, margin)),
    ]
    return pd.DataFrame(rows, columns=["question", "answer"])
