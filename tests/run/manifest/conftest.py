"""Reports made by hand for most tests, and two that kernels made."""

import json
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from analysis.cli import main
from analysis.document import Document, read_document
from analysis.run.manifest import MANIFEST, write_manifest

TABLE = "doc_id,measure,group,value\na1,tone,,0.25\na1,tone,ending,-0.5\n"
CODEBOOK = """codebook: mine
title: Weather
version: 1.0.0
source: written for this test
licence: CC BY 4.0
categories:
  rain:
    label: Rain
    definition: Words of rain and what it closes.
    source: this test
    patterns:
      - rain
      - bridge
"""
LEXICON = "word,valence\nclosed,-2\nbridge,1\n"


class Said(NamedTuple):
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str


@pytest.fixture
def say():
    """Call the command line in this process."""

    def call(*arguments):
        done = CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)
        return Said(done.exit_code, done.stdout, done.stderr)

    return call


@pytest.fixture
def made(tmp_path):
    """Make a small report without any kernel."""

    def make(
        name="a1",
        *,
        text="It rained.",
        title="",
        tables=None,
        parameters=None,
        cells=("x = 1",),
        carried=None,
    ):
        folder, doc = tmp_path / name, Document("a1", text, title=title)
        for part in ("tables", "figures", "notebooks"):
            (folder / part).mkdir(parents=True)
        row = {"id": doc.doc_id, "text": text} | ({"title": title} if title else {})
        (folder / "article.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
        for table, content in (tables or {"tone": TABLE}).items():
            (folder / "tables" / f"{table}.csv").write_text(content, encoding="utf-8")
        for file, content in (carried or {}).items():
            (folder / file).write_text(content, encoding="utf-8")
        (folder / "figures" / "tone.png").write_bytes(b"\x89PNG")
        (folder / "index.html").write_text("<!DOCTYPE html>", encoding="utf-8")
        source = tmp_path / f"{name}.source" / "01-tone.ipynb"
        source.parent.mkdir()
        source.write_text(json.dumps({"cells": [{"cell_type": "code", "source": cell} for cell in cells]}))
        write_manifest(folder, doc, {source.name: parameters or {}}, {source.name: source})
        return folder

    return make


@pytest.fixture
def edited():
    """Change a manifest entity by entity and write it again."""

    def edit(folder, change):
        path = folder / MANIFEST
        content = json.loads(path.read_text(encoding="utf-8"))
        entities = {entity["@id"]: entity for entity in content["@graph"]}
        change(entities)
        content["@graph"] = list(entities.values())
        path.write_text(json.dumps(content), encoding="utf-8")

    return edit


@pytest.fixture(scope="session")
def own_report(analysis, tmp_path_factory):
    """Report an article by the page's notebook, with a codebook and a lexicon of the user's."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "my frames.yaml").write_text(CODEBOOK, encoding="utf-8")
    (folder / "words.csv").write_text(LEXICON, encoding="utf-8")
    return report_of(
        analysis,
        folder / "outputs",
        f"codebook={folder / 'my frames.yaml'}",
        f"scorer={folder / 'words.csv'}",
        f"compare=news,{folder / 'words.csv'}",
    )


@pytest.fixture(scope="session")
def other_report(analysis, tmp_path_factory):
    """Report the same article by the same notebook, with the codebook and scorer of the package."""
    return report_of(
        analysis, tmp_path_factory.mktemp("other") / "outputs", "codebook=generic", "min_words=6"
    )


def report_of(analysis, out, *given):
    parameters = [part for item in given for part in ("-p", item)]
    done = analysis(
        "report", "seeds/harbour.txt", "--out", out, "--notebooks", "09", "--jobs", "1", *parameters
    )
    assert done.status == 0, done.err
    assert read_document(out / "harbour" / "article.jsonl").doc_id == "harbour"
    return out / "harbour"


@pytest.fixture(scope="session")
def graph_of():
    """Read a manifest's entities by their ids."""

    def read(folder):
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {entity["@id"]: entity for entity in content["@graph"]}

    return read
