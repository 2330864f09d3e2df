"""The page is made for reading: code folded away, pictures with words, the styles of notebooks left behind."""

import re

import nbformat
import pytest

from analysis.markup import show_finding
from analysis.run.rendering import render_page


@pytest.fixture
def page_of(tmp_path):
    def render(*cells, title="Quotations · harbour · Hearsay"):
        render_page(nbformat.v4.new_notebook(cells=list(cells)), tmp_path / "made.html", title)
        return (tmp_path / "made.html").read_text(encoding="utf-8")

    return render


def shown(mime, data, metadata=None):
    output = nbformat.v4.new_output("display_data", {mime: data}, metadata=metadata or {})
    return nbformat.v4.new_code_cell("x = 1\nx", outputs=[output])


def test_the_style_of_notebooks_stays_out_of_the_page(page_of):
    html = show_finding("It rained.")._repr_html_()
    assert html.startswith("<style>")
    page = page_of(shown("text/html", html))
    assert '<div class="hearsay"><p class="finding">It rained.</p></div>' in page
    assert page.count("<style") == page_of().count("<style")


def test_other_html_is_shown_whole(page_of):
    html = "<p>a</p><style>p { color: red }</style><p>b</p>"
    assert html in page_of(shown("text/html", html))


def test_a_page_says_of_what_article_it_is_and_escapes_it(page_of):
    assert "<bdi>harbour</bdi>" in page_of()
    assert "<bdi>&lt;i&gt;</bdi>" in page_of(title="Quotations · <i> · Hearsay")
    assert "<bdi>" not in page_of(title="Anything")


def test_a_figure_can_be_reached_by_keyboard_and_says_what_it_shows(page_of):
    page = page_of(shown("image/svg+xml", "<svg/>", {"image/svg+xml": {"alt": 'Tone of "it"'}}))
    (figure,) = re.findall(r'<figure tabindex="0"><img ([^>]*)/?></figure>', page)
    assert 'src="data:image/svg+xml;base64,' in figure
    assert 'alt="Tone of &quot;it&quot;"' in figure


def test_a_step_that_shows_nothing_leaves_no_box(page_of):
    page = page_of(nbformat.v4.new_code_cell("import os"), shown("text/html", ""))
    assert 'class="outputs"' not in page.partition("<main>")[2]
    assert page.count("<summary>Code</summary>") == 2
