"""Two reports differ in numbers, by an amount, for a reason; or they are the same."""

import math
import shutil

import pytest

from analysis.run import manifest as manifests
from analysis.run.drift import TOLERANCE
from analysis.run.manifest.differing import find_differences

HEAD = "doc_id,measure,group,value,n,method\n"


def table(value="0.25", n="7", method="mean"):
    return {"tone": f"{HEAD}a1,tone,,{value},{n},{method}\na1,tone,ending,-0.5,8,mean\n"}


@pytest.fixture
def two(made):
    """Make two reports of one article, the second with a changed table."""
    return lambda **second: (made("one", tables=table()), made("two", tables=table(**second)))


def test_a_report_is_the_same_as_itself_and_its_copy(made, say, tmp_path):
    folder = made()
    copy = shutil.copytree(folder, tmp_path / "copy")
    done = say("diff", folder, copy)
    assert (done.status, done.out) == (0, "the same: 4 files, byte for byte\n")


def test_a_number_that_differs_is_named_with_both_amounts(two):
    (cell,) = find_differences(*two(value="0.2")).cells
    assert cell[:5] == ("tone.csv", "tone", "value", "0.25", "0.2")
    assert cell.by == pytest.approx(0.2 - 0.25)
    assert cell.relative == pytest.approx((0.2 - 0.25) / 0.25)
    assert not cell.within


def test_no_tolerance_hides_a_number_but_noise_is_marked(two):
    first = two(value=f"{0.25 + TOLERANCE / 2!r}")
    (cell,) = find_differences(*first).cells
    assert cell.within


def test_counts_are_whole_and_never_noise(made):
    one, two = made("one", tables=table(n="10000000")), made("two", tables=table(n="10000001"))
    (cell,) = find_differences(one, two).cells
    assert (cell.by, cell.within) == (1, False)


def test_a_share_of_nothing_is_no_number(made):
    one, two = made("one", tables=table(value="0")), made("two", tables=table(value="0.5"))
    (cell,) = find_differences(one, two).cells
    assert cell.by == 0.5
    assert math.isnan(cell.relative)


@pytest.mark.parametrize("value", ["", "nan", "inf", "high"])
def test_a_cell_without_a_number_differs_by_nothing_that_could_be_said(two, value):
    (cell,) = find_differences(*two(value=value)).cells
    assert not cell.is_number
    assert (cell.second, cell.within) == (value, False)


def test_rows_columns_tables_and_files_of_one_side_are_named(made):
    one = made("one", tables={**table(), "old": "a\n1\n"})
    two = made(
        "two",
        tables={"tone": "doc_id,measure,group,value,score\na1,tone,,0.25,1\n", "made-with": "what\nx\n"},
    )
    (two / "figures" / "tone.png").write_bytes(b"other")
    found = find_differences(one, two)
    assert [cell[1:5] for cell in found.cells] == [
        ("", "n", "a column", "no such column"),
        ("", "method", "a column", "no such column"),
        ("", "score", "no such column", "a column"),
        ("tone ending", "", "a row", "no such row"),
    ]
    assert found.files == ["figures/tone.png"]
    assert found.only_first == ["tables/old.csv"]
    assert found.only_second == ["tables/made-with.csv"]


def test_a_table_that_is_none_and_one_about_the_instrument_are_files(made):
    one = made("one", tables={"tone": HEAD, "tone-validity": "a\n1\n"})
    two = made("two", tables={"tone": 'a,b\n"x"y,1\n', "tone-validity": "a\n2\n"})
    found = find_differences(one, two)
    assert found.cells == []
    assert found.files == ["tables/tone-validity.csv", "tables/tone.csv"]


def test_rows_in_another_order_are_another_file(made):
    one = made("one", tables={"tone": HEAD + "a1,tone,,1,1,m\na1,tone,ending,2,2,m\n"})
    two = made("two", tables={"tone": HEAD + "a1,tone,ending,2,2,m\na1,tone,,1,1,m\n"})
    found = find_differences(one, two)
    assert (found.cells, found.files) == ([], ["tables/tone.csv"])


def test_a_link_differs_from_everything_and_is_not_followed(made, tmp_path):
    one, two = made("one"), made("two")
    (two / "tables" / "tone.csv").unlink()
    (two / "tables" / "tone.csv").symlink_to(one / "tables" / "tone.csv")
    found = find_differences(one, two)
    assert (found.cells, found.files) == ([], ["tables/tone.csv"])


