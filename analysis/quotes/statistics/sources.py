"""What sort of sources an article leans on: named, unnamed, roles, organisations, documents."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.document import Document
from analysis.measurement import result_table
from analysis.quotes.records import Quotation
from analysis.quotes.statistics.counting import (
    by_speaker,
    is_unnamed,
    said_by_somebody,
    word_starts,
    words_of,
)
from analysis.quotes.statistics.rates import Rate, part_row, rate_rows

if TYPE_CHECKING:
    import pandas as pd

# Kinds of speakers; under the last two are words of which nobody was found to be the speaker.
KINDS = ("named", "role", "unnamed", "organisation", "document", "unresolved", "none")


def source_shares(quotes: Sequence[Quotation], doc: Document, *, random_state: int = 0) -> "pd.DataFrame":
    """Share out the attributed words, and the speakers, by kind of source.

    - ``kind_word_share``, group the kind: attributed words of that kind / attributed words;
    - ``kind_speaker_share``: speakers of that kind / speakers found;
    - ``anonymous_word_share``, ``anonymous_speaker_share``: those of whom the text says that they
      would not be named, whatever their kind;
    - ``unnamed_speaker_share``: speakers unnamed by kind or by the text's own word / speakers found; its
      sister, by words, is ``unnamed_source_share`` of ``quote_density``.

    The rows behind a number are the quotations with that ``speaker_kind`` (or ``anonymous``).
    Shares of words have bootstrap intervals over sentences, shares of speakers Wilson's.

    Missed: two descriptions of one unnamed source count as two speakers, two sources described
    alike as one; a name behind which nobody knows the person is a name.
    """
    words = word_starts(doc)
    said = said_by_somebody(quotes)
    spoken = words_of(words, said)
    people = list(by_speaker(said).values())
    kinds = [own[0].speaker_kind for own in people]
    by_words = [
        *(
            Rate(
                "kind_word_share", kind, words_of(words, (q for q in said if q.speaker_kind == kind)), spoken
            )
            for kind in KINDS
        ),
        Rate("anonymous_word_share", "", words_of(words, (q for q in said if q.anonymous)), spoken),
    ]
    anonymous = sum(any(quote.anonymous for quote in own) for own in people)
    unnamed = sum(any(map(is_unnamed, own)) for own in people)
    by_heads = [
        *(
            part_row(doc, "kind_speaker_share", kind, kinds.count(kind), len(people))
            for kind in KINDS
            if kind not in ("unresolved", "none")
        ),
        part_row(doc, "anonymous_speaker_share", "", anonymous, len(people)),
        part_row(doc, "unnamed_speaker_share", "", unnamed, len(people)),
    ]
    return result_table([*rate_rows(doc, by_words, random_state=random_state), *by_heads])
