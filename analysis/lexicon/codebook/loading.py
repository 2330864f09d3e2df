"""Codebooks by name and from files in any form known here, to be used or to be checked."""

import difflib
from functools import cache, lru_cache
from typing import NamedTuple

from analysis.document import InputError
from analysis.document.errors import warn_of_input
from analysis.document.identity import id_from_stem
from analysis.document.sources import find_source
from analysis.lexicon.codebook.checking import Checked, check_draft
from analysis.lexicon.codebook.draft import Draft, Fault, Severity, nearest
from analysis.lexicon.codebook.lexicoder import read_lexicoder_lines, read_lexicoder_xml
from analysis.lexicon.codebook.liwc import read_liwc, read_liwc22
from analysis.lexicon.codebook.own_yaml import ABOUT, CATEGORIES, read_own
from analysis.lexicon.codebook.packing import unpack
from analysis.lexicon.codebook.quanteda import read_quanteda
from analysis.lexicon.codebook.record import Codebook
from analysis.lexicon.codebook.review import review
from analysis.lexicon.codebook.yaml_tree import Keys, Node, read_tree
from analysis.lexicon.compiled import CODEBOOKS, DATA, read_compiled
from analysis.lexicon.text_files import read_text_file

ENDINGS = (".yaml", ".yml", ".lcd", ".ykd", ".lc3", ".dic", ".dicx")

_FOLDER = DATA / CODEBOOKS
_MOST_NAMED = 3


class _File(NamedTuple):
    """A codebook's text before it is read: how it is named to people, its stem and its ending."""

    name: str
    stem: str
    suffix: str
    text: str


def codebook_names() -> list[str]:
    """List the codebooks that come with the package, in order of name."""
    return sorted(
        entry.name.removesuffix(".yaml") for entry in _FOLDER.iterdir() if entry.name.endswith(".yaml")
    )


def is_codebook_file(name: str) -> bool:
    """Tell whether a codebook is named by the path of a file rather than by its name here."""
    return name.lower().endswith(ENDINGS)


def load_codebook(name: str) -> Codebook:
    """Read a codebook by its name in the package, or from a file by its path.

    A path ends in ``.yaml`` or ``.yml`` (the house's form, or a dictionary of quanteda), ``.lcd``, ``.lc3``
    (Lexicoder), ``.ykd`` (Yoshikoder), ``.dic`` or ``.dicx`` (LIWC). A relative path is looked up from the
    working directory, then from the project root.

    Raises ``InputError`` where there is none of that name, or where the codebook would not count what it
    says: the message names the file, the lines and what is wrong. Issues ``InputWarning`` for what was
    left out of a dictionary in another program's form, each time: a kernel that is kept for many notebooks
    must tell each of them. What was read is kept until the file changes.

    >>> load_codebook("policy").labels["economic"]
    'Economic'
    """
    if not is_codebook_file(name):
        return _load_named(name)
    file = _find_file(name)
    codebook, left_out = _load(file)
    if left_out:
        warn_of_input(f"{file.name}: {left_out}", file.name)
    return codebook


@cache
def _load_named(name: str) -> Codebook:
    if name in codebook_names():
        source = f"{CODEBOOKS}/{name}.yaml"
        packed = read_compiled(source, (DATA / source).read_bytes())
        if packed is not None:
            return unpack(packed)
    return parse_named(name)


def parse_named(name: str) -> Codebook:
    """Read a codebook of the package from its YAML, whether or not there is a compiled form of it."""
    return _load(_find_file(name))[0]


@lru_cache(maxsize=16)
def _load(file: _File) -> tuple[Codebook, str]:
    """Give the codebook, and in words what was left out of a dictionary in another program's form."""
    draft = _read_draft(file)
    checked = check_draft(draft)
    errors = [fault for fault in draft.faults if fault.severity is Severity.ERROR]
    if errors:
        raise InputError(f"{file.name}: {_in_one_line(errors)}; see all: analysis codebook check {file.name}")
    left_out = _in_one_line(draft.faults) if draft.published and draft.faults else ""
    return _make_codebook(draft, checked, file), left_out


