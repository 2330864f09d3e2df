"""Find reported clauses: a verb of saying, who says it, and where the content begins and ends."""

import re
from typing import NamedTuple

from analysis.quotes.cues import CueForm
from analysis.quotes.reading import Reading
from analysis.quotes.speakers import (
    DETERMINERS,
    INHERITED,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
    SpeakerSpan,
    is_adverb,
    subject_after,
    subject_before,
)
from analysis.quotes.words import word_set

_WH = word_set("what how why whether if who where when which")
_NP_PREPOSITIONS = word_set("of about on in for with at by from against into over as")
_PRONOUN_OR_DETERMINER = PRONOUNS | DETERMINERS | word_set("there")
_TELLS = word_set(
    "tell assure remind inform warn advise urge ask persuade instruct order beg threaten promise notify"
)
_BE = word_set("is are was were be been being 's")
_CLAUSE_JOINERS = word_set("and but while though although as whereas")
_ENDS = frozenset(".;?!—–)]")
_PASSIVE_TO = word_set("say believe think expect report know understand estimate allege consider")
_ADJECTIVE = ("al", "ic", "ous", "ive", "ful", "ary", "ory", "able", "ible", "ish")
_SUBJECTS = word_set("he she they it i we is are was were has have had will would")
_FAR_THAT = 14
# A sentence with more cues than this is damage; comparing each with each must stay cheap.
_MOST_CUES = 24
# A verb introduces content where it does so more often than not.
_LIKELY = 0.5
_LEFT = 0.3
_LIKELY_INFINITIVE = 0.6


# “… who asked not to be named”, “requested anonymity”
_ANONYMITY = re.compile(
    r"(?:\w+ )?(?:not )?to (?:not )?(?:be (?:named|identified|quoted)|remain anonymous)\b"
    r"|(?:for )?anonymity\b"
)


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
    return "end" if word in _ENDS else "word"


def find_reports(reading: Reading, forms: dict[str, CueForm]) -> list[list[Report]]:
    """List the attributions of every sentence of an article."""
    return [_reports_in(reading, begin, end, forms) for begin, end in reading.sentences]


def _reports_in(reading: Reading, begin: int, end: int, forms: dict[str, CueForm]) -> list[Report]:
    low = reading.low
    cues = [i for i in range(begin, end) if low[i] in forms or low[i] == "according"][:_MOST_CUES]
    found: list[Report] = []
    for at in cues:
        if low[at] == "according":
            report = _according(reading, begin, end, at)
        elif _is_noun(reading, begin, at, forms) or _asks_for_anonymity(reading, at, end):
            continue
        else:
            report = _verb(reading, begin, end, at, forms, found)
        if report is not None:
            found.append(report)
    return _settle(reading, end, found)


def _asks_for_anonymity(reading: Reading, at: int, end: int) -> bool:
    """Say whether a cue tells how a source would not be named: that is no content of anybody's."""
    return _ANONYMITY.match(" ".join(reading.low[at + 1 : min(end, at + 8)])) is not None


def _is_noun(reading: Reading, begin: int, at: int, forms: dict[str, CueForm]) -> bool:
    """Say whether a form stands as a noun or adjective: “the claim”, “his reported views”."""
    if at == begin:
        return forms[reading.low[at]].form != "ing"
    before = reading.low[at - 1]
    form = forms[reading.low[at]].form
    if before in DETERMINERS and before not in {
        "all",
        "both",
        "some",
        "many",
        "most",
        "others",
        "few",
        "one",
    }:
        return before not in {"that", "this"} or form == "base"
    if form in {"base", "s"} and (before.endswith("'s") or (before.endswith(_ADJECTIVE) and len(before) > 4)):
        return not reading.words[at - 1][0].isupper() or before.endswith("'s")
    if form == "past" and before in {"if", "once", "than", "when", "as", "until", "unless"}:
        return True
    return before in PREPOSITIONS and before != "to" and form in {"base", "s", "past"}


