"""A number that moved is named by table, row and column."""

import pytest

from analysis.document import InputError
from analysis.run.drift import Drift, compare_tables

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


@pytest.mark.parametrize("value", ["0.26", "", "nan", "inf", "high"])
def test_a_moved_number_is_named(folders, value):
    (folders[0] / "tone.csv").write_text(HEADER + f"a1,tone,,0.25\na1,tone,ending,{value}\n")
    assert compare_tables(*folders) == [Drift("tone.csv", "tone ending", "value", "-0.5", value, 3)]


def test_rows_columns_and_tables_of_one_side_are_named(folders):
    found, expected = folders
    (found / "tone.csv").write_text("doc_id,measure,group,score\na1,tone,,0.25\n")
    (found / "new.csv").write_text("a\n1\n")
    (expected / "old.csv").write_text("a\n1\n")
    drifted = [(d.table, d.row, d.column, d.found, d.line) for d in compare_tables(found, expected)]
    assert drifted == [
        ("new.csv", "", "", "a table", 0),
        ("old.csv", "", "", "no such table", 1),
        ("tone.csv", "", "value", "no such column", 1),
        ("tone.csv", "", "score", "a column", 1),
        ("tone.csv", "tone ending", "", "no such row", 3),
    ]


def test_rows_are_compared_by_what_they_are_not_by_where_they_stand(folders):
    (folders[0] / "tone.csv").write_text(HEADER + "a1,tone,ending,-0.5\na1,tone,,0.25\n")
    assert compare_tables(*folders) == []


def test_tables_about_the_instrument_are_not_compared(folders):
    found, expected = folders
    (found / "made-with.csv").write_text("what,value\nPython,3.11\n")
    (found / "quotes-validity.csv").write_text("measure\nx\n")
    assert compare_tables(found, expected) == []


def test_counts_and_offsets_are_whole_and_compared_as_such(folders):
    for folder, n in zip(folders, ("1000001", "1000000"), strict=True):
        (folder / "tone.csv").write_text(f"measure,n\ntone,{n}\n")
    assert [(drift.column, drift.found) for drift in compare_tables(*folders)] == [("n", "1000001")]


def test_a_stored_infinity_equals_nothing_else(folders):
    (folders[1] / "tone.csv").write_text(HEADER + "a1,tone,,inf\na1,tone,ending,-0.5\n")
    assert [drift.expected for drift in compare_tables(*folders)] == ["inf"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b'a,b\n"x"y,1\n'])
def test_a_stored_table_that_is_none_is_named(folders, content):
    (folders[1] / "tone.csv").write_bytes(content)
    with pytest.raises(InputError, match=r"tone\.csv: is no CSV table"):
        compare_tables(*folders)


def test_a_row_cut_short_by_hand_is_a_difference(folders):
    (folders[1] / "tone.csv").write_text(HEADER + "a1,tone,,0.25\na1,tone,ending\n")
    assert [drift.expected for drift in compare_tables(*folders)] == ["(no cell)"]


def test_a_row_is_named_by_the_line_on_which_it_begins_in_the_stored_table(folders):
    stored = 'measure,group,words,value\na,one,"two\nlines\n",1.5\nb,,,2.5\nc,,"x\ny",3.5\n'
    (folders[1] / "tone.csv").write_text(stored)
    (folders[0] / "tone.csv").write_text(stored.replace(".5", ".75"))
    assert [(drift.row, drift.line) for drift in compare_tables(*folders)] == [
        ("a one", 2),
        ("b", 5),
        ("c", 6),
    ]
