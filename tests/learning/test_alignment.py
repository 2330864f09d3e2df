"""Annotations laid over pieces: every text was written for the purpose."""

import gzip
import json

import pytest

from analysis.learning.alignment import align, read_gold, trimmed
from analysis.learning.cue_table import count_cues, read_table, write_table
from analysis.quotes.cues import cue_forms

TEXT = "Ms. Roe said that the bridge was safe. “We go,” said Ms. Roe."


def row(text=TEXT):
    def span(words, begin=0):
        start = text.index(words, begin)
        return [start, start + len(words)]

    later = text.index("“")
    quotes = [
        {"cue_span": span("said"), "speaker_span": span("Ms. Roe"), "at": span("that the bridge was safe")},
        {"cue_span": span("said", later), "speaker_span": span("Ms. Roe", later), "at": span("“We go,”")},
    ]
    for quote in quotes:
        quote["start"], quote["end"] = quote.pop("at")
    return {"id": "a1", "text": text, "quotes": quotes, "unattributed": []}


def test_marks_stops_and_that_are_cut_off():
    assert TEXT[slice(*trimmed(TEXT, 13, 38))] == "the bridge was safe"
    start = TEXT.index("“")
    assert TEXT[slice(*trimmed(TEXT, start, start + 8))] == "We go"


def test_each_attribution_gets_its_head_its_speaker_and_its_pieces():
    [article] = align([row()], cue_forms())
    words = article.reading.words
    found = [
        (
            words[one.cue],
            " ".join(words[slice(*one.speaker)]),
            [" ".join(words[slice(*span)]) for span in one.contents],
        )
        for one in article.attributions
    ]
    assert found == [
        ("said", "Ms. Roe", ["the bridge was safe"]),
        ("said", "Ms. Roe", ["“"]),
    ]


def test_cues_are_counted_by_form_and_by_what_follows():
    table = {"say": {"kind": "verb", "slant": "neutral", "act": "speech", "forms": ["said"]}}
    counted = count_cues(table, align([row()], cue_forms()))["say"]
    # Two of two; one before "that", one before a name.
    assert counted["counts"] == {"said": [2, 2]}
    assert counted["after"] == {"np": [1, 1], "that": [1, 1]}


def test_the_table_of_cues_comes_back_as_it_was_written(tmp_path):
    table = {
        "say": {
            "kind": "verb",
            "slant": "neutral",
            "act": "speech",
            "forms": ["said"],
            "counts": {"said": [2, 2]},
        },
        "no": {"kind": "noun", "slant": "negative", "act": "speech", "double": True},
    }
    write_table(table, tmp_path / "cues.yaml")
    assert read_table(tmp_path / "cues.yaml") == table


@pytest.mark.parametrize("packed", [True, False])
def test_annotated_articles_are_read_packed_or_not(tmp_path, packed):
    path = tmp_path / ("gold.jsonl.gz" if packed else "gold.jsonl")
    opener = gzip.open if packed else open
    with opener(path, "wt", encoding="utf-8") as file:
        file.write(json.dumps(row()) + "\n\n")
    assert read_gold(path) == [row()]
