"""A report against what is stored of it: drift with its origin, or what holds all the same."""

import json

from analysis.run.drift import basis_of_report, check_report, store_tables
from analysis.run.report import choose_notebooks


def test_drift_has_an_origin(check):
    found = check()
    assert found.drifted
    assert found.tables == ["calm.csv", "tone.csv"]
    assert [(drift.row, drift.line, drift.found) for drift in found.drift] == [
        ("tone", 2, "0.75"),
        ("tone ending", 3, "-0.75"),
    ]
    assert found.verdict.origin == "libraries"
    assert found.other_libraries == ""


def test_what_holds_with_other_libraries_is_no_drift_and_names_them(tmp_path, basis, upgraded):
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "tone.csv").write_text("measure,value\ntone,0.25\n")
    store_tables(tmp_path / "tables", tmp_path / "stored", basis)
    found = check_report("harbour", tmp_path / "tables", tmp_path / "stored", upgraded)
    assert (found.drifted, found.verdict) == (False, None)
    assert found.other_libraries == "numpy 2.2.1 → 2.3.0"


def test_nothing_stored_counts_as_drift(tmp_path, basis):
    found = check_report("harbour", tmp_path, tmp_path / "none", basis)
    assert (found.there, found.drifted, found.drift) == (False, True, [])


def test_the_basis_of_a_report_holds_given_files_by_name_and_content_and_no_place(tmp_path):
    (tmp_path / "article.jsonl").write_text("{}")
    book, words = tmp_path / "my book.yaml", tmp_path / "words.csv"
    book.write_text("frames: []")
    words.write_text("word,valence\n")
    notebook = choose_notebooks("03")[0]
    given = {"codebook": str(book), "compare": ["news", str(words)], "scorer": "news", "top_n": 5}
    basis = basis_of_report(tmp_path, {notebook: given})
    assert sorted(basis.inputs) == ["article.jsonl", "my book.yaml", "words.csv"]
    assert basis.parameters == {
        "03-framing.ipynb": {
            "codebook": "my book.yaml",
            "compare": ["news", "words.csv"],
            "scorer": "news",
            "top_n": 5,
        }
    }
    assert str(tmp_path) not in json.dumps(basis)
    before = basis.inputs["my book.yaml"]
    book.write_text("frames: [x]")
    assert basis_of_report(tmp_path, {notebook: given}).inputs["my book.yaml"] != before
