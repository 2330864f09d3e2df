"""What the models look at: for each decision, the values that are looked up in its table of weights.

Each function gives one string a template, in the order of the names beside it, so that the sum of the
weights found is the score, and every weight can be read with the words it belongs to.
"""

from collections.abc import Sequence

from analysis.quotes.reading import Reading
from analysis.quotes.syntax import STOPS, Syntax, edge
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
_KINDS = word_set("to if whether how what why")
_PRONOUNS = word_set("he she they it i we who which you her his their its my our")
_RELATIVES = word_set("who which whose that")
_STEPS = (0, 1, 2, 3, 4, 4, 4, 5, 5, 5, 5, 5)


def bucket(count: int) -> int:
    """Round a number of pieces to one of eight steps."""
    if count < 12:
        return _STEPS[count] if count >= 0 else 0
    return 6 if count < 20 else 7


def level(probability: float) -> int:
    """Round a probability to one of seven steps."""
    for step, edge_ in enumerate((0.1, 0.2, 0.35, 0.5, 0.7, 0.85)):
        if probability < edge_:
            return step
    return 6


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


START = (
    "distance word previous tag tags lemma+distance lemma+previous "
    "sort+distance lemma+tag between between+distance that+previous distance+tag-before"
).split()


def start_values(syntax: Syntax, cue: Cue, at: int) -> list[str]:
    """Describe a place where content that follows its cue may begin."""
    low, tags = syntax.low, syntax.tags
    k, lemma, sort = cue.at, cue.lemma, cue.sort
    d = at - k
    d3, d4 = min(d, 3), min(d, 4)
    word, p, tag, tp = low[at], low[at - 1], tags[at], tags[at - 1]
    between = low[k + 1 : at]
    comma, quote, that = "," in between, "“" in between, "that" in between
    passed = f"{comma:d}{quote:d}{that:d}{':' in between:d}"
    return [
        str(min(d, 9)),
        word,
        p,
        tag,
        f"{tp} {tag}",
        f"{lemma} {d3}",
        f"{lemma} {p}",
        f"{sort} {d4}",
        f"{lemma} {tag}",
        passed,
        f"{comma:d} {d4}",
        f"{that:d} {p}",
        f"{d4} {tp}",
    ]


END = (
    "final length length+final word next tag-after word-tag "
    "tags+edges edges+comma commas+edge lemma+final sort+edge cue-after cues-inside+final "
    "verb+final verb+kind+edge length+edge kind+length verbs+edge+verb next-tags+kind"
).split()


def end_values(
    syntax: Syntax, cue: Cue, start: int, at: int, final: bool, cues: Sequence[tuple[int, str]]
) -> list[str]:
    """Describe a place where content that begins at ``start``, after its cue, may end."""
    low, tags, finite = syntax.low, syntax.tags, syntax.finite
    end, lemma = cue.end, cue.lemma
    length = at - start
    word, tag = low[at - 1], tags[at - 1]
    n = low[at] if at < end else ">"
    tn = tags[at] if at < end else ">"
    tn2 = tags[at + 1] if at + 1 < end else ">"
    edge1, edge2 = edge(syntax, at, end), edge(syntax, at + 1, end)
    verbs = min(3, finite[at] - finite[start])
    verb = verbs > 0
    commas = syntax.commas[at] - syntax.commas[start]
    first = low[start]
    if low[start - 1] == "that" or first == "that":
        kind = "that"
    else:
        kind = first if first == "“" or first in _KINDS else tags[start][:2]
    following, inside = "", 0
    for place, order in cues:
        if place >= at:
            following = f"{order} {min(place - at, 5)}"
            break
        inside += place >= start
    inside = min(inside, 2)
    ahead = syntax.stop_after[at] if at < end else end
    verb_ahead = finite[ahead] > finite[at] if ahead > at else False
    steps = bucket(length)
    return [
        f"{final:d}",
        str(steps),
        f"{steps} {final:d}",
        word,
        n,
        tn,
        tag,
        f"{tag} {edge1} {edge2}",
        f"{edge1} {edge2} {commas > 0:d}",
        f"{min(commas, 3)} {edge1}",
        f"{lemma} {final:d}",
        f"{cue.sort} {edge1}",
        following,
        f"{inside} {final:d}",
        f"{verb:d} {final:d}",
        f"{verb:d} {kind} {edge1}",
        f"{steps} {edge1}",
        f"{kind} {min(length, 6)}",
        f"{verbs} {edge1} {verb_ahead:d}",
        f"{kind} {edge1} {tn2}",
    ]


STOP = (
    "distance word next-two tag-after tags next+tag quote+distance "
    "lemma+next lemma+distance tag+next tag-before+distance verbs+next commas+next+quote distance+next "
    "after+next pronoun+distance"
).split()


