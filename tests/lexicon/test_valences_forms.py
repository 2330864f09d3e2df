"""Each form of a lexicon is read as its owners give it; all words here are made up or rows of that form."""

import gzip
import warnings

import pytest

from analysis.document import InputWarning
from analysis.lexicon import load_valences


def load(tmp_path, text, name="mine.csv", encoding="utf-8"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode(encoding))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        book = load_valences(str(path))
    assert all(issubclass(warning.category, InputWarning) for warning in caught)
    return book, [
        str(warning.message).removeprefix(f"{path}: ").removeprefix(f"{path} ") for warning in caught
    ]


def valences(book):
    return {entry.text: entry.valence for entry in book.entries}


@pytest.mark.parametrize("word", ["word", "Pattern", " TERM "])
@pytest.mark.parametrize("valence", ["valence", "score", "Weight", "polarity", "sentiment"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_needs_a_column_of_words_and_one_of_valences(tmp_path, word, valence, delimiter):
    rows = [
        ["n", word, valence, "note"],
        ["1", "glum*", "-1.5", ""],
        ["2", "not glum", "+.5", "x"],
        ["", "", "", ""],
    ]
    book, notes = load(tmp_path, "\n".join(delimiter.join(row) for row in rows))
    assert (book.form, book.name, book.title, book.source, book.licence) == ("table", "mine", "", "", "")
    assert valences(book) == {"glum*": -1.5, "not glum": 0.5}
    assert [entry.line for entry in book.entries] == [2, 3]
    assert notes == []


def test_a_field_in_quotation_marks_may_hold_the_delimiter_and_a_line_end(tmp_path):
    book, _ = load(tmp_path, 'note,word,valence\n"one,\ntwo",glum,-1\nx,glad,1\n')
    assert [(entry.text, entry.line) for entry in book.entries] == [("glum", 2), ("glad", 4)]


def test_of_several_columns_that_could_serve_the_first_in_our_order_does(tmp_path):
    book, _ = load(tmp_path, "sentiment,score,term,word\nnegative,-2,x y,glum\npositive,2,z,glad\n")
    assert valences(book) == {"glum": -2, "glad": 2}


def test_a_decimal_comma_is_read_where_no_comma_parts_columns(tmp_path):
    book, _ = load(tmp_path, "word;valence\nglum;-1,5\nglad;1,25\n")
    assert valences(book) == {"glum": -1.5, "glad": 1.25}


def test_curly_apostrophes_and_capitals_are_like_plain_ones(tmp_path):
    book, _ = load(tmp_path, "word,valence\nDon’t  Fret,1\nU‑turn,−1\nanti-*,-1\n")
    assert [entry.parts for entry in book.entries] == [("don't", "fret"), ("u-turn",), ("anti-*",)]
    assert [entry.text for entry in book.entries] == ["Don’t Fret", "U‑turn", "anti-*"]
    assert [(m.first, m.last) for m in book.find(["don't", "fret", "anti-war"])] == [(0, 2), (2, 3)]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_the_encoding_is_recognised(tmp_path, encoding):
    book, notes = load(tmp_path, "word,valence\nblasé,-1\nglad,1\n", encoding=encoding)
    assert (valences(book), notes) == ({"blasé": -1, "glad": 1}, [])


def test_windows_1252_is_a_guess_that_is_told(tmp_path):
    book, notes = load(tmp_path, "word,valence\r\nblasé,-1\r\nglad,1\r\n", encoding="cp1252")
    assert valences(book) == {"blasé": -1, "glad": 1}
    assert notes == ["is not UTF-8 and was read as Windows-1252: if letters look wrong, save it as UTF-8"]


def test_a_packed_file_and_old_line_ends_are_read(tmp_path):
    book, _ = load(tmp_path, gzip.compress(b"word,valence\rglum,-1\rglad,1\r"), "mine.csv.gz")
    assert (book.name, [entry.line for entry in book.entries]) == ("mine", [2, 3])


def test_yaml_says_its_title_source_and_licence(tmp_path):
    text = """
name: harbour
title: Words of the harbour
source: Our own
licence: MIT
valences:
  no: -1
  on: 0.5
  "glum*": -2.5
  bail out: -1
  'yes': 1
  glad: +2
"""
    book, notes = load(tmp_path, text, "mine.yaml")
    assert (book.form, book.name, book.title, book.source, book.licence) == (
        "YAML",
        "harbour",
        "Words of the harbour",
        "Our own",
        "MIT",
    )
    assert valences(book) == {"no": -1, "on": 0.5, "glum*": -2.5, "bail out": -1, "yes": 1, "glad": 2}
    assert [entry.line for entry in book.entries] == list(range(7, 13))
    assert notes == []


def test_yaml_of_little_says_little(tmp_path):
    book, _ = load(tmp_path, "valences: {glum: -1, glad: 1}", "mine.yml")
    assert (book.name, book.title, book.source, book.licence) == ("mine", "", "", "")


def test_afinn_has_no_header_and_holds_phrases(tmp_path):
    book, notes = load(tmp_path, "glum\t-3\nwon't glum\t2\nglad tidings\t4\nnone of it\t0\n", "afinn.txt")
    assert book.form == "AFINN"
    assert valences(book) == {"glum": -3, "won't glum": 2, "glad tidings": 4, "none of it": 0}
    assert notes == []


def test_nrc_emotions_become_one_sign_a_word(tmp_path):
    rows = [
        ("glum", "anger", 1), ("glum", "negative", 1), ("glum", "positive", 0),
        ("glad", "joy", 1), ("glad", "negative", 0), ("glad", "positive", 1),
        ("mixed", "negative", 1), ("mixed", "positive", 1),
        ("plain", "negative", 0), ("plain", "positive", 0), ("plain", "trust", 1),
    ]  # fmt: skip
    book, notes = load(tmp_path, "\n" + "\n".join("\t".join(map(str, row)) for row in rows), "emolex.txt")
    assert book.form == "NRC Emotion Lexicon"
    assert valences(book) == {"glum": -1, "glad": 1}
    assert [entry.line for entry in book.entries] == [3, 7]
    assert notes == ["words left out that are both negative and positive: 1 (line 8 'mixed')"]


VAD = "Word\tValence\tArousal\tDominance\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (VAD + "glum\t0.25\t.5\t.5\nglad\t.979\t.5\t.5\nso\t0.5\t0\t0", {"glum": -0.5, "glad": 0.958, "so": 0}),
        (VAD.lower().replace("word", "term") + "glum\t-0.25\t.5\t-1\nnot glum\t.5\t.5\t0", {"glum": -0.25, "not glum": 0.5}),
        ("glum\t0.25\t.5\t.5\nglad\t1\t.5\t.5\n", {"glum": -0.5, "glad": 1}),
    ],
)  # fmt: skip
def test_nrc_vad_from_0_to_1_is_put_on_the_scale_from_minus_1_to_1(tmp_path, text, expected):
    book, notes = load(tmp_path, text, "vad.txt")
    assert (book.form, valences(book), notes) == ("NRC VAD Lexicon", expected, [])


