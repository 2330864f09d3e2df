"""Kernels that serve one notebook after another, and the papermill engine ``warm`` that runs them."""

from analysis.run.kernel.kept import NoKernelError, close_kernels, kill_kernels, kind_of, start_kernel

# What the notebooks of this project ask of their kernel. It warns at every start that it listens on the
# loopback, where its messages are signed; and it loads what they all import before the first one is there.
KERNEL_ARGUMENTS = (
    "--IPKernelApp.log_level=ERROR",
    "--IPKernelApp.exec_lines=import analysis.run.warm",
)

__all__ = ["KERNEL_ARGUMENTS", "NoKernelError", "close_kernels", "kill_kernels", "kind_of", "start_kernel"]
