"""The shared cut of sentences into words and marks: places, long sentences in parts, tags once."""

from analysis.document import Document
from analysis.document.reading import LONGEST_SENTENCE, join_parts, tag_chosen

TEXT = "“Mr. Lee’s 1,500 aides left the U.S. office,”\tshe said… It’s over.\n\nİstanbul — so-called"


def test_spans_give_the_words_of_the_shadow_back():
    doc = Document("a1", TEXT)
    assert len(doc.reading) == len(doc.sentences) == 3
    for sentence in doc.reading:
        assert [doc.shadow[start:end] for start, end in sentence.spans] == sentence.words
        assert sentence.low == [word.lower() for word in sentence.words]


def test_titles_and_figures_are_one_word():
    words = Document("a1", TEXT).reading[0].words
    assert words[:5] == ['"', "Mr.", "Lee's", "1,500", "aides"]


def test_a_long_sentence_is_read_in_parts_and_joined_to_itself():
    doc = Document("a1", "She left. " + "word " * (2 * LONGEST_SENTENCE + 7) + "end. He left.")
    assert [len(part.words) for part in doc.reading] == [3, LONGEST_SENTENCE, LONGEST_SENTENCE, 9, 3]
    tag_chosen(doc.reading)
    _, whole, _ = join_parts(doc.reading, doc.sentences)
    assert len(whole.words) == len(whole.tags) == len(whole.spans) == 2 * LONGEST_SENTENCE + 9
    assert [doc.text[start:end] for start, end in whole.spans] == whole.words


def test_tags_are_given_once():
    doc = Document("a1", "She left. He ran.")
    tag_chosen(doc.reading[:1])
    kept = doc.reading[0].tags
    tag_chosen(doc.reading)
    assert doc.reading[0].tags is kept
    assert [sentence.tags for sentence in doc.reading] == [["PRP", "VBD", "."]] * 2


def test_an_empty_article_has_no_sentences():
    assert Document("a1", "").reading == []
    assert list(join_parts([], [])) == []
