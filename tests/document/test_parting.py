"""Our rules part what is ordinary exactly as NLTK does."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.tokenize.destructive import NLTKWordTokenizer

from analysis.document.parting import is_ordinary, part

NLTK = NLTKWordTokenizer()
ORDINARY = [char for char in map(chr, range(0x3000)) if is_ordinary(char)]
PIECES = [
    *"ab5 .,:;?!'\"()[]{}<>-$%&*#@/\\|~^_+=—ÀéDMNST£€\n",
    "''",
    "...",
    "--",
    "'s",
    "'S",
    "n't",
    "N'T",
    "'ll",
    "'RE",
]
PIECES += [
    "'tis",
    "'twas",
    "cannot",
    "gimme",
    "gonna",
    "gotta",
    "lemme",
    "wanna",
    "more'n",
    "d'ye",
    "ve",
    "not",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_knotty_text(text):
    assert part(f"{text} x") == NLTK.tokenize(f"{text} x")
    assert part(f"{text}\nx") == NLTK.tokenize(f"{text}\nx")


@pytest.mark.parametrize("after", ["", "a", "5", "'", "'s", "n't", "not"])
@pytest.mark.parametrize("before", ["", "a", "5", "'", "(", "can"])
def test_every_ordinary_character_in_every_company(before, after):
    text = " ".join([*(f"{before}{char}{after}" for char in ORDINARY), "x"])
    assert part(text) == NLTK.tokenize(text)


def test_every_pair_of_marks():
    marks = [char for char in ORDINARY if not char.isalnum()]
    text = " ".join([*("".join(pair) for pair in itertools.product(marks, repeat=2)), "x"])
    assert part(text) == NLTK.tokenize(text)


@pytest.mark.parametrize("char", [*"`«»“”‘’…ſıя中½", "\u0301", "\u200d", "\x1c", " ", "\n", ""])
def test_what_is_not_ordinary(char):
    assert not is_ordinary(f"a{char}b" if char else "")
