"""What is found, whose it is and with which cue; every sentence was written for the purpose."""

import pytest

from analysis.document import Document
from analysis.quotes import find_quotes


def rows(text, **options):
    return [(q.kind, q.content, q.speaker, q.cue) for q in find_quotes(Document("a1", text), **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Not yet,” she said.", ("direct", "Not yet,", "she", "said")),
        ("“Not yet,” said Ms. Roe.", ("direct", "Not yet,", "Ms. Roe", "said")),
        ("“Not yet,” said one MP during a debate.", ("direct", "Not yet,", "one MP", "said")),
        ("Ms. Roe said: “Not yet.”", ("direct", "Not yet.", "Ms. Roe", "said")),
        ("“Not yet!” Ms. Roe shouted.", ("direct", "Not yet!", "Ms. Roe", "shouted")),
        ("“Is it over?” she asked.", ("direct", "Is it over?", "she", "asked")),
        ("“Out!” the crowd bellowed.", ("direct", "Out!", "the crowd", "bellowed")),
        (
            "Ann Roe, a lawyer from Ohio, said: “Not yet.”",
            ("direct", "Not yet.", "Ann Roe, a lawyer from Ohio", "said"),
        ),
        (
            "“Not yet,” said Ann Roe, a lawyer from Ohio.",
            ("direct", "Not yet,", "Ann Roe, a lawyer from Ohio", "said"),
        ),
    ],
)
def test_direct_speech(text, expected):
    assert rows(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ms. Roe said that the bridge would close.", ("the bridge would close", "Ms. Roe", "said")),
        ("Ms. Roe said the bridge would close.", ("the bridge would close", "Ms. Roe", "said")),
        ("Ms. Roe said on Monday that it would close.", ("it would close", "Ms. Roe", "said")),
        ("Ms. Roe told reporters that it would close.", ("it would close", "Ms. Roe", "told")),
        ("The bridge would close, Ms. Roe said.", ("The bridge would close", "Ms. Roe", "said")),
        ("The bridge would close, said Ms. Roe.", ("The bridge would close", "Ms. Roe", "said")),
        (
            "According to Ms. Roe, the bridge would close.",
            ("the bridge would close", "Ms. Roe", "According to"),
        ),
        (
            "The bridge would close, according to Ms. Roe.",
            ("The bridge would close", "Ms. Roe", "according to"),
        ),
        ("She asked whether the bridge would close.", ("whether the bridge would close", "She", "asked")),
    ],
)
def test_indirect_speech_in_its_plain_forms(text, expected):
    assert rows(text) == [("indirect", *expected)]


def test_interrupted_indirect_speech_is_two_fragments_of_one_attribution():
    first, second = find_quotes(Document("a1", "The bridge, Ms. Roe said, would close in May."))
    assert (first.content, second.content) == ("The bridge", "would close in May")
    assert first.attribution == second.attribution


def test_interrupted_direct_speech_is_two_fragments_of_one_attribution():
    first, second = find_quotes(Document("a1", "“We go,” Ms. Roe said, “when it rains.”"))
    assert (first.content, second.content) == ("We go,", "when it rains.")
    assert first.attribution == second.attribution == 0
    assert first.speaker_id == second.speaker_id == "roe"


def test_a_reported_clause_with_marks_in_it_is_mixed_and_keeps_the_quoted_words():
    doc = Document("a1", "Ms. Roe said the bridge was “a ruin” and unsafe.")
    [quote] = find_quotes(doc)
    assert (quote.kind, quote.content) == ("mixed", "the bridge was “a ruin” and unsafe")
    assert [doc.text[a:b] for a, b in quote.inner] == ["a ruin"]


def test_without_indirect_only_words_in_marks_are_listed():
    text = "Ms. Roe said the bridge was “a ruin” and unsafe. She said it would close."
    assert rows(text, indirect=False) == [("direct", "a ruin", "Ms. Roe", "said")]


def test_a_following_quotation_goes_on_with_its_speaker():
    first, second = find_quotes(Document("a1", "“We go,” said Ms. Roe. “It rains.”"))
    assert (second.content, second.speaker) == ("It rains.", "Ms. Roe")
    assert first.attribution == second.attribution


def test_paragraphs_of_one_quotation_share_its_attribution():
    quotes = find_quotes(Document("a1", "Ms. Roe said: “One is here.\n\n“Two is here.”"))
    assert [q.content for q in quotes] == ["One is here.", "Two is here."]
    assert {q.attribution for q in quotes} == {0}
    assert {q.speaker for q in quotes} == {"Ms. Roe"}


def test_a_participle_shares_the_subject_of_the_verb_before_it():
    first, second = find_quotes(Document("a1", "Ms. Roe said it would close, adding that nobody knew."))
    assert (first.content, second.content) == ("it would close", "nobody knew")
    assert first.speaker == second.speaker == "Ms. Roe"


def test_a_noun_that_looks_like_a_cue_introduces_nothing():
    assert rows("Two claims were filed over the bridge, and their report was read on Monday.") == []
    assert rows("The claims form and the report were filed on Monday.") == []


