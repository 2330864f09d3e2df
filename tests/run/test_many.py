"""Many articles: one that fails does not stop the others, what stands is left, and a table says what became of each."""

import json

import pytest

from analysis.document import InputError, read_documents

GOOD = "The mayor said on Tuesday that the bridge stays shut. Traders fear for their trade."
ARTICLES = [{"id": f"a{k}", "text": f"{GOOD} It was day {k}."} for k in range(1, 5)]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    """A corpus in which the second line is no JSON, the fourth has no text and the sixth is blank."""
    path = tmp_path_factory.mktemp("corpus") / "news.jsonl"
    lines = [json.dumps(article) for article in ARTICLES]
    lines[1:1] = ["{broken"]
    lines[3:3] = ['{"id": "b", "text": 7}']
    lines[5:5] = ['{"id": "c", "text": "  "}']
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def kept_going(analysis, corpus):
    out = corpus.parent / "outputs"
    return out, analysis("report", corpus, "--out", out, "--notebooks", "02", "--keep-going")


def test_without_keep_going_nothing_is_begun(analysis, corpus, tmp_path):
    done = analysis("report", corpus, "--out", tmp_path / "out", "--notebooks", "02")
    assert done.status == 2
    assert done.err.splitlines()[-1].startswith(f"error: {corpus}: line 2 is not JSON")
    assert not (tmp_path / "out").exists()


def test_bad_articles_do_not_stop_the_others(kept_going):
    out, done = kept_going
    assert done.status == 1
    left_out = [line for line in done.err.splitlines() if line.startswith("left out: ")]
    assert len(left_out) == 3
    for line, named in zip(left_out, ("line 2", "line 4", "'c'"), strict=True):
        assert named in line
    assert sorted(path.name for path in out.iterdir()) == ["a1", "a2", "a3", "a4", "index.html"]


def test_a_table_says_what_became_of_each(kept_going):
    _, done = kept_going
    rows = [line.split() for line in done.out.splitlines()]
    assert rows[0] == ["article", "report", "run", "page"]
    assert [row[:3] for row in rows[1:5]] == [[f"a{k}", "made", "1"] for k in range(1, 5)]
    assert done.out.splitlines()[-1] == "7 articles: 4 made, 3 left out; 4 notebooks run"


def test_a_second_run_makes_nothing_and_a_changed_report_is_made_again(kept_going, analysis, corpus):
    out, _ = kept_going
    (out / "a3" / "02-quotes.html").write_text("scribbled over")
    done = analysis("report", corpus, "--out", out, "--notebooks", "02", "-k")
    assert done.out.splitlines()[-1] == "7 articles: 1 made, 3 unchanged, 3 left out; 0 notebooks run"
    assert "scribbled" not in (out / "a3" / "02-quotes.html").read_text(encoding="utf-8")
    assert analysis("verify", out / "a3").status == 0


def test_resume_leaves_whole_reports_of_another_version(kept_going, analysis, corpus):
    out, _ = kept_going
    manifest = out / "a2" / "ro-crate-metadata.json"
    recorded = json.loads(manifest.read_text(encoding="utf-8"))
    for entity in recorded["@graph"]:
        if entity["@id"] == "https://www.python.org/":
            entity["softwareVersion"] = "3.0.0"
    manifest.write_text(json.dumps(recorded), encoding="utf-8")
    resumed = analysis("report", corpus, "--out", out, "--notebooks", "02", "-k", "--resume")
    assert resumed.out.splitlines()[-1] == "7 articles: 4 unchanged, 3 left out; 0 notebooks run"
    anew = analysis("report", corpus, "--out", out, "--notebooks", "02", "-k")
    assert anew.out.splitlines()[-1] == "7 articles: 1 made, 3 unchanged, 3 left out; 0 notebooks run"


def test_a_folder_is_read_file_by_file(analysis, tmp_path):
    for name in ("one.txt", "two.md"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    (tmp_path / "README.md").write_text("About these articles.", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    done = analysis("annotate", tmp_path, "--layers", "quotes")
    assert done.status == 0, done.err
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == ["one", "two"]
    assert "README.md is taken for no article" in done.err
    (tmp_path / "empty").mkdir()
    nothing = analysis("annotate", tmp_path / "empty")
    assert (nothing.status, nothing.err.count("the folder holds no article")) == (2, 1)


def test_reports_do_not_go_among_the_articles(analysis, tmp_path):
    (tmp_path / "one.txt").write_text(GOOD, encoding="utf-8")
    done = analysis("report", tmp_path, "--out", tmp_path)
    # The list of reports there would be read as an article the next time.
    assert (done.status, done.out) == (2, "")
    assert done.err.endswith("articles come from there; say where else reports go with --out\n")
    assert [path.name for path in tmp_path.iterdir()] == ["one.txt"]


@pytest.mark.parametrize(
    ("name", "content", "ids", "n_faults"),
    [
        ("a.csv", "id,text\n1,one two\n2,three,four\n3,five\n", ["1", "3"], 1),
        ("a.jsonl", '{"id": "1", "text": "a b"}\n[]\n{"id": "2", "txt": "c"}\n{"id": "3", "text": "d"}\n', ["1", "3"], 2),
    ],
)  # fmt: skip
def test_reading_goes_on_after_a_fault_where_somebody_takes_it(tmp_path, name, content, ids, n_faults):
    (tmp_path / name).write_text(content)
    faults = []
    paths = [tmp_path / "missing.txt", tmp_path / name]
    assert [doc.doc_id for doc in read_documents(paths, on_fault=faults.append)] == ids
    assert len(faults) == 1 + n_faults
    assert all(isinstance(fault, InputError) for fault in faults)
