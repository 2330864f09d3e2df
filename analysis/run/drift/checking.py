"""One report against what is stored of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.document.sources import find_source
from analysis.lexicon import is_codebook_file
from analysis.run.drift.comparing import Drift, compare_tables, tables_of_article
from analysis.run.drift.storing import stored_basis
from analysis.run.drift.verdict import Verdict, judge, other_libraries
from analysis.run.provenance import origin, runtime_libraries, sha256_of, sha256_of_cells
from analysis.run.reasons import Basis
from analysis.sentiment import is_lexicon_file


class Check(NamedTuple):
    """What the comparison of one report gave.

    ``stored`` is the folder compared with, ``there`` whether there is one; ``tables`` are those of
    either side. ``verdict`` is None where nothing drifted, and then ``other_libraries`` names those
    with which the numbers hold all the same.
    """

    doc_id: str
    stored: Path
    there: bool
    tables: list[str]
    drift: list[Drift]
    verdict: Verdict | None
    other_libraries: str

    @property
    def drifted(self) -> bool:
        """Whether the report is not as stored, or nothing is stored of it."""
        return bool(self.drift) or not self.there


def check_report(doc_id: str, tables: Path, stored: Path, basis: Basis) -> Check:
    """Compare the tables of a report, made from ``basis``, with those in ``stored``."""
    if not stored.is_dir():
        return Check(doc_id, stored, there=False, tables=[], drift=[], verdict=None, other_libraries="")
    before = stored_basis(stored)
    drift = compare_tables(tables, stored)
    return Check(
        doc_id,
        stored,
        there=True,
        tables=sorted({path.name for folder in (tables, stored) for path in tables_of_article(folder)}),
        drift=drift,
        verdict=judge(before, basis) if drift else None,
        other_libraries="" if drift else other_libraries(before, basis),
    )


def libraries_that_hold(checks: Sequence[Check]) -> list[str]:
    """Give in words the other libraries with which no number moved; none where anything drifted."""
    if any(check.drifted for check in checks):
        return []
    return sorted({check.other_libraries for check in checks if check.other_libraries})


def basis_of_report(folder: Path, parameters: Mapping[Path, Mapping[str, object]]) -> Basis:
    """Tell what the report in ``folder`` was made from, given the parameters of each source notebook.

    Files that parameters name are recorded by their bytes and their bare names, not by their places.
    """
    inputs = {"article.jsonl": sha256_of(folder / "article.jsonl")}
    given: dict[str, dict[str, object]] = {}
    for notebook, values in parameters.items():
        given[notebook.name] = {name: _without_places(name, value, inputs) for name, value in values.items()}
    return Basis(
        origin=origin()._replace(libraries=runtime_libraries()),
        inputs=inputs,
        parameters=given,
        notebooks={notebook.name: sha256_of_cells(notebook) for notebook in parameters},
    )


def _without_places(name: str, value: object, inputs: dict[str, str]) -> object:
    """Give the value of a parameter with bare names for paths, and note the files in ``inputs``."""
    if isinstance(value, list):
        return [_without_places(name, item, inputs) for item in value]
    names_file = {"codebook": is_codebook_file, "scorer": is_lexicon_file, "compare": is_lexicon_file}.get(
        name
    )
    if names_file is None or not isinstance(value, str) or not names_file(value):
        return value
    path = find_source(value).path
    if path is None:
        return value
    inputs[path.name] = sha256_of(path)
    return path.name