def _according(reading: Reading, begin: int, end: int, at: int) -> Report | None:
    """Read “according to S, C” and “C, according to S”."""
    low = reading.low
    if at + 2 >= end or low[at + 1] != "to":
        return None
    if at == begin or (at == begin + 1 and low[begin] in {"and", "but", "also"}):
        stop = at + 2
        while stop < end and low[stop] not in {",", ";", "—", "“"}:
            stop += 1
        if stop >= end or low[stop] != ",":
            return None
        # According to John Roe, a lawyer, C: an apposition belongs to the speaker.
        speaker_end = stop
        if low[stop + 1 : stop + 2] and low[stop + 1] in {"a", "an", "who", "which"}:
            k = stop + 1
            while k < end and low[k] not in {",", "“", ";"}:
                k += 1
            if k < end - 1 and low[k] == ",":
                speaker_end = stop = k
        return Report(
            at, at + 2, None, "according to", SpeakerSpan(at + 2, speaker_end), False, ((stop + 1, end),)
        )
    stop = at + 2
    while stop < end and low[stop] not in {";", "—", "“", ".", "?", "!"}:
        if low[stop] == "," and not _describes(reading, stop + 1, end):
            break
        stop += 1
    contents = [(begin, at)]
    if (
        low[at - 1] in {"that", ","}
        and low[at - 2 : at - 1]
        and (low[at - 1] == "that" or low[at - 2] == "that")
    ):
        contents = []
    if stop + 2 < end and low[stop] == "," and low[stop + 1] not in {"and", "but", "which", "who"}:
        contents.append((stop + 1, end))
    return Report(at, at + 2, None, "according to", SpeakerSpan(at + 2, stop), False, tuple(contents))


def _describes(reading: Reading, at: int, end: int) -> bool:
    return at < end and (
        reading.low[at] in {"a", "an", "the", "who", "which", "whose"} or reading.low[at].isdigit()
    )


def _verb(
    reading: Reading, begin: int, end: int, at: int, forms: dict[str, CueForm], found: list[Report]
) -> Report | None:
    low = reading.low
    form = forms[low[at]]
    before = low[at - 1] if at > begin else ""
    passive = form.form == "past" and (
        before in _BE or (is_adverb(before) and at - 2 >= begin and low[at - 2] in _BE)
    )
    sort = next_sort(reading, at + 1, end)

    # “C,” said S — the verb first, its subject after it.
    quoted = before == "“"
    if (
        form.lemma != "tell"
        and (quoted or (before == "," and form.before["np"] > 0.05))
        and not passive
        and form.form != "ing"
        and sort in {"np", "word"}
    ):
        speaker = subject_after(reading, at, end, forms, bare=quoted)
        follows = low[speaker.last] if speaker is not None and speaker.last < end else "."
        if (
            speaker is not None
            and (quoted or (_content_before(reading, begin, at) and follows != "“"))
            and _ends_clause(reading, speaker.last, end)
        ):
            start = at - 1 if quoted and found else _content_start(reading, begin, at, found)
            contents = [(start, at), *_resumed(reading, start, at, speaker.last, end, forms)]
            return Report(at, at + 1, form, form.lemma, speaker, False, tuple(contents))

    if form.form == "ing" and before in {",", "“", "—", ""}:
        subject, clause = None, INHERITED
    else:
        subject, clause = subject_before(reading, begin, at, forms)
    inherited = clause == INHERITED
    if at == begin and form.form == "past" and form.before["np"] > 0.05 and sort in {"np", "word"}:
        # Said Mr. Roe: “C”
        speaker = subject_after(reading, at, end, forms)
        follows = low[speaker.last] if speaker is not None and speaker.last < end else ""
        if speaker is not None and follows in {",", ":", "“"}:
            return Report(at, at + 1, form, form.lemma, speaker, False, ((speaker.last, end),))
    if passive:
        if sort not in {"that", "to", "mark"} and not (sort == "prep" and low[at + 1] in {"as", "by"}):
            return None
        if sort == "to" and form.lemma not in _PASSIVE_TO:
            return None
        subject = _agent(reading, at, end, forms)
        inherited = False
    if subject is not None and not passive and clause > begin:
        # C, S said — where what follows the verb ends the sentence or only says when and where.
        previous = low[clause - 1]
        if previous in {",", "“", "?", "!", "—"} and form.form in {"past", "s", "base"}:
            after = _after_aside(reading, at + 1, end, forms)
            left = form.before[sort]
            follows = low[after] if after < end else "."
            closes = (
                after >= end
                or follows in _ENDS
                or (previous == "“" and follows not in {":", "“", "that", ","})
            )
            start = clause - 1 if previous == "“" and found else _content_start(reading, begin, clause, found)
            if closes and (left > _LEFT or previous == "“"):
                return Report(at, at + 1, form, form.lemma, subject, False, ((start, clause),))
            if follows == "," and (left > _LEFT or previous == "“"):
                contents = [(start, clause), *_resumed(reading, start, clause, after, end, forms)]
                return Report(at, at + 1, form, form.lemma, subject, False, tuple(contents))
            if previous == "“" and follows in {":", "“", "that"}:
                return Report(
                    at, at + 1, form, form.lemma, subject, False, ((clause - 1, clause), (after, end))
                )
    if before == "to" and form.after[sort] < _LIKELY_INFINITIVE:
        return None
    first = at + 1 if passive and sort == "to" else _content_after(reading, at, end, form, sort, forms)
    if first is None or first >= end:
        return None
    return Report(
        at,
        at + 1,
        form,
        form.lemma,
        subject,
        inherited,
        ((first, _content_end(reading, at, first, end, form)),),
    )


