"""A manifest is text from outside: what is damaged or leads elsewhere is refused in one line."""

import json
import os
import subprocess
import sys

import pytest

from analysis.document import InputError
from analysis.run.manifest import MANIFEST, DamagedManifestError, read_manifest

SECRET = "0" * 64


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"{}", b'{"@graph": 7}', b'{"@graph": [1]}', b'{"@graph": [{"@id": "./"}]}', b"\xff\xfe",
     b'{"@graph": [{"@id": NaN}]}', b"[" * 100_000, b'{"@graph": [{"@id": "./"}, {"@id": "./"}]}'],
)  # fmt: skip
@pytest.mark.parametrize("command", ["verify", "verify --rerun", "diff"])
def test_a_damaged_manifest_is_one_line(made, say, content, command):
    folder = made()
    (folder / MANIFEST).write_bytes(content)
    command, *options = command.split()
    done = say(command, folder, *([folder] if command == "diff" else []), *options)
    assert done.status == (2 if command == "diff" else 1)
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert f"{MANIFEST}: the manifest is damaged: " in line


def test_a_manifest_cut_off_is_named_with_its_line(made):
    folder = made()
    text = (folder / MANIFEST).read_text(encoding="utf-8")
    (folder / MANIFEST).write_text(text[: len(text) // 2], encoding="utf-8")
    with pytest.raises(DamagedManifestError, match=r"it is no JSON \(line \d+\)"):
        read_manifest(folder)


@pytest.mark.parametrize(
    "path",
    ["../x", "/etc/passwd", "a/../../x", "%2e%2e/x", "..%2Fx", "C:/x", "a\\..\\..\\x", "a%5Cb", "tables//x", "./x", "", "x%00",
     "%2Fetc%2Fpasswd", "tables/", "file:///etc/passwd", "x\x1b[2J", "..", "~root/.."],
)  # fmt: skip
def test_a_path_that_leads_elsewhere_is_refused_and_never_followed(made, edited, say, tmp_path, path):
    folder = made()
    (tmp_path / "x").write_text("secret")

    def change(entities):
        entities["./"]["hasPart"].append({"@id": path})
        entities[path] = {"@id": path, "@type": "File", "sha256": SECRET}

    edited(folder, change)
    done = say("verify", folder)
    assert done.status == 1
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert "which is outside its folder" in line
    assert "\x1b" not in line


@pytest.mark.parametrize("path", [MANIFEST, "index%2Ehtml"])
def test_a_file_is_named_once_and_the_manifest_not_at_all(made, edited, path):
    folder = made()

    def change(entities):
        entities["./"]["hasPart"].append({"@id": path})
        entities[path] = {"@id": path, "@type": "File", "sha256": SECRET}

    edited(folder, change)
    with pytest.raises(DamagedManifestError, match="where it must not"):
        read_manifest(folder)


def remove_run(entities):
    del entities["#run"]


def break_hash(entities):
    entities["index.html"]["sha256"] = "abc"


def hide_article(entities):
    entities["#run"]["object"] = []


def outside_codebook(entities):
    entities["#parameter/01-tone.ipynb/codebook"] = {
        "@id": "#parameter/01-tone.ipynb/codebook",
        "@type": "PropertyValue",
        "name": "codebook",
        "value": "../../../etc/passwd",
    }


def outside_notebook(entities):
    entities["#notebook/../x.ipynb"] = {"@id": "#notebook/../x.ipynb", "sha256": SECRET}


def path_as_id(entities):
    entities["./"]["identifier"] = "../../x"


def nested_value(entities):
    outside_codebook(entities)
    entities["#parameter/01-tone.ipynb/codebook"]["value"] = [{"a": 1}]


def no_python(entities):
    del entities["https://www.python.org/"]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (remove_run, "'#run' is missing"),
        (break_hash, "'abc' is no SHA-256"),
        (hide_article, "what went into the report is not all in it"),
        (outside_codebook, "names '../../../etc/passwd', which is not in it"),
        (outside_notebook, "names no notebook"),
        (path_as_id, "could not name a folder"),
        (nested_value, "has no value that notebooks take"),
        (no_python, "'https://www.python.org/' is missing"),
    ],
)
def test_what_is_missing_or_must_not_be_is_named(made, edited, change, reason):
    folder = made()
    edited(folder, change)
    with pytest.raises(DamagedManifestError, match=reason):
        read_manifest(folder)


@pytest.mark.parametrize("command", ["verify", "diff"])
def test_a_folder_without_a_manifest_is_no_report(say, tmp_path, command):
    (tmp_path / "file").write_text("")
    (tmp_path / "linked").mkdir()
    (tmp_path / "linked" / MANIFEST).symlink_to("/etc/hostname")
    os.mkfifo(tmp_path / "pipe")
    for place in (tmp_path, tmp_path / "file", tmp_path / "nowhere", tmp_path / "linked", tmp_path / "pipe"):
        done = say(command, place, *([place] if command == "diff" else []))
        assert done.status == 2
        (line,) = done.err.splitlines()
        assert "is no report" in line or "so it is no report" in line


def test_an_oversized_manifest_is_not_read(made):
    folder = made()
    with (folder / MANIFEST).open("r+b") as file:
        file.truncate(30_000_000)
    with pytest.raises(DamagedManifestError, match="far too big"):
        read_manifest(folder)


def test_a_report_of_before_there_were_manifests_is_none(made):
    folder = made()
    (folder / MANIFEST).unlink()
    with pytest.raises(InputError, match=f"is no report: it holds no {MANIFEST}"):
        read_manifest(folder)


def test_reading_needs_no_library_of_crates():
    code = "import sys; import analysis.run.manifest; sys.exit('rocrate' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_order_of_entities_does_not_matter(made):
    folder = made()
    content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps(content, indent=4), encoding="utf-8")
    before = read_manifest(folder)
    content["@graph"].reverse()
    (folder / MANIFEST).write_text(json.dumps(content), encoding="utf-8")
    assert read_manifest(folder) == before
