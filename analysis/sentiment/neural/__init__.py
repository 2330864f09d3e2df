"""Sentence embeddings by a small model that a package of its own brings: the optional extra ``neural``."""

from analysis.sentiment.neural.encoder import SENTENCES_A_SECOND, Encoder, load_encoder
from analysis.sentiment.neural.scoring import score_neural

__all__ = ["SENTENCES_A_SECOND", "Encoder", "load_encoder", "score_neural"]