def stop_values(syntax: Syntax, cue: Cue, at: int, cues: Sequence[tuple[int, str]]) -> list[str]:
    """Describe a place where content that stands before its cue may end."""
    low, tags = syntax.low, syntax.tags
    k, lemma, end = cue.at, cue.lemma, cue.end
    d = k - at
    word = low[at - 1]
    n = low[at] if at < end else ">"
    n2 = low[at + 1] if at + 1 < end else ">"
    tn = tags[at] if at < end else ">"
    tn2 = tags[at + 1] if at + 1 < end else ">"
    between = low[at:k]
    commas = between.count(",")
    quote = word == "“"
    verb = syntax.finite[k] > syntax.finite[at]
    pronoun = bool(between) and between[-1] in _PRONOUNS
    return [
        str(min(d, 12)),
        word,
        f"{n} {n2}",
        tn,
        f"{tags[at - 1]} {tn}",
        f"{n} {tn2}",
        f"{quote:d} {min(d, 6)}",
        f"{lemma} {n}",
        f"{lemma} {min(d, 3)}",
        f"{tags[k]} {n}",
        f"{tags[k - 1]} {min(d, 4)}",
        f"{verb:d} {n}",
        f"{commas} {n} {quote:d}",
        f"{min(d, 6)} {n}",
        f"{low[k + 1] if k + 1 < end else '>'} {n}",
        f"{pronoun:d} {min(d, 4)}",
    ]


OPENING = (
    "first length word previous previous+word previous-two tag "
    "previous+tags quote quote+previous cue-before+first cues-inside+first cue-distance+previous lemma+first "
    "first+previous+quote commas+first previous+cue-before first+word sentence-word+first"
).split()


def opening_values(
    syntax: Syntax, cue: Cue, stop: int, at: int, first: bool, cues: Sequence[tuple[int, str]]
) -> list[str]:
    """Describe a place where content that ends at ``stop``, before its cue, may begin."""
    low, tags = syntax.low, syntax.tags
    begin, end = cue.begin, cue.end
    length = stop - at
    word = low[at]
    p = low[at - 1] if at > begin else "<"
    p2 = low[at - 2] if at - 2 >= begin else "<"
    before = [place for place, _ in cues if place < at]
    inside = min(2, sum(at <= place < stop for place, _ in cues))
    away = min(9, at - before[-1]) if before and at - before[-1] < 6 else 9
    quote, quote_last, one = word == "“", low[stop - 1] == "“", length == 1
    commas = min(3, syntax.commas[stop] - syntax.commas[at])
    return [
        f"{first:d}",
        str(bucket(length)),
        word,
        p,
        f"{p} {word}",
        f"{p2} {p}",
        tags[at],
        f"{p} {tags[at]} {tags[at + 1] if at + 1 < end else '>'}",
        f"{quote:d}{quote_last:d}{one:d}",
        f"{quote:d}{quote_last:d} {p}",
        f"{bool(before):d}{first:d}",
        f"{inside} {first:d}",
        f"{away} {p}",
        f"{cue.lemma} {first:d}",
        f"{first:d}{quote_last:d}",
        f"{commas} {first:d}",
        f"{p} {bool(before):d}",
        f"{first:d} {word}",
        f"{low[begin]} {first:d}",
    ]


NOBODY = ("order order+tag lemma names").split()


def nobody_values(cue: Cue, order: str, names: bool) -> list[str]:
    """Describe a cue whose speaker may stand nowhere in the sentence."""
    return [
        order,
        f"{order} {cue.tag}",
        cue.lemma,
        f"{names:d}",
    ]


SPEAKER_END = (
    "side+tag side+distance side+path path+tag path+passive tag tags "
    "word next pronoun name cue-between in-content verbs "
    "comma passive+by lemma previous+distance closes quote-between first+verbs "
    "edges previous+near path+next next+side tags+cue crossed crossed+order"
).split()
_CROSSED = frozenset(("IN", "TO", "VBG", "VBD", "WP", "WDT", "CC"))


