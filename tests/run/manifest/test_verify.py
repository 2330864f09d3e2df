"""A report is as it was made, or the files that are not are named; and it can be made again."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from analysis.run.manifest import MANIFEST, read_manifest
from analysis.run.manifest.rerun import CannotRerunError, _parameters, instrument_changes, make_again


def test_a_whole_report_is_one_line(made, say):
    done = say("verify", made())
    assert done.status == 0
    (line,) = done.out.splitlines()
    assert line.startswith("a1: all 4 files as recorded (manifest SHA-256 ")


def test_a_report_may_be_moved_copied_and_linked_to(made, say, tmp_path):
    folder = made()
    copy = shutil.copytree(folder, tmp_path / "another place – ü")
    (tmp_path / "link").symlink_to(copy)
    moved = folder.rename(tmp_path / "moved")
    for place in (copy, moved, tmp_path / "link"):
        assert say("verify", place).status == 0


def test_one_changed_byte_is_named(made, say):
    folder = made()
    path = folder / "tables" / "tone.csv"
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"0.25", b"0.26"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    done = say("verify", folder)
    assert done.status == 1
    assert done.out.splitlines() == ["changed: tables/tone.csv", "a1: 1 fault; the manifest names 4 files"]


def test_missing_changed_and_extra_files_are_named_one_a_line(made, say):
    folder = made()
    (folder / "index.html").unlink()
    (folder / "article.jsonl").write_text("{}")
    (folder / "tables" / "new.csv").write_text("a\n")
    (folder / ".hidden").write_text("")
    done = say("verify", folder)
    assert done.status == 1
    assert done.out.splitlines()[:-1] == [
        "missing: index.html",
        "changed: article.jsonl",
        "extra: .hidden",
        "extra: tables/new.csv",
    ]


def test_links_and_pipes_are_named_and_not_read(made, say, tmp_path):
    folder = made()
    page = folder / "index.html"
    page.rename(tmp_path / "page")
    page.symlink_to(tmp_path / "page")  # the very same bytes
    os.mkfifo(folder / "tables" / "endless.csv")
    (folder / "tone.csv").symlink_to("/dev/zero")
    done = say("verify", folder)
    assert done.status == 1
    assert done.out.splitlines()[:-1] == ["link: index.html", "extra: tables/endless.csv", "extra: tone.csv"]


def test_a_folder_that_became_a_link_holds_none_of_its_files(made, say, tmp_path):
    folder = made()
    (folder / "tables").rename(tmp_path / "tables")
    (folder / "tables").symlink_to(tmp_path / "tables")
    done = say("verify", folder)
    assert done.out.splitlines()[:-1] == ["missing: tables/tone.csv", "extra: tables"]


def test_a_name_cannot_steer_the_terminal(made, say):
    folder = made()
    (folder / "a\x1b[2Jb\nc").write_text("")
    done = say("verify", folder)
    assert "\x1b" not in done.out
    assert len(done.out.splitlines()) == 2


def test_what_was_made_by_kernels_verifies(own_report, say):
    assert say("verify", own_report).status == 0
    manifest = read_manifest(own_report)
    assert manifest.parameters["09-report.ipynb"] == {
        "codebook": "../my-frames.yaml",
        "scorer": "../lexicon-words.csv",
        "compare": ["news", "../lexicon-words.csv"],
    }
    assert set(manifest.basis.inputs) == {"article.jsonl", "my-frames.yaml", "lexicon-words.csv"}
    assert instrument_changes(manifest) == []


class TestRerun:
    def test_a_report_is_made_again_with_the_same_bytes_and_one_that_differs_is_named(
        self, own_report, analysis, edited, tmp_path
    ):
        # The record says that a table was another, and the report was made by an older numpy.
        folder = shutil.copytree(own_report, tmp_path / "report")

        def change(entities):
            entities["tables/report-density.csv"]["sha256"] = "0" * 64
            for entity in entities.values():
                if entity.get("name") == "numpy":
                    entity["softwareVersion"] = "1.0"

        edited(folder, change)
        done = analysis("verify", folder, "--rerun")
        assert done.status == 1
        said = done.out.splitlines()
        n = len(read_manifest(folder).files)
        assert said[0] == "changed: tables/report-density.csv"
        assert said[2].startswith("harbour: the instrument here is not the one that made it: numpy 1.0 → ")
        assert said[3:] == [
            "differs: tables/report-density.csv",
            f"harbour: made again, 1 of {n} files differs",
        ]

    def test_without_its_inputs_nothing_is_run(self, made, say):
        folder = made()
        (folder / "article.jsonl").write_text('{"id": "a1", "text": "Another."}\n')
        done = say("verify", folder, "--rerun")
        assert done.status == 1
        assert "changed: article.jsonl" in done.out
        assert "a1 cannot be made again: article.jsonl is not what the report was made from" in done.err

    def test_a_notebook_that_is_not_here_is_named_and_said_before(self, made, say):
        done = say("verify", made(), "--rerun")
        assert done.status == 1
        assert "the instrument here is not the one that made it: notebook 01-tone.ipynb is gone" in done.out
        assert "a1 cannot be made again: there is no notebook 01-tone.ipynb here" in done.err

    @pytest.mark.parametrize(
        ("given", "reason"),
        [
            ({"codebook": "/etc/passwd.yaml"}, "names '/etc/passwd.yaml', which is not in the report"),
            ({"codebook": "seeds/x.yml"}, "names 'seeds/x.yml', which is not in the report"),
            ({"scorer": "/dev/stdin"}, "names '/dev/stdin', which is not in the report"),
            ({"compare": ["news", "~/x.csv"]}, "names '~/x.csv', which is not in the report"),
            ({"article": "/etc/passwd"}, "'article' is set by the run itself"),
            ({"gone": 1}, "no notebook has a parameter 'gone'"),
            ({"min_words": "many"}, "parameter 'min_words' takes int"),
        ],
    )
    def test_parameters_that_lead_elsewhere_are_refused_before_anything_runs(
        self, own_report, tmp_path, given, reason
    ):
        manifest = read_manifest(own_report)._replace(parameters={"09-report.ipynb": given})
        with pytest.raises(CannotRerunError, match=reason):
            make_again(own_report, manifest, print, timeout=1)

    def test_an_article_of_another_id_is_refused(self, own_report):
        with pytest.raises(CannotRerunError, match="holds another article than town"):
            make_again(own_report, read_manifest(own_report)._replace(doc_id="town"), print, timeout=1)

    def test_carried_files_get_their_names_back(self, own_report, tmp_path):
        for name in ("my-frames.yaml", "lexicon-words.csv"):
            shutil.copyfile(own_report / name, tmp_path / name)
        (values,) = _parameters(tmp_path, read_manifest(own_report)).values()
        assert values["codebook"] == str(tmp_path / "my-frames.yaml")
        assert values["scorer"] == str(tmp_path / "lexicons" / "words.csv")
        assert values["compare"] == ["news", values["scorer"]]


def test_an_altered_description_is_found_by_making_it_again(own_report, edited, tmp_path, monkeypatch):
    """The manifest is no file it names itself; what it says besides hashes is compared too."""
    folder = shutil.copytree(own_report, tmp_path / "report")
    edited(folder, lambda entities: entities["lexicon-words.csv"].update(license="mine alone"))
    manifest = read_manifest(folder)

    class Made:
        failures = ()
        folder = own_report

    monkeypatch.setattr("analysis.run.schedule.make_reports", lambda *_: [Made])
    assert make_again(folder, manifest, print, timeout=1).differs == [MANIFEST]
    assert make_again(own_report, read_manifest(own_report), print, timeout=1).is_same


def test_verifying_loads_neither_notebooks_nor_tables():
    code = (
        "import sys; import analysis.cli; from analysis.run.manifest.verifying import find_faults\n"
        "print([name for name in ('pandas', 'matplotlib', 'papermill', 'rocrate', 'nltk') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert json.loads(done.stdout.replace("'", '"')) == []
