"""A YAML file as a tree of texts, lists and keys that know their lines."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from analysis.document import InputError

# Nothing that is read here nests deeper; what does is damage or an attack.
_DEEPEST = 30


class Text(NamedTuple):
    """A value as written: ``no``, ``on`` and ``1`` are words too."""

    text: str
    line: int


class Items(NamedTuple):
    """A list of values."""

    items: "list[Node]"
    line: int


class Keys(NamedTuple):
    """Keys with their values, in the order of the file; a key may stand there twice."""

    pairs: "list[tuple[Text, Node]]"
    line: int


Node = Text | Items | Keys


def read_tree(text: str, name: str) -> Node | None:
    """Read a YAML file; None where it holds nothing.

    Raises ``InputError`` with the line of what is not YAML, of a reference (``*name``), of a key that is not
    a text, of what nests too deep, and of a second document.
    """
    import yaml

    root: Node | None = None
    # Open lists and keys, each with the key that waits for its value.
    stack: list[Items | Keys] = []
    waiting: list[Text | None] = []
    for event in _events(text, name):
        line = int(event.start_mark.line) + 1
        if isinstance(event, yaml.SequenceEndEvent | yaml.MappingEndEvent):
            stack.pop()
            waiting.pop()
            continue
        node: Node
        if isinstance(event, yaml.AliasEvent):
            raise InputError(
                f"{name}: line {line}: YAML takes '*{event.anchor}' for a reference: write its content out; "
                "a star may only end a word"
            )
        if isinstance(event, yaml.ScalarEvent):
            node = Text(str(event.value), line)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = Items([], line)
        elif isinstance(event, yaml.MappingStartEvent):
            node = Keys([], line)
        else:
            continue
        if not stack:
            if root is not None:
                raise InputError(f"{name}: line {line}: a second document begins there: keep one")
            root = node
        elif isinstance(stack[-1], Items):
            stack[-1].items.append(node)
        elif (key := waiting[-1]) is not None:
            stack[-1].pairs.append((key, node))
            waiting[-1] = None
        elif isinstance(node, Text):
            waiting[-1] = node
            continue
        else:
            raise InputError(f"{name}: line {line}: a key must be a word, not a list or keys")
        if not isinstance(node, Text):
            stack.append(node)
            waiting.append(None)
            if len(stack) > _DEEPEST:
                raise InputError(f"{name}: line {line}: nested deeper than {_DEEPEST} levels")
    return root


def _events(text: str, name: str) -> Iterator[Any]:
    """Parse a file event by event, which nests no calls however deep the file does."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = f": line {mark.line + 1}" if mark else ""
        raise InputError(f"{name}{line}: not YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise InputError(f"{name}: not YAML: {str(error).partition(chr(10))[0]}") from None
