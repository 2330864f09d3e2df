"""The clause that a piece of stance governs, from marks, conjunctions, relative pronouns and tags."""

from analysis.document.reading import Sentence

_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_SUBJECTS = frozenset(["PRP", "DT", "NN", "NNS", "NNP", "NNPS", "PRP$", "EX", "CD", "JJ", "WP", "WDT"])
# A full stop inside a sentence ends an abbreviation, so it is none of them.
_HARD = frozenset('?!;:()[]{}"—–')
_COORDINATORS = frozenset("and but or nor".split())
# These coordinate behind a comma only: "done so" does not.
_BEHIND_COMMA = _COORDINATORS | {"so", "yet"}
_SUBORDINATORS = frozenset(
    """because although though while whereas unless until since after before when where if whether once as
    till""".split()
)
_RELATIVES = frozenset("which who whom whose".split())
# A clause behind one of these is what is hedged: "it is unclear whether", "critics say that".
_COMPLEMENTS = frozenset("that whether if how why what who when where".split())
# Marks that part clauses where they stand twice: two hyphens are a dash, two apostrophes a quotation mark.
_DOUBLED = frozenset("-'`")
_NEAR = 2
# Behind these content may follow without "that": "officials said the bridge may fall".
_SAYING = frozenset(
    """say says said think thinks thought believe believes believed hope hopes hoped fear fears feared know
    knows knew argue argues argued claim claims claimed insist insists insisted suggest suggests
    suggested feel feels felt guess suppose doubt doubts doubted admit admits admitted warn warns warned
    announced added noted implied implies indicated predicted means mean meant ensure ensures sure""".split()
)


