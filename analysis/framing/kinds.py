"""The kinds of stance and what readers call them."""

from analysis.lexicon import load_codebook

# Kinds that no list of words names by itself.
_FOUND_OTHERWISE = {"loaded": "Loaded word", "passive": "Passive", "question": "Question"}


def stance_labels() -> dict[str, str]:
    """Map each kind of stance that ``find_stance`` may give to its label: those of the word lists first.

    >>> list(stance_labels())[-3:]
    ['loaded', 'passive', 'question']
    """
    listed = load_codebook("stance").labels
    return {kind: listed[kind] for kind in listed if kind not in _FOUND_OTHERWISE} | _FOUND_OTHERWISE
