"""Texts are short enough to count by eye; expected values show the sum."""

import dataclasses
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Document, InputError
from analysis.framing import (
    FrameHit,
    StanceHit,
    find_frames,
    find_meetings,
    find_parts,
    frame_against_reference,
    frame_concentration,
    frame_cooccurrence,
    frame_margin,
    frame_position,
    frame_profile,
    passive_share,
    split_half_reliability,
    stance_against_reference,
    stance_density,
)
from analysis.framing.statistics.company import fisher_exact
from analysis.framing.statistics.rates import effective_number
from analysis.framing.statistics.reference import (
    ReferenceRate,
    fingerprint,
    fit_rate,
    load_reference_words,
    negative_binomial_below,
)
from analysis.lexicon import Category, Codebook, load_codebook, parse_pattern
from analysis.measurement import wilson_interval

#    three frames, "bank" in two of them
PATTERNS = {"money": ["tax*", "bank"], "law": ["court*", "judge*", "bank"], "sport": ["goal*"]}


def make_codebook(patterns=PATTERNS, name="own"):
    return Codebook(
        name,
        "",
        "",
        "",
        "",
        tuple(
            Category(key, key, "", "", tuple(parse_pattern(text) for text in texts))
            for key, texts in patterns.items()
        ),
    )


OWN = make_codebook()
ALL = (frame_profile, frame_position, frame_concentration, frame_margin, frame_against_reference)


def looked_up(table):
    return table.set_index(["measure", "group"])


def read(text):
    doc = Document("a1", text)
    return find_frames(doc, OWN), doc


WEIGHTED = Codebook(
    "weighted",
    "",
    "",
    "",
    "",
    (
        Category(
            "money",
            "money",
            "",
            "",
            tuple(parse_pattern(*pair) for pair in (("tax", 2), ("bank", 1), ("coin", 0.5), ("penny", 0.25))),
        ),
        Category("law", "law", "", "", (parse_pattern("court", 1), parse_pattern("judge", 0.25))),
    ),
)


def weighed(text):
    doc = Document("a1", text)
    return find_frames(doc, WEIGHTED), doc


def hit(doc, word, kind, after=0):
    start = doc.text.index(word, after)
    return StanceHit(start, start + len(word), word, kind, word, start, start)


# Profile


def test_an_occurrence_counts_as_much_as_its_pattern_weighs():
    hits, doc = weighed("The tax and the bank. A penny fell. Penny, coin, coin. It rained.")
    profile = looked_up(frame_profile(hits, doc, WEIGHTED))
    density = profile.loc[("frame_density", "money")]
    assert density["numerator"] == 2 + 1 + 0.25 + (0.25 + 0.5 + 0.5)
    assert density["value"] == pytest.approx(1000 * 4.5 / 13)
    assert profile.loc[("frame_occurrence_density", "money"), "numerator"] == 6


def test_one_very_weak_word_touches_no_sentence_and_enough_of_them_do():
    hits, doc = weighed("A penny fell. Penny, coin, coin. A bank. It rained.")
    profile = looked_up(frame_profile(hits, doc, WEIGHTED))
    assert profile.loc[("frame_sentence_share", "money"), "numerator"] == 2


def test_weights_of_a_tenth_add_up_to_one_without_rounding_errors():
    tenth = Codebook("t", "", "", "", "", (Category("x", "", "", "", (parse_pattern("so", 0.1),)),))
    doc = Document("a1", "So, " * 9 + "so. So, so.")
    profile = looked_up(frame_profile(find_frames(doc, tenth), doc, tenth))
    assert profile.loc[("frame_sentence_share", "x"), "numerator"] == 1


def test_with_weights_of_one_sums_are_counts():
    hits, doc = read(ARTICLE)
    profile = frame_profile(hits, doc, OWN)
    density, counts = (
        profile[profile["measure"] == f"frame_{name}"].drop(columns="measure").reset_index(drop=True)
        for name in ("density", "occurrence_density")
    )
    assert density.equals(counts)
    assert density["numerator"].tolist() == [1, 2, 1]


