"""A number that moved is named by table, row and column."""

import pytest

from analysis.document import InputError
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


@pytest.mark.parametrize("value", ["0.26", "", "nan", "inf", "high"])
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


def test_a_folder_of_other_things_is_not_cleared(folders):
    found, expected = folders
    (expected / "thesis.tex").write_text("years of work")
    with pytest.raises(InputError, match=r"holds thesis\.tex, so it is no folder of stored tables"):
        store_tables(found, expected)
    assert (expected / "tone.csv").is_file()