def test_who_inside_an_apposition_does_not_take_the_words_of_the_main_verb():
    text = "Ann Roe, who denied the affair, said the bridge would close."
    assert ("indirect", "the bridge would close", "Ann Roe", "said") in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “experts” met in a shed.",
        "They met in a “shed” by the river.",
        "They met under “open skies,” a term coined by sailors.",
    ],
)
def test_distanced_terms_are_scare_marks_without_a_speaker(text):
    [quote] = find_quotes(Document("a1", text))
    assert (quote.kind, quote.speaker, quote.speaker_kind) == ("scare", None, "none")


@pytest.mark.parametrize(
    "text", ["The ferry “Long River” sank on its way.", "She starred in the film “Ice Age” last year."]
)
def test_names_of_works_and_ships_are_titles(text):
    assert [(q.kind, q.speaker) for q in find_quotes(Document("a1", text))] == [("title", None)]


def test_one_word_may_still_be_speech():
    assert rows("“Absolutely,” he said.") == [("direct", "Absolutely,", "he", "said")]


def test_a_passive_without_an_agent_has_no_speaker():
    quotes = find_quotes(Document("a1", "The sites, described as ‘logistical hubs,’ are new."))
    assert {(quote.speaker, quote.cue_lemma) for quote in quotes} == {(None, "describe")}
    assert "logistical hubs," in quotes[-1].content


def test_min_words_leaves_out_scraps_but_not_their_speakers():
    quotes = find_quotes(Document("a1", "“No,” said Ms. Roe. “It rains all day,” she said."), min_words=2)
    assert [(q.content, q.speaker_id) for q in quotes] == [("It rains all day,", "roe")]


def test_single_and_double_marks_give_the_same():
    double = (
        "“It isn’t the soldiers’ fault,” said Ann Roe. “They don’t know.”\n"
        "He called it “a ruin” and left. The boys’ “plan” failed.\n"
        "“They come to train,” the operator said, “but they’re not observers.\nThey learn.”"
    )
    single = double.replace("“", "‘").replace("”", "’")
    assert rows(single) == [
        (kind, content.replace("“", "‘").replace("”", "’"), speaker, cue)
        for kind, content, speaker, cue in rows(double)
    ]


def test_reading_order_and_offsets():
    doc = Document("a1", "Ms. Roe said it was late. “Go,” he said. According to NATO, it rained.")
    quotes = find_quotes(doc)
    assert [q.start for q in quotes] == sorted(q.start for q in quotes)
    assert [doc.text[q.start : q.end] for q in quotes] == [q.content for q in quotes]
    assert [doc.text[q.speaker_start : q.speaker_end] for q in quotes] == [q.speaker for q in quotes]
    assert [doc.text[q.cue_start : q.cue_end] for q in quotes] == [q.cue for q in quotes]


@pytest.mark.parametrize(
    "clause",
    [
        "who asked not to be named",
        "who requested anonymity",
        "who declined to be identified",
        "who asked them to remain anonymous",
    ],
)
def test_that_a_source_would_not_be_named_is_no_quotation(clause):
    quotes = find_quotes(Document("a1", f"An official, {clause}, said that the bridge was safe."))
    assert [quote.content for quote in quotes] == ["the bridge was safe"]
    assert quotes[0].anonymous


def test_speech_mode_leaves_out_what_is_thought():
    text = "Ms. Roe believes that the bridge is safe. Ms. Roe said that it would close."
    everything, speech = rows(text), rows(text, mode="speech")
    assert [row[1] for row in everything] == ["the bridge is safe", "it would close"]
    assert [row[1] for row in speech] == ["it would close"]


def test_a_higher_score_asked_for_gives_fewer_quotations_and_the_same_ones():
    text = "Ms. Roe said that it would close. The plan seems to reflect the concerns of many. “Go,” he said."
    scores = [quote.score for quote in find_quotes(Document("a1", text), min_score=0.1)]
    assert min(scores) >= 0.1
    for least in (0.3, 0.6, 0.9):
        kept = find_quotes(Document("a1", text), min_score=least)
        assert [q.score for q in kept] == [score for score in scores if score >= least]


@pytest.mark.parametrize(
    ("option", "said"),
    [({"mode": "thought"}, "attribution, speech"), ({"min_score": 1.5}, "between 0 and 1")],
)
def test_an_option_out_of_range_is_refused(option, said):
    with pytest.raises(ValueError, match=said):
        find_quotes(Document("a1", "He said so."), **option)


def test_marks_nobody_says_have_no_score_and_all_others_have_one():
    quotes = find_quotes(Document("a1", "The so-called “experts” met. “We go,” said Ms. Roe."))
    assert [(q.kind, q.score is None) for q in quotes] == [("scare", True), ("direct", False)]


def test_a_clause_that_is_nearly_all_in_marks_is_direct_and_keeps_what_was_in_them():
    doc = Document("a1", "Ms. Roe said that if “the weather stays as it is now until the end of May, we go.”")
    [quote] = find_quotes(doc)
    # “if” and 14 words in marks: 14 of 15 are more than 85 %.
    assert (quote.kind, quote.content[:6]) == ("direct", "if “th")
    assert [doc.text[a:b] for a, b in quote.marked] == [
        "the weather stays as it is now until the end of May, we go."
    ]
