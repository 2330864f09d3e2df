"""What an article must be: some text, in valid Unicode, of a length that can be measured."""

from analysis.document.errors import InputError

MAX_CHARACTERS = 5_000_000


def check_article(text: str, where: str, *, may_be_blank: bool = False) -> None:
    """Raise ``InputError`` for a text that is empty, too long, or could not be written back.

    A text of white space alone is refused too, unless it ``may_be_blank``.
    ``MAX_CHARACTERS`` is the limit: about 800,000 words, eight novels.
    """
    if not text:
        raise InputError(f"{where}: the article is empty")
    if text.isspace() and not may_be_blank:
        raise InputError(f"{where}: the article holds only white space")
    if len(text) > MAX_CHARACTERS:
        raise InputError(too_long(where))
    zero = text.find("\0")
    if zero >= 0:
        raise InputError(f"{where}: the article is not text: character {zero} is NUL")
    check_unicode(text, where)


def too_long(where: str) -> str:
    """Say that an article passes the limit, and what the limit is."""
    return f"{where}: the article is longer than {MAX_CHARACTERS:,} characters: split it into articles"


def check_unicode(text: str, where: str) -> None:
    """Raise ``InputError`` for half a surrogate pair, which JSON can spell and no encoding can write."""
    if text.isascii():
        return
    try:
        text.encode()
    except UnicodeEncodeError as error:
        position = error.start
        raise InputError(
            f"{where}: character {position}, U+{ord(text[position]):04X}, is half a surrogate pair: "
            "it is no text, so replace it in the source"
        ) from None
