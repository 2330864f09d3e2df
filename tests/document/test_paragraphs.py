"""Paragraphs are lines, or blocks of lines where a column wrapped them."""

import textwrap
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Document
from analysis.document.paragraphs import is_hard_wrapped, split_paragraphs

FIRST = (
    "The bridge over the old canal was shut on Monday after engineers from the county had found "
    "cracks in two of the beams that carry it. Nobody was hurt, but the road stays shut until spring."
)
SECOND = (
    "Traders at the market, who were told by letter, said that they had asked for repairs for years "
    "and that nobody had come to look at the beams before this winter."
)
LINE_ENDS = pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])


def paragraphs(text):
    return [" ".join(text[start:end].split()) for start, end in split_paragraphs(text)]


def wrap(text, width=60, **options):
    return textwrap.wrap(text, width, **options)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\n\n", "\n \t\n"])
def test_each_line_is_a_paragraph(line_end):
    assert paragraphs(line_end.join(["Headline", FIRST, SECOND])) == ["Headline", FIRST, SECOND]


@LINE_ENDS
@pytest.mark.parametrize("width", [40, 60, 72, 80])
def test_wrapped_lines_belong_together_up_to_a_blank_line(line_end, width):
    text = line_end.join([*wrap(FIRST, width), "", *wrap(SECOND, width)])
    assert is_hard_wrapped(text)
    assert paragraphs(text) == [FIRST, SECOND]


@LINE_ENDS
def test_a_line_with_room_for_the_next_word_ends_a_paragraph(line_end):
    lines = ["Bridge shut", "By Ann Lee", *wrap(FIRST), *wrap(SECOND)]
    assert paragraphs(line_end.join(lines)) == ["Bridge shut", "By Ann Lee", FIRST, SECOND]


@LINE_ENDS
def test_an_indented_line_starts_a_paragraph(line_end):
    lines = [*wrap(FIRST, initial_indent="    "), *wrap(SECOND, initial_indent="    ")]
    assert paragraphs(line_end.join(lines)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n\n\n\n",
        "apples\npears\nplums\nfigs\nnuts",
        "http://example.org/a/long/address/one\nhttp://example.org/two\nhttp://example.org/three\nhttp://a.org/4",
        f"{FIRST}\n{SECOND}\n{FIRST}\n{SECOND}\n{FIRST}",
        f"{FIRST}\n\n{SECOND}\n\n{FIRST}\n\n{SECOND}",
        f"{FIRST.lower()}\n{SECOND.lower()}\n{FIRST.lower()}\n{SECOND.lower()}\n{FIRST.lower()}",
    ],
)
def test_lists_addresses_and_long_lines_are_not_wrapped(text):
    assert not is_hard_wrapped(text)


def test_edges_of_a_paragraph_hold_no_space():
    assert split_paragraphs("  One. \n\t Two.\u00a0\n") == [(2, 6), (10, 14)]


@given(st.one_of(st.text(), st.text(alphabet="ab A.,\n\r\u2028\u2029\x0b\x0c\t\x85 ")))
def test_paragraphs_hold_every_character_that_is_not_space_once(text):
    spans = Document("a", text).paragraphs
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(not text[end:start].strip() for end, start in zip(edges[::2], edges[1::2], strict=True))


@given(
    st.lists(
        st.sampled_from(["a line that goes on and on and on here", "Another, longer, line that ends.", ""])
    )
)
def test_shadow_and_text_have_the_same_paragraphs(lines):
    doc = Document("a", "\n".join(lines).replace("line", "‘line’"))
    assert split_paragraphs(doc.shadow) == split_paragraphs(doc.text)


@pytest.mark.parametrize(
    "unit", [" ", "\n", " \n", "a\n", "\t", "a ", "\r", "some words of a line that is wrapped in\n"]
)
def test_time_grows_with_length_only(unit):
    text = unit * (200_000 // len(unit))
    begin = time.perf_counter()
    split_paragraphs(text)
    assert time.perf_counter() - begin < 5
