"""Each text holds one hit of the kind asked for; its scope is given as the words it holds."""

import pytest

from analysis.document import Document
from analysis.framing import find_stance


@pytest.mark.parametrize(
    ("text", "kind", "scope"),
    [
        ("Prices may rise.", "hedge", "Prices may rise"),
        ("Prices may rise and wages will fall.", "hedge", "Prices may rise"),
        ("Prices may rise and fall.", "hedge", "Prices may rise and fall"),
        ("Wages fell, but prices may rise.", "hedge", "but prices may rise"),
        ("If it rains, the dam may break.", "hedge", "the dam may break"),
        ("The dam may break because it is old.", "hedge", "The dam may break"),
        ("Officials said the dam may break.", "hedge", "the dam may break"),
        ("She fears that the dam may break.", "hedge", "that the dam may break"),
        ("The man who built the dam may go.", "hedge", "The man who built the dam may go"),
        ("He met a man who may go.", "hedge", "who may go"),
        ("The dam, which was never checked, broke.", "booster", "which was never checked"),
        ("It is unclear whether the dam holds.", "hedge", "It is unclear whether the dam holds"),
        ("The dam (which may break) is old.", "hedge", "which may break"),
        ("She left: the dam may break.", "hedge", "the dam may break"),
        ("Mr. Jones may leave.", "hedge", "Mr. Jones may leave"),
        ("Some 1,200 homes may go.", "hedge", "Some 1,200 homes may go"),
    ],
)
def test_the_scope_is_the_clause_that_is_governed(text, kind, scope):
    (hit,) = [hit for hit in find_stance(Document("a1", text)) if hit.kind == kind]
    assert text[hit.scope_start : hit.scope_end] == scope
