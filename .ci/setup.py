"""Make ``.venv`` what ``requirements.lock`` says, with every download checked against its hash.

``setup.sh`` runs this with a Python of 3.11 or newer. uv does the work, in the version that the lock names, fetched by
pip against the hashes in the lock; where uv has no build, or cannot reach what pip can reach, pip does it all.

``--ready`` only tells, by its exit status, whether there is anything to do. That is decided by content: the checksums
of the files below, the folder, the interpreter, and whether every installed file is still there. Times of files play
no part, so a moved folder, another branch or a new Python is noticed.
"""

import json
import os
import sys

# The rest of the imports stand in the functions: --ready runs before every target and must cost next to nothing.

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), os.pardir))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
UV = os.path.join(VENV, "bin", "uv")
LOCK = "requirements.lock"
LOG = os.path.join(".venv", "setup.log")
# Written last, so that a set-up that was cut off does not count as done.
STAMP = os.path.join(VENV, "setup.json")
DECIDING = (LOCK, "pyproject.toml", os.path.join(".ci", "setup.py"))


class SetupError(Exception):
    """Say in one line what stands in the way and what to do about it."""


# --- is there anything to do? -----------------------------------------------------------------------------------------


def checksums() -> dict[str, str]:
    """Give the SHA-256 of each file that decides what is installed."""
    from hashlib import sha256

    found = {}
    for name in DECIDING:
        with open(os.path.join(ROOT, name), "rb") as file:
            found[name] = sha256(file.read()).hexdigest()
    return found


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
    """Count the files of ``.venv``, for each package by itself; what is gone counts 0."""
    found = {}
    pending = [VENV]
    while pending:
        with os.scandir(pending.pop()) as entries:
            for entry in entries:
                name = os.path.relpath(entry.path, VENV)
                if name in {"lib", "lib64"} or os.path.dirname(name) == "lib" or entry.name == "site-packages":
                    if entry.is_dir(follow_symlinks=False):
                        pending.append(entry.path)
                elif entry.is_dir(follow_symlinks=False) and entry.name != "__pycache__":
                    found[name] = count_files(entry.path)
                elif os.path.dirname(name) or name == "pyvenv.cfg":
                    found[name] = 1
    return found


def read_stamp() -> dict[str, object]:
    """Read what the last finished set-up wrote; nothing, where none was finished."""
    try:
        with open(STAMP, encoding="utf-8") as file:
            stamp = json.load(file)
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def why_rebuild(stamp: dict[str, object]) -> str:
    """Say why ``.venv`` must be made anew, or nothing where it need not be."""
    if not stamp:
        return "there is none yet, or it was not finished" if os.path.lexists(VENV) else "there is none yet"
    if stamp.get("root") != ROOT:
        return "the folder has moved"
    if stamp.get("python") != interpreter():
        return "Python has changed"
    recorded = stamp.get("files")
    try:
        present = installed()
    except OSError:
        return "files are missing from it"
    # Packages that the user added are welcome; files that went missing are not.
    if not isinstance(recorded, dict) or any(present.get(name, 0) < n for name, n in recorded.items()):
        return "files are missing from it"
    return ""


def is_ready(stamp: dict[str, object]) -> bool:
    """Tell whether there is nothing to do."""
    return not why_rebuild(stamp) and stamp.get("checksums") == checksums()


# --- doing it ---------------------------------------------------------------------------------------------------------


def pip_settings(pip: list[str], env: dict[str, str]) -> dict[str, str]:
    """Read where pip is told to look, from its files and its environment alike, as pip ranks them."""
    import ast
    import subprocess

    done = subprocess.run(  # noqa: S603
        [*pip, "config", "list"], capture_output=True, text=True, env=env, check=False
    )
    ranked: dict[str, tuple[int, str]] = {}
    for line in done.stdout.splitlines():
        name, _, value = line.partition("=")
        section, _, key = name.rpartition(".")
        rank = {"global": 1, "install": 2, ":env:": 3}.get(section, 0)
        if rank and rank >= ranked.get(key, (0, ""))[0]:
            try:
                ranked[key] = (rank, str(ast.literal_eval(value)))
            except (ValueError, SyntaxError):
                continue
    return {key: value for key, (_, value) in ranked.items()}


def uv_settings(pip: dict[str, str], env: dict[str, str]) -> dict[str, str]:
    """Translate pip's settings for uv, which reads none of them; what uv is told itself stands.

    Every file is checked against its hash, so it is safe to let uv look at all indexes, as pip does.
    """
    own = {"UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS", "UV_NO_INDEX"}
    told: dict[str, str] = {}
    if not own & {name for name, value in env.items() if value}:
        if "index-url" in pip:
            told["UV_DEFAULT_INDEX"] = pip["index-url"].strip()
        if pip.get("extra-index-url", "").split():
            told["UV_INDEX"] = " ".join(pip["extra-index-url"].split())
            told["UV_INDEX_STRATEGY"] = "unsafe-best-match"
        if pip.get("find-links", "").split():
            told["UV_FIND_LINKS"] = ",".join(pip["find-links"].split())
        if pip.get("no-index", "").lower() in {"1", "true", "yes", "on"}:
            told["UV_NO_INDEX"] = "1"
    if "trusted-host" in pip:
        told["UV_INSECURE_HOST"] = " ".join(pip["trusted-host"].split())
    if "cert" in pip:
        told["SSL_CERT_FILE"] = pip["cert"].strip()
    if "proxy" in pip:
        told["HTTP_PROXY"] = told["HTTPS_PROXY"] = pip["proxy"].strip()
    return {name: value for name, value in told.items() if not env.get(name)}


