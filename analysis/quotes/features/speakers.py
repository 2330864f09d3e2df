"""What is looked at to tell who speaks, and whether anybody is named."""

from collections.abc import Sequence

from analysis.quotes.features.cues import Cue
from analysis.quotes.syntax import STOPS, Syntax
from analysis.quotes.words import word_set

PRONOUNS = word_set("he she they it i we who which you her his their its my our")
_RELATIVES = word_set("who which whose that")

NOBODY = "order order+tag lemma names".split()


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
    pronoun = word in PRONOUNS
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
