"""Parameters of notebooks: what they declare, and values checked before any kernel starts."""

import ast
import difflib
import io
import json
import tokenize
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from analysis.document import InputError
from analysis.framing.statistics.company import UNITS
from analysis.lexicon import load_codebook
from analysis.quotes.attribution import MODES
from analysis.run.provenance import read_cells
from analysis.sentiment import check_scorers
from analysis.sentiment.targets.finding import MODELS

# These the run sets itself.
RESERVED = {"article": "give the article as INPUT", "save_to": "say where reports go with --out"}
# What a value must be beside its type, or a notebook would stop over it: among these, or so much at least.
_CHOICES: dict[str, Sequence[str]] = {"mode": MODES, "unit": UNITS, "target_model": MODELS}
_LEAST = {"min_words": 0, "context": 0, "word_window": 1, "sentence_window": 1, "random_state": 0}
_ODD = ("sentence_window",)


class Parameter(NamedTuple):
    """A parameter as its notebook declares it: ``name: type = default  # comment``."""

    name: str
    type: str
    default: Any
    comment: str


def declared_parameters(notebook: Path) -> dict[str, Parameter]:
    """Read the parameters that a notebook declares in its cell tagged ``parameters``.

    papermill's own reader works by a pattern that a ``#`` or ``=`` inside a default misleads, so
    the cell is parsed as Python. Raise ``InputError`` where it is anything but typed literals.
    """
    cells = read_cells(notebook)
    tagged = [cell for cell in cells if "parameters" in cell.get("metadata", {}).get("tags", [])]
    if not tagged:
        raise InputError(f"{notebook.name}: no cell is tagged 'parameters'")
    try:
        return _declared(notebook, "".join(tagged[0]["source"]))
    except InputError:
        raise
    except (SyntaxError, tokenize.TokenError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise InputError(f"{notebook.name}: cannot read the cell of its parameters: {reason}") from None


def _declared(notebook: Path, source: str) -> dict[str, Parameter]:
    comments = {
        token.start[0]: token.string.lstrip("# ")
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    declared = {}
    for node in ast.parse(source).body:
        if not (isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value):
            raise InputError(f"{notebook.name}: the parameters cell holds more than 'name: type = literal'")
        name, comment = node.target.id, comments.get(node.end_lineno or 0, "")
        declared[name] = Parameter(name, ast.unparse(node.annotation), ast.literal_eval(node.value), comment)
    return declared


def check_parameters(given: Mapping[str, object], notebooks: Iterable[Path]) -> dict[Path, dict[str, object]]:
    """Give each notebook the values it declares, in the type it declares.

    Text from the command line is read as the declared type, so ``-p label=007`` stays text where
    text is asked for. Raise ``InputError`` for a name that no notebook declares, with the nearest
    one that some notebook does, for a value of the wrong type or out of range, and for what the run sets
    itself.
    """
    declared = {notebook: declared_parameters(notebook) for notebook in notebooks}
    for name, value in given.items():
        owners = [parameters[name] for parameters in declared.values() if name in parameters]
        if name in RESERVED:
            raise InputError(f"parameter {name!r} is set by the run itself; {RESERVED[name]}")
        if not owners:
            names = sorted({n for parameters in declared.values() for n in parameters} - set(RESERVED))
            near = difflib.get_close_matches(name, names, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(names)}"
            raise InputError(f"no notebook has a parameter {name!r}; {hint}")
        for owner in owners:
            _read_value(owner, value)
    # In the order declared: papermill writes them down as they come, and bytes must not hang on that.
    values = {
        notebook: {name: _read_value(own[name], given[name]) for name in own if name in given}
        for notebook, own in declared.items()
    }
    for notebook, own in values.items():
        for name, value in own.items():
            _check_value(name, value)
        _check_thresholds({name: parameter.default for name, parameter in declared[notebook].items()} | own)
    return values


def check_codebooks(parameters: Iterable[Mapping[str, object]]) -> None:
    """Load each codebook that a parameter names; raise ``InputError`` for one that cannot be."""
    for name in dict.fromkeys(str(values["codebook"]) for values in parameters if "codebook" in values):
        load_codebook(name)


def named_scorers(parameters: Iterable[Mapping[str, object]]) -> list[str]:
    """List the scorers that parameters name, each once; the defaults of notebooks are not among them."""
    named: dict[str, None] = {}
    for values in parameters:
        compared = values.get("compare", [])
        names = [values["scorer"]] if "scorer" in values else []
        named |= dict.fromkeys(map(str, [*names, *(compared if isinstance(compared, list) else [])]))
    return list(named)


def check_scorer_parameters(parameters: Iterable[Mapping[str, object]]) -> list[str]:
    """Give the scorers that parameters name; raise ``InputError`` for one that cannot be had."""
    named = named_scorers(parameters)
    check_scorers(named)
    return named


def _check_value(name: str, value: object) -> None:
    """Refuse a value that the measures would refuse, or could make nothing of."""
    if name in _CHOICES and value not in _CHOICES[name]:
        raise InputError(f"parameter {name!r} is one of {', '.join(_CHOICES[name])}, not {str(value)[:60]!r}")
    if name in _LEAST and isinstance(value, int):
        odd = ", an odd number" if name in _ODD else ""
        if value < _LEAST[name] or (odd and value % 2 == 0):
            raise InputError(f"parameter {name!r} is {_LEAST[name]} or more{odd}, not {value}")


def _check_thresholds(values: Mapping[str, object]) -> None:
    positive, negative = values.get("positive"), values.get("negative")
    if isinstance(positive, float) and isinstance(negative, float) and positive < negative:
        raise InputError(f"parameter 'positive', {positive}, must not lie below 'negative', {negative}")


def read_text(text: str, *, as_list: bool) -> object:
    """Read a value as it is written on the command line: as JSON, and a list also as words parted by commas.

    Raise ``ValueError`` or ``RecursionError`` for what is neither.
    """
    try:
        return json.loads({"True": "true", "False": "false"}.get(text, text))
    except (ValueError, RecursionError):
        if not as_list:
            raise
        return [part.strip() for part in text.split(",")]


def _read_value(parameter: Parameter, value: object) -> object:
    """Give the value in the parameter's type, read from text where it came as text."""
    wanted = parameter.type
    short = str(value)[:60]
    refusal = InputError(
        f"parameter {parameter.name!r} takes {wanted} (such as {parameter.default!r}), not {short!r}"
    )
    if wanted == "str":
        if not isinstance(value, str):
            raise refusal
        return value
    if isinstance(value, str):
        try:
            value = read_text(value, as_list=wanted.startswith("list"))
        except (ValueError, RecursionError):
            raise refusal from None
    accepted = {
        "int": isinstance(value, int) and not isinstance(value, bool),
        "float": isinstance(value, int | float) and not isinstance(value, bool),
        "bool": isinstance(value, bool),
        "list[str]": isinstance(value, list) and all(isinstance(part, str) for part in value),
    }
    if not accepted.get(wanted, False):
        raise refusal
    return float(value) if wanted == "float" and isinstance(value, int) else value
