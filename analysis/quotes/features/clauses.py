"""What is looked at to tell where reported content begins and ends."""

from collections.abc import Sequence

from analysis.quotes.features.cues import Cue
from analysis.quotes.features.speakers import PRONOUNS
from analysis.quotes.features.steps import bucket
from analysis.quotes.syntax import Syntax, edge
from analysis.quotes.words import word_set

_KINDS = word_set("to if whether how what why")

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
    pronoun = bool(between) and between[-1] in PRONOUNS
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