@pytest.mark.parametrize(
    "statistic", [frame_profile, frame_position, frame_concentration, frame_margin], ids=lambda f: f.__name__
)
def test_weights_of_two_everywhere_double_sums_and_move_no_share(statistic):
    text = many(["tax"] * 8 + ["court"] * 4 + ["goal"] * 2)
    hits, doc = read(text)
    doubled = [hit._replace(weight=2.0) for hit in hits]
    once, twice = (looked_up(statistic(own, doc, OWN))["value"] for own in (hits, doubled))
    for key in once.index:
        is_sum = key[0].endswith(("density", "margin", "difference")) and key[0] != "frame_occurrence_density"
        assert twice[key] == pytest.approx((2 if is_sum else 1) * once[key], nan_ok=True), key


def test_the_effective_number_is_that_of_equal_weights():
    assert effective_number([0.25] * 8) == 8
    assert effective_number([2, 1, 1]) == pytest.approx(4**2 / 6)
    assert effective_number([]) == 0


def test_weights_of_the_opening_are_shared_out_with_an_interval_for_their_effective_number():
    hits, doc = weighed(ARTICLE.replace("tax", "penny") + " The tax rose." * 6)
    row = looked_up(frame_position(hits, doc, WEIGHTED)).loc[("opening_frame_share", "money")]
    assert (row["numerator"], row["denominator"]) == (0.25, 12.25)
    number = 12.25**2 / (6 * 2**2 + 0.25**2)
    assert (row["low"], row["high"]) == pytest.approx(wilson_interval(number * 0.25 / 12.25, number))


def test_fewer_than_five_occurrences_say_nothing_of_the_opening():
    hits, doc = weighed(ARTICLE.replace("tax", "penny") + " The tax rose.")
    row = looked_up(frame_position(hits, doc, WEIGHTED)).loc[("opening_frame_share", "money")]
    assert row["value"] == pytest.approx(0.25 / 2.25)
    assert row[["low", "high"]].isna().all()
    assert row["method"] == "too few occurrences"


def test_many_weak_words_are_enough_for_a_concentration_and_few_heavy_ones_are_not():
    hits, doc = weighed(many(["penny"] * 6 + ["judge"] * 6))
    assert frame_concentration(hits, doc, WEIGHTED)["value"].notna().all()
    hits, doc = weighed(many(["tax"] * 6))
    assert frame_concentration(hits, doc, WEIGHTED)["method"].eq("too few occurrences").all()


def test_the_margin_is_between_sums_of_weights():
    hits, doc = weighed(many(["tax"] * 4 + ["court"] * 3 + ["penny"] * 2))
    row = frame_margin(hits, doc, WEIGHTED).iloc[0]
    assert row["group"] == "money, law"
    assert row["value"] == pytest.approx(1000 * (4 * 2 + 2 * 0.25 - 3) / len(doc.words))


def test_a_frame_of_too_little_weight_meets_no_other():
    hits, doc = weighed(
        "A judge saw the tax. A penny and a tax in court. A bank, a judge, a judge, a judge, a judge."
    )
    meetings = find_meetings(hits, doc, WEIGHTED)
    assert [(m.first_words, m.second_words, m.first_weight, m.second_weight) for m in meetings] == [
        ("penny, tax", "court", 2.25, 1.0),
        ("bank", "judge, judge, judge, judge", 1.0, 1.0),
    ]


def test_a_weak_word_of_its_own_makes_no_meeting_of_a_shared_one():
    both = Codebook(
        "b",
        "",
        "",
        "",
        "",
        tuple(
            Category(key, key, "", "", (parse_pattern("bank"), parse_pattern(word, 0.25)))
            for key, word in (("money", "penny"), ("law", "judge"))
        ),
    )
    doc = Document("a1", "A penny for the bank.")
    assert find_meetings(find_frames(doc, both), doc, both) == []


def test_pairs_count_the_sentences_that_weights_touch():
    hits, doc = weighed("The tax met the court. " * 3 + "The tax met a judge. " * 2 + "It rained. ")
    (pair,) = frame_cooccurrence(hits, doc, WEIGHTED).to_dict("records")
    assert (pair["n_both"], pair["n_first"], pair["n_second"], pair["n_units"]) == (3, 5, 3, 6)


# Stance


