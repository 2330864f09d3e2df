"""Why two results differ: what each was made from, compared part by part."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from analysis.document import InputError
from analysis.document.printing import printable
from analysis.run.provenance import Origin

# The kinds of reasons, in the order in which they are told.
KINDS = ("input", "parameter", "notebook", "code", "lexicon", "library", "python", "lock")

# These compute or read what numbers are made of; another library seldom moves one, so it is told later.
_COMPUTING = ("numpy", "pandas", "nltk", "vadersentiment", "onnxruntime", "pyarrow", "trafilatura")
_MOST_CHARACTERS = 40


class Basis(NamedTuple):
    """Hold all that a result was made from.

    ``inputs`` are files by name, ``notebooks`` the sources' cells by file name, both with a SHA-256;
    ``parameters`` are what each notebook was given, by its file name.
    """

    origin: Origin
    inputs: dict[str, str]
    parameters: dict[str, dict[str, object]]
    notebooks: dict[str, str]


class Reason(NamedTuple):
    """One part that is not as it was: its kind (one of ``KINDS``), its name, and what it was and is.

    A part that only one side has is the empty text on the other. Parts of code and lexicons are
    named from the package; a parameter is named ``notebook:name`` and valued in JSON.
    """

    kind: str
    name: str
    before: str
    after: str


def reasons(before: Basis, after: Basis) -> list[Reason]:
    """List what changed between two bases, by kind in the order of ``KINDS``, then by name.

    Where one of them knows its code by room only, both are compared by room. The parameters of a
    notebook that only one side ran are not told beside the notebook.
    """
    if any(_is_room(name) for basis in (before, after) for name in basis.origin.code):
        before, after = by_room(before), by_room(after)
    old, new = before.origin, after.origin
    shared = before.notebooks.keys() & after.notebooks.keys()
    return [
        *_changes("input", before.inputs, after.inputs),
        *_changes("parameter", _values(before, shared), _values(after, shared)),
        *_changes("notebook", before.notebooks, after.notebooks),
        *_changes("code", old.code, new.code),
        *_changes("lexicon", old.lexicons, new.lexicons),
        *sorted(_changes("library", old.libraries, new.libraries), key=_computing_first),
        *_changes("python", {"Python": old.python}, {"Python": new.python}),
        *_changes("lock", {"requirements.lock": old.lock}, {"requirements.lock": new.lock}),
    ]


def by_room(basis: Basis) -> Basis:
    """Give the same with one digest for each top-level room of the package, such as ``quotes/``."""
    rooms: dict[str, list[str]] = {}
    code: dict[str, str] = {}
    for name, digest in sorted(basis.origin.code.items()):
        room, slash, rest = name.partition("/")
        if slash and rest:
            rooms.setdefault(room + slash, []).append(f"{digest}  {rest}\n")
        else:
            code[name] = digest
    code |= {room: hashlib.sha256("".join(lines).encode()).hexdigest() for room, lines in rooms.items()}
    return basis._replace(origin=basis.origin._replace(code=dict(sorted(code.items()))))


def in_one_line(changes: Sequence[Reason], most: int = 6) -> str:
    """Tell people what changed: ``analysis/quotes/find.py changed; numpy 2.2.1 → 2.3.0``.

    After ``most`` of them the rest are counted; the empty text for none.
    """
    # A parameter given to all notebooks is one change.
    told = list(dict.fromkeys(_told(change) for change in changes))
    rest = len(told) - most
    return "; ".join(told[:most] + ([f"and {rest} more"] if rest > 0 else []))


def to_json(basis: Basis) -> str:
    """Write a basis as JSON, one part a line; the same content gives the same bytes."""
    record = {**basis._asdict(), "origin": basis.origin._asdict()}
    return json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def from_json(text: str, name: str = "basis") -> Basis:
    """Read what ``to_json`` wrote; raise ``InputError``, naming it ``name``, where it is anything else."""
    try:
        record = json.loads(text)
        origin = record["origin"]
        return Basis(
            origin=Origin(
                code=_texts(origin["code"]),
                lexicons=_texts(origin["lexicons"]),
                libraries=_texts(origin["libraries"]),
                python=_text(origin["python"]),
                lock=_text(origin["lock"]),
            ),
            inputs=_texts(record["inputs"]),
            parameters={key: dict(_mapping(value)) for key, value in _mapping(record["parameters"]).items()},
            notebooks=_texts(record["notebooks"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        raise InputError(f"{name}: does not say what a result was made from") from None


def _is_room(name: str) -> bool:
    return name.endswith("/")


def _changes(kind: str, before: Mapping[str, str], after: Mapping[str, str]) -> list[Reason]:
    """List the names whose values differ, in the order of the names."""
    return [
        Reason(kind, name, before.get(name, ""), after.get(name, ""))
        for name in sorted({*before, *after})
        if before.get(name, "") != after.get(name, "")
    ]


def _values(basis: Basis, notebooks: set[str]) -> dict[str, str]:
    """Name each parameter with its notebook, and write its value."""
    return {
        f"{notebook}:{name}": json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
        for notebook, given in basis.parameters.items()
        if notebook in notebooks
        for name, value in given.items()
    }


def _computing_first(change: Reason) -> int:
    return _COMPUTING.index(change.name) if change.name in _COMPUTING else len(_COMPUTING)


def _told(change: Reason) -> str:
    """Tell one change in a few words."""
    name = _short(change.name)
    if change.kind == "parameter":
        name = f"parameter {_short(change.name.partition(':')[2])}"
    if change.kind == "python":
        name = ""
    if change.kind in ("parameter", "library", "python"):
        return f"{name} {_short(change.before) or 'none'} → {_short(change.after) or 'none'}".strip()
    if change.kind in ("code", "lexicon"):
        name = f"analysis/{name}"
    elif change.kind in ("input", "notebook"):
        name = f"{change.kind} {name}"
    return f"{name} {'is new' if not change.before else 'changed' if change.after else 'is gone'}"


def _short(text: str) -> str:
    """Keep the text in its line: no line ends or other characters that print nothing, and not too many."""
    plain = printable(text, " ")
    return plain if len(plain) <= _MOST_CHARACTERS else f"{plain[: _MOST_CHARACTERS - 1]}…"


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise TypeError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(value: Any) -> dict[str, str]:
    return {key: _text(item) for key, item in _mapping(value).items()}
