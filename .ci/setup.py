"""Make ``.venv`` what ``requirements.lock`` says, with every download checked against its hash.

``setup.sh`` runs this with a Python of 3.11 or newer. uv does the work, in the version that the lock names,
fetched by pip against the hashes in the lock; where uv has no build, or cannot reach what pip can reach, pip
does it all.

``--ready`` only tells, by its exit status, whether there is nothing to do. That is decided by content: the
checksums of the files below, the folder, the interpreter, and whether every installed file is still there.
Times of files play no part, so a moved folder, another branch or a new Python is noticed.
"""

import json
import os
import sys
from pathlib import Path
from typing import Any

# Further imports stand in the functions: --ready runs before every target and must cost next to nothing.

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
LOCK = "requirements.lock"
LOG = ".venv/setup.log"
STAMP = VENV / "setup.json"  # written last: a set-up that was cut off leaves none
DECIDING = (LOCK, "pyproject.toml", ".ci/setup.py")

# What would send packages elsewhere, or change which are taken, as PIP_... or UV_...
MISLEADING = (
    "BUILD_CONSTRAINT CONSTRAINT DRY_RUN EXCLUDE_NEWER NO_BINARY NO_DEPS ONLY_BINARY OVERRIDE PREFIX PYTHON"
    " REQUIRE_VIRTUALENV ROOT SYSTEM_PYTHON TARGET"
).split()
# Where any of these is set, uv has been told where to look and pip's settings are not handed on.
TOLD_TO_UV = "UV_DEFAULT_INDEX UV_EXTRA_INDEX_URL UV_FIND_LINKS UV_INDEX UV_INDEX_URL UV_NO_INDEX".split()

FULL = (
    f"the disk is full; make room for about 1 GB in {ROOT} and in the temporary folder, then call make again"
)
# Each known failure: what pip, uv or the system say of it, and what to tell the user. The first match wins.
FAILURES = {
    "full": (r"No space left on device|Disk quota exceeded|\[Errno 28\]|os error 28", FULL),
    "hash": (
        r"DO NOT MATCH THE HASHES|Hash mismatch",
        f"a download does not match its hash in {LOCK} and was not installed; details: {LOG}",
    ),
    "unreachable": (
        r"NewConnectionError|ConnectTimeoutError|HTTPS?ConnectionPool|ProxyError|SSLError|CERTIFICATE_VERIFY_FAILED"
        r"|Connection (?:refused|reset|broken|aborted)|timed out|Max retries exceeded|Could not fetch URL"
        r"|not a trusted or secure host|Failed to fetch|error sending request|dns error|name resolution"
        r"|network connectivity is disabled|HTTP error|HTTP status|\b[45]\d\d (?:Client|Server) Error",
        "the package index cannot be reached; check the network, and the index or proxy that pip is told"
        f" (pip config list), then call make again; details: {LOG}",
    ),
    "no build": (
        r"No matching distribution found|has no (?:usable )?wheels|no wheels with a matching",
        "the index offers no build of {package} for Python {version} on this machine; try another Python:"
        f" make PYTHON=python3.13; details: {LOG}",
    ),
    "unknown": ("", f"the packages could not be installed; details: {LOG}"),
}


class SetupError(Exception):
    """Say in one line what stands in the way and what to do about it."""


# Is there anything to do?


def checksums() -> dict[str, str]:
    """Give the SHA-256 of each file that decides what is installed and how."""
    from hashlib import sha256

    return {name: sha256((ROOT / name).read_bytes()).hexdigest() for name in DECIDING}


def interpreter() -> list[str]:
    """Tell apart interpreters that cannot share an environment; patch releases of one can."""
    abi = f"{sys.implementation.cache_tag}{getattr(sys, 'abiflags', '')}"
    return [abi, os.uname().machine, os.path.realpath(sys.base_prefix)]


