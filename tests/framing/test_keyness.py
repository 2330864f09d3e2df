"""Key words: counts by eye, published formulas worked out anew."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import Document
from analysis.framing import find_uses, keyness
from analysis.framing.statistics.keyness import log_likelihood
from analysis.framing.statistics.reference import load_reference_words

TEXT = "The Ferry sank. A ferry’s captain, Ann Lee, saw it. So did Lee’s 12 so-called crew. " * 10


def by_word(doc, **options):
    return keyness(doc, **options).set_index("word")


def test_words_are_counted_without_case_possessive_and_figures():
    table = by_word(Document("a1", TEXT))
    assert table.loc["ferry", "n"] == 2 * 10
    assert table.loc["so-called", "n"] == 10
    assert "12" not in table.index
    # Three sentences: 3 + 8 + 6 words, of which one is a figure.
    assert (table["n_words"] == (3 + 7 + 5) * 10).all()


def test_a_name_is_what_always_has_its_capital_and_not_only_at_the_start():
    table = by_word(Document("a1", TEXT))
    assert table.loc["lee", "is_name"]
    assert not table.loc["ferry", "is_name"]
    assert not table.loc["so", "is_name"]


def test_every_place_of_a_word_is_found():
    doc = Document("a1", TEXT)
    uses = find_uses(doc, ["ferry", "lee"])
    assert len(uses) == (2 + 2) * 10
    assert all(doc.text[use.start : use.end] == use.text for use in uses)
    assert [use.text for use in uses[:4]] == ["Ferry", "ferry’s", "Lee", "Lee’s"]


def test_counts_lead_back_to_the_places():
    doc = Document("a1", TEXT)
    for word, n in by_word(doc)["n"].items():
        assert len(find_uses(doc, [word])) == n


def test_weighted_log_odds_are_as_published():
    words = load_reference_words()
    doc = Document("a1", TEXT)
    row = by_word(doc).loc["ferry"]
    y, n, size = 20, 150, words.n_words + 10_000_000
    english = words.count("ferry") + 10_000_000 * words.frequency("ferry")
    a, a0 = 1000 * english / size, 1000
    delta = math.log((y + a) / (n + a0 - y - a)) - math.log((english + a) / (size + a0 - english - a))
    deviation = math.sqrt(1 / (y + a) + 1 / (english + a))
    assert row["log_odds"] == pytest.approx(delta)
    assert row["z"] == pytest.approx(delta / deviation)
    assert row["low"] == pytest.approx(delta - 1.959964 * deviation, rel=1e-6)


def test_log_ratio_and_expectation_are_of_the_counts_alone():
    words = load_reference_words()
    row = by_word(Document("a1", TEXT)).loc["captain"]
    assert row["reference_n"] == words.count("captain") > 0
    assert row["expected"] == pytest.approx(150 * row["reference_n"] / words.n_words)
    assert row["log_ratio"] == pytest.approx(math.log2(10 / 150 / (row["reference_n"] / words.n_words)))
    assert row["g2"] == pytest.approx(log_likelihood(10, 150, row["reference_n"], words.n_words))


def test_a_word_the_article_avoids_has_a_negative_g2():
    row = by_word(Document("a1", "The ferry sank and it was gone. " * 30 + "Of it, of."), least=2).loc["of"]
    assert row["g2"] < 0
    assert row["log_ratio"] < 0
    assert row["z"] < 0


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        # 2 (20 ln 20/15 + 80 ln 80/85 + 10 ln 10/15 + 90 ln 90/85) = 2 (5.75364 - 4.84997 - 4.05465 + 5.14425)
        ((20, 100, 10, 100), 2 * 1.99327),
        # Equal shares; and a word that only one side has: 2 (5 ln 2 + 95 ln (95/97.5) + 100 ln (100/97.5))
        ((10, 100, 100, 1000), 0.0),
        ((5, 100, 0, 100), 7.05959),
    ],
)
def test_log_likelihood_gives_values_worked_out_by_hand(cells, expected):
    assert log_likelihood(*cells) == pytest.approx(expected, abs=2e-4)


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 500), st.integers(1, 500))
def test_log_likelihood_agrees_with_observed_and_expected(a, rest, c, other):
    n, m = a + rest, c + other
    expected = [
        n * (a + c) / (n + m),
        n * (rest + other) / (n + m),
        m * (a + c) / (n + m),
        m * (rest + other) / (n + m),
    ]
    observed = [a, rest, c, other]
    total = 2 * sum(o * math.log(o / e) for o, e in zip(observed, expected, strict=True) if o)
    assert log_likelihood(a, n, c, m) == pytest.approx(total, abs=1e-6)


def test_a_short_article_has_counts_but_no_keyness():
    table = keyness(Document("a1", "The ferry sank. The ferry rose."))
    assert table["n"].tolist() == [2, 2]
    assert table["z"].isna().all()
    assert set(table["method"]) == {"too few words"}


def test_an_empty_article_has_no_words():
    assert keyness(Document("a1", "")).empty
    assert keyness(Document("a1", "1 2 3")).empty


def test_an_article_repeated_twice_keeps_the_share_of_its_words():
    once, twice = (by_word(Document("a1", text)) for text in (TEXT, TEXT + TEXT))
    assert once["log_ratio"].to_dict() == pytest.approx(twice["log_ratio"].to_dict())


@given(st.text(max_size=150))
def test_nothing_raises_on_any_text(text):
    doc = Document("a1", text)
    for word in keyness(doc, least=1)["word"]:
        assert find_uses(doc, [word])
