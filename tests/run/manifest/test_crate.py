"""A manifest meets the demands of its profiles, holds every file, and is the same bytes for the same report."""

import hashlib
import json
import math
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from analysis.run.manifest import MANIFEST, read_manifest
from analysis.run.manifest.licences import citation, data_sources, licence_address
from analysis.run.provenance import origin, sha256_of_cells

ROOT = Path(__file__).resolve().parents[3]


def links_of(entity):
    for value in entity.values():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                assert set(part) == {"@id"}, "RO-Crate is flat: nothing but links inside an entity"
                yield part["@id"]


@pytest.fixture(params=["made", "own_report"])
def report(request):
    """Give a report made by hand, then one that kernels made."""
    given = request.getfixturevalue(request.param)
    return given(title="Rain & more") if callable(given) else given


class TestDemandsOfRoCrate:
    def test_the_descriptor_names_the_version_and_the_root(self, report, graph_of):
        descriptor = graph_of(report)[MANIFEST]
        assert descriptor["@type"] == "CreativeWork"
        assert descriptor["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
        assert descriptor["about"] == {"@id": "./"}

    def test_the_context_is_that_of_the_version(self, report):
        context = json.loads((report / MANIFEST).read_text(encoding="utf-8"))["@context"]
        assert context[0] == "https://w3id.org/ro/crate/1.1/context"
        assert context[1:] == [{"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"}]

    def test_the_root_says_what_it_is_when_and_under_which_rights(self, report, graph_of):
        graph = graph_of(report)
        root = graph["./"]
        assert root["@type"] == "Dataset"
        assert root["name"]
        assert root["description"]
        assert root["datePublished"] == citation().date
        assert graph[root["license"]["@id"]]["description"]

    def test_every_entity_has_an_id_of_its_own_and_a_type(self, report):
        graph = json.loads((report / MANIFEST).read_text(encoding="utf-8"))["@graph"]
        assert len({entity["@id"] for entity in graph}) == len(graph)
        assert all(entity["@type"] for entity in graph)

    def test_every_link_leads_to_an_entity(self, report, graph_of):
        graph = graph_of(report)
        outside = {link for entity in graph.values() for link in links_of(entity)} - set(graph)
        assert outside == {"https://w3id.org/ro/crate/1.1"}

    def test_every_file_is_part_of_the_root_with_size_format_and_hash(self, report, graph_of):
        graph = graph_of(report)
        parts = [part["@id"] for part in graph["./"]["hasPart"]]
        there = {p.relative_to(report).as_posix() for p in report.rglob("*") if p.is_file()} - {MANIFEST}
        assert sorted(map(unquote, parts)) == sorted(there)
        assert parts == [quote(unquote(part)) for part in parts]
        for part in parts:
            content = (report / unquote(part)).read_bytes()
            entity = graph[part]
            assert entity["@type"] == "File"
            assert entity["sha256"] == hashlib.sha256(content).hexdigest()
            assert entity["contentSize"] == str(len(content))
            assert entity["encodingFormat"] != "application/octet-stream"
        assert sorted(key for key, entity in graph.items() if entity["@type"] == "File") == sorted(parts)


class TestDemandsOfProcessRunCrate:
    def test_the_root_names_the_profile(self, report, graph_of):
        graph = graph_of(report)
        profile = graph["./"]["conformsTo"]["@id"]
        assert profile == "https://w3id.org/ro/wfrun/process/0.5"
        assert graph[profile]["@type"] == "CreativeWork"

    def test_the_run_names_the_software_what_it_took_and_what_it_made(self, report, graph_of):
        graph = graph_of(report)
        run = graph[graph["./"]["mentions"]["@id"]]
        assert run["@type"] == "CreateAction"
        assert run["actionStatus"] == "http://schema.org/CompletedActionStatus"
        assert graph[run["instrument"]["@id"]]["@type"] == "SoftwareApplication"
        took, made = ([link["@id"] for link in run[key]] for key in ("object", "result"))
        files = [part["@id"] for part in graph["./"]["hasPart"]]
        assert sorted(made + [name for name in took if name in files]) == sorted(files)
        assert {graph[name]["@type"] for name in took} <= {"File", "PropertyValue"}
        assert "article.jsonl" in took

    def test_software_is_named_with_its_version(self, report, graph_of):
        graph = graph_of(report)
        needed = [graph[link["@id"]] for link in graph["#hearsay"]["softwareRequirements"]]
        assert {"CPython", "numpy", "pandas", "papermill"} <= {entity["name"] for entity in needed}
        assert "pytest" not in {entity["name"] for entity in needed}
        for entity in [*needed, graph["#hearsay"]]:
            assert entity["@type"] == "SoftwareApplication"
            assert entity["softwareVersion"]


class TestLicences:
    def test_every_data_file_states_its_source_and_licence(self, report, graph_of):
        graph = graph_of(report)
        assert origin().lexicons
        for name in origin().lexicons:
            entity = graph[f"#lexicon/{quote(name)}"]
            assert name == "data/README.md" or (entity["license"] and entity["citation"]), name

    def test_the_list_of_data_files_names_those_that_are_there(self):
        assert {f"data/{name}" for name in data_sources()} <= set(origin().lexicons)

    def test_the_usual_licences_have_an_address(self):
        assert licence_address("CC BY 4.0, Minqing Hu and Bing Liu") == "https://spdx.org/licenses/CC-BY-4.0"
        assert licence_address("public domain; additions MIT") == ""

    def test_files_of_the_user_state_theirs_or_that_they_state_none(self, own_report, graph_of):
        graph = graph_of(own_report)
        assert graph["my-frames.yaml"]["license"] == {"@id": "https://spdx.org/licenses/CC-BY-4.0"}
        assert graph["https://spdx.org/licenses/CC-BY-4.0"]["name"]
        assert graph["lexicon-words.csv"]["license"] == "not stated"

    def test_the_report_is_cited_as_the_project_is(self, report, graph_of):
        graph = graph_of(report)
        cited = graph[graph["./"]["citation"]["@id"]]["citation"]
        assert "The Hearsay authors" in cited
        assert "version 0.1.0" in cited


class TestBytes:
    def test_they_hang_on_the_report_alone(self, made, tmp_path):
        folder = made(parameters={"b": 1, "a": [2.5, "x"]}, title="Überschrift")
        written = (folder / MANIFEST).read_bytes()
        script = (
            "import sys; from pathlib import Path; from analysis.document import Document\n"
            "from analysis.run.manifest import write_manifest\n"
            "folder, source = map(Path, sys.argv[1:])\n"
            "doc = Document('a1', 'It rained.', title='Überschrift')\n"
            "write_manifest(folder, doc, {source.name: {'a': [2.5, 'x'], 'b': 1}}, {source.name: source})\n"
        )
        again = folder.rename(tmp_path / "elsewhere")
        source = tmp_path / "a1.source" / "01-tone.ipynb"
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima")):
            environment = {
                **os.environ,
                "PYTHONHASHSEED": seed,
                "TZ": zone,
                "USER": "somebody",
                "HOME": str(tmp_path),
            }
            environment["PYTHONPATH"] = str(ROOT)
            subprocess.run(
                [sys.executable, "-c", script, again, source], check=True, env=environment, cwd=tmp_path
            )
            assert (again / MANIFEST).read_bytes() == written

    def test_nothing_of_this_machine_gets_in(self, own_report, tmp_path):
        text = (own_report / MANIFEST).read_text(encoding="utf-8")
        for trace in (str(ROOT), str(own_report.parent), str(Path.home()) + "/", "/tmp/"):
            assert trace not in text, trace

    def test_the_date_is_the_epoch_where_one_is_given(self, made, graph_of, monkeypatch):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
        assert graph_of(made("one"))["./"]["datePublished"] == "1970-01-02T00:00:00+00:00"
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
        assert graph_of(made("two"))["./"]["datePublished"] == citation().date


def test_what_is_written_is_read_back(made, tmp_path):
    given = {"n": 7, "f": 2.0, "flag": True, "list": ["x", "y/z"], "none": [], "text": "007", "name é/#": "v"}
    folder = made(parameters={**given, "nan": math.nan, "endless": -math.inf})
    manifest = read_manifest(folder)
    values = manifest.parameters["01-tone.ipynb"]
    assert math.isnan(values.pop("nan"))
    assert values.pop("endless") == -math.inf
    assert values == given
    assert {name: type(value) for name, value in values.items()} == {n: type(v) for n, v in given.items()}
    assert manifest.doc_id == "a1"
    assert manifest.notebooks == ("01-tone.ipynb",)
    assert manifest.basis.notebooks["01-tone.ipynb"] == sha256_of_cells(
        tmp_path / "a1.source" / "01-tone.ipynb"
    )
    assert manifest.basis.origin.code == origin().code
    assert manifest.basis.origin.lexicons == origin().lexicons
    assert manifest.basis.origin.lock == origin().lock
    assert set(manifest.basis.inputs) == {"article.jsonl"}


@pytest.mark.parametrize(
    "title", ["</script>\u202e\x07", "half a pair \udcff", '"@id": "../x"', "line\u2028end"]
)
def test_text_from_outside_is_only_ever_text(made, say, title):
    folder = made(parameters={"label": title}, title="" if "\udcff" in title else title)
    assert read_manifest(folder).parameters["01-tone.ipynb"]["label"] == title
    assert say("verify", folder).status == 0


def test_a_link_in_a_report_is_never_recorded(made):
    folder = made()
    (folder / "tables" / "x.csv").symlink_to("/etc/hostname")
    from analysis.document import Document
    from analysis.run.manifest import write_manifest

    with pytest.raises(ValueError, match=r"tables/x\.csv: is a link or a device"):
        write_manifest(folder, Document("a1", "It rained."), {}, {})
