"""Reference counts and reliability from a folder of made-up annotated texts, counted by eye."""

import gzip
import json
import math

import pytest

from analysis.document import Document
from analysis.framing.statistics.reference import ReferenceRate, ReferenceWords
from analysis.learning.reference import (
    EDITORIALS,
    NEWS,
    TREEBANK,
    read_reference,
    write_rates,
    write_words,
)
from analysis.learning.reliability import (
    Halves,
    agreement,
    concentration_of_halves,
    far_from_reference,
    split_in_halves,
)
from analysis.lexicon import Category, Codebook, load_codebook, parse_pattern

DOCS = [Document("a", "The tax rose. The mayor’s tax fell."), Document("b", "It rained.\nThe court sat.")]


def write(path, rows):
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


def load(path):
    import numpy as np

    with np.load(path, allow_pickle=False) as arrays:
        return ReferenceWords(
            arrays["types"].tobytes().decode().split("\n"),
            arrays["centibels"],
            arrays["documents_of"],
            np.cumsum(arrays["documents"], dtype=np.int16),
            arrays["counts"],
            arrays["n_words"],
        )


@pytest.fixture
def gold(tmp_path):
    write(
        tmp_path / EDITORIALS,
        [
            {"article": "1", "text": "One."},
            {"article": "2", "text": "Two."},
            {"article": "1", "text": "Three."},
        ],
    )
    # Two rows of one sentence, which counts once.
    write(
        tmp_path / NEWS,
        [
            {"id": "x_1_1_A_0_1", "text": "Ann met Bob."},
            {"id": "x_1_1_B_8_11", "text": "Ann met Bob."},
            {"id": "x_1_2_A_0_1", "text": "Ann left."},
        ],
    )
    write(
        tmp_path / TREEBANK,
        [
            {"id": "n-1", "genre": "gum-news", "text": "It rained."},
            {"id": "n-2", "genre": "gum-news", "text": "It stopped."},
            {"id": "r-1", "genre": "ewt-reviews", "text": "Great pizza."},
        ],
    )
    return tmp_path


def test_sentences_of_one_source_make_one_document(gold):
    assert [doc.text for doc in read_reference(gold)] == [
        "One.\nThree.",
        "Two.",
        "Ann met Bob.",
        "Ann left.",
        "It rained.\nIt stopped.",
    ]


def test_words_are_counted_document_by_document(tmp_path):
    path = tmp_path / "words.npz"
    write_words(DOCS, {"the": 130, "zebra": 560}, path)
    words = load(path)
    assert words.n_words == (3 + 4) + (2 + 3)
    assert (words.count("the"), words.n_documents_with("the")) == (2 + 1, 2)
    assert (words.count("tax"), words.n_documents_with("tax")) == (2, 1)
    assert words.count("mayor") == 1
    assert (words.count("zebra"), words.frequency("zebra")) == (0, pytest.approx(10**-5.6))
    assert words.frequency("tax") == 0
    rate = words.rate(["t*", "court"])
    # "the" and "tax" in the first, "the" and "court" in the second: 4 of 7 and 2 of 5.
    assert (rate.n, rate.n_words, rate.n_documents) == (4 + 2, 12, 2)


def test_the_same_documents_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_words(DOCS, {"the": 130}, tmp_path / name)
        write_rates(DOCS, tmp_path / f"{name}.csv")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert (tmp_path / "one.csv").read_bytes() == (tmp_path / "two.csv").read_bytes()


@pytest.fixture
def _own_codebook(monkeypatch):
    """One codebook called own: money has "tax" of weight 2 and "penny" of 0.25, health "nurse"."""
    patterns = {"money": (("tax", 2), ("penny", 0.25)), "health": (("nurse", 1),)}
    own = Codebook(
        "own",
        "",
        "1",
        "",
        "",
        tuple(
            Category(key, key, "", "", tuple(parse_pattern(*pair) for pair in pairs))
            for key, pairs in patterns.items()
        ),
    )
    for module in ("reference", "reliability"):
        monkeypatch.setattr(f"analysis.learning.{module}.codebook_names", lambda: ["own", "stance"])
        monkeypatch.setattr(
            f"analysis.learning.{module}.load_codebook",
            lambda name: own if name == "own" else load_codebook(name),
        )


