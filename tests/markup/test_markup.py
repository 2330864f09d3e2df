"""Text from outside reaches HTML escaped, and nothing of it is lost."""

import html
import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Document
from analysis.markup import (
    escape,
    mark_article,
    show_answers,
    show_finding,
    show_note,
    show_table,
    speaker_colours,
)
from analysis.quotes import Quotation, find_quotes

HOSTILE = '</style><script>alert("x")</script><img src=x onerror=alert(1)>'
TAG = re.compile(r"<[^>]*>")


def texts_of(markup):
    return html.unescape(TAG.sub("", markup))


@pytest.mark.parametrize(
    "shown",
    [
        show_finding(HOSTILE),
        show_note(HOSTILE),
        show_answers([(HOSTILE, HOSTILE)]),
        show_table(pd.DataFrame({HOSTILE: [HOSTILE]}), HOSTILE),
        mark_article(Document("a1", HOSTILE), [], {}),
        mark_article(
            Document("a1", HOSTILE),
            [Quotation(0, 20, "direct", "", 3, speaker_id="x", cue=HOSTILE)],
            {"x": HOSTILE},
        ),
    ],
)
def test_hostile_text_makes_no_element(shown):
    assert "<script" not in shown.markup
    assert "<img" not in shown.markup
    assert "</style" not in shown.markup


@given(st.text(max_size=100))
def test_what_is_escaped_reads_the_same_but_for_control_characters(text):
    assert html.unescape(escape(text)) == "".join(
        "\N{REPLACEMENT CHARACTER}" if ord(c) in (*range(9), 11, 12, *range(14, 32), *range(127, 160)) else c
        for c in text
    ).replace("\r", "\r")


@given(st.text("ab “”‘’\n.<&", max_size=120))
def test_the_marked_article_holds_every_paragraph_whole(text):
    doc = Document("a1", text)
    shown = mark_article(doc, find_quotes(doc), {})
    bodies = re.findall(r'<p dir="auto">(.*?)</p>', shown.markup, re.S)
    without_names = [re.sub(r'<span class="who">.*?</span>', "", body) for body in bodies]
    assert [texts_of(body) for body in without_names] == [doc.text[p.start : p.end] for p in doc.paragraphs]


def test_a_quotation_is_marked_and_its_speaker_named_after_it():
    doc = Document("a1", "“Go,” said Ann. He went.")
    quotes = [Quotation(1, 4, "direct", "Go,", 1, speaker="Ann", speaker_id="ann", cue="said")]
    markup = mark_article(doc, quotes, {"ann": "Ann"}).markup
    assert (
        '<mark class="voice v1" title="direct quotation, cue “said”">Go,</mark><span class="who"><bdi>Ann</bdi></span>'
        in markup
    )


def test_colours_go_to_those_with_most_words_and_the_rest_share_one():
    quotes = [Quotation(i, i + 1, "direct", "", 100 - i, speaker_id=f"s{i}") for i in range(10)]
    colours = speaker_colours(quotes)
    assert [colours[f"s{i}"] for i in range(10)] == [1, 2, 3, 4, 5, 6, 7, 8, 0, 0]


def test_cells_are_written_for_people():
    table = pd.DataFrame(
        {"n": [1200.0, float("nan"), 0.12345], "who": ["a", None, "x" * 400], "ok": [True, False, True]}
    )
    markup = show_table(table).markup
    assert "1,200" in markup
    assert "0.123" in markup
    assert "–" in markup
    assert "x" * 299 + "…" in markup
    assert "<bdi>a</bdi>" in markup
    assert ">yes<" in markup


def test_a_long_table_says_how_much_it_leaves_out():
    shown = show_table(pd.DataFrame({"n": range(300)}), "Numbers")
    assert "The first 200 of 300 rows" in shown.markup
    assert shown.markup.count("<tr>") == 1 + 200


def test_an_empty_table_says_so():
    assert "nothing found" in show_table(pd.DataFrame(columns=["a", "b"])).markup
