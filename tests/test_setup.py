"""The set-up: three lists of packages that must agree, and one clear line for whatever stands in its way."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
# conda-forge parts some packages into a core and the rest; the core carries the name that pip knows.
CONDA_NAMES = {"matplotlib-base": "matplotlib", "nbconvert-core": "nbconvert"}

spec = importlib.util.spec_from_file_location("hearsay_setup", ROOT / ".ci" / "setup.py")
setup = importlib.util.module_from_spec(spec)
spec.loader.exec_module(setup)


def read_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extra = project["project"]["optional-dependencies"]["dev"]
    return project, [Requirement(line) for line in project["project"]["dependencies"] + extra]


PROJECT, DIRECT = read_project()
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
# One entry of the lock: the requirement, then each hash on a line of its own.
LOCKED = [
    (Requirement(re.sub(r"\s*\\$", "", match[1])), re.findall(r"--hash=(\S+)", match[2]))
    for match in re.finditer(r"^(\w[^\n]*)\n((?: +--hash=[^\n]*\n)*)", LOCK, re.MULTILINE)
]
CONDA = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))


# What the optional scorer needs; the model is in no conda channel, so conda leaves both to pip.
NEURAL = {
    canonicalize_name(Requirement(line).name)
    for line in PROJECT["project"]["optional-dependencies"]["neural"]
}


def name_of(requirement):
    return canonicalize_name(requirement.name)


def conda_requirements():
    for line in CONDA["dependencies"]:
        if isinstance(line, str):
            name, _, bounds = line.partition(" ")
            yield canonicalize_name(CONDA_NAMES.get(name, name)), SpecifierSet(bounds)


# The three lists


def test_conda_lists_the_packages_of_pyproject_with_the_same_bounds():
    python = {"python": SpecifierSet(PROJECT["project"]["requires-python"]), "pip": SpecifierSet()}
    wanted = {
        name_of(requirement): requirement.specifier
        for requirement in DIRECT
        if name_of(requirement) not in NEURAL
    }
    assert dict(conda_requirements()) == wanted | python


def test_conda_takes_packages_from_conda_forge_and_the_neural_extra_with_the_project_itself():
    assert CONDA["dependencies"][-1] == {"pip": ["-e .[neural]"]}
    assert CONDA["channels"] == ["conda-forge", "nodefaults"]


@pytest.mark.parametrize("requirement", DIRECT, ids=lambda requirement: requirement.name)
def test_every_direct_package_is_locked_within_its_bounds(requirement):
    pins = [locked.specifier for locked, _ in LOCKED if name_of(locked) == name_of(requirement)]
    versions = [Version(str(pin).removeprefix("==")) for pin in pins]
    assert versions
    assert all(version in requirement.specifier for version in versions)


def test_what_builds_the_project_is_locked_too():
    (needed,) = [Requirement(line) for line in PROJECT["build-system"]["requires"]]
    assert needed in DIRECT


def test_the_lock_pins_and_hashes_every_package():
    assert len(LOCKED) == len(re.findall(r"^[^\s#]", LOCK, re.MULTILINE)) > len(DIRECT)
    unsure = [
        str(requirement)
        for requirement, hashes in LOCKED
        if not re.fullmatch(r"==[\w.]+", str(requirement.specifier))
        or not hashes
        or not all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in hashes)
    ]
    assert unsure == []


def test_the_lock_names_no_host_and_no_folder():
    assert re.findall(r"https?:|file:|--index|--find-links|@ |/", LOCK) == []


def test_on_any_python_each_package_is_locked_once():
    environments = [
        {
            "python_version": minor,
            "python_full_version": f"{minor}.7",
            "sys_platform": platform,
            "os_name": "posix",
        }
        for minor in ("3.11", "3.12", "3.13", "3.14")
        for platform in ("linux", "darwin")
    ]
    for environment in environments:
        names = [name_of(r) for r, _ in LOCKED if r.marker is None or r.marker.evaluate(environment)]
        assert len(names) == len(set(names))
        direct = [r for r in DIRECT if r.marker is None or r.marker.evaluate(environment)]
        assert {name_of(requirement) for requirement in direct} <= set(names)


def test_splitting_the_lock_parts_uv_from_the_rest_and_loses_nothing():
    uv, rest = setup.split_lock(LOCK)
    assert uv.startswith("uv==")
    assert uv.count("--hash=sha256:") == next(len(hashes) for r, hashes in LOCKED if r.name == "uv")
    assert sorted((uv + rest).splitlines()) == sorted(LOCK.splitlines())
    assert not re.search(r"^uv==", rest, re.MULTILINE)


def test_a_lock_without_uv_is_refused():
    with pytest.raises(setup.SetupError, match="make lock"):
        setup.split_lock("numpy==2.2.0 \\\n    --hash=sha256:00\n")


# Where uv looks for packages


def test_of_pips_settings_the_environment_outranks_the_files():
    listing = "global.index-url='a'\n:env:.index-url='b'\ninstall.find-links='/w\\n/x'\nlist.format='json'"
    assert setup.read_pip_settings(listing) == {"index-url": "b", "find-links": "/w\n/x"}


def test_uv_is_told_where_pip_looks():
    pip = {"index-url": "https://a/simple", "extra-index-url": "https://b\nhttps://c", "find-links": "/w /x"}
    told = setup.translate_for_uv(pip | {"cert": "/ca.pem", "trusted-host": "a"}, {})
    assert told["UV_DEFAULT_INDEX"] == "https://a/simple"
    assert told["UV_INDEX"] == "https://b https://c"
    assert told["UV_FIND_LINKS"] == "/w,/x"
    assert told["SSL_CERT_FILE"] == "/ca.pem"
    assert told["UV_INSECURE_HOST"] == "a"
    assert "UV_NO_INDEX" not in told


def test_what_uv_is_told_itself_stands():
    env = {"UV_INDEX_URL": "https://mine/simple", "SSL_CERT_FILE": "/mine.pem"}
    assert setup.translate_for_uv({"index-url": "https://a/simple", "cert": "/ca.pem"}, env) == {}


def test_variables_that_send_packages_elsewhere_are_dropped(monkeypatch):
    monkeypatch.setenv("PIP_TARGET", "/elsewhere")
    monkeypatch.setenv("UV_SYSTEM_PYTHON", "1")
    monkeypatch.setenv("PIP_INDEX_URL", "https://a/simple")
    env = setup.clean_environment()
    assert "PIP_TARGET" not in env
    assert "UV_SYSTEM_PYTHON" not in env
    assert env["PIP_INDEX_URL"] == "https://a/simple"


# What stands in its way


@pytest.mark.parametrize(
    ("log", "expected"),
    [
        # pip first says that it cannot connect, then that it found nothing: the former is the reason.
        (
            "WARNING: Retrying (Retry(total=0)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3"
            ".connection.HTTPSConnection object>: Failed to establish a new connection: [Errno 111] Connection"
            " refused')': /uv/\nERROR: No matching distribution found for uv==0.13.9",
            "index cannot be reached",
        ),
        (
            "error: Request failed after 3 retries in 3.6s\n  cause: Failed to fetch: https://127.0.0.1:9/click/\n"
            "  cause: error sending request for url\n  cause: client error (Connect)",
            "index cannot be reached",
        ),
        (
            "ERROR: No matching distribution found for pyarrow==25.0.0",
            f"no build of pyarrow==25.0.0 for Python {sys.version_info[0]}.{sys.version_info[1]} on this machine",
        ),
        (
            "error: No solution found when resolving dependencies\n  cause: Because pyyaml==6.0.3 has no usable"
            " wheels and you require pyyaml==6.0.3, we can conclude that your requirements are unsatisfiable.",
            "no build of pyyaml==6.0.3",
        ),
        (
            "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.",
            "does not match its hash",
        ),
        ("error: Hash mismatch for `click==8.1.8`", "does not match its hash"),
        (
            "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device",
            "disk is full",
        ),
        ("error: failed to write to file: No space left on device (os error 28)", "disk is full"),
        ("something else", "could not be installed; details: .venv/setup.log"),
    ],
)
def test_the_log_of_a_failure_becomes_one_line(log, expected):
    message = str(setup.explain(log))
    assert expected in message
    assert "\n" not in message
    assert "{" not in message


@pytest.fixture
def checkout(tmp_path):
    """Copy what the set-up consists of into a folder with spaces and letters outside ASCII."""
    folder = tmp_path / "Zeitung – ü test"
    (folder / ".ci").mkdir(parents=True)
    for name in (".ci/setup.sh", ".ci/setup.py", "Makefile", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.fixture
def path(tmp_path):
    """Give a folder to be the whole PATH: the tools of a bare machine, and no Python."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for tool in ("sh", "dirname", "make", "awk", "echo"):
        (folder / tool).symlink_to(shutil.which(tool))
    return folder


