"""Ids that are safe everywhere, and never the same for two articles."""

import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.document import InputError
from analysis.document.identity import check_given_id, id_from_stem, is_safe_id, safe_id, unique_id

SAFE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]{0,79}")
HEX8 = r"[0-9a-f]{8}"


def assert_safe(doc_id):
    assert SAFE.fullmatch(doc_id)
    assert not doc_id.endswith((".", ".failed", ".lab"))
    assert doc_id.split(".")[0].upper() not in {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        *(f"COM{n}" for n in range(10)),
        *(f"LPT{n}" for n in range(10)),
    }
    assert doc_id.lower() not in ("index.html", "readme.md")
    assert is_safe_id(doc_id)


@pytest.mark.parametrize(
    "given", ["a", "0", "_x", "2024-05-01_council.v2", "a" * 80, "CONSOLE", "com10", "train0"]
)
def test_a_safe_id_stays_as_it_is(given):
    assert safe_id(given) == given
    assert_safe(given)


@pytest.mark.parametrize(
    ("given", "start"),
    [
        ("Müller", "Muller"),
        ("a b", "a-b"),
        ("a/b/c", "a-b-c"),
        ("site_12_(1/2) pic.example.org/A4v It’s Jo_23", "site_12_-1-2-pic.example.org-A4v-It-s-Jo_23"),
        ("市長", "article"),
        ("", "article"),
        (".hidden", "hidden"),
        ("-x", "x"),
        ("x.", "x"),
        ("...", "article"),
        ("con", "con"),
        ("NUL.txt", "NUL-txt"),
        ("lpt1.a.b", "lpt1-a-b"),
        ("run.failed", "run.failed"),
        ("run.LAB", "run.LAB"),
        ("index.html", "index.html"),
        ("ReadMe.md", "ReadMe.md"),
        ("a" * 81, "a" * 71),
        ("a" * 70 + ".b" * 20, "a" * 70),
    ],
)
def test_any_other_id_is_made_safe_and_ends_in_its_digest(given, start):
    assert re.fullmatch(re.escape(start) + "-" + HEX8, safe_id(given))
    assert_safe(safe_id(given))


@given(st.text(max_size=300))
@example("\ud800")
@example("ﷺ" * 100)
@example("con.\u0301")
@example("İ.lab")
def test_every_id_has_a_safe_slug(given):
    assert_safe(safe_id(given))
    assert_safe(id_from_stem(given))


# Ids that differ in what a slug loses: blanks, case of signs, accents, endings, length.
@given(st.lists(st.text(alphabet="aAä -/.'" + "é", max_size=90), unique=True, max_size=30))
def test_different_ids_have_different_slugs(given):
    assert len({safe_id(one) for one in given}) == len(given)


@given(st.lists(st.text(max_size=40), max_size=30))
def test_unique_ids_are_safe_and_differ_even_in_capitals(given):
    taken = {}
    found = [unique_id(safe_id(one), taken) for one in given]
    assert len({doc_id.casefold() for doc_id in found}) == len(given)
    for doc_id in found:
        assert_safe(doc_id)


def test_a_number_that_is_taken_is_passed_over():
    taken = {}
    assert [unique_id(i, taken) for i in ("a-2", "a", "a", "a", "a-2")] == ["a-2", "a", "a-3", "a-4", "a-2-2"]


def test_a_number_fits_into_the_longest_id():
    taken = {}
    ids = [unique_id("a" * 80, taken) for _ in range(12)]
    assert ids[1] == "a" * 78 + "-2"
    assert ids[-1] == "a" * 77 + "-12"


def test_many_articles_of_one_id_are_numbered_without_searching_again():
    taken = {}
    assert [unique_id("a", taken) for _ in range(50_000)][-1] == "a-50000"


@pytest.mark.parametrize(
    ("stem", "doc_id"),
    [("story", "story"), ("My first story", "My-first-story"), ("a  b\tc", "a-b-c"), ("v1.2", "v1.2")],
)
def test_blanks_in_a_file_name_need_no_digest(stem, doc_id):
    assert id_from_stem(stem) == doc_id


@pytest.mark.parametrize("stem", ["Präsident", ".hidden", "a(1)", "con", "- -"])
def test_what_else_a_file_name_loses_is_kept_as_a_digest(stem):
    assert re.fullmatch(r".*-" + HEX8, id_from_stem(stem))


@pytest.mark.parametrize(
    "given",
    [
        "../x",
        "..",
        "a/../b",
        "a\\..\\b",
        "a/..",
        "/etc/passwd",
        "/",
        "\\\\host\\share",
        "\\x",
        "C:\\x",
        "c:/x",
        "C:x",
    ],
)
def test_paths_are_refused(given):
    with pytest.raises(InputError, match="is a path: give an id that is not"):
        check_given_id(given)


@pytest.mark.parametrize(
    ("given", "match"),
    [
        ("a\0b", "a control character, U\\+0000, at character 1"),
        ("ab\x1b", "a control character, U\\+001B, at character 2"),
        ("\x7f", "U\\+007F"),
        ("a\x85", "U\\+0085"),
        ("a\ud800", "half a surrogate pair, U\\+D800, at character 1"),
        ("a" * 281, "281 characters long: 280 is the limit"),
        ("a" * 300, "300 characters long"),
    ],
)
def test_ids_that_could_do_harm_are_refused_with_the_place(given, match):
    with pytest.raises(InputError, match=match):
        check_given_id(given)


@pytest.mark.parametrize(
    "given",
    [
        "a",
        "a/b",
        "a..b",
        "...",
        "..a/b",
        "b/a..",
        "a" * 280,
        "site_12_(1/2) pic.example.org/A4v It’s Jo_23",
        "https://example.org/a",
        "10:30",
        "two\nlines\tand a tab",
        "市長",
    ],
)
def test_odd_ids_that_are_no_paths_are_accepted(given):
    check_given_id(given)


@given(st.text(alphabet=string.printable + "é\ud800\0", max_size=290))
def test_any_id_is_refused_in_one_line_or_has_a_slug(given):
    try:
        check_given_id(given)
        assert_safe(safe_id(given))
        refusal = ""
    except InputError as error:
        refusal = str(error)
    assert refusal.isprintable()
