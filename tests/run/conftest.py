"""Reports cost kernels: each is made once a session and looked at by many tests."""

import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = (
    'The minister said that it was "fine" and that they would not be there when the bill is read.\n\n'
    "“</style><script>alert(1)</script><img src=x onerror=alert(2)>,” said <b>Ann</b> Lee.\n\n"
    "\N{RIGHT-TO-LEFT OVERRIDE}Mirrored\N{POP DIRECTIONAL FORMATTING} words, a bell \a, and $x^2$ cost 5 dollars."
)
GERMAN = (
    "Der Bürgermeister sagte am Dienstag, die alte Brücke bleibe geschlossen, weil Fachleute Risse in zwei Trägern "
    "gefunden hätten. Viele Händler am Hafen fürchten nun um ihre Kundschaft und fordern eine Fähre. „Wir haben das "
    "nicht leichtfertig entschieden“, sagte die Ingenieurin."
)


class Run(NamedTuple):
    """What one call of the command line gave."""

    status: int
    out: str
    err: str


@pytest.fixture(scope="session")
def analysis():
    """Call the command line in a process of its own, as a user does."""

    def call(*arguments, cwd=ROOT, **options):
        done = subprocess.run(
            [sys.executable, "-m", "analysis", *map(str, arguments)],
            cwd=cwd, check=False, capture_output=True, text=True, encoding="utf-8", **options,
        )  # fmt: skip
        return Run(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture(scope="session")
def seeds_report(analysis, tmp_path_factory):
    """Report both seeds, comparing with the stored tables."""
    out = tmp_path_factory.mktemp("a folder – ü") / "outputs"
    done = analysis(
        "report",
        *sorted((ROOT / "seeds").glob("*.txt")),
        "--out",
        out,
        "--check",
        ROOT / "tests" / "expected",
    )
    return out, done


@pytest.fixture(scope="session")
def odd_report(analysis, tmp_path_factory):
    """Report a hostile article and a German one, by the page's notebook alone."""
    folder = tmp_path_factory.mktemp("odd")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    (folder / "german.txt").write_text(GERMAN, encoding="utf-8")
    out = folder / "outputs"
    done = analysis(
        "report", folder / "hostile.txt", folder / "german.txt", "--out", out, "--notebooks", "09"
    )
    return out, done
