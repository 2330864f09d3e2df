"""Hedges, evidentials and weasels: what stands by its meaning, what needs support, and how it is learned."""

import gzip
import json

import pytest

from analysis.document import Document
from analysis.document.reading import tag_chosen
from analysis.framing import find_stance
from analysis.framing.stance.finding import uncertain_matches
from analysis.framing.stance.passives import find_passives
from analysis.framing.stance.uncertainty import UNCERTAIN, choose, find_cues
from analysis.framing.stance.weights import load_weights, make_weights
from analysis.lexicon import load_codebook


def uncertain(text: str) -> list[tuple[str, str]]:
    """Give the text and kind of hedges, evidentials and weasels."""
    return [(hit.text, hit.kind) for hit in find_stance(Document("a1", text)) if hit.kind in UNCERTAIN]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some analysts say the bank is weak.", [("Some analysts say", "weasel")]),
        ("Critics have argued that it failed.", [("Critics have argued", "weasel")]),
        ("It is widely believed that he paid.", [("is widely believed", "weasel")]),
        ("The list is said to include her.", [("is said", "evidential")]),
        ("He allegedly paid.", [("allegedly", "evidential")]),
        ("The engine seems old.", [("seems", "evidential")]),
        ("It is unclear who paid.", [("unclear", "hedge")]),
        ("Perhaps he paid.", [("Perhaps", "hedge")]),
    ],
)
def test_these_stand_by_their_meaning(text, expected):
    assert uncertain(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The bank's analysts say it is strong.",
        "The three critics argued in court.",
        "If it rains, the game stops.",
        "He asked whether she would come.",
        "He was believed by the jury.",
        "She won the most votes.",
        "About the war he said nothing.",
        "The shop closes at eight.",
    ],
)
def test_named_crowds_conditions_and_other_senses_are_none(text):
    assert uncertain(text) == []


def test_may_in_a_general_statement_needs_support_and_elsewhere_none():
    general = "A paste of crushed leaves may be mixed with the warm milk of goats or of sheep."
    assert uncertain(general) == []
    assert uncertain(general.replace("may be mixed", "may have been mixed")) == [("may", "hedge")]
    assert uncertain(general.replace("goats", "Ann's goats")) == [("may", "hedge")]
    assert uncertain("The paste may be mixed.") == [("may", "hedge")]


def _cues(text):
    (sentence,) = Document("a1", text).reading
    tag_chosen([sentence])
    return sentence, find_cues(sentence, uncertain_matches(sentence), find_passives(sentence))


def test_a_cue_that_needs_support_stands_only_above_the_threshold():
    sentence, cues = _cues("Many trains perhaps stop.")
    assert [(cue.term, cue.sure) for cue in cues] == [("many", False), ("perhaps", True)]
    tables = {"cue": {"many": 1.0}}
    for intercept, expected in ((-1.0, ["many", "perhaps"]), (-1.1, ["perhaps"])):
        weights = make_weights({"intercept": intercept, "threshold": 0.0, "tables": tables})
        assert [cue.term for cue in choose(sentence, cues, weights)] == expected


def test_a_cue_that_speaks_against_never_stands_on_the_strength_of_others():
    sentence, cues = _cues("Many trains often stop.")
    weights = make_weights(
        {"intercept": 0.0, "threshold": 0.0, "tables": {"cue": {"many": 3.0, "often": -0.5}}}
    )
    assert [cue.term for cue in choose(sentence, cues, weights)] == ["many"]


def test_of_two_cues_that_overlap_the_longer_stands():
    _, cues = _cues("It is one of the most important of many.")
    assert [cue.term for cue in cues] == ["one of the most", "many"]


def test_every_learned_cue_is_a_pattern_of_the_codebook_or_a_rule():
    terms = {p.text for c in load_codebook("stance").categories if c.id in UNCERTAIN for p in c.patterns}
    learned = load_weights("hedge_weights").tables["cue"]
    assert len(learned) > 50
    for term in learned:
        assert term in terms or term.startswith(("be ", "crowd + verb")), term


def test_learning_finds_the_cue_that_tells(tmp_path, monkeypatch, capsys):
    pytest.importorskip("scipy", reason="only `make weights` installs scipy")
    from analysis.learning.hedges import learn_hedges

    rows = [
        {
            "id": f"r{i}",
            "text": f"{'Many' if i % 2 else 'Several'} trains of line {i} stop.",
            "labels": [str(i % 2)],
        }
        for i in range(60)
    ]
    with gzip.open(tmp_path / "hedges.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write("\n".join(map(json.dumps, rows)))
    learn_hedges(tmp_path, tmp_path)
    stored = json.loads((tmp_path / "hedge_weights.json").read_text())
    assert stored["tables"]["cue"]["many"] > 0 > stored["tables"]["cue"]["several"]
    assert "60 sentences, 30 uncertain" in capsys.readouterr().out
