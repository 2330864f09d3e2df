"""How many texts get other figures from us than from vaderSentiment: none should.

Each sentence of the corpus is compared twice, with plain marks and as it stands, and random texts are
added, drawn with a seed from what the rules look at: words of the lexicon, negators, amplifiers, "but",
capitals, marks plain and curly, emoji, odd white space and any character of Unicode.
"""

import random
from collections.abc import Iterable, Iterator

from vaderSentiment.vaderSentiment import (
    BOOSTER_DICT,
    NEGATE,
    SPECIAL_CASES,
    SentimentIntensityAnalyzer,
)

from analysis.document import Document, Span
from analysis.sentiment import score_sentences
from analysis.sentiment.vader import read_vader_lexicon, score_spans, score_text

_N_RANDOM = 20_000
_MOST_SHOWN = 5
_GLUE = [*[" "] * 12, "", ", ", ". ", "! ", "!!! ", "? ", "?? ", "-", "'s ", "' ", '" ', " (", ") "]
_GLUE += ["…", "—", "’s ", "“", "” ", "ß", "  ", "\n", "\t", "\0"]
_GLUE += ["\u00a0", "\u2028", "\u0130", "\u212a", "\ud83d"]
_LITTLE = """
but no nor or never so this without doubt least at very kind of sort just enough the to for and a""".split()


def main(corpus: list[str], n_random: int = _N_RANDOM) -> None:
    """Print how many texts were compared, and how many of them differ in any figure."""
    docs = [Document("a", text) for text in corpus]
    for name, plain_marks in (("sentences with plain marks", True), ("sentences as they stand", False)):
        _report(name, _sentences(docs, plain_marks))
    _report("random texts", ((text, _score_alone(text)) for text in draw_texts(n_random)))


def _sentences(docs: Iterable[Document], plain_marks: bool) -> Iterator[tuple[str, float]]:
    """Give each sentence, as it was read, and our score of it within its article."""
    for doc in docs:
        read = doc.shadow if plain_marks else doc.text
        for sentence in score_sentences(doc, scorer="vader", plain_marks=plain_marks):
            yield read[sentence.start : sentence.end], sentence.score


def _score_alone(text: str) -> float:
    (sentence,) = score_spans(text, text, [Span(0, len(text))])
    return sentence.score


def _report(name: str, scored: Iterable[tuple[str, float]]) -> None:
    vader = SentimentIntensityAnalyzer()
    n = 0
    different = []
    for text, score in scored:
        n += 1
        theirs = vader.polarity_scores(text)
        if theirs != score_text(text)._asdict() or theirs["compound"] != score:
            different.append(text)
    print(f"  {name:28} {n:8,d} compared, {len(different)} differ")
    for text in different[:_MOST_SHOWN]:
        print(f"    {text[:200]!a}")


def draw_texts(n: int, *, random_state: int = 0) -> Iterator[str]:
    """Draw texts of up to 25 words; few words are drawn again and again, so that equal valences meet."""
    draw = random.Random(random_state)
    lexicon = read_vader_lexicon()
    pools: list[list[str]] = [
        sorted(lexicon.valences),
        sorted(lexicon.emoji),
        sorted({*BOOSTER_DICT, *NEGATE, *SPECIAL_CASES}),
        _LITTLE,
        "council city said Monday US U.S. naïve war good bad great hope".split(),
    ]
    shapes = [str, str, str, str.upper, str.title, '"{}"'.format, "({})".format, "’{}".format]
    for _ in range(n):
        few: list[str] = []
        for _ in range(draw.randint(1, 8)):
            if draw.random() < 0.05:
                few.append("".join(chr(draw.randrange(1, 0x110000)) for _ in range(3)))
            else:
                few.append(draw.choice(shapes)(draw.choice(draw.choices(pools, weights=[5, 1, 4, 6, 4])[0])))
        yield "".join(draw.choice(few) + draw.choice(_GLUE) for _ in range(draw.randint(1, 25)))
