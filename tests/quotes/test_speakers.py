import pytest

from analysis.document import Document
from analysis.quotes import find_quotes
from analysis.quotes.speakers import name_in, speaker_kind, states_anonymity


@pytest.mark.parametrize(
    ("speaker", "kind"),
    [
        ("Emmanuel Macron", "named"),
        ("French President Emmanuel Macron", "named"),
        ("White House Press Secretary Ann Roe", "named"),
        ("Mr. Roe", "named"),
        ("one opposition MP", "role"),
        ("the operator", "role"),
        ("a spokesman for the company", "role"),
        ("sources close to the operation", "unnamed"),
        ("some analysts", "unnamed"),
        ("critics", "unnamed"),
        ("a senior Ukrainian defense official", "unnamed"),
        ("NATO", "organisation"),
        ("the State Department", "organisation"),
        ("The New York Times", "organisation"),
        ("the report", "document"),
        ("a new poll", "document"),
        ("he", "unresolved"),
        (None, "none"),
    ],
)
def test_kind_of_source(speaker, kind):
    assert speaker_kind(speaker) == kind


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("French President Emmanuel Macron", "Emmanuel Macron"),
        ("Sen. Ann Roe (D-Ohio)", "Ann Roe"),
        ("Ann Roe, who was in Brussels,", "Ann Roe"),
        ("one opposition MP", None),
        ("critics", None),
    ],
)
def test_the_name_in_a_speaker(speaker, name):
    assert name_in(speaker) == name


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("“No,” said an aide, speaking on condition of anonymity.", True),
        ("“No,” said an aide, who asked not to be named.", True),
        ("“No,” said an aide, who was not authorized to speak publicly.", True),
        ("“No,” said an aide, who asked to be heard.", False),
    ],
)
def test_stated_anonymity(sentence, expected):
    assert states_anonymity(sentence) is expected


def test_anonymity_holds_for_every_fragment_of_the_attribution():
    text = "“We go,” said a senior official, speaking on condition of anonymity. “It rains.” Ann Roe said it rained."
    assert [q.anonymous for q in find_quotes(Document("a1", text))] == [True, True, False]
