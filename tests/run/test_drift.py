"""A number that moved is named by table, row and column."""

import pytest

from analysis.run.drift import Drift, compare_tables, store_tables

HEADER = "doc_id,measure,group,value\n"


@pytest.fixture
def folders(tmp_path):
    found, expected = tmp_path / "found", tmp_path / "expected"
    for folder in (found, expected):
        folder.mkdir()
        (folder / "tone.csv").write_text(HEADER + "a1,tone,,0.25\na1,tone,ending,-0.5\n")
    return found, expected


def test_equal_tables_do_not_drift(folders):
    assert compare_tables(*folders) == []


@pytest.mark.parametrize("noise", ["0.2500001", "0.25000000000000006", "2.5e-1"])
def test_noise_far_below_what_a_reader_sees_is_no_drift(folders, noise):
    (folders[0] / "tone.csv").write_text(HEADER + f"a1,tone,,{noise}\na1,tone,ending,-0.5\n")
    assert compare_tables(*folders) == []


@pytest.mark.parametrize("value", ["0.26", "", "nan", "high"])
def test_a_moved_number_is_named(folders, value):
    (folders[0] / "tone.csv").write_text(HEADER + f"a1,tone,,0.25\na1,tone,ending,{value}\n")
    assert compare_tables(*folders) == [Drift("tone.csv", "tone ending", "value", "-0.5", value)]


def test_rows_columns_and_tables_of_one_side_are_named(folders):
    found, expected = folders
    (found / "tone.csv").write_text("doc_id,measure,group,score\na1,tone,,0.25\n")
    (found / "new.csv").write_text("a\n1\n")
    (expected / "old.csv").write_text("a\n1\n")
    drifted = [(d.table, d.row, d.column, d.found) for d in compare_tables(found, expected)]
    assert drifted == [
        ("new.csv", "", "", "a table"),
        ("old.csv", "", "", "no such table"),
        ("tone.csv", "", "value", "no such column"),
        ("tone.csv", "", "score", "a column"),
        ("tone.csv", "tone ending", "", "no such row"),
    ]


def test_rows_are_compared_by_what_they_are_not_by_where_they_stand(folders):
    (folders[0] / "tone.csv").write_text(HEADER + "a1,tone,ending,-0.5\na1,tone,,0.25\n")
    assert compare_tables(*folders) == []


def test_tables_about_the_instrument_are_neither_stored_nor_compared(folders):
    found, expected = folders
    (found / "made-with.csv").write_text("what,value\nPython,3.11\n")
    (found / "quotes-validity.csv").write_text("measure\nx\n")
    assert compare_tables(found, expected) == []
    store_tables(found, expected)
    assert [path.name for path in expected.iterdir()] == ["tone.csv"]


def test_storing_leaves_no_table_that_is_no_longer_made(folders):
    found, expected = folders
    (expected / "old.csv").write_text("a\n1\n")
    store_tables(found, expected)
    assert [path.name for path in expected.iterdir()] == ["tone.csv"]
    assert compare_tables(found, expected) == []
