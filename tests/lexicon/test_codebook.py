"""The codebooks of the package are sound, and a faulty one is named by file, category and pattern."""

import pytest

from analysis.document import Document, InputError
from analysis.lexicon import codebook_names, load_codebook

ALL = [load_codebook(name) for name in codebook_names()]
PATTERNS = [
    (book, category, pattern) for book in ALL for category in book.categories for pattern in category.patterns
]


def test_the_package_has_its_codebooks():
    assert codebook_names() == ["generic", "loaded", "policy", "stance"]
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
        ("categories: []", "needs the key 'categories'"),
        ("categories: {}", "without categories"),
        ("categories: {sea: {}}", "'sea' has no patterns"),
        ("categories: {sea: {patterns: []}}", "'sea' has no patterns"),
        ("categories: {sea: {patterns: [a*b]}}", r"'sea': 'a\*b': a star may only end a word"),
        ("categories: {sea: {patterns: [no]}}", "'sea': False is not text"),
        ("categories: {sea: {patterns: [tide, Tide]}}", "'sea': 'Tide' stands there twice"),
        ("categories: {sea: {patterns: [{weight: 2}]}}", "lacks 'pattern'"),
        ("categories: {sea: {patterns: [{pattern: tide, weight: heavy}]}}", "'sea': could not convert"),
        ("categories:\n  sea:\n - [", "line [34]: not YAML"),
    ],
)
def test_a_fault_is_named(tmp_path, text, says):
    with pytest.raises(InputError, match=says) as caught:
        load_codebook(write(tmp_path, text))
    assert "mine.yaml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_codebook_is_refused_with_the_nearest_name():
    with pytest.raises(InputError, match="did you mean 'policy'"):
        load_codebook("polcy")
    with pytest.raises(InputError, match="no such file"):
        load_codebook("nowhere.yaml")
