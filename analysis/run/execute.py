"""Run one notebook with papermill and leave nothing in it that changes from run to run."""

import re
from pathlib import Path
from typing import Any, NamedTuple

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
# Where the kernel says a cell's code lies: a folder of its process.
_CELL_FILE = re.compile(r"[^\s\"']*ipykernel_\d+[\\/]+(\d+)\.py")


class Failure(NamedTuple):
    """Where a notebook stopped: its name, the cell (from 1 among all; 0 before the first) and the error."""

    notebook: str
    cell: int
    source: str
    error: str


def execute_notebook(
    source: Path, target: Path, parameters: dict[str, Any], timeout: float, *, fresh: bool = False
) -> tuple[Any, Failure | None]:
    """Execute ``source`` with papermill in the folder of ``target``, where the copy is written.

    Give back the notebook as executed, and what failed or nothing. ``fresh`` takes a new kernel.
    papermill changes the working directory of its process, so this runs in a process of its own.
    """
    import papermill
    from nbclient.exceptions import CellTimeoutError, DeadKernelError
    from papermill.engines import papermill_engines
    from papermill.exceptions import PapermillExecutionError

    from analysis.run.kernel import KERNEL_ARGUMENTS, NoKernelError
    from analysis.run.kernel.engine import WarmEngine

    # Where the project is not installed but runs from its folder, papermill has not been told of it.
    papermill_engines.register("warm", WarmEngine)

    failure = None
    seen: list[Any] = []
    try:
        papermill.execute_notebook(
            _literally(source),
            None,
            parameters=parameters,
            cwd=target.parent,
            kernel_name="python3",
            engine_name="warm",
            progress_bar=False,
            execution_timeout=timeout,
            extra_arguments=KERNEL_ARGUMENTS,
            fresh=fresh,
            begun=seen.append,
        )
    except PapermillExecutionError as error:
        first_line = _ANSI.sub("", error.evalue).strip().split("\n")[0]
        failure = Failure(
            source.name, error.cell_index + 1, _first_line(error.source), f"{error.ename}: {first_line}"
        )
    except CellTimeoutError:
        failure = _while_running(source, seen, f"a cell ran for more than {timeout:g} seconds")
    except DeadKernelError:
        failure = _while_running(source, seen, "the kernel died, killed or for want of memory")
    except NoKernelError as error:
        failure = Failure(source.name, 0, "", str(error))
    notebook = seen[0] if seen else None
    if notebook is not None:
        _write_stable(notebook, target)
    return notebook, failure


def _literally(path: Path) -> str:
    """Write a path so that papermill, which formats paths, leaves its braces alone."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _first_line(source: str) -> str:
    return next((line for line in source.splitlines() if line.strip()), "")


def _while_running(source: Path, seen: list[Any], error: str) -> Failure:
    """Name the last cell that had begun."""
    cells = seen[0].cells
    begun = [i for i, cell in enumerate(cells) if cell.metadata.get("papermill", {}).get("start_time")]
    last = begun[-1] if begun else 0
    return Failure(source.name, last + 1, _first_line(cells[last].source), error)


def _write_stable(notebook: Any, target: Path) -> None:
    """Drop times, durations and paths, give the injected cell an id that stays, and write the notebook."""
    import nbformat

    notebook.metadata.pop("papermill", None)
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = "injected-parameters"
        for output in cell.get("outputs", ()):
            if "text" in output:
                output["text"] = _CELL_FILE.sub(r"cell-\1.py", output["text"])
            if "traceback" in output:
                output["traceback"] = [_CELL_FILE.sub(r"cell-\1.py", line) for line in output["traceback"]]
    # papermill has checked the form; nbformat's other way of writing would do so again.
    target.write_text(nbformat.v4.writes(notebook) + "\n", encoding="utf-8", newline="\n")
