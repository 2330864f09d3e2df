"""Articles come back exactly as they were written, and every other input is refused in one clear line."""

import csv
import datetime
import gzip
import io
import json
import os
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from analysis.document import (
    MAX_CHARACTERS,
    Document,
    InputError,
    InputWarning,
    read_document,
    read_documents,
    sources,
)

STORY = "“We have no choice,” the mayor said.\r\nThe council agreed – 5 to 4.\n"
# What no reader may lose: no NUL, and no other control characters but those of text.
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff")
    | st.sampled_from("\t\n\r\f\v")
).filter(lambda text: text and not text.isspace())
SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@pytest.fixture(autouse=True)
def _no_unexpected_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error", InputWarning)
        yield


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write bytes, text, or objects as JSON lines into a file of the working directory."""
    monkeypatch.chdir(tmp_path)

    def write_file(name, content):
        if isinstance(content, list):
            content = "".join(json.dumps(row) + "\n" for row in content)
        data = content.encode() if isinstance(content, str) else content
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return name

    return write_file


def read_all(*names, **options):
    return list(read_documents(names, **options))


def refusal_of(read, *arguments, **options):
    """The line that a refused input gives, which must be one line, or "" where nothing was refused."""
    try:
        read(*arguments, **options)
    except InputError as refusal:
        line = str(refusal)
    else:
        line = ""
    assert line.isprintable()
    return line


# One article, as it stands


@given(
    TEXT, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]), st.sampled_from(["a.txt", "a.txt.gz"])
)
@example("\r\n line ends \r and \n blanks stay \t ", "utf-16", "a.txt")
@example("e\u0301 and é are not the same", "utf-8", "a.txt")
@example("\u2028not\u2029a\x85line", "utf-8-sig", "a.txt")
@SAME_FOLDER
def test_a_text_comes_back_equal(tmp_path, text, encoding, name):
    path = tmp_path / name
    data = text.encode(encoding)
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert read_document(path) == Document("a", text)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_comes_back_equal(write, encoding):
    assert read_document(write("a.txt", STORY.encode(encoding))).text == STORY


def test_windows_1252_comes_back_equal_with_a_note(write):
    write("a.txt", STORY.encode("cp1252"))
    with pytest.warns(
        InputWarning, match=r"^a\.txt is not UTF-8 and was read as Windows-1252: .* --encoding$"
    ):
        assert read_document("a.txt").text == STORY


def test_a_given_encoding_is_no_guess(write):
    assert read_document(write("a.txt", STORY.encode("cp1252")), encoding="windows-1252").text == STORY


def test_a_note_points_at_the_input_and_at_no_path_of_ours(write):
    write("a.txt", b"caf\xe9 society")
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        read_document("a.txt")
    shown = warnings.formatwarning(
        caught[0].message, caught[0].category, caught[0].filename, caught[0].lineno
    )
    assert shown.startswith("<a.txt>:1: InputWarning: a.txt is not UTF-8")
    assert shown.count("\n") == 1


def test_a_character_of_the_text_is_never_a_mark_when_it_stands_inside(write):
    assert read_document(write("a.txt", "a\ufeffb")).text == "a\ufeffb"


def test_a_file_without_ending_is_text(write):
    assert read_document(write("story", STORY)) == Document("story", STORY)


@pytest.mark.parametrize(
    ("name", "doc_id"),
    [("My story.txt", "My-story"), ("v1.2.TXT", "v1.2"), ("a.md.gz", "a"), ("x/y.text", "y")],
)
def test_the_id_is_the_name_without_its_endings(write, name, doc_id):
    assert read_document(write(name, STORY)).doc_id == doc_id


def test_standard_input_is_text(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode("utf-8-sig"))))
    assert read_document("-") == Document("stdin", STORY)


def test_standard_input_is_refused_by_that_name(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"%PDF-1.7")))
    assert refusal_of(read_document, "-") == "standard input is a PDF, not text: save its text as .txt first"
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal_of(read_document, "-").startswith("standard input cannot be read here")


def test_a_pipe_is_read_without_going_back(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["sh", "-c", f"printf 'some text' > '{pipe}'"]):
        assert read_document(pipe).text == "some text"


# Where paths start


def test_a_path_starts_at_the_working_directory_and_else_at_the_project_root(write, monkeypatch):
    package = Path(sources.__file__).resolve().parents[1].name
    assert read_document(write("here.txt", "here")).text == "here"
    write("project/pyproject.toml", "")
    write(f"project/{package}/document/sources.py", "")
    write("project/seeds/a.txt", "root")
    write("project/notebooks/seeds/b.txt", "notebook")
    monkeypatch.setattr(sources, "__file__", str(Path(f"project/{package}/document/sources.py").resolve()))
    monkeypatch.chdir("project/notebooks")
    assert read_document("seeds/a.txt").text == "root"
    assert read_document("seeds/b.txt").text == "notebook"
    write("seeds/a.txt", "nearer")
    assert read_document("seeds/a.txt").text == "nearer"


def test_a_folder_that_is_no_project_is_not_looked_up(write, monkeypatch):
    write("site/package/document/sources.py", "")
    write("site/a.txt", "not ours")
    monkeypatch.setattr(sources, "__file__", str(Path("site/package/document/sources.py").resolve()))
    assert refusal_of(read_document, "a.txt").startswith("a.txt: no such file")


# Markdown


def test_front_matter_gives_metadata_and_is_no_part_of_the_text(write):
    front = '---\nTitle: "A: b"\noutlet: The Example\nauthor: [Ann, Bob]\ndate: 2024-05-01\nurl: https://e.org\nlanguage: no\ntags: [x]\nid: z\n---\n'
    assert read_document(write("a.md", front + "\n" + STORY)) == Document(
        "a", "\n" + STORY, "A: b", "The Example", "Ann, Bob", "2024-05-01", "https://e.org", "no"
    )


@pytest.mark.parametrize(
    "front", ["---\n---\n", "---\r\ntitle: t\r\n---\r\n", "--- \ntitle: t\n...\n", "---\n# nothing\n---\n"]
)
def test_front_matter_ends_where_its_line_ends(write, front):
    assert read_document(write("a.md", front + STORY)).text == STORY


@pytest.mark.parametrize(
    "text",
    [
        "Some *text*.",
        "---\nA rule, and no second one.",
        "---\nProse between rules.\n---\nMore.",
        "A\n---\nb: c\n---\n",
        "--- a\n---\n",
    ],
)
def test_markdown_without_front_matter_is_all_text(write, text):
    assert read_document(write("a.md", text)) == Document("a", text)


@pytest.mark.parametrize(
    ("front", "match"),
    [
        ("---\ntitle: t\nauthor: [a\n---\nText", "a.md: line 4: the front matter is not YAML: "),
        ("---\ntitle: a: b\n---\nText", "a.md: line 2: the front matter is not YAML: mapping values"),
        (
            "---\ntitle: \x02\n---\nText and more text, to be a text, and no binary file, with one odd sign.",
            "the front matter is not YAML",
        ),
        ('---\ntitle: "\\uD800"\n---\nText', "a.md: title: character 0, U+D800, is half a surrogate pair"),
        ("---\n" + "[" * 50_000 + "\n---\nText", "a.md: "),
        ("---\n" + "a: b\n" * 25_000 + "---\nText", "the front matter is longer than 100,000 characters"),
        ("---\ntitle: t\n---\n \n", "a.md: the article holds only white space"),
        ("---\ntitle: t\n---", "a.md: the article is empty"),
    ],
)
def test_bad_front_matter_is_refused_with_its_line(write, front, match):
    assert match in refusal_of(read_document, write("a.md", front))


# Web pages

SENTENCE = (
    "“We have no choice,” the mayor told reporters, adding that the library would stay open until autumn"
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Council votes | The Example</title>
<meta property="og:site_name" content="The Example"><meta name="author" content="Ann Writer">
<meta property="article:published_time" content="2024-05-01T10:00:00Z">
<link rel="canonical" href="https://example.org/council"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Council votes</h1>{"".join(f"<p>{SENTENCE} of year {n}.</p>" for n in range(6))}</article>
<footer>All rights reserved</footer></body></html>"""


