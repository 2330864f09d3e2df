"""With which sort of cue each speaker is introduced: said, insisted, claimed, denied, praised."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from analysis.document import Document
from analysis.measurement import result_table
from analysis.quotes.records import Quotation
from analysis.quotes.statistics.counting import UNRESOLVED, said_by_somebody
from analysis.quotes.statistics.rates import part_row

if TYPE_CHECKING:
    import pandas as pd

SLANTS = ("neutral", "assertive", "doubting", "negative", "positive")


class CueUse(NamedTuple):
    """One cue where it stands, ``doc.text[start:end]``, with the speaker it introduces."""

    start: int
    end: int
    text: str
    lemma: str | None
    slant: str
    speaker_id: str
    speaker_kind: str
    attribution: int | None


def find_cue_uses(quotes: Sequence[Quotation]) -> list[CueUse]:
    """List the cues of an article in reading order, one row a cue however many fragments share it.

    A cue whose slant is not in the table is left out, and so is an attribution without a cue.
    """
    found: dict[tuple[int, str], CueUse] = {}
    for quote in said_by_somebody(quotes):
        if quote.cue is None or quote.cue_slant is None:
            continue
        if quote.cue_start is None or quote.cue_end is None:
            continue
        speaker = quote.speaker_id or UNRESOLVED
        use = CueUse(
            quote.cue_start,
            quote.cue_end,
            quote.cue,
            quote.cue_lemma,
            quote.cue_slant,
            speaker,
            quote.speaker_kind,
            quote.attribution,
        )
        found.setdefault((quote.cue_start, speaker), use)
    return sorted(found.values(), key=lambda use: (use.start, use.end, use.speaker_id))


def cue_slant_share(quotes: Sequence[Quotation], doc: Document) -> "pd.DataFrame":
    """Share out the cues by slant: ``neutral_cue_share``, ``assertive_cue_share`` and so on.

    share = cues of that slant / cues, of the whole article and of each speaker in ``group``, with Wilson's
    interval. The rows behind a number are the cues of ``find_cue_uses`` with that ``slant`` and
    ``speaker_id``. "A claims, B says" casts doubt on A alone; a single cue bears hardly any such
    reading, and its interval says so.

    Missed: the slant of a verb is that of the table, not of its sentence ("claimed
    responsibility"); adverbs ("said defiantly"); a slant put in the content.

    Source: the classes follow Bednarek (2006), *Evaluation in Media Discourse*, chapter 3; that the
    choice of verb slants was shown by Geis (1987), *The Language of Politics*, chapter 6.
    """
    uses = find_cue_uses(quotes)
    speakers = dict.fromkeys(use.speaker_id for use in uses)
    counts = Counter((speaker, use.slant) for use in uses for speaker in ("", use.speaker_id))
    totals = Counter(speaker for use in uses for speaker in ("", use.speaker_id))
    slants = [*SLANTS, *sorted({use.slant for use in uses} - set(SLANTS))]
    return result_table(
        [
            part_row(doc, f"{slant}_cue_share", speaker, counts[speaker, slant], totals[speaker])
            for speaker in ("", *speakers)
            for slant in slants
        ]
    )
