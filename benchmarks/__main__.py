"""Run the benchmarks: ``python -m benchmarks text``."""

import pkgutil
from importlib import import_module

import click

import benchmarks
from benchmarks.corpus import make_corpus, read_corpus

_NAMES = sorted(
    {module.name for module in pkgutil.iter_modules(benchmarks.__path__)} - {"__main__", "corpus"}
)


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("names", nargs=-1, type=click.Choice(_NAMES), metavar="[NAME]...")
@click.option("--corpus", "path", help="Measure on the articles of this file (.txt, .jsonl, .csv, …).")
@click.option("--articles", default=200, show_default=True, type=click.IntRange(1), help="How many to make.")
@click.option("--list", "only_list", is_flag=True, help="List the benchmarks and stop.")
def main(names: tuple[str, ...], path: str | None, articles: int, only_list: bool) -> None:
    """Measure the speed of the parts named, or of all, on one corpus.

    Without --corpus the articles are made from those in seeds/, the same at every run.

    Example: python -m benchmarks text --articles 400
    """
    if only_list:
        for name in _NAMES:
            title = (import_module(f"benchmarks.{name}").__doc__ or "").partition("\n")[0]
            click.echo(f"{name:12}{title}")
        return
    corpus = read_corpus(path) if path else make_corpus(articles)
    for name in names or _NAMES:
        click.echo(f"== {name}")
        import_module(f"benchmarks.{name}").main(corpus)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
