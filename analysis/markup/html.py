"""A piece of safe HTML, and the one way by which foreign text gets into it."""

import html
import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

# All that HTML might take for more than text, where every character can be printed.
_MARKED_UP = re.compile("[&<>\"']")
# Control characters have no place in HTML: a browser drops them or, for NUL, ends the word.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "\N{REPLACEMENT CHARACTER}")


@lru_cache(maxsize=1)
def _notebook_style() -> str:
    """Read how things look in a notebook, where the page's style sheet is not."""
    sheet = (files("analysis") / "markup" / "notebook.css").read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/|\n\s*", "", sheet, flags=re.DOTALL)


class Html(NamedTuple):
    """Hold HTML that was put together from escaped parts, and the same in plain words.

    JupyterLab and nbconvert show ``markup``; a terminal and a diff show ``plain``. A notebook gets
    its style with it; the page, which has its own, leaves that out.
    """

    markup: str
    plain: str = ""

    def _repr_html_(self) -> str:
        if not self.markup:
            return ""
        return f'<style>{_notebook_style()}</style><div class="hearsay">{self.markup}</div>'

    def __repr__(self) -> str:
        return self.plain or "(shown as HTML)"


def escape(text: object) -> str:
    """Make any text safe inside an element or a quoted attribute.

    >>> escape('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    text = str(text)
    if text.isprintable() and not _MARKED_UP.search(text):
        # As nearly all cells of tables: a quarter of the time.
        return text
    return html.escape(text.translate(_CONTROLS)).encode("utf-8", "replace").decode("utf-8")