def count_files(folder: str) -> int:
    """Count the files below a folder, byte code left out: that comes and goes."""
    count = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                count += 1
            elif entry.name != "__pycache__":
                count += count_files(entry.path)
    return count


def installed() -> dict[str, int]:
    """Count the files of ``.venv``: of ``bin`` and its like, and of each entry of ``site-packages``."""
    found = {"pyvenv.cfg": 1} if (VENV / "pyvenv.cfg").is_file() else {}
    for folder in (VENV, *VENV.glob("lib/python*/site-packages")):
        for entry in os.scandir(folder):
            if entry.is_dir(follow_symlinks=False) and entry.name not in {"lib", "__pycache__"}:
                found[os.path.relpath(entry.path, VENV)] = count_files(entry.path)
            elif folder != VENV:
                found[os.path.relpath(entry.path, VENV)] = 1
    return found


def read_stamp() -> dict[str, Any]:
    """Read what the last finished set-up wrote; nothing, where none was finished."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
        return {key: stamp[key] for key in ("root", "python", "checksums", "files")}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def why_rebuild(stamp: dict[str, Any]) -> str:
    """Say why ``.venv`` must be made anew, or nothing where it need not be."""
    if not stamp:
        return "it was never finished" if os.path.lexists(VENV) else "there is none yet"
    if stamp["root"] != str(ROOT):
        return "the folder has moved"
    if stamp["python"] != interpreter():
        return "it was made with another Python"
    present = installed()
    # Packages that the user added are welcome; files that went missing are not.
    if any(present.get(name, 0) < count for name, count in stamp["files"].items()):
        return "files are missing from it"
    return ""


def is_ready(stamp: dict[str, Any]) -> bool:
    """Tell whether there is nothing to do."""
    return not why_rebuild(stamp) and stamp["checksums"] == checksums()


# Where to look for packages


def clean_environment() -> dict[str, str]:
    """Copy the environment without what would lead pip and uv astray."""
    dropped = {f"{tool}_{name}" for tool in ("PIP", "UV") for name in MISLEADING} | {
        "VIRTUAL_ENV",
        "CONDA_PREFIX",
    }
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def read_pip_settings(listing: str) -> dict[str, str]:
    r"""Read the output of ``pip config list``; the environment outranks [install], which outranks [global].

    >>> read_pip_settings("global.index-url='a'\n:env:.index-url='b'\nglobal.cert='c'")
    {'index-url': 'b', 'cert': 'c'}
    """
    import ast

    found = {}
    for section in ("global", "install", ":env:"):
        for line in listing.splitlines():
            name, _, value = line.partition("=")
            place, _, key = name.rpartition(".")
            if place == section:
                found[key] = str(ast.literal_eval(value)).strip()
    return found


def translate_for_uv(pip: dict[str, str], env: dict[str, str]) -> dict[str, str]:
    """Give pip's settings as variables of uv, which reads none of them; what uv is told itself stands.

    Every file is checked against its hash, so uv may look at all indexes, as pip does.
    """
    told = {}
    if not any(env.get(name) for name in TOLD_TO_UV):
        told = {
            "UV_DEFAULT_INDEX": pip.get("index-url", ""),
            "UV_INDEX": " ".join(pip.get("extra-index-url", "").split()),
            "UV_INDEX_STRATEGY": "unsafe-best-match",
            "UV_FIND_LINKS": ",".join(pip.get("find-links", "").split()),
            "UV_NO_INDEX": "1" if pip.get("no-index", "").lower() in {"1", "true", "yes", "on"} else "",
        }
    told["UV_INSECURE_HOST"] = " ".join(pip.get("trusted-host", "").split())
    told["SSL_CERT_FILE"] = pip.get("cert", "")
    told["ALL_PROXY"] = pip.get("proxy", "")
    return {name: value for name, value in told.items() if value and not env.get(name)}


def split_lock(lock: str) -> tuple[str, str]:
    """Part the lock into the lines of uv, hashes included, and all the others."""
    import re

    match = re.search(r"^uv==[^\n]*\\\n(?: +--hash=[^\n]*\n)+", lock, re.MULTILINE)
    if not match:
        raise SetupError(
            f"{LOCK} does not name uv with its hashes; restore the file, or make it anew: make lock"
        )
    return match[0], lock[: match.start()] + lock[match.end() :]


# Doing it


def classify(log: str) -> str:
    """Name the failure that a log tells of: a key of ``FAILURES``."""
    import re

    return next(name for name, (words, _) in FAILURES.items() if re.search(words, log))


def explain(log: str) -> SetupError:
    """Put into one line what the log of a failed command means."""
    import re

    found = re.search(r"No matching distribution found for (\S+)|Because (\S+) has no", log)
    package = found[1] or found[2] if found else "some package"
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return SetupError(FAILURES[classify(log)][1].replace("{package}", package).replace("{version}", version))


def say(line: str) -> None:
    """Tell the user, on standard error, so that it never mixes with results."""
    print(line, file=sys.stderr, flush=True)


class Runner:
    """Run commands with their output in the log, holding the lock for as long as one of them lives."""

    def __init__(self, env: dict[str, str], lock: int) -> None:
        self.env = env
        self.lock = lock

    def __call__(self, *command: str | Path, **settings: str) -> str:
        """Give nothing where the command succeeded, else what it printed."""
        import subprocess

        # The child inherits the lock: should this process be killed, none starts while it still writes.
        done = subprocess.run(  # noqa: S603
            command,
            cwd=ROOT,
            env=self.env | settings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            pass_fds=[self.lock],
            check=False,
        )
        with (ROOT / LOG).open("a", encoding="utf-8", errors="replace") as log:
            print("$", *command, file=log)
            print(done.stdout, file=log)
        return "" if done.returncode == 0 else done.stdout or f"it ended with status {done.returncode}"

    def ask(self, *command: str | Path) -> str:
        """Give what a command prints, whatever its status."""
        import subprocess

        return subprocess.run(  # noqa: S603
            command,
            cwd=ROOT,
            env=self.env,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        ).stdout


def pip_command() -> list[str | Path]:
    """Give the pip that installs into ``.venv``: its own, or where it has none the one beside Python."""
    if any(VENV.glob("lib/python*/site-packages/pip")):
        return [PYTHON, "-I", "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", PYTHON]


def make_venv(run: Runner) -> None:
    """Make an empty ``.venv``."""
    import shutil
    from importlib.util import find_spec

    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        shutil.rmtree(VENV)
    # Debian parts ensurepip from Python; a pip of 22.3 or newer beside it can stand in.
    ensurepip = find_spec("ensurepip")
    options = [] if ensurepip and ensurepip.origin else ["--without-pip"]
    no_pip = options and "--python" not in run.ask(sys.executable, "-m", "pip", "--help")
    if no_pip or not find_spec("venv"):
        raise SetupError(
            f"{sys.executable} lacks venv or ensurepip; on Debian and Ubuntu: sudo apt install python3-venv,"
            " elsewhere install Python from python.org; then call make again"
        )
    VENV.mkdir()
    problem = run(sys.executable, "-I", "-m", "venv", *options, VENV)
    if classify(problem) == "full":
        raise explain(problem)
    if problem:
        raise SetupError(f"{sys.executable} -m venv could not make {VENV}; details: {LOG}")


def install(run: Runner) -> None:
    """Install what the lock names, then the project itself, editable and without a download."""
    pip = pip_command()
    fetch = ["install", "--no-input", "--progress-bar", "off", "--retries", "2"]
    fetch += ["--require-hashes", "--only-binary", ":all:"]
    itself = ["--no-build-isolation", "--no-deps", "--editable", "."]

    only_uv, rest = VENV / "uv.txt", VENV / "rest.txt"
    for file, lines in zip(
        (only_uv, rest), split_lock((ROOT / LOCK).read_text(encoding="utf-8")), strict=True
    ):
        file.write_text(lines, encoding="utf-8")
    problem = run(*pip, *fetch, "--no-deps", "-r", only_uv)
    if not problem:
        where = translate_for_uv(read_pip_settings(run.ask(*pip, "config", "list")), run.env)
        sync = (UV, "pip", "sync", "--python", PYTHON, "--require-hashes", "--no-build", LOCK)
        if not UV.exists():
            raise SetupError(
                f"pip did not install into {VENV}; see what pip config list says of target and prefix"
            )
        # What uv has in its cache needs no network, which may not be there.
        problem = run(*sync, "--offline", **where)
        if "initialize cache" in problem:  # as where HOME is not to be written
            where["UV_NO_CACHE"] = "1"
        problem = problem and run(*sync, **where)
        problem = problem or run(UV, "pip", "install", "--offline", "--python", PYTHON, *itself, **where)
        if not problem:
            return
        if classify(problem) in {"full", "hash"}:
            raise explain(problem)
        say("uv could not do it; pip takes over, which is slower.")
    elif classify(problem) == "no build":
        say("There is no uv for this machine; pip does the work, which is slower.")
    else:
        raise explain(problem)
    problem = run(*pip, *fetch, "-r", rest) or run(*pip, "install", *itself)
    if problem:
        raise explain(problem)


def set_up(run: Runner, stamp: dict[str, Any]) -> None:
    """Bring ``.venv`` up to date in place where it is sound, and make it anew where it is not."""
    sums = checksums()  # as of before: a file that changes meanwhile is noticed by the next call
    if why_rebuild(stamp):
        make_venv(run)
        install(run)
    else:
        STAMP.unlink()
        try:
            install(run)
        except SetupError:
            # Nothing reached .venv, or else the count of files in the old stamp will tell.
            write_stamp(stamp)
            raise
    write_stamp({"root": str(ROOT), "python": interpreter(), "checksums": sums, "files": installed()})


def write_stamp(stamp: dict[str, Any]) -> None:
    """Record a finished set-up, whole or not at all."""
    part = STAMP.with_suffix(".part")
    part.write_text(json.dumps(stamp, indent=0), encoding="utf-8")
    part.replace(STAMP)


def main() -> int:
    """Set up what is missing; give the exit status."""
    if "--ready" in sys.argv[1:]:
        return 0 if is_ready(read_stamp()) else 1

    import errno
    import fcntl
    import time

    base = getattr(sys, "_base_executable", sys.executable)
    if Path(sys.prefix).resolve() == VENV.resolve() and base != sys.executable:
        # An environment cannot make itself anew: the Python it was made from does.
        os.execv(base, [base, *sys.orig_argv[1:]])  # noqa: S606

    begin = time.monotonic()
    try:
        lock = os.open(ROOT, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)  # of two calls at once, the second waits
        except OSError:
            say("This file system knows no locks: please run one make at a time.")
        stamp = read_stamp()
        if is_ready(stamp):
            return 0
        version = ".".join(map(str, sys.version_info[:3]))
        reason = why_rebuild(stamp) or "what it should hold has changed"
        say(f"Setting up .venv with Python {version} ({reason}) ...")
        set_up(Runner(clean_environment(), lock), stamp)
        say(f"... done in {time.monotonic() - begin:.0f} s.")
        return 0
    except SetupError as error:
        say(f"Set-up failed: {error}")
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            say(f"Set-up failed: {FULL}")
        else:
            where = error.filename or ROOT
            say(f"Set-up failed: {where}: {error.strerror}; use a folder that you may write to")
    except KeyboardInterrupt:
        say("Set-up was interrupted; the next call starts anew.")
        return 130
    return 1


if __name__ == "__main__":
    sys.exit(main())
