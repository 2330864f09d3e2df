"""Texts are short enough to read at a glance; scopes are given as the words they hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Document
from analysis.framing import find_stance
from analysis.framing.stance import StanceHit
from analysis.lexicon import load_codebook


def found(text: str, *kinds: str) -> list[tuple[str, str]]:
    """Give the text and kind of each hit, or of those of some kinds."""
    hits = find_stance(Document("a1", text))
    return [(hit.text, hit.kind) for hit in hits if not kinds or hit.kind in kinds]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It may rain.", [("may", "hedge")]),
        ("It rained in May 2026 and on 3 May.", []),
        ("Theresa May spoke on Monday.", []),
        ("They feared the might of the army.", []),
        ("It might snow.", [("might", "hedge")]),
        ("She could not swim.", []),
        ("The wall could fall.", [("could", "hedge")]),
        ("The mayor reportedly slammed it.", [("reportedly", "evidential"), ("slammed", "loaded")]),
        ("A far-right mob.", [("far-right", "loaded"), ("mob", "loaded")]),
        ("He spoke about the war.", []),
        ("The suspect ran.", []),
        ("A poll of likely voters came out.", []),
    ],
)
def test_words_count_in_their_sense_only(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He clearly lied.", [("clearly", "booster")]),
        ("Of course she knew.", [("Of course", "booster")]),
        ("There is no doubt.", [("no doubt", "booster")]),
        ("The council must act.", [("must", "modal")]),
        ("The show is a must.", []),
        ("They need to leave.", [("need to", "modal")]),
        ("There was a need to leave.", []),
        ("She will go.", [("will", "modal")]),
        ("He read the will.", []),
        ("We can't wait.", [("can't", "modal")]),
        ("They’ll pay.", [("They’ll", "modal")]),
        ("They have to say so.", [("have to", "modal")]),
    ],
)
def test_boosters_and_modal_verbs(text, expected):
    assert found(text, "booster", "modal") == expected


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Why did the bridge fall?", "wh-question"),
        ("Has anybody paid?", "yes-no question"),
        ("They paid for it, didn't they?", "tag question"),
        ("And then a third term?", "question"),
        ("“Who paid for the bridge?”", "wh-question"),
    ],
)
def test_a_question_is_its_sentence_and_names_its_form(text, term):
    doc = Document("a1", text)
    (hit,) = [hit for hit in find_stance(doc) if hit.kind == "question"]
    assert hit.term == term
    assert hit.text == text
    assert (hit.scope_start, hit.scope_end) == (hit.start, hit.end)


def test_no_question_without_its_mark_or_without_words():
    assert found("He asked who paid. ?!", "question") == []


def test_stance_stands_in_reading_order_and_offsets_give_the_words_back():
    doc = Document("a1", "It may “perhaps” fail. Critics say it was clearly rushed. Why?")
    hits = find_stance(doc)
    assert hits == sorted(hits)
    assert len(hits) >= 6
    assert all(doc.text[hit.start : hit.end] == hit.text for hit in hits)


def test_an_article_repeated_twice_has_every_hit_twice():
    text = "It may fail. Critics say it was clearly rushed."
    assert found(f"{text}\n\n{text}") == found(text) * 2


@pytest.mark.parametrize("text", ["", " \n", "...", "The train left at noon."])
def test_nothing_found(text):
    assert find_stance(Document("a1", text)) == []


def test_a_codebook_of_ones_own_is_listed_as_it_is(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(
        "codebook: mine\ncategories:\n  doubt:\n    label: Doubt\n    definition: d\n    patterns: [dubious]\n",
        encoding="utf-8",
    )
    doc = Document("a1", "It may be a dubious deal that was leaked.")
    assert find_stance(doc, load_codebook(str(path))) == [
        StanceHit(12, 19, "dubious", "doubt", "dubious", 12, 19)
    ]


@given(st.text(max_size=200))
def test_nothing_raises_on_any_text_and_scope_holds_the_hit(text):
    doc = Document("a1", text)
    for hit in find_stance(doc):
        assert doc.text[hit.start : hit.end] == hit.text
        assert hit.scope_start <= hit.start < hit.end <= hit.scope_end


def test_a_sentence_without_end_is_read_in_parts():
    text = "perhaps it rains and " * 200
    hits = find_stance(Document("a1", text))
    assert sum(hit.kind == "hedge" for hit in hits) == 200
    assert max(hit.scope_end - hit.scope_start for hit in hits) < len(text) / 2