@pytest.mark.parametrize("name", ["a.html", "a.htm", "a.HTML", "a.html.gz"])
def test_a_page_gives_its_main_text_and_metadata(write, name):
    doc = read_document(write(name, PAGE))
    for n in range(6):
        assert f"{SENTENCE} of year {n}." in doc.text
    assert "Sport" not in doc.text
    assert "All rights" not in doc.text
    assert (doc.title, doc.outlet, doc.author) == ("Council votes", "The Example", "Ann Writer")
    assert (doc.date, doc.url, doc.language) == ("2024-05-01", "https://example.org/council", "en-GB")


def test_a_page_is_read_alike_twice(write):
    assert read_document(write("a.html", PAGE)) == read_document("a.html")


def test_a_page_in_the_encoding_it_declares(write):
    page = (
        PAGE.replace("utf-8", "iso-8859-2")
        .replace("“", "")
        .replace("”", "")
        .replace("mayor", "primátor Dvořák")
    )
    assert "primátor Dvořák told" in read_document(write("a.html", page.encode("iso-8859-2"))).text


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "no page at all", "<", "<html>" + "<br>" * 1000]
)
def test_a_page_without_main_text_is_refused(write, page, capfd):
    refusal = refusal_of(read_document, write("a.html", page))
    assert refusal == "a.html: no main text was found in this page: save the article's text as .txt"
    assert capfd.readouterr() == ("", "")


def test_a_page_of_which_much_is_left_out_has_a_note(write):
    links = "".join(f'<li><p><a href="/{n}">{"Read more of this " * 10}</a></p></li>' for n in range(40))
    write("a.html", PAGE.replace("<footer>", f"<aside><ul>{links}</ul></aside><footer>"))
    with pytest.warns(
        InputWarning, match=r"a\.html: the main text found has [\d,]+ characters, all paragraphs"
    ):
        assert "Read more" not in read_document("a.html").text


def test_a_page_of_too_many_tags_is_refused_at_once(write):
    start = time.perf_counter()
    assert "more than 100,000 tags" in refusal_of(read_document, write("a.html", "<p>word " * 100_001))
    assert time.perf_counter() - start < 2


def test_a_page_named_txt_has_a_note(write):
    write("a.txt", PAGE)
    with pytest.warns(InputWarning, match=r"a\.txt looks like a web page and was read with its tags"):
        assert read_document("a.txt").text == PAGE


# Tables

