"""Dictionaries of quanteda: YAML with patterns under keys that may be nested."""

from analysis.lexicon.codebook.draft import Draft, WrittenCategory, WrittenPattern, shown
from analysis.lexicon.codebook.yaml_tree import Items, Keys, Node, Text

FORM = "quanteda dictionary"
# Under these keys quanteda writes the patterns of a key that has keys below it too.
_OWN_PATTERNS = ("__", "")


def read_quanteda(root: Keys) -> Draft:
    """Read a dictionary: a category for every key that holds patterns, named by its path as ``law.crime``.

    As in quanteda, a key that holds both patterns and further keys is a category of the former only.
    """
    draft = Draft(FORM, published=True)
    categories: dict[str, WrittenCategory] = {}
    _read_keys(draft, categories, root, "")
    draft.categories = list(categories.values())
    return draft


def _read_keys(draft: Draft, categories: dict[str, WrittenCategory], keys: Keys, parent: str) -> None:
    for key, node in keys.pairs:
        name = parent if key.text in _OWN_PATTERNS and parent else ".".join(filter(None, (parent, key.text)))
        if not name.strip():
            draft.add_fault(key.line, "a key without a name")
        elif isinstance(node, Keys):
            _read_keys(draft, categories, node, name)
        else:
            category = categories.setdefault(name, WrittenCategory(name, key.line, label=name))
            _read_patterns(draft, categories, category, node)


def _read_patterns(
    draft: Draft, categories: dict[str, WrittenCategory], category: WrittenCategory, node: Node
) -> None:
    for item in node.items if isinstance(node, Items) else [node]:
        if isinstance(item, Text):
            if item.text.strip():
                category.patterns.append(WrittenPattern(item.text, item.line))
        elif isinstance(item, Keys):
            _read_keys(draft, categories, item, category.id)
        else:
            draft.add_fault(item.line, f"a list within the list of {shown(category.id)}")
    if not category.patterns and not isinstance(node, Keys):
        draft.add_fault(category.line, f"{shown(category.id)} has no patterns")