def test_stance_of_any_kind_is_rated_after_the_listed_kinds():
    doc = Document("a1", "He clearly said so. It was seen.")
    hits = [hit(doc, "clearly", "booster"), hit(doc, "was seen", "passive")]
    table = stance_density(hits, doc)
    kinds = table["group"].drop_duplicates().tolist()
    assert kinds.index("hedge") < kinds.index("booster") < kinds.index("passive")
    assert looked_up(table).loc[("stance_density", "booster"), "value"] == pytest.approx(1000 * 1 / 7)


def test_passives_are_rated_by_sentences_and_by_finite_verbs():
    #     finite verbs: was | said, left | none
    doc = Document("a1", "It was seen. She said they left. No comment.")
    table = looked_up(passive_share([hit(doc, "was seen", "passive")], doc))
    assert table.loc[("passive_sentence_share", ""), "value"] == pytest.approx(1 / 2)
    assert table.loc[("passive_verb_share", ""), "value"] == pytest.approx(1 / 3)
    assert table["method"].str.contains("compare corpora").all()


# Parts of an article

LEAD = "The old bridge was shut to all traffic on Tuesday after a court ruled on the tax."
ARTICLE = f"Court shuts bridge\nBy Ann Lee\n{LEAD}\nIt rained. A goal fell. It rained. It rained. It rained."


def test_an_article_is_parted_into_headline_lead_and_rest():
    doc = Document("a1", ARTICLE)
    parts = {part.part: doc.text[part.start : part.end] for part in find_parts(doc)}
    assert parts["headline"] == "Court shuts bridge"
    assert parts["byline"] == "By Ann Lee"
    assert parts["lead"] == LEAD
    assert parts["rest"].startswith("It rained.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("It rained.", ["lead"]),
        ("One line without a stop", ["lead"]),
        (f"{LEAD}\n{LEAD}", ["lead", "rest"]),
        (f"Who shut it?\n{LEAD}", ["headline", "lead"]),
        ("\n".join(["a line of verse"] * 8), ["lead", "rest"]),
        (f"He did. “{LEAD}”\nRain.", ["lead", "rest"]),
        (f"WESTHAVEN.\n{LEAD}\nRain.", ["lead", "rest"]),
    ],
)
def test_parts_that_are_not_there_are_not_found(text, expected):
    assert [part.part for part in find_parts(Document("a1", text))] == expected


def test_frames_are_rated_by_part_and_the_byline_counts_nowhere():
    hits, doc = read(ARTICLE)
    table = looked_up(frame_position(hits, doc, OWN))
    # headline: 3 words, "Court"; lead: 17 words, "court" and "tax"; rest: 11 words, "goal".
    assert table.loc[("headline_frame_density", "law"), "value"] == pytest.approx(1000 * 1 / 3)
    assert table.loc[("lead_frame_density", "law"), "value"] == pytest.approx(1000 * 1 / 17)
    assert table.loc[("rest_frame_density", "law"), "value"] == 0
    assert table.loc[("opening_frame_share", "law"), "value"] == 2 / 2
    assert table.loc[("opening_frame_share", "sport"), "value"] == 0 / 1
    assert table.loc[("opening_word_share", ""), "value"] == pytest.approx((3 + 17) / (3 + 17 + 11))
    difference = table.loc[("opening_frame_difference", "law")]
    assert difference["value"] == pytest.approx(1000 * (2 / 20 - 0 / 11))
    assert math.isnan(difference["low"])
    assert difference["method"] == "too few sentences"


def test_long_parts_have_an_interval_for_their_difference():
    lead = "The tax and the court met again. " * 6
    hits, doc = read(f"{lead}\n" + "It rained all day long. " * 12 + "A tax fell.")
    row = looked_up(frame_position(hits, doc, OWN)).loc[("opening_frame_difference", "money")]
    assert row["value"] == pytest.approx(1000 * (6 / 42 - 1 / 63))
    assert row["low"] <= row["value"] <= row["high"]
    assert row["low"] > 0


# Concentration and margin


def many(frame_words):
    return " ".join(f"The {word} came." for word in frame_words)


def test_concentration_is_one_less_entropy_over_its_greatest():
    hits, doc = read(many(["tax"] * 8 + ["court"] * 4))
    table = looked_up(frame_concentration(hits, doc, OWN))
    entropy = -(2 / 3 * math.log(2 / 3) + 1 / 3 * math.log(1 / 3))
    plain = table.loc[("frame_concentration_uncorrected", ""), "value"]
    assert plain == pytest.approx(1 - entropy / math.log(3))
    corrected = table.loc[("frame_concentration", "")]
    assert corrected["low"] < corrected["value"] < plain
    assert corrected["value"] <= corrected["high"]
    assert table.loc[("effective_frames", ""), "value"] == pytest.approx(
        math.exp(math.log(3) * (1 - corrected["value"]))
    )


