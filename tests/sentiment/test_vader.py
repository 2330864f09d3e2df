"""Every figure is held against ``vaderSentiment`` itself; by hand only where the rule is the point."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from vaderSentiment.vaderSentiment import BOOSTER_DICT, NEGATE, SPECIAL_CASES, SentimentIntensityAnalyzer

from analysis.document import Document, InputError, Span
from analysis.sentiment import score_sentences
from analysis.sentiment.vader import lexicon, read_vader_lexicon, score_spans, score_text
from analysis.sentiment.vader.chunks import (
    AMPLIFIERS,
    NEGATORS,
    Remembered,
    chunk_memory,
    read_small,
    sign_of,
)
from analysis.sentiment.vader.emoji import describe_emoji
from benchmarks.vader_exact import draw_texts

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))
ORACLE = SentimentIntensityAnalyzer()

# A sentence or more for each rule, and for each slip that the rules hold.
RULES = {
    "nothing": ["", " ", "The council met on Tuesday.", "...", "?!"],
    "lexicon": ["A good plan.", "War and hope.", "It was ok, he said.", "ok then", "lol :) :D :-( <3"],
    "later entry holds": ["lmao", "a sob story", "fav", "O.o", "xp"],
    "punctuation": [
        "good!",
        "good!!",
        "good!!!!!!",
        "good?",
        "good??",
        "good???",
        "good????",
        "bad?!?!",
        "fine!?",
    ],
    "capitals": [
        "GOOD work",
        "GOOD WORK",
        "a BAD day",
        "U.S. WAR fears",
        "I won",
        "VERY good",
        "a REALLY bad day",
    ],
    "amplifiers": [
        "very good",
        "very, good",
        "very much so good",
        "hardly good",
        "extremely bad",
        "less bad now",
    ],
    "amplifier at a distance": ["very a good", "very a b good", "very a b c good", "barely a bad one"],
    "amplifying valence zero": ["very no good", "VERY no good", "no VERY good"],
    "negation": [
        "not good",
        "not a good",
        "not a very good",
        "not a b c good",
        "isn't bad",
        "cannot win",
        "dont win",
    ],
    "negation by despite": [
        "despite success",
        "without hope",
        "seldom bad",
        "nothing but good",
        "uh-uh good",
    ],
    "never so": ["never good", "never so good", "never this good", "never was so good", "never so very good"],
    "so before the word": ["it was so good", "a b so good", "a b this bad", "it is this bad", "so good"],
    "without doubt": [
        "without doubt good",
        "without a doubt good",
        "without doubt a good",
        "without hope good",
    ],
    "no": [
        "no",
        "no good",
        "no one good",
        "no x y good",
        "no x or good",
        "no x nor good",
        "no problem, no war",
    ],
    "no in capitals": ["NO good", "NO problem here", "No war", "NO NO", "X NO NO WAR"],
    "least": ["least good", "the least good", "at least good", "very least good", "at the least good"],
    "but": ["good but bad", "bad but good", "but good", "good but", "good, BUT bad", "good but bad but good"],
    "but, equal values": [
        "good good but good",
        "good but good good",
        "bad x bad but y bad bad",
        "great but great",
    ],
    "but, halved meets half": ["hope glad but hope", "win but win win win", "war war war but war war"],
    "kind of": [
        "kind of good",
        "a kind of good",
        "a b kind of good",
        "a kind man",
        "kind of",
        "KIND of good",
    ],
    "sort of": [
        "it is sort of good",
        "it was just enough good",
        "he was sort of a good man",
        "x sort of x bad",
    ],
    "idioms": [*SPECIAL_CASES, "x y the shit", "x y z the bomb", "that is some bad ass work", "badass"],
    "idioms behind": [
        "he saw the bus stop here",
        "oh well then yeah right",
        "x y a kiss of death",
        "a dress to die for",
    ],
    "idioms with room": [
        "she has a beating heart now",
        "x y z to die for",
        "there was a kiss of death there",
    ],
    "edges": [
        "good",
        "(good)",
        "'good'",
        '"good"',
        "good—bad",
        "good/bad",
        "e.g. good",
        "x\ty\ngood",
        "  good  ",
    ],
    "apostrophes": ["can't win", "can’t win", "won't stop", "N'T good", "isn't", "n't good"],
    "not ascii": [
        "café good",
        "İyi good",
        "ΣΟΦΟΣ good",
        "good\u2028bad",
        "good\x1cbad",
        "good\u00a0bad",
        "ﬁne good",
    ],
    "emoji": [
        "😂",
        "so 😂",
        "so😂so",
        "😂😂",
        "😂 😂!",
        "good💔bad",
        "NOT 😊",
        "not 😊",
        "😂\nbad",
        "© good",
        "™",
    ],
    "emoji of several characters": ["👍🏽 good", "👩‍🚒 won", "🇫🇷 won", "☠️ war", "1️⃣ good"],
    "lone surrogates": ["\ud83d good", "good\ude00"],
}
WORDS = st.sampled_from(
    sorted(read_vader_lexicon().valences)
    + 20 * sorted(set(BOOSTER_DICT) | set(NEGATE) | set(SPECIAL_CASES))
    + 60 * ["but", "no", "or", "nor", "kind", "of", "least", "at", "never", "so", "this", "without", "doubt"]
    + 100 * ["the", "council", "US", "Mr.", "naïve"]
    + sorted(read_vader_lexicon().emoji)[::4]
)
CHUNKS = st.builds(
    lambda word, shape, tail: shape(word) + tail,
    WORDS,
    st.sampled_from([str, str, str, str.title, str.upper, '"{}'.format, "({})".format]),
    st.sampled_from([" "] * 10 + ["", ", ", "! ", "? ", "  ", "\n", "\u00a0", "… ", "’s ", "—"]),
)
# Few words, drawn again and again: equal valences are what VADER stumbles over after "but".
SENTENCES = st.lists(CHUNKS, min_size=1, max_size=6).flatmap(
    lambda few: st.lists(st.sampled_from(few) | CHUNKS, max_size=14).map("".join)
)


def assert_equal_to_vader(text):
    expected = ORACLE.polarity_scores(text)
    (sentence,) = score_spans(text, text, [Span(0, len(text))])
    assert score_text(text)._asdict() == expected
    assert sentence.score == expected["compound"]
    assert all(text[word.start : word.end] == word.text != "" for word in sentence.words)
    assert sentence.n_scored == sum(word.valence != 0 for word in sentence.words)


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_gives_the_figures_of_vader(rule):
    for text in RULES[rule]:
        assert_equal_to_vader(text)
        assert_equal_to_vader(f"They said: {text} and then they left.")


@settings(max_examples=600, deadline=None)
@given(SENTENCES)
def test_any_run_of_words_gives_the_figures_of_vader(text):
    assert_equal_to_vader(text)


@settings(max_examples=300, deadline=None)
@given(st.text())
def test_any_text_gives_the_figures_of_vader(text):
    assert_equal_to_vader(text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_every_sentence_of_a_seed_gives_the_figure_of_vader(path):
    doc = Document("seed", path.read_text(encoding="utf-8"))
    scored = score_sentences(doc, scorer="vader")
    assert len(scored) == len(doc.sentences) > 10
    for sentence in scored:
        shadow = doc.shadow[sentence.start : sentence.end]
        assert sentence.score == ORACLE.polarity_scores(shadow)["compound"]
    for sentence in score_sentences(doc, scorer="vader", plain_marks=False):
        text = doc.text[sentence.start : sentence.end]
        assert sentence.score == ORACLE.polarity_scores(text)["compound"]


def test_a_text_that_is_one_long_sentence_is_scored_in_linear_time():
    text = "good bad war not win no hope! " * 20_000 + "but " + "great kind of loss? " * 20_000
    (sentence,) = score_spans(text, text, [Span(0, len(text))])
    assert len(sentence.words) == (6 + 3) * 20_000
    assert score_spans("a" * 1_000_000, "a" * 1_000_000, [Span(0, 1_000_000)])[0].n_scored == 0


def test_negation_amplifier_and_contrast_are_seen_in_the_valence():
    (sentence,) = score_sentences(Document("a1", "It was not good but very bad."), scorer="vader")
    assert [(word.text, word.lexicon_valence) for word in sentence.words] == [("good", 1.9), ("bad", -2.5)]
    assert [word.valence for word in sentence.words] == [
        pytest.approx(1.9 * -0.74 * 0.5),
        pytest.approx((-2.5 - 0.293) * 1.5),
    ]


def test_words_stand_where_they_are_whatever_white_space_parts_them():
    text = "A win\u00a0here, a  win there\tand war \n war, a win."
    (sentence,) = score_spans(text, text, [Span(0, len(text))])
    assert [word.start for word in sentence.words] == [2, 15, 29, 35, 42]
    assert [word.text for word in sentence.words] == ["win", "win", "war", "war", "win"]


def test_random_texts_get_the_figures_of_vader():
    for text in draw_texts(1_500, random_state=1):
        assert_equal_to_vader(text)


def test_marks_as_they_stand_hide_words_from_vader_and_from_us():
    text = "“Great”, she said. It isn’t good… But ‘hope’ won’t win!"
    doc = Document("a1", text)
    raw = score_sentences(doc, scorer="vader", plain_marks=False)
    plain = score_sentences(doc, scorer="vader")
    for sentence in raw:
        expected = ORACLE.polarity_scores(text[sentence.start : sentence.end])
        assert sentence.score == expected["compound"]
    assert [sentence.score for sentence in raw] != [sentence.score for sentence in plain]


def test_a_word_that_a_rule_silences_is_listed_and_not_counted():
    (sentence,) = score_sentences(Document("a1", "She waited at the bus stop there."), scorer="vader")
    assert [(word.text, word.lexicon_valence, word.valence) for word in sentence.words] == [("stop", -1.2, 0)]
    assert (sentence.score, sentence.n_scored) == (0, 0)


def test_the_words_of_an_emoji_stand_at_the_emoji():
    doc = Document("a1", "He laughed 😂 aloud.")
    (sentence,) = score_sentences(doc, scorer="vader")
    assert [(word.start, word.end, word.text) for word in sentence.words] == [
        (3, 10, "laughed"),
        (11, 12, "😂"),
        (11, 12, "😂"),
    ]
    # "face with tears of joy"
    assert [word.lexicon_valence for word in sentence.words[1:]] == [-0.9, 2.8]


def test_no_description_of_an_emoji_holds_an_emoji():
    emoji = read_vader_lexicon().emoji
    assert all(emoji.keys().isdisjoint(description) for description in emoji.values())


@given(st.text(alphabet="ab \n😂💔©"))
def test_each_character_of_a_description_knows_its_emoji(text):
    described, origins = describe_emoji(text)
    assert len(described) == len(origins)
    assert origins == sorted(origins)
    assert all(
        text[origin] in (character, "😂", "💔", "©")
        for character, origin in zip(described, origins, strict=True)
    )


def test_word_lists_are_those_of_vader():
    assert read_vader_lexicon().valences == ORACLE.lexicon
    assert read_vader_lexicon().emoji == {
        mark: name for mark, name in ORACLE.emojis.items() if len(mark) == 1
    }
    assert {word for word in NEGATE if "n't" not in word} == NEGATORS
    assert {word: step for word, step in BOOSTER_DICT.items() if " " not in word} == AMPLIFIERS


def test_every_entry_of_the_lexicon_survives_the_reading_of_chunks():
    entries = read_vader_lexicon().valences
    lost = {entry for entry in entries if entry.split() != [entry] or read_small(entry) != entry}
    with_white_space = {"( '}{' )", "can't stand", "fed up", "screwed up"}
    with_capitals = {entry for entry in entries if entry != entry.lower()}
    # None of these can match anything in VADER either, which has the same entries and reads the same chunks.
    assert lost == with_white_space | with_capitals | {"^urs"}


def test_a_changed_word_list_is_refused(tmp_path):
    path = tmp_path / "vader_lexicon.txt"
    path.write_text("good\t1.9\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"vader_lexicon\.txt is not the list of vaderSentiment 3\.3\.2"):
        lexicon.read_columns(path)


def test_a_missing_word_list_is_named(tmp_path):
    with pytest.raises(InputError, match="cannot read VADER's list"):
        lexicon.read_columns(tmp_path / "vader_lexicon.txt")


def test_a_missing_package_is_named(monkeypatch):
    monkeypatch.setattr(lexicon, "find_spec", lambda name: None)
    read_vader_lexicon.cache_clear()
    try:
        with pytest.raises(InputError, match=r"pip install vaderSentiment==3\.3\.2"):
            read_vader_lexicon()
    finally:
        monkeypatch.undo()
        read_vader_lexicon.cache_clear()


def test_memory_of_chunks_is_bounded(monkeypatch):
    made = []
    memory = Remembered(lambda chunk: made.append(chunk) or len(chunk))
    monkeypatch.setattr("analysis.sentiment.vader.chunks._MOST_REMEMBERED", 3)
    assert [memory[chunk] for chunk in ["a", "bb", "a", "ccc", "a" * 61, "a" * 61]] == [1, 2, 1, 3, 61, 61]
    assert made == ["a", "bb", "ccc", "a" * 61, "a" * 61]
    assert memory["dddd"] == 4
    assert list(memory) == ["dddd"]


def test_a_score_does_not_depend_on_what_was_read_before():
    text = "The very WORST war, but no 😂 hope."
    before = score_text(text)
    for remembered in chunk_memory():
        remembered.clear()
    assert score_text(text) == before


def test_signs_tell_words_that_are_known_from_words_that_change_them():
    assert "".join(map(sign_of, "The VERY worst WAR but no 😂 US kiss can't".split())) == ".MwWbk..km"
