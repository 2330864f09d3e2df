"""Find the words that name a speaker by rule: beside any verb, or as the subject."""

from analysis.quotes.cues import CueForm
from analysis.quotes.reading import Reading
from analysis.quotes.reported import SpeakerSpan
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


def is_adverb(word: str) -> bool:
    """Tell an adverb by its ending, which is right for what stands between a subject and its verb."""
    return word in AUXILIARIES or (len(word) > 4 and word.endswith("ly"))


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


def sentence_subject(
    reading: Reading, begin: int, cue: int, forms: dict[str, CueForm]
) -> tuple[int, int] | None:
    """Find the subject of a sentence, as letters of the text: its first phrase, before a verb."""
    low, words = reading.low, reading.words
    k = begin
    first = low[k]
    if first in {
        "in",
        "on",
        "at",
        "after",
        "during",
        "while",
        "as",
        "when",
        "before",
        "with",
        "for",
        "asked",
        "speaking",
        "since",
        "although",
        "though",
        "if",
        "despite",
        "by",
        "from",
        "to",
    }:
        while k < cue and low[k] != ",":
            k += 1
        k += 1
    while k < cue and (
        low[k]
        in {"but", "and", "however", ",", "still", "also", "yet", "meanwhile", "instead", "so", "now", "then"}
    ):
        k += 1
    if k >= cue or not words[k][0].isalnum():
        return None
    stop = k
    if low[k] in {"he", "she", "they", "it", "i", "we"}:
        return reading.starts[k], reading.ends[k]
    determined = low[k] in DETERMINERS
    while stop < cue and words[stop][0].isalnum():
        word = low[stop]
        if stop > k and (
            word
            in {
                "is",
                "are",
                "was",
                "were",
                "has",
                "have",
                "had",
                "will",
                "would",
                "who",
                "that",
                "which",
                "and",
            }
            or word in forms
            or word.endswith("ed")
            or (
                not determined
                and words[stop][0].islower()
                and words[stop - 1][0].isupper()
                and word not in {"of", "de", "van"}
            )
        ):
            break
        stop += 1
    if stop == k or stop - k > 12 or low[k].endswith("ing") or not _names_somebody(reading, k, stop):
        return None
    return reading.starts[k], reading.ends[stop - 1]


def _names_somebody(reading: Reading, first: int, last: int) -> bool:
    """Say whether a phrase holds more than determiners, adverbs and times."""
    return any(
        word not in DETERMINERS and word not in TIMES and not is_adverb(word) and word not in PREPOSITIONS
        for word in reading.low[first:last]
    )
