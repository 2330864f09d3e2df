import pytest

from analysis.document import Document
from analysis.quotes import find_quotes


def ids(text):
    return [q.speaker_id for q in find_quotes(Document("a1", text))]


def test_full_name_surname_and_title_are_one_speaker():
    text = "“One,” said President Ann Roe. “Two,” said Roe. “Three,” said Ms. Roe. “Four,” said Ann Roe, the president."
    assert ids(text) == ["ann-roe"] * 4


def test_a_full_name_that_comes_later_or_outside_a_quotation_still_counts():
    assert ids("President Ann Roe arrived. “One,” said Roe.") == ["ann-roe"]


def test_two_people_of_one_surname_stay_apart():
    assert ids("“One,” said Ann Roe. “Two,” said Bob Roe.") == ["ann-roe", "bob-roe"]


@pytest.mark.parametrize(
    ("pronoun", "expected"), [("he", "roe"), ("she", "poe"), ("they", "critics"), ("it", None)]
)
def test_a_pronoun_takes_the_last_speaker_it_fits(pronoun, expected):
    text = f"“One,” said Mr. Roe. “Two,” said Mrs. Poe. Critics said it was late. “Three,” {pronoun} said."
    assert ids(text)[-1] == expected


def test_a_pronoun_that_fits_nobody_is_unresolved():
    [quote] = find_quotes(Document("a1", "“One,” he said."))
    assert (quote.speaker_id, quote.speaker_kind) == (None, "unresolved")


def test_a_role_with_another_determiner_is_the_same_speaker():
    assert ids("“One,” said an operator. “Two,” the operator said.") == ["operator", "operator"]