def test_the_master_dictionary_holds_years(tmp_path):
    text = (
        "Word,Seq_num,Word Count,Word Proportion,Average Proportion,Std Dev,Doc Count,"
        "Negative,Positive,Uncertainty,Syllables,Source\r\n"
        "GLUM,1,9,1E-08,1E-08,1E-06,8,2009,0,0,1,12of12inf\r\n"
        "GLAD,2,9,1E-08,1E-08,1E-06,8,0,2011,2009,1,12of12inf\r\n"
        "GONE,3,9,1E-08,1E-08,1E-06,8,-2020,0,0,1,12of12inf\r\n"
        "MIXED,4,9,1E-08,1E-08,1E-06,8,2009,2009,0,1,12of12inf\r\n"
        "PLAIN,5,9,1E-08,1E-08,1E-06,8,0,0,0,1,12of12inf\r\n"
    )
    book, notes = load(tmp_path, text)
    assert book.form == "Loughran-McDonald master dictionary"
    assert dict(book.words) == {"glum": -1, "glad": 1}
    assert notes == ["words left out that are both negative and positive: 1 (line 5 'MIXED')"]


LEXICODER = {"glum*": -1, "by the glum": -1, "glad": 1, "not glad*": -1, "not glum": 1}


def test_lexicoder_has_a_heading_above_its_patterns(tmp_path):
    text = "+negative#AA0000\nglum*\n by the glum \n\n+POSITIVE\nglad\n+neg_positive\nnot glad*\n+neg_negative\nnot glum\n"
    for name in ("lsd.lc3", "lsd.lcd", "lsd.txt"):
        book, notes = load(tmp_path, text, name)
        assert (book.form, valences(book), notes) == ("Lexicoder dictionary", LEXICODER, [])
        assert [entry.line for entry in book.entries] == [2, 3, 6, 8, 10]


def test_quantedas_yaml_has_lists_under_the_same_categories(tmp_path):
    text = "negative:\n  - glum*\n  - by the glum\nPositive: [glad]\nneg_positive: not glad*\nneg_negative:\n- not glum\n"
    book, notes = load(tmp_path, text, "lsd.yaml")
    assert (book.form, valences(book), notes) == ("Lexicoder dictionary", LEXICODER, [])
    assert [entry.line for entry in book.entries] == [2, 3, 4, 5, 7]


def test_flaws_of_a_published_lexicon_are_noted_with_their_lines(tmp_path):
    text = "glum\t-2\n:)\t2\nglad!\t3\nGlum\t-2\nglad\t3\nab*\t-1\nabc**\t1\n"
    book, notes = load(tmp_path, text, "afinn.txt")
    assert valences(book) == {"glum": -2, "glad": 3, "ab*": -1}
    assert notes == [
        "entries left out that can meet no word: 3 (line 2 ':)', line 3 'glad!', line 7 'abc**')",
        "entries that stand there twice with one valence, counted once: 1 (line 4 'Glum')",
        "stems of fewer than 3 letters, which may meet too many words: 1 (line 6 'ab*')",
    ]


def test_of_many_flaws_the_first_five_are_named(tmp_path):
    text = "glum\t-2\nglad\t2\n" + "".join(f":{number}\t1\n" for number in range(1_234))
    _, notes = load(tmp_path, text, "afinn.txt")
    assert notes == [
        "entries left out that can meet no word: 1,234 "
        "(line 3 ':0', line 4 ':1', line 5 ':2', line 6 ':3', line 7 ':4', and 1,229 more)"
    ]


def test_lines_of_nrc_that_stand_there_twice_are_noted(tmp_path):
    text = "glum\tnegative\t1\nglad\tpositive\t1\nglum\tnegative\t1\n"
    book, notes = load(tmp_path, text, "emolex.txt")
    assert valences(book) == {"glum": -1, "glad": 1}
    assert notes == ["lines that stand there twice, counted once: 1 (line 3 'glum')"]


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        ("glum,-1\nso,0\n", "no valence is positive, so every text will look negative"),
        ("glad,1\n", "no valence is negative, so every text will look positive"),
        ("so,0\n", "all valences are 0, so no text will have a tone"),
    ],
)
def test_valences_of_one_sign_are_noted(tmp_path, rows, note):
    assert load(tmp_path, f"word,valence\n{rows}")[1] == [note]
