"""Layer 4: what is shown as HTML. Every character from outside is escaped here, in one place."""

from analysis.markup.article import mark_article, show_masthead, speaker_colours
from analysis.markup.html import Html, escape
from analysis.markup.tables import show_answers, show_finding, show_note, show_table
from analysis.markup.words import mark_words

__all__ = [
    "Html",
    "escape",
    "mark_article",
    "mark_words",
    "show_answers",
    "show_finding",
    "show_masthead",
    "show_note",
    "show_table",
    "speaker_colours",
]
