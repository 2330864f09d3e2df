"""Layer 1: checked codebooks of patterns, and the matcher that finds them among tokens."""

from analysis.lexicon.codebook import Category, Codebook, codebook_names, is_codebook_file, load_codebook
from analysis.lexicon.matcher import Match, Matcher
from analysis.lexicon.pattern import Pattern, parse_pattern

__all__ = [
    "Category",
    "Codebook",
    "Match",
    "Matcher",
    "Pattern",
    "codebook_names",
    "is_codebook_file",
    "load_codebook",
    "parse_pattern",
]
