"""Where in an article frames stand: headline, lead, rest."""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.framing.frames import FrameHit
from analysis.framing.statistics.rates import effective_number, reaches, words_by_sentence
from analysis.lexicon import Codebook
from analysis.measurement import (
    FEWEST,
    Result,
    by_sentence,
    measure_each,
    measure_part,
    ratio_difference_interval,
    result_table,
    wilson_interval,
)

if TYPE_CHECKING:
    import pandas as pd

PARTS = ("headline", "lead", "rest")
# A heading of more words than this is a sentence without its full stop.
_LONGEST_HEADING = 20
# More lines than this without a stop are no heading: the text has no stops (verse, a list).
_MOST_HEADINGS = 5
# A lead of fewer words (a place and a date, a cry) goes on into the next paragraph.
_SHORTEST_LEAD = 15
_ENDS = ".!?:;…"
_CLOSING = "\"')]”’»"


class ArticlePart(NamedTuple):
    """A part of an article: ``headline``, ``byline``, ``lead`` or ``rest``, with its place in the text."""

    start: int
    end: int
    part: str


def find_parts(doc: Document) -> list[ArticlePart]:
    r"""Part an article into headline, lines under it, lead and rest, in reading order.

    The headline is the first paragraph, where it has at most 20 words and no mark that ends a sentence
    (a question mark may stand there) and more follows. Further such paragraphs before the first full
    sentence (by-line, date, a second heading) are ``byline`` and count in no part; more than five such lines
    are none of this, but a text without stops. The lead is the next paragraph, with those after it until
    it has 15 words. The rest is the rest; headings in it stay there.

    Missed: a headline that is a sentence with its full stop; a title that came beside the text
    (``doc.title``) is no part of it.

    >>> [part.part for part in find_parts(Document("a1", "Bridge shut\nBy Ann Lee\n" + "It is shut. " * 5))]
    ['headline', 'byline', 'lead']
    """
    paragraphs = doc.paragraphs
    starts = [word.start for word in doc.words]
    parts: list[ArticlePart] = []
    at = 0
    while at < len(paragraphs) - 1 and _is_heading(doc, paragraphs[at], starts, is_first=at == 0):
        parts.append(ArticlePart(*paragraphs[at], "byline" if parts else "headline"))
        at += 1
        if len(parts) > _MOST_HEADINGS:
            parts, at = [], 0
            break
    first, n_words = at, 0
    while at < len(paragraphs) and n_words < _SHORTEST_LEAD:
        n_words += _count(starts, *paragraphs[at])
        at += 1
    if first < at:
        parts.append(ArticlePart(paragraphs[first].start, paragraphs[at - 1].end, "lead"))
    if at < len(paragraphs):
        parts.append(ArticlePart(paragraphs[at].start, paragraphs[-1].end, "rest"))
    return parts


def frame_position(
    hits: Sequence[FrameHit], doc: Document, codebook: Codebook, *, random_state: int = 0
) -> "pd.DataFrame":
    """Rate each frame in headline, lead and rest, and compare the opening with the rest.

    - ``headline_frame_density``, ``lead_frame_density``, ``rest_frame_density``: weights of the occurrences
      per 1,000 words of that part, with a bootstrap interval where it has at least five sentences;
    - ``opening_frame_share``: weights in headline and lead / all those of the frame in headline, lead and
      rest, with Wilson's interval for so many as ``effective_number`` says where these are at least
      five, to be read against ``opening_word_share`` (no group), the same of words: above it the frame is
      put forward;
    - ``opening_frame_difference``: density of headline and lead minus that of the rest, per 1,000 words; an
      interval needs five sentences on either side.

    ``method`` says "too few sentences" or "too few occurrences" where there is no interval for that reason.

    Missed: as for ``find_parts``; occurrences of one frame come in clusters, so that Wilson's interval is
    too narrow.

    Source: news puts first what matters most, the inverted pyramid: Pöttker, H. (2003), *Journalism
    Studies* 4(4).
    """
    places = find_parts(doc)
    by_part = {name: _sentences_in(doc, [p for p in places if p.part == name]) for name in PARTS}
    opening = [*by_part["headline"], *by_part["lead"]]
    words = words_by_sentence(doc)
    n_words = {name: math.fsum(words[at] for at in by_part[name]) for name in PARTS}
    n_opening = n_words["headline"] + n_words["lead"]
    rows = [
        measure_part(doc.doc_id, "opening_word_share", "", int(n_opening), int(n_opening + n_words["rest"]))
    ]
    found = {frame: [hit for hit in hits if hit.frame == frame] for frame in codebook.labels}
    counts = {
        frame: by_sentence(doc.sentences, (hit.start for hit in own), (hit.weight for hit in own))
        for frame, own in found.items()
    }
    placed = sorted((*opening, *by_part["rest"]))
    numbers = {frame: _effective(own, doc, placed) for frame, own in found.items()}
    by_frame: dict[str, list[Result]] = {frame: [] for frame in counts}
    for name, own in by_part.items():
        columns = {frame: [column[at] for at in own] for frame, column in counts.items()}
        below = [words[at] for at in own]
        for row in measure_each(
            doc.doc_id, f"{name}_frame_density", columns, below, per=1000, random_state=random_state
        ):
            is_short = row.numerator > 0 and len(own) < FEWEST
            cut = row._replace(low=math.nan, high=math.nan, method="too few sentences")
            by_frame[row.group].append(cut if is_short else row)
    for frame, measured in by_frame.items():
        rows += measured
        sides = opening, by_part["rest"]
        rows += _opening(frame, counts[frame], words, *sides, numbers[frame], doc.doc_id, random_state)
    return result_table(rows)