def test_the_table_on_the_terminal_has_amounts_and_is_cut_short(two, say):
    one, other = two(value="0.2500000001", n="14")
    done = say("diff", one, other, "--most", "1")
    assert done.status == 1
    said = done.out.splitlines()
    assert (
        said[0]
        == "numbers that differ: 2, 1 of them within the tolerance (~); other cells, rows and columns: 0"
    )
    assert said[1].split() == ["table", "row", "column", "first", "second", "by", "relative"]
    assert said[2].split() == ["tone.csv", "tone", "value", "0.25", "0.2500000001", "~+1e-10", "+4e-08", "%"]
    assert said[3] == "  … and 1 more"
    assert said[4] == "why: nothing recorded changed"


def test_a_report_changed_by_hand_is_said_to_be(made, say):
    one, two = made("one"), made("two")
    path = two / "tables" / "tone.csv"
    path.write_text(path.read_text().replace("0.25", "0.5"))
    done = say("diff", one, two)
    assert done.status == 1
    assert "+0.25" in done.out
    assert "+100 %" in done.out
    assert "is not as it was made: tables/tone.csv (changed)" in done.err


OTHER = "f" * 64
REASONS = {
    "code": lambda origin: origin._replace(code={**origin.code, "quotes/find.py": OTHER}),
    "lexicon": lambda origin: origin._replace(lexicons={**origin.lexicons, "data/cues.yaml": OTHER}),
    "library": lambda origin: origin._replace(libraries={**origin.libraries, "numpy": "99.0"}),
    "python": lambda origin: origin._replace(python="CPython 3.99.0"),
    "lock": lambda origin: origin._replace(lock=OTHER),
}
TOLD = {
    "code": "analysis/quotes/find.py is new",
    "lexicon": "analysis/data/cues.yaml changed",
    "library": " → 99.0",
    "python": " → CPython 3.99.0",
    "lock": "requirements.lock changed",
}


@pytest.mark.parametrize("kind", REASONS)
def test_what_changed_in_the_instrument_is_told(made, say, monkeypatch, kind):
    one = made("one", tables=table())
    now = manifests.basis.instrument()
    monkeypatch.setattr(manifests.basis, "instrument", lambda: REASONS[kind](now))
    two = made("two", tables=table(value="0.3"))
    said = say("diff", one, two).out.splitlines()
    why = said[said.index("why:") + 1 :]
    (line,) = why
    assert TOLD[kind] in line


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"text": "It snowed."}, "input article.jsonl changed"),
        ({"parameters": {"window": 7}}, "parameter window 5 → 7"),
        ({"cells": ["x = 2"]}, "notebook 01-tone.ipynb changed"),
    ],
)
def test_what_changed_in_what_it_was_given_is_told(made, say, changed, told):
    one = made("one", **{"parameters": {"window": 5}})
    two = made("two", **{"parameters": {"window": 5}, "tables": table(), **changed})
    said = say("diff", one, two).out.splitlines()
    assert said[said.index("why:") + 1 :] == [f"  {told}"]


def test_the_same_numbers_from_another_library_are_the_same_and_said_to_be(made, say, monkeypatch):
    one = made("one")
    now = manifests.basis.instrument()
    monkeypatch.setattr(manifests.basis, "instrument", lambda: REASONS["library"](now))
    done = say("diff", one, made("two"))
    assert done.status == 0
    assert done.out.splitlines()[:2] == [
        "the same: 4 files, byte for byte",
        "though made from different things:",
    ]


def test_two_sets_of_parameters_give_other_numbers_and_name_the_parameters(own_report, other_report, say):
    done = say("diff", own_report, other_report)
    assert done.status == 1
    assert 'parameter codebook "../my-frames.yaml" → "generic"' in done.out
    assert 'parameter scorer "../lexicon-words.csv" → none' in done.out
    assert "lexicon-words.csv is gone" in done.out
    assert "only in the first: lexicon-words.csv, my-frames.yaml" in done.out
    assert "pages that differ: index.html" in done.out
    numbers = int(done.out.split("numbers that differ: ")[1].split(";")[0].split(",")[0])
    assert numbers > 5
    assert len(done.out.split("why:")[1].split("\n")) == 4, "inputs and parameters changed, and nothing else"
