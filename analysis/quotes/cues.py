"""Words that introduce what somebody said: lemma, kind, slant, and how often they introduce content."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from analysis.lexicon.compiled import read_table

# A form that was seldom seen is taken to be like its lemma, and a lemma like half of all cues.
_PRIOR_USES = 2.0
_PRIOR = 0.4
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
_VOWELS = frozenset("aeiou")


class CueForm(NamedTuple):
    """One form of a word that introduces what somebody said or thinks.

    ``form`` is ``base``, ``s``, ``past``, ``ing``, ``plural`` or ``word``; ``prior`` is the share of its
    uses that introduce content, drawn towards that of its lemma where it is rare.
    """

    lemma: str
    form: str
    kind: str
    slant: str
    act: str
    prior: float


def inflect(lemma: str, irregular: tuple[str, ...] = (), *, double: bool = False) -> dict[str, str]:
    """List the forms of a verb, each with its name.

    >>> inflect("deny")
    {'deny': 'base', 'denies': 's', 'denying': 'ing', 'denied': 'past'}
    >>> inflect("admit", double=True)["admitted"], inflect("say", ("said",))["said"]
    ('past', 'past')
    """
    after_consonant = lemma.endswith("y") and lemma[-2:-1] not in _VOWELS
    plain_third = lemma + ("es" if _SIBILANT.search(lemma) else "s")
    third = lemma[:-1] + "ies" if after_consonant else plain_third
    stem = lemma + lemma[-1] if double else lemma
    mute = lemma.endswith("e") and not lemma.endswith("ee")
    gerund = (lemma[:-1] if mute else stem) + "ing"
    if irregular:
        past = irregular
    elif lemma.endswith("e"):
        past = (lemma + "d",)
    else:
        past = (lemma[:-1] + "ied",) if after_consonant else (stem + "ed",)
    forms = {lemma: "base", third: "s", gerund: "ing"}
    forms.update(dict.fromkeys(past, "past"))
    return forms


def forms_of(lemma: str, entry: Mapping[str, Any]) -> dict[str, str]:
    """List the forms of an entry of the table, each with its name."""
    given = tuple(entry.get("forms", ()))
    if entry["kind"] == "verb":
        return inflect(lemma, given, double=entry.get("double", False))
    if entry["kind"] == "noun":
        plural = lemma[:-1] + "ies" if lemma.endswith("y") and lemma[-2] not in _VOWELS else None
        return {lemma: "base", plural or lemma + ("es" if _SIBILANT.search(lemma) else "s"): "plural"}
    return dict.fromkeys(given or (lemma,), "word")


def make_forms(table: Mapping[str, Any]) -> dict[str, CueForm]:
    """Key a table of cues by every form in lower case.

    Where two entries share a form, the one that introduces content more often has it.
    """
    forms: dict[str, CueForm] = {}
    for lemma, entry in table.items():
        counts = entry.get("counts", {})
        introduced = sum(count[0] for count in counts.values())
        seen = sum(count[1] for count in counts.values())
        rate = (introduced + _PRIOR_USES * _PRIOR) / (seen + _PRIOR_USES)
        for form, name in forms_of(lemma, entry).items():
            own, uses = counts.get(form, (0, 0))
            prior = round((own + _PRIOR_USES * rate) / (uses + _PRIOR_USES), 3)
            if form not in forms or forms[form].prior < prior:
                forms[form] = CueForm(lemma, name, entry["kind"], entry["slant"], entry["act"], prior)
    return forms


@lru_cache(maxsize=1)
def cue_forms() -> dict[str, CueForm]:
    """Read the table of cues once, keyed by every form in lower case."""
    return make_forms(read_table("cues.yaml")["cues"])
