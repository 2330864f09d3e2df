"""Tables that ship in two forms: YAML to read and mend, and beside it JSON that loads ten times as fast.

The YAML is the truth. Its JSON is used only while it was made from these very bytes, and is whole. That the
code that checks a codebook would still make the same of them is for a test to say: ``make compile`` mends it.
"""

import hashlib
import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

DATA = files("analysis") / "data"
# In ``analysis/data``; each has its JSON in the folder ``compiled``.
CODEBOOKS = "codebooks"
TABLES = ("cues.yaml", "unweighted.yaml")


def read_table(name: str) -> Any:
    """Read a YAML table of ``analysis/data``, in its compiled form where that is up to date."""
    written = (DATA / name).read_bytes()
    content = read_compiled(name, written)
    return parse_table(written) if content is None else content


def parse_table(written: bytes) -> Any:
    """Read a YAML table as it is written."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(written.decode("utf-8"), Loader=loader)  # noqa: S506  safe, in C where there is one


def read_compiled(name: str, written: bytes, folder: Traversable = DATA / "compiled") -> Any:
    """Give the compiled form of a file of these bytes; None where there is none that is whole and its own."""
    try:
        stored = (folder / compiled_name(name)).read_bytes()
        head, _, body = stored.partition(b"\n")
        sums = json.loads(head)
        if sums != _sums(written, body):
            return None
        return json.loads(body)
    except (OSError, ValueError, RecursionError):
        return None


def write_compiled(written: bytes, content: Any) -> bytes:
    """Lay out the compiled form: a line with the SHA-256 of source and content, then the content."""
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    return json.dumps(_sums(written, body)).encode() + b"\n" + body


def compiled_name(name: str) -> str:
    """Name the compiled form of a file.

    >>> compiled_name("codebooks/policy.yaml")
    'policy.json'
    """
    return name.rpartition("/")[2].removesuffix(".yaml") + ".json"


def _sums(written: bytes, body: bytes) -> dict[str, str]:
    return {
        "source_sha256": hashlib.sha256(written).hexdigest(),
        "content_sha256": hashlib.sha256(body).hexdigest(),
    }
