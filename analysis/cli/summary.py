"""What became of a run, told at its end: each of few articles in full, many as a table."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.cli.messages import answer, say

if TYPE_CHECKING:
    from analysis.run.report import Report

# So many articles are told in full.
_FEW = 3
_WIDEST = 40


def tell(done: "Sequence[Report]", left_out: Sequence[str], *, n_not_begun: int) -> None:
    """Tell what failed and was left out on standard error, and what was made on standard output."""
    for fault in left_out:
        say(f"left out: {fault}")
    for report in done:
        _tell_failures(report)
    if len(done) <= _FEW:
        for report in done:
            _tell_in_full(report)
    else:
        _tell_table(done)
    if len(done) > 1 or left_out or n_not_begun:
        _tell_counts(done, left_out, n_not_begun)


def _tell_failures(report: "Report") -> None:
    from analysis.run.folders import shown

    for failure in report.failures:
        say(f"{failure.notebook} failed on {report.doc_id}; see it with its error in {shown(report.folder)}")
        if failure.cell:
            say(f"  cell {failure.cell}: {failure.source}")
        say(f"  {failure.error}")


def _tell_in_full(report: "Report") -> None:
    """Tell the answers and the page; of a report that failed, its failures have told all."""
    if report.failures:
        return
    answer(f"{report.title}{' (unchanged)' if report.stood else ''}")
    for question, words in report.answers:
        answer(f"  {question:20} {words}")
    answer(f"  → {_page(report)}")


def _tell_table(done: "Sequence[Report]") -> None:
    width = min(_WIDEST, max(len("article"), *(len(report.doc_id) for report in done)))
    answer(f"{'article':{width}}  {'report':9}  {'run':>3}  page")
    for report in done:
        name = report.doc_id if len(report.doc_id) <= width else f"{report.doc_id[: width - 1]}…"
        answer(f"{name:{width}}  {_state(report):9}  {report.n_run:3}  {_page(report)}")


def _tell_counts(done: "Sequence[Report]", left_out: Sequence[str], n_not_begun: int) -> None:
    states = Counter(_state(report) for report in done)
    counts = [f"{states[state]} {state}" for state in ("made", "unchanged", "failed") if states[state]]
    counts += [f"{len(left_out)} left out"] if left_out else []
    counts += [f"{n_not_begun} not begun (--keep-going would go on)"] if n_not_begun else []
    n = len(done) + len(left_out) + n_not_begun
    n_run = sum(report.n_run for report in done)
    articles, notebooks = ("" if k == 1 else "s" for k in (n, n_run))
    answer(f"{n} article{articles}: {', '.join(counts)}; {n_run} notebook{notebooks} run")


def _state(report: "Report") -> str:
    if report.failures:
        return "failed"
    return "unchanged" if report.stood else "made"


def _page(report: "Report") -> str:
    from analysis.run.folders import shown

    page = report.folder / "index.html"
    return shown(page if page.is_file() else report.folder)
