"""``analysis codebook``: every fault of codebooks by line, and what codebooks there are."""

import sys

import click

from analysis.cli.inputs import noted_warnings
from analysis.cli.messages import answer, one_line_errors


@click.group()
def codebook() -> None:
    """Check codebooks of frames, and list those that come with the package."""


@codebook.command()
@click.argument("names", nargs=-1, required=True, metavar="FILE|NAME...")
@click.option("--strict", is_flag=True, help="Take warnings for faults.")
def check(names: tuple[str, ...], strict: bool) -> None:
    r"""Name every fault of codebooks by file and line.

    FILE is the house's YAML, a YAML dictionary of quanteda (.yaml, .yml), or a dictionary of Lexicoder
    (.lcd, .lc3), Yoshikoder (.ykd) or LIWC (.dic, .dicx). A fault makes the exit status 1; a warning may
    be meant and does not.

    Example: analysis codebook check mine.yaml
    """
    with one_line_errors():
        from analysis.lexicon import Severity, check_codebook

        least = Severity.WARNING if strict else Severity.FLAW
        failed = False
        for name in names:
            with noted_warnings():
                faults = check_codebook(name)
            n_faults = sum(fault.severity >= least for fault in faults)
            for fault in faults:
                kind = "fault" if fault.severity >= least else "warning"
                answer(f"{name}:{fault.line}: {kind}: {fault.message}")
            answer(f"{name}: {_counted(n_faults, 'fault')}, {_counted(len(faults) - n_faults, 'warning')}")
            failed = failed or n_faults > 0
        sys.exit(1 if failed else 0)


@codebook.command("list")
def list_codebooks() -> None:
    """List the codebooks that come with the package.

    Example: analysis codebook list
    """
    with one_line_errors():
        from analysis.lexicon import codebook_names, load_codebook

        for name in codebook_names():
            book = load_codebook(name)
            n_patterns = sum(len(category.patterns) for category in book.categories)
            sizes = f"{_counted(len(book.categories), 'category')}, {_counted(n_patterns, 'pattern')}"
            answer(f"{name:12} {book.title} ({sizes}; {book.licence})")


@codebook.command()
@click.argument("name", metavar="FILE|NAME")
def show(name: str) -> None:
    """Show the categories of a codebook, what they mean, and their patterns as they are understood.

    Example: analysis codebook show policy
    """
    with one_line_errors():
        from analysis.lexicon import load_codebook

        with noted_warnings():
            book = load_codebook(name)
        answer(f"{book.title} ({book.name}{f' {book.version}' if book.version else ''}, {book.form})")
        for category in book.categories:
            label = "" if category.label == category.id else f" ({category.label})"
            answer(f"{category.id}{label}: {' '.join(category.definition.split()) or 'no definition'}")
            answer(f"  {', '.join(pattern.text for pattern in category.patterns)}")


def _counted(n: int, noun: str) -> str:
    """Write a number with its noun.

    >>> _counted(1, "fault"), _counted(2, "category")
    ('1 fault', '2 categories')
    """
    if n != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{n:,} {noun}"
