"""Run one notebook with papermill and leave nothing in it that changes from run to run."""

import re
from pathlib import Path
from typing import Any, NamedTuple

_ANSI = re.compile(r"\x1b\[[0-9;]*m")


class Failure(NamedTuple):
    """Where a notebook stopped: its name, the cell (counted from 1 among all cells) and the error."""

    notebook: str
    cell: int
    source: str
    error: str


def execute_notebook(
    source: Path, target: Path, parameters: dict[str, Any], timeout: float
) -> Failure | None:
    """Execute ``source`` with papermill in the folder of ``target``, where the copy is written.

    Give back what failed, or nothing. papermill changes the working directory of its process, so
    this runs in a process of its own.
    """
    import nbformat
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    failure = None
    try:
        papermill.execute_notebook(
            _literally(source),
            _literally(target),
            parameters=parameters,
            cwd=target.parent,
            kernel_name="python3",
            progress_bar=False,
            execution_timeout=timeout,
            # It warns at every start that it listens on the loopback; its messages are signed.
            extra_arguments=["--IPKernelApp.log_level=ERROR"],
        )
    except PapermillExecutionError as error:
        first_line = _ANSI.sub("", error.evalue).strip().split("\n")[0]
        failure = Failure(
            source.name, error.cell_index + 1, _first_line(error.source), f"{error.ename}: {first_line}"
        )
    except CellTimeoutError:
        failure = _while_running(source, target, f"a cell ran for more than {timeout:g} seconds")
    except DeadKernelError:
        failure = _while_running(source, target, "the kernel died")
    if target.is_file():
        notebook = nbformat.read(target, as_version=4)
        _make_stable(notebook)
        nbformat.write(notebook, target)
    return failure


def _literally(path: Path) -> str:
    """Write a path so that papermill, which formats paths, leaves its braces alone."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _first_line(source: str) -> str:
    return next((line for line in source.splitlines() if line.strip()), "")


def _while_running(source: Path, executed: Path, error: str) -> Failure:
    """Name the last cell that had begun, from what papermill saved on the way."""
    import nbformat

    cells = nbformat.read(executed if executed.is_file() else source, as_version=4).cells
    begun = [i for i, cell in enumerate(cells) if cell.metadata.get("papermill", {}).get("start_time")]
    last = begun[-1] if begun else 0
    return Failure(source.name, last + 1, _first_line(cells[last].source), error)


def _make_stable(notebook: Any) -> None:
    """Drop times, durations and paths, and give the injected cell an id that stays."""
    notebook.metadata.pop("papermill", None)
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = "injected-parameters"
