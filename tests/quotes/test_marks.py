import pytest

from analysis.document import Document
from analysis.quotes.marks import find_marked


def contents(text):
    doc = Document("a1", text)
    return [doc.text[m.start : m.end] for m in find_marked(doc.text, doc.shadow, doc.paragraphs)]


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"), ("«", "»"), ("„", "“"), ("''", "''"), ("``", "''")],
)
def test_every_style_is_paired(opening, closing):
    text = f"She said {opening}not yet{closing} and {opening}never again.{closing} He left."
    assert contents(text) == ["not yet", "never again."]


@pytest.mark.parametrize("mark", ["’", "'"])
def test_apostrophes_elisions_and_possessives_open_and_close_nothing(mark):
    text = f"It{mark}s the soldiers{mark} plan from the {mark}90s, they don{mark}t tell {mark}em."
    assert contents(text) == []


def test_a_plural_possessive_inside_single_marks_does_not_close_them():
    assert contents("‘It wasn’t the soldiers’ fault,’ she said.") == ["It wasn’t the soldiers’ fault,"]


def test_a_plural_possessive_beside_single_marks_stays_outside():
    assert contents("The soldiers’ ‘plan’ failed. The boys’ school shut.") == ["plan"]


def test_a_scare_term_that_ends_in_s_closes_before_the_next_opens():
    assert contents("The ‘patriots’ met the ‘rebels’ at dawn.") == ["patriots", "rebels"]


def test_nested_quotations_are_inner():
    text = "“He told me ‘go home’ twice,” she said."
    doc = Document("a1", text)
    [mark] = find_marked(doc.text, doc.shadow, doc.paragraphs)
    assert doc.text[mark.start : mark.end] == "He told me ‘go home’ twice,"
    assert [doc.text[a:b] for a, b in mark.inner] == ["go home"]


def test_a_paragraph_that_opens_again_carries_on_as_a_fragment_of_its_own():
    text = "“One is here.\n\n“Two is here,” he said."
    doc = Document("a1", text)
    first, second = find_marked(doc.text, doc.shadow, doc.paragraphs)
    assert (text[first.start : first.end], text[second.start : second.end]) == (
        "One is here.",
        "Two is here,",
    )
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)


@pytest.mark.parametrize(("opening", "closing"), [("‘", "’"), ("“", "”"), ('"', '"')])
def test_a_quotation_over_a_line_end_is_one_fragment(opening, closing):
    text = f"{opening}Not one of us.\nThey’re all alike.{closing}\nHe left."
    assert contents(text) == ["Not one of us.\nThey’re all alike."]


def test_an_unclosed_mark_costs_that_quotation_only():
    text = "“We will go, she said.\nHe said “no” and “never.”\nThey left."
    assert contents(text) == ["no", "never."]


def test_marks_in_tags_are_no_quotations():
    assert contents('<p class="lead">He said "no" twice.</p>') == ["no"]


def test_an_inch_mark_opens_nothing():
    assert contents('The 6" pipe burst. "Help," he said.') == ["Help,"]


def test_white_space_inside_the_marks_is_left_out():
    assert contents("« Non merci », he said.") == ["Non merci"]
