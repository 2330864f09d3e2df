"""Bad input gets one clear line that says what is wrong, where, and what to do; nothing is written."""

import json
import os
import re
import sys
import time

import pytest
from click.testing import CliRunner

from analysis.cli import main

STORY = "“We will go,” said Ann Lee. Nobody moved.\n"


def call(*arguments, **options):
    return CliRunner().invoke(main, [str(argument) for argument in arguments], **options)


def lines(*rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


# What is given, what the file holds, and what must be said.
FILES = [
    ("empty file", "a.txt", b"", r"a\.txt.*empty"),
    ("only white space", "a.txt", b" \n\t\r\n ", r"a\.txt.*(empty|white space)"),
    ("a picture", "a.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(200)), r"a\.txt.*(PNG|picture|image).*"),
    ("a PDF", "a.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", r"a\.pdf.*PDF"),
    ("binary", "a.txt", bytes(range(256)) * 4, r"a\.txt.*not text"),
    ("a page without an article", "a.html", b"<html><body></body></html>", r"a\.html.*(main text|article)"),
    ("no article column", "a.csv", b"id,headline\n1,Hello\n", r"a\.csv.*headline.*--text-column"),
    ("an empty table", "a.csv", b"id,text\n", r"a\.csv.*(no rows|no articles|no article|empty)"),
    ("broken JSON", "a.jsonl", lines({"text": STORY}).encode() + b'{"text": \n', r"a\.jsonl.*line 2"),
    ("text that is a number", "a.jsonl", b'{"text": 7}\n', r"a\.jsonl.*line 1"),
    ("a lone surrogate", "a.jsonl", b'{"text": "caf\\ud800"}\n', r"a\.jsonl.*line 1.*(U\+D800|surrogate)"),
    ("id ../x", "a.jsonl", lines({"id": "../x", "text": STORY}).encode(), r"a\.jsonl.*line 1.*\.\./x"),
    ("id /etc/x", "a.jsonl", lines({"id": "/etc/x", "text": STORY}).encode(), r"a\.jsonl.*line 1.*/etc/x"),
    ("id with NUL", "a.jsonl", lines({"id": "a\0b", "text": STORY}).encode(), r"a\.jsonl.*line 1"),
    ("id of 300 letters", "a.jsonl", lines({"id": "x" * 300, "text": STORY}).encode(), r"a\.jsonl.*line 1.*300"),
    ("Markdown with broken front matter", "a.md", b"---\ntitle: [\n---\nText.\n", r"a\.md.*(line|YAML)"),
    ("not gzip", "a.txt.gz", b"plain", r"a\.txt\.gz.*gz"),
    ("not Parquet", "a.parquet", b"PAR0", r"a\.parquet.*(Parquet|parquet)"),
]  # fmt: skip


@pytest.mark.parametrize("command", ["report", "annotate"])
@pytest.mark.parametrize(
    ("name", "content", "says"), [row[1:] for row in FILES], ids=[row[0] for row in FILES]
)
def test_a_bad_file_is_refused_in_one_line(tmp_path, command, name, content, says):
    (tmp_path / name).write_bytes(content)
    out = tmp_path / "out"
    where = ["--out", out] if command == "report" else ["-o", out]
    result = call(command, tmp_path / name, *where)
    assert result.exit_code == 2, result.output
    complaints = [line for line in result.stderr.splitlines() if not line.startswith("warning: ")]
    assert len(complaints) == 1
    assert complaints[0].startswith("error: ")
    assert re.search(says, complaints[0]), complaints[0]
    assert not out.exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["report", "seeds/harbor.txt"], "seeds/harbor.txt: no such file; the nearest name there is seeds/harbour.txt"),
        (["report", "tests/cli"], "tests/cli: the folder holds no article; those are files ending in .txt"),
        (["report", "seeds/harbour.txt", "--notebooks", "17"], "no notebook '17'; there are 01-sentiment"),
        (["report", "seeds/harbour.txt", "-p", "word_windw=5"], "did you mean 'word_window'"),
        (["report", "seeds/harbour.txt", "-p", "word_window=wide"], "parameter 'word_window' takes int"),
        (["report", "seeds/harbour.txt", "-p", "window"], "-p window: write it as NAME=VALUE"),
        (["report", "seeds/harbour.txt", "-p", "codebook=polcy"], "did you mean 'policy'"),
        (["report", "seeds/harbour.txt", "-p", "codebook=no.yaml"], "no.yaml: no such file"),
        (["report", "seeds/harbour.txt", "--parameters", "no.yaml"], "no.yaml: no such file of parameters"),
        (["report", "seeds/harbour.txt", "--parameters", "seeds"], "seeds is a folder: give a YAML file of parameters"),
        (["report", "seeds/harbour.txt", "--check", "README.md"], "README.md is a file: give --check the folder"),
        (["report", "seeds/frames.yaml"], "seeds/frames.yaml: no such file; check its name"),
        (["report", "seeds/harbour.txt", "-p", "mode=speach"], "parameter 'mode' is one of attribution, speech"),
        (["report", "seeds/harbour.txt", "--update"], "--update stores tables: say where with --check FOLDER"),
        (["annotate", "seeds/harbour.txt", "--layers", "quotes,tone"], "no layer 'tone'; there are quotes, sentences"),
        (["annotate", "seeds/harbour.txt", "--layers", ","], "no layer named"),
        (["annotate", "seeds/harbour.txt", "--codebook", "polcy"], "did you mean 'policy'"),
        (["annotate", "seeds/harbour.txt", "--scorer", "nuws"], "did you mean 'news'"),
        (["report", "seeds/harbour.txt", "-p", "scorer=nuws"], "did you mean 'news'"),
        (["report", "seeds/harbour.txt", "-p", "compare=vader,wieghted"], "did you mean 'weighted'"),
        (["annotate", "seeds/harbour.txt", "-o", "/dev/null/x"], "/dev/null/x: cannot write there"),
        (["annotate", "seeds/harbour.txt", "--encoding", "utf-9"], "utf-9"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_refused_in_one_line(arguments, says):
    result = call(*arguments)
    assert result.exit_code == 2, result.output
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_blank_article_among_others_is_refused_for_a_report_and_noted_in_annotations(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(lines({"id": "x", "text": STORY}, {"id": "y", "text": " "}))
    refused = call("report", path, "--out", tmp_path / "out")
    assert refused.exit_code == 2
    assert "error: article 'y' holds only white space" in refused.stderr
    assert not (tmp_path / "out").exists()
    noted = call("annotate", path, "--layers", "stance")
    assert noted.exit_code == 0
    assert "line 2: the article holds only white space" in noted.stderr
    assert json.loads(noted.stdout.splitlines()[1]) == {"id": "y", "stance": []}


def test_a_text_broken_under_the_encoding_given_is_refused(tmp_path):
    (tmp_path / "a.txt").write_bytes("café".encode("cp1252"))
    result = call("annotate", tmp_path / "a.txt", "--encoding", "utf-8")
    assert result.exit_code == 2
    assert "byte" in result.stderr


def test_twenty_megabytes_in_one_line_are_refused_within_seconds(tmp_path):
    path = tmp_path / "long.txt"
    path.write_bytes(b"word and " * (20_000_000 // 9))
    began = time.monotonic()
    result = call("report", path, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "5,000,000" in result.stderr
    # Reading 20 MB is a matter of a second; the bound only catches what grows faster than the text.
    assert time.monotonic() - began < 20
    assert not (tmp_path / "out").exists()


def test_two_articles_with_one_id_get_a_suffix_and_a_warning(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(lines({"id": "x", "text": STORY}, {"id": "x", "text": STORY}))
    result = call("annotate", path, "--layers", "stance")
    assert result.exit_code == 0
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["x", "x-2"]
    assert result.stderr.count("warning: ") == 1


def test_an_output_folder_inside_a_file_is_refused_before_any_kernel(tmp_path):
    (tmp_path / "file").write_text("")
    for out, says in ((tmp_path / "file", "a file of that name"), (tmp_path / "file" / "x", "inside a file")):
        result = call("report", "seeds/harbour.txt", "--out", out)
        assert result.exit_code == 2
        assert says in result.stderr


def test_an_output_folder_that_cannot_be_written_is_refused(tmp_path):
    out = tmp_path / "closed"
    out.mkdir(mode=0o555)
    if os.geteuid() == 0:
        # The superuser writes anywhere but into the kernel's own file systems.
        assert sys.platform == "linux", "run the tests as an ordinary user"
        out = "/proc/hearsay"
    result = call("report", "seeds/harbour.txt", "--out", out)
    assert result.exit_code == 2
    assert "cannot write there" in result.stderr


def test_what_breaks_off_leaves_no_half_written_file(tmp_path):
    (tmp_path / "a.jsonl").write_text(lines({"text": STORY}) + "broken\n")
    (tmp_path / "out.jsonl").write_text("yesterday")
    result = call("annotate", tmp_path / "a.jsonl", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 2
    assert (tmp_path / "out.jsonl").read_text() == "yesterday"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "out.jsonl"]


def test_names_from_outside_do_not_steer_the_terminal(tmp_path):
    result = call("annotate", tmp_path / "\x1b[31mred.txt")
    assert result.exit_code == 2
    assert "\x1b" not in result.stderr
