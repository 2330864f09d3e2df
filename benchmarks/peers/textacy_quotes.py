"""Measure textacy's direct quotations, in an environment of its own.

``benchmarks/quotes.py`` runs this file with the Python of that environment; textacy is no dependency of
the project. It reads the texts, a JSON list, from the first line of standard input and answers with what
is installed. For each further line it goes over the texts once and answers with what that cost.
"""

import importlib.metadata
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import spacy
from textacy.extract import direct_quotations

# What direct_quotations asks for: tags, lemmas, syntax. It has no use for entities.
_UNUSED = ("ner",)


def load_pipeline() -> Any:
    """Load the English pipeline that is installed, under whatever name, without what is not needed."""
    names = [name for name in spacy.util.get_installed_models() if name.startswith("en_")]
    if not names:
        sys.exit("no English pipeline of spaCy is installed")
    return spacy.load(min(names), exclude=_UNUSED)


def read_quotes(
    nlp: Any, texts: Sequence[str], clock: Callable[[], float] = time.process_time
) -> Iterator[tuple[list[Any] | None, float]]:
    """Give for each text its quotations and the seconds to find them in what was parsed.

    ``None`` stands where textacy raises, as it does on an odd number of marks, and where spaCy refuses
    a text for its length.
    """
    short = (text for text in texts if len(text) <= nlp.max_length)
    parsed = nlp.pipe(short)
    for text in texts:
        if len(text) > nlp.max_length:
            yield None, 0.0
            continue
        doc = next(parsed)
        begin = clock()
        try:
            found = list(direct_quotations(doc))
        except ValueError:
            found = None
        yield found, clock() - begin


def measure(nlp: Any, texts: Sequence[str]) -> dict[str, float]:
    """Go over the texts once: CPU seconds in all and without the parse, quotations, texts refused."""
    begin = time.process_time()
    rows = list(read_quotes(nlp, texts))
    return {
        "seconds": time.process_time() - begin,
        "extracting": sum(seconds for _, seconds in rows),
        "found": sum(len(found or ()) for found, _ in rows),
        "raised": sum(found is None for found, _ in rows),
    }


def main() -> None:
    """Answer line by line, so that the caller's rounds and these alternate."""
    texts = json.loads(sys.stdin.readline())
    nlp = load_pipeline()
    version = importlib.metadata.version
    name = f"textacy {version('textacy')}, spaCy {version('spacy')}, {nlp.meta['lang']}_{nlp.meta['name']}"
    print(json.dumps(f"{name} {nlp.meta['version']}"), flush=True)
    for _ in sys.stdin:
        print(json.dumps(measure(nlp, texts)), flush=True)


if __name__ == "__main__":
    main()
