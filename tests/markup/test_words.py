"""Frame and stance words are marked where they stand, numbered as in the legend."""

import re

from analysis.document import Document
from analysis.framing import FrameHit, StanceHit
from analysis.markup import mark_words

TEXT = "The army left.\n\nTaxes rose, and NATO met."


def hit(words, frame, term=None):
    start = TEXT.index(words)
    return FrameHit(start, start + len(words), words, "policy", frame, term or words.lower(), 1.0)


def test_each_word_has_the_number_of_its_frame_in_the_legend_most_frequent_first():
    hits = [hit("Taxes", "economic", "tax*"), hit("army", "security"), hit("NATO", "security")]
    markup = mark_words(Document("a1", TEXT), hits, {"security": "Security", "economic": "Economic"}).markup
    assert re.findall(r">(\w+)<sup class=\"who\">([\d,]+)</sup></mark>", markup) == [
        ("army", "1"),
        ("Taxes", "2"),
        ("NATO", "1"),
    ]
    assert re.findall(r"<bdi>(\w+)</bdi><sup class=\"who\">(\d)</sup></mark> (\d)", markup) == [
        ("Security", "1", "2"),
        ("Economic", "2", "1"),
    ]
    assert 'title="Economic: tax*"' in markup


def test_what_overlaps_is_marked_once_with_all_its_numbers():
    hits = [hit("NATO", "security"), hit("NATO", "external")]
    markup = mark_words(Document("a1", TEXT), hits, {}).markup
    assert markup.count(">NATO<") == 1
    assert ">NATO<sup" in markup
    assert '<sup class="who">1,2</sup>' in markup


def test_the_words_of_the_article_are_all_there_in_order_and_escaped():
    text = "a <b> & “c”\n\nd < e"
    hits = [StanceHit(text.index("<b>"), text.index("<b>") + 3, "<b>", "loaded", "<b>", 0, 5)]
    markup = mark_words(Document("a1", text), hits, {"loaded": "<i>"}).markup
    assert "<b>" not in markup
    assert "<i>" not in markup
    shown = re.sub(r"<ul.*?</ul>|<sup.*?</sup>", "", markup)
    assert re.sub(r"<[^>]*>", "", shown).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == (
        "a <b> & “c”d < e"
    )


def test_a_hit_over_two_paragraphs_is_marked_in_both():
    start, end = TEXT.index("left"), TEXT.index("Taxes") + 5
    hits = [StanceHit(start, end, TEXT[start:end], "weasel", "x", 0, 5)]
    markup = mark_words(Document("a1", TEXT), hits, {}).markup
    assert ">left.<sup" in markup
    assert ">Taxes<sup" in markup


def test_no_hits_and_no_article_give_no_legend():
    assert "<ul" not in mark_words(Document("a1", TEXT), [], {}).markup
    assert "<mark" not in mark_words(Document("a1", ""), [], {}).markup
