"""Write the manifest of a report: a Process Run Crate that says what it holds and what it was made from."""

import json
import math
import os
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from analysis.document import Document
from analysis.run.manifest.basis import basis_of, instrument
from analysis.run.manifest.folder import regular_files
from analysis.run.manifest.licences import (
    CARRIED_BY_LIBRARIES,
    carried_licence,
    citation,
    data_sources,
    licence_address,
)
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
    RUN_PROFILE,
    carried_names,
)
from analysis.run.provenance import Origin, sha256_of

if TYPE_CHECKING:
    from rocrate.rocrate import ROCrate

# What RO-Crate 1.1 has no word for.
_TERMS = {"sha256": "https://w3id.org/ro/terms/workflow-run#sha256"}
_RIGHTS = "#rights"
_AUTHORS = "#authors"
_COMPLETED = "http://schema.org/CompletedActionStatus"
_FORMATS = {
    ".csv": "text/csv",
    ".dic": "text/plain",
    ".html": "text/html",
    ".ipynb": "application/x-ipynb+json",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".lc3": "application/xml",
    ".lcd": "application/xml",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".tsv": "text/tab-separated-values",
    ".txt": "text/plain",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}
_ANY_FORMAT = "application/octet-stream"
# Reproducible builds know no other date where nobody names one.
_NO_DATE = "1970-01-01"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

_Entity = dict[str, Any]


def load_writer() -> None:
    """Load what writing needs, and read what this instrument is, so that the first manifest does not wait."""
    import rocrate.rocrate  # noqa: F401

    instrument()
    citation()
    data_sources()


def write_manifest(
    folder: Path,
    doc: Document,
    parameters: Mapping[str, Mapping[str, object]],
    notebooks: Mapping[str, Path],
) -> None:
    """Write the manifest of a report that is otherwise complete in ``folder``.

    ``parameters`` are those each notebook was given, by its file name, less ``article`` and
    ``save_to``; files they name lie in ``folder`` and are written ``../name``. ``notebooks`` maps the
    file names to the source notebooks. The same report gives the same bytes: the manifest holds no
    clock, path, user or host. Raise ``ValueError`` where ``folder`` holds a link or a device.
    """
    from rocrate.rocrate import ROCrate

    digests = {name: sha256_of(path) for name, path in regular_files(folder).items() if name != MANIFEST}
    given = {name for values in parameters.values() for name in carried_names(values)}
    inputs = {name: digests[name] for name in sorted({ARTICLE, *given})}
    basis = basis_of(inputs, parameters, notebooks)

    crate = ROCrate(version="1.1")
    crate.metadata.extra_terms.update(_TERMS)
    _add_files(crate, folder, digests, set(inputs), doc)
    instrument = _instrument_entities(basis.origin, basis.notebooks)
    parameter_entities = list(_parameter_entities(basis.parameters))
    for entity in [*instrument, *parameter_entities, *_about(doc)]:
        _add(crate, entity)
    _add(crate, _action(doc, crate.root_dataset["hasPart"], set(inputs), parameter_entities))
    _describe_root(crate, doc)
    _write(crate.metadata.generate(), folder / MANIFEST)


def _write(content: _Entity, path: Path) -> None:
    """Write the crate with its entities in an order that stays."""
    content["@graph"].sort(key=lambda entity: (entity["@id"] not in (MANIFEST, "./"), entity["@id"]))
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1, sort_keys=True) + "\n"
    # Half a surrogate pair cannot be written in UTF-8; its escape means the same in JSON.
    path.write_bytes(text.encode("utf-8", "backslashreplace"))


def _add(crate: "ROCrate", entity: _Entity) -> None:
    from rocrate.model.contextentity import ContextEntity

    told = {name: value for name, value in entity.items() if name != "@id"}
    crate.add(ContextEntity(crate, entity["@id"], told))


def _add_files(
    crate: "ROCrate", folder: Path, digests: Mapping[str, str], inputs: set[str], doc: Document
) -> None:
    """Add every file of the report with its size, format and SHA-256."""
    for name, digest in sorted(digests.items()):
        path = folder / name
        told: _Entity = {
            "name": name,
            "contentSize": str(path.stat().st_size),
            "encodingFormat": _FORMATS.get(path.suffix.lower(), _ANY_FORMAT),
            "sha256": digest,
        }
        if name == ARTICLE:
            told |= {"name": doc.title or doc.doc_id, "identifier": doc.doc_id, "license": _to(_RIGHTS)}
        elif name in inputs:
            licence = carried_licence(path, digest)
            told["license"] = _licence(crate, licence)
        crate.add_file(dest_path=name, properties=told)


def _licence(crate: "ROCrate", licence: str) -> object:
    """Give a licence as a link to the entity that names it, which is added; else in words."""
    address = licence_address(licence)
    if not address:
        return licence
    _add(crate, _licence_entity(address))
    return _to(address)


def _licence_entity(address: str) -> _Entity:
    name = address.rpartition("/")[2]
    return {
        "@id": address,
        "@type": "CreativeWork",
        "name": name,
        "description": f"The licence {name} of the SPDX list.",
    }


