"""Dictionaries of Lexicoder and Yoshikoder: XML of nested categories, or Lexicoder 3's lines."""

import re
from xml.parsers import expat

from analysis.document import InputError
from analysis.lexicon.codebook.draft import Draft, WrittenCategory, WrittenPattern, shown

FORM = "Lexicoder dictionary"
FORM_YOSHIKODER = "Yoshikoder dictionary"

# Lexicoder keeps the colour it shows a category in: +economy#AA0000.
_HEADING = re.compile(r"\+\s*([^#]*?)\s*\+?\s*(?:#[0-9a-fA-F]*)?\s*")


class _RefusedError(ValueError):
    """Say what in the file is not read."""


def read_lexicoder_xml(text: str, name: str) -> Draft:
    """Read the XML of Lexicoder 2 (``.lcd``) and Yoshikoder (``.ykd``).

    Categories are ``cnode``, patterns ``pnode``. A category within others is named by its path, as
    ``law.crime``; one outermost category that only holds others is the dictionary itself. What stands in
    ``desc`` is the definition. Yoshikoder takes a pattern for whole words, as is done here. Lexicoder looks
    for it as a run of characters, where a space marks the edge of a word: one that does not end in a space
    is read as a stem here. Missed: what Lexicoder finds inside of words, and the scores of Yoshikoder.

    Raises ``InputError`` with the line of what is not XML, of a document type, which none of theirs has, and
    for patterns that are regular expressions.
    """
    draft = Draft(FORM, published=True)
    nodes: list[WrittenCategory] = []
    found: list[WrittenCategory] = []
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        line = parser.CurrentLineNumber
        label = attributes.get("name", "").strip()
        if tag == "dictionary":
            draft.about["title"] = label
            if "patternengine" in attributes:
                draft.form = FORM_YOSHIKODER
            if attributes.get("patternengine", "").startswith("regex"):
                raise _RefusedError("its patterns are regular expressions, which are not read")
        elif tag == "cnode":
            if not label:
                draft.add_fault(line, "a category without a name")
            nodes.append(
                WrittenCategory(
                    ".".join([*([nodes[-1].id] if nodes else []), label]),
                    line,
                    definition=attributes.get("desc", "").strip(),
                )
            )
            found.append(nodes[-1])
        elif tag == "pnode":
            if nodes:
                written = attributes.get("name", "")
                is_open = draft.form == FORM and not written.endswith((" ", "*"))
                nodes[-1].patterns.append(WrittenPattern(f"{written}*" if is_open else written, line))
            else:
                draft.add_fault(line, f"the pattern {shown(label)} stands outside every category")
        else:
            draft.add_fault(line, f"<{tag}> stands there, where cnode or pnode is expected")

    def end(tag: str) -> None:
        if tag == "cnode":
            nodes.pop()

    def refuse_doctype(*_: object) -> None:
        raise _RefusedError("a document type is declared there, which no dictionary needs: remove it")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse_doctype
    try:
        # Its encoding was told before, and what the header says of it holds no longer.
        parser.Parse(re.sub(r"^\ufeff?\s*<\?xml[^>]*\?>", _blank, text), True)
    except expat.ExpatError as error:
        raise InputError(f"{name}: line {error.lineno}: not XML: {expat.ErrorString(error.code)}") from None
    except _RefusedError as error:
        raise InputError(f"{name}: line {parser.CurrentLineNumber}: {error}") from None
    draft.categories = _without_root(draft, found)
    return draft


def read_lexicoder_lines(text: str) -> Draft:
    """Read the lines of Lexicoder 3 (``.lc3``): ``+category``, below it one pattern a line."""
    draft = Draft(FORM, published=True)
    for line, content in enumerate(text.split("\n"), 1):
        written = content.strip()
        heading = _HEADING.fullmatch(written)
        if heading:
            draft.categories.append(WrittenCategory(heading[1], line, label=heading[1]))
            if not heading[1]:
                draft.add_fault(line, "a category without a name")
        elif written and draft.categories:
            draft.categories[-1].patterns.append(WrittenPattern(written, line))
        elif written:
            draft.add_fault(
                line, f"{shown(written)} stands above the first category, a line such as +economy"
            )
    for category in draft.categories:
        if not category.patterns:
            draft.add_fault(category.line, f"{shown(category.id)} has no patterns")
    return draft


def _without_root(draft: Draft, found: list[WrittenCategory]) -> list[WrittenCategory]:
    """Keep the categories that hold patterns, named without the outermost where it is the only one."""
    if found and not found[0].patterns and all(c.id.startswith(found[0].id + ".") for c in found[1:]):
        root = found[0].id
        if len(found) > 1:
            draft.about["title"] = draft.about.get("title") or root
            for category in found[1:]:
                category.id = category.id[len(root) + 1 :]
            found = found[1:]
    parents = {category.id.rpartition(".")[0] for category in found}
    for category in found:
        category.label = category.id
        if not category.patterns and category.id not in parents:
            draft.add_fault(category.line, f"{shown(category.id)} has no patterns")
    return [category for category in found if category.patterns]


def _blank(match: re.Match[str]) -> str:
    """Give as many line ends as the header has, so that lines keep their numbers."""
    return "\n" * match[0].count("\n")
