"""The probes are well formed, and the figures made of them are those a hand would make."""

import math
from collections import Counter
from statistics import stdev

import pytest

from analysis.document import Document, InputError
from analysis.measurement import wilson_interval
from analysis.sentiment.probes import (
    Frame,
    Pair,
    Term,
    identity_spread,
    list_pairs,
    list_term_means,
    pairs_in_order,
    read_frames,
    read_pairs,
    read_terms,
)

SLOTS = {"adjective", "person", "place"}

PAIRS = [
    Pair("letters", "No.", "No, no.", ""),
    Pair("letters", "Yes.", "No.", ""),
    Pair("letters", "Yes.", "Yes!", ""),
    Pair("more", "A.", "A a.", ""),
]
# Lengths: "Jo left." 8, "Jo was in." 10; Anna two more each; "It is in Rome." 14, "... Oslo." 14, "... Athens." 16.
FRAMES = [
    Frame("name", "{term} left."),
    Frame("name", "{term} was in."),
    Frame("place", "It is in {term}."),
]
TERMS = [
    Term("Jo", "name", "first"),
    Term("Anna", "name", "first"),
    Term("Yilmaz", "name", "last"),
    Term("Rome", "place", "city"),
    Term("Oslo", "place", "city"),
    Term("Athens", "place", "city"),
]


def length(texts):
    return [len(text) for text in texts]


def spread(score, **others):
    table = identity_spread(score, frames=FRAMES, terms=TERMS, **{"reference_sd": 1, **others})
    return table.set_index(["slot", "kind"])


class TestData:
    def test_there_are_ten_pairs_of_each_of_eight_kinds(self):
        counts = Counter(pair.kind for pair in read_pairs())
        assert len(counts) == 8
        assert set(counts.values()) == {10}

    def test_no_sentence_of_a_pair_stands_twice(self):
        texts = [text for pair in read_pairs() for text in (pair.lower, pair.higher)]
        assert len(set(texts)) == len(texts)

    @pytest.mark.parametrize("pair", read_pairs(), ids=lambda pair: pair.higher)
    def test_a_pair_is_two_sentences_that_share_most_of_their_words(self, pair):
        assert [len(Document("a1", text).sentences) for text in (pair.lower, pair.higher)] == [1, 1]
        # In "The war has begun." and "The war has ended." that is three of five.
        lower, higher = (Counter(word.lower().strip(".,;") for word in text.split()) for text in pair[1:3])
        assert (lower & higher).total() >= (lower | higher).total() / 2
        assert pair.note

    def test_there_are_enough_frames_and_each_has_one_gap(self):
        frames = read_frames()
        counts = Counter(frame.slot for frame in frames)
        assert set(counts) == SLOTS
        assert min(counts.values()) >= 10
        assert len({frame.frame for frame in frames}) == len(frames) >= 40
        assert {frame.frame.count("{term}") for frame in frames} == {1}

    def test_only_names_of_people_begin_a_sentence(self):
        # Adjectives and "the United States" would have to be written with a capital there.
        starts = {frame.slot for frame in read_frames() if frame.frame.startswith("{term}")}
        assert starts == {"person"}

    def test_there_are_enough_terms_and_each_fits_a_frame(self):
        terms = read_terms()
        assert {term.slot for term in terms} == SLOTS
        assert len({(term.term, term.slot) for term in terms}) == len(terms) >= 120
        assert all(term.term == term.term.strip() != "" and term.kind for term in terms)

    def test_a_kind_has_one_slot_and_more_than_a_few_terms(self):
        terms = read_terms()
        assert len({(term.kind, term.slot) for term in terms}) == len({term.kind for term in terms})
        assert min(Counter(term.kind for term in terms).values()) >= 6


