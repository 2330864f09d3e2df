"""How well each measure agrees with people, as measured and kept beside the data."""

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


def validity(*measures: str) -> "pd.DataFrame":
    """Give the measured validity of the ``measures`` named, or of all, one row a figure.

    Columns: ``measure``, ``data_set``, ``n``, ``metric``, ``value``, ``low``, ``high`` (95 %
    interval, empty where none was made), ``rule`` (what counts as a match) and ``date``.
    Raise ``KeyError`` for a measure that has none: an unmeasured measure must say so itself.
    """
    import pandas as pd

    with (files("analysis") / "data" / "validity.csv").open(encoding="utf-8") as lines:
        table = pd.read_csv(lines)
    missing = set(measures) - set(table["measure"])
    if missing:
        raise KeyError(f"no validity was measured for {', '.join(sorted(missing))}")
    return table[table["measure"].isin(measures)].reset_index(drop=True) if measures else table
