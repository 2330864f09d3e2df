"""What a notebook saves: tables as CSV, figures as SVG and PNG, and what they were made with."""

import platform
import warnings
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.document import Document
from analysis.markup import Html, show_table
from analysis.run.folders import project_root

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

# What can move a number or a picture; the lock file names the rest.
_MADE_WITH = ("hearsay", "nltk", "numpy", "pandas", "matplotlib", "vaderSentiment", "papermill", "nbconvert")


class Picture(NamedTuple):
    """Hold a figure as SVG with the words that stand for it where it cannot be seen."""

    svg: str
    alt: str

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        return (
            {"image/svg+xml": self.svg, "text/plain": self.alt},
            {"image/svg+xml": {"alt": self.alt}},
        )

    def __repr__(self) -> str:
        return self.alt


def results_folder(doc: Document, save_to: str = "") -> Path:
    """Give the folder for this article's tables and figures, and make it.

    ``save_to`` names it; without, a notebook opened by hand writes to
    ``outputs/<doc_id>.lab``, so that a finished report stays as it was made.
    """
    folder = Path(save_to) if save_to else project_root() / "outputs" / f"{doc.doc_id}.lab"
    for part in ("tables", "figures"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    return folder


def save_table(
    table: "pd.DataFrame", name: str, folder: Path, caption: str = "", *, columns: list[str] | None = None
) -> Html:
    """Save the whole table as ``tables/<name>.csv`` and show it, or only the ``columns`` asked for."""
    table.to_csv(folder / "tables" / f"{name}.csv", index=False, lineterminator="\n")
    return show_table(table, caption, columns=columns)


def save_figure(ax: "Axes", name: str, folder: Path, alt: str) -> Picture:
    """Save the figure of ``ax`` as ``figures/<name>.svg`` and ``.png``, close it and show it.

    ``alt`` says in words what the figure shows. Neither file holds a date, so the same figure
    gives the same bytes.
    """
    import matplotlib.pyplot as plt

    from analysis.figures.drawing import draw

    # A letter the font lacks shows as a box; the warning would put a path of this machine on the page.
    warnings.filterwarnings("ignore", message="Glyph .* missing from font", category=UserWarning)
    drawing = draw(ax, name, alt)
    (folder / "figures" / f"{name}.png").write_bytes(drawing.png)
    (folder / "figures" / f"{name}.svg").write_text(drawing.svg, encoding="utf-8", newline="\n")
    plt.close(ax.get_figure(root=True))
    return Picture(drawing.svg, alt)


def made_with(doc: Document, **parameters: object) -> "pd.DataFrame":
    """List what the numbers hang on: the article's SHA-256, the parameters and the versions."""
    import pandas as pd

    rows = [
        ("article", doc.doc_id),
        ("SHA-256 of its text", doc.sha256),
        *((f"parameter {name}", repr(value)) for name, value in parameters.items()),
        ("Python", platform.python_version()),
        *((name, version(name)) for name in _MADE_WITH),
    ]
    return pd.DataFrame(rows, columns=["what", "value"])
