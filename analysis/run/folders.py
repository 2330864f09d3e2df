"""Where the project is, where its notebooks are, and whether results may be written to a folder."""

import os
import tempfile
from pathlib import Path

from analysis.document import InputError


def project_root() -> Path:
    """Give the folder that holds ``notebooks/`` and ``outputs/``: the parent of the package."""
    return Path(__file__).resolve().parents[2]


def notebooks_folder() -> Path:
    """Give the folder of the source notebooks; raise ``InputError`` where the package stands alone."""
    folder = project_root() / "notebooks"
    if not folder.is_dir():
        raise InputError(
            f"no notebooks beside the package in {folder.parent}: run this from a checkout of the project"
        )
    return folder


def shown(path: Path) -> str:
    """Write a path for people: from the working directory where it lies below that."""
    try:
        return str(path.relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def check_writable(out: Path) -> None:
    """Make the output folder if need be, and raise ``InputError`` where nothing can be written into it."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except FileExistsError:
        raise InputError(
            f"{shown(out)}: there is a file of that name; choose another folder with --out"
        ) from None
    except NotADirectoryError:
        raise InputError(f"{shown(out)}: lies inside a file; choose another folder with --out") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise InputError(
            f"{shown(out)}: cannot write there ({reason}); choose another folder with --out"
        ) from None


def check_replaceable(target: Path) -> None:
    """Raise ``InputError`` where ``target`` is there and is not a report: it is not ours to replace."""
    ours = (target / "notebooks").is_dir() and (target / "article.jsonl").is_file()
    if os.path.lexists(target) and not (ours and not target.is_symlink()):
        raise InputError(
            f"{shown(target)}: is there and is no report; move it, or choose another folder with --out"
        )
