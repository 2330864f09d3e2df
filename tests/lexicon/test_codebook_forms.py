"""Other programs' dictionaries are read as they are, and what they hold that is not read is said."""

import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.document import Document, InputError, InputWarning
from analysis.framing import find_frames
from analysis.lexicon import check_codebook, is_codebook_file, load_codebook
from analysis.lexicon.codebook.loading import ENDINGS


@pytest.fixture
def load(tmp_path):
    def read(name, text):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return load_codebook(str(path))

    return read


def patterns(book):
    return {category.id: [pattern.text for pattern in category.patterns] for category in book.categories}


def refusal(load, name, text):
    with pytest.raises(InputError) as caught:
        load(name, text)
    assert "\n" not in str(caught.value)
    return str(caught.value).partition(": ")[2]


def noted(load, name, text):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", InputWarning)
        book = load(name, text)
    return book, [str(warning.message).partition(": ")[2] for warning in caught]


def test_what_is_noted_is_said_at_every_reading(load):
    first, again = (noted(load, "mine.lc3", "+economy+\ntax\ntax\n")[1] for _ in range(2))
    assert first == again != []


@pytest.mark.parametrize("name", ["a.yaml", "b.YML", "c.lcd", "d.ykd", "e.lc3", "f.dic", "g.dicx"])
def test_the_endings_of_codebooks_are_known(name):
    assert is_codebook_file(name)
    assert not is_codebook_file(name + "z")


def test_nested_keys_of_quanteda_are_joined_by_full_stops(load):
    book = load(
        "mine.yaml",
        "ECONOMY:\n  money: [tax*, public spending]\n  __: [econom*]\nLAW:\n  '': court\nCRIME:\n- theft\n- no\n",
    )
    assert patterns(book) == {
        "ECONOMY.money": ["tax*", "public spending"],
        "ECONOMY": ["econom*"],
        "LAW": ["court"],
        "CRIME": ["theft", "no"],
    }
    assert (book.name, book.form) == ("mine", "quanteda dictionary")


def test_a_glob_of_quanteda_that_is_no_stem_is_refused_by_its_line(load):
    says = refusal(load, "mine.yml", "A:\n  - elit*\n  - '*deceit*'\n  - z??\n")
    assert says.startswith("line 3: '*deceit*': a star may only end a word; line 4: 'z??': a question mark")
    assert refusal(load, "mine.yml", "A: [1st*2nd]\n").startswith("line 1: '1st*2nd': a star may only end")
    assert refusal(load, "mine.yml", "A: []\nB: [x]\n").startswith("line 1: 'A' has no patterns")


def test_what_can_meet_no_token_is_left_out_of_another_programs_dictionary_with_a_note(load):
    book, notes = noted(load, "mine.yaml", "A:\n- ':)'\n- glad\n- Glad\n")
    assert patterns(book) == {"A": ["glad"]}
    assert notes == [
        "line 2: ':)': ':)' is not one word: left out; line 4: 'Glad' stands at line 3 already: counted once"
    ]


LCD = """<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<dictionary style="Lexicoder" name="topics">
  <cnode name="economy" desc="Money matters">
    <pnode name=" tax "></pnode>
    <pnode name="trade &amp; industr"/>
  </cnode>
  <cnode name="law">
    <pnode name="court*"/>
    <cnode name="crime"><pnode name="theft"/></cnode>
  </cnode>
</dictionary>
"""


def test_lexicoders_xml_is_read(load):
    book = load("topics.lcd", LCD)
    assert patterns(book) == {
        "economy": ["tax", "trade & industr*"],
        "law": ["court*"],
        "law.crime": ["theft*"],
    }
    assert (book.title, book.categories[0].definition, book.form) == (
        "topics",
        "Money matters",
        "Lexicoder dictionary",
    )
    doc = Document("a1", "Taxes and tax, in trade & industry.")
    assert [hit.text for hit in find_frames(doc, book)] == ["tax", "trade & industry"]


def test_the_outermost_category_of_yoshikoder_is_the_dictionary(load):
    book = load(
        "mine.ykd",
        '<?xml version="1.0" encoding="UTF-8"?>\n<dictionary style="050805" patternengine="substring">\n'
        '<cnode name="Mine" desc=""><cnode name="A B"><pnode name="more" score="2"/></cnode>'
        '<cnode name="C"><pnode name="had"/></cnode></cnode></dictionary>',
    )
    assert patterns(book) == {"A B": ["more"], "C": ["had"]}
    assert (book.title, book.form) == ("Mine", "Yoshikoder dictionary")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (LCD.replace("</cnode>\n</dict", "</dict"), "line 10: not XML: mismatched tag"),
        (LCD.replace("theft", "*theft"), "line 9: '*theft*': a star may only end a word"),
        (LCD.replace('<pnode name="theft"/>', ""), "line 9: 'law.crime' has no patterns"),
        (
            LCD.replace('"Lexicoder"', '"x" patternengine="regexp"'),
            "line 2: its patterns are regular expressions",
        ),
        ('<!DOCTYPE d [<!ENTITY a "aa">]><dictionary/>', "line 1: a document type is declared there"),
        (
            "<dictionary><pnode name='tax'/></dictionary>",
            "line 1: the pattern 'tax' stands outside every category",
        ),
        ("<dictionary><word/></dictionary>", "line 1: <word> stands there, where cnode or pnode is expected"),
    ],
)
def test_a_fault_in_lexicoders_xml_is_named_by_its_line(load, text, says):
    assert says in refusal(load, "topics.lcd", text)


