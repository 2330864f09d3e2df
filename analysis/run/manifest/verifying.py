"""Compare what lies in a report's folder with what its manifest says, byte for byte."""

from pathlib import Path
from typing import NamedTuple

from analysis.run.manifest.folder import everything, sha256_within
from analysis.run.manifest.record import MANIFEST, Manifest

# The kinds of faults, in the order in which they are told.
MISSING, CHANGED, UNREADABLE, LINK, EXTRA = KINDS = ("missing", "changed", "unreadable", "link", "extra")


class Fault(NamedTuple):
    """One file that is not as the manifest has it: in what way, and its path from the report's folder."""

    kind: str
    name: str


def find_faults(folder: Path, manifest: Manifest) -> list[Fault]:
    """List the files that are missing, changed or extra, and those that are links or devices, by path.

    Only plain files of the folder itself are opened: no link is followed, be it a folder's.
    """
    there = everything(folder)
    faults = [Fault(EXTRA, name) for name in there if name not in manifest.files and name != MANIFEST]
    for name, digest in manifest.files.items():
        if name not in there:
            faults.append(Fault(MISSING, name))
        elif not there[name]:
            faults.append(Fault(LINK, name))
        elif (found := sha256_within(folder, name)) != digest:
            faults.append(Fault(CHANGED if found else UNREADABLE, name))
    return sorted(faults, key=lambda fault: (KINDS.index(fault.kind), fault.name))
