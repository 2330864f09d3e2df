"""Reports of many articles: which work is done when, by how many processes, and what if one of them dies."""

import multiprocessing
import os
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from analysis.document import Document
from analysis.run.building import building_place
from analysis.run.cache import tidy_cache
from analysis.run.execute import Failure
from analysis.run.kernel.forking import ForkServer
from analysis.run.manifest import load_writer
from analysis.run.provenance import first_stamps
from analysis.run.report import Making, Report
from analysis.run.signals import held_back
from analysis.run.worker import (
    SAME_ORDER,
    Setting,
    Step,
    begin,
    given_environment,
    kernel_server,
    run_steps,
    worker_context,
)

_KILLED = "a worker process was killed, perhaps for want of memory; try again with --jobs 1"


class Options(NamedTuple):
    """How reports are made: processes at work, seconds a cell may run, and what is allowed to be spared."""

    jobs: int = 1
    timeout: float = 600.0
    fresh: bool = False
    cached: bool = True
    keep_going: bool = False
    resume: bool = False


def cores() -> int:
    """Count the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def make_reports(
    docs: Iterable[Document],
    out: Path,
    parameters: Mapping[Path, Mapping[str, object]],
    options: Options,
    tell: Callable[[str], None],
) -> Generator[Report, None, None]:
    """Make reports and give each as it is done; see ``Workshop.make``."""
    with workshop(out, options) as shop:
        yield from shop.make(docs, parameters, tell)


@contextmanager
def workshop(out: Path, options: Options) -> "Iterator[Workshop]":
    """Give what makes reports in ``out``, time after time; its processes end with the block.

    Raise ``OSError`` where the system does not let us go on; after that, this workshop is of no use.
    """
    with (
        building_place(out) as place,
        _Workers(Setting(place, options.fresh, options.timeout, first_stamps()), options) as workers,
    ):
        yield Workshop(out, place, workers, options)


class Workshop:
    """Make reports with processes that are kept from one time to the next."""

    def __init__(self, out: Path, place: Path, workers: "_Workers", options: Options) -> None:
        self._out, self._place, self._workers, self._options = out, place, workers, options

    def make(
        self,
        docs: Iterable[Document],
        parameters: Mapping[Path, Mapping[str, object]],
        tell: Callable[[str], None],
    ) -> Generator[Report, None, None]:
        """Make reports and give each as it is done, in no fixed order.

        Few articles are parted into their notebooks, so that all processes have work; of many, each is
        one process's, whose kernel then knows the article already. ``tell`` is called with each
        notebook's name when it is done. Unless ``keep_going``, the first article that fails is the last
        that is begun.
        """
        options, workers = self._options, self._workers
        waiting = list(docs)
        waiting.reverse()
        apart = len(waiting) < 2 * options.jobs
        workers.forget_tried()
        while waiting or workers.busy:
            while waiting and workers.has_room:
                doc = waiting.pop()
                making = Making(
                    doc, self._out, self._place, parameters, cached=options.cached, resume=options.resume
                )
                for name in making.remembered:
                    tell(f"{doc.doc_id} {name} (as it was)")
                workers.submit(making, apart=apart)
                if not making.stands:
                    # While the processes load what they need, so does this one.
                    making.annotate()
                    load_writer()
            for making in workers.finished(tell):
                report = making.finish()
                if report.failures and not options.keep_going:
                    waiting.clear()
                yield report
        if options.cached:
            tidy_cache()


class _Workers:
    """The processes that run notebooks, and which article is with them."""

    def __init__(self, setting: Setting, options: Options) -> None:
        self._setting, self._options = setting, options
        self._pool: ProcessPoolExecutor | None = None
        self._server: ForkServer | None = None
        self._running: dict[Future[list[Failure | None]], tuple[Making, list[Step]]] = {}
        self._open: dict[int, Making] = {}
        self._again: list[tuple[Making, list[Step]]] = []
        self._tried: set[Path] = set()

    def __enter__(self) -> "_Workers":
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            # Nothing is at work any more, or what is shall not be waited for.
            self._end()
        if self._server is not None:
            self._server.close()

    @property
    def busy(self) -> bool:
        """Whether an article is not finished yet."""
        return bool(self._open)

    @property
    def has_room(self) -> bool:
        """Whether another article may be begun: one for each process, and one for it to go on with.

        None while work is tried again that lost its process: another article could take it that once more.
        """
        tries_again = self._again or any(
            steps[0].folder in self._tried for _, steps in self._running.values()
        )
        return len(self._open) < 2 * self._options.jobs and not tries_again

    def forget_tried(self) -> None:
        """Let work be tried again that lost its process another time."""
        self._tried.clear()

    def submit(self, making: Making, *, apart: bool) -> None:
        """Give the notebooks of an article to the processes, all to one of them or each ``apart``."""
        self._open[id(making)] = making
        # The longest first, so that no process sits idle at the end.
        todo = (
            sorted(making.todo, key=lambda step: step.source.stat().st_size, reverse=True)
            if apart
            else making.todo
        )
        for steps in [[step] for step in todo] if apart else [todo] if todo else []:
            self._send(making, steps)

    def finished(self, tell: Callable[[str], None]) -> Iterator[Making]:
        """Wait until some work is done, and give the articles of which nothing is left to do."""
        if self._running:
            done, _ = wait(self._running, return_when=FIRST_COMPLETED)
            for future in done:
                self._take(future, tell)
        if not self._running and self._again:
            # One at a time: the next to kill its process is known by name.
            self._send(*self._again.pop(0))
        at_work = {id(making) for making, _ in [*self._running.values(), *self._again]}
        for key in [key for key in self._open if key not in at_work]:
            yield self._open.pop(key)

    def _take(self, future: "Future[list[Failure | None]]", tell: Callable[[str], None]) -> None:
        making, steps = self._running.pop(future)
        try:
            failures = future.result()
        except BrokenProcessPool:
            self._lose(making, steps)
            return
        for step, failure in zip(steps, failures, strict=True):
            if failure:
                making.failures.append(failure)
            tell(f"{making.doc.doc_id} {step.source.stem}{' FAILED' if failure else ''}")

    def _lose(self, making: Making, steps: list[Step]) -> None:
        """Note work whose process died: it is tried once more, alone."""
        if self._pool is not None:
            self._end()
        if steps[0].folder in self._tried:
            making.failures.append(Failure(steps[0].source.name, 0, "", _KILLED))
        else:
            self._tried.add(steps[0].folder)
            self._again.append((making, steps))

    def _send(self, making: Making, steps: list[Step]) -> None:
        try:
            # A process that was broken off while it starts would be nobody's.
            with held_back(), given_environment(**SAME_ORDER):
                if self._server is None:
                    self._server = kernel_server()
                if self._pool is None:
                    offer = self._server.offer if self._server else None
                    self._pool = ProcessPoolExecutor(
                        self._options.jobs,
                        mp_context=worker_context(),
                        initializer=begin,
                        initargs=(self._setting._replace(offer=offer),),
                    )
                future = self._pool.submit(run_steps, steps)
        except BrokenProcessPool:
            # A process died just now, and not of this work.
            self._end()
            self._again.append((making, steps))
            return
        self._running[future] = (making, steps)

    def _end(self) -> None:
        """End the processes at once, and with them their kernels."""
        assert self._pool is not None
        pool, self._pool = self._pool, None
        for worker in multiprocessing.active_children():
            with suppress(OSError):
                worker.terminate()
        pool.shutdown(cancel_futures=True)
