"""Words that introduce what somebody said: lemma, slant, and how often content follows them."""

import re
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

# What counts as evidence that content follows: a share of the verb's own uses, drawn
# towards that of all verbs by this many made-up uses.
_PRIOR_USES = 1.0
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")
_VOWELS = frozenset("aeiou")


class CueForm(NamedTuple):
    """One form of a verb of saying or thinking.

    ``form`` is ``base``, ``s``, ``past`` or ``ing``; ``after`` gives, for each sort of next word, the
    probability that content follows, and ``before`` that it stood before.
    """

    lemma: str
    form: str
    slant: str
    act: str
    after: dict[str, float]
    before: dict[str, float]


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


@lru_cache(maxsize=1)
def cue_forms() -> dict[str, CueForm]:
    """Read the table of cues once, keyed by every form in lower case."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = (files("analysis") / "data" / "cues.yaml").read_text(encoding="utf-8")
    table = yaml.load(text, Loader=loader)["cues"]  # noqa: S506  a safe loader, in C where there is one
    overall: dict[str, list[float]] = {}
    for entry in table.values():
        for sort, (follows, stood, seen) in entry["after"].items():
            sums = overall.setdefault(sort, [0.0, 0.0, 0.0])
            sums[0] += follows
            sums[1] += stood
            sums[2] += seen
    forms: dict[str, CueForm] = {}
    for lemma, entry in table.items():
        after, before = {}, {}
        for sort, (follows, stood, seen) in overall.items():
            f, b, n = entry["after"].get(sort, (0, 0, 0))
            after[sort] = (f + _PRIOR_USES * follows / seen) / (n + _PRIOR_USES)
            before[sort] = (b + _PRIOR_USES * stood / seen) / (n + _PRIOR_USES)
        names = inflect(lemma, tuple(entry.get("forms", ())), double=entry.get("double", False))
        for form, name in names.items():
            forms[form] = CueForm(lemma, name, entry["slant"], entry["act"], after, before)
    return forms
