"""The seeds are the bytes that seeds/README.md says they are."""

import hashlib
import re
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parents[1] / "seeds"
ROW = re.compile(r"^\| `([^`]+)` \|.*\| ([\d,]+) \| `([0-9a-f]{64})` \|$", re.M)
STATED = {
    name: (n, digest) for name, n, digest in ROW.findall((SEEDS / "README.md").read_text(encoding="utf-8"))
}


def test_every_seed_is_described():
    assert sorted(STATED) == sorted(path.name for path in SEEDS.glob("*.txt"))


@pytest.mark.parametrize("name", STATED)
def test_no_byte_has_changed(name):
    content = (SEEDS / name).read_bytes()
    n, digest = STATED[name]
    assert hashlib.sha256(content).hexdigest() == digest
    assert len(content.decode("utf-8")) == int(n.replace(",", ""))
