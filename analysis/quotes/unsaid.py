"""What stands in marks that nobody says: names of works, and terms that are coined or held at a distance."""

from analysis.document import Document
from analysis.quotes.marks import Marked
from analysis.quotes.reading import Reading
from analysis.quotes.speakers import DETERMINERS
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


def what_nobody_says(
    doc: Document, reading: Reading, marks: list[Marked], begin: int, end: int, k: int, *, alone: bool
) -> str:
    """Say whether marks stand round a title or a distanced term: ``title``, ``scare`` or nothing."""
    mark = marks[reading.marked[k]]
    words = doc.text[mark.start : mark.end].split()
    before = reading.low[k - 1] if k > begin else ""
    before2 = reading.low[k - 2] if k - 1 > begin else ""
    after = reading.low[k + 1] if k + 1 < end else ""
    content = doc.shadow[mark.start : mark.end]
    if (
        len(words) <= 10
        and _capitalised(words)
        and (
            before in _TITLE_NOUN
            or before2 in _TITLE_NOUN
            or before in _BROADCASTERS
            or before.endswith("'s")
            or (len(words) >= 2 and before not in {",", ":", ""} and not alone)
        )
    ):
        return "title"
    if content.rstrip()[-1:] in "?!" or len(words) > 5 or alone:
        return ""
    if before in _DISTANCING or before2 in _DISTANCING:
        return "scare"
    if is_distanced(reading, begin, end, k) or (
        len(words) <= 4 and (before in DETERMINERS or before.endswith("'s")) and content[-1:].isalnum()
    ):
        return "scare"
    if len(words) <= 3 and content[-1:].isalnum() and after and after[0].isalpha():
        return "scare"
    return ""


def is_distanced(reading: Reading, begin: int, end: int, k: int) -> bool:
    """Say whether the words round a quotation mark it as a term: “so-called ‘x’”, “‘x,’ a term used by”."""
    low = reading.low
    if k > begin and low[k - 1] in {"so-called", "dubbed", "term", "phrase", "nicknamed", "self-styled"}:
        return True
    return k + 2 < end and low[k + 1] in {"a", "the"} and low[k + 2] in _COINED


def _capitalised(words: list[str]) -> bool:
    """Say whether words are written as a title is."""
    heads = [word.strip("“”\"'‘’.,;:!?()") for word in words]
    content = [head for head in heads if head and head.lower() not in _LOWER_IN_TITLES]
    return bool(content) and all(head[0].isupper() or head[0].isdigit() for head in content)
