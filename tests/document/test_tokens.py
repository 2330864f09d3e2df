"""Tokens are NLTK's own, word for word; words are what a reader counts."""

import sys
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from nltk.tokenize.destructive import NLTKWordTokenizer

from analysis.document import Document, tokens
from analysis.document.tokens import find_tokens, find_words

NLTK = NLTKWordTokenizer()
# Whatever NLTK's rules name, so that they meet in every order.
KNOTTY = st.lists(
    st.sampled_from([*"ab5 .,:;?!'\"()[]{}<>-$%&*\n\t—", "''", "...", "'s", "n't", "'tis", "cannot", "gonna", "wanna", "d'ye"]),
    max_size=14,
).map("".join)  # fmt: skip


def cut(text):
    return [text[start:end] for start, end in find_tokens(text, [(0, len(text))])]


def test_tokens_counted_by_eye():
    doc = Document("a", "“It cannot last,” Ann’s aunt said (twice). He paid $3.50.")
    first = ["“", "It", "can", "not", "last", ",", "”", "Ann", "’s", "aunt", "said", "(", "twice", ")", "."]
    assert [token.text for token in doc.tokens] == [*first, "He", "paid", "$", "3.50", "."]


@given(KNOTTY)
@example('He left. "')
@example("(a's'\n'")
@example("x. )' \"")
def test_tokens_are_those_of_nltk(text):
    text = text.strip()
    assert find_tokens(text, [(0, len(text))]) == list(NLTK.span_tokenize(text))


@given(st.lists(KNOTTY.map(str.strip), max_size=6))
def test_the_order_in_which_chunks_are_met_does_not_matter(sentences):
    text = "\n".join(sentences)
    spans = []
    for sentence in sentences:
        start = spans[-1][1] + 1 if spans else 0
        spans.append((start, start + len(sentence)))
    expected = [
        (start + first, start + last)
        for sentence, (start, _) in zip(sentences, spans, strict=True)
        for first, last in NLTK.span_tokenize(sentence)
    ]
    assert find_tokens(text, spans) == expected
    assert find_tokens(text, spans) == expected


@given(st.one_of(st.text(), KNOTTY, st.text(alphabet="`'\"“”‘’«»„.a \x1c\x85\u2028")))
def test_tokens_cover_every_character_that_is_not_space_once(text):
    doc = Document("a", text)
    edges = [0, *(edge for token in doc.tokens for edge in (token.start, token.end)), len(text)]
    assert edges == sorted(edges)
    assert all(text[token.start : token.end] == token.text != "" for token in doc.tokens)
    assert not any(any(map(str.isspace, token.text)) for token in doc.tokens)
    assert all(not text[end:start].strip() for end, start in zip(edges[::2], edges[1::2], strict=True))


def test_where_nltk_gives_up_a_plain_cut_serves(monkeypatch):
    class Tired:
        def tokenize(self, text):
            raise TimeoutError

    monkeypatch.setattr(tokens, "_nltk", Tired)
    monkeypatch.setattr(tokens, "_kept", tokens._Kept())
    assert cut("Iſ's (ſ)!") == ["Iſ", "'", "s", "(", "ſ", ")", "!"]


def test_a_chunk_too_long_to_be_a_word_is_cut_plainly():
    assert cut("ab." * 400 + " c") == ["ab", "."] * 400 + ["c"]


def test_what_is_kept_stays_bounded(monkeypatch):
    monkeypatch.setattr(tokens, "_MOST_KEPT", 100)
    monkeypatch.setattr(tokens, "_kept", tokens._Kept())
    for n in range(50):
        text = " ".join(f"w{n}x{m}" for m in range(20))
        assert len(find_tokens(text, [(0, len(text))])) == 20
        assert tokens._kept.weight <= 100
    assert len(tokens._kept.inside) <= 100


@pytest.mark.parametrize("unit", [".", '"', "'", ") ", '. " ', "a.", "[1]", "a\tb'\t", "cannot ", "—"])
def test_time_grows_with_length_only(unit):
    text = unit * (100_000 // len(unit))
    begin = time.perf_counter()
    find_tokens(text, [(0, len(text))])
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize(
    ("text", "loaded"), [("“It’s £5 (or €6)” — he said: don’t…", "False"), ("He said «так».", "True")]
)
def test_nltk_is_loaded_only_for_what_our_rules_do_not_know(text, loaded):
    import subprocess

    code = (
        "import sys; from analysis.document import Document; Document('a', sys.argv[1]).tokens; "
        "print('nltk' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, text], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [loaded]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Don't panic", ["Don't", "panic"]),
        ("Don’t panic", ["Don’t", "panic"]),
        ("a so-called so‑called plan", ["a", "so-called", "so‑called", "plan"]),
        ("the U.S. in 3.5 days", ["the", "U.S", "in", "3.5", "days"]),
        ("1,200 men", ["1", "200", "men"]),
        ("war—and peace – or wait…what", ["war", "and", "peace", "or", "wait", "what"]),
        ("‘No,’ he said.", ["No", "he", "said"]),
        ("the girls’ school", ["the", "girls", "school"]),
        ("— … “” . '", []),
        ("", []),
    ],
)
def test_words_are_what_a_reader_counts(text, expected):
    assert [text[start:end] for start, end in find_words(text)] == expected
    assert [word.text for word in Document("a", text).words] == expected


@given(st.text(alphabet="ab'’‘.-… \n“”\"é1_—"))
def test_text_and_shadow_hold_the_same_words_but_at_an_ellipsis(text):
    text = text.replace("…", " … ")
    assert find_words(Document("a", text).shadow) == find_words(text)


@given(st.text())
def test_words_give_back_their_text_in_order(text):
    words = Document("a", text).words
    edges = [edge for word in words for edge in (word.start, word.end)]
    assert edges == sorted(edges)
    assert all(text[word.start : word.end] == word.text != "" for word in words)


def test_an_article_twice_has_twice_the_words_and_tokens():
    text = "“We can’t,” said Dr. Poe.\nShe left at 5 p.m. Nobody knew.\n"
    once, twice = Document("a", text), Document("a", text * 2)
    assert len(twice.words) == 2 * len(once.words) == 2 * (5 + 5 + 2)
    assert len(twice.tokens) == 2 * len(once.tokens)
