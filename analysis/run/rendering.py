"""From an executed notebook to one self-contained page, by the house template."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any


def render_page(notebook: Any, page: Path, title: str) -> None:
    """Write an executed notebook, as nbformat has it, as one HTML file that asks no other host for anything.

    Code is folded away; pictures are inside the file and carry their words.
    """
    notebook.metadata["title"] = title
    body, _ = _exporter().from_notebook_node(notebook)
    page.write_text(body, encoding="utf-8", newline="\n")


@lru_cache(maxsize=1)
def _exporter() -> Any:
    """Make the exporter once a process: finding its template costs more than using it."""
    from nbconvert.exporters import HTMLExporter
    from traitlets.config import Config

    # What a page may show, best first: scripts and widgets are not among it.
    shown = ["text/html", "image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/plain"]
    config = Config(
        {"HTMLExporter": {"exclude_anchor_links": True}, "NbConvertBase": {"display_data_priority": shown}}
    )
    return HTMLExporter(
        config=config,
        template_name="hearsay",
        extra_template_basedirs=[str(files("analysis") / "run" / "templates")],
    )
