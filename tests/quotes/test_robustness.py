"""Nothing raises on any text, offsets give the words back, and work grows with length only."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import Document, read_document
from analysis.quotes import find_quotes, quote_density

SEED = Path(__file__).resolve().parents[2] / "seeds" / "000_084ceb5d55d73779.txt"
MARKS = "“”‘’\"'«»„`"
PIECES = [
    *MARKS,
    "''",
    "``",
    " ",
    "\n",
    "\n\n",
    ".",
    ",",
    "?",
    ":",
    "—",
    "(",
    ")",
    "said",
    "Said",
    "he",
    "Ann Roe",
]
PIECES += [
    "according to",
    "that",
    "a lawyer",
    "told",
    "the",
    "soldiers",
    "was",
    "described as",
    "’90s",
    "adding",
]


def check(text):
    doc = Document("a1", text)
    quotes = find_quotes(doc)
    for quote in quotes:
        assert 0 <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end] == quote.content
        for start, end in quote.inner:
            assert quote.start <= start < end <= quote.end
        if quote.speaker is not None:
            assert text[quote.speaker_start : quote.speaker_end] == quote.speaker
        if quote.cue is not None:
            assert text[quote.cue_start : quote.cue_end] == quote.cue
    starts = [quote.start for quote in quotes]
    assert starts == sorted(starts)
    find_quotes(doc, indirect=False, min_words=3)
    return doc, quotes


@given(st.text(max_size=200))
@settings(max_examples=150, deadline=None)
def test_any_text(text):
    check(text)


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.sampled_from(["", " "]))
@settings(max_examples=300, deadline=None)
def test_any_row_of_marks_names_and_cues(pieces, joint):
    check(joint.join(pieces))


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(max_examples=25, deadline=None)
def test_shares_of_any_text_run_from_zero_to_one(pieces):
    doc, quotes = check(" ".join(pieces))
    table = quote_density(quotes, doc)
    # Quotations a paragraph may be many; all else that is not per 1,000 words is a share.
    is_share = (table["per"] == 1) & (table["measure"] != "quotes_per_paragraph")
    shares = table[is_share]["value"].dropna()
    assert shares.between(0, 1).all()


def test_marks_removed_doubled_and_swapped_at_random():
    article = SEED.read_text(encoding="utf-8")
    draw = random.Random(7)
    for _ in range(60):
        text = "".join(
            draw.choice(["", c, c + c, draw.choice(MARKS)]) if c in MARKS and draw.random() < 0.4 else c
            for c in article
        )
        check(text)


@pytest.mark.parametrize(
    "unit", ["“", '" a', "‘s’ ", "said ", "he said, ", "according to ", "“a\n", "Aa", "'"]
)
def test_work_grows_with_length_only(unit):
    def seconds(n):
        doc = Document("a1", unit * (n // len(unit)))
        assert doc.sentences is not None
        assert doc.words is not None
        begin = time.process_time()
        find_quotes(doc)
        return time.process_time() - begin

    seconds(1_000)
    short, long = seconds(20_000), seconds(160_000)
    # Eight times the length may take sixteen times as long on a busy machine, never sixty-four.
    assert long < 30 * max(short, 0.01)


@pytest.mark.parametrize("name", ["000_084ceb5d55d73779", "harbour"])
def test_an_article_may_break_off_anywhere(name):
    text = read_document(f"seeds/{name}.txt").text
    for end in range(0, len(text), 7):
        find_quotes(Document("a1", text[:end]))


@pytest.mark.parametrize(
    "text",
    [
        "She said:",
        "She said:\n\n",
        "I conclude with his words: ",
        "He said that",
        "“No,” she said, adding that",
        "According to",
    ],
)
def test_a_cue_may_be_the_last_word(text):
    assert all(quote.end > quote.start for quote in find_quotes(Document("a1", text)))
