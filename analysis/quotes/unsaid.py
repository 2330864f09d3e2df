"""What stands in marks that nobody says: names of works, and terms that are coined or held at a distance."""

from typing import NamedTuple

from analysis.document import Document
from analysis.quotes.drafts import Turn
from analysis.quotes.marks import Marked
from analysis.quotes.reading import Reading
from analysis.quotes.reported import logistic, total
from analysis.quotes.syntax import Syntax
from analysis.quotes.weights import Weights
from analysis.quotes.words import word_set

_TITLE_NOUN = word_set(
    "book novel memoir film movie show series song album column article essay op-ed headline "
    "headlined titled entitled programme program podcast play poem painting documentary drama "
    "sitcom magazine magazine's special musical comedy anthem track hit single ballad opera "
    "exhibition game cartoon blog newspaper ship theme tv bestseller report's host ad advert "
    "advertisement thriller sketch episode section"
)

_BROADCASTERS = word_set(
    "cnn's nbc's abc's cbs's cbs fox's msnbc's bbc's pbs's hbo's nbc abc cnn msnbc fox pbs hbo"
)

_DISTANCING = word_set(
    "so-called called dubbed known term word phrase nicknamed named termed labelled labeled "
    "deemed nickname words terms phrases hashtag moniker slogan branded"
)

_COINED = word_set("term word phrase label nickname expression euphemism name moniker")

_LOWER_IN_TITLES = word_set("a an the of and or in on at to for with from by is as but not it's vs")


class Place(NamedTuple):
    """Where a mark stands: its sentence and piece, and what is known of the sentence.

    ``alone``: nothing but marks stands in the sentence. ``goes_on``: it may go on with what the speaker
    before said. ``reported``: the sentence holds a reported clause. ``paragraph``: the sentence before
    stands in the same paragraph. ``unusual``: the marks are not of the sort, single or double, that the
    article mostly uses.
    """

    begin: int
    end: int
    at: int
    alone: bool
    goes_on: bool
    reported: bool
    paragraph: bool
    unusual: bool


MARK = (
    "words last previous tag-before next tag-after previous-two next-two capitals alone goes-on "
    "words+alone+goes-on "
    "words+tag-before words+tag-after words+tags last+next last+next+words previous+capitals "
    "tag-before+capitals "
    "first-letter first-letter+words reported words+reported distancing work broadcaster "
    "possessive+capitals "
    "cue-before cue-after turn turn+goes-on+alone unusual several closed tags-before tags-after "
    "words+last+alone "
    "whole-sentence+goes-on previous+words comma-before+words place verb-inside+words"
).split()

_SPOKEN_INSIDE = frozenset(
    ("i", "we", "you", "i'm", "we're", "don't", "is", "are", "was", "it's", "my", "our", "will")
)


