"""What every notebook of this project imports: a kernel loads it while it waits for its first notebook."""

import gc

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

# Evidence is made of many small records that live as long as the notebook: looking through them for garbage
# after every 700 takes a twentieth of its time.
gc.set_threshold(50_000, 20, 100)