def test_one_frame_alone_is_wholly_concentrated():
    hits, doc = read(many(["tax"] * 12))
    table = looked_up(frame_concentration(hits, doc, OWN))
    assert table.loc[("frame_concentration", ""), "value"] == 1
    assert table.loc[("effective_frames", ""), "value"] == 1


def test_an_even_spread_is_not_concentrated():
    hits, doc = read(many(["tax", "court", "goal"] * 10))
    assert frame_concentration(hits, doc, OWN)["value"].tolist()[:2] == pytest.approx([0, 0])


@pytest.mark.parametrize("words", [["tax"] * 9, []])
def test_few_occurrences_have_no_concentration_and_say_so(words):
    hits, doc = read(many(words) or "It rained.")
    table = frame_concentration(hits, doc, OWN)
    assert table["value"].isna().all()
    assert set(table["method"]) == {"too few occurrences"}


def test_many_occurrences_in_few_sentences_are_too_few():
    hits, doc = read("Tax, tax, tax, tax, tax, tax, tax, tax, tax, tax, tax. It rained. A court sat.")
    assert frame_concentration(hits, doc, OWN)["value"].isna().all()


def test_the_margin_is_between_the_two_densest_frames():
    hits, doc = read(many(["tax"] * 8 + ["court"] * 3 + ["goal"]))
    table = frame_margin(hits, doc, OWN)
    margin, share = table.to_dict("records")
    assert margin["group"] == "money, law"
    assert margin["value"] == pytest.approx(1000 * (8 - 3) / (3 * 12))
    assert margin["low"] < margin["value"] < margin["high"]
    assert share["group"] == "money"
    assert 0.8 < share["value"] < 1


def test_of_equal_frames_none_leads_for_sure():
    hits, doc = read(many(["court", "tax"] * 6))
    margin, share = frame_margin(hits, doc, OWN).to_dict("records")
    assert margin["group"] == "money, law"
    assert margin["value"] == 0
    assert margin["low"] < 0 < margin["high"]
    assert share["value"] < 0.6


# Company


def test_frames_that_meet_are_listed_with_their_words():
    hits, doc = read("The tax went to court. A judge taxed it. It rained.")
    meetings = find_meetings(hits, doc, OWN)
    assert [(m.first, m.second, m.first_words, m.second_words) for m in meetings] == [
        ("money", "law", "tax", "court"),
        ("money", "law", "taxed", "judge"),
    ]
    assert doc.text[meetings[1].start : meetings[1].end] == "A judge taxed it."


def test_a_word_of_two_frames_is_no_meeting_and_its_sentence_is_left_out():
    hits, doc = read("A bank fell. " + "The tax met the court. " * 3 + "It rained. " * 4)
    assert len(find_meetings(hits, doc, OWN)) == 3
    (pair,) = frame_cooccurrence(hits, doc, OWN).to_dict("records")
    assert (pair["n_both"], pair["n_first"], pair["n_second"], pair["n_units"]) == (3, 3, 3, 3 + 4)


def test_pairs_are_compared_with_chance():
    #  both 4, money alone 1, law alone 1, neither 4
    hits, doc = read("The tax met the court. " * 4 + "A tax came. " + "A court came. " + "It rained. " * 4)
    (pair,) = frame_cooccurrence(hits, doc, OWN).to_dict("records")
    assert (pair["first"], pair["second"]) == ("money", "law")
    assert pair["expected"] == pytest.approx(5 * 5 / 10)
    assert pair["pmi"] == pytest.approx(math.log2(4 / 2.5))
    assert pair["phi"] == pytest.approx((4 * 4 - 1 * 1) / (5 * 5))
    assert pair["log_odds"] == pytest.approx(math.log(4.5 * 4.5 / (1.5 * 1.5)))
    reach = 1.959964 * math.sqrt(2 / 4.5 + 2 / 1.5)
    assert pair["low"] == pytest.approx(pair["log_odds"] - reach, rel=1e-6)
    # Tables as rare: both 5 (1 way), 4 (25), 1 (25), 0 (1) of 252.
    assert pair["p_value"] == pytest.approx((1 + 25 + 25 + 1) / 252)
    assert pair["p_adjusted"] == pair["p_value"]


