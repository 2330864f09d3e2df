"""A faulty lexicon is refused in one line that says what is wrong, where, and what to do."""

import os
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import InputError
from analysis.lexicon import load_valences


def refusal(tmp_path, text, name="mine.csv"):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(InputError) as caught:
        load_valences(str(path))
    message = str(caught.value)
    assert "\n" not in message
    assert len(message) < 3_000
    assert message.startswith(str(path))
    return message.removeprefix(str(path)).removeprefix(": ").strip()


HEADER = "the first line must name the columns, such as word,valence"
A_TABLE = "make a .csv of it whose first line is word,valence"


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("glum,-1\nGLUM,-1", "line 3: 'GLUM' stands at line 2 already, with the same valence: remove one"),
        ("glum,-1\nglum,2.5", "line 3: 'glum' has the valence 2.5 here and -1 at line 2: keep one"),
        ("don't,-1\ndon’t,-1", "line 3: 'don’t' stands at line 2 already, with the same valence: remove one"),
        ("e-mail!,1", "line 2: 'e-mail!' is not made of words and can meet none: write 'e-mail', or remove it"),
        ("glad/glum,1", "line 2: 'glad/glum' is not made of words and can meet none: write 'glad glum', or remove it"),
        ("glad – er,1", "line 2: 'glad – er' is not made of words and can meet none: write 'glad er', or remove it"),
        ("!,1", "line 2: '!' is not made of words and can meet none: remove it"),
        ("😀,1", "line 2: '😀' is not made of words and can meet none: remove it"),
        ("*ism,1", "line 2: '*ism': a star may only end a word"),
        ("glad * er,1", "line 2: 'glad * er': a star may only end a word"),
        ("*,1", "line 2: '*': a star may only end a word"),
        (",1", "line 2: there is no word: write one, or remove the line"),
        ("glad,very", "line 2: 'glad' has the valence 'very', which is not a finite number"),
        ("glad,nan", "line 2: 'glad' has the valence 'nan', which is not a finite number"),
        ("glad,-inf", "line 2: 'glad' has the valence '-inf', which is not a finite number"),
        ("glad,1e999", "line 2: 'glad' has the valence '1e999', which is not a finite number"),
        ("glad,1_0", "line 2: 'glad' has the valence '1_0', which is not a finite number"),
        ("glad,", "line 2: 'glad' has no valence"),
        ("glad", "line 2: 'glad' has no valence"),
        ("glad,1,2", "line 2: has 3 fields and the header 2: put a field that holds a comma in quotation marks"),
        ("ab*,1", "line 2: the stem 'ab*' has fewer than 3 letters and would meet too many words: write the words out"),
        ("e-*,1", "line 2: the stem 'e-*' has fewer than 3 letters and would meet too many words: write the words out"),
        ('"glad,1', "line 2: a quotation mark opened there is never closed"),
        ('glad,1\n"gl"um,1', "line 3: not valid CSV: ',' expected after '\"'; a quotation mark inside a field must be doubled"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_its_line(tmp_path, rows, says):
    assert refusal(tmp_path, f"word,valence\n{rows}\n") == says


def test_all_faults_are_named_in_the_order_of_their_lines(tmp_path):
    text = "word,valence\nglad,1\n!,x\nglad,1\n?,2\nab*,1\n"
    assert refusal(tmp_path, text) == (
        "line 3: '!' has the valence 'x', which is not a finite number; "
        "line 4: 'glad' stands at line 2 already, with the same valence: remove one; "
        "line 5: '?' is not made of words and can meet none: remove it; "
        "line 6: the stem 'ab*' has fewer than 3 letters and would meet too many words: write the words out"
    )


def test_of_many_faults_the_first_ten_are_named(tmp_path):
    message = refusal(tmp_path, "word,valence\n" + "glad,x\n" * 1_244)
    assert message.count("; line ") == 9
    assert message.endswith(
        "line 11: 'glad' has the valence 'x', which is not a finite number; and 1,234 more"
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", f"is empty: {A_TABLE}"),
        (" \n\n", f"is empty: {A_TABLE}"),
        ("word,valence\n\n", "holds no entry"),
        ("token,valence\nglad,1", f"no column of words (word, pattern or term); its columns are 'token', 'valence': {HEADER}"),
        ("word,mood\nglad,1", f"no column of valences (valence, score, weight, polarity or sentiment); its columns are 'word', 'mood': {HEADER}"),
        ("word\nglad", f"no column of valences (valence, score, weight, polarity or sentiment); its columns are 'word': {HEADER}"),
        ("glad,1\nglum,-1", f"no column of words (word, pattern or term); its columns are 'glad', '1': {HEADER}"),
        ("word,valence,Word\nglad,1,x", "two columns are called 'word': rename or remove one"),
        ("glad\nglum\n", f"holds no valences in its first line: {A_TABLE}"),
        (";;;;\n; Words of opinion\n;\n\nglad\nglum\n", f"is a list of words after a comment, as those of Hu and Liu, and does not say their valences: {A_TABLE}"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told_what_one_is(tmp_path, text, says):
    assert refusal(tmp_path, text) == says


CATEGORIES = "negative, positive, neg_positive or neg_negative"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("valences: {}", "holds no entry"),
        ("valences:\n", "holds no entry"),
        ("valences: [glad, glum]", "line 1: 'valences' must hold lines of word: valence"),
        ("valences: glad", "line 1: 'valences' must hold lines of word: valence"),
        ("words: {glad: 1}", f"no key 'valences', nor one of {CATEGORIES}; its keys are 'words': write word: valence, one a line, under 'valences:'"),
        ("# nothing\n", f"no key 'valences', nor one of {CATEGORIES}; it has no keys: write word: valence, one a line, under 'valences:'"),
        ("- glad\n", "line 1: keys such as 'valences:' must stand there"),
        ("valences:\n  glad: 1\n  glum: -1\n  Glad: 1\n", "line 4: 'Glad' stands at line 2 already, with the same valence: remove one"),
        ("valences: {glad: 1, glad: 1}", "line 1: 'glad' stands at line 1 already, with the same valence: remove one"),
        ("valences:\n  glad: .inf\n", "line 2: 'glad' has the valence '.inf', which is not a finite number"),
        ("valences:\n  glad:\n", "line 2: 'glad' has no valence"),
        ("valences:\n  glad: [1]\n", "line 2: a word or a number must stand there, not a list or keys"),
        ("valences:\n  *ism: 1\n", "line 2: YAML takes '*ism' for a reference: write its content out; a star may only end a word"),
        ("valences: {glad: 1}\n---\nvalences: {glum: 1}\n", "line 3: a second document begins there: keep one"),
        ("negative: {glum: 1}\npositive: [glad]", "line 1: 'negative' must hold a list of patterns"),
        ("negative: [glum]\njoy: [glad]", f"line 2: the category 'joy' is not {CATEGORIES}: rename or remove it"),
        ("negative: [glum]\npositive: [glad, glum]", "line 2: 'glum' has the valence 1 here and -1 at line 1: keep one"),
        ("negative: []\n", "holds no entry"),
    ],
)  # fmt: skip
def test_faulty_yaml_is_named_by_its_line(tmp_path, text, says):
    assert refusal(tmp_path, text, "mine.yaml") == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("glad\t1\nglum\t-9\n", "line 2: 'glum' has the valence '-9', where AFINN has a whole number from -5 to 5: begin a list of your own with a line of word, a tab, valence"),
        ("glad\t1\nglum\t-1.5\n", "line 2: 'glum' has the valence '-1.5', where AFINN has a whole number from -5 to 5: begin a list of your own with a line of word, a tab, valence"),
        ("glad\t1\nglum\n", "line 2: has 1 field, where a word, a tab and a number must stand"),
        ("glad\t1\nglum\t-1\nglad\t2\n", "line 3: 'glad' has the valence 2 here and 1 at line 1: keep one"),
        (":)\t1\n", "holds no entry that could meet a word"),
        ("glad\tjoy\t1\nglad\tbliss\t1\n", "line 2: 'bliss' is not one of anger, anticipation, disgust, fear, joy, negative, positive, sadness, surprise, trust"),
        ("glad\tjoy\t1\nglad\tpositive\t2\n", "line 2: 'glad' has '2' for positive, not 0 or 1"),
        ("glad\tpositive\t1\nglad\tpositive\t0\n", "line 2: 'glad' has 0 for positive here and 1 at line 1: keep one"),
        ("glad\tpositive\t1\nglad\n", "line 2: has 1 field, where a word, an emotion, and 0 or 1 must stand"),
        ("word\tvalence\tarousal\tdominance\nglad\t7\t1\t1\n", "line 2: 'glad' has the valence 7, where NRC VAD runs from -1 to 1"),
        ("word\tvalence\tarousal\tdominance\nglad\tx\t1\t1\n", "line 2: 'glad' has the valence 'x', which is not a finite number"),
        ("word\tvalence\tarousal\tdominance\nglad\t1\n", "line 2: has 2 fields, where a word and three numbers must stand"),
        ("Word,Negative,Positive\nGLAD,0,yes\n", "line 2: the column 'Positive' holds 'yes', not 0 or a year"),
        ("Word,Negative,Positive\nGLAD,0,2009\nGLAD,2009,0\n", "line 3: 'GLAD' has the valence -1 here and 1 at line 2: keep one"),
        ("+joy\nglad\n", f"line 1: the category 'joy' is not {CATEGORIES}: rename or remove it"),
        ("+negative\nglum\n+positive\nGlum\n", "line 4: 'Glum' has the valence 1 here and -1 at line 2: keep one"),
    ],
)  # fmt: skip
def test_faults_of_published_forms_are_named_by_their_line(tmp_path, text, says):
    assert refusal(tmp_path, text, "theirs.txt") == says


