"""Stored tables stand beside what they were made from, and beside nothing else."""

import json

import pytest

from analysis.document import InputError
from analysis.run.drift import MADE_FROM, compare_tables, store_tables, stored_basis
from analysis.run.reasons import by_room


@pytest.fixture
def folders(tmp_path):
    found, expected = tmp_path / "found", tmp_path / "expected"
    found.mkdir()
    (found / "tone.csv").write_text("measure,value\ntone,0.25\n")
    return found, expected


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_storing_leaves_no_table_that_is_no_longer_made_and_none_about_the_instrument(folders, basis):
    found, expected = folders
    expected.mkdir()
    (expected / "old.csv").write_text("a\n1\n")
    (found / "made-with.csv").write_text("what,value\nPython,3.11\n")
    store_tables(found, expected, basis)
    assert names(expected) == [MADE_FROM, "tone.csv"]
    assert compare_tables(found, expected) == []


def test_what_tables_were_made_from_comes_back_with_its_code_by_room(folders, basis):
    store_tables(*folders, basis)
    assert stored_basis(folders[1]) == by_room(basis)
    assert list(json.loads((folders[1] / MADE_FROM).read_text())["origin"]["code"]) == ["cli/", "quotes/"]


def test_storing_twice_gives_the_same_bytes(folders, basis):
    store_tables(*folders, basis)
    before = (folders[1] / MADE_FROM).read_bytes()
    store_tables(*folders, basis)
    assert (folders[1] / MADE_FROM).read_bytes() == before


def test_tables_stored_without_it_have_none(folders):
    folders[1].mkdir()
    assert stored_basis(folders[1]) is None


@pytest.mark.parametrize("content", [b"\xff", b"{}", b"", b"<xml>"])
def test_a_record_that_is_none_is_named(folders, content):
    folders[1].mkdir()
    (folders[1] / MADE_FROM).write_bytes(content)
    with pytest.raises(InputError, match=r"made-from\.json: "):
        stored_basis(folders[1])


def test_a_folder_of_other_things_is_not_cleared(folders, basis):
    found, expected = folders
    expected.mkdir()
    (expected / "tone.csv").write_text("mine")
    (expected / "thesis.tex").write_text("years of work")
    with pytest.raises(InputError, match=r"holds thesis\.tex, so it is no folder of stored tables"):
        store_tables(found, expected, basis)
    assert (expected / "tone.csv").read_text() == "mine"
