"""Where sentences end. In the texts a bar stands for each expected cut; it is not part of them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Document
from analysis.document.abbreviations import Kind, find_kind
from analysis.document.sentences import split_sentences
from analysis.document.shadow import typographic_shadow

MARKS = st.text(alphabet="ab AB.,!?…\"'“”‘’()[]1 \n\r\u2028-—é", max_size=80)


def cut(text):
    return [text[start:end] for start, end in split_sentences(typographic_shadow(text))]


def expect(barred):
    parts = [part.strip(" ") for part in barred.split("|")]
    assert cut(" ".join(parts)) == parts


@pytest.mark.parametrize(
    "barred",
    [
        "Mr. Hale met Gov. Ruiz and Lt. Gen. Ode. | They spoke.",
        "Sen. Dana Pohl (D-Calif.) agreed. | Rep. Joe Marsh, R-Fla., did not.",
        "The prize went to J. K. Lowell and George W. Finch. | Both were away.",
        "Dr. Ames lives on Elm St. in Hull. | St. Ives is far.",
        "He lives on Elm St. | The house is old.",
        "They quoted Roe v. Wade. | It stands.",
        "Ice, snow, etc. made it worse. | Prof. Lund left.",
    ],
)
def test_titles_and_initials_do_not_end_a_sentence(barred):
    expect(barred)


@pytest.mark.parametrize(
    "barred",
    [
        "He left the U.S. in May. | The U.S. Senate was told.",
        "She moved to the U.S. | It was cold there.",
        "She moved to the U.N. | However, she left.",
        "He works for Dane Inc. | The firm is small.",
        "Dane Inc. Chief Executive Ann Poe resigned.",
        "They met at 8 p.m. | Nobody else came.",
        "They met at 8 p.m. Tuesday in Bonn.",
        "They met at 8 p.m. EST in Ohio.",
        "He was born in Fresno, Calif. | Relatives still live there.",
        "He was born in Fresno, Calif. | Smith was not.",
        "The bomb fell near Fort Lee, N.J. | Residents fled.",
        "He came on Jan. 5 and left on Feb. 12. | March was dry.",
        "It fell in Dec. | Prices rose again.",
        "See No. 5 on the list. | Are we sure? | No. | We are not.",
        "John Lee Jr. won. | Sammy Roe Jr. | He lost.",
        "So do I. | They agreed.",
        "She holds a Ph.D. from Yale. | He has none.",
    ],
)
def test_what_follows_decides_whether_an_abbreviation_also_ends_the_sentence(barred):
    expect(barred)


@pytest.mark.parametrize(
    "barred",
    [
        "It cost $3.5 million in 2010. | In 2011 it cost 4.2 million.",
        "Rates rose by .5 points. | 20 people lost work.",
        "1. First they came. | 2. Then they went.",
        "The index fell to 1,204.50. | Shares followed.",
    ],
)
def test_numbers_and_list_marks(barred):
    expect(barred)


@pytest.mark.parametrize(
    "barred",
    [
        "“Go.” | He left.",
        "‘I was there.’ said Ann.",
        "“Go!” he said. | “Now.”",
        "“Why?” Ann Lee asked. | Nobody knew.",
        "“Why?” | The question hung in the air.",
        "“I went. | I saw.” | He won.",
        "He called it “a farce.” | “Nobody laughed,” she said.",
        "(He was wrong.) | She was right.",
        "He asked (why not?) and left.",
        "“It was ‘over.’” | Then it began.",
        '"It will last." - Ann Lee',
    ],
)
def test_marks_and_brackets_belong_to_the_sentence_they_close(barred):
    expect(barred)


@pytest.mark.parametrize(
    "barred",
    [
        "Well… maybe not. | We wait.",
        "Well ... maybe not. | We wait.",
        "They are not toys … | The cat knows.",
        "He left. . . . | She stayed.",
        "Ann ... Lee came.",
        "What?! | Nobody believed it.",
        "The prize: none; the cost: high. | So it goes.",
    ],
)
def test_ellipses_and_other_marks(barred):
    expect(barred)


def test_a_name_with_an_exclamation_mark_goes_on():
    expect("He told Yahoo! News in Ohio. | Jeb! Bush was there.")


def test_a_slip_into_lower_case_after_a_plain_word_still_ends_it():
    assert cut("He left early. nobody saw him.") == ["He left early.", "nobody saw him."]
    assert cut("See approx. five of them.") == ["See approx. five of them."]


def test_a_lost_space_is_found():
    assert cut("He left.The door closed.") == ["He left.", "The door closed."]
    assert cut("“He left.”The door closed.") == ["“He left.”", "The door closed."]
    assert cut("Read Example.Com and Node.js today.") == ["Read Example.Com and Node.js today."]


def test_a_mark_that_stands_alone_closes_or_opens_by_what_is_open():
    assert cut('He said " I will. " Then he left.') == ['He said " I will. "', "Then he left."]
    assert cut('He left. " I will too," she said.') == ["He left.", '" I will too," she said.']


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\n\n"])
def test_each_line_ends_a_sentence(line_end):
    lines = [
        "Bridge closed",
        "By Ann Lee",
        "It was shut on Monday. Nobody was hurt.",
        "“They knew,",
        "he said.”",
    ]
    expected = [*lines[:2], "It was shut on Monday.", "Nobody was hurt.", *lines[3:]]
    assert cut(line_end.join(lines)) == expected


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_hard_wrapped_lines_do_not(line_end):
    lines = [
        "The bridge over the old canal was shut on Monday after a",
        "man from the county had found a crack in one of the two",
        "beams that carry it. Nobody was hurt, but the road to the",
        "market stays shut until the spring.",
        "",
        "Traders were not pleased.",
    ]
    found = cut(line_end.join(lines))
    assert len(found) == 3
    assert found[1].startswith("Nobody was hurt")
    assert found[1].endswith("until the spring.")


def test_notes_of_an_encyclopedia_stay_with_their_sentence():
    assert cut("He died in 1901. [3] His wife lived on.[4] She wrote.") == [
        "He died in 1901. [3]",
        "His wife lived on.[4]",
        "She wrote.",
    ]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u2028 \r\n"])
def test_nothing_has_no_sentences(text):
    assert cut(text) == []


@given(st.one_of(st.text(), MARKS))
def test_sentences_hold_every_character_that_is_not_space_once(text):
    spans = Document("a", text).sentences
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(not text[end:start].strip() for end, start in zip(edges[::2], edges[1::2], strict=True))


@given(st.text(alphabet="ab AB.,!?…\"'“”‘’()[]1-—é", max_size=80))
def test_a_line_twice_has_twice_the_sentences(line):
    assert cut(f"{line}\n{line}") == cut(line) * 2


@pytest.mark.parametrize(
    "unit", [".", '"', ". ", '." ', "A. ", 'Ab. " ', "\n", "a.A ", "[1]", ") ", "! ", "—"]
)
def test_time_grows_with_length_only(unit):
    text = unit * (200_000 // len(unit))
    begin = time.perf_counter()
    split_sentences(text)
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Gov", Kind.NEVER),
        ("gov", Kind.NEVER),
        ("Sat", Kind.FIGURE),
        ("sat", None),
        ("U.S", Kind.NAME),
        ("Calif", Kind.STATE),
        ("R-Fla", Kind.NAME),
        ("p.m", Kind.CLOCK),
        ("J", Kind.INITIAL),
        ("bridge", None),
        ("", None),
    ],
)
def test_kinds_of_abbreviation(word, kind):
    assert find_kind(word) is kind
