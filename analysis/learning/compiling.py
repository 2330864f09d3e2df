"""Write the compiled forms of the tables and codebooks anew: ``make compile``."""

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path

from analysis.lexicon.codebook import codebook_names, parse_named
from analysis.lexicon.codebook.packing import pack
from analysis.lexicon.compiled import CODEBOOKS, DATA, TABLES, compiled_name, parse_table, write_compiled


def compile_all(data: Traversable = DATA) -> Iterator[tuple[str, bytes]]:
    """Give the name and the bytes of every compiled form, made from its source."""
    for name in TABLES:
        written = (data / name).read_bytes()
        yield compiled_name(name), write_compiled(written, parse_table(written))
    for name in codebook_names():
        source = f"{CODEBOOKS}/{name}.yaml"
        yield compiled_name(source), write_compiled((data / source).read_bytes(), pack(parse_named(name)))


def main() -> None:
    """Write all compiled forms into ``analysis/data/compiled``."""
    folder = Path(str(DATA)) / "compiled"
    folder.mkdir(exist_ok=True)
    for name, content in compile_all():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main()