def speaker_end_values(
    syntax: Syntax,
    cue: Cue,
    at: int,
    order: str,
    contents: Sequence[tuple[int, int]],
    cues: Sequence[tuple[int, str]],
) -> list[str]:
    """Describe a place where the words that name the speaker may end."""
    low, tags, finite = syntax.low, syntax.tags, syntax.finite
    k, begin, end, tag, lemma = cue.at, cue.begin, cue.end, cue.tag, cue.lemma
    word, t = low[at - 1], tags[at - 1]
    n = low[at] if at < end else ">"
    tn = tags[at] if at < end else ">"
    if at <= k:
        side, d, low_edge, high_edge = "L", k - at, at, k
        path = " ".join(tags[at : min(k, at + 5)])
    else:
        side, d, low_edge, high_edge = "R", at - k - 1, k + 1, at
        path = " ".join(tags[k + 1 : min(at - 1, k + 6)])
    between = low[at:k] if side == "L" else low[k + 1 : at - 1]
    crossed = any(low_edge <= place < high_edge for place, _ in cues)
    held = any(first < at <= last for first, last in contents)
    first_name = not any(x[0] == "N" or x == "PRP" for x in tags[begin : at - 1])
    verbs = min(3, finite[high_edge] - finite[low_edge])
    where = f"{side}{order}"
    comma = "," in between
    p = low[k - 1] if k > begin else "<"
    name = t[:3] == "NNP"
    pronoun = word in _PRONOUNS
    # “said one MP during a debate”: what is crossed on the way tells whether the phrase still goes on.
    span = range(at, k) if side == "L" else range(k + 1, at - 1)
    crossed_word = next((low[i] for i in span if tags[i] in _CROSSED), "")
    return [
        f"{where} {tag}",
        f"{where} {min(d, 8)}",
        f"{where} {path}",
        f"{side} {path} {tag}",
        f"{where} {path} {cue.passive:d}",
        f"{side} {t}",
        f"{where} {t} {tn}",
        f"{side} {word}",
        f"{side} {n}",
        f"{where} {pronoun:d} {min(d, 6)}",
        f"{where} {name:d} {min(d, 6)}",
        f"{where} {crossed:d}",
        f"{held:d} {side}",
        f"{verbs} {where}",
        f"{comma:d} {where} {verbs > 0:d}",
        f"{cue.passive:d} {side} {'by' in between:d}",
        f"{lemma} {side}",
        f"{p} {side} {min(d, 3)}",
        f"{side} {tn} {n in STOPS:d} {min(d, 3)}",
        f"{where} {'“' in between:d}",
        f"{first_name:d} {verbs} {side} {tag}",
        f"{side} {between[0]} {between[-1]}" if between else side,
        f"{where} {p} {d < 3:d}",
        f"{side} {path} {n}",
        f"{low[k + 1] if k + 1 < end else '>'} {where}",
        f"{side} {t} {tn} {tag}",
        f"{side} {crossed_word}",
        f"{where} {crossed_word} {verbs}",
    ]


SPEAKER_START = (
    "word previous tag tag-before tags previous+tag previous+word "
    "length+tags verbs commas after-content in-content preposition path "
    "comma-tag tags-before side+length order+previous capital last+length tags-ends"
).split()


def speaker_start_values(
    syntax: Syntax,
    cue: Cue,
    end: int,
    at: int,
    order: str,
    contents: Sequence[tuple[int, int]],
    first: bool,
) -> list[str]:
    """Describe a place where the words that name the speaker, up to ``end``, may begin."""
    low, tags = syntax.low, syntax.tags
    k, begin = cue.at, cue.begin
    word, t = low[at], tags[at]
    p = low[at - 1] if at > begin else "<"
    tp = tags[at - 1] if at > begin else "<"
    side = "L" if end <= k else "R"
    inside = low[at:end]
    length = end - at
    verbs = min(2, syntax.finite[end] - syntax.finite[at])
    commas = syntax.commas[end] - syntax.commas[at]
    relative = any(x in _RELATIVES for x in inside)
    after = any(last == at or (last == at - 1 and p == ",") for _, last in contents)
    held = any(begin_ <= at < last for begin_, last in contents)
    preposition = "IN" in tags[at:end]
    comma_tag = ""
    if commas:
        place = at + inside.index(",") + 1
        if place < end:
            comma_tag = tags[place]
    path = " ".join(tags[at : min(end, at + 6)])
    last = tags[end - 1]
    return [
        word,
        p,
        t,
        tp,
        f"{tp} {t}",
        f"{p} {t}",
        f"{p} {word}",
        f"{min(length, 5)} {t} {last}",
        f"{verbs} {relative:d}{commas > 0:d}",
        f"{min(commas, 3)} {verbs}",
        f"{after:d} {side}",
        f"{held:d} {side}",
        f"{preposition:d}{commas > 0:d} {t}",
        path,
        f"{comma_tag} {t} {min(commas, 2)}",
        f"{tags[at - 2] if at - 2 >= begin else '<'} {tp} {t}",
        f"{side} {min(length, 6)}",
        f"{order} {p} {side}",
        f"{syntax.words[at][0].isupper():d} {tp}",
        f"{low[end - 1]} {min(length, 3)}",
        f"{last} {t} {verbs > 0:d}",
    ]