def test_what_is_not_yaml_is_told_in_the_words_of_the_parser(tmp_path):
    assert refusal(tmp_path, "valences:\n  glad: 1\n bad\n", "mine.yaml").startswith("line 3: not YAML: ")
    bell = "valences:\n  glad: 1\n  glum: \x07  # a bell, in a text of more than fifty letters\n"
    assert refusal(tmp_path, bell, "mine.yaml").startswith("not YAML: unacceptable character #x0007")


def test_a_pattern_of_lexicoder_above_all_categories_is_a_fault(tmp_path):
    says = "line 1: 'glum' stands above the first category"
    assert refusal(tmp_path, "glum\n+negative\nglum\n", "lsd.lc3") == says


def test_a_file_that_is_not_there_is_told_with_the_nearest_name(tmp_path):
    (tmp_path / "mine.csv").write_text("word,valence\nglad,1\n")
    with pytest.raises(InputError, match=r"no such file; the nearest name there is .*mine\.csv"):
        load_valences(str(tmp_path / "mein.csv"))
    with pytest.raises(InputError, match="is a folder"):
        load_valences(str(tmp_path))


def test_an_encoding_that_cannot_be_told_is_refused_without_the_option_of_articles(tmp_path):
    text = "word,valence\n" + "Мэр сказал,1\n" * 20
    assert refusal(tmp_path, text.encode("cp1251")).endswith("if it is text, save it as UTF-8")
    broken = "word,valence\nblasé été,1\n".encode() + b"\xff"
    assert refusal(tmp_path, broken).endswith("not valid UTF-8; repair it, or save it as UTF-8")