@pytest.mark.usefixtures("_own_codebook")
def test_rates_name_codebook_and_fingerprint_and_add_up_weights(tmp_path):
    docs = [
        Document("a", "The tax rose. A penny fell."),
        Document("b", "It rained all day. A penny. Another."),
    ]
    write_rates(docs, tmp_path / "rates.csv")
    rows = [line.split(",") for line in (tmp_path / "rates.csv").read_text().splitlines()]
    money = dict(zip(rows[0], next(row for row in rows if row[:4:3] == ["own", "money"]), strict=True))
    assert [money[name] for name in ("n", "n_words", "n_documents")] == ["2.5", "13", "2"]
    assert money["weight"] == f"{(2**2 + 2 * 0.25**2) / 2.5:.4f}"
    assert len(money["fingerprint"]) == 16
    health = next(row for row in rows if row[:4:3] == ["own", "health"])
    assert health[4:] == ["0", "13", "2", "0.0000", "1.0000"]


@pytest.mark.usefixtures("_own_codebook")
def test_halves_are_odd_and_even_sentences():
    odd, even = "The tax rose all week. ", "A penny fell that day. "
    found = split_in_halves([Document("a", (odd + even) * 12)])
    halves = found["own", "money"]
    assert halves.odd == [pytest.approx(1000 * 12 * 2 / 60)]
    assert halves.even == [pytest.approx(1000 * 12 * 0.25 / 60)]


@pytest.mark.usefixtures("_own_codebook")
def test_short_articles_have_no_halves():
    assert split_in_halves(DOCS)["own", "money"] == Halves([], [])
    assert concentration_of_halves(DOCS)["own"] == Halves([], [])


def test_agreement_is_stepped_up_from_the_correlation():
    odd = [float(k % 5) for k in range(40)]
    even = [float((k * k) % 7) + k % 5 for k in range(40)]
    mean = sum(odd) / 40, sum(even) / 40
    product = sum((a - mean[0]) * (b - mean[1]) for a, b in zip(odd, even, strict=True))
    r = product / math.sqrt(sum((a - mean[0]) ** 2 for a in odd) * sum((b - mean[1]) ** 2 for b in even))
    value, low, high = agreement(Halves(odd, even))
    assert value == pytest.approx(2 * r / (1 + r))
    assert low < value < high


@pytest.mark.parametrize("halves", [Halves([1.0] * 40, [2.0] * 40), Halves([1.0, 2.0], [1.0, 2.0])])
def test_nothing_is_said_where_nothing_varies_or_articles_are_few(halves):
    assert all(math.isnan(number) for number in agreement(halves))


@pytest.mark.usefixtures("_own_codebook")
def test_frames_more_than_two_deviations_off_are_counted(monkeypatch):
    # One in 100 words, without spread: 3 are expected in 300 words, of which 8 would lie far off; each "tax"
    # weighs 2, so that all is twice as much.
    rates = {
        "money": ReferenceRate(200, 10_000, 100, 0.0, 2.0),
        "health": ReferenceRate(100, 10_000, 100, 0.0),
    }
    monkeypatch.setattr(
        "analysis.learning.reliability.reference_rates",
        lambda name, _: rates if name == "own" else None,
    )
    doc = Document("a", "It rained. " * 141 + "The tax rose. " * 3 + "A young nurse ran. " * 2 + "It fell.")
    near = Document("b", "It rained. " * 145 + "The tax rose. A nurse ran. A nurse ran.")
    assert len(doc.words) == 282 + 9 + 8 + 2
    assert far_from_reference([doc]) == {"own": 0 / 2}
    many = Document("c", "It rained. " * 130 + "The tax rose. " * 10 + "A nurse ran. A nurse ran.")
    assert far_from_reference([near, many]) == {"own": 1 / 4}
