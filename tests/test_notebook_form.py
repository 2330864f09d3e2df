"""Notebooks ask, call, look and conclude: whatever else they would hold belongs in the package."""

import ast
import json
import re
from pathlib import Path

import pytest

from analysis.run.parameters import RESERVED, declared_parameters

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
FORBIDDEN = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda, ast.For, ast.While, ast.If, ast.Try, ast.With,
    ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp,
)  # fmt: skip
MOST_LINES = 10
# A list of parameters, one a line, holds no step to follow.
MOST_PARAMETERS = 15


def cells(path, kind):
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def source(cell):
    return "".join(cell["source"])


def is_parameters(cell):
    return "parameters" in cell["metadata"].get("tags", [])


def test_the_notebooks_of_one_article_are_there():
    assert [path.stem for path in NOTEBOOKS] == [
        "01-sentiment",
        "02-quotes",
        "03-framing",
        "04-voices",
        "09-report",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestForm:
    def test_it_opens_with_a_question(self, path):
        first = source(cells(path, "markdown")[0])
        assert first.startswith("# ")
        assert "?" in first or path.stem == "09-report"

    def test_it_is_committed_without_outputs(self, path):
        for cell in cells(path, "code"):
            assert cell["outputs"] == []
            assert cell["execution_count"] is None

    def test_parameters_are_the_first_code_and_typed_commented_literals(self, path):
        first, *others = cells(path, "code")
        assert is_parameters(first)
        assert not any(is_parameters(cell) for cell in others)
        declared = declared_parameters(path)
        assert set(RESERVED) <= set(declared)
        for parameter in declared.values():
            assert parameter.comment, f"{parameter.name} has no comment"
            assert type(parameter.default).__name__ == parameter.type.partition("[")[0]

    def test_it_defines_nothing_and_loops_over_nothing(self, path):
        for cell in cells(path, "code"):
            held = [
                type(node).__name__
                for node in ast.walk(ast.parse(source(cell)))
                if isinstance(node, FORBIDDEN)
            ]
            assert held == [], source(cell)
            assert not re.search(r"\bre\.\w|import re\b|\.str\.(contains|extract|match)", source(cell))

    def test_cells_are_short_and_end_in_something_to_look_at(self, path):
        for cell in cells(path, "code"):
            most = MOST_PARAMETERS if is_parameters(cell) else MOST_LINES
            assert len(source(cell).splitlines()) <= most
            last = ast.parse(source(cell)).body[-1]
            quiet = is_parameters(cell) or isinstance(last, ast.ImportFrom)
            assert quiet or isinstance(last, ast.Expr), source(cell)

    def test_no_number_about_an_article_is_typed_into_prose(self, path):
        for cell in cells(path, "markdown"):
            prose = re.sub(r"\(?[A-Z][\w&. ]+ \d{4}\)?", "", source(cell))  # a reference
            assert not re.search(r"\d+(\.\d+)? ?(%|per cent|words|sentences|quotations)\b", prose), prose

    def test_ids_stay_so_that_a_change_shows_as_one(self, path):
        ids = [cell["id"] for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]]
        assert len(ids) == len(set(ids))
