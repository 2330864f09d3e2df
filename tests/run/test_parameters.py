"""Parameters are checked against what the notebooks declare, before any kernel starts."""

import json

import pytest

from analysis.document import InputError
from analysis.run.parameters import check_parameters, declared_parameters
from analysis.run.report import choose_notebooks

CELL = """article: str = "seeds/x.txt"  # path from the project root
window: int = 5  # sentences; an odd number
threshold: float = 0.05
label: str = "a=b # c"  # text with marks in it
strict: bool = False
kinds: list[str] = ["hedge"]
"""


@pytest.fixture
def notebook(tmp_path):
    path = tmp_path / "02-quotes.ipynb"

    def write(source=CELL, tags=("parameters",)):
        cell = {
            "cell_type": "code",
            "metadata": {"tags": list(tags)},
            "source": source.splitlines(keepends=True),
        }
        path.write_text(json.dumps({"cells": [cell]}))
        return path

    return write


def test_a_declaration_has_name_type_default_and_comment(notebook):
    declared = declared_parameters(notebook())
    assert declared["window"] == ("window", "int", 5, "sentences; an odd number")
    assert declared["label"] == ("label", "str", "a=b # c", "text with marks in it")
    assert declared["threshold"].comment == ""


@pytest.mark.parametrize(
    ("name", "given", "read"),
    [
        ("window", "7", 7),
        ("window", 7, 7),
        ("threshold", "1", 1.0),
        ("threshold", 2, 2.0),
        ("label", "007", "007"),
        ("strict", "true", True),
        ("strict", "False", False),
        ("kinds", "hedge, weasel", ["hedge", "weasel"]),
        ("kinds", '["hedge"]', ["hedge"]),
    ],
)
def test_text_is_read_in_the_declared_type(notebook, name, given, read):
    path = notebook()
    (values,) = check_parameters({name: given}, [path]).values()
    assert values == {name: read}
    assert type(values[name]) is type(read)


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("window", "wide"), ("window", "5.5"), ("window", "true"), ("window", 5.5), ("window", True), ("threshold", "low"),
        ("threshold", "true"), ("label", 7), ("strict", "yes"), ("strict", "1"), ("kinds", [1]), ("window", None), ("window", ""),
    ],
)  # fmt: skip
def test_a_mistyped_value_is_refused_with_the_type_and_an_example(notebook, name, given):
    with pytest.raises(InputError, match=f"parameter '{name}' takes .* \\(such as .*\\), not"):
        check_parameters({name: given}, [notebook()])


def test_an_unknown_name_is_refused_with_the_nearest(notebook):
    with pytest.raises(InputError, match="no notebook has a parameter 'windw'; did you mean 'window'"):
        check_parameters({"windw": "5"}, [notebook()])
    with pytest.raises(InputError, match="there are kinds, label, strict, threshold, window"):
        check_parameters({"xyz": "5"}, [notebook()])


def test_what_the_run_sets_cannot_be_given(notebook):
    with pytest.raises(InputError, match="'article' is set by the run itself"):
        check_parameters({"article": "x"}, [notebook()])


def test_each_notebook_gets_what_it_declares(notebook, tmp_path):
    other = tmp_path / "03-framing.ipynb"
    first = notebook().rename(tmp_path / "01-sentiment.ipynb")
    other.write_text(notebook("depth: int = 1\nwindow: int = 3\n").read_text())
    assert check_parameters({"window": "9", "depth": "2"}, [first, other]) == {
        first: {"window": 9},
        other: {"window": 9, "depth": 2},
    }


@pytest.mark.parametrize("source", ["window = 5", "import os", "window: int = len([1])"])
def test_a_cell_of_anything_but_typed_literals_is_refused(notebook, source):
    with pytest.raises((InputError, ValueError)):
        declared_parameters(notebook(source))


def test_a_notebook_without_the_cell_is_refused(notebook):
    with pytest.raises(InputError, match="no cell is tagged 'parameters'"):
        declared_parameters(notebook(tags=()))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"mode": "speach"}, "parameter 'mode' is one of attribution, speech, not 'speach'"),
        ({"unit": "word"}, "parameter 'unit' is one of sentence, paragraph, not 'word'"),
        ({"target_model": "best"}, "parameter 'target_model' is one of core, neural, not 'best'"),
        ({"sentence_window": "4"}, "parameter 'sentence_window' is 1 or more, an odd number, not 4"),
        ({"word_window": 0}, "parameter 'word_window' is 1 or more, not 0"),
        ({"random_state": -1}, "parameter 'random_state' is 0 or more, not -1"),
        ({"context": -5}, "parameter 'context' is 0 or more, not -5"),
        ({"min_words": -1}, "parameter 'min_words' is 0 or more, not -1"),
        ({"positive": "-0.5"}, "parameter 'positive', -0.5, must not lie below 'negative', -0.05"),
        ({"negative": 0.2}, "parameter 'positive', 0.05, must not lie below 'negative', 0.2"),
        ({"save_to": "x"}, "set by the run itself; say where reports go with --out"),
    ],
)
def test_a_value_that_a_notebook_would_stop_over_is_refused_before_it_runs(given, said):
    with pytest.raises(InputError) as refused:
        check_parameters(given, choose_notebooks())
    assert said in str(refused.value)


def test_values_in_range_are_taken():
    given = {
        "mode": "speech",
        "unit": "paragraph",
        "sentence_window": "1",
        "random_state": "0",
        "min_words": 0,
    }
    values = check_parameters({**given, "positive": 0.0, "negative": 0.0}, choose_notebooks())
    assert {name for own in values.values() for name in own} == {*given, "positive", "negative"}
