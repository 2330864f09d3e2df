"""What runs and renders notebooks, loaded without what none of ours needs and takes a second to load."""

import sys

# jsonschema would check addresses by a grammar that takes a second to compile; notebooks hold none.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

import papermill  # noqa: E402, F401

import analysis.run.kernel.cells  # noqa: E402, F401
from analysis.run.rendering import make_ready  # noqa: E402

make_ready()
