"""What a word shows by itself, before its neighbours are looked at: the ground a tag is learned on."""

from collections.abc import Mapping

QUOTATION = "“"  # one piece that stands for a whole quotation
QUOTATION_TAG = "QUOTE"

MARKS = {
    mark: tag
    for marks, tag in (
        (".?!", "."),
        (",", ","),
        (":;—-", ":"),
        ("([{", "-LRB-"),
        (")]}", "-RRB-"),
        ('"', "''"),
        ("$£€¥", "$"),
        ("%", "NN"),
        ("&", "CC"),
        ("*=~|_^\\", "NFP"),
        (QUOTATION, QUOTATION_TAG),
    )
    for mark in marks
}
OTHER_MARK = "SYM"
# Besides "''", which an apostrophe may be too, and the tags of words that some marks have.
MARK_TAGS = (".", ",", ":", "-LRB-", "-RRB-", "$", "NFP", "SYM", QUOTATION_TAG)
EDGE = ""  # the word before the first and after the last of a sentence
LONGEST_ENDING = 5


def mark_tag(word: str) -> str | None:
    """Give the tag of a piece that is no word, and ``None`` for a word or an apostrophe."""
    if word.isalpha():
        return None
    tag = MARKS.get(word)
    if tag is None and word != "'" and not any(map(str.isalnum, word[:100])):
        return MARKS.get(word[:1], OTHER_MARK)
    return tag


def shape(word: str) -> str:
    """Describe how a word is written: capitals, figures, and what stands inside it.

    >>> shape("NATO"), shape("Clinton's"), shape("so-called"), shape("1990s")
    ('A', "C'", 'a-', '99')
    """
    if word.islower() and word.isalpha():
        return "a"
    first = word[:1]
    if first.isdigit():
        kind = "9"
    elif first.isupper():
        kind = "A" if len(word) > 1 and word.isupper() else "C"
    else:
        kind = "a"
    inside = ("-" if "-" in word else "") + ("'" if "'" in word else "")
    # Letters alone hold no figure: the quick question first.
    return kind + inside + ("" if word.isalpha() or not any(map(str.isdigit, word)) else "9")


def usual_tag(word: str, usual: Mapping[str, str]) -> str:
    """Guess a word's tag without its neighbours: from a list of words, else by how it ends.

    ``usual`` holds words as they stand, and endings after a blank and the shape of the word.
    """
    if not word:
        return EDGE
    tag = mark_tag(word) or usual.get(word)
    if tag is not None:
        return tag
    low = word.lower()
    if low != word:
        # A capital at the start of a sentence; a noun with one is rather a name.
        tag = usual.get(low, "NN")
        if not tag.startswith("NN"):
            return tag
    start = f" {shape(word)} "
    for length in range(min(LONGEST_ENDING, len(low)), -1, -1):
        tag = usual.get(start + low[len(low) - length :])
        if tag is not None:
            return tag
    return "NN"


def word_keys(word: str, tag: str) -> list[str]:
    """List what a word shows, the keys that count for its farther neighbours first.

    ``tag`` is its usual tag. The capital letters keep keys of different sorts apart.
    """
    low = word.lower()
    form = shape(word)
    return [
        "L" + low,
        "U" + tag,
        "H" + form,
        "S" + low[-2:],
        "S" + low[-3:],
        "W" + word,
        "E" + low[-1:],
        "E" + low[-4:],
        "E" + low[-5:],
        "P" + low[:1],
        "P" + low[:2],
        "P" + low[:3],
        f"{form} {low[-2:]}",
        f"{form} {low[-3:]}",
    ]
