"""Codebooks: categories with definitions and patterns, read in whatever form, and checked."""

from analysis.lexicon.codebook.draft import Fault, Severity
from analysis.lexicon.codebook.loading import (
    check_codebook,
    codebook_names,
    is_codebook_file,
    load_codebook,
    parse_named,
)
from analysis.lexicon.codebook.record import Category, Codebook

__all__ = [
    "Category",
    "Codebook",
    "Fault",
    "Severity",
    "check_codebook",
    "codebook_names",
    "is_codebook_file",
    "load_codebook",
    "parse_named",
]
