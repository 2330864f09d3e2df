"""Read a lexicon from its file."""

from analysis.document.sources import find_source
from analysis.lexicon.text_files import read_text_file
from analysis.lexicon.valences.checking import check_rows
from analysis.lexicon.valences.forms import read_form
from analysis.lexicon.valences.record import ValenceLexicon


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
    reading = read_form(read_text_file(source, "lexicon"), source.name, source.suffix)
    entries = check_rows(reading, source.name)
    return ValenceLexicon(
        name=reading.name or source.stem,
        form=reading.form,
        title=reading.title,
        source=reading.source,
        licence=reading.licence,
        entries=entries,
    )
