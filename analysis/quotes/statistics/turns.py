"""Turns: who has the word, one after the other, and what of it stands inside marks."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.measurement import result_table
from analysis.quotes.records import Quotation
from analysis.quotes.statistics.counting import (
    UNRESOLVED,
    marked_spans,
    said_by_somebody,
    word_starts,
    words_inside,
    words_of,
)
from analysis.quotes.statistics.rates import Rate, number_row, rate_rows

if TYPE_CHECKING:
    import pandas as pd


class Turn(NamedTuple):
    """The attributed fragments of one speaker that no other speaker's part: ``doc.text[start:end]``.

    The narrator's words between two fragments of a turn lie within its offsets, and are not among
    its ``n_words``. ``turn`` counts from 1; ``speaker_id`` is ``unresolved`` where nobody was found.
    """

    turn: int
    speaker_id: str
    speaker_kind: str
    start: int
    end: int
    n_quotations: int
    n_words: int


class Stretch(NamedTuple):
    """Words of one turn that are all inside marks (``form`` direct) or all outside (indirect).

    ``first_word`` is the number of the first of them in the article, from 0.
    """

    turn: int
    speaker_id: str
    form: str
    start: int
    end: int
    first_word: int
    n_words: int


def find_turns(quotes: Sequence[Quotation], doc: Document) -> list[Turn]:
    """List the turns of an article in reading order.

    A turn is a run of attributed fragments of one speaker, however far apart they stand; it ends
    where another is quoted. Each attribution without a known speaker is a turn of its own: two of
    them may or may not be one person's.

    Missed: a quotation inside another's ("he said that she had said …") is part of the outer
    turn; a person found as two speakers takes two turns.

    Source: the turn is that of conversation analysis (Sacks, Schegloff & Jefferson 1974,
    *Language* 50(4)); but here the journalist hands it on.
    """
    words = word_starts(doc)
    return [
        Turn(
            number,
            own[0].speaker_id or UNRESOLVED,
            own[0].speaker_kind,
            own[0].start,
            max(quote.end for quote in own),
            len(own),
            len(words_of(words, own)),
        )
        for number, own in enumerate(_grouped(quotes), start=1)
    ]


def find_stretches(quotes: Sequence[Quotation], doc: Document) -> list[Stretch]:
    """Cut every turn at its quotation marks, in reading order: what the strip of turns is drawn from.

    A mixed quotation gives a stretch for each run of words in marks and for each run between them. A
    stretch goes from the beginning of its first word to the end of its last; each word is in one only.
    """
    words = word_starts(doc)
    in_marks = set(words_inside(words, marked_spans(quotes, attributed=True)))
    found: list[Stretch] = []
    reached = 0
    for number, own in enumerate(_grouped(quotes), start=1):
        speaker = own[0].speaker_id or UNRESOLVED
        for quote in own:
            first = max(reached, bisect_left(words, quote.start))
            reached = max(first, bisect_left(words, quote.end))
            for direct, run in groupby(range(first, reached), key=lambda at: words[at] in in_marks):
                numbers = list(run)
                form = "direct" if direct else "indirect"
                end = doc.words[numbers[-1]].end
                found.append(Stretch(number, speaker, form, words[numbers[0]], end, numbers[0], len(numbers)))
    return found


def turn_counts(quotes: Sequence[Quotation], doc: Document, *, random_state: int = 0) -> "pd.DataFrame":
    """Count the turns, and say how long one is.

    - ``turns``: turns of the article, and of each speaker in ``group``; a count, without an interval;
    - ``words_per_turn``: words in turns / turns, with a bootstrap interval over sentences.

    The rows behind a number are those of ``find_turns`` with that ``speaker_id``.

    Missed: see ``find_turns``. Turns are long where a speaker is quoted at length, and where
    nobody else is found in between.
    """
    turns = find_turns(quotes, doc)
    words = word_starts(doc)
    each: dict[str, int] = {}
    for turn in turns:
        each[turn.speaker_id] = each.get(turn.speaker_id, 0) + 1
    spoken = words_of(words, (quote for own in _grouped(quotes) for quote in own))
    length = Rate("words_per_turn", "", spoken, [turn.start for turn in turns])
    return result_table(
        [
            number_row(doc, "turns", "", len(turns)),
            *rate_rows(doc, [length], random_state=random_state),
            *(number_row(doc, "turns", speaker, n) for speaker, n in each.items()),
        ]
    )


def _grouped(quotes: Sequence[Quotation]) -> list[list[Quotation]]:
    """Sort the attributed quotations that stand in no other into turns."""
    turns: list[list[Quotation]] = []
    reached = 0
    for quote in said_by_somebody(quotes):
        if turns and quote.end <= reached:
            continue
        reached = max(reached, quote.end)
        last = turns[-1][-1] if turns else None
        if last is not None and (
            quote.speaker_id == last.speaker_id
            if quote.speaker_id is not None
            else last.speaker_id is None and last.attribution == quote.attribution is not None
        ):
            turns[-1].append(quote)
        else:
            turns.append([quote])
    return turns
