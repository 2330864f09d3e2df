"""Everybody an article mentions: persons by name wherever they stand, and those who speak."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis.document import Document
from analysis.quotes.gathering import meet_people
from analysis.quotes.people import People
from analysis.quotes.records import Quotation
from analysis.quotes.runs import find_runs, opening_length


class Mentioned(NamedTuple):
    """One mention, ``doc.text[start:end]``; ``person_id`` is that of all mentions of the same person."""

    start: int
    end: int
    text: str
    person_id: str


def find_mentioned(doc: Document, quotes: Sequence[Quotation]) -> list[Mentioned]:
    """List the mentions of persons by name, titles included, and of the speakers of ``quotes``.

    In reading order, none over another: where a speaker's words hold a name, the name alone is listed.

    Missed: persons who are never named in full, with a title or as a speaker; pronouns and descriptions that
    introduce no quotation.

    >>> from analysis.quotes import find_quotes
    >>> doc = Document("a1", "Ann Roe won. “No,” said one rival of Roe’s.")
    >>> [mention.text for mention in find_mentioned(doc, find_quotes(doc))]
    ['Ann Roe', 'Roe']
    """
    text = doc.text
    runs = find_runs(text, [(0, len(text))])
    people = People()
    meet_people(people, text, runs, [(quote.speaker, quote.speaker_kind) for quote in quotes])
    found: list[Mentioned] = []
    for start, end, run in runs:
        person = None if run.name is None or run.body else people.find(run.name, run.gender, start)
        if person is not None:
            people.meet(person, start)
            begin = start + opening_length(text[start:end])
            found.append(Mentioned(begin, end, text[begin:end], person.key))
    starts = [mention.start for mention in found]
    speakers = {
        (quote.speaker_start, quote.speaker_end): quote.speaker_id
        for quote in quotes
        if quote.speaker_start is not None and quote.speaker_end is not None
    }
    last = 0
    names = list(found)
    for (start, end), key in sorted(speakers.items()):
        near = bisect_right(starts, end - 1) - 1
        if start >= last and (near < 0 or names[near].end <= start):
            found.append(Mentioned(start, end, text[start:end], key or ""))
            last = end
    return sorted(found)