def _instrument_entities(origin: Origin, notebooks: Mapping[str, str]) -> Iterable[_Entity]:
    """Describe the software: code, word lists, notebooks and lock by SHA-256, libraries by version."""
    cited = citation()
    parts = [
        *(_part(CODE, name, digest) for name, digest in origin.code.items()),
        *(_part(NOTEBOOK, name, digest) for name, digest in notebooks.items()),
        *(_lexicon(name, digest) for name, digest in origin.lexicons.items()),
        *([_part(LOCK, "requirements.lock", origin.lock)] if origin.lock else []),
    ]
    name, _, version = origin.python.partition(" ")
    needed = [
        {
            "@id": PYTHON,
            "@type": "SoftwareApplication",
            "name": name,
            "softwareVersion": version,
            "url": PYTHON,
        },
        *(_library(name, version) for name, version in origin.libraries.items()),
    ]
    licences = sorted({licence_address(text) for text in (*CARRIED_BY_LIBRARIES.values(), cited.licence)})
    licences += sorted({part["license"]["@id"] for part in parts if isinstance(part.get("license"), dict)})
    yield {
        "@id": INSTRUMENT,
        "@type": "SoftwareApplication",
        "name": cited.title,
        "softwareVersion": cited.version,
        "description": "An open instrument for reading news.",
        "license": _to(licence_address(cited.licence)),
        "author": _to(_AUTHORS),
        "citation": cited.text,
        "softwareRequirements": [_to(entity["@id"]) for entity in needed],
        "hasPart": [_to(part["@id"]) for part in parts],
    }
    yield {"@id": _AUTHORS, "@type": "Organization", "name": ", ".join(cited.authors)}
    yield from (_licence_entity(address) for address in licences if address)
    yield from needed
    yield from parts


def _part(prefix: str, name: str, digest: str) -> _Entity:
    return {"@id": prefix + quote(name), "@type": "CreativeWork", "name": name, "sha256": digest}


def _lexicon(name: str, digest: str) -> _Entity:
    """Describe a file of the package's data, with source and licence where the folder's list has it."""
    entity: _Entity = {"@id": LEXICON + quote(name), "@type": "CreativeWork", "name": name, "sha256": digest}
    about = data_sources().get(name.removeprefix("data/"))
    if about is not None:
        address = licence_address(about.licence)
        entity |= {"description": about.what, "citation": about.source}
        entity |= {"license": _to(address) if address else about.licence}
    return entity


def _library(name: str, version: str) -> _Entity:
    address = f"{LIBRARY}{quote(name, safe='')}/{quote(version, safe='')}/"
    entity = {
        "@id": address,
        "@type": "SoftwareApplication",
        "name": name,
        "softwareVersion": version,
        "url": address,
    }
    licence = CARRIED_BY_LIBRARIES.get(name)
    return entity | ({"license": _to(licence_address(licence))} if licence else {})


def _parameter_entities(parameters: Mapping[str, Mapping[str, object]]) -> Iterable[_Entity]:
    for notebook, values in parameters.items():
        for name, value in values.items():
            entity = {
                "@id": f"{PARAMETER}{quote(notebook, safe='')}/{quote(name, safe='')}",
                "@type": "PropertyValue",
                "name": name,
                "description": f"Parameter of {notebook}",
                "value": value,
            }
            if isinstance(value, float) and not math.isfinite(value):
                entity |= {"value": str(value), "additionalType": DOUBLE}
            yield entity


def _about(doc: Document) -> Iterable[_Entity]:
    """Give what the root speaks of: the rights in the article, and the profile that the crate follows."""
    yield {
        "@id": _RIGHTS,
        "@type": "CreativeWork",
        "name": "Rights in the article",
        "description": f"The article {doc.doc_id}, and what this report quotes of it, belong to whoever holds"
        " the rights in it; no licence is known. Nothing further is claimed in the report.",
    }
    yield {
        "@id": RUN_PROFILE,
        "@type": "CreativeWork",
        "name": "Process Run Crate",
        "version": "0.5",
    }


def _action(doc: Document, parts: Iterable[Any], inputs: set[str], parameters: Iterable[_Entity]) -> _Entity:
    """Describe the run; when and by whom stays out, so that two runs give the same bytes."""
    named = sorted(part.id for part in parts)
    taken = {quote(name) for name in inputs}
    return {
        "@id": RUN,
        "@type": "CreateAction",
        "name": f"Report of {doc.doc_id}",
        "description": "Hearsay ran its notebooks on the article and wrote tables, figures and pages.",
        "instrument": _to(INSTRUMENT),
        "object": [_to(name) for name in named if name in taken]
        + [_to(entity["@id"]) for entity in parameters],
        "result": [_to(name) for name in named if name not in taken],
        "actionStatus": _COMPLETED,
    }


def _describe_root(crate: "ROCrate", doc: Document) -> None:
    root = crate.root_dataset
    root["name"] = f"Report of {doc.title or doc.doc_id}"
    root["description"] = (
        "Who speaks in a news article, how much, in what tone and under which frames: pages, tables, figures"
        " and the evidence behind every number, made by Hearsay."
    )
    root["identifier"] = doc.doc_id
    root["datePublished"] = date_of_manifest()
    root["license"] = _to(_RIGHTS)
    root["conformsTo"] = _to(RUN_PROFILE)
    root["mentions"] = _to(RUN)
    root["citation"] = _to(INSTRUMENT)


def date_of_manifest() -> str:
    """Give ``SOURCE_DATE_EPOCH`` as a date where it is set, else the day this version was released."""
    try:
        seconds = int(os.environ["SOURCE_DATE_EPOCH"])
        return datetime.fromtimestamp(seconds, UTC).isoformat()
    except (KeyError, ValueError, OverflowError, OSError):
        released = citation().date
    return released if _DATE.fullmatch(released) else _NO_DATE


def _to(identifier: str) -> dict[str, str]:
    return {"@id": identifier}