def test_a_long_text_with_many_frames_is_still_compared():
    assert fisher_exact(2_000, 10_000, 10_000, 50_000) == pytest.approx(1.0)
    assert 0 < fisher_exact(2_150, 10_000, 10_000, 50_000) < 0.001


def test_paragraphs_may_be_the_unit():
    hits, doc = read("A tax came. A court came.\n" * 3 + "It rained.\n" * 3)
    (pair,) = frame_cooccurrence(hits, doc, OWN, unit="paragraph").to_dict("records")
    assert pair["n_both"] == 3
    assert frame_cooccurrence(hits, doc, OWN)["n_both"].tolist() == [0]


def test_an_unknown_unit_is_refused():
    hits, doc = read("A tax came.")
    with pytest.raises(InputError, match="'sentence' or 'paragraph'"):
        frame_cooccurrence(hits, doc, OWN, unit="page")


def test_rare_frames_have_no_pairs():
    hits, doc = read("The tax met the court. " * 2)
    assert frame_cooccurrence(hits, doc, OWN).empty


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_exact_probabilities_agree_with_their_definition(a, b, c, d):
    n, first, second = a + b + c + d, a + b, a + c

    def chance(k):
        return (
            math.comb(first, k) * math.comb(n - first, second - k) / math.comb(n, second)
            if 0 <= second - k <= n - first
            else 0
        )

    mine = chance(a)
    expected = sum(chance(k) for k in range(first + 1) if chance(k) <= mine * (1 + 1e-9))
    assert fisher_exact(a, first, second, n) == pytest.approx(expected)
    assert fisher_exact(a, first, second, n) == pytest.approx(fisher_exact(a, second, first, n))


# Reference


def test_rate_and_spread_are_moments():
    # Rates 1, 2, 3 in 100: mean 2. Squares (1 + 0 + 1) - 6 below 0: no spread beyond chance.
    assert fit_rate([1, 2, 3], [100, 100, 100]) == ReferenceRate(6, 300, 3, 0.0)
    # 0 and 12 about 6: (36 - 6 + 36 - 6) / (36 + 36)
    assert fit_rate([0, 12], [100, 100]).spread == pytest.approx(60 / 72)
    assert fit_rate([], []) == ReferenceRate(0, 0, 0, 0.0)


@given(st.integers(0, 40), st.floats(0.1, 30), st.floats(0, 3))
def test_the_negative_binomial_agrees_with_gamma_functions(count, expected, spread):
    def log_p(k):
        if spread < 1e-6:
            return k * math.log(expected) - expected - math.lgamma(k + 1)
        size = 1 / spread
        return (
            math.lgamma(k + size)
            - math.lgamma(size)
            - math.lgamma(k + 1)
            + size * math.log(size / (size + expected))
            + k * math.log(expected / (size + expected))
        )

    below = sum(math.exp(log_p(k)) for k in range(count)) + math.exp(log_p(count)) / 2
    assert negative_binomial_below(count, expected, spread) == pytest.approx(below, abs=1e-4)


