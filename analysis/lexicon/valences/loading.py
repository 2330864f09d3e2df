"""Read a lexicon from its file."""

import re

from analysis.document import InputError
from analysis.document.encoding import (
    decode_text,
    find_encoding,
    refuse_binary,
    refuse_control_characters,
)
from analysis.document.errors import warn_of_input
from analysis.document.sources import Source, find_source, open_source
from analysis.lexicon.valences.checking import check_rows
from analysis.lexicon.valences.forms import read_form
from analysis.lexicon.valences.record import ValenceLexicon

# The largest published lexicon read here, the master dictionary, has some 10 MB.
_MAX_BYTES = 64_000_000
_OPTION = re.compile(r"name its encoding with --encoding(?:, such as .*)?$")


def load_valences(path: str) -> ValenceLexicon:
    """Read a sentiment lexicon from a file and check it.

    The form is told from the file's ending and its first line:

    - a table with a column ``word``, ``pattern`` or ``term`` and a column ``valence``, ``score``, ``weight``,
      ``polarity`` or ``sentiment``, parted by commas, semicolons or tabs;
    - ``.yaml`` with ``word: valence`` under ``valences``, and perhaps ``name``, ``title``, ``source`` and
      ``licence``;
    - AFINN; the NRC Emotion Lexicon by word; the NRC VAD Lexicon; the master dictionary of Loughran and
      McDonald; Lexicoder's ``.lc3`` and quanteda's YAML of the same categories.

    An entry is a word, a stem ``bad*``, or a phrase of both. A relative path is looked up from the working
    directory, then from the project root; ``.gz`` is unpacked. What is not UTF-8 or UTF-16 is read as
    Windows-1252, with a warning.

    Raises ``InputError`` in one line with the file, the lines, and what to do; see ``check_rows`` for what
    is refused and what is only noted.
    """
    source = find_source(path)
    reading = read_form(_read_text(source), source.name, source.suffix)
    entries = check_rows(reading, source.name)
    return ValenceLexicon(
        name=reading.name or source.stem,
        form=reading.form,
        title=reading.title,
        source=reading.source,
        licence=reading.licence,
        entries=entries,
    )


def _read_text(source: Source) -> str:
    """Read and decode a whole file; every end of line becomes one line feed."""
    with open_source(source) as stream:
        data = stream.read(_MAX_BYTES + 1)
    name = source.name
    if len(data) > _MAX_BYTES:
        raise InputError(f"{name} is larger than {_MAX_BYTES // 1_000_000} MB, and so no lexicon")
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
