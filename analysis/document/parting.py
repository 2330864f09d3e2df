"""The rules of NLTK's word tokeniser for what news is nearly always written with."""

import re

# Where Python and NLTK's engine read letters alike. Left out: the backtick and curly marks, which a shadow
# has not; ſ, ı and İ, which are an s or an i to one of them; marks that join letters; and all other scripts.
_ORDINARY = re.compile(r"[!-_a-~¢£¥§©®°À-ÖØ-öø-įĲ-ž—•€™]+")

# After `NLTKWordTokenizer` of NLTK 3.10 (Apache-2.0), in its order; without its rules for a text's end.
_BEFORE_PADDING = (
    (re.compile(r"^\""), r"``"),
    (re.compile(r"(``)"), r" \1 "),
    (re.compile(r"([ \(\[{<])(\"|'{2})"), r"\1 `` "),
    (re.compile(r"(?i)(?<!\w)(')(?!(?:re|ve|ll|m|t|s|d|n)\b)(?=\w)"), r"\1 "),
    (re.compile(r"([:,])([^\d])"), r" \1 \2"),
    (re.compile(r"\.{2,}"), r" \g<0> "),
    (re.compile(r"[;@#$%&—]"), r" \g<0> "),
    (re.compile(r"[?!]"), r" \g<0> "),
    (re.compile(r"([^'])' "), r"\1 ' "),
    (re.compile(r"[*\]\[(){}<>]"), r" \g<0> "),
    (re.compile(r"--"), r" -- "),
)
_AFTER_PADDING = (
    (re.compile(r"''|\""), " '' "),
    (re.compile(r"\s+"), " "),
    (re.compile(r"([^' ])('[sS]|'[mM]|'[dD]|') "), r"\1 \2 "),
    (re.compile(r"([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) "), r"\1 \2 "),
    (re.compile(r"(?i)\b(can)(not)\b"), r" \1 \2 "),
    (re.compile(r"(?i)\b(d)('ye)\b"), r" \1 \2 "),
    (re.compile(r"(?i)\b(gim|lem)(me)\b"), r" \1 \2 "),
    (re.compile(r"(?i)\b(gon)(na)\b"), r" \1 \2 "),
    (re.compile(r"(?i)\b(got)(ta)\b"), r" \1 \2 "),
    (re.compile(r"(?i)\b(more)('n)\b"), r" \1 \2 "),
    (re.compile(r"(?i)\b(wan)(na)(?=\s)"), r" \1 \2 "),
    (re.compile(r"(?i) ('t)(is)\b"), r" \1 \2 "),
    (re.compile(r"(?i) ('t)(was)\b"), r" \1 \2 "),
)


def is_ordinary(chunk: str) -> bool:
    """Tell whether ``part`` knows every character of a run without white space."""
    return _ORDINARY.fullmatch(chunk) is not None


def part(text: str) -> list[str]:
    """Part a text that ends in a letter and holds ordinary chunks only, as ``NLTKWordTokenizer`` does.

    It gives NLTK's own tokens, an opening mark of quotation as two backticks, at a small part of the cost:
    importing NLTK takes longer than all else that one article needs.

    >>> part("He can't say gonna (at 3.5%) x")
    ['He', 'ca', "n't", 'say', 'gon', 'na', '(', 'at', '3.5', '%', ')', 'x']
    """
    for pattern, parted in _BEFORE_PADDING:
        text = pattern.sub(parted, text)
    text = f" {text} "
    for pattern, parted in _AFTER_PADDING:
        text = pattern.sub(parted, text)
    return text.split()
