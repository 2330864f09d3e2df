"""What is remembered is what was made, and a cache may be harmed at any moment at no harm."""

import json
import os

import pytest

from analysis.run import cache
from analysis.run.cache import clear_cache, recall, remember, result_key


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Remember one result and give its key, its folder and its entry."""
    monkeypatch.setenv("HEARSAY_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "step"
    for part in ("notebooks", "tables", "figures"):
        (folder / part).mkdir(parents=True)
    (folder / "tables" / "tone.csv").write_bytes(b"words\n7\n")
    (folder / "index.html").write_bytes(b"<p>page</p>")
    key = "ab" * 32
    remember(key, folder)
    return key, folder, tmp_path / "cache" / "ab" / f"{key}.zip"


def holds(folder):
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_what_was_remembered_comes_back_byte_for_byte(kept, tmp_path):
    key, folder, _ = kept
    (tmp_path / "again").mkdir()
    assert recall(key, tmp_path / "again")
    assert holds(tmp_path / "again") == holds(folder)


@pytest.mark.parametrize("harm", ["flipped", "cut", "short", "empty", "folder", "gone"])
def test_a_harmed_entry_counts_as_missing_and_is_made_anew(kept, tmp_path, harm):
    key, folder, entry = kept
    whole = entry.read_bytes()
    entry.unlink()
    if harm == "folder":
        entry.mkdir()
    elif harm != "gone":
        flipped = whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:]
        entry.write_bytes({"flipped": flipped, "cut": whole[:-9], "short": whole[:20], "empty": b""}[harm])
    (tmp_path / "again").mkdir()
    assert not recall(key, tmp_path / "again")
    assert holds(tmp_path / "again") == {}
    remember(key, folder)
    if harm != "folder":
        assert entry.read_bytes() == whole


def test_a_cache_that_cannot_be_written_keeps_nothing(kept, tmp_path, monkeypatch):
    key, folder, _ = kept
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HEARSAY_CACHE", str(tmp_path / "file"))
    remember(key, folder)
    assert not recall(key, folder)
    assert clear_cache() == (0, 0)


def test_the_key_hangs_on_each_part(tmp_path, monkeypatch):
    notebook, article = tmp_path / "01-one.ipynb", tmp_path / "article.jsonl"

    def write(source):
        cell = {"cell_type": "code", "source": source, "metadata": {}, "outputs": []}
        notebook.write_text(json.dumps({"cells": [cell]}))

    def key(parameters=(("window", 3),)):
        return result_key(notebook, dict(parameters), {"article.jsonl": article})

    write("1 + 1")
    article.write_text("one")
    keys = [key()]
    os.utime(article, (1, 1))
    assert key() == keys[0]
    keys.append(key((("window", 5),)))
    write("1 + 2")
    keys.append(key())
    article.write_text("two")
    keys.append(key())
    origin = cache.origin()
    for change in (
        {"code": {**origin.code, "cli/report.py": "0"}},
        {"lexicons": {**origin.lexicons, "data/cues.yaml": "0"}},
        {"libraries": {**origin.libraries, "numpy": "0"}},
        {"lock": "0"},
        {"python": "0"},
    ):
        monkeypatch.setattr(cache, "origin", lambda change=change: origin._replace(**change))
        keys.append(key())
    assert len(set(keys)) == 9


def test_tidying_drops_what_was_not_asked_for_longest(kept, monkeypatch):
    _, folder, entry = kept
    remember("cd" * 32, folder)
    os.utime(entry, (1, 1))
    monkeypatch.setattr(cache, "_MOST", entry.stat().st_size)
    cache.tidy_cache()
    assert not entry.exists()
    assert recall("cd" * 32, folder)
    assert clear_cache()[0] == 1
    assert not recall("cd" * 32, folder)
