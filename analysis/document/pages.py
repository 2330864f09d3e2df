"""Files of one article: plain text, Markdown with front matter, and web pages."""

import logging
import re
from typing import Any, NamedTuple

from analysis.document.encoding import (
    decode_text,
    find_encoding,
    refuse_binary,
    refuse_control_characters,
    warn_of_guess,
)
from analysis.document.errors import InputError, warn_of_input
from analysis.document.limits import MAX_CHARACTERS, check_article, check_unicode, too_long
from analysis.document.rows import METADATA, plain_value
from analysis.document.sources import Source, open_source

# No encoding read here takes more than 4 bytes a character, its mark included.
_MAX_BYTES = 4 * MAX_CHARACTERS + 4
_MAX_FRONT_MATTER = 100_000
# The extractor takes about 5 s for so many; pages of news have a few thousand.
_MAX_TAGS = 100_000
_FRONT_START = re.compile(r"---[ \t]*\r?\n")
_FRONT_END = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_PAGE_START = re.compile(r"\s{0,1000}<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_ABBREVIATED_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}")


class Page(NamedTuple):
    """The text of an article and what its file says about it, by the names of ``Document``'s fields."""

    text: str
    metadata: dict[str, str]


def read_page(source: Source, encoding: str | None = None) -> Page:
    """Read the one article of a text, Markdown or HTML file.

    Of Markdown, the text is what follows the front matter, marks of emphasis and all. Of HTML, it is the
    main text as ``trafilatura`` extracts it: offsets are into that, not into the page.

    Raises ``InputError`` where the file is not text, holds no article, or passes the limit of length; at most
    20 MB of it are read.
    """
    text = _read_text(source, encoding)
    if source.form == "html":
        return _extract_main_text(text, source.name)
    if source.form == "markdown":
        page = _part_front_matter(text, source.name)
        check_article(page.text, source.name)
        return page
    if _PAGE_START.match(text):
        warn_of_input(
            f"{source.name} looks like a web page and was read with its tags: "
            "give it the ending .html to read its main text",
            source.name,
        )
    return Page(text, {})


def _read_text(source: Source, encoding: str | None) -> str:
    with open_source(source) as stream:
        data = stream.read(_MAX_BYTES + 1)
    refuse_binary(data, source.name, source.suffix)
    if not data:
        raise InputError(f"{source.name} is empty")
    if len(data) > _MAX_BYTES:
        raise InputError(too_long(source.name))
    codec, guessed = find_encoding(
        data, source.name, complete=True, given=encoding, is_html=source.form == "html"
    )
    text = decode_text(data, source.name, codec)
    if len(text) > MAX_CHARACTERS:
        raise InputError(too_long(source.name))
    refuse_control_characters(text, source.name)
    check_article(text, source.name)
    if guessed:
        warn_of_guess(source.name)
    return text


def _part_front_matter(text: str, name: str) -> Page:
    """Part YAML front matter, between ``---`` and ``---``, from the text after it.

    Values are taken as they are written: a date stays a string, and Norwegian (``no``) is no falsehood.
    """
    start = _FRONT_START.match(text)
    end = _FRONT_END.search(text, start.end()) if start else None
    if start is None or end is None:
        return Page(text, {})
    written = text[start.end() : end.start()]
    if len(written) > _MAX_FRONT_MATTER:
        raise InputError(
            f"{name}: the front matter is longer than {_MAX_FRONT_MATTER:,} characters: shorten it"
        )
    import yaml

    try:
        values = yaml.load(written, Loader=yaml.BaseLoader)  # noqa: S506 (BaseLoader makes strings, lists and dicts only)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise InputError(f"{name}: line {line}: the front matter is not YAML: {error.problem}") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        reason = str(error).partition("\n")[0]
        raise InputError(f"{name}: the front matter is not YAML: {reason}") from None
    if values and not isinstance(values, dict):
        return Page(text, {})  # prose between two rules
    return Page(text[end.end() :], _metadata(values or {}, name))


def _metadata(values: dict[str, Any], name: str) -> dict[str, str]:
    by_fold = {key.casefold(): plain_value(value) for key, value in values.items() if isinstance(key, str)}
    found = {
        field: value
        for field, usual in METADATA.items()
        if (value := next((by_fold[key] for key in usual if by_fold.get(key)), ""))
    }
    for field, value in found.items():
        check_unicode(value, f"{name}: {field}")
    return found


def _extract_main_text(page: str, name: str) -> Page:
    if page.count("<") > _MAX_TAGS:
        raise InputError(f"{name}: the page has more than {_MAX_TAGS:,} tags: save its text as .txt")
    import trafilatura

    # Without a handler, Python would print the library's own remarks.
    for library in ("trafilatura", "htmldate", "courlan"):
        logger = logging.getLogger(library)
        if not logger.handlers:
            logger.addHandler(logging.NullHandler())
    nothing = InputError(f"{name}: no main text was found in this page: save the article's text as .txt")
    try:
        tree = trafilatura.load_html(page)
        if tree is None:
            raise nothing
        n_in_paragraphs = sum(len(" ".join(p.text_content().split())) for p in tree.iter("p"))
        language = next((root.get("lang") or "" for root in tree.iter("html")), "")
        found: Any = trafilatura.bare_extraction(
            tree,
            include_comments=False,
            with_metadata=True,
            # Only dates the page states, and no limit of today, or results would change by the day.
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,
                "max_date": "2100-01-01",
            },
        )
    except InputError:
        raise
    except Exception as error:
        # Pages of any brokenness reach three libraries here; none of their faults is the user's to read.
        raise InputError(
            f"{name}: the main text of this page cannot be extracted ({type(error).__name__})"
        ) from None
    text = (found.text or "") if found else ""
    if not text or text.isspace():
        raise nothing
    check_article(text, name)
    if 2 * len(text) < n_in_paragraphs:
        warn_of_input(
            f"{name}: the main text found has {len(text):,} characters, all paragraphs of the page "
            f"{n_in_paragraphs:,}: check that nothing is missing",
            name,
        )
    values = {
        "title": found.title,
        "outlet": found.sitename,
        "author": found.author,
        "date": found.date,
        "url": found.url,
        "language": language if _ABBREVIATED_LANGUAGE.fullmatch(language) else "",
    }
    return Page(text, _metadata(values, name))
