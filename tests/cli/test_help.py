"""Help says what holds, and keeps the lines of its examples."""

import re

import pytest
from click.testing import CliRunner

from analysis.cli import main
from analysis.document.sources import FORMS
from analysis.quotes import LEAST_SCORE


def help_of(*command):
    done = CliRunner().invoke(main, [*command, "--help"])
    assert done.exit_code == 0
    return done.output


@pytest.mark.parametrize("command", ["report", "annotate", "verify", "diff", "clean", "codebook"])
def test_no_mark_of_its_setting_is_left(command):
    assert "\\b" not in help_of(command)


def test_each_example_has_a_line():
    examples = [line for line in help_of("report").splitlines() if line.startswith("    analysis report ")]
    assert len(examples) == 5


def test_the_least_score_is_the_one_that_holds():
    about = help_of("annotate").partition("--min-score")[2].partition("--scorer")[0]
    assert float(re.search(r"default:\s+([\d.]+)\)", about).group(1)) == LEAST_SCORE


@pytest.mark.parametrize("command", ["report", "annotate"])
def test_forms_of_input_are_named(command):
    named = set(re.findall(r"\.\w+", help_of(command).split("Options:")[0]))
    assert {".txt", ".md", ".html", ".csv", ".tsv", ".jsonl", ".parquet", ".gz"} <= named
    assert named - {".gz"} <= set(FORMS)
