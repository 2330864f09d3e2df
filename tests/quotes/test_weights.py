"""The file of weights and the code that looks values up in it keep in step."""

import json
from pathlib import Path

import pytest

from analysis.document import Document
from analysis.quotes import find_quotes
from analysis.quotes.candidates import DECISIONS
from analysis.quotes.features import (
    CUE,
    END,
    NOBODY,
    OPENING,
    SPEAKER_END,
    SPEAKER_START,
    START,
    STOP,
    bucket,
    level,
)
from analysis.quotes.reported import logistic, order_of, probabilities, total
from analysis.quotes.unsaid import MARK
from analysis.quotes.weights import lookups

FILE = Path(__file__).resolve().parents[2] / "analysis" / "data" / "quotation_weights.json"
TEMPLATES = {
    "cue": CUE,
    "order": CUE,
    "start": START,
    "end": END,
    "stop": STOP,
    "opening": OPENING,
    "nobody": NOBODY,
    "speaker_end": SPEAKER_END,
    "speaker_start": SPEAKER_START,
    "mark": MARK,
}


@pytest.fixture(scope="module")
def tables():
    return json.loads(FILE.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_each_table_has_the_templates_of_the_code_in_their_order(tables, name):
    assert list(tables[name]) == TEMPLATES[name]


def test_every_decision_about_a_place_has_its_seams(tables):
    assert set(tables["seams"]) == set(DECISIONS)
    assert all(tables["seams"][name] for name in DECISIONS)


def test_the_file_stays_small_enough_to_be_read():
    assert FILE.stat().st_size < 1_500_000


def test_the_weights_say_what_a_reader_expects(tables):
    # "that" after a verb speaks for its being a cue, the end of the sentence against it.
    assert tables["cue"]["sort"]["that"] > 0 > tables["cue"]["sort"]["end"]
    # Beside a quotation that stands before it, "said Ms. Roe": the quotation is what was said.
    after, before, *_ = tables["order"]["quote-before+tag"]["beside VBD"]
    assert before > after


def test_sums_are_sums_of_what_is_found():
    found = lookups({"a": {"x": 0.5}, "b": {"y": 2.0}, "c": {}})
    assert total(found, ["x", "y", "z"]) == 0.5 + 2.0
    assert total(found, ["y", "x", "z"]) == 0


def test_chances_sum_to_one_and_keep_their_order():
    chances = probabilities([1.0, 3.0, 2.0])
    assert sum(chances) == pytest.approx(1)
    assert chances.index(max(chances)) == 1
    assert logistic(-10_000) == 0


def test_the_side_with_most_weight_wins():
    tables = ({"x": (0.1, 0.2, 0.0)}, {"y": (0.0, 0.0, 0.5)})
    assert order_of(tables, ["x", "z"]) == "before"
    assert order_of(tables, ["x", "y"]) == "both"
    assert order_of(tables, ["z", "z"]) == "after"


def test_counts_and_probabilities_are_rounded_to_steps():
    assert [bucket(n) for n in (0, 3, 4, 6, 7, 11, 12, 19, 20, 500)] == [0, 3, 4, 4, 5, 5, 6, 6, 7, 7]
    assert [level(p) for p in (0, 0.1, 0.5, 0.85, 1)] == [0, 1, 4, 6, 6]


def test_a_sentence_of_many_cues_costs_no_more_than_its_length():
    # Of a sentence's cues only the first two dozen are looked at.
    text = "Ms. Roe said " + "said " * 2_000 + "that it would close."
    assert len(find_quotes(Document("a1", text))) <= 24 * 7 * 2
