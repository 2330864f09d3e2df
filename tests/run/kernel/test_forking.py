"""A forked kernel is as one that was started: in what it shows, in how it ends, and in what it ends with."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from analysis.run.kernel import KERNEL_ARGUMENTS, KERNEL_ENVIRONMENT, close_kernels, kind_of
from analysis.run.kernel.forking import ForkServer, accept, fork_kernel
from analysis.run.kernel.kept import KeptKernel

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(os, "pidfd_open"),
    reason="kernels are forked on Linux alone, where Python has pidfd_open",
)

PARENT = "import os\nos.getppid()"
# What a process is, beside what notebooks can change of it.
IDENTITY = [
    "import sys, os\n[os.path.basename(sys.argv[0]), len(sys.argv)], [p for p in sys.path if 'tmp' not in p]",
    "sys.flags, sys.stdin, type(sys.stdout), sys.getrecursionlimit(), sys.getswitchinterval()",
    "sorted(name for name in os.environ if not name.startswith('JPY_'))",
    "import signal\n[(s.name, signal.getsignal(s)) for s in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)]",
    "signal.pthread_sigmask(signal.SIG_BLOCK, [])",
    "import threading\nsorted(type(thread).__name__ for thread in threading.enumerate())",
    "__name__, sorted(name for name in globals() if not name.startswith('_'))",
    "sys.modules['__main__'].__dict__ is globals(), 'serve' in dir(sys.modules['__main__'])",
    "import resource\n[resource.getrlimit(kind) for kind in (resource.RLIMIT_NOFILE, resource.RLIMIT_AS)]",
    "os.getpgid(0) == os.getpid(), os.nice(0), len(os.sched_getaffinity(0))",
    "import matplotlib\nmatplotlib.get_backend(), hash(repr(sorted(matplotlib.rcParams.items())))",
    "import warnings\nlen(warnings.filters), hash(tuple(sorted(map(repr, warnings.filters))))",
    "import numpy, pandas\nnumpy.geterr(), pandas.options.display.max_rows, hash('order')",
    "import atexit, gc\ngc.get_threshold(), gc.isenabled()",
    "print('out')\nprint('err', file=sys.stderr)",
    "import subprocess\nsubprocess.run(['echo', 'from a child'], capture_output=True, text=True).stdout",
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nNone",
]


def forget_the_test():
    """Take away what pytest writes into the environment, and writes anew for each test."""
    os.environ.pop("PYTEST_CURRENT_TEST", None)


@pytest.fixture(scope="module")
def server():
    with pytest.MonkeyPatch.context() as patch:
        # As in a worker: what kernels see is set before the first one is asked for.
        for name, value in {**KERNEL_ENVIRONMENT, "PYTHONHASHSEED": "0"}.items():
            patch.setenv(name, value)
        forget_the_test()
        made = ForkServer({})
        yield made
        accept(None)
        close_kernels()
        made.close()


@pytest.fixture
def forked(server):
    """Have kernels forked meanwhile."""
    accept(server.offer)
    yield server
    accept(None)
    close_kernels()


def take(folder):
    """Make one kernel ready, and say of which process it is."""
    forget_the_test()
    kernel = KeptKernel(kind_of("python3", KERNEL_ARGUMENTS))
    assert kernel.make_ready(str(folder)) == ""
    return kernel, kernel.manager.provisioner.process


def has_ended(pid, within=10.0):
    end = time.monotonic() + within
    # It may end between any two looks at it.
    with contextlib.suppress(psutil.NoSuchProcess):
        while psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
            if time.monotonic() > end:
                return False
            time.sleep(0.02)
    return True


def test_it_shows_what_a_kernel_that_was_started_shows(server, run, left_behind):
    forget_the_test()
    looking = [look for _, look in left_behind.values()]
    shown, parents = [], []
    for offer in (None, server.offer):
        accept(offer)
        # With what our own notebooks ask for.
        ((_, ((_, _, parent),)), *first) = run(
            [PARENT, *IDENTITY], fresh=True, extra_arguments=KERNEL_ARGUMENTS
        )
        second = run(looking, fresh=True, extra_arguments=KERNEL_ARGUMENTS)
        close_kernels()
        shown.append([*first, *second])
        parents.append(int(parent))
    started, forked = shown
    for cell, one, other in zip([*IDENTITY, *looking], started, forked, strict=True):
        assert one == other, cell
    assert parents[0] == os.getpid() != parents[1], "nothing was forked, so nothing is shown here"


def test_no_two_draw_the_same_numbers(forked, run):
    forget_the_test()
    draws = [
        run(["import random, numpy\nrandom.random(), numpy.random.rand()"], fresh=True) for _ in range(2)
    ]
    assert draws[0] != draws[1]


def test_it_is_forked_at_once(forked, tmp_path):
    kernel, process = take(tmp_path)
    (server,) = (p for p in psutil.Process().children() if "analysis.run.kernel.forkserver" in p.cmdline())
    assert psutil.Process(process.pid).ppid() == server.pid
    assert process.poll() is None
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.01)
    kernel.close()
    assert has_ended(process.pid)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_its_exit_status_is_known(forked, tmp_path, number):
    kernel, process = take(tmp_path)
    process.send_signal(number)
    assert process.wait(10) == -number
    assert process.poll() == -number
    process.send_signal(signal.SIGKILL)  # to nobody
    kernel.close()


def test_it_ends_with_whoever_asked_for_it(forked, tmp_path):
    code = (
        "import os, sys\nfrom analysis.run.kernel.forking import Offer, accept, fork_kernel\n"
        "import socket\n"
        "accept(Offer(socket.socket(fileno=int(sys.argv[1])), dict(os.environ)))\n"
        "command = [sys.executable, '-m', 'ipykernel_launcher', '-f', sys.argv[2]]\n"
        "print(fork_kernel(command, os.environ, '/').pid, flush=True)\n"
        "os.kill(os.getpid(), 9)"
    )
    asked = forked.offer.asked.fileno()
    done = subprocess.run(
        [sys.executable, "-c", code, str(asked), str(tmp_path / "kernel.json")],
        env=forked.environment, pass_fds=[asked], capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
    assert has_ended(int(done.stdout))


def test_what_was_read_already_is_not_exchanged(forked):
    forget_the_test()
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "x"]
    changed = {**os.environ, "MPLBACKEND": "agg"}
    assert fork_kernel(command, changed, "/") is None
    assert fork_kernel(["/usr/bin/python3", *command[1:]], os.environ, "/") is None
    assert fork_kernel([sys.executable, "-m", "another_kernel"], os.environ, "/") is None
    longer_than_a_message = {**os.environ, "JPY_LONG": "x" * 10_000_000}
    assert fork_kernel(command, longer_than_a_message, "/") is None


def test_what_is_no_request_is_answered_by_nothing(forked, tmp_path):
    for message in (b"{", b"null", b"[]"):
        line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with line, theirs:
            socket.send_fds(forked.offer.asked, [message], [theirs.fileno(), 1, 2])
            theirs.close()
            assert line.recv(100) == b""
    kernel, process = take(tmp_path)
    assert not isinstance(process, subprocess.Popen)
    kernel.close()


def test_where_nobody_forks_kernels_start_by_themselves(tmp_path):
    forget_the_test()
    server = ForkServer({})
    accept(server.offer)
    os.kill(server._process.pid, signal.SIGKILL)
    try:
        kernel, process = take(tmp_path)
        assert isinstance(process, subprocess.Popen)
        kernel.close()
    finally:
        accept(None)
        server.close()


def test_it_ends_with_the_last_who_could_ask(tmp_path):
    forget_the_test()
    server = ForkServer({})
    accept(server.offer)
    kernel, process = take(tmp_path)
    begin = time.monotonic()
    server.close()
    assert time.monotonic() - begin < 4, "it had to be killed"
    assert has_ended(process.pid)
    accept(None)
    kernel.close()
