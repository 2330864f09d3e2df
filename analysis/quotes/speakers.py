"""Find the words that name a speaker beside a cue, and say what sort of source they are."""

import re
from typing import NamedTuple

from analysis.quotes.cues import CueForm
from analysis.quotes.reading import Reading
from analysis.quotes.words import word_set

AUXILIARIES = word_set(
    "has have had having is are was were be been being do does did will would can could may might "
    "must shall should not n't never also then later now again once first soon even just still "
    "already often always only both all has've didn't doesn't don't hasn't haven't hadn't isn't "
    "wasn't weren't won't wouldn't can't couldn't he'd she'd they'd simply thus instead almost "
    "further"
)
PRONOUNS = word_set("he she they it i we you who which one this that these those some many others another")
_PERSONAL = word_set("he she they it i we you")
PREPOSITIONS = word_set(
    "of for at in from with on to by against near behind about into over under within outside "
    "inside across without through between among around toward towards along close via like per"
)
_SUBORDINATORS = word_set(
    "after before because when while where if as since although though until unless whether that "
    "than but yet so what how why whose whom during amid despite or nor"
)
DETERMINERS = word_set(
    "a an the this that these those his her its their our my your some many most several few any "
    "no every each all both another one two three four five six seven eight nine ten other"
)
_STOPS = frozenset(".,;:!?—–“\"'()[]/…")
TIMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight "
    "january february march april may june july august september october november december week "
    "month year morning afternoon evening night earlier later recently last this"
)
_VERBS = word_set("is are was were has have had will would can could did does do may might must should be")
_LONGEST = 60

INHERITED = -2


class SpeakerSpan(NamedTuple):
    """Pieces ``first`` to ``last`` (half-open) that name a speaker."""

    first: int
    last: int


def is_adverb(word: str) -> bool:
    """Tell an adverb by its ending, which is right for what stands between a subject and its verb."""
    return word in AUXILIARIES or (len(word) > 4 and word.endswith("ly"))


def subject_before(
    reading: Reading, begin: int, cue: int, forms: dict[str, CueForm]
) -> tuple[SpeakerSpan | None, int]:
    """Find the subject that stands before a verb; give it and where its clause begins.

    The span is ``None`` and the place ``INHERITED`` where the verb shares the subject of the one
    before it (", adding", "and said").
    """
    low = reading.low
    j = cue - 1
    while j >= begin and (is_adverb(low[j]) or (low[j] in TIMES and j > begin and j < cue)):
        j -= 1
    if j >= begin and j < cue - 1 and low[j] in {"on", "in"} and low[j + 1] in TIMES:
        # “Ms. Roe on Monday predicted”: what says when stands between the subject and its verb.
        j -= 1
    if j < begin:
        return None, INHERITED if j < cue - 1 else begin
    word = low[j]
    if word == "to":
        return None, INHERITED
    if word in {"and", "but", "or", "&"}:
        return None, INHERITED
    if word in {"who", "which"}:
        return SpeakerSpan(j, j + 1), j
    if word == ",":
        return _before_apposition(reading, begin, j, forms)
    if word in {"—", "-", ")"}:
        opening = "(" if word == ")" else word
        k = j - 1
        while k > begin and j - k < _LONGEST and low[k] != opening:
            k -= 1
        if k > begin and low[k] == opening and reading.words[k - 1][0].isalnum():
            first = phrase_start(reading, begin, k - 1, forms)
            return (
                (SpeakerSpan(first, j + 1 if word == ")" else j), first) if first <= k - 1 else (None, begin)
            )
        return None, begin
    if not word[0].isalnum():
        return None, begin
    if word in PREPOSITIONS or word in _SUBORDINATORS:
        return None, INHERITED
    if word in _PERSONAL:
        return SpeakerSpan(j, j + 1), j
    first = phrase_start(reading, begin, j, forms)
    return (SpeakerSpan(first, j + 1), first) if first <= j else (None, begin)


