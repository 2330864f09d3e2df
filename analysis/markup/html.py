"""A piece of safe HTML, and the one way by which foreign text gets into it."""

import html
from typing import NamedTuple

# Control characters have no place in HTML: a browser drops them or, for NUL, ends the word.
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "\N{REPLACEMENT CHARACTER}")


class Html(NamedTuple):
    """Hold HTML that was put together from escaped parts, and the same in plain words.

    JupyterLab and nbconvert show ``markup``; a terminal and a diff show ``plain``.
    """

    markup: str
    plain: str = ""

    def _repr_html_(self) -> str:
        return self.markup

    def __repr__(self) -> str:
        return self.plain or "(shown as HTML)"


def escape(text: object) -> str:
    """Make any text safe inside an element or a quoted attribute.

    >>> escape('<b title="x">')
    '&lt;b title=&quot;x&quot;&gt;'
    """
    return html.escape(str(text).translate(_CONTROLS)).encode("utf-8", "replace").decode("utf-8")
