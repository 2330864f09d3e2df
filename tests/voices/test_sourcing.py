"""Certainty crossed with sourcing, counted by hand, and the list of flat claims without a named source."""

import math

import pytest

from analysis.document import Document
from analysis.framing import find_stance
from analysis.measurement import wilson_interval
from analysis.quotes import find_quotes
from analysis.voices import Claim, certainty_by_sourcing, find_claims, find_unsourced

DOC = Document("a1", "One. Two. Three.")


def claim(certainty, sourcing, heading=False, start=0):
    return Claim(start, start + 1, "x", certainty, sourcing, "", "", heading, start, start + 4)


CLAIMS = [
    claim("hedged", "named"),
    claim("unhedged", "named"),
    claim("unhedged", "named"),
    claim("hedged", "none"),
    claim("unhedged", "none"),
    claim("unhedged", "unnamed"),
    claim("unhedged", "unresolved"),
    claim("unhedged", "none", heading=True),
]


def rows(claims):
    return certainty_by_sourcing(claims, DOC).set_index(["measure", "group", "certainty"])


def test_the_cells_are_shares_of_all_claims_but_headings():
    table = rows(CLAIMS)
    cell = table.loc[("claim_share", "named", "unhedged")]
    assert (cell["numerator"], cell["denominator"], cell["value"]) == (2, 7, 2 / 7)
    assert (cell["low"], cell["high"]) == wilson_interval(2, 7)
    cells = table.xs("claim_share")
    cells = cells[cells.index.get_level_values("certainty") != ""]
    assert cells["numerator"].sum() == 7
    assert cells["value"].sum() == pytest.approx(1)


def test_the_margins_add_up_the_cells():
    table = rows(CLAIMS)
    assert table.loc[("claim_share", "named", ""), "numerator"] == 1 + 2
    assert table.loc[("hedged_share", "named", "hedged"), "value"] == 1 / 3
    assert table.loc[("hedged_share", "", "hedged"), "value"] == 2 / 7


def test_unsourced_are_the_unhedged_whose_source_is_unnamed_or_none():
    assert rows(CLAIMS).loc[("unsourced_share", "", "unhedged"), "value"] == (1 + 1) / 7


def test_without_claims_there_is_no_share():
    table = rows([])
    assert table["value"].isna().all()
    assert math.isnan(table.loc[("unsourced_share", "", "unhedged"), "low"])
    assert find_unsourced([], DOC) == []


def test_the_list_has_the_sentence_of_each_in_order_and_marks_headings():
    later, earlier = claim("unhedged", "none", start=10), claim("unhedged", "unnamed", start=5)
    listed = find_unsourced([later, *CLAIMS, earlier], DOC)
    assert [(c.position, c.sourcing, c.heading) for c in listed] == [
        (1, "none", False),
        (1, "none", True),
        (1, "unnamed", False),
        (2, "unnamed", False),
        (3, "none", False),
    ]
    assert listed[3].sentence == "Two."


def test_an_article_read_by_hand():
    doc = Document(
        "a1",
        "The old bridge was closed on Monday. “It may fall,” said Ann Lee. "
        "Critics said that the council had known. The mayor said that it had not. Who knew? "
        "The repairs could take years.",
    )
    claims = find_claims(doc, find_quotes(doc), find_stance(doc))
    assert [(c.certainty, c.sourcing) for c in claims] == [
        ("unhedged", "none"),
        ("hedged", "named"),
        ("unhedged", "unnamed"),
        ("unhedged", "role"),
        ("hedged", "none"),
    ]
    assert [c.text for c in find_unsourced(claims, doc)] == [
        "The old bridge was closed on Monday",
        "the council had known",
    ]
