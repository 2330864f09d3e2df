"""What proves a report: a manifest of all it was made from and all it holds, checked, made again, compared.

The manifest is a Process Run Crate 0.5 on RO-Crate 1.1; METHODS.md says which of their demands are met.
"""

from analysis.run.manifest.crate import date_of_manifest, load_writer, write_manifest
from analysis.run.manifest.reading import read_manifest
from analysis.run.manifest.record import MANIFEST, DamagedManifestError, Manifest

__all__ = [
    "MANIFEST",
    "DamagedManifestError",
    "Manifest",
    "date_of_manifest",
    "load_writer",
    "read_manifest",
    "write_manifest",
]
