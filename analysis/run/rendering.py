"""From an executed notebook to one self-contained page, by the house template."""

from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from analysis.run.provenance import read_cells

_TEMPLATES = files("analysis") / "run" / "templates"
# What a page may show, best first: scripts and widgets are not among it.
_SHOWN = ("text/html", "image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/plain")
# The notebook that becomes the page one opens first, and what links to it are called.
_FIRST, _FIRST_NAME = "09-report", "Report"
# Cells that are the same in every report are coloured and set once a process.
_MOST_KEPT = 1_000


def page_of(notebook: Path) -> str:
    """Name the page that a notebook becomes."""
    return "index.html" if notebook.stem == _FIRST else f"{notebook.stem}.html"


def title_of(notebook: Path) -> str:
    """Give the first heading of a notebook."""
    for cell in read_cells(notebook):
        for line in "".join(cell["source"]).splitlines():
            if cell["cell_type"] == "markdown" and line.startswith("# "):
                return line[2:].strip()
    return notebook.stem


def pages_of(notebooks: Iterable[Path]) -> dict[str, str]:
    """Give the pages of notebooks with what a link to them says, the one to open first before the others."""
    first, others = {}, {}
    for notebook in sorted(notebooks):
        if notebook.stem == _FIRST:
            first[page_of(notebook)] = _FIRST_NAME
        else:
            others[page_of(notebook)] = title_of(notebook)
    return first | others


def render_page(notebook: Any, page: Path, title: str) -> None:
    """Write an executed notebook, as nbformat has it, as one HTML file that asks no other host for anything.

    Code is folded away; pictures are inside the file and carry their words.
    """
    notebook.metadata["title"] = title
    style = (_TEMPLATES / "hearsay" / "static" / "page.css").read_text(encoding="utf-8")
    body, _ = _exporter().from_notebook_node(notebook, resources={"page_css": style})
    page.write_text(body, encoding="utf-8", newline="\n")


def make_ready() -> None:
    """Make the exporter and use it once, so that no page has to wait for it."""
    from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

    shown = new_output("display_data", {"text/html": "<p></p>", "image/svg+xml": "<svg></svg>"})
    cells = [new_markdown_cell("# *Title*"), new_code_cell("1", outputs=[shown])]
    _exporter().from_notebook_node(
        new_notebook(cells=cells, metadata={"title": ""}), resources={"page_css": ""}
    )


@lru_cache(maxsize=1)
def _exporter() -> Any:
    """Make the exporter once a process: finding its template costs more than using it.

    nbconvert's own exporter of HTML reads each page anew to give pictures a text that says nothing, which
    takes four times as long as making the page; so this is the exporter it is built on.
    """
    from nbconvert.exporters import HTMLExporter, TemplateExporter
    from nbconvert.filters import Highlight2HTML
    from traitlets.config import Config

    config = Config(
        {
            # Each would have the whole notebook checked again.
            "Exporter": {"default_preprocessors": []},
            "NbConvertBase": {"display_data_priority": list(_SHOWN)},
        }
    )
    exporter = TemplateExporter(
        config=config,
        template_name="hearsay",
        template_file="index.html.j2",
        extra_template_basedirs=[str(_TEMPLATES)],
    )
    to_html = HTMLExporter(config=Config({"HTMLExporter": {"exclude_anchor_links": True}}))
    colour = Highlight2HTML(pygments_lexer="ipython3", parent=exporter)
    set_text = lru_cache(_MOST_KEPT)(lambda source: to_html.markdown2html({}, source))
    coloured = lru_cache(_MOST_KEPT)(colour)
    exporter.register_filter("markdown2html", set_text)
    exporter.register_filter("highlight_code", lambda source, **_: coloured(source))
    return exporter
