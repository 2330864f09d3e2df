"""What a usable codebook may not mean: overlaps, stems that catch too much, examples that show nothing."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from analysis.document import Document
from analysis.lexicon.codebook.checking import Checked, Placed
from analysis.lexicon.codebook.common_words import caught_by, is_initials, is_most_frequent
from analysis.lexicon.codebook.draft import Draft, Severity, shown
from analysis.lexicon.codebook.record import Codebook
from analysis.lexicon.pattern import Pattern, covers

# A stem that catches so many common words is looked at; most in use catch at most ten. With five
# times as many it means nothing.
BROAD_STEM = 12
BOUNDLESS_STEM = 60
_MOST_NAMED = 6


def review(draft: Draft, checked: Checked, codebook: Codebook) -> None:
    """Add to a draft's faults what may be meant but should be seen, and examples that show nothing."""
    _review_overlaps(draft, checked.placed)
    for _, pattern, line in checked.placed:
        _review_stem(draft, pattern, line)
        if is_initials(pattern.text):
            message = f"{shown(pattern.text)} meets {shown(pattern.text.lower())} too, as case does not count"
            draft.add_fault(line, message, Severity.WARNING)
    _review_examples(draft, codebook)


def _review_stem(draft: Draft, pattern: Pattern, line: int) -> None:
    if len(pattern.parts) > 1 or not pattern.parts[0].endswith("*"):
        return
    stem = pattern.parts[0][:-1]
    kept_out = [phrase[0] for phrase in pattern.exclude if len(phrase) == 1]
    words = [word for word in caught_by(stem) if not any(covers((out,), (word,)) for out in kept_out)]
    frequent = [word for word in words if is_most_frequent(word) and word != stem]
    if len(words) < BROAD_STEM and not frequent:
        return
    named = [*frequent, *(word for word in _spread(words) if word not in frequent)][:_MOST_NAMED]
    severity = Severity.FLAW if len(words) >= BOUNDLESS_STEM else Severity.WARNING
    draft.add_fault(
        line,
        f"the stem {shown(pattern.text)} catches {len(words)} common words, such as {', '.join(named)}: "
        "write words out, lengthen it, or exclude what is not meant",
        severity,
    )


def _spread(words: Sequence[str]) -> list[str]:
    """Take words from all over an alphabetical list, as neighbours there are much alike."""
    step = max(1, len(words) // _MOST_NAMED)
    return list(words[step // 2 :: step])


def _review_overlaps(draft: Draft, placed: Sequence[Placed]) -> None:
    """Name the patterns that add nothing to their category, and those whose words count in another too."""
    by_head: dict[str, list[Placed]] = defaultdict(list)
    order = {id(entry): k for k, entry in enumerate(placed)}
    for entry in placed:
        by_head[entry.pattern.parts[0]].append(entry)
    for entry in placed:
        pattern = entry.pattern
        elsewhere: dict[str, Placed] = {}
        for other in _covering(by_head, entry):
            if other.category == entry.category:
                if _counts_alike(pattern, other.pattern):
                    better = f"{shown(other.pattern.text)} at line {other.line}"
                    message = f"{shown(pattern.text)} adds nothing to {better}"
                    draft.add_fault(entry.line, message, Severity.WARNING)
                    break
            elif other.line == entry.line:
                continue  # One line that names several categories says so itself.
            elif other.pattern.parts != pattern.parts or order[id(other)] < order[id(entry)]:
                elsewhere.setdefault(other.category, other)
        if elsewhere:
            where = [
                f"{shown(category)} ({shown(other.pattern.text)}, line {other.line})"
                for category, other in list(elsewhere.items())[:_MOST_NAMED]
            ]
            message = f"{shown(pattern.text)} of {shown(entry.category)} counts in {', '.join(where)} too"
            draft.add_fault(entry.line, message, Severity.WARNING)


def _covering(by_head: dict[str, list[Placed]], entry: Placed) -> Iterator[Placed]:
    """Yield the other patterns that meet whatever this one meets, where their parts of speech may agree."""
    pattern = entry.pattern
    head = pattern.parts[0]
    stem = head.removesuffix("*")
    heads = [head, *(f"{stem[:length]}*" for length in range(len(stem), 0, -1))]
    for other in (other for head in dict.fromkeys(heads) for other in by_head.get(head, ())):
        if other is entry or not covers(other.pattern.parts, pattern.parts):
            continue
        if other.pattern.pos and pattern.pos and not set(other.pattern.pos) & set(pattern.pos):
            continue
        yield other


def _counts_alike(pattern: Pattern, other: Pattern) -> bool:
    """Tell whether leaving ``pattern`` out changes nothing, as ``other`` covers it."""
    same_conditions = (pattern.pos, pattern.exclude) == (other.pos, other.exclude)
    return (
        pattern.weight == other.weight
        and pattern.parts != other.parts
        and (same_conditions or not other.is_conditional)
    )


def _review_examples(draft: Draft, codebook: Codebook) -> None:
    for category in draft.categories:
        for example in category.examples:
            doc = Document("example", example.text)
            found = codebook.find(doc.lower_tokens, doc.tag_of)
            if not any(match.category == category.id for match in found):
                message = f"no pattern of {shown(category.id)} is found in the example {shown(example.text)}"
                draft.add_fault(example.line, message, Severity.FLAW)