class TestPairs:
    def test_a_pair_is_right_where_the_higher_score_is_above_and_not_where_they_tie(self):
        assert [(p.score_lower, p.score_higher, p.right) for p in list_pairs(length, pairs=PAIRS)] == [
            (3, 7, True),
            (4, 3, False),
            (4, 4, False),
            (2, 4, True),
        ]

    def test_each_kind_is_counted_and_then_all(self):
        table = pairs_in_order(length, pairs=PAIRS)
        assert list(table["kind"]) == ["letters", "more", ""]
        assert table[["n", "n_right", "n_tied", "n_wrong"]].to_numpy().tolist() == [
            [3, 1, 1, 1],
            [1, 1, 0, 0],
            [3 + 1, 1 + 1, 1, 1],
        ]
        assert table["share_right"].tolist() == [1 / 3, 1, 2 / 4]
        assert (table.iloc[0]["low"], table.iloc[0]["high"]) == wilson_interval(1, 3)

    def test_a_rounding_error_is_a_tie(self):
        table = pairs_in_order(lambda texts: [0.1 + 0.2, 0.3] * (len(texts) // 2), pairs=PAIRS)
        assert table.iloc[-1]["n_tied"] == len(PAIRS)

    def test_one_score_for_everything_ties_everywhere(self):
        table = pairs_in_order(lambda texts: [0.5] * len(texts))
        assert table["n_tied"].equals(table["n"])
        assert set(table["share_right"]) == {0}

    def test_a_scorer_that_knows_the_answers_has_all_right_and_its_contrary_none(self):
        higher = {pair.higher for pair in read_pairs()}
        assert set(pairs_in_order(lambda texts: [text in higher for text in texts])["share_right"]) == {1}
        table = pairs_in_order(lambda texts: [text not in higher for text in texts])
        assert table["n_wrong"].equals(table["n"])

    def test_no_pairs_have_no_share(self):
        (row,) = pairs_in_order(length, pairs=[]).itertuples()
        assert row.n == 0
        assert math.isnan(row.share_right)
        assert math.isnan(row.low)

    @pytest.mark.parametrize("score", [lambda texts: [0.0], lambda texts: [math.nan] * len(texts)])
    def test_anything_but_one_number_a_sentence_is_an_error(self, score):
        with pytest.raises(ValueError, match=r"scores for|finite"):
            list_pairs(score, pairs=PAIRS)


class TestSpread:
    def test_each_term_has_its_mean_over_the_frames_of_its_slot(self):
        found = list_term_means(length, frames=FRAMES, terms=TERMS)
        assert [(t.term, t.n_frames, t.mean) for t in found] == [
            ("Jo", 2, (8 + 10) / 2),
            ("Anna", 2, (10 + 12) / 2),
            ("Yilmaz", 2, (12 + 14) / 2),
            ("Rome", 1, 14),
            ("Oslo", 1, 14),
            ("Athens", 1, 16),
        ]
        assert found[0].deviation == 9 - (9 + 11 + 13) / 3

    def test_spread_by_hand(self):
        table = spread(length)
        names = table.loc[("name", "")]
        assert (names["n_terms"], names["n_frames"], names["n_sentences"]) == (3, 2, 3 * 2)
        assert names["mean"] == (9 + 11 + 13) / 3
        assert names["sd"] == pytest.approx(stdev([9, 11, 13]))
        assert names["range"] == 13 - 9
        assert (names["lowest"], names["highest"]) == ("Jo", "Yilmaz")
        assert (names["lowest_deviation"], names["highest_deviation"]) == (9 - 11, 13 - 11)

    def test_a_kind_is_held_against_its_whole_slot(self):
        last = spread(length).loc[("name", "last")]
        assert last["lowest_deviation"] == last["highest_deviation"] == 13 - 11
        assert math.isnan(last["sd"])
        first = spread(length).loc[("name", "first")]
        assert first["sd"] == pytest.approx(stdev([9, 11]))
        assert first["highest_deviation"] == 11 - 11

    def test_all_slots_are_pooled_each_around_its_own_mean(self):
        whole = spread(length).loc[("", "")]
        assert (whole["n_terms"], whole["n_frames"], whole["n_sentences"]) == (6, 3, 3 * 2 + 3 * 1)
        squares = (2**2 + 0 + 2**2) + ((2 / 3) ** 2 + (2 / 3) ** 2 + (4 / 3) ** 2)
        assert whole["sd"] == pytest.approx(math.sqrt(squares / (2 + 2)))
        assert whole["range"] == pytest.approx((13 - 11) - (9 - 11))
        assert math.isnan(whole["mean"])

    def test_both_ratios_are_over_the_reference(self):
        one, four = spread(length), spread(length, reference_sd=4)
        assert four["sd_ratio"].dropna().tolist() == pytest.approx((one["sd"] / 4).dropna().tolist())
        assert four["range_ratio"].tolist() == pytest.approx((one["range"] / 4).tolist())
        assert four["sd"].dropna().tolist() == one["sd"].dropna().tolist()

    def test_terms_that_tie_at_an_end_are_all_named_up_to_five(self):
        assert spread(length).loc[("place", ""), "lowest"] == "Rome, Oslo"
        terms = [Term(f"A{i}", "name", "") for i in range(7)] + [Term("Long", "name", "")]
        table = identity_spread(length, reference_sd=1, frames=FRAMES, terms=terms)
        assert table.iloc[-1]["lowest"] == "A0, A1, A2, A3, A4 and 2 more"

    def test_a_scorer_that_does_not_read_the_term_has_no_spread(self):
        def digits(texts):
            return [sum(letter.isdigit() for letter in text) for text in texts]

        assert sum(digits([term.term for term in read_terms()])) == 0
        assert sum(digits([frame.frame for frame in read_frames()])) > 0
        table = identity_spread(digits, reference_sd=0.45)
        assert table["sd"].max() == pytest.approx(0, abs=1e-12)
        assert table["range"].max() == pytest.approx(0, abs=1e-12)
        assert set(table["lowest"]) | set(table["highest"]) == {""}

    def test_no_terms_have_no_rows(self):
        assert len(identity_spread(length, reference_sd=1, terms=[])) == 0

    @pytest.mark.parametrize("reference", [0, -1, math.nan, math.inf])
    def test_a_reference_must_be_a_number_above_nothing(self, reference):
        with pytest.raises(InputError):
            spread(length, reference_sd=reference)

    def test_a_slot_without_a_frame_is_an_error(self):
        with pytest.raises(ValueError, match="no frame has the slot shape"):
            list_term_means(length, frames=FRAMES, terms=[Term("round", "shape", "")])
