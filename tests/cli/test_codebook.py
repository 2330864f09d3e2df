"""``analysis codebook`` names faults by file and line, and tells by its exit status whether there are any."""

import json

import pytest
from click.testing import CliRunner

from analysis.cli import main
from analysis.lexicon import codebook_names


@pytest.fixture
def book(tmp_path):
    def write(patterns, name="mine.yaml"):
        path = tmp_path / name
        path.write_text(f"categories:\n  sea:\n    patterns: [{patterns}]\n", encoding="utf-8")
        return str(path)

    return write


def run(*arguments):
    return CliRunner().invoke(main, ["codebook", *arguments])


def test_faults_are_named_by_file_and_line_and_make_the_status_1(book):
    path = book("tide, 'a*b', TIDE")
    result = run("check", path)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-3:] == [
        f"{path}:3: fault: 'a*b': a star may only end a word",
        f"{path}:3: fault: 'TIDE' stands at line 3 already: remove one",
        f"{path}: 2 faults, 5 warnings",
    ]
    assert f"{path}:2: warning: 'sea' has no definition" in result.stdout


def test_warnings_alone_leave_the_status_0_unless_they_are_taken_for_faults(book):
    path = book("tide")
    assert (run("check", path).exit_code, run("check", path, "--strict").exit_code) == (0, 1)
    assert run("check", path, "--strict").stdout.splitlines()[-1] == f"{path}: 5 faults, 0 warnings"


def test_every_file_is_checked_though_the_first_has_faults(book):
    first, second = book("'*'", "first.yaml"), book("tide", "second.yaml")
    lines = run("check", first, second).stdout.splitlines()
    assert lines[-1] == f"{second}: 0 faults, 5 warnings"
    assert f"{first}: 1 fault, 5 warnings" in lines


def test_what_cannot_be_read_is_refused_in_one_line(tmp_path):
    for name, says in [(tmp_path / "no.yaml", "no such file"), ("polcy", "did you mean 'policy'")]:
        result = run("check", str(name))
        assert result.exit_code == 2
        assert says in result.stderr
        assert result.stderr.count("\n") == 1


def test_the_codebooks_of_the_package_pass():
    assert run("check", *codebook_names()).exit_code == 0


def test_codebooks_are_listed_and_shown(book):
    assert [line.split()[0] for line in run("list").stdout.splitlines()] == codebook_names()
    assert run("show", book("tide, high water*")).stdout.splitlines() == [
        "mine (mine, codebook)",
        "sea: no definition",
        "  tide, high water*",
    ]


def test_a_faulty_codebook_is_refused_for_use_in_one_line_that_says_how_to_see_all(book):
    path = book("'a*b', '(tide)', '', '*'")
    result = CliRunner().invoke(
        main, ["annotate", "seeds/harbour.txt", "--layers", "frames", "--codebook", path]
    )
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        f"error: {path}: line 3: 'a*b': a star may only end a word; line 3: '(tide)': '(tide)' is not one word; "
        f"line 3: an empty pattern; and 1 more; see all: analysis codebook check {path}"
    ]


def test_a_dictionary_in_another_programs_form_is_a_codebook_for_annotations(tmp_path):
    path = tmp_path / "mine.dic"
    path.write_text("%\n1\tsea\n%\nharbo*\t1\n:)\t1\n", encoding="utf-8")
    result = CliRunner().invoke(
        main, ["annotate", "seeds/harbour.txt", "--layers", "frames", "--codebook", str(path)]
    )
    assert result.exit_code == 0
    assert '"codebook":"mine"' in result.stdout
    assert "line 5: ':)': ':)' is not one word: left out" in result.stderr


def test_a_run_carries_the_codebook_under_its_name_and_ending(tmp_path):
    path = tmp_path / "my sea.dic"
    path.write_text("%\n1\tsea\n%\nharbo*\t1\n", encoding="utf-8")
    out = tmp_path / "out"
    arguments = ["report", "seeds/harbour.txt", "--out", str(out), "--notebooks", "03"]
    result = CliRunner().invoke(main, [*arguments, "-p", f"codebook={path}"])
    assert result.exit_code == 0, result.stderr
    folder = out / "harbour"
    assert (folder / "my-sea.dic").read_bytes() == path.read_bytes()
    executed = (folder / "notebooks" / "03-framing.ipynb").read_text(encoding="utf-8")
    cells = ["".join(cell["source"]) for cell in json.loads(executed)["cells"]]
    assert any('codebook = "../my-sea.dic"' in source for source in cells)
    assert '"codebook":"my-sea"' in (folder / "annotations.jsonl").read_text(encoding="utf-8")
    assert (folder / "tables" / "frames-profile.csv").read_text(encoding="utf-8").count(",sea,") == 3
