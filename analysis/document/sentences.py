"""Sentences of news, by one compiled pattern and what stands on either side of each full stop.

Every run of ``.``, ``!`` and ``?`` before white space may end a sentence. Whether it does is read
from the word before it (is it an abbreviation, and of which kind?) and from what follows (lower
case, a figure, a name, a word that opens sentences?).
"""

import re

from analysis.document.abbreviations import (
    ABBREVIATIONS,
    AFTER_CLOCK,
    NAMES_WITH_MARKS,
    OPENERS,
    Kind,
    find_kind,
)
from analysis.document.paragraphs import split_paragraphs

# “Why?” Ann Lee asked: after a question or a cry in marks these carry the sentence on.
_SAID = (
    "said|says|asked|asks|added|adds|replied|answered|responded|wondered|wrote|writes|tweeted|posted|told|shouted|"
    "yelled|cried|screamed|exclaimed|joked|quipped|demanded|declared|inquired|enquired|recalled|continued|"
    "pressed|remarked|repeated|questioned|reacted|insisted|chanted|called|whispered|muttered|went on"
)

# Quantifiers are possessive and runs start at their first character: linear on any text.
_END = re.compile(
    r"""
    [.!?](?<![.!?].)[.!?]*+         # a run of marks, from its first
    ["')\]}]*+                      # what closes with the sentence
    (?:[ ]?\[\d{1,3}\])*+          # numbers of notes
    ( \s[")\]]++(?=\s|\Z) )?       # a mark that stands alone: it may close this sentence or open the next
    (?: (?=\s|\Z)
      | (?<=[a-z]{3}[.!?]) (?!(?:Com|Net|Org|Js)\b) (?=[A-Z][a-z]*+[ ']) # the space was lost: "the end.The"
      | (?<=[.!?]["')])    (?=[A-Z][a-z]*+[ ,'])                         # "the end.”The"
      | (?<=[.!?][.!?])    (?=[A-Z][a-z]*+[ '])                          # "the end...The"
    )""",
    re.VERBOSE,
)
_AHEAD = re.compile(r"""\s*+(["'(\[{$£€#@*]{0,4}+)([^\W\d_]{0,24}+)""")
_GOES_ON = re.compile(rf"\s*+(?:[A-Z][\w.'-]{{0,24}} ){{1,3}}(?:{_SAID})\b")
_NICKNAME = re.compile(r'\s"\w{1,24}" [A-Z]')
_LIST_MARK = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})")
_LINKS = frozenset(["http", "https", "www", "pic"])
_OPENING = "'([{<*#$-/"
_REACH = 32  # no abbreviation is longer
_MEMORY = 1000  # how far back a mark that stands alone looks for its partner


def split_sentences(shadow: str) -> list[tuple[int, int]]:
    """List the (start, end) of every sentence, without the white space around it.

    Marks and brackets that close after a full stop belong to the sentence they close. A line
    end ends a sentence, save in hard-wrapped text, so a headline needs no full stop.

    Missed: a sentence that opens in lower case after a mark of quotation, an abbreviation or a
    figure; one that ends in an abbreviation before a name ("He works for Apple Inc. Smith does
    not."); the two of a colon or a semicolon, which are one here.

    >>> text = 'Gov. J. Lee left the U.S. in May. "Why?" Ann asked. He saw Lt. Gen. Roe at 5 p.m. He left.'
    >>> for start, end in split_sentences(text):
    ...     print(text[start:end])
    Gov. J. Lee left the U.S. in May.
    "Why?" Ann asked.
    He saw Lt. Gen. Roe at 5 p.m.
    He left.
    """
    found = []
    find_ends = _END.finditer
    for begin, stop in split_paragraphs(shadow):
        start = begin
        for match in find_ends(shadow, begin, stop):
            mark, end = match.span()
            if match[1] and '"' in match[1] and shadow.count('"', max(begin, end - _MEMORY), end) % 2:
                end = match.start(1)  # the mark opens what follows
            if end < stop and (
                _plainly_ends(shadow, start, mark, end) or _ends_sentence(shadow, start, mark, end)
            ):
                found.append((start, end))
                start = end
                while shadow[start].isspace():
                    start += 1
        found.append((start, stop))
    return found


