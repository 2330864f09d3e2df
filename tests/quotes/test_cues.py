import re

import pytest

from analysis.quotes.cues import cue_forms, inflect

SLANTS = {"neutral", "assertive", "doubting", "negative", "positive"}


def test_every_entry_has_a_known_slant_and_act():
    forms = cue_forms().values()
    assert {form.slant for form in forms} == SLANTS
    assert {form.act for form in forms} == {"speech", "thought"}


def test_every_form_is_one_token_in_lower_case():
    assert [form for form in cue_forms() if not re.fullmatch(r"[a-z]+", form)] == []


def test_probabilities_are_probabilities():
    for form in cue_forms().values():
        assert all(0 <= p <= 1 for p in (*form.after.values(), *form.before.values()))


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


def test_content_follows_said_that_more_surely_than_called_for():
    forms = cue_forms()
    assert forms["said"].after["that"] > 0.9 > forms["called"].after["prep"]


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
