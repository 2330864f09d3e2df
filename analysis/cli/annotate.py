"""``analysis annotate``: the evidence of articles as JSON Lines."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import click

from analysis.cli.inputs import Inputs, documents, noted_warnings, with_inputs
from analysis.cli.messages import note_slow, one_line_errors
from analysis.document import InputError


@click.command()
@with_inputs
@click.option(
    "--layers",
    default="quotes,sentences,frames,stance",
    show_default=True,
    help="What to annotate; also: targets (sentiment toward those mentioned, experimental).",
)
@click.option("-o", "--output", default="-", help="File to write (default: standard output).")
@click.option(
    "--codebook",
    "codebooks",
    multiple=True,
    metavar="NAME|FILE",
    help="Codebook of the frames layer: the house's YAML, or a dictionary of quanteda, Lexicoder or LIWC;"
    " repeatable (default: policy and generic).",
)
@click.option(
    "--mode",
    type=click.Choice(("attribution", "speech")),
    default="attribution",
    show_default=True,
    help="Quotations: all that is attributed, or only what is said.",
)
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    default=None,
    help="Quotations: the least probability of an attribution (default: 0.25).",
)
@click.option(
    "--scorer",
    "scorers",
    multiple=True,
    metavar="NAME|FILE",
    help="Scorer of the sentences layer: news, vader, weighted, neural, or a lexicon file of your own;"
    " repeatable (default: the first three).",
)
@click.option(
    "--target-model",
    type=click.Choice(("core", "neural")),
    default="core",
    show_default=True,
    help="Model of the targets layer.",
)
@click.option("--schema", is_flag=True, help="Name the format in every line.")
def annotate(
    layers: str,
    output: str,
    codebooks: tuple[str, ...],
    schema: bool,
    mode: str,
    min_score: float | None,
    scorers: tuple[str, ...],
    target_model: str,
    **inputs: Any,
) -> None:
    """Write the evidence of articles as JSON Lines, one article a line.

    INPUT is a file with one article (.txt, .md, .html), a file with one a row (.csv, .tsv, .jsonl,
    .parquet), either of them also packed (.gz), a folder of such files, or - for standard input, which
    is read as one article.

    Example: analysis annotate corpus.jsonl --layers quotes -o quotes.jsonl
    """
    with one_line_errors():
        from analysis import annotations
        from analysis.lexicon import load_codebook
        from analysis.sentiment import check_scorers

        wanted = [layer.strip() for layer in layers.split(",") if layer.strip()]
        unknown = [layer for layer in wanted if layer not in annotations.LAYERS]
        if unknown or not wanted:
            what = f"no layer {unknown[0]!r}" if unknown else "no layer named"
            raise InputError(f"{what}; there are {', '.join(annotations.LAYERS)}")
        options: dict[str, Any] = {"mode": mode, "target_model": target_model}
        if min_score is not None:
            options["min_score"] = min_score
        if "sentences" in wanted:
            options["scorers"] = scorers or annotations.ANNOTATED_SCORERS
            with noted_warnings():
                check_scorers(options["scorers"])
            note_slow(options["scorers"])
        with noted_warnings():
            books = [load_codebook(name) for name in codebooks or annotations.CODEBOOKS]
        _check_output(output, inputs["paths"])
        with _whole_file(output) as write:
            for doc in documents(Inputs(**inputs), note_language=False):
                row = annotations.annotate(doc, wanted, codebooks=books, with_schema=schema, **options)
                write(annotations.to_line(row) + "\n")


def _check_output(output: str, paths: Iterable[str]) -> None:
    """Refuse to write over what is read."""
    target = Path(output).resolve()
    if output != "-" and any(path != "-" and Path(path).resolve() == target for path in paths):
        raise InputError(f"{output}: is an input too; write to another file")


@contextmanager
def _whole_file(output: str) -> Iterator[Callable[[str], object]]:
    """Give a way to write text to standard output, or to a file that appears when it is whole."""
    if output == "-":
        with click.open_file("-", "w", encoding="utf-8") as stream:
            yield stream.write
        return
    # click's own atomic files come into place even where writing them broke off.
    target = Path(output).resolve()
    if target.exists() and not target.is_file():
        # A device or a pipe is written to; a file put in its place would destroy it.
        try:
            with target.open("w", encoding="utf-8", newline="\n") as file:
                yield file.write
        except OSError as error:
            raise InputError(f"{output}: cannot write there ({error.strerror})") from None
        return
    building = target.with_name(f".{target.name}.building")
    try:
        with building.open("w", encoding="utf-8", newline="\n") as file:
            yield file.write
        building.replace(target)
    except OSError as error:
        raise InputError(f"{output}: cannot write there ({error.strerror})") from None
    finally:
        with suppress(OSError):
            building.unlink(missing_ok=True)
