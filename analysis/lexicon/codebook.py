"""Codebooks: categories with definitions and patterns, read from YAML and checked."""

import difflib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from analysis.document import InputError
from analysis.document.sources import find_source
from analysis.lexicon.matcher import Match, Matcher
from analysis.lexicon.pattern import Pattern, parse_pattern, split_into_tokens, stands_in

_FOLDER = files("analysis") / "data" / "codebooks"


class Category(NamedTuple):
    """A frame or kind of word: what it means, where that comes from, and what shows it.

    ``examples`` are sentences in which it stands.
    """

    id: str
    label: str
    definition: str
    source: str
    patterns: tuple[Pattern, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True)
class Codebook:
    """Hold named categories of patterns, with where they come from and under which licence."""

    name: str
    title: str
    version: str
    source: str
    licence: str
    categories: tuple[Category, ...]

    @cached_property
    def matcher(self) -> Matcher[Pattern]:
        """Give the compiled patterns of all categories; ``find`` says which of its matches count."""
        return Matcher(
            ((category.id, category.patterns) for category in self.categories),
            lambda pattern: pattern.is_conditional,
        )

    @cached_property
    def labels(self) -> dict[str, str]:
        """Map each category's id to the label that readers see, in the codebook's order."""
        return {category.id: category.label for category in self.categories}

    def find(self, words: Sequence[str], read_tags: Callable[[], Sequence[str]]) -> Iterator[Match[Pattern]]:
        """Yield where patterns count among lower-case tokens, in reading order.

        ``read_tags`` gives the Penn tags of the tokens; it is called when a pattern with a part of speech
        is first met, and not at all where there is none. A category counts a token once: the pattern
        of most words wins, then a whole word before a stem, then the longer stem; one that is excluded
        or has another part of speech leaves its place to the next.
        """
        tags: list[Sequence[str]] = []

        def admits(pattern: Pattern, first: int) -> bool:
            if pattern.exclude and pattern.is_excluded(words, first):
                return False
            if not pattern.pos:
                return True
            if not tags:
                tags.append(read_tags())
            return tags[0][first] in pattern.penn_tags

        return self.matcher.find(words, admits)


def codebook_names() -> list[str]:
    """List the codebooks that come with the package, in order of name."""
    return sorted(
        entry.name.removesuffix(".yaml") for entry in _FOLDER.iterdir() if entry.name.endswith(".yaml")
    )


def is_codebook_file(name: str) -> bool:
    """Tell whether a codebook is named by the path of a YAML file rather than by its name here."""
    return name.endswith((".yaml", ".yml"))


@lru_cache(maxsize=16)
def load_codebook(name: str) -> Codebook:
    """Read a codebook by its name in the package, or from a file by a path ending in ``.yaml``.

    A relative path is looked up from the working directory, then from the project root.

    Raise ``InputError`` where there is none of that name, or where the file is not a codebook:
    the message names the file, the category and the pattern.

    >>> load_codebook("policy").labels["economic"]
    'Economic'
    """
    if is_codebook_file(name):
        path = find_source(name).path
        try:
            text = path.read_text(encoding="utf-8") if path else ""
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{name}: cannot be read as UTF-8 text: {error}") from None
    else:
        names = codebook_names()
        if name not in names:
            near = difflib.get_close_matches(name, names, n=1)
            hint = f"; did you mean {near[0]!r}?" if near else ""
            raise InputError(
                f"no codebook {name!r}: there are {', '.join(names)}, or give a .yaml file{hint}"
            )
        text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return _parse_codebook(text, name)


def _parse_codebook(text: str, where: str) -> Codebook:
    """Check and build a codebook from YAML text."""
    import yaml

    try:
        content = yaml.safe_load(text)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: cannot be read: {str(error).splitlines()[0]}") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise InputError(f"{where}{line}: not YAML: {getattr(error, 'problem', None) or error}") from None
    if not isinstance(content, Mapping) or not isinstance(content.get("categories"), Mapping):
        raise InputError(f"{where}: a codebook needs the key 'categories' with one entry a category")
    if not content["categories"]:
        raise InputError(f"{where}: a codebook without categories")
    categories = tuple(_parse_category(key, entry, where) for key, entry in content["categories"].items())
    stem = Path(where).stem
    return Codebook(
        name=str(content.get("codebook", stem)),
        title=str(content.get("title", stem)),
        version=str(content.get("version", "")),
        source=str(content.get("source", "")),
        licence=str(content.get("licence", "")),
        categories=categories,
    )


def _parse_category(key: object, entry: Any, where: str) -> Category:
    """Check and build one category."""
    if not isinstance(key, str) or not key.strip():
        raise InputError(f"{where}: category {key!r} is not named by text; put its name in quotation marks")
    if not isinstance(entry, Mapping):
        raise InputError(f"{where}: category {key!r} needs the key 'patterns'")
    listed = entry.get("patterns")
    if not isinstance(listed, list) or not listed:
        raise InputError(f"{where}: category {key!r} has no patterns")
    patterns: dict[tuple[object, ...], Pattern] = {}
    try:
        excluded_everywhere = [(phrase, split_into_tokens(phrase)) for phrase in _texts(entry, "exclude")]
        for item in listed:
            pattern = _parse_entry(item, excluded_everywhere)
            if (pattern.parts, pattern.pos) in patterns:
                raise ValueError(f"{pattern.text!r} stands there twice")
            patterns[pattern.parts, pattern.pos] = pattern
        examples = _texts(entry, "examples")
    except (TypeError, ValueError) as error:
        raise InputError(f"{where}: category {key!r}: {error}") from None
    return Category(
        id=str(key),
        label=str(entry.get("label", key)),
        definition=str(entry.get("definition", "")),
        source=str(entry.get("source", "")),
        patterns=tuple(patterns.values()),
        examples=tuple(examples),
    )


def _parse_entry(item: Any, excluded: Sequence[tuple[str, tuple[str, ...]]]) -> Pattern:
    """Read an entry of ``patterns``: text, or a mapping that says more; raise ``ValueError``."""
    if not isinstance(item, Mapping):
        item = {"pattern": item}
    if "pattern" not in item:
        raise ValueError(f"{dict(item)!r} lacks 'pattern'")
    text = _as_written(item["pattern"])
    own = _texts(item, "exclude")
    parts = split_into_tokens(text)
    own += [phrase for phrase, phrase_parts in excluded if stands_in(parts, phrase_parts)]
    return parse_pattern(text, float(item.get("weight", 1.0)), _texts(item, "pos"), own)


def _texts(entry: Mapping[str, Any], key: str) -> list[str]:
    """Give what stands under a key as a list of texts; one text alone is a list of one."""
    value = entry.get(key) or []
    return [_as_written(item) for item in (value if isinstance(value, list) else [value])]


def _as_written(item: object) -> str:
    """Give a value as text; refuse what YAML read as something else."""
    if not isinstance(item, str):
        raise ValueError(
            f"{item!r} is not text; put it in quotation marks (YAML reads no, on and 1 as values)"
        )
    return item
