"""Kernels that serve one notebook after another, and the papermill engine ``warm`` that runs them."""

import os

from analysis.run.kernel.kept import NoKernelError, close_kernels, kill_kernels, kind_of, start_kernel

# What the notebooks of this project ask of their kernel. It warns at every start that it listens on the
# loopback, where its messages are signed; and it loads what they all import before the first one is there.
KERNEL_ARGUMENTS = (
    "--IPKernelApp.log_level=ERROR",
    "--IPKernelApp.exec_lines=import analysis.run.warm",
)

# Products of small matrices take many times as long where threads of two kernels wait for one another.
_ONE_THREAD = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS", "OMP_NUM_THREADS")

# In place of what a user has set up for himself, which has no part in the result.
KERNEL_ENVIRONMENT = {
    **dict.fromkeys(_ONE_THREAD, "1"),
    "MATPLOTLIBRC": os.devnull,
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "PYDEVD_DISABLE_FILE_VALIDATION": "1",
}

__all__ = [
    "KERNEL_ARGUMENTS",
    "KERNEL_ENVIRONMENT",
    "NoKernelError",
    "close_kernels",
    "kill_kernels",
    "kind_of",
    "start_kernel",
]
