"""Texts are short enough to count by eye; expected values show the sum."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Document, Span
from analysis.measurement import RESULT_COLUMNS, bootstrap_interval
from analysis.quotes import (
    Quotation,
    cue_slant_share,
    direct_indirect_ratio,
    find_cue_uses,
    find_exchanges,
    find_longest,
    find_quotes,
    find_stretches,
    find_turns,
    first_word_position,
    longest_quotation,
    quote_curve,
    quote_density,
    source_shares,
    speaker_concentration,
    speaker_word_share,
    speakers,
    turn_counts,
    who_answers_whom,
)

# Words: 2 + 2 and 5 + 1 + 2 + 5.
TEXT = "“Not yet,” said Roe.\nIt rained on the town.\nPoe said that they would all leave."
RESULTS = (
    quote_density,
    speaker_word_share,
    direct_indirect_ratio,
    first_word_position,
    source_shares,
    speaker_concentration,
    turn_counts,
    longest_quotation,
    cue_slant_share,
)


def values(text):
    doc = Document("a1", text)
    return quote_density(find_quotes(doc), doc).set_index("measure")["value"]


def written(pattern, *said):
    """Lay out words as in ``pattern`` and quotations over them: (first word, words, speaker, further fields).

    Every word is two letters and a space, so word ``n`` begins at ``3 * n``. A sentence ends at a stop.
    """
    quotes = []
    for number, (first, n, speaker, fields) in enumerate(said):
        start, end = 3 * first, 3 * (first + n) - 1
        quotes.append(
            Quotation(
                start,
                end,
                fields.get("kind", "direct"),
                pattern[start:end],
                n,
                speaker=speaker and speaker.title(),
                speaker_id=speaker,
                speaker_kind=fields.get("speaker_kind", "named" if speaker else "none"),
                anonymous=fields.get("anonymous", False),
                cue="said" if "slant" in fields else None,
                cue_start=fields.get("cue_start", start),
                cue_end=fields.get("cue_start", start) + 2,
                cue_slant=fields.get("slant"),
                attribution=fields.get("attribution", number),
                inner=tuple(Span(3 * a, 3 * (a + b) - 1) for a, b in fields.get("inner", ())),
            )
        )
    return quotes, Document("a1", pattern)


def rows_of(table, measure):
    found = table[table["measure"] == measure]
    return dict(zip(found["group"], found["value"], strict=True))


TEN = "aa bb cc dd ee ff gg hh ii jj"
# Four sentences of five words: two letters, or one and the stop.
FOUR = "Aa bb cc dd e. Ff gg hh ii j. Kk ll mm nn o. Pp qq rr ss t."


class TestDensity:
    def test_density_and_shares(self):
        found = values(TEXT)
        n = 4 + 5 + 7
        assert found["quote_density"] == pytest.approx(1000 * 1 / n)
        assert found["quoted_word_share"] == pytest.approx(2 / n)
        assert found["attributed_word_share"] == pytest.approx(2 / n)
        assert found["reported_word_share"] == pytest.approx((2 + 4) / n)
        assert found["direct_share"] == pytest.approx(2 / (2 + 4))
        assert found["paragraphs_with_quotes"] == pytest.approx(1 / 3)

    def test_scare_marks_are_quoted_words_that_nobody_says(self):
        found = values("The so-called “old plan” failed.")
        assert found["quoted_word_share"] == pytest.approx(2 / 5)
        assert found["attributed_word_share"] == 0
        assert found["scare_quote_density"] == pytest.approx(1000 * 1 / 5)

    def test_scare_marks_are_a_part_of_all_marks(self):
        quotes, doc = written(
            TEN, (0, 1, None, {"kind": "scare"}), (2, 3, "ann", {}), (6, 1, None, {"kind": "title"})
        )
        density = quote_density(quotes, doc).set_index("measure")["value"]
        assert density["scare_quote_share"] == pytest.approx(1 / (1 + 1 + 1))

    def test_the_words_in_a_mixed_quotation_count_once(self):
        quotes, doc = written(TEN, (0, 5, "ann", {"kind": "mixed", "inner": [(3, 2)]}))
        density = quote_density(quotes, doc).set_index("measure")["value"]
        assert density["quoted_word_share"] == pytest.approx(2 / 10)
        assert density["reported_word_share"] == pytest.approx((3 + 2) / 10)

    def test_a_source_is_unnamed_by_its_kind_or_because_the_text_says_so(self):
        quotes, doc = written(
            TEN,
            (0, 4, "critics", {"speaker_kind": "unnamed"}),
            (4, 1, "ann", {}),
            (5, 2, "spokeswoman", {"speaker_kind": "role", "anonymous": True}),
            (7, 1, "mp", {"speaker_kind": "role"}),
        )
        density = quote_density(quotes, doc).set_index("measure")["value"]
        assert density["unnamed_source_share"] == pytest.approx((4 + 2) / (4 + 1 + 2 + 1))

    @pytest.mark.parametrize("copies", [1, 2])
    def test_shares_do_not_depend_on_length(self, copies):
        assert values("\n".join([TEXT] * copies))["quoted_word_share"] == pytest.approx(2 / 16)

    def test_an_article_without_quotations_has_none(self):
        found = values("It rained. The road was wet all day.")
        assert found["quote_density"] == found["quoted_word_share"] == 0
        assert math.isnan(found["direct_share"])


class TestIntervals:
    def test_they_are_those_of_every_other_measure(self):
        quotes, doc = written(FOUR, (0, 5, "ann", {}), (11, 2, "bob", {}))
        table = speaker_word_share(quotes, doc, random_state=7).set_index("group")
        assert tuple(table.loc["ann", ["low", "high"]]) == bootstrap_interval(
            [5, 0, 0, 0], [5, 5, 5, 5], random_state=7
        )
        assert tuple(table.loc["bob", ["low", "high"]]) == bootstrap_interval(
            [0, 0, 2, 0], [5, 5, 5, 5], random_state=7
        )

    def test_one_sentence_says_nothing_of_another(self):
        quotes, doc = written(FOUR, (0, 2, "ann", {}), (2, 2, "bob", {"kind": "indirect"}))
        density = quote_density(quotes, doc).set_index("measure")
        # All attributed words stand in the first sentence; words stand in all four.
        assert density.loc["direct_share", "value"] == 2 / (2 + 2)
        assert math.isnan(density.loc["direct_share", "low"])
        assert density.loc["direct_share", "method"] == ""
        assert density.loc["reported_word_share", "method"] == "bootstrap over sentences"


class TestSpeakers:
    def test_they_are_listed_by_their_words(self):
        doc = Document(
            "a1", "“One,” said Ann Roe. “Two three four,” said one MP, who was late. “Five,” said Roe."
        )
        table = speakers(find_quotes(doc), doc)
        assert table["label"].tolist() == ["one MP", "Ann Roe"]
        assert table["n_words"].tolist() == table["n_direct"].tolist() == [3, 1 + 1]
        assert table["n_quotations"].tolist() == [1, 2]
        assert table["first"].tolist() == [22, 1]

    def test_who_is_a_pronoun_beside_his_words_has_his_whole_name(self):
        doc = Document(
            "a1",
            "Steve Corrigan lost. “It was cruel,” he said. Harriet Lowe won; President Harriet Lowe is a judge. "
            "“Good,” said Lowe. The coach left. “Never,” she said.",
        )
        table = speakers(find_quotes(doc), doc)
        assert {"Steve Corrigan", "Harriet Lowe"} <= set(table["label"])
        assert "he" not in set(table["label"])

    def test_descriptions_are_written_as_inside_a_sentence(self):
        doc = Document(
            "a1",
            "“One,” she said. “Two,” the doctor said. A spokesman said: “Three.” "
            "The Lancet said that it was so. The city council said: “Four.”",
        )
        labels = set(speakers(find_quotes(doc), doc)["label"])
        assert labels == {"the doctor", "a spokesman", "The Lancet", "the city council"}

    def test_words_without_a_speaker_are_counted_where_quotations_overlap(self):
        quotes, doc = written(TEN, (0, 6, "ann", {}), (2, 3, "bob", {}), (4, 4, None, {}))
        row = rows_of(quote_density(quotes, doc), "unresolved_word_share")
        # Of the eight attributed words, six are somebody's.
        assert row[""] == pytest.approx(2 / 8)

    def test_a_body_that_is_a_pronoun_beside_its_words_is_named_as_it_stands(self):
        doc = Document("a1", "The Evening  Tribune denied it. They said it was a lie.")
        said = Quotation(42, 53, "indirect", doc.text[42:53], 4, speaker="They", speaker_kind="organisation")
        others = [said._replace(speaker_id=key) for key in ("evening-tribune", "somebody-else")]
        assert set(speakers(others, doc)["label"]) == {"Evening Tribune", "They"}

    def test_a_headline_taken_for_a_name_is_no_label(self):
        doc = Document(
            "a1", "Doctor Roe Says Patient Lied To Court\n\n“He lied,” the doctor said. “No,” said Lee."
        )
        labels = set(speakers(find_quotes(doc), doc)["label"])
        assert not any(label.count(" ") > 2 for label in labels)

    def test_words_inside_marks_are_told_apart(self):
        quotes, doc = written(
            TEN, (0, 5, "ann", {"kind": "mixed", "inner": [(3, 2)]}), (6, 3, "ann", {"kind": "indirect"})
        )
        (row,) = speakers(quotes, doc).itertuples()
        assert (row.n_words, row.n_direct) == (3 + 2 + 3, 2)

    def test_share_of_each_speaker(self):
        quotes, doc = written(TEN, (0, 2, "ann", {}), (2, 1, None, {}), (5, 3, "bob", {}), (9, 1, "ann", {}))
        assert rows_of(speaker_word_share(quotes, doc), "speaker_word_share") == pytest.approx(
            {"ann": (2 + 1) / 10, "bob": 3 / 10}
        )

    def test_who_quotes_another_has_the_words_too_but_the_article_has_them_once(self):
        quotes, doc = written(TEN, (0, 6, "ann", {}), (2, 3, "bob", {}))
        assert rows_of(speaker_word_share(quotes, doc), "speaker_word_share") == {
            "ann": 6 / 10,
            "bob": 3 / 10,
        }
        assert quote_density(quotes, doc).set_index("measure")["value"]["reported_word_share"] == 6 / 10

    def test_direct_to_indirect(self):
        quotes, doc = written(
            TEN,
            (0, 4, "ann", {"kind": "mixed", "inner": [(1, 1)]}),
            (4, 2, "bob", {}),
            (6, 2, None, {"kind": "indirect"}),
        )
        ratio = rows_of(direct_indirect_ratio(quotes, doc), "direct_indirect_ratio")
        assert ratio[""] == pytest.approx((1 + 2) / (3 + 2))
        assert ratio["ann"] == pytest.approx(1 / 3)
        assert math.isnan(ratio["bob"])

    def test_where_each_speaker_comes_in(self):
        quotes, doc = written(TEN, (4, 2, "bob", {}), (0, 1, "ann", {}), (9, 1, "ann", {}))
        assert rows_of(first_word_position(quotes, doc), "first_word_position") == {"ann": 0, "bob": 4 / 10}


class TestSources:
    QUOTES = (
        (0, 3, "ann", {}),
        (3, 2, "critics", {"speaker_kind": "unnamed"}),
        (5, 1, "spokeswoman", {"speaker_kind": "role", "anonymous": True}),
        (6, 1, "spokeswoman", {"speaker_kind": "role"}),
        (7, 1, None, {"speaker_kind": "unresolved"}),
    )

    def test_words_by_kind(self):
        table = source_shares(*written(TEN, *self.QUOTES))
        n = 3 + 2 + 1 + 1 + 1
        assert rows_of(table, "kind_word_share") == pytest.approx(
            {
                "named": 3 / n,
                "role": (1 + 1) / n,
                "unnamed": 2 / n,
                "organisation": 0,
                "document": 0,
                "unresolved": 1 / n,
                "none": 0,
            }
        )
        assert rows_of(table, "anonymous_word_share") == {"": 1 / n}

    def test_speakers_by_kind(self):
        table = source_shares(*written(TEN, *self.QUOTES))
        heads = rows_of(table, "kind_speaker_share")
        assert heads == {"named": 1 / 3, "role": 1 / 3, "unnamed": 1 / 3, "organisation": 0, "document": 0}
        # The critics, and the spokeswoman who would not be named.
        assert rows_of(table, "unnamed_speaker_share") == {"": (1 + 1) / 3}
        assert rows_of(table, "anonymous_speaker_share") == {"": 1 / 3}


class TestConcentration:
    def numbers(self, *said, text=FOUR):
        return speaker_concentration(*written(text, *said)).set_index("measure")

    def test_equal_speakers_are_as_many_as_they_are(self):
        found = self.numbers((0, 4, "ann", {}), (5, 4, "bob", {}), (10, 4, "cyd", {}))
        assert found.loc["effective_speakers", "value"] == pytest.approx(3)
        assert found.loc["speaker_evenness", "value"] == pytest.approx(3 / 3)
        assert found.loc["largest_speaker_share", ["group", "value"]].tolist() == ["ann", 4 / (4 + 4 + 4)]

    def test_it_is_the_exponential_of_shannons_entropy(self):
        found = self.numbers((0, 4, "ann", {}), (5, 2, "bob", {}), (10, 2, "cyd", {}), (15, 2, None, {}))
        # p = 1/2, 1/4, 1/4: exp(1/2 ln 2 + 2/4 ln 4) = 2 ** (1/2 + 2/2).
        assert found.loc["effective_speakers", "value"] == pytest.approx(2 ** (1 / 2 + 2 / 2))

    def test_one_speaker_is_one_with_nothing_to_resample(self):
        found = self.numbers((0, 4, "ann", {}), (5, 2, "ann", {}))
        assert found.loc["effective_speakers", "value"] == 1
        assert found.loc["largest_speaker_share", "value"] == 1
        assert found["low"].isna().all()
        assert math.isnan(found.loc["first_place_share", "value"])

    def test_two_speakers_in_one_sentence_have_no_interval(self):
        found = self.numbers((0, 2, "ann", {}), (2, 2, "bob", {}))
        assert found.loc["effective_speakers", "value"] == pytest.approx(2)
        assert found["low"].isna().all()

    def test_the_correction_goes_up_and_the_interval_is_reflected(self):
        found = self.numbers((0, 4, "ann", {}), (5, 4, "bob", {}), (10, 4, "cyd", {}))
        row = found.loc["effective_speakers_corrected"]
        assert row["value"] > found.loc["effective_speakers", "value"]
        assert math.isnan(found.loc["effective_speakers", "low"])
        # No resample is more mixed than three equal speakers; one of a single speaker has entropy 0.
        assert row["low"] == pytest.approx(3)
        assert row["high"] == pytest.approx(3 * 3)

    def test_who_is_always_ahead_comes_first_in_every_resample(self):
        long = FOUR + " " + FOUR
        said = [(5 * n, 4, "ann", {}) for n in range(7)]
        found = self.numbers(*said, (35, 1, "bob", {}), text=long)
        # Only drawing the last sentence eight times out of eight puts Bob first.
        assert found.loc["first_place_share", "value"] == 1
        assert found.loc["largest_speaker_share", "value"] == pytest.approx(7 * 4 / (7 * 4 + 1))

    def test_unknown_speakers_have_no_part(self):
        found = self.numbers((0, 4, None, {}))
        assert found.loc["speakers", "value"] == 0
        assert found["value"].drop("speakers").isna().all()

    @given(st.lists(st.integers(1, 4), min_size=2, max_size=4))
    def test_it_lies_between_one_and_the_number_of_speakers(self, lengths):
        said = [(5 * n, length, f"s{n}", {}) for n, length in enumerate(lengths)]
        found = self.numbers(*said)
        value = found.loc["effective_speakers", "value"]
        low, high = found.loc["effective_speakers_corrected", ["low", "high"]]
        assert 1 <= value <= len(lengths) * (1 + 1e-12)
        assert 1 <= low <= high


class TestTurns:
    SAID = (
        (0, 1, "ann", {}),
        (1, 1, "ann", {"kind": "indirect"}),
        (3, 1, "bob", {}),
        (4, 1, None, {"kind": "scare"}),
        (5, 2, "ann", {}),
        (8, 1, "bob", {}),
    )

    def test_a_turn_lasts_until_another_speaks(self):
        turns = find_turns(*written(TEN, *self.SAID))
        assert [turn.speaker_id for turn in turns] == ["ann", "bob", "ann", "bob"]
        assert [turn.n_words for turn in turns] == [1 + 1, 1, 2, 1]
        assert [turn.n_quotations for turn in turns] == [2, 1, 1, 1]
        assert [(turn.start, turn.end) for turn in turns] == [(0, 5), (9, 11), (15, 20), (24, 26)]

    def test_what_stands_in_anothers_quotation_is_no_turn(self):
        turns = find_turns(*written(TEN, (0, 6, "ann", {}), (2, 2, "bob", {}), (7, 1, "ann", {})))
        assert [(turn.speaker_id, turn.n_words) for turn in turns] == [("ann", 6 + 1)]

    def test_nobody_known_has_one_turn_an_attribution(self):
        quotes, doc = written(
            TEN,
            (0, 1, None, {"attribution": 1}),
            (2, 1, None, {"attribution": 1}),
            (4, 1, None, {"attribution": 2}),
        )
        assert [(turn.speaker_id, turn.n_quotations) for turn in find_turns(quotes, doc)] == [
            ("unresolved", 2),
            ("unresolved", 1),
        ]

    def test_turns_are_counted_and_measured(self):
        table = turn_counts(*written(TEN, *self.SAID))
        assert rows_of(table, "turns") == {"": 4, "ann": 2, "bob": 2}
        assert rows_of(table, "words_per_turn") == {"": (2 + 1 + 2 + 1) / 4}

    def test_who_answers_whom(self):
        quotes, doc = written(TEN, *self.SAID)
        exchanges = find_exchanges(find_turns(quotes, doc), doc)
        order = who_answers_whom(exchanges)
        assert order[["from_id", "to_id", "n", "n_from"]].values.tolist() == [
            ["ann", "bob", 2, 2],
            ["bob", "ann", 1, 1],
        ]
        assert order["share"].tolist() == [2 / 2, 1 / 1]
        # Each pair leads to its rows, and they to the text: words 2, then 4, then 7 stand between.
        assert [exchange.words_between for exchange in exchanges] == [1, 1, 1]
        assert [(e.from_end, e.to_start) for e in exchanges] == [(5, 9), (11, 15), (20, 24)]

    def test_stretches_part_a_turn_at_its_marks(self):
        stretches = find_stretches(
            *written(TEN, (0, 6, "ann", {"kind": "mixed", "inner": [(2, 2)]}), (8, 1, "bob", {}))
        )
        assert [(s.turn, s.form, s.first_word, s.n_words) for s in stretches] == [
            (1, "indirect", 0, 2),
            (1, "direct", 2, 2),
            (1, "indirect", 4, 2),
            (2, "direct", 8, 1),
        ]
        assert [TEN[s.start : s.end] for s in stretches] == ["aa bb", "cc dd", "ee ff", "ii"]


class TestLongest:
    def test_it_is_the_first_of_equals_and_has_its_place(self):
        quotes, doc = written(
            TEN,
            (0, 1, "dan", {}),
            (1, 2, "ann", {}),
            (3, 2, "bob", {}),
            (6, 3, "cyd", {"kind": "indirect"}),
            (9, 1, None, {"kind": "scare"}),
        )
        assert [(q.speaker_id, q.start) for q in find_longest(quotes)] == [("ann", 3), ("cyd", 18)]
        assert rows_of(longest_quotation(quotes, doc), "longest_quotation") == {
            "": 3,
            "direct": 2,
            "indirect": 3,
        }


class TestSlant:
    SAID = (
        (0, 1, "ann", {"slant": "doubting", "cue_start": 3}),
        (2, 1, "ann", {"slant": "doubting", "cue_start": 3}),
        (4, 1, "ann", {"slant": "neutral"}),
        (5, 1, "bob", {"slant": "neutral"}),
        (6, 1, None, {"slant": "negative"}),
        (7, 1, "bob", {}),
    )

    def test_a_cue_counts_once_however_many_fragments_it_introduces(self):
        uses = find_cue_uses(written(TEN, *self.SAID)[0])
        assert [(use.start, use.slant, use.speaker_id) for use in uses] == [
            (3, "doubting", "ann"),
            (12, "neutral", "ann"),
            (15, "neutral", "bob"),
            (18, "negative", "unresolved"),
        ]

    def test_shares_of_the_article_and_of_each_speaker(self):
        table = cue_slant_share(*written(TEN, *self.SAID))
        assert rows_of(table, "neutral_cue_share") == {
            "": (1 + 1) / 4,
            "ann": 1 / 2,
            "bob": 1,
            "unresolved": 0,
        }
        assert rows_of(table, "doubting_cue_share") == {"": 1 / 4, "ann": 1 / 2, "bob": 0, "unresolved": 0}
        for _, group in table.groupby("group"):
            assert group["value"].sum() == pytest.approx(1)

    def test_a_slant_that_is_new_to_the_table_is_counted(self):
        table = cue_slant_share(
            *written(TEN, (0, 1, "ann", {"slant": "wry"}), (2, 1, "ann", {"slant": "neutral"}))
        )
        assert rows_of(table, "wry_cue_share") == {"": 1 / 2, "ann": 1 / 2}


class TestCurve:
    def test_it_slides_a_window_of_words_along(self):
        doc = Document("a1", "“One two,” said Roe. It rained.")
        curve = quote_curve(find_quotes(doc), doc, window=2)
        assert curve["share"].tolist() == [2 / 2, 1 / 2, 0, 0, 0]
        assert curve["word"].tolist() == [1, 2, 3, 4, 5]

    def test_a_window_holds_at_least_one_word(self):
        with pytest.raises(ValueError, match="at least one word"):
            quote_curve([], Document("a1", "One."), window=0)


class TestEveryStatistic:
    @pytest.mark.parametrize("text", ["", " \n "])
    def test_nothing_can_be_said_of_an_empty_article(self, text):
        doc = Document("a1", text)
        for statistic in RESULTS:
            table = statistic(find_quotes(doc), doc)
            counted = table["measure"].isin(["speakers", "turns"])
            assert list(table.columns) == list(RESULT_COLUMNS)
            assert table.loc[~counted, "value"].isna().all(), statistic.__name__
            assert table[["low", "high"]].isna().all(axis=None)
        assert speakers([], doc).empty
        assert quote_curve([], doc).empty
        assert find_turns([], doc) == find_stretches([], doc) == find_exchanges([], doc) == []
        assert who_answers_whom([]).empty
        assert find_longest([]) == find_cue_uses([]) == []

    said = st.lists(
        st.tuples(
            st.integers(0, 19),
            st.integers(1, 8),
            st.sampled_from(["ann", "bob", "cyd", None]),
            st.fixed_dictionaries(
                {
                    "kind": st.sampled_from(["direct", "mixed", "indirect", "scare", "title"]),
                    "attribution": st.integers(0, 3),
                    "inner": st.lists(st.tuples(st.integers(0, 19), st.integers(1, 4)), max_size=2),
                }
            ),
        ),
        max_size=8,
    )

    @given(said)
    def test_every_value_is_its_counts_and_every_interval_is_in_order(self, said):
        quotes, doc = written(FOUR, *said)
        for statistic in RESULTS:
            for row in statistic(quotes, doc).itertuples():
                if row.denominator:
                    assert row.value == pytest.approx(row.per * row.numerator / row.denominator)
                else:
                    assert math.isnan(row.value)
                assert math.isnan(row.low) == math.isnan(row.high) == (row.method == "")
                assert not row.low > row.high

    @given(said)
    def test_stretches_hold_the_words_of_the_turns_each_once(self, said):
        quotes, doc = written(FOUR, *said)
        turns, stretches = find_turns(quotes, doc), find_stretches(quotes, doc)
        held = [at for s in stretches for at in range(s.first_word, s.first_word + s.n_words)]
        density = quote_density(quotes, doc).set_index("measure")
        assert len(held) == len(set(held)) == density.loc["reported_word_share", "numerator"]
        direct = sum(s.n_words for s in stretches if s.form == "direct")
        assert direct == density.loc["direct_share", "numerator"]
        assert sum(s.n_words for s in stretches) <= sum(turn.n_words for turn in turns)
        assert all(
            one.speaker_id != other.speaker_id or other.speaker_id == "unresolved"
            for one, other in pairwise(turns)
        )

    @given(said)
    def test_words_by_speaker_add_up_to_those_by_kind(self, said):
        # Fragments side by side: nobody quotes another.
        apart = [
            (5 * n, min(length, 4), speaker, {**fields, "inner": []})
            for n, (_, length, speaker, fields) in enumerate(said[:4])
        ]
        quotes, doc = written(FOUR, *apart)
        sources = source_shares(quotes, doc)
        by_kind = sources[sources["measure"] == "kind_word_share"]
        people = speaker_word_share(quotes, doc)["numerator"].sum()
        assert by_kind.loc[by_kind["group"] == "named", "numerator"].sum() == people
        if by_kind["denominator"].iloc[0]:
            assert by_kind["value"].sum() == pytest.approx(1)
