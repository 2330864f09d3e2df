"""Layer 5: the only code that knows folders, kernels and pages.

A notebook needs ``results_folder``, ``save_table`` and ``save_figure``; the command line needs
``report``.
"""

from analysis.run.results import Picture, made_with, results_folder, save_figure, save_table

__all__ = ["Picture", "made_with", "results_folder", "save_figure", "save_table"]