def test_a_workbook_is_told_to_be_saved_as_csv(tmp_path):
    assert (
        refusal(tmp_path, b"PK\x03\x04rest", "mine.xlsx")
        == "is an Excel workbook, not text: save it as .csv (UTF-8) first"
    )


def garbage(kind):
    draw = random.Random(20)
    if kind == "bytes":
        return draw.randbytes(2_000_000)
    if kind == "letters":
        return "".join(draw.choices("abc \t\n,;*'\"#+-{}[]:&!|>%@`", k=2_000_000))
    if kind == "one line":
        return "x" * 2_000_000
    if kind == "tabs":
        return "\t" * 2_000_000
    if kind == "marks":
        return '"' * 1_999_999
    if kind == "brackets":
        return "[" * 2_000_000
    if kind == "deep keys":
        return "valences: " + "{a: " * 500_000
    if kind == "bomb":
        levels = [f"k{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
        return "\n".join(["k0: &a0 [x]", *levels, "valences: *a29"])
    if kind == "columns":
        return ",".join(f"c{n}" for n in range(10_000)) + "\n" + ",".join(["1"] * 10_000) + "\n"
    return "glad\t1\n" + "glad\tx\n" * 100_000


KINDS = [
    "bytes",
    "letters",
    "one line",
    "tabs",
    "marks",
    "brackets",
    "deep keys",
    "bomb",
    "columns",
    "faults",
]


@pytest.mark.parametrize("name", ["hostile.csv", "hostile.txt", "hostile.yaml", "hostile.lc3", "hostile.tsv"])
@pytest.mark.parametrize("kind", KINDS)
def test_hostile_input_is_refused_in_one_line(tmp_path, kind, name):
    assert refusal(tmp_path, garbage(kind), name)


def test_ten_thousand_columns_do_no_harm(tmp_path):
    path = tmp_path / "wide.csv"
    names = [f"c{n}" for n in range(10_000)]
    path.write_text(
        ",".join([*names, "word", "valence"]) + "\n" + "," * 10_000 + "glad,1\n" + "," * 10_000 + "glum,-1\n"
    )
    assert dict(load_valences(str(path)).words) == {"glad": 1, "glum": -1}


@pytest.mark.filterwarnings("ignore::analysis.document.InputWarning")
@given(st.text(max_size=200), st.sampled_from(["csv", "tsv", "txt", "yaml", "lc3"]), st.booleans())
def test_any_text_is_read_or_refused_in_one_line(tmp_path_factory, text, ending, with_header):
    path = tmp_path_factory.mktemp("any") / f"any.{ending}"
    head = {"yaml": "valences:\n", "lc3": "+negative\n", "txt": "glad\t1\n"}.get(ending, "word\tvalence\n")
    path.write_bytes((head * with_header + text).encode("utf-8", "replace"))
    said = str(path)
    try:
        assert load_valences(str(path)).entries
    except InputError as error:
        said = str(error)
    assert said.startswith(os.fspath(path))
    assert "\n" not in said
