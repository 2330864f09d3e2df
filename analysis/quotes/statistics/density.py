"""How much of an article is quoted: the family of quote density."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.document import Document, Span
from analysis.measurement import result_table
from analysis.quotes.records import Quotation
from analysis.quotes.statistics.counting import (
    is_unnamed,
    marked_spans,
    said_by_somebody,
    word_starts,
    words_inside,
    words_of,
)
from analysis.quotes.statistics.rates import Rate, rate_rows

if TYPE_CHECKING:
    import pandas as pd


def quote_density(quotes: Sequence[Quotation], doc: Document, *, random_state: int = 0) -> "pd.DataFrame":
    """Rate the quotations of one article against its length, one row a measure.

    - ``quote_density``: quotations in marks that somebody says, per 1,000 words;
    - ``quoted_word_share``: part of all words, 0 to 1, inside marks of any sort;
    - ``attributed_word_share``: part inside marks and said by somebody;
    - ``reported_word_share``: part attributed to somebody, in marks or not;
    - ``quotes_per_paragraph``: quotations in marks that somebody says, a paragraph;
    - ``paragraphs_with_quotes``: part of the paragraphs that hold words in marks;
    - ``scare_quote_density``: terms in scare marks per 1,000 words;
    - ``scare_quote_share``: part of all passages in marks that are scare marks;
    - ``unnamed_source_share``: of the attributed words, the part whose source is unnamed;
    - ``unresolved_word_share``: of the attributed words, the part for which no speaker was found, also round
      or inside another quotation;
    - ``direct_share``: of the attributed words, the part inside marks.

    Each word counts once, however many marks stand round it. A source is unnamed by its kind
    (``unnamed``) or because the text says that it would not be named (``anonymous``). Intervals
    are bootstrapped over sentences, those of the two measures by paragraph over paragraphs.

    Missed: whatever ``find_quotes`` misses; a quotation counts once whether it has three words or
    three sentences, which the shares of words make up for.
    """
    said = said_by_somebody(quotes)
    in_marks, quoted = marked_spans(quotes), marked_spans(quotes, attributed=True)
    words = word_starts(doc)
    spoken = words_of(words, said)
    found = set(words_of(words, [quote for quote in said if quote.speaker_id]))
    opened = [span.start for span in quoted]
    scare = [quote.start for quote in quotes if quote.kind == "scare"]
    paragraphs = [paragraph.start for paragraph in doc.paragraphs]
    touched = [paragraphs[at] for at in _touched(doc.paragraphs, in_marks)]
    rows = rate_rows(
        doc,
        [
            Rate("quote_density", "", opened, words, 1000),
            Rate("quoted_word_share", "", words_inside(words, in_marks), words),
            Rate("attributed_word_share", "", words_inside(words, quoted), words),
            Rate("reported_word_share", "", spoken, words),
            Rate("scare_quote_density", "", scare, words, 1000),
            Rate("scare_quote_share", "", scare, [span.start for span in in_marks]),
            Rate("unnamed_source_share", "", words_of(words, filter(is_unnamed, said)), spoken),
            Rate("unresolved_word_share", "", [word for word in spoken if word not in found], spoken),
            Rate("direct_share", "", words_inside(spoken, quoted), spoken),
        ],
        random_state=random_state,
    )
    by_paragraph = rate_rows(
        doc,
        [
            Rate("quotes_per_paragraph", "", opened, paragraphs),
            Rate("paragraphs_with_quotes", "", touched, paragraphs),
        ],
        units=doc.paragraphs,
        called="paragraphs",
        random_state=random_state,
    )
    return result_table([*rows[:4], *by_paragraph, *rows[4:]])


def _touched(paragraphs: Sequence[Span], spans: Sequence[Span]) -> list[int]:
    """List the paragraphs, by number, that overlap any of the spans."""
    starts = [paragraph.start for paragraph in paragraphs]
    found: set[int] = set()
    for start, end in spans:
        first = max(0, bisect_left(starts, start + 1) - 1)
        found.update(range(first, max(first + 1, bisect_left(starts, end))))
    return sorted(at for at in found if at < len(paragraphs))
