import re

import pytest

from analysis.quotes.cues import cue_forms, inflect, make_forms

SLANTS = {"neutral", "assertive", "doubting", "negative", "positive"}


def test_every_entry_has_a_known_slant_and_act():
    forms = cue_forms().values()
    assert {form.slant for form in forms} == SLANTS
    assert {form.act for form in forms} == {"speech", "thought"}


def test_every_form_is_one_token_in_lower_case():
    assert [form for form in cue_forms() if not re.fullmatch(r"[a-z]+(-[a-z]+)?", form)] == []


def test_probabilities_are_probabilities():
    assert all(0 <= form.prior <= 1 for form in cue_forms().values())


def test_a_form_never_seen_is_taken_to_be_like_its_lemma():
    table = {
        "say": {
            "kind": "verb",
            "slant": "neutral",
            "act": "speech",
            "forms": ["said"],
            "counts": {"said": [8, 8]},
        }
    }
    forms = make_forms(table)
    # 8 of 8 uses, drawn by two made-up uses at 0.4 towards all cues: (8 + 0.8) / (8 + 2) = 0.88.
    assert forms["saying"].prior == 0.88
    assert forms["said"].prior == round((8 + 2 * 0.88) / (8 + 2), 3)


def test_where_two_entries_share_a_form_the_surer_one_has_it():
    entry = {"kind": "noun", "slant": "neutral", "act": "speech"}
    sure = {**entry, "counts": {"word": [9, 10]}}
    assert make_forms({"word": sure, "words": entry})["words"].lemma == "word"


@pytest.mark.parametrize(
    ("form", "lemma", "slant"),
    [
        ("said", "say", "neutral"),
        ("insists", "insist", "assertive"),
        ("alleging", "allege", "doubting"),
        ("denied", "deny", "negative"),
        ("praised", "praise", "positive"),
        ("admitted", "admit", "negative"),
        ("wrote", "write", "neutral"),
    ],
)
def test_a_form_leads_to_its_lemma_and_slant(form, lemma, slant):
    assert (cue_forms()[form].lemma, cue_forms()[form].slant) == (lemma, slant)


def test_said_introduces_content_more_surely_than_called():
    forms = cue_forms()
    assert forms["said"].prior > 0.8 > forms["called"].prior


def test_nouns_adverbs_and_adjectives_are_cues_too():
    kinds = {word: cue_forms()[word].kind for word in ("allegations", "reportedly", "unclear", "according")}
    assert kinds == {
        "allegations": "noun",
        "reportedly": "adverb",
        "unclear": "adjective",
        "according": "preposition",
    }


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("agree", {"agree", "agrees", "agreeing", "agreed"}),
        ("stress", {"stress", "stresses", "stressing", "stressed"}),
        ("imply", {"imply", "implies", "implying", "implied"}),
    ],
)
def test_regular_verbs_are_inflected_by_rule(lemma, forms):
    assert set(inflect(lemma)) == forms