def _content_end(reading: Reading, at: int, start: int, end: int, form: CueForm) -> int:
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


def _agent(reading: Reading, at: int, end: int, forms: dict[str, CueForm]) -> SpeakerSpan | None:
    """Find who does what a passive says: “described by aides as” gives “aides”."""
    for k in range(at + 1, min(end, at + 6)):
        if reading.low[k] == "by":
            return subject_after(reading, k, end, forms)
        if reading.low[k] in {",", "“", "that"}:
            return None
    return None


def _content_before(reading: Reading, begin: int, at: int) -> bool:
    """Say whether there is anything before a cue that could be what was said."""
    return any(reading.low[k] == "“" for k in range(max(begin, at - 2), at)) or at - begin >= 4


def _content_start(reading: Reading, begin: int, at: int, found: list[Report]) -> int:
    """Give where content that stands before its cue begins: after an earlier attribution."""
    start = begin
    for report in found:
        if report.cue_last <= at and report.contents and report.contents[0][1] <= report.cue_first:
            start = max(start, report.speaker.last if report.speaker else 0, report.cue_last)
    while start < at - 1 and reading.low[start] in {",", ".", ";"}:
        start += 1
    return start


def _ends_clause(reading: Reading, at: int, end: int) -> bool:
    """Say whether a clause may end after an inverted subject: at a stop, or before when and where."""
    if at >= end:
        return True
    word = reading.low[at]
    return (
        word in _ENDS
        or word in {",", "“", ":"}
        or word in PREPOSITIONS
        or word in TIMES
        or not word[0].isalpha()
        or (
            word in {"after", "before", "during", "when", "while", "as", "who", "last", "earlier"}
            or word.endswith("ly")
        )
    )


def _after_aside(reading: Reading, at: int, end: int, forms: dict[str, CueForm]) -> int:
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
        return at if word in _ENDS or word in {",", ":", "“", "that"} else at - 1
    k = at
    limit = min(end, at + 25)
    while k < limit:
        word = low[k]
        if word in _ENDS or word in {",", ":", "“", "that"}:
            return k
        if word in _SUBJECTS and low[at] not in {"when", "after"}:
            return at - 1
        k += 1
    return k if k >= end else at - 1


def _resumed(
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
    while at < end and low[at] not in {",", "“", ":"} and low[at] not in _ENDS:
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


def _content_after(
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
        if word in _ENDS or word in forms or word in _BE:
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
        if word in _ENDS or word == ",":
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
    return k if at < k < end and low[k] not in _ENDS and low[k] != "," else None


def _settle(reading: Reading, end: int, found: list[Report]) -> list[Report]:
    """Let content end where the next attribution of the sentence begins beside it."""
    low = reading.low
    settled = []
    for n, report in enumerate(found):
        contents = []
        for first, last in report.contents:
            stop = last
            for later in found[n + 1 :]:
                if not first <= later.cue_first < stop:
                    continue
                edge = later.cue_first
                if later.lemma == "according to":
                    stop = min(stop, edge)
                    break
                if (
                    later.form is not None
                    and later.form.form == "ing"
                    and edge > first
                    and low[edge - 1] in {",", "“"}
                ):
                    stop = min(stop, edge - (low[edge - 1] == ","))
                    break
                if (
                    later.contents
                    and later.contents[0][1] <= later.cue_first
                    and later.contents[0][0] > first
                ):
                    stop = min(stop, later.contents[0][0])
                    break
                if later.speaker is not None and later.speaker.first <= report.cue_first < later.speaker.last:
                    stop = min(stop, later.speaker.last)
                    break
                if later.speaker is not None and later.speaker.first < edge:
                    edge = later.speaker.first
                elif later.inherited:
                    while edge > first and is_adverb(low[edge - 1]):
                        edge -= 1
                joiner = edge - 1
                if (
                    joiner > first
                    and low[joiner] in _CLAUSE_JOINERS
                    and (low[joiner - 1] == "," or (later.inherited and low[joiner] in {"and", "but"}))
                ):
                    stop = min(stop, joiner)
                    break
            contents.append((first, stop))
        settled.append(report._replace(contents=tuple(contents)))
    return settled
