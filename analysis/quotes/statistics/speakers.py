"""The speakers of an article: who they are, how much is theirs, in which form, and when they come in."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.measurement import result_table, to_table
from analysis.quotes.mentioned import find_mentioned
from analysis.quotes.people import slug
from analysis.quotes.records import Quotation
from analysis.quotes.statistics.counting import (
    by_speaker,
    marked_spans,
    said_by_somebody,
    word_starts,
    words_inside,
    words_of,
)
from analysis.quotes.statistics.rates import Rate, number_row, rate_rows

if TYPE_CHECKING:
    import pandas as pd

_BY_NAME = ("named", "organisation", "document")
_DETERMINERS = frozenset(
    "the a an one some many several its his her their our another this that these".split()
)
_PRONOUNS = frozenset("he she they it i we you who which his her their".split())


class Speaker(NamedTuple):
    """One speaker of an article.

    ``label`` is the longest mention beside a quotation, without its apposition; where that does not hold the
    whole name ("he", "Macron", "the minister"), the shortest form of two or three words in the article that
    does. ``n_quotations`` counts attributed fragments, ``n_words`` the words in them, each once,
    ``n_direct`` those of them inside marks; ``first`` is where the first begins.
    """

    id: str
    label: str
    kind: str
    anonymous: bool
    n_quotations: int
    n_words: int
    n_direct: int
    first: int


def speakers(quotes: Sequence[Quotation], doc: Document) -> "pd.DataFrame":
    """List the speakers of an article, those with most words first.

    The rows behind one are the quotations with its ``id`` as ``speaker_id``; its ``kind`` is that
    of the first of them.

    Missed: speakers that were not found (``unresolved``) have no row.
    """
    words = word_starts(doc)
    quoted = words_inside(words, marked_spans(quotes, attributed=True))
    found = []
    forms: dict[str, list[str]] | None = None
    for key, own in by_speaker(quotes).items():
        labels = [
            _label(quote.speaker) for quote in own if quote.speaker and quote.speaker_kind != "unresolved"
        ]
        described = [label for label in labels if label.lower() not in _PRONOUNS] or labels
        label = max(described, key=len, default=key)
        if not _holds_name(label, key):
            if forms is None:
                forms = _forms_of_names(doc, quotes)
            label = min([form for form in forms.get(key, ()) if _is_name(form, key)] or [label], key=len)
        if label.lower() in _PRONOUNS:
            label = _as_it_stands(key, doc.text) or label
        found.append(
            Speaker(
                key,
                _inside_a_sentence(label, is_name=own[0].speaker_kind in _BY_NAME),
                own[0].speaker_kind,
                any(quote.anonymous for quote in own),
                len(own),
                len(words_of(words, own)),
                len(words_of(quoted, own)),
                own[0].start,
            )
        )
    found.sort(key=lambda speaker: (-speaker.n_words, speaker.first, speaker.id))
    return to_table(found, Speaker)


def speaker_word_share(
    quotes: Sequence[Quotation], doc: Document, *, random_state: int = 0
) -> "pd.DataFrame":
    """Rate each speaker's attributed words against all words of the article, one row a ``speaker_id``.

    share(s) = words attributed to s / words of the article, each word once. Intervals are
    bootstrapped over sentences, of the first 1,000 speakers.

    Missed: words whose speaker was not found are nobody's here, so the shares may add up to less
    than ``reported_word_share``; where one speaker quotes another, both have the words.
    """
    words = word_starts(doc)
    rates = [
        Rate("speaker_word_share", key, words_of(words, own), words)
        for key, own in by_speaker(quotes).items()
    ]
    return result_table(rate_rows(doc, rates, random_state=random_state))


def direct_indirect_ratio(
    quotes: Sequence[Quotation], doc: Document, *, random_state: int = 0
) -> "pd.DataFrame":
    """Set the words in marks against the words reported without, for the article and for each speaker.

    ratio = attributed words inside marks / attributed words outside them: 2 means two words in
    marks to each word reported. ``NaN`` where nothing is reported without marks. It is
    ``direct_share`` on another scale, d / (1 − d). Intervals are bootstrapped over sentences, resamples
    without reported words left out.

    Missed: the end of a reported clause is less sure than a closing mark, and so is the count
    below the line; a ratio has no upper bound, so with few reported words it swings widely.
    """
    words = word_starts(doc)
    quoted = words_inside(words, marked_spans(quotes, attributed=True))
    in_marks = set(quoted)

    def ratio(group: str, own: Sequence[Quotation]) -> Rate:
        theirs = words_of(words, own)
        return Rate(
            "direct_indirect_ratio",
            group,
            [word for word in theirs if word in in_marks],
            [word for word in theirs if word not in in_marks],
        )

    rates = [ratio("", said_by_somebody(quotes))]
    rates += [ratio(key, own) for key, own in by_speaker(quotes).items()]
    return result_table(rate_rows(doc, rates, random_state=random_state))


def first_word_position(quotes: Sequence[Quotation], doc: Document) -> "pd.DataFrame":
    """Say how far into the article each speaker's first attributed word stands, one row a speaker.

    position(s) = words before it / words of the article: 0 is the first word, and towards 1 the
    end. A count, not an estimate: it has no interval. News puts first what it takes to matter most
    (the inverted pyramid: Pöttker 2003, *Journalism Studies* 4(4)), so an early voice has a better place.

    Missed: a headline and a standfirst count as the article's beginning where the text holds them.
    """
    words = word_starts(doc)
    return result_table(
        [
            number_row(doc, "first_word_position", key, bisect_left(words, own[0].start), len(words))
            for key, own in by_speaker(quotes).items()
        ]
    )


def _inside_a_sentence(label: str, *, is_name: bool) -> str:
    """Write a description as it stands inside a sentence: "The council" began one, "The Lancet" need not."""
    first, _, rest = label.partition(" ")
    is_title = is_name and not rest[:1].islower()
    return label[:1].lower() + label[1:] if first.lower() in _DETERMINERS and not is_title else label


def _holds_name(label: str, key: str) -> bool:
    """Tell whether the words of a label hold all those of a speaker's id, which is made from the name."""
    return set(key.split("-")) <= set(slug(label).split("-"))


def _as_it_stands(key: str, text: str) -> str:
    """Give the words that an id was made of as they first stand in the article; nothing where they do not."""
    words = r"[\W_]+".join(map(re.escape, key.split("-")))
    found = re.search(rf"\b{words}\b", text, re.IGNORECASE)
    return " ".join(found.group().split()) if found else ""


def _is_name(form: str, key: str) -> bool:
    """Tell whether a form is a whole name: one word, or a headline taken for a name, is none."""
    return form.count(" ") in (1, 2) and _holds_name(form, key)


def _forms_of_names(doc: Document, quotes: Sequence[Quotation]) -> dict[str, list[str]]:
    """List how persons are called in an article, by their id, without what stands before the name."""
    forms: dict[str, list[str]] = {}
    for mention in find_mentioned(doc, quotes):
        parts = set(mention.person_id.split("-"))
        words = _label(mention.text).split(" ")
        first = next((at for at, word in enumerate(words) if parts & set(slug(word).split("-"))), 0)
        forms.setdefault(mention.person_id, []).append(" ".join(words[first:]))
    return forms


def _label(speaker: str) -> str:
    """Cut a speaker's words at the first comma, bracket or relative pronoun."""
    for edge in (",", " (", " who ", " which ", "—"):
        speaker = speaker.split(edge, 1)[0]
    return " ".join(speaker.split()).removesuffix("’s").removesuffix("'s")