@pytest.mark.parametrize("weight", [1.0, 0.5, 1.5])
def test_z_is_the_distance_from_the_expected_in_standard_deviations(weight):
    policy = load_codebook("policy")
    rate = ReferenceRate(8000, 360_000, 6000, 0.6, weight)
    reference = {("policy", fingerprint(policy)): dict.fromkeys(policy.labels, rate)}
    doc = Document("a1", "The court heard it. It rained all day there. " * 20)
    hits = find_frames(doc, policy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analysis.framing.statistics.reference.load_reference_rates", lambda: reference)
        table = looked_up(frame_against_reference(hits, doc, policy))
    count, n = sum(hit.weight for hit in hits if hit.frame == "legality"), 20 * 9
    expected = rate.n / rate.n_words * n
    row = table.loc[("frame_z", "legality")]
    assert row["value"] == pytest.approx(
        (count - expected) / math.sqrt(weight * expected + rate.spread * expected * expected)
    )
    assert row["low"] < row["value"] < row["high"]
    assert "single words" not in row["method"]


def test_a_codebook_of_ones_own_is_compared_by_its_single_words():
    own = make_codebook({"law": ["court*", "judge*", "supreme court"], "nonsense": ["zzyzx*"]})
    doc = Document("a1", "The court heard the judge. " * 20)
    table = looked_up(frame_against_reference(find_frames(doc, own), doc, own))
    row = table.loc[("frame_z", "law")]
    words = load_reference_words()
    n = sum(words.count(word) for word in words.types if word.startswith(("court", "judge")))
    assert row["numerator"] == pytest.approx(40 - n / words.n_words * 100)
    assert row["method"].endswith("single words only, 2 of 3 patterns")
    assert table.loc[("frame_percentile", "law"), "value"] > 0.99
    assert math.isnan(table.loc[("frame_percentile", "nonsense"), "value"])
    assert "fewer than 20 in the reference" in table.loc[("frame_percentile", "nonsense"), "method"]


def test_a_word_that_the_reference_lacks_is_counted_by_its_stem():
    own = make_codebook({"law": ["court*", "judge*"]})
    doc = Document("a1", "The courtzzz sat. " * 10)
    table = looked_up(frame_against_reference(find_frames(doc, own), doc, own))
    words = load_reference_words()
    n = sum(words.count(word) for word in words.types if word.startswith(("court", "judge")))
    assert "courtzzz" not in words
    percentile = table.loc[("frame_percentile", "law"), "value"]
    rate = words.rate(("court*", "judge*"))
    assert rate.n == n
    assert percentile == pytest.approx(negative_binomial_below(10, n / words.n_words * 30, rate.spread))


def test_single_words_weigh_the_same_in_article_and_reference():
    doc = Document("a1", ("The court heard the judge. " + "It rained all day there. " * 99) * 6)
    light, heavy = (
        Codebook("own", "", "", "", "", (Category("law", "law", "", "", patterns),))
        for patterns in (
            (parse_pattern("court*"), parse_pattern("judge*", 0.25)),
            (parse_pattern("court*", 4), parse_pattern("judge*")),
        )
    )
    first, second = (looked_up(frame_against_reference([], doc, own)) for own in (light, heavy))
    words = load_reference_words()
    court, judge = (
        sum(words.count(word) for word in words.types if word.startswith(stem)) for stem in ("court", "judge")
    )
    expected = (court + 0.25 * judge) / words.n_words * 3000
    assert first.loc[("frame_z", "law"), "numerator"] == pytest.approx(6 * 1.25 - expected)
    assert 0.5 < first.loc[("frame_percentile", "law"), "value"] < 0.99
    # On another scale of weights the article stands where it did.
    assert second["value"].tolist() == pytest.approx(first["value"].tolist())
    assert second["low"].tolist() == pytest.approx(first["low"].tolist(), nan_ok=True)


def test_of_a_word_and_stems_the_word_weighs_then_the_longest_stem():
    words = load_reference_words()
    weights = {
        words.types[at]: w for at, w in words.weights_met({"cou*": 1, "court*": 2, "court": 3}).items()
    }
    assert (weights["country"], weights["courts"], weights["court"]) == (1, 2, 3)
    rate = words.rate({"court": 3})
    assert (rate.n, rate.weight) == (3 * words.count("court"), 3)


def test_weights_widen_the_variance_by_their_mean_square_over_their_mean():
    # Half weigh 2, half 1: (4 + 1) / (2 + 1).
    rate = ReferenceRate(300, 10_000, 100, 0.5, 5 / 3)
    assert rate.expect(1000) == (30, pytest.approx(math.sqrt(5 / 3 * 30 + 0.5 * 30 * 30)))
    assert rate.expects(1000) == pytest.approx(18)
    # 0 and 12 about 6, each occurrence of weight 2: (36 - 12 + 36 - 12) / (36 + 36)
    assert fit_rate([0, 12], [100, 100], 2.0).spread == pytest.approx(48 / 72)
    assert not ReferenceRate(30, 10_000, 100, 0.5, 2.0).is_known


def test_percentiles_of_weights_agree_with_simulated_articles():
    rate = ReferenceRate(1250, 100_000, 1000, 0.4, (0.25**2 + 1 + 2**2) / (0.25 + 1 + 2))
    generator = np.random.default_rng(1)
    mean = 1250 / 100_000 * 800 / ((0.25 + 1 + 2) / 3)
    n = generator.poisson(generator.gamma(1 / 0.4, 0.4 * mean, 40_000))
    sums = np.array([generator.choice([0.25, 1, 2], size).sum() for size in n])
    for share in (0.05, 0.5, 0.9, 0.975):
        assert rate.below(np.quantile(sums, share), 800) == pytest.approx(share, abs=0.02)


@given(st.floats(0, 40), st.floats(0.1, 30), st.floats(0, 3))
def test_a_heavier_article_never_stands_lower(count, expected, spread):
    lower, higher = (negative_binomial_below(c, expected, spread) for c in (count, count + 0.25))
    assert 0 <= lower <= higher + 1e-12
    assert higher <= 1


def test_changed_patterns_are_no_longer_compared_with_old_counts():
    policy = load_codebook("policy")
    first, *others = policy.categories
    changed = dataclasses.replace(policy, categories=(first._replace(patterns=first.patterns[1:]), *others))
    relabelled = dataclasses.replace(policy, categories=(first._replace(label="Another"), *others))
    assert fingerprint(changed) != fingerprint(policy) == fingerprint(relabelled)
    doc = Document("a1", "The tax rose. " * 20)
    table = frame_against_reference(find_frames(doc, changed), doc, changed)
    assert table["method"].str.contains("single words only").all()


def test_stance_is_not_compared_with_other_lists():
    doc = Document("a1", "It may rain. " * 20)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("analysis.framing.statistics.against.reference_rates", lambda *_: None)
        table = stance_against_reference([], doc)
    assert table["value"].isna().all()
    assert set(table["method"]) == {"the reference was counted with other word lists"}


def test_reference_words_agree_with_each_other():
    words = load_reference_words()
    assert words.types == sorted(words.types)
    assert words.count("zzyzx") == 0
    assert words.frequency("the") > 0.03
    assert words.count("the") >= words.n_documents_with("the") > 1000
    assert words.rate(["the"]).n == words.count("the")
    assert sum(words.count(word) for word in words.types) <= words.n_words


# All of them


@pytest.mark.parametrize("statistic", ALL, ids=lambda f: f.__name__)
def test_an_empty_article_has_no_numbers(statistic):
    hits, doc = read("")
    assert statistic(hits, doc, OWN)["value"].isna().all()


def test_an_empty_article_has_no_passives_and_no_pairs():
    doc = Document("a1", "")
    assert passive_share([], doc)["value"].isna().all()
    assert stance_against_reference([], doc)["value"].isna().all()
    assert frame_cooccurrence([], doc, OWN).empty


def test_an_article_repeated_twice_keeps_its_rates():
    text = many(["tax"] * 8 + ["court"] * 4)
    once, twice = read(text), read(f"{text}\n{text}")
    for name in ("frame_concentration_uncorrected",):
        values = [looked_up(frame_concentration(*r, OWN)).loc[(name, ""), "value"] for r in (once, twice)]
        assert values[0] == pytest.approx(values[1])
    margins = [frame_margin(*r, OWN)["value"].iloc[0] for r in (once, twice)]
    assert margins[0] == pytest.approx(margins[1])


def test_the_same_seed_gives_the_same_numbers():
    hits, doc = read(many(["tax"] * 8 + ["court"] * 4))
    for statistic in ALL:
        assert statistic(hits, doc, OWN).equals(statistic(hits, doc, OWN))


@given(st.text(max_size=120))
def test_nothing_raises_on_any_text(text):
    doc = Document("a1", text)
    hits = find_frames(doc, OWN)
    for statistic in (*ALL, frame_cooccurrence):
        statistic(hits, doc, OWN)
    assert all(isinstance(hit, FrameHit) for hit in hits)
    passive_share([], doc)
    for part in find_parts(doc):
        assert 0 <= part.start < part.end <= len(text)


def test_reliability_is_given_by_category_and_empty_for_ones_own():
    table = split_half_reliability("stance")
    assert {"hedge", "loaded"} <= set(table["group"])
    assert table["value"].between(-1, 1).all()
    assert split_half_reliability("mine").empty
