"""Links between the pages of one report, set when all are there: a page alone does not know of the others."""

from collections.abc import Mapping
from pathlib import Path

# Where the template has left room for them.
_ROOM = "<!-- pages -->"
_HERE = ' aria-current="page"'


def link_pages(folder: Path, titles: Mapping[str, str]) -> None:
    """Write into each page of ``folder`` that ``titles`` names, in their order, the way to the others."""
    from analysis.markup import escape

    pages = {folder / name: title for name, title in titles.items() if (folder / name).is_file()}
    for page in pages:
        links = "\n".join(
            f'<a href="{escape(other.name)}"{_HERE if other == page else ""}>{escape(title)}</a>'
            for other, title in pages.items()
        )
        written = page.read_text(encoding="utf-8")
        shown = f'<nav aria-label="Pages of this report">\n{links}\n</nav>' if len(pages) > 1 else ""
        page.write_text(written.replace(_ROOM, shown, 1), encoding="utf-8", newline="\n")
