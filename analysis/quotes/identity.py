"""Tell which mentions are one speaker: forms of a name, roles, acronyms and pronouns."""

from bisect import bisect_right
from collections.abc import Sequence

from analysis.quotes.cast import Cast, Span, outside
from analysis.quotes.people import Entity
from analysis.quotes.words import word_set

_Result = tuple[str | None, str]

_FIRST_SINGULAR = word_set("i me my myself")
_FIRST_PLURAL = word_set("we us our ourselves")
# How many quotations, one inside the other, are looked through.
_DEEPEST = 8


def identify(
    text: str,
    speakers: Sequence[tuple[str | None, str]],
    spans: Sequence[Span | None] | None = None,
    marked: Sequence[Sequence[Span]] | None = None,
) -> list[_Result]:
    """Give each speaker, in reading order, an identifier and its kind.

    ``speakers`` are (words, kind) pairs. A pronoun takes the speaker or person that stands out most before it
    and fits by number and, where known, gender; where none fits it stays open (``None``, ``unresolved``).

    Parameters
    ----------
    text
        The article.
    speakers
        The words for each speaker as they stand, and their ``speaker_kind``.
    spans
        Where each of them stands. Without, pronouns are settled by the other speakers alone.
    marked
        The stretches of each quotation that stand between marks. Names inside are left out of what “he”
        outside may mean, and “I” inside is the quotation's speaker.

    >>> identify("President Emmanuel Macron spoke. Macron left.",
    ...          [("Macron", "named"), ("he", "unresolved"), ("they", "unresolved")])
    [('emmanuel-macron', 'named'), ('emmanuel-macron', 'named'), (None, 'unresolved')]
    """
    quoted = _merged(marked or ())
    places: list[Span] = [
        (index, index) if span is None else span for index, span in enumerate(spans or [None] * len(speakers))
    ]
    cast = Cast(text, speakers, list(outside(text, quoted)), places, narrated=spans is not None)
    order = sorted(range(len(speakers)), key=places.__getitem__)
    settled: dict[tuple[Span, str], Entity | None] = {}
    found: list[_Result] = [(None, "none")] * len(speakers)
    first_person = []
    for index in order:
        words, kind = speakers[index]
        if words is None:
            continue
        low = words.lower().strip()
        if low in _FIRST_SINGULAR or low in _FIRST_PLURAL:
            found[index] = (None, "unresolved")
            first_person.append(index)
            continue
        at = (places[index], words)
        if at not in settled:
            settled[at] = cast.settle(words, kind, places[index])
        entity = settled[at]
        found[index] = (None, "unresolved") if entity is None else (entity.key, entity.kind)
    if marked is not None and first_person:
        _settle_first_person(first_person, speakers, places, marked, found)
    return found


def _merged(marked: Sequence[Sequence[Span]]) -> list[Span]:
    """Put spans in order and join those that overlap."""
    joined: list[Span] = []
    for start, end in sorted((span[0], span[1]) for spans in marked for span in spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _settle_first_person(
    mentions: list[int],
    speakers: Sequence[tuple[str | None, str]],
    places: list[Span],
    marked: Sequence[Sequence[Span]],
    found: list[_Result],
) -> None:
    """Give “I” inside a quotation its speaker, and “we” where that is a body or several people."""
    contents = sorted((span[0], span[1], index) for index, spans in enumerate(marked) for span in spans)
    starts = [start for start, _, _ in contents]
    for index in mentions:
        at = places[index][0]
        last = bisect_right(starts, at)
        for _, end, around in reversed(contents[max(0, last - _DEEPEST) : last]):
            if at < end and around != index:
                key, kind = found[around]
                alone = str(speakers[index][0]).lower().strip() in _FIRST_SINGULAR
                if key is not None and (kind != "organisation" if alone else kind == "organisation"):
                    found[index] = found[around]
                break
