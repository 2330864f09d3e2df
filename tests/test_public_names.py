"""The package's public names are there, and cost nothing until they are used."""

import subprocess
import sys

import pytest

import analysis


@pytest.mark.parametrize("name", analysis.__all__)
def test_every_public_name_can_be_had_and_says_what_it_does(name):
    thing = getattr(analysis, name)
    assert thing.__doc__


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'find_quote'"):
        _ = analysis.find_quote


@pytest.mark.parametrize(
    ("code", "heavy"),
    [
        ("import analysis.cli", ("numpy", "pandas", "nltk", "papermill", "nbconvert", "matplotlib", "pyarrow", "trafilatura", "yaml")),
        ("import analysis; analysis.find_quotes, analysis.annotate", ("numpy", "pandas", "nltk", "papermill", "matplotlib", "pyarrow")),
    ],
)  # fmt: skip
def test_heavy_libraries_are_loaded_late(code, heavy):
    probe = f"import sys; {code}; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True
    ).stdout.split()
    assert [library for library in heavy if library in loaded] == []
