"""Abbreviations of news by what their full stop may mean, and words that open sentences.

Nothing here is learned from a corpus: each list says what it holds, so that a wrong cut can be
traced to an entry. Entries are lower case; ``CAPITALISED`` names those that are ordinary words
when written small, and so abbreviations only with a capital ("Sat. 5 May", but "he sat. 5 …").
"""

import re
from enum import Enum


class Kind(Enum):
    """Tell what decides whether the full stop of an abbreviation also ends the sentence."""

    NEVER = "stands before what it belongs to"
    STREET = "a title before a name, a street after one"
    FIGURE = "stands before a figure"
    NAME = "stands inside a name or at its end"
    STATE = "a state: after a city and a comma it ends what it stands in"
    CLOCK = "a time of day: a zone or a day may follow"
    INITIAL = "one letter of a name"


def _words(block: str) -> frozenset[str]:
    """Part a block of words."""
    return frozenset(block.split())


_ENTRIES = {
    Kind.NEVER: """mr mrs ms messrs mx mme mlle vs v cf viz e.g i.e eg ie ca approx esp incl
        gov govs sen sens rep reps pres supt atty amb prof profs drs rev hon msgr
        gen maj col capt cpt lt lieut sgt cmdr cpl pvt pfc adm brig det insp const ft mt""",
    Kind.STREET: "dr st ste",
    Kind.FIGURE: """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat
        sun no nos nr art arts para pp p vol vols fig figs ch chap sect ver ed rs lb lbs oz sq pt pts
        hr hrs min mins ext tel b c d r""",
    Kind.NAME: """inc corp co cos ltd bros plc llc llp lp jr sr snr jnr esq ph.d phd ed.d dept dept assn assoc
        univ inst intl int'l natl nat'l gov't govt admin div mfg bldg ctr ave blvd rd hwy pkwy ln pl al etc
        est dist mgr dir asst exec cmte subcmte cong fed sec""",
    Kind.STATE: """ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont
        neb nev okla ore pa penn tenn tex va vt wash wis wisc wyo ont que alta sask d.c n.c n.d n.h n.j n.m
        n.y r.i s.c s.d w.va b.c p.r""",
    Kind.CLOCK: "a.m p.m am pm",
}
ABBREVIATIONS = {entry: kind for kind, entries in _ENTRIES.items() for entry in entries.split()}

CAPITALISED = _words(
    """no art arts sat sun mon wed fri mar dec jun sec ch man mass miss ill wash ore del ind la ma pa mo md
    ark ga kan conn ste col gen det const hon fed dist rep reps pres mt ft fig figs ed pt colo mont
    penn tex va cong dir inst div am"""
)

# "the U.S.", "Ph.D.", "J.K.": letters or pairs of letters with full stops between them.
INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")

# What may follow a time of day inside the same sentence.
AFTER_CLOCK = _words(
    """ET EST EDT CT CST CDT MT MST MDT PT PST PDT GMT UTC BST CET CEST IST JST AEST AEDT Eastern Central
    Mountain Pacific Greenwich Moscow Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon
    Tue Tues Wed Thu Thur Thurs Fri Sat Sun January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"""
)

# Words that open sentences and hardly ever stand inside a name.
OPENERS = _words(
    """A About According Additionally Advertisement After Afterwards Again Against All Almost Along Already
    Also Although Always Amid Among An And Another Any Anyone Are As Asked At Because Before Being
    Besides Between Beyond Both But By Can Clearly Consider Could Critics Currently Despite Did Do
    Does During Each Earlier Either Even Eventually Ever Every Everybody Everyone Everything Experts
    Few Finally First For Former Fortunately From Further Furthermore Given Had Has Have Having He
    Her Here His How However I If In Indeed Instead Is It Its Just Last Lastly Later Lawmakers Let
    Like Likewise Many Maybe Meanwhile More Moreover Most Much My Nearly Neither Never Nevertheless
    Next No Nobody None Nonetheless Nor Not Nothing Now Of Officials Often On Once One Only Or Other
    Others Otherwise Our Out Over People Perhaps Please Police Presumably Previously Prosecutors
    Rather Recently Researchers Sadly Scientists See She Should Similarly Since So Some Somebody
    Someone Something Sometimes Soon Still Such Supporters Take Than Thank That The Their Them Then
    There Thereafter Therefore These They This Those Though Through Throughout Thus To Today
    Together Too Two Three Four Ultimately Under Unfortunately Unless Unlike Until Up Upon Very
    Voters Was We Well Were What When Whenever Where Whereas Whether Which While Who Whoever Whose
    Why Will With Within Without Would Yes Yesterday Yet You Your"""
)

# A name that ends in a mark of exclamation does not end the sentence.
NAMES_WITH_MARKS = _words("Yahoo Jeb Jeopardy Oklahoma Airplane E")


def find_kind(word: str) -> Kind | None:
    """Tell the kind of abbreviation that ``word``, given without its full stop, is; else ``None``.

    >>> find_kind("Sept"), find_kind("U.S"), find_kind("art")
    (<Kind.FIGURE: 'stands before a figure'>, <Kind.NAME: 'stands inside a name or at its end'>, None)
    """
    small = word.lower()
    kind = ABBREVIATIONS.get(small)
    if kind is not None and not (len(word) == 1 and word.isupper()):
        return None if word == small and small in CAPITALISED else kind
    if len(word) == 1:
        return Kind.INITIAL if word.isalpha() and word.isupper() else None
    if len(word) > 2 and word[1] == "-":  # the party and state of a legislator: R-Fla., D-N.Y.
        return Kind.NAME if find_kind(word[2:]) is Kind.STATE else None
    return Kind.NAME if INITIALS.fullmatch(word) else None
