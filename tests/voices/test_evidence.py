"""Any evidence has one voice: that of the innermost quotation, or of whoever has most of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import Document, Span
from analysis.framing import FrameHit, StanceHit
from analysis.quotes import Quotation, find_quotes
from analysis.sentiment import ScoredWord
from analysis.voices import Voice, assign_voices, evidence_voices


def stance_hit(start, end, kind, text=""):
    """A stance word whose scope is the word itself."""
    return StanceHit(start, end, text, kind, "x", start, end)


def quotation(start, end, speaker=None, kind="direct", of="named"):
    return Quotation(start, end, kind, "", 0, speaker_id=speaker, speaker_kind=of)


def names(spans, quotes):
    return [voice.name for voice in evidence_voices([Span(*span) for span in spans], quotes)]


QUOTES = [
    quotation(10, 30, "lee"),
    quotation(15, 20, "bell"),
    quotation(40, 50, None, of="unresolved"),
    quotation(60, 70, None, "scare"),
    quotation(80, 90, None, "title"),
]


def test_each_span_has_the_voice_of_the_innermost_quotation_it_stands_in():
    spans = [(0, 5), (10, 12), (15, 20), (20, 25), (41, 45), (60, 70), (81, 83), (95, 99)]
    assert names(spans, QUOTES) == [
        "narrator",
        "lee",
        "bell",
        "lee",
        "unresolved",
        "scare",
        "title",
        "narrator",
    ]


def test_edges_are_half_open():
    assert names([(9, 10), (29, 30), (30, 31)], QUOTES) == ["narrator", "lee", "narrator"]


def test_over_an_edge_half_of_the_span_makes_it_the_speakers():
    # 5 of 10 characters attributed, then 4 of 9.
    assert names([(5, 15), (6, 15), (5, 14)], QUOTES) == ["lee", "lee", "narrator"]


def test_over_several_edges_who_has_most_of_the_attributed_has_it():
    # Lee has 10–15 and 20–25, Bell 15–20; then Lee 13–15, Bell 15–20.
    assert names([(10, 25), (13, 20)], QUOTES) == ["lee", "bell"]


def test_scare_marks_keep_a_span_of_which_they_have_most():
    assert names([(62, 74), (66, 78)], QUOTES) == ["scare", "narrator"]


def test_marks_inside_what_somebody_says_are_the_speakers():
    assert names([(12, 14)], [*QUOTES, quotation(11, 16, None, "scare")]) == ["lee"]


def test_the_kind_of_source_is_that_of_the_quotation():
    voices = evidence_voices([Span(11, 12), Span(41, 42), Span(0, 1)], QUOTES)
    assert voices == [
        Voice("speaker", "lee", "named"),
        Voice("speaker", "unresolved", "unresolved"),
        Voice("narrator", "", ""),
    ]


def test_records_of_any_measure_are_joined():
    records = [
        FrameHit(11, 13, "", "policy", "crime", "", 1.0),
        stance_hit(16, 18, "hedge"),
        ScoredWord(61, 63, "", 1.0, 1.0),
    ]
    assert [voice.name for voice in evidence_voices(records, QUOTES)] == ["lee", "bell", "scare"]


def test_records_need_no_order():
    assert names([(41, 42), (0, 1), (11, 12)], QUOTES) == ["unresolved", "narrator", "lee"]


def test_nothing_found_and_an_empty_article():
    assert evidence_voices([], QUOTES) == []
    assert names([(0, 5)], []) == ["narrator"]
    assert names([(3, 3)], [quotation(3, 3, "lee")]) == ["narrator"]


@pytest.mark.parametrize("name", ["narrator", "unresolved", "scare", "title", "speakers"])
def test_a_speaker_called_like_a_voice_does_not_merge_with_it(name):
    doc = Document("a1", f"“We all lost in the end,” said the {name}. It rained.")
    (quote,) = find_quotes(doc)
    assert quote.speaker_id == f"the-{name}"
    assert assign_voices(doc.sentences, [quote]) == [f"the-{name}", "narrator"]


def test_even_a_made_up_id_does_not_merge():
    quotes = [quotation(0, 4, "narrator")]
    (voice,) = evidence_voices([Span(0, 10)], quotes)
    assert voice == Voice("narrator")
    (voice,) = evidence_voices([Span(0, 6)], quotes)
    assert voice.voice == "speaker"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 40), st.integers(0, 12), st.sampled_from(["direct", "scare", "title"])),
        max_size=6,
    )
)
def test_each_place_has_the_voice_of_the_last_opened_that_holds_it(drawn):
    quotes = [
        quotation(start, start + length, f"s{n}" if kind == "direct" else None, kind)
        for n, (start, length, kind) in enumerate(drawn)
    ]

    def by_hand(at):
        holding = [(q.start, -q.end, n, q) for n, q in enumerate(quotes) if q.start <= at < q.end]
        said = [row for row in holding if row[3].kind == "direct"]
        if not holding:
            return "narrator"
        quote = max(said or holding)[3]
        return quote.speaker_id or quote.kind

    assert names([(at, at + 1) for at in range(55)], quotes) == [by_hand(at) for at in range(55)]