def _before_apposition(
    reading: Reading, begin: int, comma: int, forms: dict[str, CueForm]
) -> tuple[SpeakerSpan | None, int]:
    """Find the subject whose apposition ends at this comma: “Ms. Roe, a lawyer from Ohio, said”."""
    low = reading.low
    k = comma - 1
    while k > begin and comma - k < _LONGEST and low[k] not in {",", ";", ":", "“", "—"}:
        k -= 1
    if k <= begin or low[k] != ",":
        return None, INHERITED
    inside = low[k + 1]
    # Clinton, 35, the daughter of …, said: one more comma back.
    back = k - 1
    if back > begin + 1 and low[back].isdigit() and low[back - 1] == ",":
        k = back - 1
    # In a list of bodies or places the comma before the last parts no apposition.
    if not reading.words[k - 1][0].isalnum() and low[k - 1] != ")":
        return None, INHERITED
    aside = inside in PREPOSITIONS or is_adverb(inside) or inside.endswith("ing") or inside in _SUBORDINATORS
    end = k - 1
    if low[end] == ")":
        while end > begin and low[end] != "(":
            end -= 1
        end -= 1
        if end < begin:
            return None, INHERITED
    if low[end] in _PERSONAL:
        return SpeakerSpan(end, end + 1), end
    first = phrase_start(reading, begin, end, forms)
    if first > end:
        return None, INHERITED
    return SpeakerSpan(first, k if aside else comma), first


def phrase_start(reading: Reading, begin: int, last: int, forms: dict[str, CueForm]) -> int:
    """Walk back from the last word of a noun phrase to its first; ``last + 1`` where there is none."""
    low, words = reading.low, reading.words
    k = last
    joined = -1
    floor = max(begin, last - _LONGEST)
    while k > floor:
        word = low[k - 1]
        if word in _STOPS or word in _SUBORDINATORS or word in _PERSONAL or word in {"who", "which", "there"}:
            break
        if word in _VERBS or (word in forms and _is_finite(reading, begin, k - 1, forms)):
            if joined >= 0:
                k = joined + 1
            break
        if word == "and":
            joined = k - 1
        k -= 1
    while k <= last and (low[k] in PREPOSITIONS or low[k] in {"and", "&"} or is_adverb(low[k])):
        if low[k] in PREPOSITIONS and k + 1 <= last:
            # What a preposition at the front governs is no subject: keep the last run of names after it.
            names = last
            while names - 1 > k and (words[names - 1][0].isupper() or low[names - 1] in DETERMINERS):
                names -= 1
            if low[names] not in PREPOSITIONS and words[last][0].isupper() and names > k + 1:
                k = names
                break
        k += 1
    while k < last and low[k] in TIMES and low[k] not in DETERMINERS:
        k += 1
    if k <= last and not words[last][0].isalnum():
        return last + 1
    return k


def _is_finite(
    reading: Reading, begin: int, at: int, forms: dict[str, CueForm], *, plain: bool = False
) -> bool:
    """Say whether a form that could be a verb of saying is one, not a noun or participle in a phrase."""
    form = forms[reading.low[at]]
    if form.form == "ing":
        return False
    before = reading.low[at - 1] if at > begin else ""
    if before in DETERMINERS or before in PREPOSITIONS or before.endswith("'s"):
        return False
    if form.form in {"base", "s"}:
        return before in PRONOUNS or before == "to" or (plain and reading.words[at][0].islower())
    return True


def subject_after(
    reading: Reading, cue: int, end: int, forms: dict[str, CueForm], *, bare: bool = False
) -> SpeakerSpan | None:
    """Find the subject that follows a verb: “said one MP during a debate” gives “one MP”.

    Only where ``bare`` may it begin with a noun in lower case (“said aides”).
    """
    low, words = reading.low, reading.words
    i = cue + 1
    if i >= end:
        return None
    word = low[i]
    if word in _PERSONAL and word not in {"you"}:
        return SpeakerSpan(i, i + 1)
    opens = (
        words[i][0].isupper()
        or word in DETERMINERS
        or words[i][0].isdigit()
        or word in {"sources", "officials"}
    )
    if not opens and not (
        bare and words[i][0].isalpha() and not is_adverb(word) and word not in PREPOSITIONS
    ):
        return None
    if not words[i][0].isalnum() or word in TIMES or word in _SUBORDINATORS:
        return None
    k = i
    stop = min(end, cue + 1 + _LONGEST)
    while k < stop:
        word = low[k]
        if word in _STOPS or word in _SUBORDINATORS or word in {"who", "which"} or word in _PERSONAL:
            break
        if k > i and word in PREPOSITIONS and not _keeps(low, words, k, stop):
            break
        if k > i and (word in _VERBS or (word in TIMES and words[k][0].isupper())):
            break
        if k > i and (is_adverb(word) or (word in forms and _is_finite(reading, i, k, forms, plain=True))):
            break
        k += 1
    if k < stop and low[k] == "(":
        close = k
        while close < stop and low[close] != ")":
            close += 1
        if close < stop:
            k = close + 1
    if k == i:
        return None
    if k + 1 < stop and low[k] == "," and _is_apposition(low, words, k + 1):
        k = _apposition_end(reading, k + 1, stop)
    elif k < stop and low[k] == "who":
        k = _apposition_end(reading, k, stop)
    return SpeakerSpan(i, k)


