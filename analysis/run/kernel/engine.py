"""The papermill engine ``warm``: a kernel is kept from one notebook to the next and made as new between.

``papermill in.ipynb out.ipynb --engine warm`` takes it for any notebook; what it saves shows where one
process runs several, as ``papermill.execute_notebook(…, engine_name="warm")`` does.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.run.kernel.cells import KeptKernelEngine


class WarmEngine:
    """Stand for the engine where papermill looks for it; what it is asked it passes on.

    papermill loads this module while it is itself half loaded, so nothing here may need papermill before
    a notebook is there.
    """

    @classmethod
    def execute_notebook(cls, *args: Any, **kwargs: Any) -> Any:
        """Execute a notebook and give it back."""
        return _engine().execute_notebook(*args, **kwargs)

    @classmethod
    def nb_kernel_name(cls, nb: Any, name: str | None = None) -> Any:
        """Name the kernel of a notebook, unless ``name`` is to be taken."""
        return _engine().nb_kernel_name(nb, name)

    @classmethod
    def nb_language(cls, nb: Any, language: str | None = None) -> Any:
        """Name the language of a notebook, unless ``language`` is to be taken."""
        return _engine().nb_language(nb, language)


def _engine() -> "type[KeptKernelEngine]":
    from analysis.run.kernel.cells import KeptKernelEngine

    return KeptKernelEngine
