"""Ids: what the source calls an article, made safe to name a folder, a file and a link."""

import hashlib
import re
import unicodedata

from analysis.document.errors import InputError

MAX_SLUG = 80
MAX_GIVEN = 280

_SAFE = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?")
_UNSAFE_RUN = re.compile(r"[^A-Za-z0-9._-]+")
# Windows keeps these names, with any ending, for devices.
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
# Folders beside those of articles end so, and these two files stand among them.
_TAKEN = re.compile(r".*\.(?:failed|lab)|index\.html|readme\.md", re.IGNORECASE)
_PATH_START = re.compile(r"[/\\]|[A-Za-z]:")
# Ids made of the words of an article may hold line ends: blanks like any others.
_BLANKS = "\t\n\r"
_UP = re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)")


def is_safe_id(doc_id: str) -> bool:
    """Tell whether an id may name a folder as it stands, on any system.

    It may when it has 1 to 80 ASCII letters, digits, ``-``, ``_`` and ``.``, starts with neither
    ``.`` nor ``-``, does not end in ``.``, is no device of Windows, and is none of the names that
    stand beside articles in the output folder (``index.html``, ``README.md``, ``*.failed``, ``*.lab``).
    Letters outside ASCII are not safe: one file system stores them composed, another decomposed,
    and 80 of them can pass the 255 bytes a name may have.
    """
    return (
        len(doc_id) <= MAX_SLUG
        and _SAFE.fullmatch(doc_id) is not None
        and _DEVICE.fullmatch(doc_id) is None
        and _TAKEN.fullmatch(doc_id) is None
    )


def safe_id(given: str) -> str:
    """Make a safe slug of any id; different ids give different slugs.

    A safe id stays as it is. Any other loses its accents, has ``-`` for each run of unsafe
    characters, and ends in the first 8 hexadecimal digits of the SHA-256 of the id as given.

    >>> safe_id("2024-05-01_council")
    '2024-05-01_council'
    >>> safe_id("Müller (1/2)")
    'Muller-1-2-bcac2feb'
    """
    if is_safe_id(given):
        return given
    # Only the start can be kept, and NFKD of one character may be many: cut before and after.
    plain = unicodedata.normalize("NFKD", given[: 2 * MAX_SLUG])
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    slug = _UNSAFE_RUN.sub("-", plain)[: MAX_SLUG - 9].strip(".-") or "article"
    # With the digest at its end, a slug may still start as a device does: "con.txt-…" is one to Windows.
    if _DEVICE.fullmatch(slug):
        slug = slug.replace(".", "-")
    digest = hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{slug}-{digest[:8]}"


def id_from_stem(stem: str) -> str:
    """Make a safe slug of a file's name without its endings; blanks become ``-`` and need no digest.

    >>> id_from_stem("My first story")
    'My-first-story'
    """
    joined = "-".join(stem.split())
    return joined if is_safe_id(joined) else safe_id(stem)


def check_given_id(given: str) -> None:
    """Raise ``InputError`` for an id that is a path, is overlong, or holds control characters but blanks.

    Such an id is refused rather than made safe: whoever wrote ``../x`` for an article's id either
    mixed up two columns or means harm.
    """
    if len(given) > MAX_GIVEN:
        raise InputError(f"the id is {len(given)} characters long: {MAX_GIVEN} is the limit")
    if _SAFE.fullmatch(given):
        return
    for position, character in enumerate(given):
        category = unicodedata.category(character)
        if category in ("Cc", "Cs") and character not in _BLANKS:
            kind = "a control character" if category == "Cc" else "half a surrogate pair"
            raise InputError(
                f"the id holds {kind}, U+{ord(character):04X}, at character {position}: remove it"
            )
    if _PATH_START.match(given) or _UP.search(given):
        raise InputError(
            f"the id {given!r} is a path: give an id that is not, or name another column with --id-column"
        )


def unique_id(doc_id: str, taken: dict[str, int]) -> str:
    """Give ``doc_id``, or where it is taken ``doc_id-2``, ``doc_id-3`` …, and enter it in ``taken``.

    Ids that differ in case alone count as one, because they name one folder on macOS and Windows.

    >>> taken = {}
    >>> [unique_id(doc_id, taken) for doc_id in ("a", "b", "a", "A")]
    ['a', 'b', 'a-2', 'A-3']
    """
    key = doc_id.casefold()
    if key not in taken:
        taken[key] = 1
        return doc_id
    while True:
        taken[key] += 1
        ending = f"-{taken[key]}"
        candidate = doc_id[: MAX_SLUG - len(ending)] + ending
        if candidate.casefold() not in taken:
            taken[candidate.casefold()] = 1
            return candidate
