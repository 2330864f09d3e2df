"""Texts to learn sentiment from: rated sentences of editorials, labelled ones of news, and others."""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

RATED, LABELLED = "sentiment_news.jsonl.gz", "sentiment_target.jsonl.gz"
PLAIN = ("hedges.jsonl.gz", "ud_train.jsonl.gz")
_VALUES = {"positive": 1.0, "neutral": 0.0, "negative": -1.0}
# Of the treebank only what is near to news in kind.
_GENRES = ("news", "blog")
_LEAST_TOKENS = 8

# Where a clause may begin.
_CUT = re.compile(
    r"[,;:()—]|--| - |\b(?:and|but|because|which|that|who|while|although|when|if|as|by|after|before)\b"
)
_CLAUSE, _LAST_CLAUSE = 6, 4  # words at least


class Rated(NamedTuple):
    """Sentences with the mean of what people made of them, and the article each is from."""

    texts: list[str]
    ratings: list[float]
    articles: list[str]


def read_rated(folder: Path) -> Rated:
    """Read the sentences of New York Times editorials, rated from -4 to 4 by twenty people.

    Articles whose number is a multiple of 5 are dropped, wherever the file comes from: they are kept
    for testing and never learned from.
    """
    rows = [row for row in _rows(folder / RATED) if int(row["article"]) % 5]
    return Rated([r["text"] for r in rows], [r["score"] for r in rows], [r["article"] for r in rows])


def read_labelled(folder: Path) -> Rated:
    """Read distinct sentences of NewsMTSC with the mean of their labels toward persons, -1, 0 or 1."""
    labels: defaultdict[str, list[float]] = defaultdict(list)
    for row in _rows(folder / LABELLED):
        labels[row["text"]].append(_VALUES[row["label"]])
    texts = sorted(labels)
    return Rated(texts, [sum(labels[text]) / len(labels[text]) for text in texts], [""] * len(texts))


def read_plain(folder: Path) -> list[str]:
    """Read sentences without labels: of Wikipedia (CoNLL-2010), and news and blogs of the treebanks."""
    encyclopaedia, treebank = (_rows(folder / name) for name in PLAIN)
    news = [
        row["text"]
        for row in treebank
        if len(row["tokens"]) >= _LEAST_TOKENS and any(genre in row["genre"] for genre in _GENRES)
    ]
    return [row["text"] for row in encyclopaedia] + news


def cut_clauses(text: str) -> list[str]:
    """Cut a sentence into clauses of some words; none where it is one clause.

    >>> cut_clauses("The mayor left the room at noon, and nobody in the crowd had seen her go.")
    ['The mayor left the room at noon', 'and nobody in the crowd had seen her go.']
    """
    clauses: list[str] = []
    begin = 0
    for end in [match.start() for match in _CUT.finditer(text)] + [len(text)]:
        if len(text[begin:end].split()) >= _CLAUSE:
            clauses.append(text[begin:end])
            begin = end
    if clauses and len(text[begin:].split()) >= _LAST_CLAUSE:
        clauses.append(text[begin:])
    return [clause.strip(" ,;:()—") for clause in clauses] if len(clauses) > 1 else []


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
