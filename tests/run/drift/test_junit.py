"""The JUnit file reads back: suites are articles, cases notebooks and tables, failures what failed and drifted."""

import xml.etree.ElementTree as ElementTree

import pytest
from junitparser import JUnitXml

from analysis.document import InputError
from analysis.run.drift import check_junit_path, write_junit
from analysis.run.execute import Failure
from analysis.run.report import Report

NOTEBOOKS = ["01-a.ipynb", "02-b.ipynb"]


@pytest.fixture
def report(tmp_path):
    return Report("harbour", "Harbour", tmp_path, [], [], n_run=2)


def cases(suite):
    return {case.name: [(r.type, r.message, r.text) for r in case.result] for case in suite}


def written(path, *arguments):
    write_junit(path, *arguments)
    return list(JUnitXml.fromfile(str(path)))


def test_a_table_that_drifted_fails_and_lists_its_cells(tmp_path, report, check):
    (suite,) = written(tmp_path / "j.xml", [report], [check()], NOTEBOOKS)
    assert (suite.name, suite.tests, suite.failures, suite.errors) == ("harbour", 4, 1, 0)
    found = cases(suite)
    assert list(found) == [*NOTEBOOKS, "calm.csv", "tone.csv"]
    ((kind, message, text),) = found.pop("tone.csv")
    assert not any(found.values())
    assert kind == "drift"
    assert message.startswith("2 cells drifted; libraries changed (numpy 2.2.1 → 2.3.0), the code did not")
    assert text.splitlines() == [
        "line 2, tone, value: stored 0.25, now 0.75",
        "line 3, tone ending, value: stored -0.5, now -0.75",
    ]
    properties = {p.name: p.value for p in suite.properties()}
    assert properties["drift"] == "libraries"
    assert "the drift comes from the upgrade" in properties["drift-words"]


def test_a_notebook_that_failed_is_a_failure_also_without_stored_tables(tmp_path, report):
    failed = report._replace(
        failures=[Failure("02-b.ipynb", 3, "1 / 0", "ZeroDivisionError: division by zero")]
    )
    (suite,) = written(tmp_path / "j.xml", [failed], [], NOTEBOOKS)
    assert cases(suite) == {
        "01-a.ipynb": [],
        "02-b.ipynb": [("error", "cell 3: ZeroDivisionError: division by zero", "1 / 0")],
    }
    assert suite.failures == 1


def test_an_article_of_which_nothing_is_stored_fails(tmp_path, report, check):
    missing = check()._replace(there=False, tables=[], drift=[], verdict=None)
    (suite,) = written(tmp_path / "j.xml", [report], [missing], NOTEBOOKS)
    assert suite.failures == 1
    assert "store them with --update" in cases(suite)["stored tables"][0][1]


def test_other_libraries_are_a_property(tmp_path, report, check):
    calm = check()._replace(drift=[], verdict=None, other_libraries="numpy 2.2.1 → 2.3.0")
    (suite,) = written(tmp_path / "j.xml", [report], [calm], NOTEBOOKS)
    assert suite.failures == 0
    assert {p.name: p.value for p in suite.properties()} == {"other-libraries": "numpy 2.2.1 → 2.3.0"}


def test_hostile_cells_leave_well_formed_xml(tmp_path, report, check):
    hostile = "]]></failure><x a='1'>&amp; \x00\x1b[31m \ufffe \N{PILE OF POO}\nsecond line"
    (suite,) = written(tmp_path / "j.xml", [report], [check(hostile)], NOTEBOOKS)
    ((_, _, text),) = cases(suite)["tone.csv"]
    assert "]]></failure><x a='1'>&amp; \ufffd\ufffd[31m \ufffd \N{PILE OF POO}" in text
    assert ElementTree.parse(tmp_path / "j.xml").getroot().tag == "testsuites"


def test_the_same_reports_give_the_same_bytes_and_no_litter(tmp_path, report, check):
    found, folder = check(), tmp_path / "junit"
    folder.mkdir()
    for name in ("a.xml", "b.xml", "a.xml"):
        write_junit(folder / name, [report], [found], NOTEBOOKS)
    assert (folder / "a.xml").read_bytes() == (folder / "b.xml").read_bytes()
    assert sorted(path.name for path in folder.iterdir()) == ["a.xml", "b.xml"]


def test_a_table_with_thousands_of_cells_lists_some_and_counts_the_rest(tmp_path, report, check):
    found = check()
    many = found._replace(drift=found.drift * 500)
    (suite,) = written(tmp_path / "j.xml", [report], [many], NOTEBOOKS)
    ((_, message, text),) = cases(suite)["tone.csv"]
    assert message.startswith("1000 cells drifted")
    assert text.endswith("and 900 more")


class TestPlace:
    def test_a_new_file_and_an_old_junit_file_may_be_written(self, tmp_path, report):
        check_junit_path(tmp_path / "new.xml")
        assert list(tmp_path.iterdir()) == []
        write_junit(tmp_path / "old.xml", [report], [], NOTEBOOKS)
        check_junit_path(tmp_path / "old.xml")

    def test_a_folder_another_file_and_a_place_that_is_not_there_are_refused(self, tmp_path):
        (tmp_path / "thesis.tex").write_text("years of work")
        for path, reason in [
            (tmp_path, "is a folder"),
            (tmp_path / "thesis.tex", "is no JUnit file"),
            (tmp_path / "none" / "j.xml", "cannot be written"),
            (tmp_path / "thesis.tex" / "j.xml", "cannot be written"),
        ]:
            with pytest.raises(InputError, match=reason):
                check_junit_path(path)
