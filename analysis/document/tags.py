"""Part-of-speech tags of words: Penn tags from a linear model that looks two words either way.

No decision waits for another, so a whole article is scored at once: all that a word says about
itself and its neighbours is added up the first time it is met and kept, and a text is then a few sums
over rows of a table.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import islice, repeat
from typing import TYPE_CHECKING, Any, NamedTuple

from analysis.document.appearance import EDGE, MARK_TAGS, MARKS, OTHER_MARK, mark_tag, usual_tag, word_keys

if TYPE_CHECKING:
    import numpy as np

    Table = np.ndarray[Any, np.dtype[Any]]


# Offsets of the words whose keys count, and how many of a word's keys count there, of the first ones.
OFFSETS = ((0, 20), (-1, 5), (1, 5), (-2, 2), (2, 2))
# Pairs of offsets whose sorts count together.
PAIRS = ((-1, 0), (0, 1), (-1, 1), (-2, -1), (1, 2))

_NOT = ("n't", "not")

_CERTAIN = 20_000  # more than all weights of a word can add up to, and within 16 bits with them
_BLOCK = 4_096  # words scored at once: what a core keeps near
_MOST_KEPT = 30_000  # distinct words: some 16 MB


def tag_words(words: Sequence[str]) -> list[str]:
    """Tag the words of one sentence; see ``tag_sentences``.

    >>> tag_words(["Officials", "said", "the", "mayor's", "plan", "didn't", "work", "."])
    ['NNS', 'VBD', 'DT', 'NN', 'NN', 'VBD', 'VB', '.']
    """
    return tag_sentences([words])[0]


def tag_sentences(sentences: Iterable[Sequence[str]]) -> list[list[str]]:
    """Give every word of every sentence its Penn tag, as the English Web Treebank uses them.

    A word joined by apostrophes has the tag of its first part (``Clinton's`` NNP, ``don't`` VBP, ``he'd``
    PRP); one joined by hyphens that of its last (``decision-making`` NN), a participle there being JJ
    (``so-called``). The piece ``“``, which stands for a quotation, is ``QUOTE``. Marks have their tag by
    themselves: every opening bracket -LRB-, every double mark '', dashes and colons ``:``, and what is
    no mark of punctuation SYM or NFP.

    Words are given as in a document's shadow, with straight marks. Missed: about one word in twenty,
    most often noun for adjective, past for participle, name for noun; headlines in capitals.
    """
    tagger = _tagger()
    tags: list[list[str]] = []
    block: list[Sequence[str]] = []
    size = 0
    for sentence in sentences:
        if len(sentence) > _BLOCK:
            tags += tagger.tag(block)
            pieces = [sentence[k : k + _BLOCK] for k in range(0, len(sentence), _BLOCK)]
            tags.append([tag for piece in pieces for tag in tagger.tag([piece])[0]])
            block, size = [], 0
            continue
        block.append(sentence)
        size += len(sentence)
        if size >= _BLOCK:
            tags += tagger.tag(block)
            block, size = [], 0
    return tags + tagger.tag(block)


def tag_tokens(
    shadow: str, tokens: Sequence[tuple[str, int, int]], sentences: Iterable[tuple[int, int]]
) -> list[str]:
    """Give each token of a document its Penn tag; see ``tag_sentences``.

    Tokens part what the tagger reads as one word ("do" and "n't"): the first part has the tag, of the
    others "n't" and "not" are RB and the rest "", which is no tag.

    >>> from analysis.document import Document
    >>> doc = Document("a1", "The mayor doesn't charge a fee.")
    >>> list(zip([token.text for token in doc.tokens], doc.tags))[1:5]
    [('mayor', 'NN'), ('does', 'VBZ'), ("n't", 'RB'), ('charge', 'VB')]
    """
    rows: list[list[str]] = []
    firsts: list[list[int]] = []
    tags = [""] * len(tokens)
    at, n = 0, len(tokens)
    for _, stop in sentences:
        row: list[str] = []
        first: list[int] = []
        before = -1
        while at < n and tokens[at][1] < stop:
            _, start, end = tokens[at]
            if start == before and _is_joined(shadow, start, end):
                row[-1] += shadow[start:end]
                if shadow[start:end].lower() in _NOT:
                    tags[at] = "RB"
            else:
                row.append(shadow[start:end])
                first.append(at)
            before = end
            at += 1
        rows.append(row)
        firsts.append(first)
    for first, found in zip(firsts, tag_sentences(rows), strict=True):
        for index, tag in zip(first, found, strict=True):
            tags[index] = tag
    return tags


def _is_joined(shadow: str, start: int, end: int) -> bool:
    """Tell whether a token that follows another without a space is the end of a word."""
    letter = shadow[start : start + 2].lstrip("'")[:1]
    return end - start > 1 and letter.isalpha() and shadow[start - 1].isalnum()


class Model(NamedTuple):
    """What was learned, as it stands in the file.

    Row ``r`` of ``weights`` holds the weights of the ``r``-th pair of key and offset in ``present``,
    (keys, offsets), one column a tag of ``tags``; row ``r`` of ``pair_weights`` those of the two sorts
    in ``pair_codes[r]``. A sort is one of ``common``, the words that are their own sort, or a tag.
    """

    tags: list[str]
    usual: dict[str, str]
    common: list[str]
    keys: list[str]
    present: "Table"
    weights: "Table"
    pair_codes: "Table"
    pair_weights: "Table"

    def sorts(self) -> dict[str, int]:
        """Give each sort its number: a common word as ``=word``, a usual tag as it is."""
        named = ["=" + word for word in self.common]
        return {
            sort: k
            for k, sort in enumerate([EDGE, *named, *sorted({*self.tags, *MARKS.values(), OTHER_MARK})])
        }


def read_model(path: str) -> Model:
    """Read a model that ``analysis.learning.tags.write_model`` wrote."""
    import numpy as np

    with np.load(path, allow_pickle=False) as arrays:
        tags, usual, common, keys = (
            arrays[name].tobytes().decode().split("\n") for name in ("tags", "usual", "common", "keys")
        )
        n = len(keys) * len(OFFSETS)
        return Model(
            tags,
            dict(line.split("\t") for line in usual),
            common,
            keys,
            np.unpackbits(arrays["present"], count=n).reshape(-1, len(OFFSETS)).astype(bool),
            arrays["weights"],
            np.cumsum(arrays["pair_codes"], dtype=np.int64),
            arrays["pair_weights"],
        )


class _Ids(dict[str, int]):
    """Numbers of the words met so far; a new one is numbered and noted."""

    def __init__(self) -> None:
        self.new: list[str] = []

    def __missing__(self, word: str) -> int:
        self.new.append(word)
        number = self[word] = len(self)
        return number


class Tagger:
    """Tag sentences by a model, keeping what it found out about each distinct word."""

    def __init__(self, model: Model) -> None:
        import numpy as np

        self._usual = model.usual
        self._columns = [*model.tags, *MARK_TAGS]
        self._n_learned = len(model.tags)
        self._keys = {key: k for k, key in enumerate(model.keys, 1)}
        rows = np.cumsum(model.present).reshape(model.present.shape) * model.present
        # One run of memory for each offset, and row 0 for keys without weight.
        self._rows = np.zeros((len(OFFSETS), 1 + len(model.keys)), np.int32)
        self._rows[:, 1:] = rows.T
        self._weights = np.vstack([np.zeros((1, self._n_learned), np.int8), model.weights])
        self._sorts = model.sorts()
        n = len(self._sorts)
        pairs = np.zeros((len(PAIRS) * n * n, len(self._columns)), np.int16)
        pairs[model.pair_codes, : self._n_learned] = model.pair_weights
        self._pairs = pairs.reshape(len(PAIRS), n * n, -1)
        self._forget()

    def _forget(self) -> None:
        import numpy as np

        self._ids = _Ids()
        # Memory that is not written to costs nothing.
        room = _MOST_KEPT + 2 * _BLOCK
        self._scores = np.zeros((len(OFFSETS), room, len(self._columns)), np.int16)
        self._sort = np.zeros(room, np.int32)
        self._learn([self._ids[EDGE]])

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[list[str]]:
        """Tag sentences, as many at once as are given."""
        import numpy as np

        if not sentences:
            return []
        ids = self._ids
        if len(ids) > _MOST_KEPT:
            self._forget()
            ids = self._ids
        # Two edges stand between sentences, so that no word sees over them.
        row = [EDGE, EDGE]
        for sentence in sentences:
            row += sentence
            row += (EDGE, EDGE)
        at = np.fromiter(map(ids.__getitem__, row), np.int32, len(row))
        if ids.new:
            self._learn(range(len(ids) - len(ids.new), len(ids)))
        n = len(row) - 4
        total = self._scores[0].take(at[2 : 2 + n], 0)
        for table, (offset, _) in zip(self._scores[1:], OFFSETS[1:], strict=True):
            total += table.take(at[2 + offset : 2 + offset + n], 0)
        sort = self._sort.take(at)
        scaled = sort * len(self._sorts)
        for table, (a, b) in zip(self._pairs, PAIRS, strict=True):
            total += table.take(scaled[2 + a : 2 + a + n] + sort[2 + b : 2 + b + n], 0)
        tags = map(self._columns.__getitem__, total.argmax(1).tolist())
        found = []
        for sentence in sentences:
            found.append(list(islice(tags, len(sentence))))
            next(tags, None)
            next(tags, None)
        return found

    def _learn(self, numbers: Sequence[int]) -> None:
        """Add up, for each new word, what it says about itself and about its neighbours."""
        import numpy as np

        words, first = self._ids.new, numbers[0]
        self._ids.new = []
        end = first + len(words)
        while end > len(self._sort):
            self._scores = np.concatenate([self._scores, np.zeros_like(self._scores)], axis=1)
            self._sort = np.concatenate([self._sort, np.zeros_like(self._sort)])
        tags = [usual_tag(word, self._usual) for word in words]
        sorts = self._sorts
        self._sort[first:end] = [
            sorts.get("=" + word.lower(), sorts[tag]) for word, tag in zip(words, tags, strict=True)
        ]
        shown = [key for word, tag in zip(words, tags, strict=True) for key in word_keys(word, tag)]
        found = np.fromiter(map(self._keys.get, shown, repeat(0)), np.int32, len(shown))
        keys = found.reshape(len(words), -1)
        for k, (_, most) in enumerate(OFFSETS):
            rows = self._rows[k].take(keys[:, :most])
            self._scores[k, first:end, : self._n_learned] = self._weights.take(rows, 0).sum(1, dtype=np.int16)
        # Marks have their own tag and words none of theirs, whatever stands beside them.
        self._scores[0, first:end, self._n_learned :] = -_CERTAIN
        for k, word in enumerate(words, first):
            tag = mark_tag(word)
            if tag is not None:
                self._scores[0, k] = 0
                self._scores[0, k, self._columns.index(tag)] = _CERTAIN


@lru_cache(maxsize=1)
def _tagger() -> Tagger:
    return Tagger(read_model(str(files("analysis") / "data" / "tags.npz")))
