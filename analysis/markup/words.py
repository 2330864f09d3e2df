"""The article as it stands, with its frame words or stance words marked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from analysis.document import Document
from analysis.framing import FrameHit, StanceHit
from analysis.markup.article import N_COLOURS, paragraph_markup
from analysis.markup.html import Html, escape

_WHOLE_SENTENCE = "question"


class _Marked(NamedTuple):
    """A stretch of words with what it counts for: each category once, with its patterns."""

    start: int
    end: int
    categories: tuple[tuple[str, str], ...]


def mark_words(
    doc: Document, hits: Sequence[FrameHit | StanceHit], labels: Mapping[str, str], *, noun: str = "frames"
) -> Html:
    """Show every paragraph of the article with each frame or stance word marked and numbered.

    Numbers are those of the legend, most frequent first, so that nothing hangs on colour alone; the first 8
    have a colour of their own. What overlaps is marked once, with all its numbers. Questions are left
    out: they are whole sentences, and would swallow the words in them. ``noun`` says to a screen reader what
    the legend lists.

    >>> from analysis.framing import find_stance
    >>> from analysis.framing import stance_labels
    >>> doc = Document("a1", "It was a brutal blow.")
    >>> "brutal<sup" in mark_words(doc, find_stance(doc), stance_labels()).markup
    True
    """
    shown = [hit for hit in hits if _category(hit) != _WHOLE_SENTENCE]
    counts = Counter(map(_category, shown))
    ranked = sorted(counts, key=lambda category: (-counts[category], category))
    number = {category: rank for rank, category in enumerate(ranked, start=1)}
    marked = _merged(shown)
    paragraphs, at = [], 0
    for start, end in doc.paragraphs:
        pieces, reached = [], start
        while at < len(marked) and marked[at].end <= start:
            at += 1
        which = at
        while which < len(marked) and marked[which].start < end:
            own = marked[which]
            first, last = max(reached, own.start), min(end, own.end)
            if first < last:
                pieces += [escape(doc.text[reached:first]), _mark(doc.text[first:last], own, number, labels)]
                reached = last
            which += 1
        pieces.append(escape(doc.text[reached:end]))
        paragraphs.append(f'<p dir="auto">{"".join(pieces)}</p>')
    legend = "".join(
        f'<li><mark class="voice v{_colour(number[category])}"><bdi>{escape(labels.get(category, category))}'
        f'</bdi><sup class="who">{number[category]}</sup></mark> {counts[category]}</li>'
        for category in ranked
    )
    listed = f'<ul class="legend" aria-label="{escape(noun)}">{legend}</ul>' if legend else ""
    markup = paragraph_markup(doc, listed, paragraphs)
    return Html(markup, doc.text)


def _category(hit: FrameHit | StanceHit) -> str:
    return hit.frame if isinstance(hit, FrameHit) else hit.kind


def _colour(number: int) -> int:
    return number if number <= N_COLOURS else 0


def _merged(hits: Sequence[FrameHit | StanceHit]) -> list[_Marked]:
    """Join what overlaps into stretches, in reading order."""
    merged: list[_Marked] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        own = (_category(hit), hit.term)
        if merged and hit.start < merged[-1].end:
            last = merged[-1]
            categories = last.categories if own in last.categories else (*last.categories, own)
            merged[-1] = _Marked(last.start, max(last.end, hit.end), categories)
        else:
            merged.append(_Marked(hit.start, hit.end, (own,)))
    return merged


def _mark(words: str, own: _Marked, number: Mapping[str, int], labels: Mapping[str, str]) -> str:
    """Wrap words in their mark, with the numbers of what they count for."""
    numbers = sorted({number[category] for category, _ in own.categories})
    title = "; ".join(f"{labels.get(category, category)}: {term}" for category, term in own.categories)
    shown = ",".join(map(str, numbers))
    return (
        f'<mark class="voice v{_colour(numbers[0])}" title="{escape(title)}">{escape(words)}'
        f'<sup class="who">{shown}</sup></mark>'
    )