def check_codebook(name: str) -> list[Fault]:
    """List every fault of a codebook in order of its lines; ``name`` is as for ``load_codebook``.

    Besides what ``load_codebook`` refuses these are: patterns that add nothing to another of their category
    or count in two; stems that catch 12 common words or more, or one of the most frequent; initials that are
    words too; missing definitions and sources; examples in which no pattern of their category is found.

    Raises ``InputError`` where the file cannot be read at all.
    """
    file = _find_file(name)
    draft = _read_draft(file)
    checked = check_draft(draft)
    review(draft, checked, _make_codebook(draft, checked, file))
    return sorted(dict.fromkeys(draft.faults), key=lambda fault: (fault.line, -fault.severity))


def _find_file(name: str) -> _File:
    if is_codebook_file(name):
        source = find_source(name)
        return _File(source.name, source.stem, source.suffix, read_text_file(source, "codebook"))
    names = codebook_names()
    if name not in names:
        near = difflib.get_close_matches(name, names, n=1)
        hint = f"; did you mean {near[0]!r}?" if near else ""
        raise InputError(
            f"no codebook {name!r}: there are {', '.join(names)}, or give a file ending in "
            f"{', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}{hint}"
        )
    return _File(f"{name}.yaml", name, ".yaml", (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def _read_draft(file: _File) -> Draft:
    """Read a file in the form it has: told from its ending, and YAML by its keys."""
    if not file.text.strip():
        raise InputError(
            f"{file.name} is empty: a codebook needs the key 'categories' with one entry a category"
        )
    if file.suffix in (".lcd", ".ykd"):
        return read_lexicoder_xml(file.text, file.name)
    if file.suffix == ".lc3":
        return read_lexicoder_lines(file.text)
    if file.suffix == ".dic":
        return read_liwc(file.text, file.name)
    if file.suffix == ".dicx":
        return read_liwc22(file.text)
    root = read_tree(file.text, file.name)
    if not isinstance(root, Keys):
        raise InputError(f"{file.name}: a codebook needs the key 'categories' with one entry a category")
    keys = [key.text for key, _ in root.pairs]
    if CATEGORIES in keys:
        return read_own(root)
    if any(key in ABOUT for key in keys) or any(_holds_own_keys(node) for _, node in root.pairs):
        near = [hint for hint in difflib.get_close_matches(CATEGORIES, keys, n=1) if hint not in ABOUT]
        hint = f"; {near[0]!r} stands there: {nearest(near[0], [CATEGORIES])}" if near else ""
        raise InputError(
            f"{file.name}: a codebook needs the key 'categories' with one entry a category{hint}"
        )
    return read_quanteda(root)


def _holds_own_keys(node: Node) -> bool:
    """Tell whether something below has the key ``patterns``, which only the house's form has."""
    return isinstance(node, Keys) and any(
        key.text == "patterns" or _holds_own_keys(value) for key, value in node.pairs
    )


def _make_codebook(draft: Draft, checked: Checked, file: _File) -> Codebook:
    about = draft.about
    return Codebook(
        name=about.get("codebook") or id_from_stem(file.stem),
        title=about.get("title") or file.stem,
        version=about.get("version", ""),
        source=about.get("source", ""),
        licence=about.get("licence", ""),
        categories=tuple(checked.categories),
        form=draft.form,
    )


def _in_one_line(faults: list[Fault]) -> str:
    in_order = sorted(faults, key=lambda fault: fault.line)
    named = [f"line {fault.line}: {fault.message}" for fault in in_order[:_MOST_NAMED]]
    if len(faults) > _MOST_NAMED:
        named.append(f"and {len(faults) - _MOST_NAMED:,} more")
    return "; ".join(named)
