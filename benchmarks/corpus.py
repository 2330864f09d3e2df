"""Articles to measure speed on: made from the seeds, or read from a file."""

import random
import re
from itertools import accumulate
from pathlib import Path

from analysis.document import read_document, read_documents

_SEEDS = Path(__file__).resolve().parents[1] / "seeds"
_WORD = re.compile(r"[^\W\d_]{4,}")
_N_COINED = 30_000
_SHARE_COINED = 0.5
_CHARACTERS = 4_500  # of an article


def read_corpus(path: str) -> list[str]:
    """Read the texts of a file in any form that the readers know."""
    return [document.text for document in read_documents([path])]


def make_corpus(n_articles: int, *, random_state: int = 0) -> list[str]:
    """Make articles by drawing paragraphs of the seeds and exchanging half of their longer words.

    Marks, abbreviations, names and line ends stay as in news. The words put in are coined from
    halves of those in the seeds and drawn by rank as in Zipf's law, so that the share of distinct
    words in the whole is near that of real articles, about one in ten.
    """
    draw = random.Random(random_state)
    texts = [read_document(path).text for path in sorted(_SEEDS.glob("*.txt"))]
    paragraphs = [paragraph for text in texts for paragraph in text.splitlines() if paragraph.strip()]
    words = sorted({match[0] for text in texts for match in _WORD.finditer(text)})
    coined = [_coin(draw.choice(words), draw.choice(words)) for _ in range(_N_COINED)]
    weights = list(accumulate(1 / rank for rank in range(1, _N_COINED + 1)))

    def exchange(match: re.Match[str]) -> str:
        if draw.random() > _SHARE_COINED:
            return match[0]
        (word,) = draw.choices(coined, cum_weights=weights)
        return word.capitalize() if match[0][0].isupper() else word

    articles = []
    for _ in range(n_articles):
        article: list[str] = []
        while sum(map(len, article)) < _CHARACTERS:
            article.append(_WORD.sub(exchange, draw.choice(paragraphs)))
        articles.append("\n".join(article) + "\n")
    return articles


def _coin(first: str, second: str) -> str:
    """Join the first half of a word and the second half of another."""
    return (first[: (len(first) + 1) // 2] + second[len(second) // 2 :]).lower()