def _plainly_ends(shadow: str, start: int, mark: int, end: int) -> bool:
    """Tell whether a full stop behind a plain word and before a capital settles it, as most do.

    ``_ends_sentence`` would say the same of each of these, but takes much longer.
    """
    begin = end + 2 if shadow[end + 1] == '"' else end + 1
    gap = shadow.rfind(" ", max(start, mark - _REACH), mark) + 1
    word = shadow[gap:mark]
    return (
        gap > 0
        and word.isalnum()
        and len(word) > 1
        and shadow[mark] == "."
        and shadow[end] == " "
        and shadow[begin : begin + 1].isupper()
        and word.lower() not in ABBREVIATIONS
    )


def _ends_sentence(shadow: str, start: int, mark: int, end: int) -> bool:
    """Decide whether the marks from ``mark`` to ``end`` end the sentence that started at ``start``."""
    marks = shadow[mark:end]
    ahead = _AHEAD.match(shadow, end)
    assert ahead is not None, "the pattern matches the empty string"
    opening, word = ahead.groups()
    small = word[:1].islower() and not word[1:2].isupper() and word not in _LINKS  # but "iPhone", "eBay"
    following = shadow[ahead.end() : ahead.end() + 1]
    dash = not word and not opening and following == "-"
    quoted = '"' in marks or "'" in marks
    if not word and not opening and following in "—.,;:!?":
        return False
    if dash and quoted:  # "For ever." - Ann Lee
        return False
    if mark == start:  # what opens with an ellipsis
        return False
    if shadow[mark - 1].isspace():
        return not small and (quoted or word in OPENERS or not _is_omission(shadow, start, mark, marks))
    before = shadow[max(start, mark - _REACH) : mark].rsplit(None, 1)[-1]
    before = before.rpartition("—")[2].rpartition('"')[2].lstrip(_OPENING)
    if small:
        # An editor's slip, "He left. then he came", after what is plainly a word and no abbreviation.
        return (
            marks in (".", "?", "!")
            and len(before) > 2
            and before.isalpha()
            and before.islower()
            and not find_kind(before)
        )
    if marks[0] != ".":
        if quoted:
            return not _GOES_ON.match(shadow, end)
        return before not in NAMES_WITH_MARKS or word in OPENERS
    if marks[1:2] in (".", "!", "?"):
        return True
    if _LIST_MARK.fullmatch(before) and mark - len(before) - start < 2:
        return False
    kind = find_kind(before)
    if kind is None or quoted:
        return True
    if kind is Kind.NEVER or dash:
        return False
    if ")" in marks and before[1:2] == "-":  # (R-Fla.)
        return True
    return _abbreviation_ends(shadow, mark - len(before), kind, ahead)


def _is_omission(shadow: str, start: int, mark: int, marks: str) -> bool:
    """Tell whether dots that stand alone leave words out in mid-sentence: "Ann ... Lee", "Ann . . . Lee"."""
    before = shadow[max(start, mark - _REACH) : mark]
    spaced = before.rstrip(" .")
    if spaced.endswith(("!", "?")) or before.startswith(".", len(spaced)):  # "He left. . . . She stayed."
        return False
    return marks.startswith("..") or "." in before[len(spaced) :]


def _abbreviation_ends(shadow: str, at: int, kind: Kind, ahead: re.Match[str]) -> bool:
    """Decide whether the abbreviation of this kind, which starts at ``at``, also ends its sentence."""
    opening, word = ahead.groups()
    following = shadow[ahead.end() : ahead.end() + 1]
    if kind is Kind.FIGURE:
        return word not in AFTER_CLOCK if word else not following.isdigit()
    if kind is Kind.CLOCK:
        return word not in AFTER_CLOCK and not opening.startswith(("(", "["))
    if len(word) == 1 and following == ".":
        return False
    if word in OPENERS or (following == "," and word.endswith("ly")):
        return True
    if '"' in opening:
        return kind not in (Kind.INITIAL, Kind.STREET) and not _NICKNAME.match(shadow, ahead.start())
    return kind is Kind.STATE and bool(word) and not opening and shadow[at - 2 : at] == ", "
