"""Findings about voices read like sentences and claim no more than their intervals allow."""

import math

import pytest

from analysis.document import Document
from analysis.findings import (
    describe_borrowed_words,
    describe_claims,
    describe_frames_by_voice,
    describe_questions,
    describe_stance_by_voice,
    describe_unsourced,
)
from analysis.framing import FrameHit, StanceHit, find_frames, find_stance
from analysis.lexicon import load_codebook
from analysis.measurement import Result, result_table, to_table
from analysis.quotes import Quotation, find_quotes
from analysis.voices import (
    Claim,
    UnsourcedClaim,
    VoicedHit,
    borrowed_stance,
    certainty_by_sourcing,
    find_unsourced,
    frames_by_voice,
    stance_by_voice,
)

POLICY = load_codebook("policy")
KINDS = {"loaded": "Loaded word", "hedge": "Hedge"}
# Twelve sentences of ten words; Lee says the first six.
SENTENCE = "Aaaaa bbbb" + " bbbbb" * 7 + " end.\n"
DOC = Document("a1", SENTENCE * 12)
N = len(SENTENCE)
QUOTES = [Quotation(0, 6 * N - 1, "direct", "", 0, speaker_id="lee", speaker_kind="named")]


def stance_hit(start, end, kind, text=""):
    """A stance word whose scope is the word itself."""
    return StanceHit(start, end, text, kind, "x", start, end)


def place(sentence, word):
    return N * sentence + 6 * word, N * sentence + 6 * word + 5


def frames(places, name="crime"):
    return [FrameHit(*place(*at), "", "policy", name, "x", 1.0) for at in places]


def stance(places, kind="loaded"):
    return [stance_hit(*place(*at), kind) for at in places]


def put_frames(hits, quotes=QUOTES):
    return describe_frames_by_voice(frames_by_voice(hits, quotes, DOC, POLICY), POLICY.labels)


def test_a_frame_that_one_voice_has_much_more_is_named_with_its_z():
    places = [(sentence, word) for sentence in range(6) for word in (2, 3)]
    sentence = put_frames([*frames(places), *frames([(8, 2)], "health")])
    assert sentence.startswith("Thickest in the narrator’s 60 words: Health")
    assert "in the speakers’ 60 words: Crime" in sentence
    assert "Of 1 frame with hits enough to compare, these differ" in sentence
    assert "(z −2" in sentence
    assert "by chance" in sentence


def test_sums_of_weights_are_told_from_counts():
    hits = frames([(0, 2), (8, 2)])
    sentence = put_frames([hits[0]._replace(weight=0.25), hits[1]._replace(weight=2.0)])
    assert sentence.startswith(
        "Thickest by weight in the narrator’s 60 words: Crime and punishment (33.3 per"
    )
    assert "in the speakers’ 60 words: Crime and punishment (4.2 per 1,000" in sentence


def test_frames_that_do_not_differ_are_not_said_to():
    sentence = put_frames(frames([(0, 2), (2, 2), (3, 2), (7, 2), (8, 2)]))
    assert sentence.endswith("none is shown to be more the one’s than the other’s.")


def test_too_few_are_not_compared():
    assert put_frames(frames([(0, 2), (8, 2)])).endswith("Too few words or hits to compare the two.")


def test_where_nobody_is_quoted_or_nothing_is_found_it_is_said():
    assert put_frames(frames([(0, 2)]), []).startswith("Nobody is quoted: all frames are the narrator’s")
    assert put_frames([]) == "No word of the codebook stands in the article."
    nothing = stance_by_voice([], QUOTES, DOC)
    assert describe_stance_by_voice(nothing, KINDS) == "No stance word stands in the article."


