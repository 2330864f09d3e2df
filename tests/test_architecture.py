"""Imports inside ``analysis`` only ever point down this list."""

import ast
from pathlib import Path

import pytest

LAYERS = [
    {"__main__"},
    {"cli"},
    {"run", "learning"},
    {"figures", "findings", "markup"},
    {"voices", "annotations"},
    {"quotes", "sentiment", "framing"},
    {"lexicon", "measurement"},
    {"document"},
]
DEPTH = {room: depth for depth, layer in enumerate(LAYERS) for room in layer}
# Within a layer some rooms build on a neighbour: what is allowed stands here, one way only.
NEIGHBOURS = {("annotations", "voices")}
PACKAGE = Path(__file__).resolve().parents[1] / "analysis"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.stem != "__init__")


def room_of(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names = [node.module or ""]
            if node.module == "analysis":
                names = [f"analysis.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name.split(".")[1] for name in names if name.startswith("analysis."))


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path):
    here = room_of(path)
    upward = [
        there
        for there in imported_rooms(path)
        if there != here and (here, there) not in NEIGHBOURS and DEPTH[there] <= DEPTH[here]
    ]
    assert upward == []


def test_every_room_has_its_layer():
    assert {room_of(path) for path in MODULES} - set(DEPTH) == set()
