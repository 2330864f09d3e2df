"""The outline of a YAML file: its keys, and the scalars under them, each with its line."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from analysis.document import InputError
from analysis.lexicon.valences.reading import shown


class Scalar(NamedTuple):
    """A value as written, and its line."""

    text: str
    line: int


class Section(NamedTuple):
    """A key of the file: one value, a list, or pairs of key and value under it; the others are empty."""

    key: Scalar
    value: Scalar | None = None
    items: tuple[Scalar, ...] = ()
    pairs: tuple[tuple[Scalar, Scalar], ...] = ()


def read_outline(text: str, name: str) -> list[Section]:
    """Read the sections of a YAML file whose values are scalars, lists of them, or pairs of them.

    Everything stays text: ``no`` and ``on`` are words here. A key that stands twice is two sections
    or two pairs. Nothing is built beyond what the file spells out, so a file of nested aliases costs nothing.

    Raises ``InputError`` with the line of what is not YAML, of an alias, and of anything nested deeper.
    """
    import yaml

    events = _events(text, name)
    sections: list[Section] = []
    event = next(events, None)
    if event is None:
        return sections
    if not isinstance(event, yaml.MappingStartEvent):
        raise InputError(f"{name}: {_line(event)}: keys such as 'valences:' must stand there")
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _scalar(event, name)
        event = next(events)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(events), yaml.SequenceEndEvent):
                items.append(_scalar(event, name))
            sections.append(Section(key, items=tuple(items)))
        elif isinstance(event, yaml.MappingStartEvent):
            pairs = []
            while not isinstance(event := next(events), yaml.MappingEndEvent):
                pairs.append((_scalar(event, name), _scalar(next(events), name)))
            sections.append(Section(key, pairs=tuple(pairs)))
        else:
            sections.append(Section(key, value=_scalar(event, name)))
    extra = next(events, None)
    if extra is not None:
        raise InputError(f"{name}: {_line(extra)}: a second document begins there: keep one")
    return sections


def _events(text: str, name: str) -> Iterator[Any]:
    """Parse a file event by event, which nests no calls however deep the file does."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    frame = (
        yaml.StreamStartEvent,
        yaml.StreamEndEvent,
        yaml.DocumentStartEvent,
        yaml.DocumentEndEvent,
    )
    try:
        for event in yaml.parse(text, Loader=loader):
            if not isinstance(event, frame):
                yield event
    except yaml.MarkedYAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = f": line {mark.line + 1}" if mark else ""
        raise InputError(f"{name}{line}: not YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise InputError(f"{name}: not YAML: {str(error).partition(chr(10))[0]}") from None


def _scalar(event: Any, name: str) -> Scalar:
    import yaml

    if isinstance(event, yaml.ScalarEvent):
        return Scalar(str(event.value), _line_number(event))
    if isinstance(event, yaml.AliasEvent):
        raise InputError(
            f"{name}: {_line(event)}: YAML takes {shown('*' + str(event.anchor))} for a reference: "
            "write its content out; a star may only end a word"
        )
    raise InputError(f"{name}: {_line(event)}: a word or a number must stand there, not a list or keys")


def _line(event: Any) -> str:
    return f"line {_line_number(event)}"


def _line_number(event: Any) -> int:
    return int(event.start_mark.line) + 1