def _keeps(low: list[str], words: list[str], at: int, stop: int) -> bool:
    """Say whether a preposition goes on with the phrase (“of Ohio”) or leaves it (“in a statement”)."""
    if low[at] in {"of", "for", "from", "at", "close", "near", "behind", "with"}:
        return not (low[at] == "at" and at + 1 < stop and low[at + 1] in {"a", "an"})
    return low[at] == "to" and low[at - 1] == "close"


def _is_apposition(low: list[str], words: list[str], at: int) -> bool:
    """Say whether what follows a comma describes the person before it."""
    word = low[at]
    return (
        word in {"a", "an", "the", "one", "who", "whose", "his", "her", "its", "their", "another"}
        or word.isdigit()
        or (
            word.endswith(("or", "er", "ent", "ist", "man", "woman", "head", "director"))
            and word not in PREPOSITIONS
        )
    ) and not word.endswith("ing")


def _apposition_end(reading: Reading, at: int, stop: int) -> int:
    """Walk to the end of an apposition: the next comma, stop or quotation."""
    low = reading.low
    k = at
    while k < stop and low[k] not in {",", ".", ";", ":", "“", "—", "!", "?"}:
        k += 1
    if low[at].isdigit() and k == at + 1 and k + 1 < stop and low[k] == "," and low[k + 1] in DETERMINERS:
        return _apposition_end(reading, k + 1, stop)
    return k


# ------------------------------------------------------------------ what sort of source it is

_ANONYMOUS = re.compile(
    r"anonym|on condition that|not (?:authori[sz]ed|permitted|allowed) to (?:speak|discuss|comment)"
    r"|(?:asked|wished|wanted|declined|refused|requested|preferred)(?: \w+)?"
    r" (?:not )?to (?:not )?be (?:named|identified)"
    r"|name was withheld|on background"
)
_UNNAMED = re.compile(
    r"\b(?:sources?|insiders?|critics?|supporters?|opponents?|observers?|analysts?|experts?|officials?|aides?|"
    r"advis[eo]rs?|some|many|others|people|voters|residents|witnesses|diplomats?|lawmakers|activists|"
    r"strategists|operatives|insider|commentators|detractors|proponents|advocates|scientists|researchers|"
    r"economists|historians|scholars|locals|neighbou?rs|protesters|soldiers|commanders|allies|campaigners)\b"
)
_DOCUMENT = re.compile(
    r"\b(?:reports?|polls?|surveys?|stud(?:y|ies)|statements?|letters?|emails?|documents?|memos?|filings?|records|"
    r"articles?|books?|posts?|tweets?|transcripts?|rulings?|complaints?|lawsuits?|indictments?|affidavits?|law|bill|"
    r"headline|website|analys[ie]s|paper|data|figures|statistics|ads?|petition|editorial|release|resolution|"
    r"review|census|story|message|note|video|sign|charter|constitution|agreement|treaty)\b"
)
_ORGANISATION = re.compile(
    r"\b(?:department|ministry|agency|bureau|office|council|committee|commission|court|parliament|senate|house|"
    r"congress|party|campaign|company|corporation|corp|inc|ltd|union|university|institute|institution|foundation|"
    r"association|organi[sz]ation|group|police|army|government|administration|kremlin|pentagon|nato|un|eu|fbi|cia|"
    r"times|post|journal|news|cnn|bbc|reuters|ap|press|guardian|magazine|network|bank|center|centre|board|"
    r"authority|league|federation|coalition|white house|politico|gazette|herald|tribune|hospital|school|"
    r"team|club|firm|church|ngo|embassy|fund|service|navy|military)\b"
)
_TITLE = (
    r"(?:mr|mrs|ms|dr|sir|dame|lord|lady|sen|rep|gov|gen|lt|col|capt|sgt|maj|prof|rev|hon|president|senator|"
    r"governor|congressman|congresswoman|secretary|minister|chancellor|mayor|judge|justice|professor|chairman|"
    r"chairwoman|chief|king|queen|prince|princess|pope|ambassador|general|colonel|captain|candidate|nominee|"
    r"representative|prime|vice|former|frontrunner|director|spokesman|spokeswoman|spokesperson)"
)
_FUNCTION_WORDS = DETERMINERS | PREPOSITIONS | word_set("and who which")


