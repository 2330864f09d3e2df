"""What every notebook of this project imports: a kernel loads it while it waits for its first notebook."""

import matplotlib.pyplot  # noqa: F401
import pandas  # noqa: F401

import analysis.document
import analysis.figures
import analysis.findings
import analysis.framing
import analysis.lexicon
import analysis.markup
import analysis.measurement
import analysis.quotes
import analysis.run
import analysis.sentiment
import analysis.voices  # noqa: F401
