import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.quotes.anonymity import Said, anonymous_speakers, states_anonymity


@pytest.mark.parametrize(
    "sentence",
    [
        "“No,” said an aide, speaking on condition of anonymity.",
        "“No,” said an aide, who spoke on the condition of anonymity because the talks go on.",
        "“No,” said an aide, who asked not to be named.",
        "“No,” said an aide who asked that his name not be used.",
        "An aide, who was not authorized to speak publicly, said no.",
        "An aide who wasn’t authorised to discuss the matter said no.",
        "An aide declined to be identified because he feared for his job.",
        "Speaking on background, an aide said no.",
        "An aide, on condition that he not be named, said no.",
        "The source, who requested anonymity, said no.",
        "An aide, granted anonymity to discuss the talks, said no.",
        "An aide spoke anonymously because he feared for his job.",
        "One juror, whose name was withheld, said no.",
        "She wished to remain anonymous.",
        "An aide insisted on anonymity.",
        "THE AIDE ASKED NOT TO BE IDENTIFIED.",
    ],
)
def test_ways_to_say_that_a_source_would_not_be_named(sentence):
    assert states_anonymity(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "“No,” said an aide, who asked to be heard.",
        "He enjoys the anonymity of the crowd.",
        "The body has not been identified.",
        "Her name was on the list.",
        "He grew up on a background of poverty, an aide said.",
        "Troops were not authorized to shoot, an aide said.",
        "He was named in the report.",
        "",
    ],
)
def test_words_that_say_nothing_of_the_source(sentence):
    assert not states_anonymity(sentence)


def said(text, *mentions):
    """Give one attribution for each mention: its words, who speaks, the kind; sentences end at full stops."""
    found, position = [], 0
    for words, who, kind in mentions:
        start = text.index(words, position)
        position = start + len(words)
        begin = text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0
        end = text.find(". ", start) + 1 or len(text)
        found.append(Said((start, position), (begin, end), who, kind))
    return anonymous_speakers(text, found)


def test_it_holds_for_the_speaker_it_follows_not_for_others_in_the_sentence():
    text = "Roe said yes, but an aide, speaking on condition of anonymity, said no, and a spokesman said perhaps."
    speakers = [("Roe", "roe", "named"), ("an aide", "aide", "unnamed"), ("a spokesman", "spokesman", "role")]
    assert said(text, *speakers) == [False, True, False]


def test_it_holds_for_the_speaker_whose_sentence_it_opens():
    assert said("Speaking on condition of anonymity, an aide said no.", ("an aide", "aide", "unnamed")) == [
        True
    ]


def test_nobody_who_is_named_is_anonymous():
    text = "Roe said that an aide had spoken on condition of anonymity. An aide said no."
    assert said(text, ("Roe", "roe", "named"), ("An aide", "aide", "unnamed")) == [False, False]


def test_it_goes_with_the_speaker_to_other_sentences():
    text = "An official, who asked not to be named, said no. The official said it twice. A clerk said yes."
    speakers = [
        ("An official", "official", "unnamed"),
        ("The official", "official", "unnamed"),
        ("A clerk", "clerk", "role"),
    ]
    assert said(text, *speakers) == [True, True, False]


def test_a_sentence_of_its_own_speaks_of_the_one_quoted_last():
    text = "A clerk said yes. An official said no. He spoke on condition of anonymity to discuss the talks."
    speakers = [("A clerk", "clerk", "role"), ("An official", "official", "unnamed")]
    assert said(text, *speakers) == [False, True]


def test_a_source_called_anonymous_is():
    assert said("An anonymous official said no.", ("An anonymous official", "official", "unnamed")) == [True]


def test_nothing_said_is_nothing_anonymous():
    assert anonymous_speakers("", []) == []
    assert anonymous_speakers("It rains.", [Said(None, (0, 9), None, "none")]) == [False]


@given(st.text(max_size=200), st.data())
def test_one_answer_for_each_attribution_on_any_text(text, data):
    places = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).map(tuple)
    kinds = st.sampled_from(["named", "role", "unnamed", "unresolved", "none"])
    attributions = data.draw(
        st.lists(st.builds(Said, places | st.none(), places, st.none() | st.just("a"), kinds))
    )
    assert len(anonymous_speakers(text, attributions)) == len(attributions)
