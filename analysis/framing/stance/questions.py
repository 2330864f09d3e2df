"""Questions: sentences that end in a question mark, and of which form they are."""

from analysis.document.reading import Sentence

_ASKING = frozenset("what who whom whose which when where why how".split())
_VERBS_FIRST = frozenset(
    """am is are was were do does did have has had can could will would shall should may might must isn't
    aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't
    shouldn't""".split()
)
_PRONOUNS = frozenset("i you he she it we they there".split())
_CLOSERS = "\"')]}"


def question_form(sentence: Sentence) -> str | None:
    """Name the form of a question; None for any other sentence.

    A ``wh-question`` asks by a word for what is missing, a ``yes-no question`` by a verb in front, a ``tag
    question`` by a verb and pronoun behind; whatever else has the mark is a ``question``.

    Missed: indirect questions, questions without their mark, and who asks (``analysis.voices`` tells).
    """
    low = sentence.low
    last = len(low)
    while last and low[last - 1] in _CLOSERS:
        last -= 1
    if not last or low[last - 1] != "?":
        return None
    words = [word for word in low[: last - 1] if word[0].isalnum()]
    if not words:
        return None
    while len(words) > 1 and words[0] in ("and", "but", "so", "or", "then", "yet"):
        del words[0]
    if words[0] in _ASKING or (len(words) > 1 and words[1] in _ASKING and len(words[0]) < 6):
        return "wh-question"
    if words[0] in _VERBS_FIRST:
        return "yes-no question"
    if len(words) > 3 and words[-1] in _PRONOUNS and words[-2] in _VERBS_FIRST:
        return "tag question"
    return "question"
