"""Encodings: what the bytes of an input say, and what is not text at all."""

import codecs
import difflib
import encodings.aliases
import re
from typing import NamedTuple

from analysis.document.errors import InputError, warn_of_input

_MARKS = [
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
]

# What the first bytes of a file give away, and what the user should do about it.
_AS_TEXT = "save its text as .txt first"
_UNPACK = "unpack it first"
_KINDS: list[tuple[bytes, str, str]] = [
    (b"%PDF-", "a PDF", _AS_TEXT),
    (b"{\\rtf", "a rich-text file", _AS_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _AS_TEXT),
    (b"\x89PNG", "a PNG image", _AS_TEXT),
    (b"\xff\xd8\xff", "a JPEG image", _AS_TEXT),
    (b"GIF8", "a GIF image", _AS_TEXT),
    (b"II*\x00", "a TIFF image", _AS_TEXT),
    (b"MM\x00*", "a TIFF image", _AS_TEXT),
    (b"\x7fELF", "a program", "name a file that holds an article"),
    (b"SQLite format 3\x00", "a database", "export its articles as .csv or .jsonl"),
    (b"PAR1", "a Parquet file", "give it the ending .parquet"),
    (b"ARROW1", "an Arrow file", "save it as .parquet"),
    (b"\x1f\x8b", "packed with gzip", "give it the ending .gz"),
    (b"BZh", "packed with bzip2", _UNPACK),
    (b"\xfd7zXZ\x00", "packed with xz", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "packed with zstd", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
]
_ZIPPED = {
    ".docx": ("a Word document", _AS_TEXT),
    ".odt": ("an OpenDocument text", _AS_TEXT),
    ".epub": ("an e-book", _AS_TEXT),
    ".pptx": ("a presentation", _AS_TEXT),
    ".xlsx": ("an Excel workbook", "save it as .csv (UTF-8) first"),
    ".ods": ("an OpenDocument table", "save it as .csv (UTF-8) first"),
}
_CONTROL = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]+")
_UTF8_SEQUENCE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_UNDEFINED_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)


class Encoding(NamedTuple):
    """The codec to read an input with, and whether that is a guess a user should know of."""

    codec: str
    guessed: bool = False


def refuse_binary(head: bytes, name: str, suffix: str = "") -> None:
    """Raise ``InputError`` that names the kind of file, where its first bytes are known not to be text."""
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        kind, remedy = _ZIPPED.get(suffix.lower(), ("a zip archive", _UNPACK))
        raise InputError(f"{name} is {kind}, not text: {remedy}")
    for magic, kind, remedy in _KINDS:
        if head.startswith(magic):
            raise InputError(f"{name} is {kind}, not text: {remedy}")


def find_encoding(
    head: bytes, name: str, *, complete: bool, given: str | None = None, is_html: bool = False
) -> Encoding:
    """Tell how an input is encoded, from its first bytes or from all of them.

    In this order: the encoding ``given``; a byte order mark (UTF-8, UTF-16, UTF-32); UTF-16 without
    a mark, where most characters have a zero byte on the same side; UTF-8; the encoding a web page
    declares; Windows-1252. The last is a guess, made only where every byte means a character there,
    none is a control character, and at most a quarter lies outside ASCII (Cyrillic or Japanese text in
    an old encoding has more). Bytes outside ASCII that mostly form UTF-8 are broken UTF-8 instead.

    Parameters
    ----------
    head
        The first bytes.
    complete
        These are all the bytes.
    name
        What to call the input in a message.
    given
        An encoding named by the user, in any of Python's spellings.
    is_html
        Heed the encoding declared in a ``<meta>`` element.

    Raises ``InputError`` where no encoding fits or the bytes are not text, with the byte position.
    Missed: a declared or given encoding is believed, and text in another 8-bit encoding with few letters
    outside ASCII, as Polish or Turkish may be, passes for Windows-1252.

    >>> find_encoding("“Wait,” she said.".encode("cp1252"), "a.txt", complete=True)
    Encoding(codec='cp1252', guessed=True)
    """
    if given is not None:
        return Encoding(_known_codec(given))
    for mark, codec in _MARKS:
        if head.startswith(mark):
            return Encoding(codec)
    zero = head.find(b"\0")
    if zero >= 0:
        wide = _find_unmarked_utf16(head)
        if wide is None:
            raise InputError(f"{name} is binary, not text: byte {zero} is zero")
        return Encoding(wide)
    broken = _find_broken_utf8(head, complete=complete)
    if broken is None:
        return Encoding("utf-8")
    if is_html and (declared := _DECLARED.search(head[:4096])):
        named = _web_codec(declared[1].decode("ascii"))
        if named:
            return Encoding(named)
    return _guess_windows_1252(head, name, broken)


