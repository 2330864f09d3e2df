"""A lexicon of valences is found among words: the longest entry wins, and no word counts twice."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.document import InputError
from analysis.document.shadow import typographic_shadow
from analysis.document.tokens import find_words
from analysis.lexicon import ValenceEntry, ValenceLexicon, load_valences


def lexicon(**valences):
    entries = [
        ValenceEntry(text.replace("_", " "), tuple(text.replace("_", " ").split()), valence, line)
        for line, (text, valence) in enumerate(valences.items(), 2)
    ]
    return ValenceLexicon("mine", "table", "", "", "", tuple(entries))


def found(book, sentence):
    return [(m.first, m.last, m.entry.text, m.valence) for m in book.find(sentence.split())]


@pytest.mark.parametrize(
    ("valences", "expected"),
    [
        ({"glad": 1.0}, [(1, 2, "glad", 1.0)]),
        ({"glad*": 1.0}, [(1, 2, "glad*", 1.0), (2, 3, "glad*", 1.0)]),
        ({"glad*": 1.0, "glad": 2.0}, [(1, 2, "glad", 2.0), (2, 3, "glad*", 1.0)]),
        ({"gla*": 3.0, "glad*": 1.0}, [(1, 2, "glad*", 1.0), (2, 3, "glad*", 1.0)]),
        ({"glad": 1.0, "not_glad": -1.0}, [(0, 2, "not glad", -1.0)]),
        ({"not_gla*": -2.0, "not_glad*": -1.0}, [(0, 2, "not glad*", -1.0)]),
        ({"not_glad*": -2.0, "not_glad": -1.0}, [(0, 2, "not glad", -1.0)]),
        ({"not_glad": -1.0, "glad_gladly_always": 1.0}, [(0, 2, "not glad", -1.0)]),
        ({"always_late": -1.0}, []),
        ({"gladness": 1.0}, []),
    ],
)
def test_the_longest_entry_wins_then_the_whole_word_then_the_longer_stem(valences, expected):
    assert found(lexicon(**valences), "not glad gladly always") == expected


def test_the_order_of_the_file_decides_nothing():
    forth = {"not_gla*": -2.0, "not_glad*": -1.0, "gla*": 3.0, "glad": 2.0}
    back = dict(reversed(forth.items()))
    sentence = "not glad gladly glass not gladly"
    assert found(lexicon(**forth), sentence) == found(lexicon(**back), sentence)


def test_words_are_those_that_are_neither_stem_nor_phrase():
    book = lexicon(**{"glad": 1.0, "sad*": -1.0, "not_glad": -2.0})
    assert dict(book.words) == {"glad": 1.0}
    with pytest.raises(TypeError):
        book.words["sad"] = -1.0


@given(
    st.dictionaries(
        st.sampled_from("ta tax taxes rise tax* ta* tax_rise tax_ris* tax_rise_the ta*_rise".split()),
        st.integers(-5, 5),
    ),
    st.lists(st.sampled_from("ta tax taxes rise the rising".split()), max_size=20),
)
def test_what_is_found_equals_a_plain_search(valences, words):
    book = lexicon(**valences)
    expected, at = [], 0
    while at < len(words):
        meeting = [entry for entry in book.entries if meets(entry, words[at:])]
        best = max(meeting, key=rank, default=None)
        if best:
            expected.append((at, at + len(best.parts), best.text, best.valence))
        at += len(best.parts) if best else 1
    assert found(book, " ".join(words)) == expected


def meets(entry, words):
    return len(words) >= len(entry.parts) and all(
        word.startswith(part[:-1]) if part.endswith("*") else word == part
        for part, word in zip(entry.parts, words, strict=False)
    )


def rank(entry):
    return (len(entry.parts), [(not part.endswith("*"), len(part)) for part in entry.parts])


# Letters, figures and what words may hold inside, but also marks and stars that make an entry faulty.
PIECES = st.text("abcdeéß’'-.*!, 12", min_size=1, max_size=12)


@pytest.mark.filterwarnings("ignore::analysis.document.InputWarning")
@given(st.lists(st.tuples(PIECES, st.integers(-5, 5)), min_size=1, max_size=5))
def test_every_entry_accepted_is_found_in_a_sentence_of_its_own_words(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("valences") / "mine.csv"
    lines = ["word\tvalence", *(f"{text}\t{valence}" for text, valence in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        book = load_valences(str(path))
    except InputError:
        return
    for entry in book.entries:
        sentence = f"They said “{entry.text.replace('*', 'ed')}” again."
        shadow = typographic_shadow(sentence).lower()
        words = [shadow[start:end] for start, end in find_words(shadow)]
        matches = list(book.find(words))
        assert matches[0].first == 2
        assert matches[0].last >= 2 + len(entry.parts)
        taken = [at for m in matches for at in range(m.first, m.last)]
        assert len(taken) == len(set(taken))


def test_a_lexicon_of_whole_words_is_looked_up_without_the_matcher():
    book = lexicon(**{"glad": 1.0, "glum": -1.0})
    assert found(book, "glad the glum the") == [(0, 1, "glad", 1.0), (2, 3, "glum", -1.0)]
    assert "_matcher" not in vars(book)


def test_reading_a_table_loads_neither_pandas_nor_yaml(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("word,valence\nglad,1\nsad,-1\n", encoding="utf-8")
    probe = f"import sys; from analysis.lexicon import load_valences; load_valences({str(path)!r}); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    assert {"pandas", "yaml", "nltk", "numpy"} & set(run.stdout.split()) == set()
