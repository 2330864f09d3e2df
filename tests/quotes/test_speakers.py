import pytest

from analysis.document import Document
from analysis.quotes import find_quotes


def test_anonymity_holds_for_every_fragment_of_the_attribution():
    text = "“We go,” said a senior official, speaking on condition of anonymity. “It rains.” Ann Roe said it rained."
    assert [q.anonymous for q in find_quotes(Document("a1", text))] == [True, True, False]


def test_the_kind_of_source_stands_in_the_record():
    text = "“One,” said Ann Roe. “Two,” said NATO. “Three,” said critics. “Four.”"
    kinds = [q.speaker_kind for q in find_quotes(Document("a1", text))]
    assert kinds[:3] == ["named", "organisation", "unnamed"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("He’s said that the bridge is closed.", "He"),
        ("“The bridge is closed,” she's saying.", "she"),
        ("They've warned that the bridge is closed.", "They"),
    ],
)
def test_a_verb_written_together_with_a_pronoun_is_no_part_of_who_speaks(text, speaker):
    (quote,) = find_quotes(Document("a1", text))
    assert (quote.speaker, text[quote.speaker_start : quote.speaker_end]) == (speaker, speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Friday revealed that nobody had asked the ferrymen.",
        "“The harbour will close,” Tuesday suggested.",
        # Nor do those who are told.
        "“We are open,” Sunday told the visitors.",
    ],
)
def test_no_day_speaks(text):
    (quote,) = find_quotes(Document("a1", text))
    assert quote.speaker is None
