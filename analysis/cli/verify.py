"""``analysis verify``: whether a report is as it was made, and whether it can be made again."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.cli.inputs import noted_warnings
from analysis.cli.messages import answer, one_line_errors, progress, say

if TYPE_CHECKING:
    from analysis.run.manifest import Manifest

_MOST_CHANGES = 40


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option(
    "--rerun", is_flag=True, help="Make the report again in a temporary folder and compare every byte."
)
@click.option(
    "--timeout",
    type=click.FloatRange(1),
    default=600,
    show_default=True,
    help="Seconds a cell may run, with --rerun.",
)
def verify(folder: Path, rerun: bool, timeout: float) -> None:
    """Compare a report with its manifest: every file by its SHA-256.

    DIR is the folder of a report, wherever it lies now. Files that are missing, changed or extra are
    named one a line, and the exit status is 1.

    Example: analysis verify outputs/harbour --rerun
    """
    with one_line_errors():
        from analysis.run.manifest import DamagedManifestError, read_manifest
        from analysis.run.manifest.verifying import find_faults
        from analysis.run.provenance import sha256_of

        try:
            manifest = read_manifest(folder)
        except DamagedManifestError as error:
            say(f"error: {error}")
            sys.exit(1)
        faults = find_faults(folder, manifest)
        for fault in faults:
            answer(f"{fault.kind}: {fault.name}")
        n = len(manifest.files)
        if faults:
            counted = f"{len(faults)} fault{'' if len(faults) == 1 else 's'}"
            answer(f"{manifest.doc_id}: {counted}; the manifest names {n} files")
        elif not rerun:
            from analysis.run.manifest import MANIFEST

            digest = sha256_of(folder / MANIFEST)
            answer(f"{manifest.doc_id}: all {n} files as recorded (manifest SHA-256 {digest})")
        same = not rerun or _made_again(folder, manifest, timeout)
        sys.exit(1 if faults or not same else 0)


def _made_again(folder: Path, manifest: "Manifest", timeout: float) -> bool:
    """Make the report again, say what differs and in what the instrument does; tell whether nothing does."""
    from analysis.run.manifest.rerun import CannotRerunError, instrument_changes, make_again
    from analysis.run.reasons import in_one_line

    changes = instrument_changes(manifest)
    if changes:
        told = in_one_line(changes, _MOST_CHANGES)
        answer(f"{manifest.doc_id}: the instrument here is not the one that made it: {told}")
    try:
        with noted_warnings(), progress(len(manifest.notebooks), "Notebooks") as tell:
            again = make_again(folder, manifest, tell, timeout=timeout)
    except CannotRerunError as error:
        say(f"error: {manifest.doc_id} cannot be made again: {error}")
        return False
    for failure in again.failures:
        say(f"{failure.notebook} failed: cell {failure.cell}: {failure.error}")
    for kind, names in (("differs", again.differs), ("not made", again.not_made), ("new", again.only_now)):
        for name in names:
            answer(f"{kind}: {name}")
    if again.failures:
        answer(f"{manifest.doc_id}: could not be made again")
    elif again.is_same:
        answer(f"{manifest.doc_id}: made again, all {len(manifest.files)} files with the bytes recorded")
    else:
        n = len(again.differs) + len(again.not_made) + len(again.only_now)
        whose = "" if changes else ", though the instrument is the same"
        differ = "differs" if n == 1 else "differ"
        answer(f"{manifest.doc_id}: made again, {n} of {len(manifest.files)} files {differ}{whose}")
    return again.is_same