ROWS = [
    {
        "id": "a1",
        "text": "One.\r\n",
        "title": "T",
        "outlet": "O",
        "author": "A",
        "date": "2024",
        "url": "U",
        "language": "en",
    },
    {"id": "a2", "text": ' Two, “and” "three".\n\nFour. '},
]
DOCUMENTS = [
    Document("a1", "One.\r\n", "T", "O", "A", "2024", "U", "en"),
    Document("a2", ' Two, “and” "three".\n\nFour. '),
]


def as_csv(rows, delimiter=","):
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def as_parquet(rows, **options):
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), out, **options)
    return out.getvalue()


def table(name, rows=ROWS):
    suffix = name.removesuffix(".gz").rpartition(".")[2]
    if suffix == "parquet":
        return as_parquet(rows)
    if suffix in ("csv", "tsv"):
        return as_csv(rows, "\t" if suffix == "tsv" else ",")
    return rows


NAMES = ["c.jsonl", "c.ndjson", "c.csv", "c.tsv", "c.parquet"]
ALL_NAMES = [name + packing for name in NAMES for packing in ("", ".gz")]


@pytest.mark.parametrize("name", ALL_NAMES)
def test_every_table_gives_the_same_articles(write, name):
    assert read_all(write(name, table(name))) == DOCUMENTS


@pytest.mark.parametrize("name", ALL_NAMES)
@pytest.mark.parametrize(("row", "expected"), [(1, 0), (2, 1), ("a2", 1), ("2", 1)])
def test_one_row_is_chosen_by_number_or_id(write, name, row, expected):
    assert read_document(write(name, table(name)), row=row) == DOCUMENTS[expected]


@pytest.mark.parametrize("name", ALL_NAMES)
def test_a_table_of_one_row_is_one_article_and_of_more_a_choice(write, name):
    assert read_document(write(name, table(name, ROWS[:1]))) == DOCUMENTS[0]
    write(name, table(name))
    assert refusal_of(read_document, name) == (
        f"{name} holds several articles (the first are 'a1' and 'a2'): choose one with row, by its number or its id"
    )


@pytest.mark.parametrize("row", [0, 3, -1, "a3", "", "0", "9" * 20, "²"])
def test_a_row_that_is_not_there_is_refused(write, row):
    assert refusal_of(read_document, write("c.jsonl", ROWS), row=row).startswith(
        f"c.jsonl has no article {row!r}: it holds "
    )


def test_a_digit_is_an_id_before_it_is_a_number(write):
    write("c.jsonl", [{"id": "2", "text": "one"}, {"id": "1", "text": "two"}])
    assert read_document("c.jsonl", row="2").text == "one"
    assert read_document("c.jsonl", row=2).text == "two"


def test_a_row_is_chosen_by_the_id_as_the_source_gives_it(write):
    write("c.jsonl", [{"id": "x", "text": "one"}, {"id": "a b/c", "text": "two"}])
    assert read_document("c.jsonl", row="a b/c").text == "two"


def test_a_row_of_a_text_is_refused(write):
    assert "holds one article: a row can be chosen in a table only" in refusal_of(
        read_document, write("a.txt", STORY), row=1
    )


def test_files_and_tables_are_read_in_order(write):
    names = [write("a.txt", "text"), write("c.jsonl", ROWS), write("b.md", "more")]
    assert [doc.doc_id for doc in read_documents(iter(names))] == ["a", "a1", "a2", "b"]
    assert [doc.doc_id for doc in read_documents("a.txt")] == ["a"]
    assert [doc.doc_id for doc in read_documents(Path("a.txt"))] == ["a"]
    assert read_all() == []


def test_articles_are_read_one_at_a_time(write):
    documents = read_documents([write("c.jsonl", '{"text": "one"}\nbroken'), "missing.txt"])
    assert next(documents).text == "one"
    assert refusal_of(next, documents).startswith("c.jsonl: line 2 is not JSON")


