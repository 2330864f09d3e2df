"""What ships compiled is what its YAML says, and is not used where it is not."""

import json

import pytest

from analysis.learning.compiling import compile_all
from analysis.lexicon import Category, Codebook, codebook_names, load_codebook, parse_pattern
from analysis.lexicon.codebook import loading, parse_named
from analysis.lexicon.codebook.packing import pack, unpack
from analysis.lexicon.compiled import DATA, TABLES, parse_table, read_compiled, read_table, write_compiled

COMPILED = dict(compile_all())


@pytest.mark.parametrize("name", sorted(COMPILED))
def test_what_ships_is_made_from_its_source(name):
    assert (DATA / "compiled" / name).read_bytes() == COMPILED[name], "run `make compile`"


def test_nothing_compiled_is_without_its_source():
    assert sorted(entry.name for entry in (DATA / "compiled").iterdir()) == sorted(COMPILED)


@pytest.mark.parametrize("name", codebook_names())
def test_a_codebook_is_the_same_either_way(name):
    compiled = unpack(
        read_compiled(f"codebooks/{name}.yaml", (DATA / "codebooks" / f"{name}.yaml").read_bytes())
    )
    assert compiled == parse_named(name) == load_codebook(name)
    assert json.dumps(pack(compiled)) == json.dumps(pack(parse_named(name)))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_the_same_either_way(name):
    assert read_table(name) == parse_table((DATA / name).read_bytes())


SOURCE = b"words: [one, two]\n"


@pytest.mark.parametrize(
    "stored",
    [
        None,
        b"",
        b"{}",
        b"\xff\n[]",
        write_compiled(SOURCE, ["old"])[:-3],
        write_compiled(SOURCE, ["old"]).replace(b"old", b"odd"),
        write_compiled(SOURCE + b"# changed\n", ["old"]),
        b"[" * 100_000 + b"\n[]",
    ],
    ids=["missing", "empty", "no sums", "no text", "cut off", "changed", "of another source", "nested"],
)
def test_a_compiled_form_that_is_stale_or_damaged_is_not_used(tmp_path, stored):
    if stored is not None:
        (tmp_path / "t.json").write_bytes(stored)
    assert read_compiled("t.yaml", SOURCE, tmp_path) is None


def test_a_compiled_form_that_is_whole_is_used(tmp_path):
    (tmp_path / "t.json").write_bytes(write_compiled(SOURCE, ["kept"]))
    assert read_compiled("t.yaml", SOURCE, tmp_path) == ["kept"]


@pytest.fixture
def data(tmp_path, monkeypatch):
    """Lay out a data folder of two sources with their compiled forms, of which the tables are edited later."""
    for folder in ("codebooks", "compiled"):
        (tmp_path / folder).mkdir()
    monkeypatch.setattr("analysis.lexicon.compiled.DATA", tmp_path)
    monkeypatch.setattr(loading, "DATA", tmp_path)
    monkeypatch.setattr(loading, "_FOLDER", tmp_path / "codebooks")
    monkeypatch.setattr(
        loading, "read_compiled", lambda name, written: read_compiled(name, written, tmp_path / "compiled")
    )
    loading._load_named.cache_clear()
    yield tmp_path
    loading._load_named.cache_clear()


BOOK = """codebook: own
title: Own
version: "1"
source: us
licence: MIT
categories:
  money: {label: Money, definition: d, source: s, patterns: [tax*]}
"""


def test_an_edited_codebook_counts_what_it_says_now(data):
    (data / "codebooks" / "own.yaml").write_bytes(BOOK.encode())
    book = parse_named("own")
    assert isinstance(book, Codebook)
    # A title of its own shows which of the two was read.
    packed = pack(book) | {"title": "Compiled"}
    (data / "compiled" / "own.json").write_bytes(write_compiled(BOOK.encode(), packed))
    assert load_codebook("own").title == "Compiled"

    loading._load_named.cache_clear()
    edited = BOOK.replace("tax*", "levy")
    (data / "codebooks" / "own.yaml").write_bytes(edited.encode())
    assert load_codebook("own").title == "Own"
    assert [pattern.text for pattern in load_codebook("own").categories[0].patterns] == ["levy"]


def test_a_pattern_keeps_all_its_terms():
    for pattern, row in [
        (("Tax", 1.0, [], []), ["Tax", 1.0]),
        (("can't", 0.5, [], []), ["can't", 0.5, ["ca", "n't"]]),
        (("war", 1.0, ["NOUN"], ["war of words"]), ["war", 1.0, None, ["NOUN"], [["war", "of", "words"]]]),
    ]:
        made = parse_pattern(*pattern)
        book = Codebook("b", "B", "1", "s", "l", (Category("c", "C", "d", "s", (made,), ("An example.",)),))
        assert pack(book)["categories"][0]["patterns"] == [row]
        assert unpack(json.loads(json.dumps(pack(book)))) == book