def decode_text(data: bytes, name: str, codec: str, *, complete: bool = True) -> str:
    """Decode all bytes of an input, or its first; a byte order mark is no part of the text.

    Raises ``InputError`` with the byte position where the bytes are not of that encoding.
    """
    try:
        text = codecs.getincrementaldecoder(codec)().decode(data, final=complete)
    except UnicodeDecodeError as error:
        raise InputError(broken_bytes(name, codec, error.object, error.start)) from None
    except (UnicodeError, ValueError) as error:
        raise InputError(f"{name} is not valid {codec}: {error}") from None
    # A codec whose name tells the byte order leaves the mark in.
    return text.removeprefix("\ufeff") if codec.startswith(("utf-16-", "utf-32-")) else text


def broken_bytes(name: str, codec: str, data: bytes, start: int, offset: int = 0) -> str:
    """Say which byte is not of the encoding; ``offset`` is where ``data`` starts in the input."""
    value = f" (0x{data[start]:02X})" if start < len(data) else ""
    shown = codec.removesuffix("-sig").upper() if codec.startswith("utf") else codec
    where = f"{name} is broken at byte {offset + start}{value}"
    return f"{where}: not valid {shown}; repair it, or name its encoding with --encoding"


def warn_of_guess(name: str) -> None:
    """Note that an input was taken for Windows-1252."""
    warn_of_input(
        f"{name} is not UTF-8 and was read as Windows-1252: "
        "if letters look wrong, name its encoding with --encoding",
        name,
    )


def refuse_control_characters(text: str, name: str) -> None:
    """Raise ``InputError`` for a text with a NUL, or with more than 1 control character in 50.

    Tabs, line ends and form feeds are text. A few others do occur in articles, left by PDF tools
    and word processors, and stay.
    """
    zero = text.find("\0")
    if zero >= 0:
        raise InputError(f"{name} is not text: character {zero} is NUL")
    first = _CONTROL.search(text)
    if first and 50 * sum(1 for _ in _CONTROL.finditer(text)) > len(text):
        raise InputError(
            f"{name} is not text: it is full of control characters, the first at character {first.start()}"
        )


def _known_codec(given: str) -> str:
    """Give Python's name of an encoding; UTF-8 is read with or without its mark."""
    try:
        found = codecs.lookup(given)
    except (LookupError, ValueError):
        found = None
    # Python counts transformations such as rot13 and base64 among the codecs.
    if found is None or not getattr(found, "_is_text_encoding", True) or found.name in ("undefined", "idna"):
        names = sorted({*encodings.aliases.aliases, *encodings.aliases.aliases.values()})
        near = difflib.get_close_matches(given.lower().replace("-", "_"), names, n=1)
        hint = f"did you mean {near[0]}?" if near else "examples are utf-8, windows-1252 and utf-16"
        raise InputError(f"no encoding is called {given!r}: {hint}")
    return "utf-8-sig" if found.name == "utf-8" else found.name


def _web_codec(declared: str) -> str | None:
    """Give the codec of an encoding declared by a page, as browsers take it; None where it is unknown."""
    try:
        codec = _known_codec(declared)
    except InputError:
        return None
    # Browsers read Latin-1 as Windows-1252, and a page that could be searched for <meta> is not UTF-16.
    if codec in ("iso8859-1", "ascii"):
        return "cp1252"
    return None if codec.startswith("utf") else codec


def _find_unmarked_utf16(head: bytes) -> str | None:
    """Give the byte order that zero bytes speak for: in 2 of 5 characters, in 1 of 20 on the other side."""
    sample = head[: 1 << 16]
    pairs = max(1, len(sample) // 2)
    low, high = sample[::2].count(0), sample[1::2].count(0)
    if high >= 0.4 * pairs and low <= 0.05 * pairs:
        return "utf-16-le"
    if low >= 0.4 * pairs and high <= 0.05 * pairs:
        return "utf-16-be"
    return None


def _find_broken_utf8(head: bytes, *, complete: bool) -> int | None:
    """Give the position of the first byte that is not UTF-8; None where there is none."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=complete)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _guess_windows_1252(head: bytes, name: str, broken: int) -> Encoding:
    """Take bytes that are not UTF-8 for Windows-1252 where they look so, or say why not."""
    n_high = sum(len(run[0]) for run in _HIGH.finditer(head))
    n_utf8 = sum(len(sequence[0]) for sequence in _UTF8_SEQUENCE.finditer(head))
    if 2 * n_utf8 >= n_high:
        raise InputError(broken_bytes(name, "utf-8", head, broken))
    undefined = _UNDEFINED_1252.search(head)
    # A handful of letters says nothing of their share.
    if undefined or (n_high > 8 and 4 * n_high > len(head)):
        raise InputError(
            f"{name} is neither UTF-8 nor Windows-1252 (byte {undefined.start() if undefined else broken}): "
            "if it is text, name its encoding with --encoding, such as shift_jis or cp1251"
        )
    if _CONTROL.search(head.decode("latin-1")):
        raise InputError(
            f"{name} is binary, not text: it is not UTF-8 from byte {broken} and holds control characters"
        )
    return Encoding("cp1252", guessed=True)
