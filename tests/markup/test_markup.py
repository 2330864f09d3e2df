"""Text from outside reaches HTML escaped, and nothing of it is lost."""

import html
import math
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
        '“<mark class="voice v1" title="direct quotation, cue “said”">Go,</mark>”<span class="who"> <bdi>[Ann]</bdi></span> said'
        in markup
    )


@pytest.mark.parametrize(
    ("text", "end", "shown"),
    [
        ("He would go, she said.", 11, "He would go,|[Ann] she said."),
        ("He would go.", 11, "He would go.|[Ann]"),
        ("“Go.” “Run.”", 4, "“Go.”|[Ann] “Run.”"),
        ("Ann’s dog", 3, "Ann|[Ann]’s dog"),
        ("Go.Run", 2, "Go|[Ann].Run"),
    ],
)
def test_a_name_stands_after_closing_marks_and_stops_and_never_inside_a_word(text, end, shown):
    quotes = [Quotation(0, end, "indirect", text[:end], 1, speaker_id="ann")]
    markup = mark_article(Document("a1", text), quotes, {"ann": "Ann"}).markup
    (body,) = re.findall(r'<p dir="auto">(.*?)</p>', markup)
    assert texts_of(body.replace('<span class="who"> ', "|")) == shown


def test_a_name_stands_before_the_next_quotation():
    quotes = [Quotation(i, i + 1, "direct", ".", 1, speaker_id="ann") for i in (0, 1)]
    markup = mark_article(Document("a1", "..!"), quotes, {"ann": "Ann"}).markup
    (body,) = re.findall(r'<p dir="auto">(.*?)</p>', markup)
    assert texts_of(body) == ". [Ann].! [Ann]"


def test_a_mixed_quotation_is_one_mark_with_its_quoted_words_filled():
    doc = Document("a1", "Ann said it was “a “great” pity” today.")
    (quote,) = [q for q in find_quotes(doc) if q.kind == "mixed"]
    markup = mark_article(doc, [quote], {}).markup
    assert markup.count(f'<mark class="voice v{1 if quote.speaker_id else 0} indirect"') == 1
    assert markup.count('<span class="voice v') == len(quote.inner) >= 1


def test_a_legend_of_many_speakers_names_the_coloured_and_counts_the_rest():
    quotes = [Quotation(i, i + 1, "direct", "", 100 - i, speaker_id=f"s{i}") for i in range(30)]
    legend = re.findall(
        r"<bdi>([^<[]*)</bdi></mark></li>", mark_article(Document("a1", "x" * 30), quotes, {}).markup
    )
    assert legend == [*(f"s{i}" for i in range(8)), "22 further speakers"]


@pytest.mark.parametrize(
    ("language", "attribute"),
    [("de-AT", ' lang="de-AT"'), ("pt_BR", ' lang="pt-BR"'), ("", ""), ('"><p', "")],
)
def test_the_article_says_what_language_it_is_in(language, attribute):
    markup = mark_article(Document("a1", "Rain.", language=language), [], {}).markup
    assert f'<div{attribute}><p dir="auto">' in markup


def test_a_notebook_gets_the_style_and_every_rule_keeps_to_our_own_outputs():
    style, _, rest = show_finding("It rained.")._repr_html_().partition("</style>")
    assert rest == '<div class="hearsay"><p class="finding">It rained.</p></div>'
    rules = re.findall(r"([^{}]+)\{[^{}]*\}", style.removeprefix("<style>"))
    assert len(rules) > 20
    assert all(part.startswith(".hearsay") for rule in rules for part in rule.split(","))
    assert show_note("")._repr_html_() == ""


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
    assert ">0.123<" in markup
    assert "–" in markup
    assert "x" * 299 + "…" in markup.replace("<wbr>", "")
    assert "<bdi>a</bdi>" in markup
    assert ">yes<" in markup


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        ([-3.1, 2.0, 1.25], ["−3.10", "2", "1.25"]),
        ([-1.2, 1.9], ["−1.2", "1.9"]),
        ([27.027, 0.59, 0.0597, 0.0], ["27.0", "0.590", "0.060", "0"]),
        ([0.00012, 1 / 3], ["0.0001", "0.333"]),
        ([1234567.0, 1234.5], ["1,234,567", "1,234.5"]),
        ([float("inf"), float("nan")], ["inf", "–"]),
    ],
)
def test_numbers_of_a_column_line_up_and_what_is_small_is_not_zero(column, shown):
    body = show_table(pd.DataFrame({"n": column})).markup.partition("<tbody>")[2]
    assert [texts_of(cell) for cell in re.findall(r"<td.*?</td>", body)] == shown


def test_columns_that_say_nothing_about_a_row_are_left_out_unless_asked_for():
    table = pd.DataFrame({"doc_id": ["a", "a"], "group": ["", None], "n": [1, 1], "method": ["x", "y"]})
    assert re.findall(r"<th [^>]*>(.*?)</th>", show_table(table).markup) == ["n", "method"]
    asked = show_table(table, columns=["doc_id", "group"]).markup
    assert re.findall(r"<th [^>]*>(.*?)</th>", asked) == ["doc id", "group"]


def test_columns_get_room_for_their_words_and_share_it_where_it_is_scarce():
    def widths(table):
        return [float(em) for em in re.findall(r"min-width:([\d.]+)em", show_table(table).markup)]

    def ems(*characters):
        return [pytest.approx(0.56 * n, abs=0.05) for n in characters]

    assert widths(pd.DataFrame({"kind": ["direct"], "n": [7]})) == ems(6, 1)
    assert widths(pd.DataFrame({"text": ["w" * 200], "n": [7]})) == ems(30, 1)
    assert widths(pd.DataFrame({name: ["w" * 200] for name in "abcd"})) == ems(20, 20, 20, 20)
    assert widths(pd.DataFrame({name: ["w" * 200] for name in "abcdefghij"})) == ems(*[14] * 10)


def test_long_words_may_break_and_stay_whole():
    word = "<" * 100
    markup = show_table(pd.DataFrame({"what": [f"a {word}"]})).markup
    (cell,) = re.findall(r"<td>.*?</td>", markup)
    assert cell.count("<wbr>") == 2
    assert texts_of(cell) == f"a {word}"


def test_a_long_table_says_how_much_it_leaves_out():
    shown = show_table(pd.DataFrame({"n": range(300)}), "Numbers")
    assert "The first 200 of 300 rows" in shown.markup
    assert shown.markup.count("<tr>") == 1 + 200


def test_an_empty_table_says_so():
    assert "nothing found" in show_table(pd.DataFrame(columns=["a", "b"])).markup


def test_a_table_for_a_terminal_is_lined_up_and_moves_nothing():
    table = pd.DataFrame(
        {
            "n_words": [1, 1200, 3],
            "text": ["short", "two\nlines \x1b[2J and \N{RIGHT-TO-LEFT OVERRIDE}turned", "x" * 50],
            "share": [0.5, math.nan, 0.25],
        }
    )
    assert show_table(table).plain.splitlines() == [
        "n words  text" + " " * 38 + "share",
        "      1  short" + " " * 37 + " 0.50",
        "  1,200  two lines  [2J and  turned" + " " * 16 + "    –",
        "      3  " + "x" * 39 + "…   0.25",
    ]


def test_a_long_table_for_a_terminal_says_how_much_is_left():
    lines = show_table(pd.DataFrame({"n": range(30)})).plain.splitlines()
    assert len(lines) == 1 + 20 + 1
    assert lines[-1] == "… and 10 more rows"
    assert show_table(pd.DataFrame(columns=["a", "b"])).plain.splitlines() == ["a  b", "nothing found"]
