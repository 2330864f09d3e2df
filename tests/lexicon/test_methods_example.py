"""The codebook that METHODS.md shows is a sound one."""

import re
from pathlib import Path

from analysis.lexicon import Severity, check_codebook, load_codebook

METHODS = Path(__file__).resolve().parents[2] / "METHODS.md"


def test_the_example_in_the_methods_is_read_and_has_no_fault(tmp_path):
    (example,) = re.findall(r"```yaml\n(codebook: .*?)```", METHODS.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path / "harbour.yaml"
    path.write_text(example, encoding="utf-8")
    assert all(fault.severity is Severity.WARNING for fault in check_codebook(str(path)))
    (category,) = load_codebook(str(path)).categories
    war = category.patterns[-1]
    assert (war.weight, war.pos) == (2.0, ("NOUN",))
    assert war.exclude == (("price", "war"), ("war", "horse*"), ("war", "of", "words"))