def clean_environment() -> dict[str, str]:
    """Copy the environment without what would send packages elsewhere or change which are taken."""
    elsewhere = {"TARGET", "PREFIX", "ROOT", "DRY_RUN", "CONSTRAINT", "BUILD_CONSTRAINT", "PYTHON", "NO_BINARY"}
    elsewhere |= {"ONLY_BINARY", "OVERRIDE", "EXCLUDE_NEWER", "SYSTEM_PYTHON", "REQUIRE_VIRTUALENV", "NO_DEPS"}
    dropped = {f"{tool}_{name}" for tool in ("PIP", "UV") for name in elsewhere} | {"VIRTUAL_ENV", "CONDA_PREFIX"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def uv_requirement(lock: str) -> str:
    """Cut the lines of uv, with its hashes, out of the lock."""
    import re

    match = re.search(r"^uv==[^\n]*\\\n(?:[ ]+--hash=[^\n]*\n)+", lock, re.MULTILINE)
    return match[0] if match else ""


def explain(log: str) -> str:
    """Say in one line what the log of a failed installation means; nothing, where that is not known."""
    import re

    if re.search(r"No space left on device|\[Errno 28\]|os error 28|Disk quota exceeded", log):
        return f"the disk is full; make room for about 1 GB in {ROOT} and call make again"
    if re.search(r"DO NOT MATCH THE HASHES|Hash mismatch", log):
        return f"a download does not match its hash in {LOCK} and was not installed; details: {LOG}"
    if re.search(
        r"NewConnectionError|Connection(?:Pool|Error|Reset| ?refused)|Connect(?:Timeout|ion broken)|Max retries|"
        r"[Rr]ead timed out|timed out|ProxyError|SSLError|CERTIFICATE_VERIFY_FAILED|Could not fetch URL|"
        r"Failed to fetch|error sending request|dns error|[Nn]etwork connectivity is disabled|"
        r"HTTP (?:error|status)|[45]\d\d (?:Client|Server) Error|Temporary failure in name resolution",
        log,
    ):
        return (
            "the package index cannot be reached; check the network, and the index or proxy that pip is told"
            f" (pip config list), then call make again; details: {LOG}"
        )
    missing = re.search(r"No matching distribution found for (\S+)|Because (\S+) has no wheels with a matching", log)
    if missing:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return (
            f"the index offers no build of {missing[1] or missing[2]} for Python {version} on this machine;"
            f" try another Python: make PYTHON=python3.13; details: {LOG}"
        )
    return ""


def run(command: list[str], env: dict[str, str], held: int) -> str:
    """Run a command with its output in the log; give that output where it failed, else nothing."""
    import subprocess

    with open(os.path.join(ROOT, LOG), "a+", encoding="utf-8", errors="replace") as log:
        print("$", *command, file=log, flush=True)
        begin = log.tell()
        # The child holds the lock too: should this process be killed, nobody starts over while it still writes.
        done = subprocess.run(  # noqa: S603
            command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=[held], check=False
        )
        if done.returncode == 0:
            return ""
        log.seek(begin)
        return log.read() or f"{command[0]} ended with status {done.returncode}"


def make_venv(env: dict[str, str], held: int) -> list[str]:
    """Make an empty ``.venv`` and give the pip command that installs into it."""
    import shutil
    import subprocess
    from importlib.util import find_spec

    if os.path.islink(VENV) or os.path.isfile(VENV):
        os.unlink(VENV)
    elif os.path.isdir(VENV):
        shutil.rmtree(VENV)
    os.mkdir(VENV)
    pip = [PYTHON, "-I", "-m", "pip"]
    command = [sys.executable, "-I", "-m", "venv", VENV]
    if find_spec("venv") and not find_spec("ensurepip"):
        # Debian parts ensurepip from Python; a pip of 22.3 or newer beside it can stand in.
        outer = [sys.executable, "-m", "pip", "--python", PYTHON]
        help_text = subprocess.run(  # noqa: S603
            [*outer[:3], "--help"], capture_output=True, text=True, env=env, check=False
        )
        if "--python" in help_text.stdout:
            pip = outer
            command.append("--without-pip")
    if not find_spec("venv") or (not find_spec("ensurepip") and "--without-pip" not in command):
        raise SetupError(
            f"{sys.executable} lacks the venv module or its ensurepip; on Debian and Ubuntu:"
            " sudo apt install python3-venv, elsewhere install Python from python.org; then call make again"
        )
    problem = run(command, env, held)
    if problem:
        raise SetupError(explain(problem) or f"Python could not make {VENV}; details: {LOG}")
    return pip


def install(pip: list[str], env: dict[str, str], held: int) -> None:
    """Install what the lock names, then the project itself, editable and without a download."""
    checked = ["--require-hashes", "--only-binary", ":all:"]
    online = ["install", "--no-input", "--progress-bar", "off", "--retries", "2", *checked]
    itself = ["--no-build-isolation", "--no-deps", "-e", "."]
    with open(os.path.join(ROOT, LOCK), encoding="utf-8") as file:
        requirement = uv_requirement(file.read())

    problem = "uv is not in the lock"
    if requirement:
        only_uv = os.path.join(VENV, "uv.txt")
        with open(only_uv, "w", encoding="utf-8") as file:
            file.write(requirement)
        problem = run([*pip, *online, "--no-deps", "-r", only_uv], env, held)
    if not problem:
        uv_env = env | uv_settings(pip_settings(pip, env), env)
        sync = [UV, "pip", "sync", "--python", PYTHON, "--require-hashes", "--no-build", LOCK]
        problem = run(sync, uv_env, held)
        if not problem:
            problem = run([UV, "pip", "install", "--offline", "--python", PYTHON, *itself], uv_env, held)
        if problem and not explain(problem).startswith(("the disk", "a download")):
            say("uv could not do it; pip takes over, which is slower")
            problem = run([*pip, *online, "-r", LOCK], env, held) or run([*pip, "install", *itself], env, held)
    elif explain(problem).startswith("the index offers no build"):
        say("there is no uv for this machine; pip takes over, which is slower")
        problem = run([*pip, *online, "-r", LOCK], env, held) or run([*pip, "install", *itself], env, held)
    if problem:
        raise SetupError(explain(problem) or f"the packages could not be installed; details: {LOG}")


def set_up(stamp: dict[str, object], held: int) -> None:
    """Bring ``.venv`` up to date in place where it is sound, and make it anew where it is not."""
    env = clean_environment()
    sums = checksums()
    if why_rebuild(stamp):
        install(make_venv(env, held), env, held)
    else:
        os.unlink(STAMP)
        try:
            install([PYTHON, "-I", "-m", "pip"], env, held)
        except SetupError:
            # What is there is still what the old stamp says, or else its count of files will tell.
            write_stamp(stamp)
            raise
    write_stamp({"root": ROOT, "python": interpreter(), "checksums": sums, "files": installed()})


def write_stamp(stamp: dict[str, object]) -> None:
    """Record a finished set-up, whole or not at all."""
    with open(f"{STAMP}.part", "w", encoding="utf-8") as file:
        json.dump(stamp, file, indent=0)
    os.replace(f"{STAMP}.part", STAMP)


def say(line: str) -> None:
    """Tell the user, on standard error, so that it never mixes with results."""
    print(line, file=sys.stderr, flush=True)


def main() -> int:
    """Set up what is missing; give the exit status."""
    if "--ready" in sys.argv[1:]:
        return 0 if is_ready(read_stamp()) else 1

    import errno
    import fcntl
    import time

    base = getattr(sys, "_base_executable", sys.executable)
    if os.path.realpath(sys.prefix) == os.path.realpath(VENV) and base != sys.executable:
        # An environment cannot make itself anew: the Python it was made from does.
        os.execv(base, [base, "-I", "-B", "-X", "utf8", os.path.abspath(__file__)])  # noqa: S606

    begin = time.monotonic()
    held = os.open(ROOT, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX)  # two calls of make at once: the second waits
        except OSError:
            say("this file system knows no locks: please run one make at a time")
        stamp = read_stamp()
        if is_ready(stamp):
            return 0
        version = ".".join(map(str, sys.version_info[:3]))
        say(f"Setting up .venv with Python {version} ({why_rebuild(stamp) or 'what it should hold has changed'}) …")
        set_up(stamp, held)
        say(f"… done in {time.monotonic() - begin:.0f} s.")
        return 0
    except SetupError as error:
        say(f"Set-up failed: {error}")
    except OSError as error:
        reason = {
            errno.ENOSPC: f"the disk is full; make room for about 1 GB in {ROOT} and call make again",
            errno.EDQUOT: f"the disk quota is used up; make room for about 1 GB in {ROOT} and call make again",
        }.get(error.errno or 0, f"{error.filename or ROOT} cannot be written ({error.strerror}); use a folder of your own")
        say(f"Set-up failed: {reason}")
    except KeyboardInterrupt:
        say("Set-up was interrupted; the next call starts it anew.")
        return 130
    finally:
        os.close(held)
    return 1


if __name__ == "__main__":
    sys.exit(main())
