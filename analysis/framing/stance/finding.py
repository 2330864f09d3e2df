"""All stance of an article in reading order."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import compress

from analysis.document import Document
from analysis.document.reading import Sentence, tag_chosen
from analysis.framing.loaded import find_loaded
from analysis.framing.matching import occurrences
from analysis.framing.stance.passives import find_passives, is_auxiliary
from analysis.framing.stance.questions import question_form
from analysis.framing.stance.records import StanceHit
from analysis.framing.stance.scope import find_scope
from analysis.framing.stance.uncertainty import UNCERTAIN, find_uncertain
from analysis.framing.stance.weights import load_weights
from analysis.lexicon import Codebook, Pattern, load_codebook
from analysis.lexicon.matcher import Match, Matcher

_LISTED = ("booster", "modal")
# Words that are two tokens, so that no pattern of one word meets them.
_CONTRACTED = {
    "cannot": "cannot",
    "can't": "cannot",
    "won't": "will not",
    "wouldn't": "would not",
    "shouldn't": "should not",
    "mustn't": "must not",
    "needn't": "need not",
    "shan't": "shall not",
    "oughtn't": "ought not",
}
_REMEMBERED = 100_000  # distinct words
_Found = tuple[int, int, str, str]


def find_stance(doc: Document, codebook: Codebook | None = None) -> list[StanceHit]:
    """List hedges, evidentials, weasels, boosters, modal verbs, loaded words, passives and questions.

    They stand in reading order, each with the clause it governs. A cue of the codebook below weight 1
    stands only where its sentence supports it (``find_uncertain``). ``term`` tells for a passive whether
    its clause names an agent, for a question its form. With a ``codebook`` of your own the patterns of its
    categories are listed as they are, each its own scope, and nothing else.

    Missed: stance without a listed word (irony, rhetorical questions); who hedges, the narrator or a speaker,
    which ``analysis.voices`` tells; more under ``find_passives``, ``find_uncertain`` and ``find_scope``.

    >>> doc = Document("a1", "The plan may reportedly fail on 3 May. It was leaked.")
    >>> [(hit.text, hit.kind) for hit in find_stance(doc)]
    [('may', 'hedge'), ('reportedly', 'evidential'), ('was leaked', 'passive')]
    """
    if codebook is not None and codebook is not load_codebook("stance"):
        return [
            StanceHit(start, end, doc.text[start:end], kind, pattern.text, start, end)
            for start, end, kind, pattern in occurrences(doc, codebook)
        ]
    matcher = _matcher()
    chosen = []
    for sentence in doc.reading:
        matches = list(matcher.find(sentence.low))
        if matches or "?" in sentence.low or any(map(_calls, sentence.low)):
            chosen.append((sentence, matches))
    # All sentences at once, though not all are needed: claims ask for the rest, and a second call costs more.
    tag_chosen(doc.reading)
    found = [
        hit
        for sentence, matches in chosen
        if (within := _in_sentence(sentence, matches))
        for hit in _hits(doc, sentence, within)
    ]
    # A sentence without any other stance may hold a loaded word, whose clause is then the sentence's.
    found += find_loaded(doc)
    return sorted(found)


@lru_cache(maxsize=1)
def _matcher() -> Matcher[Pattern]:
    kinds = (*UNCERTAIN, *_LISTED)
    return Matcher((c.id, c.patterns) for c in load_codebook("stance").categories if c.id in kinds)


class _Contractions(dict[str, str]):
    """Remember for each word the term of the modal verb that it is one token with, "" where there is none."""

    def __missing__(self, word: str) -> str:
        found = _CONTRACTED.get(word, "will" if word.endswith("'ll") else "")
        if len(self) < _REMEMBERED:
            self[word] = found
        return found


_contraction = _Contractions().__getitem__


class _Callers(dict[str, bool]):
    """Remember for each word whether it alone is reason to look into its sentence."""

    def __missing__(self, word: str) -> bool:
        found = bool(is_auxiliary(word) or _contraction(word))
        if len(self) < _REMEMBERED:
            self[word] = found
        return found


_calls = _Callers().__getitem__


def uncertain_matches(sentence: Sentence) -> list[Match[Pattern]]:
    """List where patterns of hedges, evidentials and weasels stand in a sentence."""
    return [match for match in _matcher().find(sentence.low) if match.category in UNCERTAIN]


def _in_sentence(sentence: Sentence, matches: list[Match[Pattern]]) -> list[_Found]:
    """List (first word, last word, kind, term) of what a tagged sentence holds."""
    passives = find_passives(sentence) if any(map(is_auxiliary, sentence.low)) else []
    found: list[_Found] = [(first, last + 1, "passive", term) for first, last, term in passives]
    uncertain = [match for match in matches if match.category in UNCERTAIN]
    found += [
        (cue.first, cue.last, cue.kind, cue.term)
        for cue in find_uncertain(sentence, uncertain, passives, load_weights("hedge_weights"))
    ]
    found += [
        (match.first, match.last, match.category, match.pattern.text)
        for match in matches
        if match.category in _LISTED and _is_listed(sentence, match)
    ]
    found += [
        (i, i + 1, "modal", _contraction(sentence.low[i]))
        for i in compress(range(len(sentence.low)), map(_contraction, sentence.low))
    ]
    form = question_form(sentence)
    if form:
        found.append((0, len(sentence.low), "question", form))
    return found


def _is_listed(sentence: Sentence, match: Match[Pattern]) -> bool:
    """Tell whether a modal verb or booster is one here: no "will" that is read out, no "must" one sees."""
    tags, first, last = sentence.tags, match.first, match.last
    if match.category == "booster":
        return True
    if sentence.low[last - 1] == "to":
        following = tags[last : last + 2]
        is_verb = tags[first][:2] in ("VB", "MD")
        return is_verb and (following[:1] == ["VB"] or (following[:1] == ["RB"] and following[1:] == ["VB"]))
    return tags[first] == "MD"


def _hits(doc: Document, sentence: Sentence, found: Iterable[_Found]) -> Iterable[StanceHit]:
    text, spans, make = doc.text, sentence.spans, tuple.__new__
    for first, last, kind, term in found:
        start, end = spans[first][0], spans[last - 1][1]
        scope = (start, end) if kind == "question" else find_scope(sentence, first, last)
        yield make(StanceHit, (start, end, text[start:end], kind, term, *scope))
