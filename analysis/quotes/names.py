"""Personal names: their parts, the titles before them, and what a first name tells of its bearer."""

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from analysis.quotes.words import word_set

MALE_WORDS = word_set(
    "mr sir lord king prince duke congressman spokesman chairman businessman councilman assemblyman "
    "alderman father husband son brother grandfather uncle nephew boyfriend fiance man gentleman actor "
    "policeman salesman cameraman newspaperman pope monsignor widower father-in-law ex-husband"
)
FEMALE_WORDS = word_set(
    "mrs ms miss mme lady dame queen princess duchess congresswoman spokeswoman chairwoman businesswoman "
    "councilwoman assemblywoman alderwoman mother wife daughter sister grandmother aunt niece girlfriend "
    "fiancee woman actress policewoman saleswoman widow ex-wife mother-in-law nun housewife stewardess"
)
COURTESY = word_set("mr mrs ms miss mme dr sir dame lord lady sen gov rep president senator governor")
_PERSONAL_TITLES = word_set(
    "sen rep gov gen lt col capt sgt maj cpl adm cmdr prof rev hon amb msgr br sr fr st president senator "
    "governor congressman congresswoman representative secretary minister chancellor mayor judge justice "
    "professor doctor chairman chairwoman chair king queen prince princess pope archbishop bishop "
    "cardinal ambassador general colonel captain lieutenant sergeant major admiral commander candidate "
    "nominee speaker premier frontrunner director spokesman spokeswoman spokesperson whip leader officer "
    "sheriff marshal inspector detective commissioner councilman councilwoman treasurer attorney "
    "prosecutor comptroller strategist adviser advisor aide pastor rabbi imam sheikh ayatollah reverend "
    "father sister brother superintendent principal dean editor columnist correspondent reporter anchor "
    "host moderator coach manager ceo cfo coo mp mep msp td md chief deputy vice former prime first lady "
    "independent democrat republican conservative actor actress singer author writer billionaire "
    "millionaire businessman businesswoman analyst pollster economist historian lawyer activist mogul "
    "entrepreneur"
)
TITLES = COURTESY | _PERSONAL_TITLES
# Titles that are also surnames: “Larry King”, “Howard Dean”.
NAME_OR_TITLE = word_set("king prince dean judge page major pope bishop marshal chancellor cardinal duke")
PARTICLES = word_set("de da do dos du des del della di van von der den ter ten bin bint ibn al el la le y e")
SUFFIXES = word_set("jr sr ii iii iv")

_SHORT_FORMS = {
    short: name
    for name, shorts in {
        "william": "bill billy will willie liam",
        "robert": "bob bobby rob robbie bert",
        "richard": "dick rick rich ricky",
        "james": "jim jimmy jamie",
        "john": "jack johnny",
        "joseph": "joe joey",
        "edward": "ed eddie ted teddy ned",
        "charles": "charlie chuck",
        "michael": "mike mick",
        "thomas": "tom tommy",
        "margaret": "maggie meg peggy",
        "elizabeth": "liz beth betsy betty lizzie",
        "katherine": "kate kathy katie kay",
        "catherine": "cathy cate",
        "bernard": "bernie",
        "anthony": "tony",
        "andrew": "andy drew",
        "henry": "hank harry",
        "lawrence": "larry",
        "gerald": "jerry",
        "patrick": "pat paddy",
        "patricia": "patty trish",
        "deborah": "debbie",
        "barbara": "barb",
        "rafael": "ted",
        "albert": "al",
        "alexander": "alex sandy",
        "nicholas": "nick",
        "stephen": "steve",
        "steven": "steve",
        "rebecca": "becky",
        "francis": "frank",
        "theodore": "theo",
        "susan": "sue",
        "samuel": "sam",
    }.items()
    for short in shorts.split()
}


class Name(NamedTuple):
    """A proper name in parts, each as it stands in the text: what comes before, its last word, a suffix.

    A lower-case particle belongs to ``last`` (“de Blasio”).
    """

    first: tuple[str, ...]
    last: str
    suffix: str = ""

    def __str__(self) -> str:
        return " ".join((*self.first, self.last, self.suffix)).strip()


def plain(word: str) -> str:
    """Give a word as it is compared: lower case, without full stops at its end or in an abbreviation.

    >>> plain("Sen."), plain("U.S.")
    ('sen', 'us')
    """
    return word.replace(".", "").casefold()


def name_of(words: list[str]) -> Name:
    """Part the words of a name, titles already taken off.

    >>> name_of(["Bill", "de", "Blasio"])
    Name(first=('Bill',), last='de Blasio', suffix='')
    >>> str(name_of(["Stewart", "Verdery", "Jr."]))
    'Stewart Verdery Jr'
    """
    suffix = ""
    if len(words) > 1 and plain(words[-1]) in SUFFIXES:
        suffix, words = words[-1].rstrip("."), words[:-1]
    cut = len(words) - 1
    while cut > 0 and words[cut - 1].islower():
        cut -= 1
    return Name(tuple(words[:cut]), " ".join(words[cut:]), suffix)


@lru_cache(maxsize=1)
def first_names() -> dict[str, str]:
    """Read the list of first names once: lower case to ``m``, ``f`` or ``""`` (either)."""
    text = files("analysis").joinpath("data/first_names.txt").read_text(encoding="utf-8")
    gender, found = "", {}
    for line in text.splitlines():
        if line.startswith("["):
            gender = {"[male]": "m", "[female]": "f"}.get(line, "")
        elif not line.startswith("#"):
            found.update(dict.fromkeys(line.split(), gender))
    return found


def is_first_name(word: str) -> bool:
    """Say whether a word is on the list of first names, or the first half of it where it has a hyphen."""
    names, low = first_names(), word.casefold()
    return low in names or low.split("-", 1)[0] in names


def gender_of(name: Name | None, words: frozenset[str] = frozenset()) -> str:
    """Tell ``m``, ``f`` or ``""`` (unknown) from the words around a name, then from its first name.

    >>> gender_of(Name(("Ann",), "Roe")), gender_of(None, frozenset({"spokesman"}))
    ('f', 'm')
    """
    male, female = not MALE_WORDS.isdisjoint(words), not FEMALE_WORDS.isdisjoint(words)
    if male != female:
        return "m" if male else "f"
    if name is None or not name.first:
        return ""
    names = first_names()
    for word in name.first:
        if len(word.rstrip(".")) > 1:
            low = word.casefold()
            return names.get(low) or names.get(low.split("-", 1)[0]) or ""
    return ""


def firsts_agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Say whether two rows of first names may be one person's: “Bill” and “William”.

    >>> firsts_agree(("J.", "D."), ("John",)), firsts_agree(("Bill",), ("Hillary",))
    (True, False)
    """
    if not one or not other:
        return True
    a, b = plain(one[0]), plain(other[0])
    if not a or not b or a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0] or plain(one[-1]) == b or plain(other[-1]) == a
    if len(a) > 2 and len(b) > 2 and (a.startswith(b) or b.startswith(a)):
        return True
    return _SHORT_FORMS.get(a, a) == _SHORT_FORMS.get(b, b) or plain(one[-1]) == b or plain(other[-1]) == a