@given(
    st.lists(TEXT.filter(lambda text: "\0" not in text), min_size=1, max_size=5),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
@example(["a\rb\r\nc\n"], "utf-16")
@SAME_FOLDER
def test_texts_come_back_equal_from_every_table(tmp_path, texts, encoding):
    rows = [{"text": text} for text in texts]
    (tmp_path / "j.jsonl").write_bytes(
        "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode(encoding)
    )
    (tmp_path / "c.csv").write_bytes(as_csv(rows).encode(encoding))
    (tmp_path / "p.parquet").write_bytes(as_parquet(rows))
    for name in ("j.jsonl", "c.csv", "p.parquet"):
        assert [doc.text for doc in read_documents([tmp_path / name])] == texts


@pytest.mark.parametrize("text_name", ["text", "TEXT", " Text ", "article", "Body", "content"])
@pytest.mark.parametrize("id_name", ["id", "ID", "doc_id", "article_id"])
def test_columns_are_found_by_their_usual_names_in_any_case(write, text_name, id_name):
    rows = [{id_name: "x", text_name: "one", "Source": "S", "other": "o"}]
    for name in NAMES:
        assert read_all(write(name, table(name, rows))) == [Document("x", "one", outlet="S")]


def test_the_usual_names_have_an_order(write):
    rows = [{"content": "c", "text": "t", "article_id": "3", "id": "1", "source": "s", "outlet": "o"}]
    assert read_all(write("c.jsonl", rows)) == [Document("1", "t", outlet="o")]
    rows = [{"text": "t", "source": "s", "outlet": None}]
    assert read_all(write("c.jsonl", rows)) == [Document("c-1", "t", outlet="s")]


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_named_by_options(write, name):
    rows = [{"text": "no", "Story": "yes", "id": "no", "key": "k"}]
    assert read_all(write(name, table(name, rows)), text_column="story", id_column="key") == [
        Document("k", "yes")
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_table_without_articles_is_refused_with_its_columns_and_the_option(write, name):
    refusal = refusal_of(read_all, write(name, table(name, [{"key": "a", "words": "b"}])))
    place = f"{name}: line 1" if "json" in name else name
    assert refusal == (
        f"{place}: no column of articles (text, article, body, content); its columns are key, words: "
        "name the one that holds the text with --text-column"
    )
    assert "no column 'Text'; its columns are key, words: name one of them with --text-column" in refusal_of(
        read_all, name, text_column="Text"
    )
    assert "no column 'no'; its columns are key, words: name one of them with --id-column" in refusal_of(
        read_all, name, text_column="words", id_column="no"
    )


def test_rows_of_jsonl_may_differ_in_their_columns(write):
    write(
        "c.jsonl",
        [
            {"text": "one"},
            {"id": 7, "body": "two"},
            {"id": "", "text": "three"},
            {"id": None, "text": "four"},
        ],
    )
    assert [(doc.doc_id, doc.text) for doc in read_all("c.jsonl")] == [
        ("c-1", "one"),
        ("7", "two"),
        ("c-3", "three"),
        ("c-4", "four"),
    ]


def test_blank_lines_are_no_articles(write):
    assert [d.doc_id for d in read_all(write("c.jsonl", '\n{"text": "one"}\r\n \n\n{"text": "two"}'))] == [
        "c-1",
        "c-2",
    ]
    assert [d.doc_id for d in read_all(write("c.csv", "text\r\n\r\none\r\n\r\n\r\ntwo"))] == ["c-1", "c-2"]


@pytest.mark.parametrize("name", ALL_NAMES)
def test_an_article_that_is_missing_is_refused_with_its_place(write, name):
    unit, number = ("row", 3) if "parquet" in name else ("line", 4 if "sv" in name else 3)
    rows = [{"id": "a", "text": "x"}, {"id": "b", "text": "y"}, {"id": "c", "text": ""}]
    assert (
        refusal_of(read_all, write(name, table(name, rows)))
        == f"{name}: {unit} {number}: the article is empty"
    )


@pytest.mark.parametrize("name", ALL_NAMES)
def test_a_row_of_white_space_passes_with_a_note_and_is_refused_as_the_one_article(write, name):
    unit, number = ("row", 2) if "parquet" in name else ("line", 3 if "sv" in name else 2)
    write(
        name, table(name, [{"id": "a", "text": "x"}, {"id": "b", "text": " \t\n"}, {"id": "c", "text": "y"}])
    )
    with pytest.warns(InputWarning, match=f"^{name}: {unit} {number}: the article holds only white space"):
        assert [doc.text for doc in read_all(name)] == ["x", " \t\n", "y"]
    with pytest.warns(InputWarning):
        assert refusal_of(read_document, name, row="b") == f"{name}: the article holds only white space"


def test_notes_of_blank_rows_are_eleven_at_most(write):
    write("c.jsonl", [{"text": "\n"}] * 25)
    with pytest.warns(InputWarning) as caught:
        assert len(read_all("c.jsonl")) == 25
    assert len(caught) == 10 + 1
    assert str(caught[-1].message) == "c.jsonl: 15 more articles hold only white space"


@pytest.mark.parametrize("name", ["c.jsonl", "c.parquet"])
def test_null_is_an_empty_article(write, name):
    assert refusal_of(read_all, write(name, table(name, [{"text": "x"}, {"text": None}]))).endswith(
        " 2: the article is empty"
    )


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (17, "a number"),
        (1.5, "a number"),
        (True, "true or false"),
        (["a"], "a list"),
        ({"a": 1}, "an object"),
    ],
)
def test_an_article_that_is_no_text_is_refused(write, value, kind):
    refusal = refusal_of(read_all, write("c.jsonl", [{"text": "x"}, {"text": value}]))
    assert refusal == f"c.jsonl: line 2: column 'text' holds {kind}, where an article's text should be"
    if not isinstance(value, bool):
        refusal = refusal_of(read_all, write("c.parquet", as_parquet([{"text": value}])))
        assert refusal == f"c.parquet: row 1: column 'text' holds {kind}, where an article's text should be"


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, ""),
        (2024, "2024"),
        (["Ann", "Bob"], "Ann, Bob"),
        ({"name": "x"}, ""),
        ("  x ", "  x "),
        ([], ""),
    ],
)
def test_metadata_of_any_kind_is_read_as_text(write, value, plain):
    assert read_all(write("c.jsonl", [{"text": "x", "author": value}])) == [
        Document("c-1", "x", author=plain)
    ]


def test_dates_of_parquet_are_written_as_iso_8601(write):
    rows = [{"text": "x", "date": datetime.date(2024, 5, 1)}, {"text": "y", "date": None}]
    assert [doc.date for doc in read_all(write("c.parquet", as_parquet(rows)))] == ["2024-05-01", ""]


def test_columns_of_parquet_that_are_not_wanted_may_hold_anything(write):
    rows = [{"text": "x", "vector": [0.5] * 3, "nested": {"text": "no"}, "blob": b"\xff"}]
    assert read_all(write("c.parquet", as_parquet(rows))) == [Document("c-1", "x")]


