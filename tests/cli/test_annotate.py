"""``analysis annotate`` writes one line of JSON an article, in constant memory."""

import gzip
import json
import os
import stat
import subprocess
import sys
import tracemalloc

import pytest
from click.testing import CliRunner

from analysis.cli import main
from analysis.document import Document, read_document

STORY = "“Taxes may rise again before the year is out,” said Ann Lee. She was brutal."


def annotate(*arguments, **options):
    result = CliRunner().invoke(main, ["annotate", *map(str, arguments)], **options)
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_every_layer_has_offsets_into_the_text():
    (row,) = annotate("seeds/harbour.txt")
    text = read_document("seeds/harbour.txt").text
    assert list(row) == ["id", "quotes", "sentences", "frames", "stance"]
    assert row["id"] == "harbour"
    assert text[row["sentences"][1]["start"] :].startswith("By Tom Askew")
    for quote in row["quotes"]:
        for part in ("speaker", "cue"):
            if part in quote:
                assert text[quote[part]["start"] : quote[part]["end"]] == quote[part]["text"]
    hedges = [text[hit["start"] : hit["end"]] for hit in row["stance"] if hit["kind"] == "hedge"]
    assert hedges == ["could", "may"]
    assert {hit["codebook"] for hit in row["frames"]} == {"policy", "generic"}


def test_sentences_know_their_voice_and_score():
    (row,) = annotate("-", "--layers", "sentences", input=STORY)
    first, second = row["sentences"]
    assert (first["voice"], second["voice"]) == ("ann-lee", "narrator")
    assert set(second["scores"]) == {"news", "vader", "weighted"}
    assert second["n_scored"] == 1
    assert -1 <= second["scores"]["vader"] < 0


def test_frames_and_stance_words_know_their_voice():
    text = STORY + " The so-called “absurd” tax may fall."
    (row,) = annotate("-", "--layers", "frames,stance", input=text)
    voices = {
        (text[hit["start"] : hit["end"]], hit["voice"])
        for layer in ("frames", "stance")
        for hit in row[layer]
    }
    assert voices >= {("brutal", "narrator"), ("absurd", "scare"), ("Taxes", "ann-lee"), ("tax", "narrator")}
    assert all("voice" in hit for layer in ("frames", "stance") for hit in row[layer])


def test_scorers_are_chosen_and_a_slow_one_is_announced():
    result = CliRunner().invoke(
        main, "annotate - --layers sentences --scorer neural --scorer vader".split(), input=STORY
    )
    first, second = json.loads(result.stdout)["sentences"]
    assert list(first["scores"]) == ["neural", "vader"]
    assert second["scores"]["neural"] < 0
    assert result.stderr == "note: the scorer 'neural' reads about 150 sentences a second\n"


def test_layers_are_chosen_and_the_format_named():
    (row,) = annotate("-", "--layers", "stance", "--schema", input=STORY)
    assert row["schema"] == "hearsay-annotations/1.1"
    assert [hit["kind"] for hit in row["stance"]] == ["hedge", "loaded"]


def test_targets_are_judged_where_asked_for(tmp_path):
    text = "Critics accused Ann Lee of lying. She praised Bob Poe."
    rows = [{"text": text, "target_span": [16, 23]}, {"text": text}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    named, found = annotate(tmp_path / "a.jsonl", "--layers", "targets")
    assert [(hit["start"], hit["end"], hit["label"]) for hit in named["targets"]] == [(16, 23, "negative")]
    whom = [text[hit["start"] : hit["end"]] for hit in found["targets"]]
    assert whom == ["Critics", "Ann Lee", "She", "Bob Poe"]  # two speakers and two named
    assert found["targets"][1] == named["targets"][0]
    assert set(found["targets"][0]) == {"start", "end", "label", "positive", "neutral", "negative"}


def test_an_id_comes_back_as_it_was_given(tmp_path):
    given = "a/b (1) “c”"
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(json.dumps({"id": given, "text": STORY}).encode()))
    (row,) = annotate(tmp_path / "a.jsonl.gz", "--layers", "stance")
    assert row["id"] == given


def test_a_codebook_of_ones_own(tmp_path):
    (tmp_path / "mine.yaml").write_text("categories: {people: {patterns: [ann lee]}}")
    (row,) = annotate("-", "--layers", "frames", "--codebook", tmp_path / "mine.yaml", input=STORY)
    assert [(hit["codebook"], hit["frame"], hit["term"]) for hit in row["frames"]] == [
        ("mine", "people", "ann lee")
    ]


@pytest.mark.parametrize("n", [200])
def test_memory_does_not_grow_with_the_number_of_articles(tmp_path, n):
    def peak(count):
        path = tmp_path / f"{count}.jsonl"
        path.write_text("".join(json.dumps({"id": str(i), "text": STORY * 20}) + "\n" for i in range(count)))
        tracemalloc.start()
        CliRunner().invoke(main, ["annotate", str(path), "-o", str(tmp_path / "out")])
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(5)  # caches and late imports are paid for once
    few, many = peak(n // 10), peak(n)
    assert many < few + 2_000_000


def test_an_empty_list_of_findings_is_a_list():
    (row,) = annotate("-", input="Rain.")
    assert (row["quotes"], row["stance"], row["frames"]) == ([], [], [])
    assert Document("stdin", "Rain.").sentences == [(0, 5)]


def test_a_device_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(
        [sys.executable, "-c", f"print(open({str(pipe)!r}).read())"], stdout=subprocess.PIPE, text=True
    )
    result = CliRunner().invoke(
        main, ["annotate", "seeds/harbour.txt", "--layers", "stance", "-o", str(pipe)]
    )
    said, _ = reader.communicate(timeout=30)
    assert result.exit_code == 0
    assert json.loads(said)["id"] == "harbour"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_folder_cannot_be_written_to(tmp_path):
    result = CliRunner().invoke(main, ["annotate", "seeds/harbour.txt", "-o", str(tmp_path)])
    assert result.exit_code == 2
    assert "cannot write there" in result.stderr


def test_an_input_is_never_written_over(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(STORY)
    (tmp_path / "link").symlink_to(article)
    for output in (article, tmp_path / "link"):
        result = CliRunner().invoke(main, ["annotate", str(article), "-o", str(output)])
        assert result.exit_code == 2
        assert "is an input too" in result.stderr
    assert article.read_text() == STORY


def test_a_link_is_written_through(tmp_path):
    (tmp_path / "link").symlink_to(tmp_path / "real.jsonl")
    result = CliRunner().invoke(
        main, ["annotate", "seeds/harbour.txt", "--layers", "stance", "-o", str(tmp_path / "link")]
    )
    assert result.exit_code == 0
    assert (tmp_path / "link").is_symlink()
    assert json.loads((tmp_path / "real.jsonl").read_text(encoding="utf-8"))["id"] == "harbour"


def test_a_reader_that_goes_away_is_no_failure(tmp_path):
    rows = "".join(json.dumps({"id": str(i), "text": STORY * 5}) + "\n" for i in range(500))
    (tmp_path / "a.jsonl").write_text(rows)
    script = '("$0" -m analysis annotate "$1"; echo $? >&2) | head -1'
    done = subprocess.run(
        ["sh", "-c", script, sys.executable, tmp_path / "a.jsonl"], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines() == ["0"]
    assert done.stdout.count("\n") == 1
