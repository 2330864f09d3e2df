"""The article as it stands, with its quotations marked and coloured by speaker."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from analysis.document import Document
from analysis.markup.html import Html, escape
from analysis.quotes import Quotation

# Speakers beyond these share one grey; the style sheet gives each a light and a dark tint.
N_COLOURS = 8
# Above these, the legend counts the speakers that share the grey instead of naming them.
_MOST_GREY = 4
# A language tag as browsers and screen readers take it: en, de-AT, zh-Hant-TW.
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_SHOWN = {"direct": "", "mixed": " indirect", "indirect": " indirect", "scare": " scare", "title": " scare"}
# What may stand between the words of a quotation and the name of its speaker: closing marks and stops.
_AFTER = frozenset("”’\"'»›“‘.,;:!?…)")


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
    ``labels`` maps a ``speaker_id`` to the name shown; it stands in brackets after each passage
    and its closing mark, so that nothing hangs on colour alone. Where quotations overlap the
    outer one is marked.
    """
    colours = speaker_colours(quotes)
    outer = _without_overlap(quotes)
    starts, ends = [q.start for q in outer], [q.end for q in outer]
    paragraphs = []
    for start, end in doc.paragraphs:
        pieces, at = [], start
        within = range(bisect_right(ends, start), bisect_left(starts, end))
        for which in within:
            quote = outer[which]
            pieces.append(escape(doc.text[at : max(at, quote.start)]))
            at, stop = max(at, quote.start), min(end, quote.end)
            pieces.append(_marked(doc.text, at, stop, quote, colours))
            at = stop
            if stop == quote.end:
                limit = starts[which + 1] if which + 1 in within else end
                at = _end_of_marks(doc.text, stop, limit)
                pieces += [escape(doc.text[stop:at]), _name(quote, labels)]
        pieces.append(escape(doc.text[at:end]))
        paragraphs.append(f'<p dir="auto">{"".join(pieces)}</p>')
    markup = paragraph_markup(doc, _legend(outer, colours, labels), paragraphs)
    return Html(markup, doc.text)


def paragraph_markup(doc: Document, legend: str, paragraphs: Sequence[str]) -> str:
    """Put the marked paragraphs of an article under their legend, in the language of the article."""
    tongue = doc.language.strip().replace("_", "-")
    lang = f' lang="{tongue}"' if _LANGUAGE.fullmatch(tongue) else ""
    return f'<div class="article">{legend}<div{lang}>{"".join(paragraphs)}</div></div>'


def _without_overlap(quotes: Sequence[Quotation]) -> list[Quotation]:
    """Keep the outermost of what overlaps, in reading order."""
    kept: list[Quotation] = []
    for quote in sorted(quotes, key=lambda q: (q.start, -q.end)):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept


def _marked(text: str, start: int, end: int, quote: Quotation, colours: dict[str, int]) -> str:
    """Wrap what of a quotation stands from ``start`` to ``end`` in its mark; no words, no mark.

    In a mixed quotation the words inside marks are filled like a direct one.
    """
    if start >= end:
        return ""
    kind = {"scare": "in marks, nobody’s claim", "title": "a title"}.get(
        quote.kind, f"{quote.kind} quotation"
    )
    cue = f", cue “{quote.cue}”" if quote.cue else ""
    colour = f"voice v{colours.get(quote.speaker_id or '', 0)}"
    pieces, at = [], start
    for inner in quote.inner if quote.kind == "mixed" else ():
        first, last = max(at, inner.start), min(end, inner.end)
        if first < last:
            words = escape(text[first:last])
            pieces += [escape(text[at:first]), f'<span class="{colour}">{words}</span>']
            at = last
    pieces.append(escape(text[at:end]))
    return f'<mark class="{colour}{_SHOWN[quote.kind]}" title="{escape(kind + cue)}">{"".join(pieces)}</mark>'


def _end_of_marks(text: str, start: int, limit: int) -> int:
    """Give the end of the closing marks and stops that follow a quotation; inside a word there are none."""
    end = start
    while end < limit and text[end] in _AFTER:
        end += 1
    return start if end < len(text) and text[end].isalnum() else end


def _name(quote: Quotation, labels: dict[str, str]) -> str:
    """Name the speaker after the end of a quotation, in brackets: the words are not the article's."""
    if quote.kind in ("scare", "title"):
        return ""
    name = labels.get(quote.speaker_id or "", "") or "speaker not found"
    return f'<span class="who"> <bdi>[{escape(name)}]</bdi></span>'


def _legend(marked: Sequence[Quotation], colours: dict[str, int], labels: dict[str, str]) -> str:
    """Name each speaker beside its colour, in order of words quoted, and what else is marked."""
    named = [speaker for speaker, colour in colours.items() if colour]
    grey = [speaker for speaker, colour in colours.items() if not colour]
    chips = [(colours[speaker], labels.get(speaker, speaker)) for speaker in named]
    if len(grey) <= _MOST_GREY:
        chips += [(0, labels.get(speaker, speaker)) for speaker in grey]
    else:
        chips.append((0, f"{len(grey)} further speakers"))
    items = [
        f'<li><mark class="voice v{colour}"><bdi>{escape(name)}</bdi></mark></li>' for colour, name in chips
    ]
    unsaid = [quote for quote in marked if quote.kind in ("scare", "title")]
    if any(not quote.speaker_id for quote in marked if quote not in unsaid):
        items.append('<li><mark class="voice v0">speaker not found</mark></li>')
    if unsaid:
        items.append('<li><mark class="voice v0 scare">in marks, nobody’s claim</mark></li>')
    return f'<ul class="legend" aria-label="Speakers">{"".join(items)}</ul>' if items else ""
