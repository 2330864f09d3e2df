"""What is looked at to tell whether a word introduces what somebody says."""

from analysis.quotes.features.steps import bucket, level
from analysis.quotes.reading import Reading
from analysis.quotes.syntax import Syntax
from analysis.quotes.words import word_set

_WH = word_set("what how why whether if who where when which")
_PREPOSITIONS = word_set("of about on in for with at by from against into over as")
_BEGINS = word_set(
    "he she they it i we you who which one this that these those some many others another a an the "
    "his her "
    "its their our my your most several few any no every each all both two three four five six seven "
    "eight "
    "nine ten other there"
)
_CLOSES = frozenset(".;?!—–)]")
_BE = word_set("is are was were be been being 's get gets got")


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
    if word in _PREPOSITIONS:
        return "prep"
    first = reading.words[at][0]
    if word in _BEGINS or first.isupper() or first.isdigit():
        return "np"
    return "end" if word in _CLOSES else "word"


class Cue:
    """One word that may introduce content, with what is asked of it more than once."""

    __slots__ = ("at", "before", "begin", "end", "lemma", "passive", "prior", "sort", "tag")

    def __init__(
        self, syntax: Syntax, reading: Reading, begin: int, end: int, at: int, lemma: str, prior: float
    ):
        self.at = at
        self.begin = begin
        self.end = end
        self.lemma = lemma
        self.prior = prior
        self.tag = syntax.tags[at]
        self.sort = next_sort(reading, at + 1, end)
        self.passive = self.tag in {"VBN", "VBD", "JJ"} and any(
            word in _BE for word in syntax.low[max(begin, at - 3) : at]
        )


CUE = [
    "word",
    "lemma",
    "tag",
    "previous",
    "next",
    "tag-before",
    "tag-after",
    "tags-before",
    "tags-after",
    "sort",
    "lemma+sort",
    "tag+sort",
    "previous+word",
    "word+next",
    "quote-before+tag",
    "quote-after+tag",
    "lemma+quote-before",
    "lemma+quote-after",
    "place",
    "prior+sort",
    "prior+tag",
    "prior+tag-before",
    "be+tag",
    "lemma+be",
    "cue-before",
    "cue-after",
    "tags-round",
    "lemma+tag-before",
    "lemma+tag-after",
    "last",
    "first",
    "next-two",
    "previous-two",
    "clause-before",
    "verbs",
    "verbs+lemma",
    "clause-after",
    "stop-after",
    "comma-before",
]


def cue_values(syntax: Syntax, cue: Cue, strongest_before: float, strongest_after: float) -> list[str]:
    """Describe a word that may introduce content, for the question whether and on which side."""
    low, tags, finite = syntax.low, syntax.tags, syntax.finite
    begin, end, k = cue.begin, cue.end, cue.at
    word, lemma, tag, sort = low[k], cue.lemma, cue.tag, cue.sort
    if k > begin:
        p, tp = low[k - 1], tags[k - 1]
        p2, tp2 = (low[k - 2], tags[k - 2]) if k - 1 > begin else ("<", "<")
    else:
        p = tp = p2 = tp2 = "<"
    if k + 1 < end:
        n, tn = low[k + 1], tags[k + 1]
        n2, tn2 = (low[k + 2], tags[k + 2]) if k + 2 < end else (">", ">")
    else:
        n = tn = n2 = tn2 = ">"
    if p == "“":
        quote_before = "beside"
    elif p2 == "“" and p in {",", "—", "-"}:
        quote_before = "comma"
    else:
        before = low[begin:k]
        quote_before = "near" if "“" in before[-6:] else "far" if "“" in before else ""
    if n == "“":
        quote_after = "beside"
    elif n2 == "“" and n in {",", ":"}:
        quote_after = "comma"
    else:
        after = low[k + 1 : end]
        quote_after = "near" if "“" in after[:8] else "far" if "“" in after else ""
    be = "be" if any(word_ in _BE for word_ in low[max(begin, k - 3) : k]) else ""
    left, right = syntax.stop_before[k], syntax.stop_after[k]
    left_mark = low[left] if left >= begin else "<"
    right_mark = low[right] if right < end else ">"
    right_next = low[right + 1] if right + 1 < end else ">"
    verb_left = finite[left] > finite[begin] if left > begin else False
    verb_in = finite[k] > finite[left + 1]
    verb_after = finite[right] > finite[k + 1] if right > k else False
    verb_right = finite[end] > finite[right]
    closes = right >= end - 1 or right_mark in {".", "?", "!"}
    verbs = f"{verb_left:d}{verb_in:d}{verb_after:d}{verb_right:d}{left_mark == ',':d}{closes:d}"
    prior = level(cue.prior)
    comma = "," in low[max(begin, k - 8) : k]
    return [
        word,
        lemma,
        tag,
        p,
        n,
        tp,
        tn,
        f"{tp2} {tp}",
        f"{tn} {tn2}",
        sort,
        f"{lemma} {sort}",
        f"{tag} {sort}",
        f"{p} {word}",
        f"{word} {n}",
        f"{quote_before} {tag}",
        f"{quote_after} {tag}",
        f"{lemma} {quote_before}",
        f"{lemma} {quote_after}",
        f"{bucket(k - begin)} {bucket(end - k - 1)}",
        f"{prior} {sort}",
        f"{prior} {tag}",
        f"{prior} {tp}",
        f"{be} {tag}",
        f"{lemma} {be}",
        f"{level(strongest_before)} {sort}",
        f"{level(strongest_after)} {sort}",
        f"{tp} {tag} {tn}",
        f"{lemma} {tp}",
        f"{lemma} {tn}",
        low[end - 1],
        low[begin],
        f"{n} {n2}",
        f"{p2} {p}",
        f"{left_mark} {' '.join(tags[max(left + 1, k - 4) : k])}",
        f"{verbs} {tag}",
        f"{verbs[:4]} {lemma}",
        f"{' '.join(tags[k + 1 : min(right, k + 5)])} {closes:d}",
        f"{right_mark} {right_next} {verb_after:d}{verb_left:d}",
        f"{comma:d} {sort}",
    ]
