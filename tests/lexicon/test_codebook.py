"""The codebooks of the package are sound, and a faulty one is refused in one line by file and line."""

import pytest

from analysis.document import Document, InputError
from analysis.lexicon import Severity, check_codebook, codebook_names, load_codebook

ALL = [load_codebook(name) for name in codebook_names()]
PATTERNS = [
    (book, category, pattern) for book in ALL for category in book.categories for pattern in category.patterns
]


def test_the_package_has_its_codebooks():
    assert {"generic", "policy", "stance"} <= set(codebook_names())
    assert len(load_codebook("policy").categories) == 14
    assert len(load_codebook("generic").categories) == 5


@pytest.mark.parametrize("book", ALL, ids=lambda book: book.name)
def test_every_category_says_what_it_means_and_where_it_comes_from(book):
    assert book.source
    assert book.licence
    for category in book.categories:
        assert category.label
        assert category.definition
        assert category.source


def test_every_pattern_survives_our_own_tokeniser():
    lost = []
    for book, category, pattern in PATTERNS:
        doc = Document("a1", f"They said {pattern.text.replace('*', '')} again.")
        words = [token.text.lower() for token in doc.tokens]
        if not any(m.category == category.id for m in book.matcher.find(words)):
            lost.append((book.name, category.id, pattern.text))
    assert lost == []


@pytest.mark.parametrize("name", codebook_names())
def test_the_codebooks_of_the_package_pass_their_own_check(name):
    assert [fault for fault in check_codebook(name) if fault.severity > Severity.WARNING] == []


def write(tmp_path, text):
    path = tmp_path / "mine.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_a_codebook_of_ones_own(tmp_path):
    book = load_codebook(
        write(tmp_path, "categories:\n  sea:\n    patterns: [harbour*, {pattern: high tide, weight: 2}]\n")
    )
    (category,) = book.categories
    assert (book.name, category.id, category.label) == ("mine", "sea", "sea")
    assert [(p.text, p.weight) for p in category.patterns] == [("harbour*", 1.0), ("high tide", 2.0)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "needs the key 'categories'"),
        ("- sea", "needs the key 'categories'"),
        ("title: Sea\ncategorise: {}", "needs the key 'categories'.*'categorise' stands there"),
        ("sea: {patterns: [tide]}", "needs the key 'categories'"),
        ("categories: []", "line 1: 'categories' must hold one key a category"),
        ("categories: {}", "line 1: a codebook without categories"),
        ("categories: {sea: {}}", "line 1: 'sea' has no patterns"),
        ("categories: {sea: tide}", "line 1: 'sea' must hold the key 'patterns'"),
        ("categories: {sea: {patterns: []}}", "line 1: 'sea' has no patterns"),
        ("categories:\n  sea:\n    patterns:", "line 3: 'sea' has no patterns"),
        ("categories: {sea: {patterns: [a*b]}}", r"line 1: 'a\*b': a star may only end a word"),
        ("categories: {sea: {patterns: ['']}}", "line 1: an empty pattern"),
        (
            "categories: {sea: {patterns: [tide, Tide]}}",
            "line 1: 'Tide' stands at line 1 already: remove one",
        ),
        ("categories: {sea: {patterns: [{weight: 2}]}}", "line 1: an entry of 'sea' lacks the key 'pattern'"),
        (
            "categories: {sea: {patterns: [{pattern: tide, weight: heavy}]}}",
            "'tide' has the weight 'heavy', which is not",
        ),
        (
            "categories: {sea: {patterns: [{pattern: tide, wieght: 2}]}}",
            "unknown key 'wieght'.*did you mean 'weight'",
        ),
        ("categories:\n  sea:\n - [", "line 3: not YAML"),
        ("categories: {sea: {patterns: [*tide]}}", r"line 1: YAML takes '\*tide' for a reference"),
        ("a: &a [x, x]\nb: [*a, *a]", r"line 2: YAML takes '\*a' for a reference"),
        ("{[a]: b}", "line 1: a key must be a word"),
        ("[" * 40 + "]" * 40, "line 1: nested deeper"),
        ("categories: {}\n---\ncategories: {}", "line 3: a second document"),
    ],
)
def test_a_fault_is_named(tmp_path, text, says):
    with pytest.raises(InputError, match=says) as caught:
        load_codebook(write(tmp_path, text))
    assert "mine.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_words_that_yaml_takes_for_values_are_words(tmp_path):
    book = load_codebook(write(tmp_path, "categories: {sea: {patterns: [no, on, 2020, null]}}"))
    assert [pattern.parts for pattern in book.categories[0].patterns] == [
        ("no",),
        ("on",),
        ("2020",),
        ("null",),
    ]


def test_an_unknown_codebook_is_refused_with_the_nearest_name():
    with pytest.raises(InputError, match="did you mean 'policy'"):
        load_codebook("polcy")
    with pytest.raises(InputError, match="no such file"):
        load_codebook("nowhere.yaml")
