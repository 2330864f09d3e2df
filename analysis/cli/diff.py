"""``analysis diff``: which numbers of two reports differ, by how much, and why."""

import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from analysis.cli.messages import answer, one_line_errors, say
from analysis.document import InputError

if TYPE_CHECKING:
    from analysis.run.manifest import Manifest
    from analysis.run.manifest.differing import Differences, Moved

_HEADS = ("table", "row", "column", "first", "second", "by", "relative")
_WIDTHS = (24, 28, 14, 20, 20, 12, 12)
_MOST_NAMES = 30
_MOST_REASONS = 12


@click.command()
@click.argument("first", type=click.Path(path_type=Path), metavar="DIR1")
@click.argument("second", type=click.Path(path_type=Path), metavar="DIR2")
@click.option(
    "--most",
    type=click.IntRange(1),
    default=50,
    show_default=True,
    help="Cells to show; the rest are counted.",
)
def diff(first: Path, second: Path, most: int) -> None:
    """Show which numbers of two reports differ, by how much, and why.

    DIR1 and DIR2 are folders of reports. What is within the tolerance of --check is marked with ~. The
    exit status is 0 where all files are the same, 1 where any differs.

    Example: analysis diff outputs/harbour old/harbour
    """
    with one_line_errors():
        from analysis.run.manifest import DamagedManifestError, read_manifest
        from analysis.run.manifest.differing import find_differences

        try:
            manifests = read_manifest(first), read_manifest(second)
        except DamagedManifestError as error:
            raise InputError(str(error)) from None
        found = find_differences(first, second)
        if found.is_same:
            answer(f"the same: {len(manifests[0].files)} files, byte for byte")
        else:
            _show_cells(found.cells, most)
            _show_files(found)
        _show_reasons(*manifests, same=found.is_same)
        _note_changed(first, manifests[0])
        _note_changed(second, manifests[1])
        sys.exit(0 if found.is_same else 1)


def _show_cells(cells: "Sequence[Moved]", most: int) -> None:
    """Print the numbers that differ as a table, and count the rest."""
    numbers = sum(cell.is_number for cell in cells)
    within = sum(cell.within for cell in cells)
    noise = f", {within} of them within the tolerance (~)" if within else ""
    answer(f"numbers that differ: {numbers}{noise}; other cells, rows and columns: {len(cells) - numbers}")
    if cells:
        _show_row(_HEADS)
    for cell in cells[:most]:
        mark = "~" if cell.within else ""
        values = (cell.first, cell.second) if cell.is_number else _apart(cell.first, cell.second)
        amounts = (mark + _amount(cell.by, ""), _amount(100 * cell.relative, " %"))
        _show_row((cell.table, cell.row, cell.column, *values, *amounts))
    if len(cells) > most:
        answer(f"  … and {len(cells) - most} more")


def _show_row(row: Sequence[str]) -> None:
    pairs = zip(row, _WIDTHS, strict=True)
    answer("  " + " ".join(f"{cell[: width - 1]:{width}}" for cell, width in pairs).rstrip())


def _apart(first: str, second: str) -> tuple[str, str]:
    """Leave out what two texts begin with alike, up to the word that differs.

    >>> _apart("The mean tone is high", "The mean tone is low"), _apart("yes", "no")
    (('…high', '…low'), ('yes', 'no'))
    """
    differ = [i for i, (a, b) in enumerate(zip(first, second, strict=False)) if a != b]
    start = first.rfind(" ", 0, differ[0] if differ else min(len(first), len(second))) + 1
    return (f"…{first[start:]}", f"…{second[start:]}") if start else (first, second)


def _amount(number: float, unit: str) -> str:
    """Write a difference with its sign.

    >>> _amount(0.25, ""), _amount(-12.5, " %"), _amount(float("nan"), "")
    ('+0.25', '-12.5 %', '')
    """
    return "" if math.isnan(number) else f"{number:+.4g}{unit}"


def _show_files(found: "Differences") -> None:
    """Name the files that differ besides those cells, kind by kind."""
    kinds: dict[str, list[str]] = {}
    for name in found.files:
        room = name.partition("/")[0] if "/" in name else "pages" if name.endswith(".html") else "others"
        kinds.setdefault(room, []).append(name)
    for kind, names in sorted(kinds.items()):
        answer(f"{kind} that differ: {_named(names)}")
    for where, names in (("first", found.only_first), ("second", found.only_second)):
        if names:
            answer(f"only in the {where}: {_named(names)}")


def _named(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {rest} more" if rest > 0 else "")


def _show_reasons(before: "Manifest", after: "Manifest", *, same: bool) -> None:
    """Say what changed between the two in what they were made from, kind by kind."""
    from analysis.run.reasons import KINDS, in_one_line, reasons

    found = reasons(before.basis, after.basis)
    if found:
        answer("though made from different things:" if same else "why:")
    elif not same:
        answer("why: nothing recorded changed")
    for kind in KINDS:
        of_kind = [reason for reason in found if reason.kind == kind]
        if of_kind:
            answer(f"  {in_one_line(of_kind, _MOST_REASONS)}")


def _note_changed(folder: Path, manifest: "Manifest") -> None:
    """Say where a report is no longer as it was made, which no reason above explains."""
    from analysis.run.manifest.verifying import find_faults

    faults: Iterable[str] = [f"{fault.name} ({fault.kind})" for fault in find_faults(folder, manifest)]
    if faults:
        say(f"warning: {folder}: is not as it was made: {_named(list(faults))}")