def test_texts_in_a_dictionary_of_parquet_are_texts(write):
    out = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array(["one", "two", "one"]).dictionary_encode()}), out)
    assert [doc.text for doc in read_all(write("c.parquet", out.getvalue()))] == ["one", "two", "one"]


def test_parquet_of_many_batches_and_row_groups(write):
    rows = [{"text": f"article {n}"} for n in range(300)]
    write("c.parquet", as_parquet(rows, row_group_size=70))
    assert [doc.text for doc in read_all("c.parquet")] == [row["text"] for row in rows]


# JSON


@pytest.mark.parametrize(
    ("line", "match"),
    [
        ('{"text": "x"', "c.jsonl: line 2 is not JSON: Expecting ',' delimiter at character"),
        ("text", "c.jsonl: line 2 is not JSON: Expecting value at character 0"),
        ('{"text": "a\tb"}', "c.jsonl: line 2 is not JSON: Invalid control character at at character"),
        ('["x"]', "c.jsonl: line 2 holds a list, where one article should be, such as {"),
        ('"x"', "c.jsonl: line 2 holds a str, where one article should be"),
        ("17", "c.jsonl: line 2 holds a number, where one article should be"),
        ("[" * 100_000, "c.jsonl: line 2 is not JSON to be read: "),
        ('{"text": ' + "9" * 5000 + "}", "c.jsonl: line 2 is not JSON to be read: "),
        ("{}", "c.jsonl: line 2: no column of articles (text, article, body, content); there are no columns"),
        (r'{"text": "ab\ud800c"}', "c.jsonl: line 2: character 2, U+D800, is half a surrogate pair"),
        (
            r'{"text": "x", "title": "\udc00"}',
            "c.jsonl: line 2: column 'title': character 0, U+DC00, is half",
        ),
        (r'{"text": "x", "id": "\udc00"}', "c.jsonl: line 2: the id holds half a surrogate pair, U+DC00"),
        (r'{"text": "ab\u0000"}', "c.jsonl: line 2: the article is not text: character 2 is NUL"),
        ('{"text": "x", "id": ["a"]}', "c.jsonl: line 2: column 'id' holds a list, where an id should be"),
        (
            '{"text": "x", "id": true}',
            "c.jsonl: line 2: column 'id' holds true or false, where an id should be",
        ),
    ],
)
def test_a_broken_line_of_json_is_refused_with_its_number(write, line, match):
    assert refusal_of(read_all, write("c.jsonl", '{"text": "x"}\n' + line + "\n")).startswith(match)


def test_a_whole_surrogate_pair_is_one_character(write):
    assert read_all(write("c.jsonl", r'{"text": "\ud83d\ude00"}'))[0].text == "😀"


# CSV


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_of_csv_is_seen_in_its_first_line(write, delimiter):
    assert read_all(write("c.csv", as_csv(ROWS, delimiter))) == DOCUMENTS


def test_a_field_of_csv_may_be_as_long_as_an_article(write):
    long = "word, " * 100_000
    assert read_all(write("c.csv", as_csv([{"text": long}])))[0].text == long


def test_of_two_columns_with_one_name_the_first_counts(write):
    assert read_all(write("c.csv", "id,text,text\na,one,two\n")) == [Document("a", "one")]


def test_a_short_row_of_csv_has_nothing_in_its_last_columns(write):
    assert read_all(write("c.csv", "text,title\none\n")) == [Document("c-1", "one")]
    assert refusal_of(read_all, write("c.csv", "id,text\none\n")) == "c.csv: line 2: the article is empty"


@pytest.mark.parametrize(
    ("rows", "match"),
    [
        ("One, two.\n", "c.csv: line 4 has 2 fields and the header 1: put a field that holds a comma"),
        (
            '"He said "no" twice."\n',
            "c.csv: line 4 is not valid CSV: ',' expected after '\"'; a quotation mark inside",
        ),
        ('"One.\nTwo.\n', "c.csv: line 4: a quotation mark opened there is never closed"),
        (
            '"' + "word " * 1_000_001,
            "c.csv: line 4: an article is longer than 5,000,000 characters, or a quotation mark",
        ),
        ('"One.\n\n"\n""\n', "c.csv: line 7: the article is empty"),
    ],
)
def test_a_broken_row_of_csv_is_refused_with_the_line_it_starts_in(write, rows, match):
    assert refusal_of(read_all, write("c.csv", 'text\n"Two\nlines."\n' + rows)).startswith(match)


@pytest.mark.parametrize("content", ["text\n", "text", "\n\n\n"])
def test_a_table_of_no_rows_is_refused(write, content):
    assert refusal_of(read_all, write("c.csv", content)) == "c.csv holds no article"
    assert refusal_of(read_document, "c.csv") == "c.csv holds no article"
    assert refusal_of(read_all, write("c.jsonl", "\n \n")) == "c.jsonl holds no article"
    out = io.BytesIO()
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), out)
    assert refusal_of(read_all, write("c.parquet", out.getvalue())) == "c.parquet holds no article"


# Encodings of tables


@pytest.mark.parametrize("name", ["c.jsonl", "c.csv", "c.jsonl.gz"])
def test_a_table_in_windows_1252_is_read_with_one_note(write, name):
    content = (
        "text\ncafé one\ncafé two\n" if "csv" in name else '{"text": "café one"}\n{"text": "café two"}\n'
    )
    write(name, content.encode("cp1252"))
    with pytest.warns(InputWarning, match="was read as Windows-1252") as caught:
        assert [doc.text for doc in read_all(name)] == ["café one", "café two"]
    assert len(caught) == 1
    assert [doc.text for doc in read_all(name, encoding="cp1252")] == ["café one", "café two"]