def find_scope(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Give where the clause that words ``first`` to ``last`` govern starts and ends in the text.

    From the hit outwards a clause ends at brackets, quotation marks, dashes, colons and semicolons; at a
    comma, "and", "but", "or" where a clause with a subject and a finite verb of its own follows (leftwards:
    stands before); at a conjunction or relative pronoun that opens another clause; leftwards also behind a
    verb of saying or thinking. A clause of content right behind the hit ("unclear whether …", "critics say
    that …") belongs to it, and so does a relative clause between the hit and its subject.

    Missed: clauses without a finite verb of their own, which are part of that around them; coordination
    without a subject, which stays one clause; what wrong tags hide.
    """
    low, n = sentence.low, len(sentence.low)
    begin, end = first, last
    while begin > 0 and not _begins(sentence, begin, first):
        begin -= 1
    while end < n and not _ends(sentence, end, last):
        end += 1
    while begin < first and not low[begin][0].isalnum():
        begin += 1
    while end > last and not low[end - 1][-1].isalnum():
        end -= 1
    return sentence.spans[begin][0], sentence.spans[end - 1][1]


def _begins(sentence: Sentence, at: int, hit: int) -> bool:
    """Tell whether the clause of the hit cannot reach further left than word ``at``."""
    low, tags = sentence.low, sentence.tags
    before = low[at - 1]
    if before in _HARD or (before in _DOUBLED and low[at - 2 : at - 1] == [before]):
        return True
    if low[at] == "that" and tags[at] == "IN":
        return True
    if low[at] in _RELATIVES or (low[at] == "that" and tags[at] == "WDT"):
        # A verb behind a relative clause has one finite verb before it, that of the clause; what stands
        # behind such a verb has two.
        return _n_finite(sentence, at, _own_group(sentence, hit)) < (1 if _is_verbal(sentence, hit) else 2)
    if low[at] == "as" and tags[at + 1] not in ("PRP", "DT", "NNP", "EX"):
        return False
    if low[at] in _SUBORDINATORS and tags[at] in ("IN", "WRB"):
        return _has_clause(sentence, at + 1, at_once=True) and not _parted(sentence, at, hit)
    if before in _SUBORDINATORS and tags[at - 1] in ("IN", "WRB"):
        return False
    if before in _SAYING:
        return _has_clause(sentence, at, at_once=True)
    if before == ",":
        opens = low[at] in _BEHIND_COMMA
        return _has_clause(sentence, at + opens, at_once=True) and _n_finite(sentence, 0, at - 1) > 0
    if before in _COORDINATORS:
        return _has_clause(sentence, at, at_once=True) and _is_clause_before(sentence, at - 1)
    return False


def _is_verbal(sentence: Sentence, hit: int) -> bool:
    """Tell whether a hit is a verb, or an adverb right before one."""
    tags = sentence.tags[hit : hit + 2]
    return tags[0].startswith(("VB", "MD")) or (tags[0] == "RB" and tags[-1].startswith(("VB", "MD")))


def _own_group(sentence: Sentence, hit: int) -> int:
    """Give where the verb group of a hit starts: "was never", "has been reportedly"."""
    first = hit
    while first and (sentence.tags[first - 1].startswith(("RB", "VB")) or sentence.tags[first - 1] == "MD"):
        first -= 1
    return first


def _is_clause_before(sentence: Sentence, at: int) -> bool:
    """Tell whether a finite verb stands between a conjunction and what opened the clause before it."""
    low, tags = sentence.low, sentence.tags
    for i in range(at - 1, -1, -1):
        if tags[i] in _FINITE or (tags[i] == "PRP" and "'" in low[i]):
            return True
        if low[i] in _HARD or low[i] == "," or low[i] in _SUBORDINATORS or low[i] in _RELATIVES:
            return False
    return False


def _parted(sentence: Sentence, at: int, hit: int) -> bool:
    """Tell whether a comma ends the clause that opens at ``at`` before the hit does."""
    return any(sentence.low[i] == "," and _n_finite(sentence, at, i) for i in range(at + 1, hit))


def _ends(sentence: Sentence, at: int, hit_end: int) -> bool:
    """Tell whether the clause of the hit ends before word ``at``."""
    low, tags = sentence.low, sentence.tags
    word = low[at]
    if word in _HARD or (word in _DOUBLED and low[at + 1 : at + 2] == [word]):
        return True
    if at - hit_end <= _NEAR and word in _COMPLEMENTS:
        return False
    if word in _RELATIVES:
        return low[at - 1] == ","
    if word in _SUBORDINATORS and tags[at] in ("IN", "WRB"):
        return _has_clause(sentence, at + 1, at_once=True)
    if word == ",":
        following = at + 1
        if following < len(low) and low[following] in _RELATIVES:
            return True
        if tags[following : following + 1] and tags[following] in _FINITE and _is_inserted(sentence, hit_end):
            return True
        opens = following < len(low) and low[following] in _BEHIND_COMMA
        return _has_clause(sentence, following + opens, at_once=True)
    if word in _COORDINATORS:
        return _has_clause(sentence, at + 1, at_once=True)
    return False


def _is_inserted(sentence: Sentence, hit_end: int) -> bool:
    """Tell whether a relative clause behind a comma holds the hit, so that the next comma may close it."""
    low = sentence.low
    return any(low[i] in _RELATIVES and low[i - 1] == "," for i in range(1, hit_end))


def _has_clause(sentence: Sentence, at: int, *, at_once: bool = False) -> bool:
    """Tell whether a subject and a finite verb follow; ``at_once``: before the next comma or conjunction."""
    low, tags = sentence.low, sentence.tags
    if at_once and at < len(low) and low[at] in _SUBORDINATORS:
        return True
    subject = False
    for i in range(at, len(low)):
        if low[i] in _HARD or (at_once and i > at and (low[i] == "," or low[i] in _COORDINATORS)):
            return False
        if i > at and (low[i] in _RELATIVES or low[i] == "that"):
            return False
        # "it's", "they'll": subject and verb in one word.
        if tags[i] == "PRP" and "'" in low[i]:
            return True
        if tags[i] in _FINITE:
            return subject
        if tags[i] in _SUBJECTS:
            subject = True
        elif tags[i] in ("TO", "VBG", "VB") and not subject:
            return False
    return False


def _n_finite(sentence: Sentence, start: int, end: int) -> int:
    """Count the finite verbs among words."""
    tags, low = sentence.tags, sentence.low
    return sum(tags[i] in _FINITE or (tags[i] == "PRP" and "'" in low[i]) for i in range(start, end))
