"""Find reported clauses: a verb of saying, who says it, and where the content begins and ends."""

import re

from analysis.quotes.clauses import (
    BE,
    ENDS,
    Report,
    after_aside,
    content_after,
    content_before,
    content_end,
    content_start,
    ends_clause,
    next_sort,
    resumed,
)
from analysis.quotes.cues import CueForm
from analysis.quotes.reading import Reading
from analysis.quotes.speakers import (
    DETERMINERS,
    INHERITED,
    PREPOSITIONS,
    SpeakerSpan,
    is_adverb,
    subject_after,
    subject_before,
)
from analysis.quotes.words import word_set

_CLAUSE_JOINERS = word_set("and but while though although as whereas")

_PASSIVE_TO = word_set("say believe think expect report know understand estimate allege consider")

_ADJECTIVE = ("al", "ic", "ous", "ive", "ful", "ary", "ory", "able", "ible", "ish")

# A sentence with more cues than this is damage; comparing each with each must stay cheap.
_MOST_CUES = 24

_LEFT = 0.3

_LIKELY_INFINITIVE = 0.6

# “… who asked not to be named”, “requested anonymity”
_ANONYMITY = re.compile(
    r"(?:\w+ )?(?:not )?to (?:not )?(?:be (?:named|identified|quoted)|remain anonymous)\b"
    r"|(?:for )?anonymity\b"
)


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
        before in BE or (is_adverb(before) and at - 2 >= begin and low[at - 2] in BE)
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
            and (quoted or (content_before(reading, begin, at) and follows != "“"))
            and ends_clause(reading, speaker.last, end)
        ):
            start = at - 1 if quoted and found else content_start(reading, begin, at, found)
            contents = [(start, at), *resumed(reading, start, at, speaker.last, end, forms)]
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
            after = after_aside(reading, at + 1, end, forms)
            left = form.before[sort]
            follows = low[after] if after < end else "."
            closes = (
                after >= end
                or follows in ENDS
                or (previous == "“" and follows not in {":", "“", "that", ","})
            )
            start = clause - 1 if previous == "“" and found else content_start(reading, begin, clause, found)
            if closes and (left > _LEFT or previous == "“"):
                return Report(at, at + 1, form, form.lemma, subject, False, ((start, clause),))
            if follows == "," and (left > _LEFT or previous == "“"):
                contents = [(start, clause), *resumed(reading, start, clause, after, end, forms)]
                return Report(at, at + 1, form, form.lemma, subject, False, tuple(contents))
            if previous == "“" and follows in {":", "“", "that"}:
                return Report(
                    at, at + 1, form, form.lemma, subject, False, ((clause - 1, clause), (after, end))
                )
    if before == "to" and form.after[sort] < _LIKELY_INFINITIVE:
        return None
    first = at + 1 if passive and sort == "to" else content_after(reading, at, end, form, sort, forms)
    if first is None or first >= end:
        return None
    return Report(
        at,
        at + 1,
        form,
        form.lemma,
        subject,
        inherited,
        ((first, content_end(reading, at, first, end, form)),),
    )


def _agent(reading: Reading, at: int, end: int, forms: dict[str, CueForm]) -> SpeakerSpan | None:
    """Find who does what a passive says: “described by aides as” gives “aides”."""
    for k in range(at + 1, min(end, at + 6)):
        if reading.low[k] == "by":
            return subject_after(reading, k, end, forms)
        if reading.low[k] in {",", "“", "that"}:
            return None
    return None


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