@pytest.mark.parametrize(
    ("encoding", "shown"), [(None, "UTF-8"), ("utf-16-le", "UTF-16-LE"), ("ascii", "ascii")]
)
def test_a_bad_byte_far_behind_the_first_megabyte_is_named(write, encoding, shown):
    codec = encoding or "utf-8"
    bad = b"\x00\xdc" if codec == "utf-16-le" else b"\xff"
    start = '{"text": "x"}\n'.encode(codec) * 150_000 + '{"text": "'.encode(codec)
    write("c.jsonl", start + bad + '"}\n'.encode(codec))
    refusal = refusal_of(read_all, "c.jsonl", encoding=encoding)
    assert refusal.startswith(f"c.jsonl is broken at byte {len(start)} (0x{bad[0]:02X}): not valid {shown}")


def test_a_character_over_the_edge_of_the_first_megabyte_is_whole(write):
    line = '{"text": "' + "€" * 500_000 + '"}\n'
    assert [len(doc.text) for doc in read_all(write("c.jsonl", line * 2))] == [500_000, 500_000]


# Ids of rows


def test_ids_are_made_safe_and_kept_as_given(write):
    given = "site_12_(1/2) pic.example.org/A4v It’s Jo_23"
    (doc,) = read_all(write("c.jsonl", [{"id": given, "text": "x"}]))
    assert doc.source_id == given
    assert doc.doc_id.startswith("site_12_-1-2-pic.example.org-A4v-It-s-Jo_23-")


@pytest.mark.parametrize(("given", "doc_id"), [("a1", "a1"), (17, "17"), (1.5, "1.5"), (0, "0")])
def test_an_id_that_is_safe_is_not_kept_twice(write, given, doc_id):
    (doc,) = read_all(write("c.jsonl", [{"id": given, "text": "x"}]))
    assert (doc.doc_id, doc.source_id) == (doc_id, "")


def test_rows_without_ids_are_numbered_after_their_file(write):
    assert [(d.doc_id, d.source_id) for d in read_all(write("my corpus.csv", "text\none\ntwo"))] == [
        ("my-corpus-1", ""),
        ("my-corpus-2", ""),
    ]


def test_articles_with_one_id_are_numbered_with_a_note(write):
    write("c.jsonl", [{"id": "a", "text": "x"}] * 3)
    with pytest.warns(InputWarning) as caught:
        found = [(doc.doc_id, doc.source_id) for doc in read_all("c.jsonl")]
    assert found == [("a", ""), ("a-2", ""), ("a-3", "")]
    assert [(str(w.message), w.lineno) for w in caught] == [
        ("c.jsonl: line 2: another article has the id 'a', so this one is 'a-2'", 2),
        ("c.jsonl: line 3: another article has the id 'a', so this one is 'a-3'", 3),
    ]


def test_stated_ids_stay_as_they_are_but_for_a_number_where_one_comes_again(write):
    write("c.jsonl", [{"id": given, "text": "x"} for given in ("a/b", "A/B", "a/b", "a")])
    with pytest.warns(InputWarning):
        stated = [doc.source_id or doc.doc_id for doc in read_all("c.jsonl")]
    assert stated == ["a/b", "A/B", "a/b-2", "a"]


def test_files_with_one_name_are_numbered_with_a_note(write):
    names = [write("x/a.txt", "one"), write("y/a.txt", "two")]
    with pytest.warns(InputWarning, match=r"y/a\.txt: another article is called 'a', so this one is 'a-2'"):
        assert [doc.doc_id for doc in read_documents(names)] == ["a", "a-2"]


def test_notes_of_one_table_are_eleven_at_most(write):
    write("c.jsonl", [{"id": "a", "text": "x"}] * 1_500)
    with pytest.warns(InputWarning) as caught:
        read_all("c.jsonl")
    # 1,499 renamed, 10 of them told one by one
    assert len(caught) == 10 + 1
    assert str(caught[-1].message) == "c.jsonl: 1,489 more ids were taken and got a number"


@pytest.mark.parametrize("given", ["../x", "/etc/passwd", "C:\\x", "a\0", "a" * 300, "a\x1bb"])
@pytest.mark.parametrize("name", ["c.jsonl", "c.csv", "c.parquet"])
def test_an_id_that_is_a_path_is_refused_with_its_place(write, name, given):
    rows = [{"id": "x", "text": "one"}, {"id": given, "text": "two " * 30}]
    if name == "c.csv" and given == "a\0":
        assert "byte 17 is zero" in refusal_of(read_all, write(name, table(name, rows)))
        return
    refusal = refusal_of(read_all, write(name, table(name, rows)))
    assert refusal.startswith(
        {"c.jsonl": "c.jsonl: line 2: ", "c.csv": "c.csv: line 3: ", "c.parquet": "c.parquet: row 2: "}[name]
    )


# What cannot be read