def test_stance_is_said_per_thousand_words_of_each_voice():
    table = stance_by_voice([*stance([(0, 2), (0, 3)]), *stance([(7, 2)], "hedge")], QUOTES, DOC)
    sentence = describe_stance_by_voice(table, KINDS)
    assert "loaded word 0.0 (0) in the narrator’s words, 33.3 (2) in the speakers’" in sentence
    assert "hedge 16.7 (1) in the narrator’s words, 0.0 (0) in the speakers’" in sentence


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([(0, 1), (9, 1)], "too few to say whether they are borrowed more than words are."),
        ([(0, 1), (1, 1), (2, 1), (8, 1), (9, 1)], "shows neither more nor less borrowing than of words."),
        ([(s, w) for s in range(6) for w in range(1, 8)], "they are borrowed more than words are, by +50 points"),
        ([(s, w) for s in range(6, 12) for w in range(1, 8)], "they are borrowed less than words are, by −50 points"),
    ],
)  # fmt: skip
def test_borrowing_is_said_as_far_as_its_interval_allows(places, said):
    assert said in describe_borrowed_words(borrowed_stance(stance(places), QUOTES, DOC))


def test_borrowing_names_both_shares():
    sentence = describe_borrowed_words(borrowed_stance(stance([(0, 1), (9, 1)]), QUOTES, DOC))
    assert sentence.startswith(
        "1 of 2 loaded words stands in words attributed to somebody, 50 % (9–91), where 50 %"
    )
    nothing = describe_borrowed_words(borrowed_stance([], QUOTES, DOC))
    assert nothing == "No loaded word stands in the article, so none is borrowed."


def claim(certainty, sourcing, heading=False):
    return Claim(0, 1, "x", certainty, sourcing, "", "", heading, 0, 4)


def test_claims_are_counted_by_source_with_their_hedged_ones():
    claims = [claim("hedged", "named"), claim("unhedged", "named"), claim("unhedged", "none")]
    assert describe_claims(certainty_by_sourcing(claims, DOC)) == (
        "Of 3 claims 1 is hedged, 33 % (6–79). 2 rest on a named person (1 hedged); 1 rests on the narrator "
        "alone (none hedged). Unhedged and on no source, or one without a name: 1, 33 % (6–79)."
    )
    assert describe_claims(certainty_by_sourcing([], DOC)) == "Nothing is claimed in the article."


@pytest.mark.parametrize(
    ("claims", "sentence"),
    [
        ([], "No claim of the text stands unhedged on no source, or one without a name."),
        (
            [claim("unhedged", "none", heading=True)],
            "No claim of the text stands unhedged on no source, or one without a name, but for 1 heading.",
        ),
        (
            [claim("unhedged", "none"), claim("unhedged", "unnamed"), claim("unhedged", "unnamed")],
            "3 claims stand unhedged on no source, or one without a name: 1 the narrator’s and 2 on the "
            "word of sources without a name; the first in sentence 1.",
        ),
    ],
)
def test_flat_claims_without_a_named_source_are_counted(claims, sentence):
    table = to_table(find_unsourced(claims, DOC), UnsourcedClaim)
    assert describe_unsourced(table) == sentence


@pytest.mark.parametrize(
    ("voices", "sentence"),
    [
        ([], "No question is found."),
        (["narrator"], "1 question is found, the narrator’s."),
        (["speaker", "speaker"], "2 questions are found, none of them the narrator’s."),
    ],
)
def test_questions_are_counted_by_who_asks(voices, sentence):
    asked = [VoicedHit(0, 1, "?", "question", "?", voice, "", "") for voice in voices]
    assert describe_questions(to_table(asked, VoicedHit)) == sentence


def test_an_empty_article_has_a_sentence_for_each_table():
    doc = Document("a1", "")
    quotes, hits = find_quotes(doc), find_stance(doc)
    assert describe_frames_by_voice(
        frames_by_voice(find_frames(doc, POLICY), quotes, doc, POLICY), POLICY.labels
    )
    assert describe_stance_by_voice(stance_by_voice(hits, quotes, doc), KINDS)
    assert describe_borrowed_words(borrowed_stance(hits, quotes, doc))


def test_a_share_without_interval_says_so():
    rows = [
        Result("a1", "borrowed_share", "loaded", 1, 2, 1, 0.5, 0.1, 0.9, ""),
        Result("a1", "borrowed_word_share", "", 3, 10, 1, 0.3, math.nan, math.nan, ""),
        Result("a1", "borrowed_difference", "loaded", 0.2, 1, 1, 0.2, math.nan, math.nan, "too few"),
    ]
    assert "too few" in describe_borrowed_words(result_table(rows))
