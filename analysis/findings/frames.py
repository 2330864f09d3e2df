"""Which frames are thickest, and how sure the article sounds."""

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING

from analysis.findings.numbers import count

if TYPE_CHECKING:
    import pandas as pd


def describe_frames(profile: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Name the thickest frames, and say when their order is not sure."""
    density = profile[profile["measure"] == "frame_density"].sort_values(
        ["value", "group"], ascending=[False, True]
    )
    found = density[density["numerator"] > 0]
    if found.empty:
        return "No word of the codebook stands in the article."
    top = [
        f"{labels.get(group, group)} ({value:.0f} per 1,000 words)"
        for group, value in zip(found["group"].head(3), found["value"].head(3), strict=True)
    ]
    sentence = f"Thickest: {', '.join(top)}."
    if len(found) > 1:
        first, second = found.iloc[0], found.iloc[1]
        if math.isnan(first["low"]) or math.isnan(second["low"]):
            sentence += " There are too few sentences for intervals."
        elif first["low"] <= second["high"]:
            sentence += " The intervals of the first two overlap."
    return sentence


def describe_stance(stance: "pd.DataFrame", labels: Mapping[str, str]) -> str:
    """Say how often the article hedges, points to hearsay and uses loaded words."""
    density = stance[stance["measure"] == "stance_density"]
    parts = [
        f"{count(n, labels.get(kind, kind).lower())} ({value:.1f} per 1,000 words)"
        for kind, n, value in zip(density["group"], density["numerator"], density["value"], strict=True)
    ]
    return f"{'; '.join(parts)}." if parts else "No stance words were looked for."
