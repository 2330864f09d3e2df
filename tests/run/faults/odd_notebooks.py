"""Run the command line on the notebooks of a test, which are small and go wrong on purpose.

Workers import this file too, so what stands at its top holds in them as well.
"""

import os
from pathlib import Path

import analysis.run.kernel
import analysis.run.worker

if __name__ in ("__main__", "__mp_main__"):
    # Not where pytest looks here for doctests: its own process would keep it. These notebooks need nothing of
    # what the project's load while they wait.
    analysis.run.kernel.KERNEL_ARGUMENTS = ("--IPKernelApp.log_level=ERROR",)
    analysis.run.worker.KERNEL_ARGUMENTS = analysis.run.kernel.KERNEL_ARGUMENTS


def run():
    from analysis.cli import main
    from analysis.run import folders, report

    folders.notebooks_folder = report.notebooks_folder = lambda: Path(os.environ["ODD_NOTEBOOKS"])
    main(prog_name="analysis")


if __name__ == "__main__":
    run()