def _opening(
    frame: str,
    counts: Sequence[float],
    words: Sequence[float],
    opening: Sequence[int],
    rest: Sequence[int],
    number: float,
    doc_id: str,
    random_state: int,
) -> list[Result]:
    """Compare one frame in the opening with the rest."""
    sides = [([counts[at] for at in side], [words[at] for at in side]) for side in (opening, rest)]
    (n_opening, opening_words), (n_rest, rest_words) = [
        (math.fsum(above), math.fsum(below)) for above, below in sides
    ]
    n = n_opening + n_rest
    part = n_opening / n if n else math.nan
    # Of weights there are as many independent cases as their effective number. One of one would be "sure"
    # to stand in an opening of a fifth of the words, where chance puts every fifth.
    is_enough = reaches(number, FEWEST)
    bounds = wilson_interval(part * number, number) if is_enough else (math.nan, math.nan)
    share_method = "Wilson score interval" if is_enough else "too few occurrences" if n else ""
    share = Result(doc_id, "opening_frame_share", frame, n_opening, n, 1, part, *bounds, share_method)
    difference = math.nan
    if opening_words and rest_words:
        difference = 1000 * (n_opening / opening_words - n_rest / rest_words)
    low, high = ratio_difference_interval(sides[1], sides[0], random_state=random_state)
    method = "bootstrap within the parts"
    if math.isnan(low):
        too_few = n > 0 and min(len(opening), len(rest)) < FEWEST
        method = "too few sentences" if too_few else ""
    interval = (1000 * low, 1000 * high, method)
    return [
        share,
        Result(
            doc_id, "opening_frame_difference", frame, difference / 1000, 1.0, 1000, difference, *interval
        ),
    ]


def _effective(hits: Sequence[FrameHit], doc: Document, placed: Sequence[int]) -> float:
    """Give the effective number of the occurrences that start in the sentences of these numbers."""
    own = set(placed)
    edges = [sentence.start for sentence in doc.sentences]
    return effective_number(hit.weight for hit in hits if max(0, bisect_right(edges, hit.start) - 1) in own)


def _is_heading(doc: Document, place: tuple[int, int], starts: Sequence[int], *, is_first: bool) -> bool:
    """Tell whether a paragraph is a line over an article rather than one of its sentences."""
    start, end = place
    last = doc.shadow[start:end].rstrip(_CLOSING)[-1:]
    is_question = is_first and last == "?" and doc.shadow[start:end].count("?") == 1
    return (is_question or last not in _ENDS) and 0 < _count(starts, start, end) <= _LONGEST_HEADING


def _count(starts: Sequence[int], start: int, end: int) -> int:
    return bisect_left(starts, end) - bisect_left(starts, start)


def _sentences_in(doc: Document, places: Sequence[ArticlePart]) -> list[int]:
    """List the numbers of the sentences that lie in any of the places."""
    return [
        at
        for at, sentence in enumerate(doc.sentences)
        if any(place.start <= sentence.start < place.end for place in places)
    ]
