"""The record of one quotation: what was said, by whom, and with which word it is introduced."""

from typing import NamedTuple

from analysis.document import Span


class Quotation(NamedTuple):
    """One contiguous fragment of quoted or reported content: ``doc.text[start:end]``.

    Offsets are half-open characters; marks stand outside a fragment that is wholly between them.

    ``kind`` is ``direct`` (between marks, but for 15 % of its words at most, and attributed),
    ``indirect`` (reported without marks),
    ``mixed`` (a reported clause with words between marks in it), ``scare`` (marks that distance or
    coin a term) or ``title`` (marks round a name of a work).

    ``speaker`` is the span as it stands with its apposition, ``None`` where nobody is named;
    ``speaker_id`` is the same for every mention of one person or body. ``speaker_kind`` is
    ``named``, ``role``, ``unnamed``, ``organisation``, ``document``, ``unresolved`` (a pronoun that fits
    nobody) or ``none``; ``anonymous`` is true where the text says that the source would not be named.

    ``cue`` is the word that introduces the content, with its lemma and what it implies
    (``cue_slant``). ``act`` is ``speech`` or ``thought``. ``attribution`` is shared by the fragments
    of one attribution. ``inner`` lists what stands between further marks inside: in a mixed
    quotation these are the quoted words. ``marked`` lists the stretches between marks: of a direct
    quotation usually the whole.

    ``score`` is the probability, as the models see it, that somebody is rightly said to say this;
    ``None`` for marks that nobody says. It is not calibrated for text unlike US political news.
    """

    start: int
    end: int
    kind: str
    content: str
    n_words: int
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    speaker_id: str | None = None
    speaker_kind: str = "none"
    anonymous: bool = False
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    cue_lemma: str | None = None
    cue_slant: str | None = None
    act: str | None = None
    attribution: int | None = None
    inner: tuple[Span, ...] = ()
    marked: tuple[Span, ...] = ()
    score: float | None = None