def states_anonymity(sentence: str) -> bool:
    """Say whether a sentence tells that its source would not be named."""
    return _ANONYMOUS.search(sentence.lower()) is not None


def name_in(speaker: str) -> str | None:
    """Give the personal or proper name a speaker's words hold, without title and apposition.

    >>> name_in("French President Emmanuel Macron, who was in Brussels,")
    'Emmanuel Macron'
    >>> name_in("one opposition MP") is None
    True
    """
    head = re.split(r"[,(—–]| who | which ", speaker, maxsplit=1)[0].strip()
    words = head.split()
    if words and words[0].lower() in {"a", "an", "one", "another", "some"}:
        return None
    # The last run of capitalised words that holds no function word.
    run: list[str] = []
    best: list[str] = []
    for word in words:
        bare = word.strip("“”\"'‘’.:;")
        if bare[:1].isupper() and bare.lower() not in _FUNCTION_WORDS:
            run.append(word)
        elif bare.lower() in {"of", "for", "at", "from", "in"} and run:
            best = best or run
            break
        else:
            best, run = run or best, []
    best = run or best
    while best and re.fullmatch(_TITLE + r"\.?", best[0].strip("“”\"'‘’"), re.I):
        best = best[1:]
    for at in range(len(best) - 1, -1, -1):
        if re.fullmatch(_TITLE + r"\.?", best[at], re.I):
            best = best[at + 1 :]
            break
    while best and best[0].isupper() and len(best) > 2 and len(best[0]) <= 3 and "." not in best[0]:
        best = best[1:]
    name = " ".join(best)
    return re.sub(r"['’]s?$", "", name) or None


def speaker_kind(speaker: str | None) -> str:
    """Say what sort of source a speaker's words name.

    >>> [speaker_kind(s) for s in ("one opposition MP", "sources close to the operation", "NATO")]
    ['role', 'unnamed', 'organisation']
    >>> speaker_kind("Emmanuel Macron"), speaker_kind("the report"), speaker_kind(None)
    ('named', 'document', 'none')
    """
    if speaker is None:
        return "none"
    low = speaker.lower().strip()
    if low in PRONOUNS or low in {"him", "her", "them", "his", "their"}:
        return "unresolved" if low not in {"some", "many", "others", "another"} else "unnamed"
    head = re.split(r",|\(| who | which |—", low, maxsplit=1)[0].replace("’", "'")
    core = _AFTER_HEAD.split(head, maxsplit=1)[0].strip() or head
    last = core.split()[-1].rstrip(".") if core.split() else ""
    name = name_in(speaker)
    ends_in_name = name is not None and name.lower().replace("’", "'").split()[-1].rstrip(".") == last
    if _ORGANISATION.fullmatch(last) and (ends_in_name or not _DOCUMENT.fullmatch(last)):
        return "organisation"
    if _DOCUMENT.fullmatch(last) and not (
        ends_in_name and len(core.split()) < 3 and not low.startswith("the ")
    ):
        return "document"
    if _UNNAMED.fullmatch(last):
        # “the official” and “his aide” point at one person known from before; “officials” do not.
        definite = re.match(r"(?:the|this|that|his|her|its|their)\b", core) is not None and not last.endswith(
            "s"
        )
        return "role" if definite and last not in {"source", "insider"} else "unnamed"
    if re.match(r"(?:some|many|others|several|critics)\b", low) and name is None:
        return "unnamed"
    if name is None:
        return "role"
    if not ends_in_name:
        return "organisation" if _ORGANISATION.search(core) and not _ROLE.search(core) else "role"
    if _ROLE.search(core):
        return "named"
    if _ORGANISATION.search(core) or (name.isupper() and len(name) <= 6):
        return "organisation"
    return "named"


_AFTER_HEAD = re.compile(
    r"\b(?:of|for|at|in|from|with|on|to|close|by|familiar|inside|within|near|among|about)\b"
)
_ROLE = re.compile(rf"\b(?:{_TITLE}|\w+(?:man|woman|or|er|ist|ian|ant|ent)|chief|head|official|ally|aide)\b")
