"""The tagger learned from a tiny treebank written for the purpose."""

import gzip
import json

import pytest

from analysis.document.tags import Tagger, read_model
from analysis.learning.tags import TRAIN, score_tags, train_tags
from analysis.learning.treebank import read_tagged

NOUNS, VERBS = ["plan", "road", "bridge", "vote"], ["failed", "opened", "closed", "passed"]


def row(parts, genre="made"):
    """One sentence of (token, tag) pairs; a token that begins with ~ stands close to the one before."""
    text, spans = "", []
    for token, _ in parts:
        text += "" if token.startswith("~") or not text else " "
        spans.append([len(text), len(text) + len(token.lstrip("~"))])
        text += token.lstrip("~")
    return {
        "id": "x",
        "genre": genre,
        "text": text,
        "tokens": spans,
        "xpos": " ".join(tag for _, tag in parts),
    }


def write(folder, rows):
    with gzip.open(folder / TRAIN, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(one) + "\n" for one in rows)
    return folder / TRAIN


@pytest.fixture
def gold(tmp_path):
    made = [
        row([("The", "DT"), (noun, "NN"), (verb, "VBD"), ("~.", ".")]) for noun in NOUNS for verb in VERBS
    ]
    write(tmp_path, made * 3)
    return tmp_path


@pytest.mark.parametrize(
    ("parts", "words", "tags"),
    [
        ([("We", "PRP"), ("do", "VBP"), ("~n't", "RB"), ("know", "VB")], "We don't know", "PRP VBP VB"),
        ([("Ann", "NNP"), ("~'s", "POS"), ("plan", "NN")], "Ann's plan", "NNP NN"),
        ([("so", "RB"), ("~-", "HYPH"), ("~called", "VBN"), ("plan", "NN")], "so-called plan", "JJ NN"),
        (
            [("long", "JJ"), ("~-", "HYPH"), ("~term", "NN"), ("~'s", "POS"), ("end", "NN")],
            "long-term's end",
            "NN NN",
        ),
        ([("any", "GW"), ("more", "RBR"), ("~!", ".")], "any more !", "RBR RBR ."),
    ],
)
def test_tokens_joined_in_one_piece_share_a_tag(tmp_path, parts, words, tags):
    (sentence,) = read_tagged(write(tmp_path, [row(parts)]))
    assert (sentence.words, sentence.tags) == (words.split(), tags.split())


def test_a_quotation_is_folded_and_its_words_become_a_sentence(tmp_path):
    parts = [
        ("“", "``"),
        ("~We", "PRP"),
        ("won", "VBD"),
        ("~,", ","),
        ("~”", "''"),
        ("she", "PRP"),
        ("said", "VBD"),
        ("~.", "."),
    ]
    outside, inside = read_tagged(write(tmp_path, [row(parts)]))
    assert (outside.words, outside.tags) == (["“", "she", "said", "."], ["QUOTE", "PRP", "VBD", "."])
    assert (inside.words, inside.tags) == (["We", "won", ","], ["PRP", "VBD", ","])


def test_the_same_sentences_give_the_same_bytes(gold, tmp_path):
    train_tags(gold, tmp_path / "one.npz")
    train_tags(gold, tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_what_was_learned_is_what_is_read_back(gold, tmp_path):
    learned = train_tags(gold, tmp_path / "tags.npz")
    tagger = Tagger(read_model(str(tmp_path / "tags.npz")))
    words = ["The", "vote", "closed", "."]
    assert tagger.tag([words]) == Tagger(learned).tag([words]) == [["DT", "NN", "VBD", "."]]


def test_scores_count_pieces_and_words(gold, tmp_path):
    model = train_tags(gold, tmp_path / "tags.npz")
    scores = {score.genre: score for score in score_tags(model, read_tagged(gold / TRAIN))}
    n = 4 * 4 * 3
    assert set(scores) == {"all", "made"}
    assert scores["all"][1:] == (n * 4, n * 4, n * 3, n * 3)
