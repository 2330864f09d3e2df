"""The house's own form: YAML with categories, their definitions and patterns."""

from analysis.lexicon.codebook.draft import (
    Draft,
    Severity,
    Written,
    WrittenCategory,
    WrittenPattern,
    nearest,
    shown,
)
from analysis.lexicon.codebook.yaml_tree import Items, Keys, Node, Text

FORM = "codebook"
CATEGORIES = "categories"
ABOUT = ("codebook", "title", "version", "source", "licence", "note")
_ABOUT_CATEGORY = ("label", "definition", "source", "note")
_CATEGORY = (*_ABOUT_CATEGORY, "patterns", "exclude", "examples")
_PATTERN = ("pattern", "weight", "pos", "exclude", "note")
_GROUP = ("patterns", "weight", "note")


def read_own(root: Keys) -> Draft:
    """Read a codebook, noting whatever does not stand where it belongs."""
    draft = Draft(FORM, published=False)
    seen: dict[str, int] = {}
    for key, node in root.pairs:
        _note_repetition(draft, key, seen, "key")
        if key.text in ABOUT:
            draft.about[key.text] = _one_text(draft, node, f"{key.text!r}")
        elif key.text == CATEGORIES:
            _read_categories(draft, node)
        else:
            known = nearest(key.text, (*ABOUT, CATEGORIES))
            draft.add_fault(key.line, f"unknown key {shown(key.text)}: {known}")
    for key_text in ("title", "source", "licence"):
        if not draft.about.get(key_text):
            draft.add_fault(root.line, f"the codebook states no {key_text}", Severity.WARNING)
    return draft


def _read_categories(draft: Draft, node: Node) -> None:
    if not isinstance(node, Keys):
        draft.add_fault(node.line, f"{CATEGORIES!r} must hold one key a category, each with 'patterns'")
        return
    if not node.pairs:
        draft.add_fault(node.line, "a codebook without categories")
    seen: dict[str, int] = {}
    for key, entry in node.pairs:
        _note_repetition(draft, key, seen, "category")
        if not key.text.strip():
            draft.add_fault(key.line, "a category without a name")
        elif isinstance(entry, Keys):
            draft.categories.append(_read_category(draft, key, entry))
        else:
            draft.add_fault(key.line, f"{shown(key.text)} must hold the key 'patterns'")


def _read_category(draft: Draft, key: Text, entry: Keys) -> WrittenCategory:
    category = WrittenCategory(key.text, key.line, label=key.text)
    name = shown(key.text)
    seen: dict[str, int] = {}
    for field, node in entry.pairs:
        _note_repetition(draft, field, seen, "key")
        what = f"{field.text!r} of {name}"
        if field.text in _ABOUT_CATEGORY:
            text = _one_text(draft, node, what)
            if field.text == "label":
                category.label = text or key.text
            elif field.text == "definition":
                category.definition = text
            elif field.text == "source":
                category.source = text
        elif field.text == "patterns":
            if isinstance(node, Items):
                category.patterns = [
                    pattern for item in node.items for pattern in _read_entry(draft, name, item)
                ]
            elif not (isinstance(node, Text) and not node.text.strip()):
                draft.add_fault(field.line, f"{what} must be a list, one pattern a line")
                continue
            if isinstance(node, Text) or not node.items:
                draft.add_fault(field.line, f"{name} has no patterns")
        elif field.text == "exclude":
            category.exclude = _texts(draft, node, what)
        elif field.text == "examples":
            category.examples = _texts(draft, node, what)
        else:
            draft.add_fault(
                field.line, f"unknown key {shown(field.text)} in {name}: {nearest(field.text, _CATEGORY)}"
            )
    if "patterns" not in seen:
        draft.add_fault(key.line, f"{name} has no patterns")
    for field_text, value in (("definition", category.definition), ("source", category.source)):
        if not value:
            draft.add_fault(key.line, f"{name} has no {field_text}", Severity.WARNING)
    return category


def _read_entry(draft: Draft, name: str, node: Node) -> list[WrittenPattern]:
    """Give the pattern of an entry, or those of a group, which share its weight where they have none."""
    if not (isinstance(node, Keys) and any(field.text == "patterns" for field, _ in node.pairs)):
        pattern = _read_pattern(draft, name, node)
        return [pattern] if pattern else []
    weight = "1"
    patterns: list[WrittenPattern] = []
    seen: dict[str, int] = {}
    for field, value in node.pairs:
        _note_repetition(draft, field, seen, "key")
        if field.text == "weight":
            weight = _one_text(draft, value, f"the weight of a group in {name}")
        elif field.text == "patterns" and isinstance(value, Items) and value.items:
            patterns = [
                pattern for item in value.items if (pattern := _read_pattern(draft, name, item, weight=""))
            ]
        elif field.text == "patterns":
            draft.add_fault(field.line, f"'patterns' of a group in {name} must be a list of patterns")
        elif field.text != "note":
            known = nearest(field.text, _GROUP)
            draft.add_fault(field.line, f"unknown key {shown(field.text)} of a group in {name}: {known}")
    for pattern in patterns:
        pattern.weight = pattern.weight or weight
    return patterns


def _read_pattern(draft: Draft, name: str, node: Node, weight: str = "1") -> WrittenPattern | None:
    if isinstance(node, Text):
        return WrittenPattern(node.text, node.line, weight)
    if isinstance(node, Items):
        draft.add_fault(node.line, f"a list among the patterns of {name}: write one pattern a line")
        return None
    pattern: WrittenPattern | None = None
    fields: dict[str, Node] = {}
    seen: dict[str, int] = {}
    for field, value in node.pairs:
        _note_repetition(draft, field, seen, "key")
        if field.text not in _PATTERN:
            known = nearest(field.text, _PATTERN)
            draft.add_fault(field.line, f"unknown key {shown(field.text)} of a pattern in {name}: {known}")
        fields[field.text] = value
    if "pattern" not in fields:
        draft.add_fault(node.line, f"an entry of {name} lacks the key 'pattern'")
        return None
    text = _one_text(draft, fields["pattern"], f"'pattern' in {name}")
    pattern = WrittenPattern(text, fields["pattern"].line, weight)
    if "weight" in fields:
        pattern.weight = _one_text(draft, fields["weight"], f"the weight of {shown(text)}")
    if "pos" in fields:
        pattern.pos = _texts(draft, fields["pos"], f"'pos' of {shown(text)}")
    if "exclude" in fields:
        pattern.exclude = _texts(draft, fields["exclude"], f"'exclude' of {shown(text)}")
    return pattern


def _one_text(draft: Draft, node: Node, what: str) -> str:
    if isinstance(node, Text):
        return node.text.strip()
    draft.add_fault(node.line, f"{what} must be one text, not a list or keys")
    return ""


def _texts(draft: Draft, node: Node, what: str) -> list[Written]:
    """Give a list of texts; one text alone is a list of one."""
    if isinstance(node, Keys):
        draft.add_fault(
            node.line, f"{what} must be a list of texts; one that holds ': ' needs quotation marks"
        )
        return []
    texts = []
    for item in node.items if isinstance(node, Items) else [node]:
        if not isinstance(item, Text):
            draft.add_fault(
                item.line, f"{what} must hold texts only; one that holds ': ' needs quotation marks"
            )
        elif item.text.strip():
            texts.append(Written(item.text, item.line))
    return texts


def _note_repetition(draft: Draft, key: Text, seen: dict[str, int], what: str) -> None:
    if key.text in seen:
        draft.add_fault(key.line, f"the {what} {shown(key.text)} stands at line {seen[key.text]} already")
    seen.setdefault(key.text, key.line)
