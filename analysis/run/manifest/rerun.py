"""Make a report again from its manifest, and compare what comes out byte by byte."""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from analysis.document import InputError, read_document
from analysis.lexicon import is_codebook_file
from analysis.run.execute import Failure
from analysis.run.folders import notebooks_folder
from analysis.run.manifest.basis import basis_of
from analysis.run.manifest.folder import sha256_within
from analysis.run.manifest.reading import read_manifest
from analysis.run.manifest.record import ARTICLE, MANIFEST, Manifest, carried_name
from analysis.run.parameters import check_parameters
from analysis.run.reasons import Reason, reasons
from analysis.sentiment import is_lexicon_file

# What a run puts before the name of a lexicon that it carries beside the results.
_LEXICON = "lexicon-"
_OF_CODEBOOKS = "codebook"
_OF_LEXICONS = ("scorer", "compare")


class CannotRerunError(ValueError):
    """A report cannot be made again here: inputs, notebooks or parameters are not to be had as recorded."""


class Rerun(NamedTuple):
    """What came of it: files that differ from the record, that only one side has, and what failed."""

    differs: list[str]
    not_made: list[str]
    only_now: list[str]
    failures: list[Failure]

    @property
    def is_same(self) -> bool:
        """Whether every file came out as recorded, and no other."""
        return not (self.differs or self.not_made or self.only_now or self.failures)


def instrument_changes(manifest: Manifest) -> list[Reason]:
    """List how the instrument that stands here differs from the one that made a report."""
    sources = {name: notebooks_folder() / name for name in manifest.notebooks}
    there = {name: path for name, path in sources.items() if path.is_file()}
    now = basis_of(manifest.basis.inputs, manifest.parameters, there)
    return reasons(manifest.basis, now)


def make_again(folder: Path, manifest: Manifest, tell: Callable[[str], None], *, timeout: float) -> Rerun:
    """Make the report again in a temporary folder, from the article and the files that lie in ``folder``.

    Nothing that was remembered is used. Raise ``CannotRerunError`` where the inputs are not as recorded,
    or the instrument that stands here has not the notebooks or parameters that were used.
    """
    changed = [
        name for name, digest in manifest.basis.inputs.items() if sha256_within(folder, name) != digest
    ]
    if changed:
        raise CannotRerunError(f"{changed[0]} is not what the report was made from")
    with _inputs_apart(folder, manifest) as place:
        return _run(place, manifest, tell, timeout)


@contextmanager
def _inputs_apart(folder: Path, manifest: Manifest) -> Iterator[Path]:
    """Copy the inputs into a temporary folder, by the names they had before a run carried them."""
    with tempfile.TemporaryDirectory(prefix="hearsay-verify-") as made:
        place = Path(made)
        for part in ("inputs", "outputs"):
            (place / part).mkdir()
        for name, digest in manifest.basis.inputs.items():
            copy = place / "inputs" / name
            shutil.copyfile(folder / name, copy, follow_symlinks=False)
            if sha256_within(copy.parent, name) != digest:
                raise CannotRerunError(f"{name} changed while it was read")
        yield place


def _run(place: Path, manifest: Manifest, tell: Callable[[str], None], timeout: float) -> Rerun:
    from analysis.run.schedule import Options, cores, make_reports

    try:
        doc = read_document(place / "inputs" / ARTICLE)
        parameters = _parameters(place / "inputs", manifest)
    except InputError as error:
        raise CannotRerunError(str(error)) from None
    if doc.doc_id != manifest.doc_id:
        raise CannotRerunError(f"{ARTICLE} holds another article than {manifest.doc_id}")
    options = Options(jobs=cores(), timeout=timeout, cached=False)
    outputs = place / "outputs"
    (report,) = make_reports([doc], outputs, parameters, options, tell)
    if report.failures:
        return Rerun([], [], [], report.failures)
    again = read_manifest(report.folder)
    differs = [name for name in manifest.files if again.files.get(name, "") not in ("", manifest.files[name])]
    if not differs and again.basis == manifest.basis and again.described != manifest.described:
        # What it was made from is the same, and so must be what is said of it.
        differs.append(MANIFEST)
    return Rerun(
        differs,
        sorted(manifest.files.keys() - again.files.keys()),
        sorted(again.files.keys() - manifest.files.keys()),
        [],
    )


def _parameters(inputs: Path, manifest: Manifest) -> dict[Path, dict[str, object]]:
    """Give each notebook that stands here what the recorded one was given."""
    values = {}
    for name in manifest.notebooks:
        source = notebooks_folder() / name
        if not source.is_file():
            raise CannotRerunError(f"there is no notebook {name} here")
        given = {key: _found(key, value, inputs) for key, value in manifest.parameters[name].items()}
        values[source] = check_parameters(given, [source])[source]
    return values


def _found(name: str, value: object, inputs: Path) -> object:
    """Name carried files by where their copies lie now."""
    if isinstance(value, list):
        return [_found(name, part, inputs) for part in value]
    carried = carried_name(value)
    if not carried:
        if (name == _OF_CODEBOOKS and is_codebook_file(str(value))) or (
            name in _OF_LEXICONS and is_lexicon_file(str(value))
        ):
            raise CannotRerunError(f"parameter {name} names {str(value)[:80]!r}, which is not in the report")
        return value
    if name not in _OF_LEXICONS or not carried.startswith(_LEXICON):
        return str(inputs / carried)
    # The run puts the beginning before the name once more; a codebook may have the name without it.
    plain = inputs / "lexicons" / carried.removeprefix(_LEXICON)
    plain.parent.mkdir(exist_ok=True)
    shutil.copyfile(inputs / carried, plain)
    return str(plain)
