"""The text of a lexicon or codebook as its file has it, whatever its encoding."""

import re

from analysis.document import InputError
from analysis.document.encoding import (
    decode_text,
    find_encoding,
    refuse_binary,
    refuse_control_characters,
)
from analysis.document.errors import warn_of_input
from analysis.document.sources import Source, open_source

# The largest published lexicon read here, the master dictionary, has some 10 MB.
_MAX_BYTES = 64_000_000
_OPTION = re.compile(r"name its encoding with --encoding(?:, such as .*)?$")


def read_text_file(source: Source, kind: str) -> str:
    """Read and decode a whole file that holds a ``kind``; every end of line becomes one line feed.

    What is not UTF-8 or UTF-16 is read as Windows-1252, with an ``InputWarning``. Raises ``InputError``
    for what cannot be read, is larger than 64 MB, or is no text.
    """
    with open_source(source) as stream:
        data = stream.read(_MAX_BYTES + 1)
    name = source.name
    if len(data) > _MAX_BYTES:
        raise InputError(f"{name} is larger than {_MAX_BYTES // 1_000_000} MB, and so no {kind}")
    refuse_binary(data[:64], name, source.suffix)
    try:
        codec, guessed = find_encoding(data, name, complete=True)
        text = decode_text(data, name, codec)
    except InputError as error:
        # The option speaks of articles.
        raise InputError(_OPTION.sub("save it as UTF-8", str(error))) from None
    refuse_control_characters(text, name)
    if guessed:
        warn_of_input(
            f"{name} is not UTF-8 and was read as Windows-1252: if letters look wrong, save it as UTF-8", name
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")
