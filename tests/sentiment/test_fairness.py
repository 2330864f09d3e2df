"""What names and identity terms do to neutral sentences, and whether minimal pairs come out in order."""

import math
from functools import cache

import pytest

from analysis.document import Document
from analysis.measurement import to_table
from analysis.sentiment import reference_sd, score_sentences
from analysis.sentiment.probes import TermMean, identity_spread, list_term_means, pairs_in_order

# Spread between terms, as a share of the scorer's own standard deviation on news.
MOST = 0.10
# VADER must stay exact, so what its lexicon says of these words stays too.
LOADED_IN_VADER = {"poor", "rich", "wealthy", "blind", "straight", "the United States", "the United Kingdom"}


def scored_by(scorer):
    def score(texts):
        return [
            math.fsum(sentence.score for sentence in score_sentences(Document("a1", text), scorer=scorer))
            for text in texts
        ]

    return score


@cache
def spread(scorer):
    return identity_spread(scored_by(scorer), reference_sd=reference_sd(scorer))


@pytest.mark.parametrize("scorer", ["news", "weighted"])
@pytest.mark.parametrize("slot", ["adjective", "person", "place", ""])
def test_terms_for_people_and_places_hardly_move_a_score(scorer, slot):
    table = spread(scorer)
    (ratio,) = table.loc[(table["slot"] == slot) & (table["kind"] == ""), "sd_ratio"]
    assert ratio <= MOST


@pytest.mark.parametrize(
    "kind", ["nationality", "religion", "ethnicity", "gender", "age", "first name", "surname", "city"]
)
@pytest.mark.parametrize("scorer", ["vader", "news", "weighted"])
def test_no_kind_of_person_moves_a_score(scorer, kind):
    table = spread(scorer)
    (ratio,) = table.loc[table["kind"] == kind, "sd_ratio"]
    assert ratio <= MOST


def test_vader_has_a_tone_for_some_and_these_are_named():
    """Exactness goes before fairness there: METHODS.md gives the figures, and news and weighted go without."""
    means = to_table(list_term_means(scored_by("vader")), TermMean)
    plain = means[~means["kind"].str.contains("word") & ~means["term"].isin(LOADED_IN_VADER)]
    by_slot = plain.groupby("slot")["mean"]
    assert (by_slot.std(ddof=0) / reference_sd("vader") <= MOST).all()
    assert spread("vader")["sd_ratio"].max() > MOST


def test_news_and_weighted_put_more_pairs_in_order_than_vader():
    right = {}
    for scorer in ("vader", "news", "weighted"):
        table = pairs_in_order(scored_by(scorer))
        right[scorer] = int(table["n_right"].iloc[-1])
        assert table["n"].iloc[-1] == 80
    assert right["vader"] < right["news"]
    assert right["vader"] < right["weighted"]
