"""What a report carries so that its notebooks run again anywhere: the article, and files of the user."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from analysis.document import Document
from analysis.document.identity import id_from_stem
from analysis.document.sources import find_source
from analysis.lexicon import is_codebook_file
from analysis.run.parameters import named_scorers, read_text
from analysis.sentiment import is_lexicon_file


def named_files(values: Mapping[str, object]) -> list[str]:
    """List the files that parameters name, as they name them: a codebook and lexicons.

    The parameters may be as they were given, with lists as text.
    """
    compared = values.get("compare")
    if isinstance(compared, str):
        values = {**values, "compare": read_text(compared, as_list=True)}
    lexicons = [scorer for scorer in named_scorers([values]) if is_lexicon_file(scorer)]
    codebook = str(values.get("codebook", ""))
    return [codebook, *lexicons] if is_codebook_file(codebook) else lexicons


def carry_files(values: Mapping[str, object], build: Path) -> dict[str, object]:
    """Copy the files that parameters name beside the results, so that a notebook runs again anywhere."""
    carried = dict(values)
    if is_codebook_file(str(values.get("codebook", ""))):
        # A codebook that does not name itself is named by its file.
        path = Path(str(values["codebook"]))
        carried["codebook"] = _carry(str(path), build, f"{id_from_stem(path.stem)}{path.suffix}")
    if is_lexicon_file(str(values.get("scorer", ""))):
        carried["scorer"] = _carry_lexicon(str(values["scorer"]), build)
    compared = values.get("compare")
    if isinstance(compared, list):
        carried["compare"] = [
            _carry_lexicon(str(name), build) if is_lexicon_file(str(name)) else name for name in compared
        ]
    return carried


def _carry_lexicon(given: str, build: Path) -> str:
    path = Path(given)
    return _carry(given, build, f"lexicon-{id_from_stem(path.stem)}{path.suffix}")


def _carry(given: str, build: Path, name: str) -> str:
    shutil.copyfile(find_source(given).path or "", build / name)
    return f"../{name}"


def write_article(doc: Document, path: Path) -> None:
    """Write the article as the one row that the notebooks read: same id, same text."""
    about = ("title", "outlet", "author", "date", "url", "language")
    row = {
        "id": doc.doc_id,
        "text": doc.text,
        **{key: getattr(doc, key) for key in about if getattr(doc, key)},
    }
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n")
