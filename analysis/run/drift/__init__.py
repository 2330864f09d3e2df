"""Whether a number moved: tables compared with stored ones, why they differ, and how a CI server is told."""

from analysis.run.drift.annotations import github_annotations
from analysis.run.drift.checking import Check, basis_of_report, check_report, libraries_that_hold
from analysis.run.drift.comparing import TOLERANCE, Drift, compare_tables
from analysis.run.drift.junit import check_junit_path, write_junit
from analysis.run.drift.storing import MADE_FROM, check_storable, store_tables, stored_basis
from analysis.run.drift.verdict import Verdict, judge, other_libraries

__all__ = [
    "MADE_FROM",
    "TOLERANCE",
    "Check",
    "Drift",
    "Verdict",
    "basis_of_report",
    "check_junit_path",
    "check_report",
    "check_storable",
    "compare_tables",
    "github_annotations",
    "judge",
    "libraries_that_hold",
    "other_libraries",
    "store_tables",
    "stored_basis",
    "write_junit",
]
