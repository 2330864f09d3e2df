"""A manifest as it is read: what a report holds and what it was made from; and the names it may hold."""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from analysis.run.reasons import Basis

MANIFEST = "ro-crate-metadata.json"
ARTICLE = "article.jsonl"
CRATE_PROFILE = "https://w3id.org/ro/crate/1.1"
RUN_PROFILE = "https://w3id.org/ro/wfrun/process/0.5"
# Ids within the manifest; what follows the prefixes names a part of the instrument.
INSTRUMENT, RUN = "#hearsay", "#run"
CODE, LEXICON, NOTEBOOK, PARAMETER, LOCK = "#code/", "#lexicon/", "#notebook/", "#parameter/", "#lock/"
# Numbers that JSON has no sign for are written in words and marked as numbers.
DOUBLE = "http://www.w3.org/2001/XMLSchema#double"
LIBRARY, PYTHON = "https://pypi.org/project/", "https://www.python.org/"
# Files that parameters name lie beside the notebooks' folder, as papermill is told.
CARRIED = "../"

_DRIVE = re.compile(r"[A-Za-z]:")


class DamagedManifestError(ValueError):
    """A manifest is there, and cannot be trusted: cut off, of another form, or naming what it must not."""


class Manifest(NamedTuple):
    """Hold what a report says of itself.

    ``files`` maps the paths of all its files but the manifest, from its folder and with ``/``, to
    their SHA-256; ``parameters`` are those given to each notebook, by its file name; ``described``
    is all that the manifest holds but its date.
    """

    doc_id: str
    parameters: dict[str, dict[str, object]]
    notebooks: tuple[str, ...]
    basis: Basis
    files: dict[str, str]
    described: object
    date: str


def carried_names(values: Mapping[str, object]) -> list[str]:
    """List the files beside the notebooks that the parameters of one name."""
    given = [part for value in values.values() for part in (value if isinstance(value, list) else [value])]
    return [name for part in given if (name := carried_name(part))]


def carried_name(value: object) -> str:
    """Give the name of the file of the report that a value names, or nothing where it names none.

    >>> carried_name("../frames.yaml"), carried_name("policy"), carried_name("../../etc/passwd")
    ('frames.yaml', '', '')
    """
    if not isinstance(value, str) or not value.startswith(CARRIED):
        return ""
    name = value.removeprefix(CARRIED)
    return name if "/" not in name and not outside(name) else ""


def outside(path: str) -> bool:
    r"""Tell whether a path from a manifest might lead out of its folder, on any system.

    >>> [outside(path) for path in ("tables/quotes.csv", "../x", "/etc/passwd", "C:x", "a\\..\\b", "a//b")]
    [False, True, True, True, True, True]
    """
    return (
        not path
        or any(part in ("", ".", "..") for part in path.split("/"))
        or "\\" in path
        or _DRIVE.match(path) is not None
        or any(unicodedata.category(c) in ("Cc", "Cs") for c in path)
    )
