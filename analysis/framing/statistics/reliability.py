"""How far halves of one article agree on a frame or kind of stance, as measured and kept."""

from typing import TYPE_CHECKING

from analysis.measurement import validity

if TYPE_CHECKING:
    import pandas as pd

RELIABILITY = "split_half_reliability"
_METRIC = "{codebook}: {group}"


def metric_name(codebook: str, group: str) -> str:
    """Name a category in the column ``metric`` of validity.csv."""
    return _METRIC.format(codebook=codebook, group=group)


def split_half_reliability(codebook: str) -> "pd.DataFrame":
    """Give the split-half reliability of a codebook's frames, or of the kinds of ``stance``, one row each.

    Columns: ``group``, ``value``, ``low``, ``high`` (0 chance, 1 the halves agree wholly), ``n`` articles
    and ``data_set``. Empty for a codebook that was not measured, as one's own.

    The densities of odd and even sentences are correlated over articles and stepped up to the whole
    (Spearman–Brown). It bounds what one article's number can be worth: below .5 most of it is chance,
    and only means over many articles should be read.

    >>> bool(split_half_reliability("policy").set_index("group").loc["economic", "value"].max() > 0.5)
    True
    """
    table = validity(RELIABILITY)
    begin = metric_name(codebook, "")
    own = table[table["metric"].str.startswith(begin)]
    own = own.assign(group=own["metric"].str.removeprefix(begin))
    return own[["group", "value", "low", "high", "n", "data_set"]].reset_index(drop=True)
