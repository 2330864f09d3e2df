"""Read a manifest as text from outside: every name and hash is checked before anybody follows it."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from analysis.document import InputError
from analysis.document.identity import is_safe_id
from analysis.run.folders import shown
from analysis.run.manifest.record import (
    ARTICLE,
    CODE,
    DOUBLE,
    INSTRUMENT,
    LEXICON,
    LIBRARY,
    LOCK,
    MANIFEST,
    NOTEBOOK,
    PARAMETER,
    PYTHON,
    RUN,
    DamagedManifestError,
    Manifest,
    carried_name,
    outside,
)
from analysis.run.provenance import Origin
from analysis.run.reasons import Basis

# A manifest has some 150,000 bytes; what is far beyond was not written here.
_MOST_BYTES = 20_000_000
_SHA256 = re.compile(r"[0-9a-f]{64}")


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of the report in ``folder``.

    Raise ``InputError`` where there is none, so that the folder is no report, and
    ``DamagedManifestError`` for one that cannot be read or names what lies outside the folder.
    """
    path = folder / MANIFEST
    if not folder.is_dir():
        raise InputError(f"{shown(folder)}: is no folder, so it is no report")
    if path.is_symlink() or not path.is_file():
        raise InputError(f"{shown(folder)}: is no report: it holds no {MANIFEST}")
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise DamagedManifestError("it is far too big")
        content = json.loads(path.read_text(encoding="utf-8"), parse_constant=_refuse_constant)
        return _manifest(_by_id(content))
    except DamagedManifestError as error:
        raise DamagedManifestError(f"{shown(path)}: the manifest is damaged: {error}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        reason = _in_words(error)
        raise DamagedManifestError(f"{shown(path)}: the manifest is damaged: {reason}") from None


def _refuse_constant(name: str) -> None:
    raise DamagedManifestError(f"it holds {name}, which is no JSON")


def _in_words(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"it is no JSON (line {error.lineno})"
    if isinstance(error, UnicodeDecodeError):
        return "it is no UTF-8"
    if isinstance(error, KeyError):
        return f"{str(error.args[0])[:80]!r} is missing"
    return "it is not of the form that reports have"


def _by_id(content: Any) -> dict[str, dict[str, Any]]:
    """Name the entities by their ids, each of which must be there once."""
    named: dict[str, dict[str, Any]] = {}
    for entity in content["@graph"]:
        if entity["@id"] in named:
            raise DamagedManifestError(f"{entity['@id'][:80]!r} stands in it twice")
        named[entity["@id"]] = entity
    return named


def _manifest(entities: dict[str, dict[str, Any]]) -> Manifest:
    root, run = entities["./"], entities[RUN]
    doc_id = _text(root["identifier"])
    if not is_safe_id(doc_id):
        raise DamagedManifestError(f"the id {doc_id[:80]!r} could not name a folder")
    files = _files(entities, _ids(root["hasPart"]))
    used = [name for name in map(unquote, _ids(run["object"])) if not name.startswith(PARAMETER)]
    if ARTICLE not in used or not set(used) <= set(files):
        raise DamagedManifestError("what went into the report is not all in it")
    notebooks = _hashed(entities, NOTEBOOK)
    for name in notebooks:
        if outside(name) or "/" in name or not name.endswith(".ipynb"):
            raise DamagedManifestError(f"{name[:80]!r} names no notebook")
    parameters = _parameters(entities, files, notebooks)
    basis = Basis(
        origin=_origin(entities),
        inputs={name: files[name] for name in sorted(used)},
        parameters=parameters,
        notebooks=notebooks,
    )
    described = [
        {key: value for key, value in entity.items() if (name, key) != ("./", "datePublished")}
        for name, entity in sorted(entities.items())
    ]
    return Manifest(
        doc_id, parameters, tuple(sorted(notebooks)), basis, files, described, _text(root["datePublished"])
    )


def _files(entities: dict[str, dict[str, Any]], parts: Iterable[str]) -> dict[str, str]:
    """Give the SHA-256 of each file; refuse a path that might lead anywhere else, and two for one file."""
    files: dict[str, str] = {}
    for part in parts:
        name = unquote(part, errors="strict")
        if outside(name):
            raise DamagedManifestError(f"it names {name[:80]!r}, which is outside its folder")
        if name == MANIFEST or name in files:
            raise DamagedManifestError(f"it names {name[:80]!r} where it must not")
        files[name] = _sha256(entities[part]["sha256"])
    return dict(sorted(files.items()))


def _parameters(
    entities: dict[str, dict[str, Any]], files: dict[str, str], notebooks: Iterable[str]
) -> dict[str, dict[str, object]]:
    """Read what each notebook was given; a file it names must be one of the report's."""
    given: dict[str, dict[str, object]] = {name: {} for name in notebooks}
    for key, entity in sorted(entities.items()):
        if key.startswith(PARAMETER):
            notebook, name = map(unquote, key.removeprefix(PARAMETER).split("/"))
            value = entity["value"]
            if entity.get("additionalType") == DOUBLE:
                value = float(value)
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict | list):
                    raise DamagedManifestError(f"parameter {name[:80]!r} has no value that notebooks take")
                if _names_a_file(part) and carried_name(part) not in files:
                    raise DamagedManifestError(
                        f"parameter {name[:80]!r} names {str(part)[:80]!r}, which is not in it"
                    )
            given[notebook][name] = value
    return given


def _names_a_file(value: object) -> bool:
    return isinstance(value, str) and value.startswith("..")


def _origin(entities: dict[str, dict[str, Any]]) -> Origin:
    needed = [entities[key] for key in _ids(entities[INSTRUMENT]["softwareRequirements"])]
    python = entities[PYTHON]
    return Origin(
        code=_hashed(entities, CODE),
        lexicons=_hashed(entities, LEXICON),
        libraries={
            _text(entity["name"]): _text(entity["softwareVersion"])
            for entity in needed
            if entity["@id"].startswith(LIBRARY)
        },
        python=f"{_text(python['name'])} {_text(python['softwareVersion'])}",
        lock=next(iter(_hashed(entities, LOCK).values()), ""),
    )


def _hashed(entities: dict[str, dict[str, Any]], prefix: str) -> dict[str, str]:
    """Give the SHA-256 of each part of the instrument whose id begins so, by name."""
    return {
        unquote(key.removeprefix(prefix)): _sha256(entity["sha256"])
        for key, entity in sorted(entities.items())
        if key.startswith(prefix)
    }


def _ids(value: Any) -> list[str]:
    """List the ids that a property links to: one or several."""
    links = value if isinstance(value, list) else [value]
    return [_text(link["@id"]) for link in links]


def _sha256(value: Any) -> str:
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise DamagedManifestError(f"{str(value)[:80]!r} is no SHA-256")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
