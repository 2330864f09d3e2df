"""Reported clauses: where content begins and ends, and what may stand between it and its cue."""

from typing import NamedTuple

from analysis.quotes.cues import CueForm
from analysis.quotes.reading import Reading
from analysis.quotes.speakers import (
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    SpeakerSpan,
    is_adverb,
)
from analysis.quotes.words import word_set

_WH = word_set("what how why whether if who where when which")

_NP_PREPOSITIONS = word_set("of about on in for with at by from against into over as")

_PRONOUN_OR_DETERMINER = PRONOUNS | DETERMINERS | word_set("there")

_TELLS = word_set(
    "tell assure remind inform warn advise urge ask persuade instruct order beg threaten promise notify"
)

BE = word_set("is are was were be been being 's")

ENDS = frozenset(".;?!—–)]")

_SUBJECTS = word_set("he she they it i we is are was were has have had will would")

_FAR_THAT = 14

# A verb introduces content where it does so more often than not.
_LIKELY = 0.5


class Report(NamedTuple):
    """One attribution as found: the cue, its speaker, and the content as ranges of pieces."""

    cue_first: int
    cue_last: int
    form: CueForm | None
    lemma: str
    speaker: SpeakerSpan | None
    inherited: bool
    contents: tuple[tuple[int, int], ...]


def next_sort(reading: Reading, at: int, end: int) -> str:
    """Name the sort of piece that follows a cue, as the table of cues counts them."""
    if at >= end:
        return "end"
    word = reading.low[at]
    if word == "“":
        return "mark"
    if word in {"that", "to"}:
        return word
    if word in _WH:
        return "wh"
    if word == ",":
        return "comma"
    if word == ":":
        return "colon"
    if word in _NP_PREPOSITIONS:
        return "prep"
    first = reading.words[at][0]
    if word in _PRONOUN_OR_DETERMINER or first.isupper() or first.isdigit():
        return "np"
    return "end" if word in ENDS else "word"


def content_end(reading: Reading, at: int, start: int, end: int, form: CueForm) -> int:
    """Give where content that follows its cue ends."""
    low = reading.low
    clause = low[start] == "that" or form.after["that"] >= _LIKELY
    relative = at > 0 and low[at - 1] in {"who", "which"}
    for k in range(start + 1, end):
        word = low[k]
        if word == "—":
            return k
        if word == "," and k + 1 < end:
            following = low[k + 1]
            if relative or not clause:
                return k
            if following in {"which", "who", "whose"}:
                return k
            if following in {"according", "presumably"}:
                return k
            if following == "but":
                return k
        if (
            not clause
            and low[start] != "to"
            and word in {"before", "after", "when", "while", "during", "because", "although"}
        ):
            return k
    return end


def content_before(reading: Reading, begin: int, at: int) -> bool:
    """Say whether there is anything before a cue that could be what was said."""
    return any(reading.low[k] == "“" for k in range(max(begin, at - 2), at)) or at - begin >= 4


def content_start(reading: Reading, begin: int, at: int, found: list[Report]) -> int:
    """Give where content that stands before its cue begins: after an earlier attribution."""
    start = begin
    for report in found:
        if report.cue_last <= at and report.contents and report.contents[0][1] <= report.cue_first:
            start = max(start, report.speaker.last if report.speaker else 0, report.cue_last)
    while start < at - 1 and reading.low[start] in {",", ".", ";"}:
        start += 1
    return start


def ends_clause(reading: Reading, at: int, end: int) -> bool:
    """Say whether a clause may end after an inverted subject: at a stop, or before when and where."""
    if at >= end:
        return True
    word = reading.low[at]
    return (
        word in ENDS
        or word in {",", "“", ":"}
        or word in PREPOSITIONS
        or word in TIMES
        or not word[0].isalpha()
        or (
            word in {"after", "before", "during", "when", "while", "as", "who", "last", "earlier"}
            or word.endswith("ly")
        )
    )


def after_aside(reading: Reading, at: int, end: int, forms: dict[str, CueForm]) -> int:
    """Skip what says when, where or to whom: “on Monday”, “in a statement”, “to reporters”."""
    low = reading.low
    if at >= end:
        return at
    word = low[at]
    if not (
        word in PREPOSITIONS
        or word in TIMES
        or word == "to"
        or is_adverb(word)
        or word in {"during", "when", "after"}
    ):
        return at if word in ENDS or word in {",", ":", "“", "that"} else at - 1
    k = at
    limit = min(end, at + 25)
    while k < limit:
        word = low[k]
        if word in ENDS or word in {",", ":", "“", "that"}:
            return k
        if word in _SUBJECTS and low[at] not in {"when", "after"}:
            return at - 1
        k += 1
    return k if k >= end else at - 1