def mark_values(
    doc: Document,
    reading: Reading,
    syntax: Syntax,
    marks: list[Marked],
    place: Place,
    turn: Turn | None,
) -> list[str]:
    """Describe a mark that no reported clause holds; the values answer whether somebody says it."""
    begin, end, k = place.begin, place.end, place.at
    mark = marks[reading.marked[k]]
    content = doc.shadow[mark.start : mark.end]
    words = content.split(maxsplit=40)
    low, tags = reading.low, syntax.tags
    n = len(words)
    size = n if n < 7 else 7 if n < 10 else 8 if n < 15 else 9 if n < 25 else 10
    last = content[-1]
    last = "a" if last.isalnum() else last
    p = low[k - 1] if k > begin else "<"
    p2 = low[k - 2] if k - 1 > begin else "<"
    tp = tags[k - 1] if k > begin else "<"
    tp2 = tags[k - 2] if k - 1 > begin else "<"
    following = low[k + 1] if k + 1 < end else ">"
    following2 = low[k + 2] if k + 2 < end else ">"
    tn = tags[k + 1] if k + 1 < end else ">"
    tn2 = tags[k + 2] if k + 2 < end else ">"
    capitals = _capitalised(words[:10])
    first = content[0]
    first = "A" if first.isupper() else "a" if first.islower() else "0" if first.isdigit() else first
    alone, goes_on = f"{place.alone:d}", f"{place.goes_on:d}"
    distancing = p in _DISTANCING or p2 in _DISTANCING
    work = p in _TITLE_NOUN or p2 in _TITLE_NOUN or following in _TITLE_NOUN
    before = next((low[i] for i in range(k - 1, max(begin, k - 8) - 1, -1) if tags[i][:2] == "VB"), "")
    after = next((low[i] for i in range(k + 1, min(end, k + 6)) if tags[i][:2] == "VB"), "")
    several = sum(reading.marked[i] >= 0 for i in range(begin, min(end, begin + 60)))
    previous = "" if turn is None else "speaker" if turn.speaker else "open"
    spoken = any(word.lower().strip(".,!?") in _SPOKEN_INSIDE for word in words)
    return [
        str(size),
        last,
        p,
        tp,
        following,
        tn,
        f"{p2} {p}",
        f"{following} {following2}",
        f"{capitals:d} {min(n, 4)}",
        alone,
        goes_on,
        f"{size} {alone}{goes_on}",
        f"{size} {tp}",
        f"{size} {tn}",
        f"{min(size, 7)} {tp} {tn}",
        f"{last} {following}",
        f"{last} {following} {min(size, 6)}",
        f"{p} {capitals:d}",
        f"{tp} {capitals:d}",
        first,
        f"{first} {size}",
        f"{place.reported:d}",
        f"{size} {place.reported:d}",
        f"{distancing:d}",
        f"{work:d} {capitals:d}",
        f"{p in _BROADCASTERS:d} {capitals:d}",
        f"{p.endswith(chr(39) + 's'):d} {capitals:d} {min(size, 5)}",
        before,
        after,
        previous,
        f"{previous} {goes_on}{alone}",
        f"{place.unusual:d}",
        f"{min(several, 4)}",
        f"{mark.closed:d}",
        f"{tp2} {tp}",
        f"{tn} {tn2}",
        f"{size} {last} {alone}",
        f"{place.alone and k == begin and k + 1 >= end - 1:d} {goes_on}",
        f"{p} {min(size, 6)}",
        f"{p == ',':d} {size}",
        f"{k == begin:d}{following == '>' or not following[0].isalnum():d} {min(size, 6)}",
        f"{spoken:d} {min(size, 6)}",
    ]


def said_by_somebody(weights: Weights, values: list[str]) -> float:
    """Give the probability that somebody says the words between marks that no reported clause holds."""
    return logistic(weights.mark_intercept + total(weights.mark, values))


def is_title(doc: Document, reading: Reading, marks: list[Marked], place: Place) -> bool:
    """Say whether words in marks that nobody says look like the name of a work, ship or programme."""
    begin, k = place.begin, place.at
    mark = marks[reading.marked[k]]
    words = doc.text[mark.start : mark.end].split(maxsplit=11)
    before = reading.low[k - 1] if k > begin else ""
    before2 = reading.low[k - 2] if k - 1 > begin else ""
    near_work = before in _TITLE_NOUN or before2 in _TITLE_NOUN or before in _BROADCASTERS
    return (
        len(words) <= 10 and _capitalised(words) and (near_work or before.endswith("'s") or len(words) >= 2)
    )


def is_distanced(reading: Reading, begin: int, end: int, k: int) -> bool:
    """Say whether the words round a quotation mark it as a term: “so-called ‘x’”, “‘x,’ a term of”."""
    low = reading.low
    if k > begin and low[k - 1] in {"so-called", "dubbed", "term", "phrase", "nicknamed", "self-styled"}:
        return True
    return k + 2 < end and low[k + 1] in {"a", "the"} and low[k + 2] in _COINED


def _capitalised(words: list[str]) -> bool:
    """Say whether words are written as a title is."""
    heads = [word.strip("“”\"'‘’.,;:!?()") for word in words]
    content = [head for head in heads if head and head.lower() not in _LOWER_IN_TITLES]
    return bool(content) and all(head[0].isupper() or head[0].isdigit() for head in content)