def test_a_missing_file_is_refused_with_the_nearest_name(write):
    write("seeds/council.txt", STORY)
    assert refusal_of(read_document, "seeds/concil.txt") == (
        f"seeds/concil.txt: no such file; the nearest name there is {Path('seeds/council.txt')}"
    )
    assert refusal_of(read_document, "seeds/COUNCIL.TXT").endswith("council.txt")
    assert refusal_of(read_document, "seeds/zzzzzz") == "seeds/zzzzzz: no such file; check its name"
    assert refusal_of(read_document, "sedes/a.txt") == "sedes/a.txt: no such file; there is no folder sedes"
    assert refusal_of(read_document, "seeds/council.txt/a.txt").startswith(
        "seeds/council.txt/a.txt: no such file"
    )


@pytest.mark.parametrize("path", ["", " ", ".", "/"])
def test_a_path_of_no_file_is_refused(path):
    assert "names no file" in refusal_of(read_document, path)


@pytest.mark.parametrize("path", ["a\0b.txt", "a" * 5000, "two\nlines.txt", "\udcff.txt", "~/x"])
def test_an_impossible_path_is_a_missing_file(write, path):
    assert "no such file" in refusal_of(read_document, path)


def test_a_folder_is_refused_with_what_to_write_instead(write):
    write("seeds/a.txt", STORY)
    for read in (read_document, read_all):
        assert refusal_of(read, "seeds/") == "seeds/ is a folder: name the files in it, such as seeds/*.txt"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", *NAMES])
@pytest.mark.parametrize("packing", ["", ".gz"])
def test_an_empty_file_is_refused(write, name, packing):
    for read in (read_document, read_all):
        assert refusal_of(read, write(name + packing, b"")) == f"{name}{packing} is empty"


@pytest.mark.parametrize("blank", [" \n\t ", "\u2003\r\n", "\ufeff \n"])
def test_a_file_of_white_space_is_refused(write, blank):
    assert refusal_of(read_document, write("a.txt", blank)) == "a.txt: the article holds only white space"


def test_a_mark_alone_is_an_empty_article(write):
    assert refusal_of(read_document, write("a.txt", b"\xef\xbb\xbf")) == "a.txt: the article is empty"


@pytest.mark.parametrize(
    ("name", "data", "match"),
    [
        ("report.pdf", b"%PDF-1.7\n%\xe2\xe3", "report.pdf is a PDF, not text: save its text as .txt first"),
        ("report.txt", b"%PDF-1.7\n%\xe2\xe3", "report.txt is a PDF, not text: save its text as .txt first"),
        ("a.docx", b"PK\x03\x04\x14\0", "a.docx is a Word document, not text: save its text as .txt first"),
        ("c.csv", b"PK\x03\x04\x14\0", "c.csv is a zip archive, not text: unpack it first"),
        (
            "c.xlsx",
            b"PK\x03\x04\x14\0",
            "c.xlsx is an Excel workbook, not text: save it as .csv (UTF-8) first",
        ),
        ("c.parquet", b"PK\x03\x04\x14\0", "c.parquet is a zip archive, not text: unpack it first"),
        ("c.parquet", b"id,text\na,b\n", "c.parquet is not a Parquet file, though its name says so"),
        ("c.jsonl", as_parquet(ROWS), "c.jsonl is a Parquet file, not text: give it the ending .parquet"),
        ("a.txt", gzip.compress(b"x"), "a.txt is packed with gzip, not text: give it the ending .gz"),
        ("a.txt", b"\x7fELF\x02\x01", "a.txt is a program, not text: name a file that holds an article"),
        ("a.txt", b"some\0thing", "a.txt is binary, not text: byte 4 is zero"),
        ("c.jsonl", b"some\0thing", "c.jsonl is binary, not text: byte 4 is zero"),
        (
            "c.csv",
            b"\x01\x02\x03\x04",
            "c.csv is not text: it is full of control characters, the first at character 0",
        ),
        ("a.json", b"{}", "a.json: .json is not read: write one article a line as .jsonl"),
        ("a.log", b"x", "a.log: articles ending in .log are not read: use one of .txt, .text, .md,"),
        ("a.tar.gz", b"x", "a.tar.gz: articles ending in .tar are not read"),
        ("c.parquet", b"PAR1", "c.parquet is a broken Parquet file: "),
        ("c.parquet", as_parquet(ROWS)[:-20] + b"PAR1", "c.parquet is a broken Parquet file: "),
    ],
)
def test_what_is_no_text_is_refused_by_name(write, name, data, match):
    for read in (read_document, read_all):
        assert refusal_of(read, write(name, data)).startswith(match)


@pytest.mark.parametrize("name", ["a.txt.gz", "c.jsonl.gz", "c.csv.gz", "c.parquet.gz"])
@pytest.mark.parametrize("broken", ["cut", "flipped", "plain"])
def test_a_broken_gzip_file_is_refused(write, name, broken):
    write(name, table(name) if name[0] == "c" else STORY)
    data = bytearray(Path(name).read_bytes())
    if broken == "flipped":
        data[-6] ^= 0xFF  # in the checksum
    Path(name).write_bytes({"cut": data[:-12], "flipped": data, "plain": b"plain text"}[broken])
    assert refusal_of(read_all, name).startswith(f"{name} is a broken gzip file: ")


