"""A kept kernel shows the next notebook nothing of the last one: what it shows is what a new kernel would."""

import logging
import os

import papermill
import psutil
import pytest

from analysis.run.kernel import close_kernels, kept

STUCK = {
    "a thread": "import threading, time\nthreading.Thread(target=time.sleep, args=(30,), daemon=True).start()",
    "a process": "import multiprocessing, time\nmultiprocessing.get_context('fork').Process(target=time.sleep, args=(30,), daemon=True).start()",
    "an extension": "%load_ext autoreload",
    "a task": "import asyncio\nasyncio.get_running_loop().create_task(asyncio.sleep(30))\nasync def wait(): await asyncio.sleep(30)\nt = asyncio.get_running_loop().create_task(wait())",
    "a backend": "import matplotlib.pyplot as plt\nplt.switch_backend('agg')",
}

PID = "import os\nos.getpid()"


@pytest.fixture(scope="module")
def looks(run, left_behind):
    """What each look shows in a new kernel, and in one in which a notebook has done everything before."""
    looking = [look for _, look in left_behind.values()]
    fresh = run(looking, fresh=True)
    close_kernels()
    doing = [left for left, _ in left_behind.values()]
    (_, ((_, _, before),)) = run([PID], "one")[0]
    run(doing, "one")
    *warm, (_, ((_, _, after),)) = run([*looking, PID])
    assert before == after, "the kernel was not kept, so nothing is shown here"
    return dict(zip(left_behind, zip(fresh, warm, strict=True), strict=True))


def test_nothing_is_left_behind(looks, left):
    fresh, warm = looks[left]
    assert warm == fresh


@pytest.mark.parametrize("what", STUCK)
def test_what_cannot_be_undone_ends_the_kernel(run, what, caplog):
    caplog.set_level(logging.INFO, logger="papermill")
    (_, [(_, _, before)]), *_ = run([PID, STUCK[what]])
    ((_, [(_, _, after)]),) = run([PID])
    assert before != after
    assert "A new kernel was started: in the last one, " in caplog.text


def test_a_notebook_that_fails_leaves_a_kernel_that_serves_the_next(run):
    with pytest.raises(papermill.PapermillExecutionError):
        run([PID, "x = 1 / 0"])
    first = run([PID, "'x' in globals()"])
    assert first[1] == [2, [("execute_result", ["text/plain"], "False")]]
    assert run([PID])[0] == first[0]


def test_a_kernel_serves_so_many_notebooks_and_no_more(run, monkeypatch):
    close_kernels()
    monkeypatch.setattr(kept, "SERVES", 2)
    kernels = [run([PID])[0][1] for _ in range(5)]
    assert [kernels.index(kernel) for kernel in kernels] == [0, 0, 2, 2, 4]
    assert len({str(kernel) for kernel in kernels}) == 3


def test_a_kernel_that_ended_while_it_waited_is_replaced_at_once(run, caplog, monkeypatch):
    # Whoever waited for an answer would wait for long.
    monkeypatch.setattr(kept, "START_TIMEOUT", 3600)
    caplog.set_level(logging.INFO, logger="papermill")
    ((_, [(_, _, before)]),) = run([PID])
    process = psutil.Process(int(before))
    process.kill()
    ((_, [(_, _, after)]),) = run([PID])
    assert before != after
    assert "in the last one, it has ended" in caplog.text


def test_another_environment_gets_another_kernel(run, monkeypatch):
    before = run([PID])
    monkeypatch.setenv("HEARSAY_TEST", "here")
    after = run([PID, "os.environ['HEARSAY_TEST']"])
    assert before[0] != after[0]
    assert after[1][1][0][2] == "'here'"


def test_no_kernel_outlives_its_closing(run):
    ((_, [(_, _, pid)]),) = run([PID])
    close_kernels()
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)
