"""Layer 1: checked codebooks of patterns and lexicons of valences, and the matcher that finds them."""

from analysis.lexicon.codebook import (
    Category,
    Codebook,
    Fault,
    Severity,
    check_codebook,
    codebook_names,
    is_codebook_file,
    load_codebook,
)
from analysis.lexicon.matcher import Match, Matcher
from analysis.lexicon.pattern import Pattern, parse_pattern
from analysis.lexicon.valences import ValenceEntry, ValenceLexicon, ValenceMatch, load_valences

__all__ = [
    "Category",
    "Codebook",
    "Fault",
    "Match",
    "Matcher",
    "Pattern",
    "Severity",
    "ValenceEntry",
    "ValenceLexicon",
    "ValenceMatch",
    "check_codebook",
    "codebook_names",
    "is_codebook_file",
    "load_codebook",
    "load_valences",
    "parse_pattern",
]
