"""Whether a report that stands is the one that is asked for, so that nothing need be made."""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path

from analysis.document import InputError
from analysis.run.manifest import DamagedManifestError, date_of_manifest, read_manifest
from analysis.run.manifest.basis import basis_of
from analysis.run.manifest.verifying import find_faults
from analysis.run.provenance import sha256_of


class Needed(Enum):
    """What must be the same: all that a report hangs on, or all but the instrument that made it."""

    ALL = "all"
    ALL_BUT_INSTRUMENT = "all but the instrument"


def stands(
    report: Path,
    inputs: Mapping[str, Path],
    parameters: Mapping[str, Mapping[str, object]],
    notebooks: Mapping[str, Path],
    needed: Needed,
) -> bool:
    """Tell whether a whole report stands in ``report`` that was made from just these inputs and parameters.

    Every file is compared with the manifest, so a report somebody has written into does not count.
    """
    try:
        manifest = read_manifest(report)
    except (InputError, DamagedManifestError, OSError):
        return False
    made_from = manifest.basis
    now = basis_of({name: sha256_of(path) for name, path in inputs.items()}, parameters, notebooks)
    if needed is Needed.ALL_BUT_INSTRUMENT:
        same = (made_from.inputs, made_from.parameters) == (now.inputs, now.parameters)
        same = same and made_from.notebooks.keys() == now.notebooks.keys()
    else:
        same = made_from == now and manifest.date == date_of_manifest()
    return same and not find_faults(report, manifest)
