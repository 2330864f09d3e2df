"""The cells of a notebook, run in a kernel that is kept from one notebook to the next."""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import get_kernel_spec
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager
from papermill.log import logger

from analysis.run.kernel.kept import keep_kernel, kind_of, start_kernel, take_kernel

# Seconds between two savings of a notebook that runs: papermill saves before and after each cell, and checks
# and writes the whole notebook each time.
SAVE_EVERY = 5.0


class _SavingSeldom(NotebookExecutionManager):  # type: ignore[misc]
    """Save as papermill does, but neither twice in ``SAVE_EVERY`` seconds nor later than at the end."""

    _saved = float("-inf")

    def save(self, **kwargs: Any) -> None:
        """Save, unless that was done just now."""
        now = time.monotonic()
        if self.end_time is not None or now - self._saved >= SAVE_EVERY:
            super().save(**kwargs)
            self._saved = now


class KeptKernelEngine(NBClientEngine):  # type: ignore[misc]
    """Run notebooks in a kernel that is kept; what the engine ``warm`` is.

    Only kernels of Python are kept, and not on Windows; others get a new one each, as papermill
    does it. A kernel in which something was left running, or that broke off, is replaced.
    """

    @classmethod
    def execute_notebook(
        cls,
        nb: Any,
        kernel_name: str,
        output_path: str | None = None,
        progress_bar: bool = True,
        log_output: bool = False,
        autosave_cell_every: int = 30,
        begun: Callable[[Any], object] | None = None,
        **kwargs: Any,
    ) -> Any:
        """Execute a notebook and give it back; papermill calls this.

        ``begun`` is called with the notebook at the start: it fills while it runs, and whoever
        called has it also where the kernel dies.
        """
        if begun is not None:
            begun(nb)
        manager = _SavingSeldom(
            nb,
            output_path=output_path,
            progress_bar=progress_bar,
            log_output=log_output,
            autosave_cell_every=autosave_cell_every,
        )
        manager.notebook_start()
        try:
            cls.execute_managed_notebook(manager, kernel_name, log_output=log_output, **kwargs)
        finally:
            manager.cleanup_pbar()
            manager.notebook_complete()
        return manager.nb

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        *,
        fresh: bool = False,
        extra_arguments: Sequence[str] = (),
        start_timeout: int = 60,
        execution_timeout: float | None = None,
        input_path: Any = None,
        **kwargs: Any,
    ) -> None:
        """Run the cells; ``fresh`` takes a new kernel, and starts the next one meanwhile."""
        if sys.platform == "win32" or not _is_ipython(kernel_name):
            logger.info("Engine 'warm' keeps no kernel of %s here: it starts a new one", kernel_name)
            NBClientEngine.execute_managed_notebook(
                nb_man,
                kernel_name,
                extra_arguments=list(extra_arguments),
                start_timeout=start_timeout,
                execution_timeout=execution_timeout,
                **kwargs,
            )
            return
        kind = kind_of(kernel_name, extra_arguments)
        kernel, why = take_kernel(kind, str(Path.cwd()))
        if why:
            logger.info("A new kernel was started: in the last one, %s", why)
        again = False
        try:
            if fresh:
                start_kernel(kind)
            client = PapermillNotebookClient(
                nb_man,
                km=kernel.manager,
                kernel_name=kernel_name,
                timeout=execution_timeout or None,
                startup_timeout=start_timeout,
                log=logger,
                **kwargs,
            )
            client.kc = kernel.client
            client.execute()
            again = kernel.serves_on and not fresh
        finally:
            # Whatever broke off (a dead kernel, a cell without end, Ctrl-C) leaves no kernel for another.
            if again:
                keep_kernel(kernel)
            else:
                kernel.close()


def _is_ipython(kernel_name: str) -> bool:
    """Tell whether a kernel is one of IPython's, which are those that can be made as new."""
    return "ipykernel" in " ".join(get_kernel_spec(kernel_name).argv)
