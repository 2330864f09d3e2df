"""What a report is made from, as the instrument stands now."""

from collections.abc import Mapping
from pathlib import Path

from analysis.run.provenance import Origin, origin, runtime_libraries, sha256_of_cells
from analysis.run.reasons import Basis


def basis_of(
    inputs: Mapping[str, str],
    parameters: Mapping[str, Mapping[str, object]],
    notebooks: Mapping[str, Path],
) -> Basis:
    """Gather what a report hangs on: inputs by SHA-256, parameters, notebooks and this instrument."""
    return Basis(
        origin=instrument(),
        inputs=dict(sorted(inputs.items())),
        parameters={name: dict(sorted(values.items())) for name, values in sorted(parameters.items())},
        notebooks={name: sha256_of_cells(path) for name, path in sorted(notebooks.items())},
    )


def instrument() -> Origin:
    """Tell what the instrument is now, of libraries only those it needs to run."""
    return origin()._replace(libraries=runtime_libraries())
