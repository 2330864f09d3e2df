"""The article as it stands, with its quotations marked and coloured by speaker."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from analysis.document import Document
from analysis.markup.html import Html, escape
from analysis.quotes import Quotation

# Speakers beyond these share one grey; the style sheet gives each a light and a dark tint.
N_COLOURS = 8
_SHOWN = {"direct": "", "indirect": " indirect", "scare": " scare", "title": " scare"}


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


def show_masthead(doc: Document) -> Html:
    """Show what article this is: its title, who published it and when, and how long it is."""
    about = [doc.outlet, doc.author, doc.date, doc.doc_id if doc.title else ""]
    about += [f"{len(doc.words):,} words", f"{len(doc.sentences):,} sentences"]
    line = " · ".join(part for part in about if part)
    title = doc.title or doc.doc_id
    markup = (
        f'<p class="masthead"><strong><bdi>{escape(title)}</bdi></strong><br><bdi>{escape(line)}</bdi></p>'
    )
    return Html(markup, f"{title}\n{line}")


def mark_article(doc: Document, quotes: Sequence[Quotation], labels: dict[str, str]) -> Html:
    """Show every paragraph of the article with its quotations marked and their speaker named.

    Words inside marks are filled with their speaker's colour, reported words underlined.
    ``labels`` maps a ``speaker_id`` to the name shown; it stands after each passage, so that
    nothing hangs on colour alone. Where quotations overlap the outer one is marked.
    """
    colours = speaker_colours(quotes)
    outer = _without_overlap(quotes)
    starts, ends = [q.start for q in outer], [q.end for q in outer]
    paragraphs = []
    for start, end in doc.paragraphs:
        pieces, at = [], start
        for quote in outer[bisect_right(ends, start) : bisect_left(starts, end)]:
            pieces.append(escape(doc.text[at : max(at, quote.start)]))
            at, stop = max(at, quote.start), min(end, quote.end)
            pieces += _fragments(doc.text, at, stop, quote, colours)
            if stop == quote.end:
                pieces.append(_name(quote, labels))
            at = stop
        pieces.append(escape(doc.text[at:end]))
        paragraphs.append(f'<p dir="auto">{"".join(pieces)}</p>')
    markup = f'<div class="article">{_legend(quotes, colours, labels)}{"".join(paragraphs)}</div>'
    return Html(markup, doc.text)


def _without_overlap(quotes: Sequence[Quotation]) -> list[Quotation]:
    """Keep the outermost of what overlaps, in reading order."""
    kept: list[Quotation] = []
    for quote in sorted(quotes, key=lambda q: (q.start, -q.end)):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept


def _fragments(text: str, start: int, end: int, quote: Quotation, colours: dict[str, int]) -> Iterator[str]:
    """Mark one quotation, in a mixed one the words inside marks otherwise than those around them."""
    at = start
    for inner in quote.inner if quote.kind == "mixed" else ():
        first, last = max(at, inner.start), min(end, inner.end)
        if first < last:
            yield _marked(text[at:first], quote, "indirect", colours)
            yield _marked(text[first:last], quote, "direct", colours)
            at = last
    yield _marked(text[at:end], quote, "indirect" if quote.kind == "mixed" else quote.kind, colours)


def _marked(text: str, quote: Quotation, shown_as: str, colours: dict[str, int]) -> str:
    """Wrap one piece of a quotation in its mark; no piece, no mark."""
    if not text:
        return ""
    kind = {"scare": "in marks, nobody’s claim", "title": "a title"}.get(
        quote.kind, f"{quote.kind} quotation"
    )
    cue = f", cue “{quote.cue}”" if quote.cue else ""
    css = f"voice v{colours.get(quote.speaker_id or '', 0)}{_SHOWN.get(shown_as, '')}"
    return f'<mark class="{css}" title="{escape(kind + cue)}">{escape(text)}</mark>'


def _name(quote: Quotation, labels: dict[str, str]) -> str:
    """Name the speaker after the end of a quotation."""
    if quote.kind in ("scare", "title"):
        return ""
    name = labels.get(quote.speaker_id or "", "") or "speaker not found"
    return f'<span class="who"><bdi>{escape(name)}</bdi></span>'


def _legend(quotes: Sequence[Quotation], colours: dict[str, int], labels: dict[str, str]) -> str:
    """Name each speaker beside its colour, in order of words quoted."""
    items = [
        f'<li><mark class="voice v{colour}"><bdi>{escape(labels.get(speaker, speaker))}</bdi></mark></li>'
        for speaker, colour in colours.items()
    ]
    if any(quote.kind in ("scare", "title") for quote in quotes):
        items.append('<li><mark class="voice v0 scare">in marks, nobody’s claim</mark></li>')
    return f'<ul class="legend" aria-label="Speakers">{"".join(items)}</ul>' if items else ""
