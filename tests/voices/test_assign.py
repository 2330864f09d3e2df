"""Each sentence is in one voice: the narrator's, a speaker's, or one that was not found."""

from analysis.document import Document, Span
from analysis.quotes import Quotation
from analysis.voices import NARRATOR, UNRESOLVED, assign_voices


def quotation(start, end, speaker, kind="direct"):
    return Quotation(start, end, kind, "", 0, speaker_id=speaker)


def test_a_span_goes_to_the_speaker_of_at_least_half_of_it():
    quotes = [quotation(0, 10, "lee"), quotation(20, 24, "bell")]
    assert assign_voices([Span(0, 12), Span(12, 20), Span(20, 28), Span(20, 29)], quotes) == [
        "lee",
        NARRATOR,
        "bell",
        NARRATOR,
    ]


def test_two_speakers_in_one_span_leave_it_to_the_longer():
    assert assign_voices([Span(0, 10)], [quotation(0, 3, "lee"), quotation(3, 9, "bell")]) == ["bell"]


def test_an_attribution_without_a_known_speaker_is_unresolved():
    assert assign_voices([Span(0, 10)], [quotation(0, 9, None)]) == [UNRESOLVED]


def test_scare_marks_and_titles_stay_the_narrators():
    marks = [quotation(0, 9, None, "scare"), quotation(10, 19, None, "title")]
    assert assign_voices([Span(0, 10), Span(10, 20)], marks) == [NARRATOR, NARRATOR]


def test_a_long_quotation_reaches_over_shorter_ones_after_it():
    quotes = [quotation(0, 100, "lee"), quotation(5, 8, "bell")]
    assert assign_voices([Span(50, 60)], quotes) == ["lee"]


def test_no_quotations_leave_all_to_the_narrator():
    doc = Document("a1", "It rained. It stopped.")
    assert assign_voices(doc.sentences, []) == [NARRATOR] * 2


def test_a_quotation_within_another_leaves_the_sentence_to_the_outer_speaker():
    assert assign_voices([Span(0, 10)], [quotation(0, 10, "lee"), quotation(2, 10, "bell")]) == ["lee"]


def test_words_of_two_quotations_within_each_other_count_once():
    # 4 of 10 characters are attributed, twice.
    assert assign_voices([Span(0, 10)], [quotation(0, 4, "lee"), quotation(0, 4, "bell")]) == [NARRATOR]