def resumed(
    reading: Reading, start: int, stop: int, at: int, end: int, forms: dict[str, CueForm]
) -> list[tuple[int, int]]:
    """Give what goes on after an attribution in mid-sentence: “C1, S said, C2”.

    Where C1, from ``start`` to ``stop``, was in marks, C2 is too.
    """
    low = reading.low
    if any(low[k] == "“" for k in range(start, stop)):
        for k in range(at, end):
            if low[k] == "“":
                own = any(low[i] in forms and forms[low[i]].act == "speech" for i in range(at, k))
                return [] if own or k - at > 25 else [(k, end)]
        return []
    while at < end and low[at] not in {",", "“", ":"} and low[at] not in ENDS:
        at += 1
    if at >= end:
        return []
    if low[at] == "“":
        return [(at, end)]
    if low[at] not in {",", ":"} or at + 1 >= end:
        return []
    first = low[at + 1]
    if first.endswith("ing") or first in {
        "who",
        "which",
        "according",
        "a",
        "an",
        "as",
        "after",
        "when",
        "while",
        "in",
    }:
        # Only a quotation right after such an aside can go on.
        return []
    if first in forms and forms[first].form == "ing":
        return []
    return [(at + 1, end)]


def content_after(
    reading: Reading, at: int, end: int, form: CueForm, sort: str, forms: dict[str, CueForm]
) -> int | None:
    """Give where the content begins that follows a cue, or nothing where none is likely."""
    low = reading.low
    if at + 1 >= end:
        return None
    if sort in {"mark", "colon"}:
        k = at + 1
        while k < end and low[k] in {":", ","}:
            k += 1
        return k if k < end else None
    if sort == "comma":
        k = at + 2
        return (
            k
            if k < end and (low[k] == "“" or (form.after[sort] >= _LIKELY and not low[k].endswith("ing")))
            else None
        )
    if sort in {"that", "wh"}:
        return at + 1 if form.after[sort] >= 0.4 else None
    if low[at + 1] in TIMES or (low[at + 1] == "on" and at + 2 < end and low[at + 2] in TIMES):
        k = at + 1 + (low[at + 1] == "on")
        while k < end and (low[k] in TIMES or low[k].isdigit()):
            k += 1
        if (
            k < end
            and next_sort(reading, k, end) in {"np", "mark", "colon", "that"}
            and low[k] not in {"in", "on"}
        ):
            return k + (low[k] == ":")
    far = _far_that(reading, at + 1, end, forms)
    if far is not None and form.after["that"] >= _LIKELY:
        return far
    if form.lemma in _TELLS and sort in {"np", "word"} and form.lemma != "promise":
        after = _after_recipient(reading, at + 1, end)
        if after is not None:
            return after
    return at + 1 if form.after[sort] >= _LIKELY and sort != "end" else None


def _far_that(reading: Reading, at: int, end: int, forms: dict[str, CueForm]) -> int | None:
    """Find “that”, a colon or a quotation after “in a statement on Monday” and the like."""
    low = reading.low
    if at < end and low[at] not in PREPOSITIONS and low[at] not in TIMES and not is_adverb(low[at]):
        return None
    for k in range(at, min(end, at + _FAR_THAT)):
        word = low[k]
        if word == "that" or (word == "“" and k > at and low[k - 1] in {",", ":"}):
            return k
        if word == ":" or (word == "," and k + 1 < end and low[k + 1] == "“"):
            return k + 1
        if word in ENDS or word in forms or word in BE:
            return None
    return None


def _after_recipient(reading: Reading, at: int, end: int) -> int | None:
    """Skip who was told: “told CNN that”, “told reporters in Ohio the plan”."""
    low, words = reading.low, reading.words
    for k in range(at, min(end, at + _FAR_THAT)):
        word = low[k]
        if word in {"that", "to", "“", "how", "what", "why", "whether", "if"} and k > at:
            return k
        if word in {":", ","} and k + 1 < end and (low[k + 1] == "“" or word == ":"):
            return k + 1
        if word in ENDS or word == ",":
            break
    if low[at] in {
        "him",
        "her",
        "them",
        "me",
        "us",
        "you",
        "it",
        "reporters",
        "supporters",
        "voters",
        "investigators",
    }:
        return at + 1 if at + 1 < end else None
    k = at
    while k < end and (words[k][0].isupper() or low[k] in {"the", "'s"}):
        k += 1
    if k == at and low[at] in DETERMINERS:
        k = at + 2
    return k if at < k < end and low[k] not in ENDS and low[k] != "," else None