def test_a_file_that_may_not_be_read_is_refused(write, monkeypatch):
    write("a.txt", STORY)

    def refuse(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert refusal_of(read_document, "a.txt") == "a.txt cannot be read: Permission denied"


def test_a_fault_of_the_disk_while_reading_is_a_refusal(write, monkeypatch):
    class Faulty(io.BytesIO):
        def read(self, *_):
            raise OSError(5, "Input/output error")

    write("c.jsonl", ROWS)
    monkeypatch.setattr(Path, "open", lambda *_args: Faulty())
    assert refusal_of(read_all, "c.jsonl") == "c.jsonl cannot be read: Input/output error"


# The limit of length

TOO_LONG = "the article is longer than 5,000,000 characters: split it into articles"


@pytest.mark.parametrize("character", ["a", "é", "€", "😀"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_the_longest_article_is_read_and_one_character_more_refused(write, character, encoding):
    text = character * MAX_CHARACTERS
    assert read_document(write("a.txt", text.encode(encoding))).text == text
    assert refusal_of(read_document, write("a.txt", (text + "a").encode(encoding))) == f"a.txt: {TOO_LONG}"


@pytest.mark.parametrize(
    "name", ["a.txt", "a.md", "a.html", "c.jsonl", "c.csv", "a.txt.gz", "c.jsonl.gz", "c.parquet"]
)
def test_20_megabytes_in_one_line_are_refused_within_two_seconds(write, name):
    line = "word " * 4_000_000
    contents = {
        "jsonl": [{"text": line}],
        "csv": f'text\n"{line}"\n',
        "parquet": as_parquet([{"text": line}]),
    }
    write(name, contents.get(name.removesuffix(".gz").rpartition(".")[2], line))
    start = time.perf_counter()
    assert "longer than 5,000,000 characters" in refusal_of(read_all, name)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize("name", ["a.txt", "c.jsonl", "c.csv"])
def test_an_endless_line_is_not_read_to_its_end(monkeypatch, write, name):
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            assert 0 <= size <= 50_000_000
            Endless.given += size
            return b"x" * size

    write(name, "x")
    monkeypatch.setattr(Path, "open", lambda *_args: Endless())
    assert "longer than" in refusal_of(read_all, name)
    assert Endless.given <= 60_000_000


# Any bytes at all


@given(
    st.sampled_from(["a.txt", "a.md", "a.html", *NAMES]),
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.sampled_from([b"", b"text\n", b"---\n", b"<html><p>", b'{"text": "', b"PAR1", b"\xff\xfe"]),
    st.booleans(),
)
@settings(SAME_FOLDER, max_examples=300)
def test_no_bytes_raise_anything_but_a_refusal(tmp_path, name, data, start, packed):
    path = tmp_path / (name + ".gz" * packed)
    path.write_bytes(gzip.compress(start + data) if packed else start + data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", InputWarning)
        refusal_of(lambda: list(read_documents([path])))


@given(st.sampled_from(ALL_NAMES), st.integers(0, 10_000), st.integers(0, 255))
@example("c.parquet", 734, 128)  # text that is not UTF-8
@example("c.parquet", 58, 14)
@example("c.tsv", 57, 1)
@settings(SAME_FOLDER, max_examples=300)
def test_no_flipped_byte_raises_anything_but_a_refusal(tmp_path, name, position, value):
    content = table(name)
    data = content if isinstance(content, bytes) else None
    if data is None:
        text = content if isinstance(content, str) else "".join(json.dumps(row) + "\n" for row in content)
        data = text.encode()
    data = bytearray(gzip.compress(data) if name.endswith(".gz") else data)
    data[position % len(data)] = value
    path = tmp_path / name
    path.write_bytes(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", InputWarning)
        refusal_of(lambda: list(read_documents([path])))


# How fast


def test_the_work_of_reading_grows_with_the_rows_alone(write):
    """Count calls, not seconds: a busy machine changes only the latter."""

    def calls(n_rows):
        lines = [
            json.dumps({"id": f"a{n}", "text": f"The mayor said no for the {n}th time."})
            for n in range(n_rows)
        ]
        write(f"c{n_rows}.jsonl", "\n".join(lines))
        made = 0

        def count(_frame, event, _argument):
            nonlocal made
            made += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            assert sum(1 for _ in read_documents([f"c{n_rows}.jsonl"])) == n_rows
        finally:
            sys.setprofile(None)
        return made

    calls(10)
    assert calls(2000) < 2.1 * calls(1000)


def test_reading_imports_nothing_heavy():
    code = (
        "import sys, analysis.document; "
        "print([m for m in ('nltk', 'pandas', 'numpy', 'pyarrow', 'trafilatura', 'lxml', 'yaml') if m in sys.modules])"
    )
    root = Path(sources.__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# Whom a row asks about


def test_a_row_may_name_the_mentions_to_judge(write):
    rows = [
        {"text": "Ann Roe won.", "target_span": [0, 7]},
        {"text": "Ann Roe won.", "target_span": [[0, 3], [4, 7]]},
        {"text": "Ann Roe won.", "target_span": None},
        {"text": "Ann Roe won."},
    ]
    write("c.jsonl", "\n".join(map(json.dumps, rows)))
    assert [doc.target_spans for doc in read_documents(["c.jsonl"])] == [((0, 7),), ((0, 3), (4, 7)), (), ()]


@pytest.mark.parametrize("span", [[0], [0, 99], [3, 3], [5, 2], [-1, 3], [0, "7"], [True, 3], [[0, 7], 3]])
def test_a_mention_outside_the_text_is_refused_with_its_line(write, span):
    write("c.jsonl", json.dumps({"text": "Ann Roe won.", "target_span": span}))
    with pytest.raises(InputError, match="line 1: column 'target_span'"):
        list(read_documents(["c.jsonl"]))
