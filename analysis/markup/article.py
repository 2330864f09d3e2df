"""The article as it stands, with its quotations marked and coloured by speaker."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise

from analysis.document import Document
from analysis.markup.html import Html, escape
from analysis.quotes import Quotation

# Speakers beyond these share one grey; the style sheet gives each a light and a dark tint.
N_COLOURS = 8
_SHOWN = {"direct": "", "mixed": "", "indirect": " indirect", "scare": " scare", "title": " scare"}


def speaker_colours(quotes: Sequence[Quotation]) -> dict[str, int]:
    """Give each speaker a colour, 1 to 8 by words quoted; the rest share 0, a grey.

    The numbers choose the colour wherever a speaker is shown, on the page and in figures.
    """
    words: dict[str, int] = {}
    for quote in quotes:
        if quote.speaker_id:
            words[quote.speaker_id] = words.get(quote.speaker_id, 0) + quote.n_words
    ranked = sorted(words, key=lambda speaker: (-words[speaker], speaker))
    return {speaker: rank if rank <= N_COLOURS else 0 for rank, speaker in enumerate(ranked, start=1)}


def mark_article(doc: Document, quotes: Sequence[Quotation], labels: dict[str, str]) -> Html:
    """Show every paragraph of the article with its quotations marked and their speaker named.

    ``labels`` maps a ``speaker_id`` to the name shown. Quotations inside others are not marked
    again. The speaker is named after each mark, so that nothing hangs on colour alone.
    """
    colours = speaker_colours(quotes)
    outer = _without_overlap(quotes)
    starts, ends = [q.start for q in outer], [q.end for q in outer]
    paragraphs = []
    for paragraph in doc.paragraphs:
        inside = outer[bisect_right(ends, paragraph.start) : bisect_left(starts, paragraph.end)]
        cuts = sorted(
            {paragraph.start, paragraph.end}
            | {min(max(edge, paragraph.start), paragraph.end) for q in inside for edge in (q.start, q.end)}
        )
        pieces = []
        for start, end in pairwise(cuts):
            quote = next((q for q in inside if q.start <= start and end <= q.end), None)
            text = escape(doc.text[start:end])
            pieces.append(_marked(text, quote, colours, labels, last=end == quote.end) if quote else text)
        paragraphs.append(f'<p dir="auto">{"".join(pieces)}</p>')
    return Html(
        f'<div class="article">{_legend(quotes, colours, labels)}{"".join(paragraphs)}</div>', doc.text
    )


def _without_overlap(quotes: Sequence[Quotation]) -> list[Quotation]:
    """Keep the outermost of what overlaps; inside marks before reported speech."""
    kept: list[Quotation] = []
    for quote in sorted(quotes, key=lambda q: (q.start, -q.end)):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept


def _marked(
    text: str, quote: Quotation, colours: dict[str, int], labels: dict[str, str], *, last: bool
) -> str:
    """Wrap one piece of a quotation in its mark."""
    colour = colours.get(quote.speaker_id or "", 0)
    name = labels.get(quote.speaker_id or "", "") or (
        "" if quote.kind in ("scare", "title") else "speaker not found"
    )
    who = f'<span class="who"><bdi>{escape(name)}</bdi></span>' if last and name else ""
    kind = {"scare": "in marks, nobody's claim", "title": "a title"}.get(
        quote.kind, f"{quote.kind} quotation"
    )
    cue = f", cue “{quote.cue}”" if quote.cue else ""
    css = f"voice v{colour}{_SHOWN.get(quote.kind, '')}"
    return f'<mark class="{css}" title="{escape(kind + cue)}">{text}</mark>{who}'


def _legend(quotes: Sequence[Quotation], colours: dict[str, int], labels: dict[str, str]) -> str:
    """Name each speaker beside its colour, in order of words quoted."""
    items = [
        f'<li><mark class="voice v{colour}"><bdi>{escape(labels.get(speaker, speaker))}</bdi></mark></li>'
        for speaker, colour in colours.items()
    ]
    if any(quote.kind in ("scare", "title") for quote in quotes):
        items.append('<li><mark class="voice v0 scare">in marks, nobody’s claim</mark></li>')
    return f'<ul class="legend" aria-label="Speakers">{"".join(items)}</ul>' if items else ""