def test_lexicoders_lines_are_read(load):
    book = load("mine.lc3", "+economy#AA0000\ntax*\ntrade union\n+law+\ncourt\n")
    assert patterns(book) == {"economy": ["tax*", "trade union"], "law": ["court"]}
    assert refusal(load, "mine.lc3", "tax\n+law\n+sea\nship").startswith(
        "line 1: 'tax' stands above the first"
    )
    assert refusal(load, "mine.lc3", "+law\n+sea\nship").startswith("line 1: 'law' has no patterns")


LIWC = """%
01\tfunction (Function Words)
\t02\tpronoun (Pronouns)
persconc (Personal Concerns)
\t20\tmoney
%

we\t01\t02
don't\t1
kind of\t01
9 to 5\t20
tax*        \t20
911 20
war\t\t\t20 02
"""


def test_liwcs_lists_are_read_with_the_short_names_of_their_categories(load):
    book = load("mine.dic", LIWC)
    assert patterns(book) == {
        "function": ["we", "don't", "kind of"],
        "pronoun": ["we", "war"],
        "money": ["9 to 5", "tax*", "911", "war"],
    }
    assert book.labels == {"function": "Function Words", "pronoun": "Pronouns", "money": "money"}
    doc = Document("a1", "We don’t work 9 to 5.")
    assert [(hit.text, hit.frame) for hit in find_frames(doc, book)] == [
        ("We", "function"),
        ("We", "pronoun"),
        ("don’t", "function"),
        ("9 to 5", "money"),
    ]


def test_what_liwc_counts_only_beside_other_words_is_left_out_with_a_note(load):
    _, notes = noted(load, "mine.dic", LIWC + "like\t(02 134)20/1\nkind <of>\t1\n")
    assert notes == [
        "line 15: 'like\\t(02 134)20/1' counts only beside other words: left out; "
        "line 16: 'kind <of>\\t1' counts only beside other words: left out"
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("tax\t1\n", "the categories must stand between two lines that hold only '%'"),
        (LIWC + "ship\t7\n", "line 15: 'ship': no category has the number '7'"),
        (LIWC + "ship\n", "line 15: 'ship' has no number of a category"),
        (
            LIWC.replace("20\tmoney", "money"),
            "line 5: 'money' is not a category: write its number, a tab, its name",
        ),
        (LIWC.replace("02\tpronoun", "1\tpronoun"), "line 3: the number 1 stands at line 2 already"),
        (LIWC + "a*b\t1\n", "line 15: 'a*b': a star may only end a word"),
    ],
)
def test_a_fault_in_liwcs_lists_is_named_by_its_line(load, text, says):
    assert refusal(load, "mine.dic", text).startswith(says)


def test_the_table_of_liwc22_is_read_with_its_weights(load):
    book = load("mine.dicx", 'DicTerm,econ,law\ntax*,X,\n"court of law",,1\nfine,0.5,2\nnil,0,\n')
    assert [(c.id, [(p.text, p.weight) for p in c.patterns]) for c in book.categories] == [
        ("econ", [("tax*", 1.0), ("fine", 0.5)]),
        ("law", [("court of law", 1.0), ("fine", 2.0)]),
    ]
    assert refusal(load, "mine.dicx", "DicTerm,a\ntax,heavy\n").startswith(
        "line 2: 'tax' has the weight 'heavy'"
    )
    assert refusal(load, "mine.dicx", "DicTerm,a\ntax,1,1\n").startswith("line 2: 'tax' has 2 cells, for 1")
    assert refusal(load, "mine.dicx", "DicTerm\ntax\n").startswith("line 1: the first line must name")


def test_another_encoding_and_other_line_ends_are_read(load):
    book, notes = noted(load, "mine.dic", "%\r\n1\tfood\r\n%\r\ncafé\t1\r\n".encode("windows-1252"))
    assert patterns(book) == {"food": ["café"]}
    assert notes == ["if letters look wrong, save it as UTF-8"]


def test_a_line_of_liwc_with_several_categories_is_no_word_in_two_frames(tmp_path):
    (tmp_path / "mine.dic").write_text(LIWC)
    assert check_codebook(str(tmp_path / "mine.dic")) == []


LINES = [
    "%", "+a", "1\ta (B)", "\t2\tb", "tax*\t1\t2", "tax\t9", "a: b", "  - c*", "  - '*'", "categories:", "  sea:",
    "    patterns:", "      - {pattern: a, pos: [NOUN]}", "    exclude: [a b]", "<dictionary>", "<cnode name='a'>",
    "<pnode name='b c'/>", "</cnode>", "</dictionary>", "a,b,c", '"x y",X,', "x,2,?", "&", "[", "*a", "---", "\u2028", "é",
]  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=8)), max_size=12), st.sampled_from(ENDINGS)
)
def test_whatever_a_file_holds_it_is_read_or_refused_in_one_line(tmp_path, lines, ending):
    path = tmp_path / f"any{ending}"
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")
    n_lines = "\n".join(lines).count("\n") + 2
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", InputWarning)
        refused, book = "", None
        try:
            assert all(1 <= fault.line <= n_lines for fault in check_codebook(str(path)))
            book = load_codebook(str(path))
        except InputError as error:
            refused = str(error)
    assert "\n" not in refused
    if book is not None:
        find_frames(Document("a1", "Tax a b c."), book)
