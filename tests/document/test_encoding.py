"""What bytes say of their encoding; the texts are short enough to encode by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import InputError
from analysis.document.encoding import (
    Encoding,
    decode_text,
    find_encoding,
    refuse_binary,
    refuse_control_characters,
)

NEWS = "“We have no choice,” the mayor’s office said – for €5.\r\nThe council agreed."


def find(data, **options):
    return find_encoding(data, "a.txt", complete=True, **options)


def decoded_or_refusal(data, *, complete=True, **options):
    try:
        codec = find_encoding(data, "a", complete=complete, **options).codec
        return decode_text(data, "a", codec, complete=complete), ""
    except InputError as refusal:
        return "", str(refusal)


@pytest.mark.parametrize(
    ("data", "codec"),
    [
        (b"plain", "utf-8"),
        (NEWS.encode(), "utf-8"),
        (NEWS.encode("utf-8-sig"), "utf-8-sig"),
        (NEWS.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + NEWS.encode("utf-16-be"), "utf-16"),
        (NEWS.encode("utf-16-le"), "utf-16-le"),
        (NEWS.encode("utf-16-be"), "utf-16-be"),
        (NEWS.encode("utf-32"), "utf-32"),
    ],
)
def test_utf_is_recognised_and_is_no_guess(data, codec):
    assert find(data) == Encoding(codec, guessed=False)


def test_windows_1252_is_a_guess():
    assert find(NEWS.encode("cp1252")) == Encoding("cp1252", guessed=True)
    assert decode_text(NEWS.encode("cp1252"), "a.txt", "cp1252") == NEWS


def test_a_character_cut_at_the_end_of_the_first_bytes_is_no_fault():
    cut = "said “".encode()[:-1]
    assert find_encoding(cut, "a.txt", complete=False).codec == "utf-8"
    # Without an 'and so on', the two bytes are Windows-1252 for â€.
    assert find_encoding(cut, "a.txt", complete=True).codec == "cp1252"


def test_one_bad_byte_among_utf8_is_broken_utf8_and_not_windows_1252():
    data = "“Wait,” he said. “I was".encode() + b"\xff" + " wrong.”".encode()
    position = len("“Wait,” he said. “I was".encode())
    with pytest.raises(InputError, match=rf"a\.txt is broken at byte {position} \(0xFF\): not valid UTF-8"):
        find(data)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Мэр сказал, что выбора нет, и ушёл.", "cp1251"),
        ("市長は月曜日に選択肢はないと述べた。", "shift_jis"),
    ],
)
def test_other_alphabets_are_not_taken_for_windows_1252(text, codec):
    with pytest.raises(InputError, match="name its encoding with --encoding"):
        find(text.encode(codec))
    assert decode_text(text.encode(codec), "a.txt", find(text.encode(codec), given=codec).codec) == text


@pytest.mark.parametrize(
    ("data", "match"),
    [
        (b"some text\0and more text", "byte 9 is zero"),
        (b"caf\xe9 \x01\x02", "holds control characters"),
        (b"caf\xe9 \x81 is not a letter", r"neither UTF-8 nor Windows-1252 \(byte 5\)"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_place(data, match):
    with pytest.raises(InputError, match=match):
        find(data)


@pytest.mark.parametrize(
    ("head", "suffix", "match"),
    [
        (b"%PDF-1.7\n", ".pdf", "a.x is a PDF, not text: save its text as .txt first"),
        (b"\x89PNG\r\n\x1a\n", ".png", "is a PNG image"),
        (b"PK\x03\x04....", ".docx", "is a Word document, not text: save its text as .txt first"),
        (b"PK\x03\x04....", ".xlsx", "is an Excel workbook, not text: save it as .csv"),
        (b"PK\x03\x04....", ".txt", "is a zip archive, not text: unpack it first"),
        (b"\x1f\x8b\x08", ".txt", "give it the ending .gz"),
        (b"PAR1....", ".csv", "give it the ending .parquet"),
        (b"{\\rtf1", ".txt", "is a rich-text file"),
        (b"\xff\xd8\xff\xe0", ".txt", "is a JPEG image"),
    ],
)
def test_known_kinds_are_refused_by_name(head, suffix, match):
    with pytest.raises(InputError, match=match):
        refuse_binary(head, "a.x", suffix)


def test_text_is_not_refused_for_how_it_begins():
    for head in (b"PDF is a format.", b"GIF! said he", b"<html>", b"", b"---\ntitle: x"):
        refuse_binary(head, "a.txt")


@pytest.mark.parametrize("given", ["utf8", "UTF-8", "U8"])
def test_a_given_utf8_is_read_with_and_without_its_mark(given):
    codec = find(b"", given=given).codec
    assert decode_text("é".encode(), "a", codec) == decode_text("é".encode("utf-8-sig"), "a", codec) == "é"


def test_a_given_byte_order_leaves_no_mark_in_the_text():
    assert decode_text("\ufeffé".encode("utf-16-le"), "a", "utf-16-le") == "é"


def test_an_unknown_encoding_is_refused_with_the_nearest_name():
    with pytest.raises(
        InputError, match=r"no encoding is called 'widnows-1252': did you mean windows_1252\?"
    ):
        find(b"", given="widnows-1252")


@pytest.mark.parametrize(
    "given", ["", "rot13", "base64", "hex", "undefined", "idna", "no such\0thing", "日本"]
)
def test_what_is_no_encoding_of_text_is_refused(given):
    with pytest.raises(InputError, match="no encoding is called"):
        find(b"", given=given)


def test_a_given_encoding_that_does_not_fit_names_the_byte():
    with pytest.raises(InputError, match=r"broken at byte 3 \(0xE9\): not valid ascii"):
        decode_text(b"caf\xe9", "a.txt", find(b"caf\xe9", given="ascii").codec)
    with pytest.raises(InputError, match=r"broken at byte 2 \(0x61\): not valid UTF-16"):
        decode_text(b"a\0a", "a.txt", "utf-16-le")


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("windows-1251", "cp1251"), ("ISO-8859-1", "cp1252"), ("latin1", "cp1252"), ("iso-8859-2", "iso8859-2")],
)
def test_a_page_is_believed_what_it_declares(declared, codec):
    page = f'<html><head><meta charset="{declared}"></head>'.encode() + b"\xe9\xe8"
    assert find(page, is_html=True) == Encoding(codec, guessed=False)
    assert find(page).guessed


def test_utf8_counts_for_more_than_what_a_page_declares():
    assert find("<meta charset=iso-8859-2>é".encode(), is_html=True).codec == "utf-8"


@pytest.mark.parametrize("declared", ["utf-8", "nonsense"])
def test_a_declaration_that_cannot_be_true_is_passed_over(declared):
    page = f"<meta charset={declared}>a caf".encode() + b"\xe9"
    assert find(page, is_html=True) == Encoding("cp1252", guessed=True)


def test_a_stray_control_character_stays_and_many_are_no_text():
    refuse_control_characters("a line\fand a column\v with a stray \x02 among 49 others", "a.txt")
    with pytest.raises(InputError, match="full of control characters, the first at character 2"):
        refuse_control_characters("ab\x01\x02\x03", "a.txt")
    with pytest.raises(InputError, match="character 1 is NUL"):
        refuse_control_characters("a\0" + "b" * 1000, "a.txt")


@given(st.binary(max_size=300), st.booleans(), st.booleans())
def test_no_bytes_raise_anything_but_a_refusal(data, complete, is_html):
    _, refusal = decoded_or_refusal(data, complete=complete, is_html=is_html)
    assert "\n" not in refusal


@given(
    st.binary(max_size=60),
    st.sampled_from(
        [
            "utf-7",
            "utf-8",
            "utf-16",
            "utf-32-be",
            "big5",
            "iso2022_jp",
            "punycode",
            "unicode_escape",
            "raw_unicode_escape",
            "hz",
            "cp1252",
        ]
    ),
)
def test_no_bytes_under_a_given_encoding_raise_anything_but_a_refusal(data, given_encoding):
    _, refusal = decoded_or_refusal(data, given=given_encoding)
    assert "\n" not in refusal
