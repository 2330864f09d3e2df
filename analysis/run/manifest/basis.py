"""What a report is made from, as the instrument stands now."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from analysis.run.provenance import Origin, origin, runtime_libraries
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
        notebooks={name: notebook_digest(path) for name, path in sorted(notebooks.items())},
    )


def instrument() -> Origin:
    """Tell what the instrument is now, of libraries only those it needs to run."""
    return origin()._replace(libraries=runtime_libraries())


def notebook_digest(notebook: Path) -> str:
    """Give the SHA-256 of a notebook's cells: their kinds, sources and tags, not their outputs or ids."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    told = [
        [cell["cell_type"], "".join(cell["source"]), cell.get("metadata", {}).get("tags", [])]
        for cell in cells
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=True).encode("ascii")).hexdigest()
