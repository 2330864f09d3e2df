"""``analysis clean``: forget the results that are remembered, and clear away what killed runs left."""

from pathlib import Path

import click

from analysis.cli.messages import answer, one_line_errors


@click.command()
@click.option(
    "--out", default="outputs", show_default=True, type=click.Path(path_type=Path), help="Where reports go."
)
def clean(out: Path) -> None:
    """Forget all results that are remembered; the next report runs every notebook. Reports stay.

    Example: analysis clean
    """
    with one_line_errors():
        from analysis.run.building import clear_left_over
        from analysis.run.cache import cache_folder, clear_cache

        if out.is_dir():
            clear_left_over(out)
        n, n_bytes = clear_cache()
        answer(f"{n} results forgotten ({n_bytes / 1e6:.1f} MB) in {cache_folder()}")
