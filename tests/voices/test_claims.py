"""Claims: what is asserted, how sure, and with whose word for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import Document
from analysis.framing import StanceHit, find_stance
from analysis.quotes import Quotation, find_quotes
from analysis.voices import find_claims


def stance_hit(start, end, kind, text=""):
    """A stance word whose scope is the word itself."""
    return StanceHit(start, end, text, kind, "x", start, end)


def claims(text, stance=None):
    doc = Document("a1", text)
    found = find_claims(doc, find_quotes(doc), find_stance(doc) if stance is None else stance)
    assert all(text[claim.start : claim.end] == claim.text for claim in found)
    assert all(c.sentence_start <= c.start < c.end <= c.sentence_end for c in found)
    return found


def put(text, stance=None):
    return [(c.text, c.certainty, c.sourcing, c.speaker_id) for c in claims(text, stance)]


def hit(text, word, kind="hedge", scope=None):
    at = text.index(word)
    if scope is None:
        return stance_hit(at, at + len(word), kind, word)
    begin = text.index(scope)
    return StanceHit(at, at + len(word), word, kind, word, begin, begin + len(scope))


def test_a_sentence_of_the_narrators_is_a_claim_without_a_source():
    assert put("The bridge was closed on Monday.") == [
        ("The bridge was closed on Monday", "unhedged", "none", "narrator")
    ]


def test_a_hedge_in_it_makes_it_hedged_and_is_named():
    (claim,) = claims("Perhaps the bridge may fall.")
    assert (claim.certainty, claim.hedges) == ("hedged", "Perhaps, may")


def test_what_is_said_is_the_speakers_claim_and_what_introduces_it_is_none():
    assert put("“The bridge was safe,” said Ann Lee.") == [
        ("The bridge was safe", "unhedged", "named", "ann-lee")
    ]


def test_the_fragments_of_one_attribution_in_a_sentence_are_one_claim():
    found = put("“The bridge,” Ann Lee said, “was safe.”")
    assert found == [("The bridge,” Ann Lee said, “was safe", "unhedged", "named", "ann-lee")]


def test_each_sentence_of_a_quotation_is_a_claim_of_its_own():
    found = put("“The bridge was safe. It will open again,” said Ann Lee.")
    assert [claim[0] for claim in found] == ["The bridge was safe", "It will open again"]


def test_a_hedge_in_attributed_words_does_not_hedge_the_narrator():
    text = "The council met on Monday, and Ann Lee said that it may fail."
    assert [(claim[2], claim[1]) for claim in put(text)] == [("none", "unhedged"), ("named", "hedged")]


def test_a_hedge_of_the_narrators_does_not_hedge_the_speaker():
    text = "The council may have met on Monday, and Ann Lee said that it had failed."
    assert [(claim[2], claim[1]) for claim in put(text)] == [("none", "hedged"), ("named", "unhedged")]


def test_a_cue_that_hedges_hedges_what_it_introduces():
    (claim,) = claims("Ann Lee suggested that the bridge was safe.")
    assert (claim.certainty, claim.hedges, claim.sourcing) == ("hedged", "suggested", "named")


def test_a_scope_reaches_what_the_word_stands_outside_of():
    text = "There is some doubt, but Ann Lee said that the bridge was safe."
    by_scope = [
        {claim[2]: claim[1] for claim in put(text, [hit(text, "doubt", scope=scope)])}
        for scope in (None, "There is some doubt", "the bridge was safe")
    ]
    assert [found["named"] for found in by_scope] == ["unhedged", "unhedged", "hedged"]


def test_evidentials_hedge_and_weasel_forms_are_sources_without_a_name():
    text = "The bridge had reportedly been unsafe."
    assert put(text, [])[0][1] == "unhedged"
    assert {claim[1] for claim in put(text, [hit(text, "reportedly", "evidential")])} == {"hedged"}
    text = "There is a common view that the bridge was unsafe."
    assert put(text, [])[0][1:3] == ("unhedged", "none")
    assert put(text, [hit(text, "common view", "weasel")])[0][1:3] == ("unhedged", "unnamed")


def test_loaded_words_and_boosters_do_not_hedge():
    text = "It was clearly a brutal blow."
    stance = [hit(text, "clearly", "booster"), hit(text, "brutal", "loaded")]
    assert put(text, stance)[0][1] == "unhedged"


def test_which_kinds_hedge_can_be_chosen():
    text = "Some people say so, and it rained."
    doc = Document("a1", text)
    (claim,) = find_claims(doc, [], [hit(text, "Some people", "weasel")], hedging=("weasel",))
    assert claim.certainty == "hedged"


@pytest.mark.parametrize(
    ("text", "sourcing"),
    [
        ("“It was safe,” said Ann Lee.", "named"),
        ("“It was safe,” said the mayor.", "role"),
        ("The Transport Ministry said that it was safe.", "role"),
        ("“It was safe,” said a source who asked not to be named.", "unnamed"),
        ("Critics said that it was unsafe.", "unnamed"),
        ("“It was safe,” said a spokeswoman, who asked not to be named.", "unnamed"),
    ],
)
def test_the_sourcing_is_the_kind_of_the_source(text, sourcing):
    assert [claim[2] for claim in put(text)] == [sourcing]


@pytest.mark.parametrize(
    "text",
    [
        "Will the bridge ever open?",
        "“Will the bridge ever open?” asked Ann Lee.",
        "Ann Lee asked whether the bridge would open.",
        "Read the whole report here.",
        "“Please close the bridge at once,” said Ann Lee.",
        "Ann Lee urged the council to close the bridge.",
    ],
)
def test_questions_and_commands_are_no_claims(text):
    assert put(text) == []


def test_what_has_no_verb_is_no_claim_and_headings_are_marked():
    text = "Old bridge closed after storm\nBy Ann Lee\n\nThe bridge was closed."
    assert [(c.text, c.heading) for c in claims(text)] == [
        ("Old bridge closed after storm", True),
        ("The bridge was closed", False),
    ]


def test_a_reported_noun_has_its_cue_with_it():
    assert put("The council rejects the charge.") == [("rejects the charge", "unhedged", "role", "council")]


def test_a_clause_that_describes_the_speaker_is_no_claim():
    assert [c.sourcing for c in claims("Ann Lee, who lost in May, said that she was glad.")] == ["named"]


def test_what_the_narrator_adds_beside_the_quotation_is_his_claim():
    found = put("Ann Lee said that she was glad, but the council was not amused at all by the news.")
    assert found[0][2] == "named"
    (own,) = put("“We won,” said Ann Lee while the crowd in the square was singing.")[1:]
    assert own == ("while the crowd in the square was singing", "unhedged", "none", "narrator")


def test_an_empty_article_and_a_sentence_beyond_all_length_claim_nothing():
    assert claims("") == []
    assert claims("It was so " + "and so " * 600 + "on.") == []


def test_an_article_repeated_claims_the_same_twice():
    text = "“We may win,” said Ann Lee. The vote was a farce."
    once, twice = put(text), put(f"{text}\n{text}")
    assert twice == once * 2


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("may was Ann Lee said who ? . , “”‘’\n ")) | st.text())
def test_on_any_text_claims_are_words_of_their_sentence(text):
    for claim in claims(text):
        assert claim.text.strip()
        assert claim.certainty in {"hedged", "unhedged"}


def test_a_clause_in_marks_that_nobody_was_found_for_is_unresolved():
    text = "“The bridge was safe at all times.” It rained."
    doc = Document("a1", text)
    marks = [Quotation(1, 34, "scare", text[1:34], 7)]
    assert text[1:34] == "The bridge was safe at all times."
    assert [(c.sourcing, c.speaker_id) for c in find_claims(doc, marks, [])] == [
        ("unresolved", "unresolved"),
        ("none", "narrator"),
    ]


def test_a_few_words_beside_a_quotation_are_no_claim():
    text = "It is worth noting that the bridge was safe."
    doc = Document("a1", text)
    at = text.index("the bridge")
    quote = Quotation(at, len(text) - 1, "indirect", "", 5, cue="noting", cue_start=12, cue_end=18)
    assert [c.text for c in find_claims(doc, [quote], [])] == ["the bridge was safe"]


def reported(text, content, cue, **known):
    """A reported clause with its cue, and no speaker unless one is given."""
    at, cue_at = text.index(content), text.index(cue)
    return Quotation(
        at,
        at + len(content),
        "indirect",
        content,
        1,
        cue=cue,
        cue_start=cue_at,
        cue_end=cue_at + len(cue),
        attribution=1,
        **known,
    )


def test_words_reported_of_nobody_are_of_a_source_without_a_name_and_direct_speech_of_one_not_found():
    text = "The group is said to include four towns."
    quote = reported(text, "to include four towns", "said")
    (claim,) = find_claims(Document("a1", text), [quote], [])
    assert (claim.text, claim.sourcing) == ("said to include four towns", "unnamed")
    (claim,) = find_claims(Document("a1", text), [quote._replace(kind="direct")], [])
    assert claim.sourcing == "unresolved"


def test_a_verb_that_only_leads_to_a_cue_claims_nothing():
    text = "On Monday in the hall it appeared to suggest that the bridge was safe."
    quote = reported(text, "that the bridge was safe", "suggest")
    assert [c.text for c in find_claims(Document("a1", text), [quote], [])] == ["that the bridge was safe"]
    text = "On Monday in the hall it has also said that the bridge was safe."
    quote = reported(text, "that the bridge was safe", "said")
    assert [c.text for c in find_claims(Document("a1", text), [quote], [])] == ["that the bridge was safe"]


def test_a_noun_reported_of_nobody_leaves_the_sentence_to_the_narrator():
    text = "The closure, if confirmed, would hurt the town."
    quote = reported(text, "The closure", "confirmed")
    doc = Document("a1", text)
    assert [(c.text, c.sourcing) for c in find_claims(doc, [quote], [])] == [(text[:-1], "none")]
    known = quote._replace(speaker="Lee", speaker_id="lee", speaker_kind="named")
    assert find_claims(doc, [known], [])[0].sourcing == "named"
