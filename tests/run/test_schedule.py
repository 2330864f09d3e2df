"""Which work is begun when, and what is held of it: no more than what is still needed."""

from dataclasses import fields
from pathlib import Path

import pytest

from analysis.document import Document
from analysis.run.report import Making, choose_notebooks
from analysis.run.schedule import Options, _Workers
from analysis.run.worker import Setting, Step


@pytest.fixture
def workers(tmp_path):
    return _Workers(Setting(tmp_path, fresh=False, timeout=1.0, stamps={}), Options(jobs=2))


def step(name):
    return Step(name, Path("01-one.ipynb"), Path(name), {}, "")


def test_there_is_room_for_one_article_a_process_and_one_to_go_on_with(workers):
    for n in range(4):
        assert workers.has_room
        workers._open[n] = object()
    assert not workers.has_room


def test_there_is_none_beside_work_that_is_tried_again(workers):
    lost = step("a")
    workers._open[1] = workers._running["future"] = (object(), [lost])
    assert workers.has_room
    # Its process died: it waits to be tried alone, and then it is.
    workers._tried.add(lost.folder)
    workers._again.append(workers._running.pop("future"))
    assert not workers.has_room
    workers._running["future"] = workers._again.pop()
    assert not workers.has_room
    workers._running["future"] = (object(), [step("b")])
    assert workers.has_room


def test_an_article_holds_nothing_but_its_text_when_its_evidence_is_written(tmp_path):
    doc = Document("a", "“It is late,” said Ann Lee. She went home.")
    place = tmp_path / "place"
    (place / "new").mkdir(parents=True)
    making = Making(doc, tmp_path, place, {source: {} for source in choose_notebooks("09")}, cached=False)
    making.annotate()
    assert '"Ann Lee"' in (place / "new" / "a" / "annotations.jsonl").read_text(encoding="utf-8")
    # What was cut is kept among the attributes of whatever it was cut from.
    assert vars(doc).keys() == {field.name for field in fields(Document)}
