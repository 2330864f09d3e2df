"""The table of cues: read, counted anew in annotated news, and written."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from analysis.learning.alignment import Aligned
from analysis.quotes import features
from analysis.quotes.cues import forms_of

_HEAD = """\
# Words that introduce what somebody said or thinks: what a reader takes their use to say about the speaker,
# and how often each introduced reported content.
#
# kind    verb, noun, adjective, adverb or preposition.
# slant   neutral, assertive, doubting, negative or positive; act: speech or thought. Judged by the authors
#         after the classes of reporting expressions in Bednarek (2006), Evaluation in Media Discourse, ch. 3.
# forms   irregular past forms; the regular ones are made by rule. double: the last letter doubles.
# counts  for each form: [times it introduced content, times it was seen].
# after   the same by what stood next: that, to, wh (what, how, whether, if ...), mark (a quotation mark),
#         colon, comma, np (a name, number, pronoun or determiner), prep, word (any other), end (a stop).
#         Counted outside quotation marks in the training part of PolNeAR (Newell, Margolin & Ruths 2018,
#         "An Attribution Relations Corpus for Political News", LREC): 840 US political news articles.
#         Counts only; no text of it is here. `make weights` counts anew.
"""


def count_cues(table: Mapping[str, Any], articles: Sequence[Aligned]) -> dict[str, Any]:
    """Count, for each entry of the table of cues, how often its forms are seen and introduce content.

    Two numbers each: times it introduced content, times it was seen outside quotation marks; by form
    (``counts``) and by what stands next (``after``).
    """
    of_form = {form: lemma for lemma, entry in table.items() for form in forms_of(lemma, entry)}
    counts: dict[str, dict[str, list[int]]] = defaultdict(dict)
    after: dict[str, dict[str, list[int]]] = defaultdict(dict)
    for article in articles:
        heads = {truth.cue for truth in article.attributions}
        for begin, end in article.reading.sentences:
            for at in range(begin, end):
                form = article.reading.low[at]
                if form not in of_form:
                    continue
                sort = features.next_sort(article.reading, at + 1, end)
                for place in (
                    counts[of_form[form]].setdefault(form, [0, 0]),
                    after[of_form[form]].setdefault(sort, [0, 0]),
                ):
                    place[0] += at in heads
                    place[1] += 1
    return {
        lemma: {
            **entry,
            "counts": dict(sorted(counts[lemma].items())),
            "after": dict(sorted(after[lemma].items())),
        }
        for lemma, entry in table.items()
    }


def read_table(path: Path) -> dict[str, Any]:
    """Read the table of cues."""
    import yaml

    table: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))["cues"]
    return table


def write_table(table: Mapping[str, Any], path: Path) -> None:
    """Write the table of cues, one entry a line in the order of the alphabet."""

    def flow(value: Any) -> str:
        if isinstance(value, Mapping):
            return "{" + ", ".join(f"{flow(key)}: {flow(item)}" for key, item in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(flow(item) for item in value) + "]"
        if isinstance(value, bool):
            return str(value).lower()
        # YAML takes these words for yes and no.
        return f'"{value}"' if value in {"no", "yes", "on", "off", "y", "n"} else str(value)

    lines = [f"  {flow(lemma)}: {flow(entry)}" for lemma, entry in sorted(table.items())]
    path.write_text(_HEAD + "version: 2\ncues:\n" + "\n".join(lines) + "\n", encoding="utf-8")