def add_python(path, name, before=""):
    """Put a Python on the path that runs some lines before what it is asked to run."""
    code = path / f"{name}.py"
    code.write_text(
        "import runpy, sys\n"
        f"{before}\n"
        "arguments = [argument for argument in sys.argv[1:] if argument not in ('-I', '-B', '-X', 'utf8')]\n"
        "if arguments[0] == '-c':\n"
        "    exec(arguments[1])\n"
        "else:\n"
        "    sys.argv = arguments\n"
        "    runpy.run_path(arguments[0], run_name='__main__')\n",
        encoding="utf-8",
    )
    shim = path / name
    # By way of sh, since a path with spaces cannot stand in a first line of #!.
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "{code}" "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    return shim


def make(checkout, path, *arguments, **env):
    done = subprocess.run(
        [shutil.which("make"), *arguments],
        cwd=checkout,
        env={"PATH": str(path), "LC_ALL": "C"} | env,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    messages = [line for line in done.stderr.splitlines() if not line.startswith(("make", "gmake"))]
    return done, messages


def test_without_a_python_one_line_says_so(checkout, path):
    done, messages = make(checkout, path, "test")
    assert done.returncode != 0
    assert len(messages) == 1
    assert "Python 3.11 or newer is needed, but none was found" in messages[0]


def test_a_python_that_is_too_old_is_named_with_its_version(checkout, path):
    add_python(path, "python3", "sys.version_info = (3, 9, 18, 'final', 0)")
    add_python(path, "python", "sys.version_info = (2, 7, 18, 'final', 0)")
    done, messages = make(checkout, path, "report")
    assert done.returncode != 0
    assert len(messages) == 1
    assert "python3 is Python 3.9.18, python is Python 2.7.18" in messages[0]
    assert "PYTHON=" in messages[0]


def test_the_python_that_is_asked_for_is_the_one_that_is_judged(checkout, path):
    old = add_python(path, "old", "sys.version_info = (3, 10, 2, 'final', 0)")
    _, messages = make(checkout, path, "test", f"PYTHON={old}")
    assert f"{old} is Python 3.10.2" in messages[0]
    _, messages = make(checkout, path, "test", "PYTHON=/no/such/python")
    assert "PYTHON=/no/such/python does not run" in messages[0]


def test_a_python_without_venv_is_told_the_package_that_holds_it(checkout, path):
    hide = "sys.modules.update(dict.fromkeys(['pip', 'ensurepip', 'venv']))\n"
    hide += "import importlib.util; importlib.util.find_spec = lambda name: None"
    # A shim that is too old first: the search goes on to the names with a version.
    add_python(path, "python3", "sys.version_info = (3, 8, 0, 'final', 0)")
    shim = add_python(path, "python3.12", f"{hide}\nsys.executable = __file__[:-3]")
    done, messages = make(checkout, path, "test")
    assert done.returncode != 0
    assert messages[0].startswith("Setting up .venv")
    (problem,) = messages[1:]
    assert problem.startswith(f"Set-up failed: {shim} lacks venv or ensurepip")
    assert "apt install python3-venv" in problem
    assert not (checkout / ".venv").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_is_not_to_be_written_is_named(checkout, path):
    add_python(path, "python3")
    checkout.chmod(0o555)
    _, messages = make(checkout, path, "test")
    checkout.chmod(0o755)
    assert "Permission denied; use a folder that you may write to" in messages[-1]


# Is there anything to do?


@pytest.fixture
def finished(tmp_path, monkeypatch):
    """Lay out a project whose set-up is finished: two packages, one command."""
    root = tmp_path / "hearsay"
    packages = root / ".venv" / "lib" / "python3.12" / "site-packages"
    for name in ("bin/python", "pyvenv.cfg"):
        (root / ".venv" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / ".venv" / name).touch()
    for name in ("nltk/tag/api.py", "nltk/__init__.py", "nltk-3.9.dist-info/METADATA", "six.py"):
        (packages / name).parent.mkdir(parents=True, exist_ok=True)
        (packages / name).touch()
    for name in setup.DECIDING:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")
    move_to(root, monkeypatch)
    stamp = {"root": str(root), "python": setup.interpreter(), "checksums": setup.checksums()}
    setup.write_stamp(stamp | {"files": setup.installed()})
    return packages


def move_to(root, monkeypatch):
    monkeypatch.setattr(setup, "ROOT", root)
    monkeypatch.setattr(setup, "VENV", root / ".venv")
    monkeypatch.setattr(setup, "STAMP", root / ".venv" / "setup.json")


def test_a_finished_setup_is_ready(finished):
    assert setup.is_ready(setup.read_stamp())
    assert setup.installed() == {
        "pyvenv.cfg": 1,
        "bin": 1,
        "lib/python3.12/site-packages/nltk": 1 + 1,
        "lib/python3.12/site-packages/nltk-3.9.dist-info": 1,
        "lib/python3.12/site-packages/six.py": 1,
    }


def test_byte_code_and_packages_of_ones_own_do_not_matter(finished):
    (finished / "nltk" / "__pycache__").mkdir()
    (finished / "nltk" / "__pycache__" / "api.pyc").touch()
    (finished / "seaborn.py").touch()
    assert setup.is_ready(setup.read_stamp())
    shutil.rmtree(finished / "nltk" / "__pycache__")
    assert setup.is_ready(setup.read_stamp())


@pytest.mark.parametrize("name", ["nltk/tag/api.py", "six.py", "nltk-3.9.dist-info/METADATA"])
def test_a_file_that_went_missing_is_noticed(finished, name):
    (finished / name).unlink()
    assert setup.why_rebuild(setup.read_stamp()) == "files are missing from it"


@pytest.mark.parametrize("name", setup.DECIDING)
def test_a_change_of_what_decides_is_noticed_by_content_and_not_by_time(finished, name):
    file = setup.ROOT / name
    os.utime(file, (0, 0))
    assert setup.is_ready(setup.read_stamp())
    file.write_text("other", encoding="utf-8")
    assert not setup.is_ready(setup.read_stamp())
    assert setup.why_rebuild(setup.read_stamp()) == ""


def test_a_folder_that_moved_is_noticed(finished, monkeypatch):
    moved = setup.ROOT.rename(setup.ROOT.with_name("moved"))
    move_to(moved, monkeypatch)
    assert setup.why_rebuild(setup.read_stamp()) == "the folder has moved"


def test_another_python_is_noticed(finished, monkeypatch):
    monkeypatch.setattr(setup, "interpreter", lambda: ["cpython-399", "x86_64", "/usr"])
    assert setup.why_rebuild(setup.read_stamp()) == "it was made with another Python"


@pytest.mark.parametrize("content", [None, "", "{", "[]", '{"root": 1}'])
def test_a_setup_that_was_cut_off_does_not_count(finished, content):
    setup.STAMP.unlink()
    if content is not None:
        setup.STAMP.write_text(content, encoding="utf-8")
    assert setup.why_rebuild(setup.read_stamp()) == "it was never finished"


# The Makefile

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_make_alone_lists_every_target(checkout, path):
    done, messages = make(checkout, path)
    listed = re.findall(r"^  make (\S+)", done.stdout, re.MULTILINE)
    assert (done.returncode, messages) == (0, [])
    assert sorted(listed) == sorted(re.search(r"^\.PHONY: (.*)", MAKEFILE, re.MULTILINE)[1].split())
    assert sorted(listed) == sorted(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("target", ["report", "test", "lab", "check", "format", "bench", "lock"])
def test_each_job_sets_up_first(target):
    assert re.search(rf"^{target}: setup\b", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        (None, ["seeds/a.txt", "seeds/b.txt"]),
        ("seeds/b.txt", ["seeds/b.txt"]),
        ("my article ‘ü’.txt", ["my article ‘ü’.txt"]),
        ("seeds/a.txt seeds/b.txt", ["seeds/a.txt", "seeds/b.txt"]),
        ("seeds/*", ["seeds/a.txt", "seeds/b.txt"]),
        ("no such article.txt", ["no such article.txt"]),
        ('it\'s "5$" `x`.txt', ['it\'s "5$" `x`.txt']),
        ("-", ["-"]),
    ],
)
def test_make_report_hands_each_article_on_whole(checkout, path, article, expected):
    for name in ("seeds/a.txt", "seeds/b.txt", "my article ‘ü’.txt"):
        (checkout / name).parent.mkdir(exist_ok=True)
        (checkout / name).touch()
    (checkout / ".ci" / "setup.sh").write_text("exit 0\n", encoding="utf-8")
    (checkout / ".venv" / "bin").mkdir(parents=True)
    echo = checkout / ".venv" / "bin" / "python"
    echo.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    echo.chmod(0o755)
    choice = [] if article is None else [f"ARTICLE={article}"]
    done, _ = make(checkout, path, "report", "ARGS=-p 'a=b c'", *choice)
    assert done.stdout.splitlines() == ["-m", "analysis", "report", "-p", "a=b c", "--", *expected]
