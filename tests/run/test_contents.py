"""The list of reports says what each article is, and shows text from outside as text."""

import json

import pytest

from analysis.run.contents import write_contents


@pytest.fixture
def listed(tmp_path):
    def write(name, content):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text("<p>a report</p>")
        if content is not None:
            text = content if isinstance(content, str) else json.dumps(content)
            (tmp_path / name / "article.jsonl").write_text(text, encoding="utf-8")
        write_contents(tmp_path)
        return (tmp_path / "index.html").read_text(encoding="utf-8")

    return write


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        ({"title": "Bridge <closed>", "text": "It rained."}, "<p><bdi>Bridge &lt;closed&gt;</bdi></p>"),
        ({"text": "It rained.\n\nNobody came."}, "<p><bdi>It rained. Nobody came.</bdi></p>"),
        ({"text": "word " * 50}, f"<p><bdi>{('word ' * 20)[:99].rstrip()}…</bdi></p>"),
    ],
)
def test_a_report_stands_there_with_its_title_or_first_words(listed, article, shown):
    page = listed("a", article)
    assert f'<li><a href="a/index.html">a</a>{shown}</li>' in page


@pytest.mark.parametrize("article", [None, "{broken", "[]", '{"text": 7}', "\N{NULL}"])
def test_a_report_whose_article_cannot_be_read_is_listed_all_the_same(listed, article):
    assert '<li><a href="a/index.html">a</a></li>' in listed("a", article)


def test_a_page_of_somebodys_own_is_left(tmp_path, listed):
    (tmp_path / "index.html").write_text("my own")
    assert listed("a", {"text": "It rained."}) == "my own"
