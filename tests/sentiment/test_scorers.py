"""What holds for every scorer, and what each promises of itself."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import Document, InputError
from analysis.sentiment import DEFAULT_SCORER, SCORERS, check_scorers, score_sentences
from analysis.sentiment.lexica import joint_valences, read_opinion_lexicon, single_lexica
from analysis.sentiment.news import news_valences
from analysis.sentiment.pieces import read_pieces
from analysis.sentiment.unweighted import IDENTITY, unweighted_words
from analysis.sentiment.weighted import read_weights

CORE = [name for name in SCORERS if name != "neural"]
STORY = "They hope so. It is noon. The crisis was “terrible”. He isn’t happy — nobody is."


def score(text, scorer):
    return score_sentences(Document("a1", text), scorer=scorer)


@pytest.mark.parametrize("scorer", SCORERS)
def test_each_sentence_has_its_score_and_words_that_stand_in_it(scorer):
    doc = Document("a1", STORY)
    scored = score_sentences(doc, scorer=scorer)
    assert [(s.start, s.end) for s in scored] == [tuple(span) for span in doc.sentences]
    for sentence in scored:
        assert -1 <= sentence.score <= 1
        for word in sentence.words:
            assert sentence.start <= word.start < word.end <= sentence.end
            assert doc.text[word.start : word.end] == word.text
    assert scored[2].score < 0


@pytest.mark.parametrize("scorer", SCORERS)
def test_an_empty_article_has_no_sentence(scorer):
    assert score("", scorer) == []


@pytest.mark.parametrize("scorer", CORE)
@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("good bad but not “’ 😂.!?,\nA\u00a0é")) | st.text())
def test_no_text_is_too_odd(scorer, text):
    doc = Document("a1", text)
    for sentence in score_sentences(doc, scorer=scorer):
        assert math.isfinite(sentence.score)
        assert sentence.n_scored <= len(sentence.words)
        assert all(doc.text[word.start : word.end] == word.text for word in sentence.words)


@pytest.mark.parametrize("scorer", ["news", "weighted"])
def test_curly_and_plain_marks_score_alike(scorer):
    curly = [s.score for s in score("He isn’t happy. A “disaster”, she said.", scorer)]
    plain = [s.score for s in score('He isn\'t happy. A "disaster", she said.', scorer)]
    assert curly == plain


def test_news_is_the_default():
    doc = Document("a1", STORY)
    assert DEFAULT_SCORER == "news"
    assert score_sentences(doc) == score_sentences(doc, scorer="news")


def test_news_takes_the_mean_of_two_lexica_of_equal_weight():
    for lexicon, n in zip(single_lexica(), (7506, 6775), strict=True):
        # Words that the rules look after are left out; all others together have a root mean square near 1.
        assert 0.98 < math.sqrt(sum(v * v for v in lexicon.values()) / len(lexicon)) < 1.02
        assert n - len(lexicon) < 60
    vader, opinion = single_lexica()
    assert joint_valences()["crisis"] == pytest.approx((vader["crisis"] + opinion["crisis"]) / 2, abs=1e-4)
    assert joint_valences()["vague"] == pytest.approx((vader["vague"] + opinion["vague"]) / 2, abs=1e-4)


def test_a_news_score_can_be_made_again_from_its_words():
    (sentence,) = score("The crisis was terrible.", "news")
    total = sum(word.valence for word in sentence.words) / math.sqrt(4)
    assert sentence.score == pytest.approx(total / math.sqrt(total**2 + 0.4), abs=1e-4)


def test_the_opinion_lexicon_has_each_word_once_and_one_valence():
    lexicon = read_opinion_lexicon()
    assert set(lexicon.values()) == {1.0, -1.0}
    assert all(word == word.strip().lower() for word in lexicon)


@pytest.mark.parametrize("scorer", ["weighted", "neural"])
def test_a_sentence_is_the_sum_of_its_words(scorer):
    for sentence in score(STORY, scorer):
        tolerance = 1e-9 if scorer == "weighted" else 5e-4 + 5e-5 * len(sentence.words)
        assert sentence.score == pytest.approx(sum(word.valence for word in sentence.words), abs=tolerance)


def test_weights_can_be_read_by_pieces():
    """Every word that has a weight can be met in a sentence."""
    weights = read_weights()
    lost = [word for word in weights.words if not _is_met(word)]
    # Emoticons and the like of VADER's list are no words in news.
    assert all(not word.isalpha() for word in lost)
    assert all(_is_met(f"{one} {two}") for two, firsts in weights.pairs.items() for one in firsts)


def _is_met(word):
    return word in " ".join(read_pieces(f"a {word} b").texts)


@pytest.mark.parametrize("word", ["trees", "prison", "widow", "muslim", "poor", "he", "she", "gay", "tax"])
def test_people_places_and_topics_have_no_weight(word):
    assert read_weights().words.get(word, 0.0) == 0.0


def test_identity_has_no_valence_in_news():
    assert not unweighted_words(IDENTITY) & news_valences().keys()


def test_a_lexicon_of_ones_own_is_weighed_by_the_same_rules(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("word,valence\nterrible,-2\nrescue,3\nno use,-1\nsucce*,2\n")
    text = "The rescue was not successful. It was no use. “Terrible”, he said. Nothing."
    doc = Document("a1", text)
    scored = score_sentences(doc, scorer=str(path))
    assert [[(w.text, w.lexicon_valence) for w in s.words] for s in scored] == [
        [("rescue", 3), ("successful", 2)],
        [("no use", -1)],
        [("Terrible", -2)],
        [],
    ]
    assert [s.score for s in scored] == [
        pytest.approx((3 + 2 * -0.5) / math.sqrt(5), abs=2e-4),
        # The phrase has its own valence; its "no" denies nothing in it.
        pytest.approx(-1 / math.sqrt(4), abs=2e-4),
        pytest.approx(-2 / math.sqrt(3), abs=2e-4),
        0,
    ]


def test_a_lexicon_that_has_changed_is_read_again(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("word,valence\nrescue,3\n")
    doc = Document("a1", "The rescue.")
    first = score_sentences(doc, scorer=str(path))[0].score
    path.write_text("word,valence\nrescue,-3\n")
    assert score_sentences(doc, scorer=str(path))[0].score == -first < 0


def test_a_faulty_lexicon_is_told_by_line(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("word,valence\ngood,1\ngood,2\n")
    with pytest.raises(InputError, match=r"mine\.csv.*line 3"):
        check_scorers([str(path)])


def test_a_function_scores_sentences_as_it_likes():
    doc = Document("a1", "One. Two three.")
    scored = score_sentences(doc, scorer=lambda sentences: [len(s.split()) / 10 for s in sentences])
    assert [sentence.score for sentence in scored] == [0.1, 0.2]


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda sentences: [0.0], "gave 1 numbers for 2 sentences"),
        (lambda sentences: [0.0, math.nan], "gave nan for sentence 2: 'Two three.'"),
        (lambda sentences: ["much", "more"], "could not convert"),
    ],
)
def test_a_function_that_gives_no_numbers_is_refused(function, message):
    with pytest.raises(InputError, match=message):
        score("One. Two three.", function)


def test_an_unknown_scorer_is_named_with_the_nearest():
    with pytest.raises(InputError, match=r"no scorer is called 'vadre': .*; did you mean 'vader'\?"):
        score("Good.", "vadre")
    with pytest.raises(InputError, match="no scorer is called 'nuws'"):
        check_scorers(["news", "nuws"])
