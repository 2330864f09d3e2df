import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.quotes.kinds import name_in, speaker_kind

KINDS = {"named", "role", "unnamed", "organisation", "document", "unresolved", "none"}

# What a careful reader would say each phrase is. “Named”: a person by name. “Role”: one person who is described
# only. “Unnamed”: people in the plural, and one of whom no more is told than a source would want.
PHRASES = {
    "named": [
        "Ann Roe",
        "Roe",
        "Mr. Roe",
        "Mrs. Poe",
        "Ms. Adler-Voss",
        "Dr. Amy Cole",
        "Sir Hugh Pratt",
        "President Ann Roe",
        "former President Ann Roe",
        "Vice President-elect Bob Poe",
        "Sen. Ann Roe (D-Ohio)",
        "Rep. Bob Poe, Republican of Ohio",
        "Texas Gov. Bill Marsh",
        "Prime Minister Carla Ruiz of Chile",
        "Secretary of State John Hale",
        "President of the Philippines Maria Santos",
        "House Speaker Gus Tate",
        "Justice Department spokeswoman Nicole Pruitt",
        "retired surgeon Ben Castle",
        "campaign manager Kelly Moss",
        "Roe campaign manager Kelly Moss",
        "Roe’s campaign manager, Kelly Moss",
        "the nominee, Jane Birch,",
        "her husband, Bob Poe",
        "the mayor of Westhaven, John Roe",
        "The author of the report, Mitchell Sand,",
        "One delegate, Ohio Republican Party chairwoman Nancy Worth,",
        "Ann Roe, 44, of Dayton, Ohio",
        "Ann Roe, a lawyer for the company",
        "Ann Roe, who runs the bank",
        "Ann Roe, executive director of Clean Water Now",
        "Bert de Groot",
        "Ursula von Stein",
        "Marta dos Santos",
        "Yusuf al-Hakim",
        "France’s Marine Le Goff",
        "Donald Dole Jr.",
        "Henry Marsh III",
        "J. D. Nash",
        "Jean-Luc Petit",
        "Patrick O’Hara",
        "Ron McAllister",
        "Ann Roe and Bob Poe",
        "Roe’s",
        "ANN ROE",
        "Judge Omar Reyes",
        "Larry King",
        "University of Leeds professor Ann Roe",
        "the Tribune’s political editor, Ann Roe,",
        "actress Ann Roe",
        "Alyssa Van Horn",
        "Mr. Singer",
    ],
    "role": [
        "one opposition MP",
        "the operator",
        "a spokesman for the company",
        "a spokeswoman",
        "the mayor",
        "The Ohio governor",
        "his wife",
        "her lawyer",
        "a federal judge",
        "another voter",
        "one former employee",
        "the 45-year-old plumber",
        "the officer",
        "a caller",
        "London’s first woman mayor",
        "the president",
        "the prime minister",
        "an Army veteran",
        "a 9-year-old girl",
        "the author of the study",
        "one juror",
        "a man in a red hat",
        "the aide",
        "the official",
        "a passenger who saw the crash",
    ],
    "unnamed": [
        "sources close to the operation",
        "the source",
        "a source",
        "some analysts",
        "critics",
        "Critics of the plan",
        "supporters",
        "a senior Ukrainian defence official",
        "an aide to the minister",
        "a person familiar with the talks",
        "people briefed on the matter",
        "officials who asked not to be named",
        "White House officials",
        "two law enforcement officials",
        "many",
        "others",
        "most",
        "everyone",
        "residents of the old town",
        "voters",
        "white voters",
        "Democrats",
        "Republicans in Congress",
        "Investors",
        "Millennials",
        "experts",
        "Legal scholars",
        "54 percent of women",
        "a handful of Democrats",
        "dozens of protesters",
        "a majority of Republicans",
        "one of his friends",
        "the families of the victims",
        "many experts and some lawmakers",
        "executives at the bank",
        "local farmers",
        "members of the committee",
        "an insider",
        "Some Germans",
        "backers of the law",
        "Republican activists hoping to stop the vote",
        "The researchers",
        "people",
        "hundreds of thousands of people",
    ],
    "organisation": [
        "NATO",
        "CNN",
        "the FBI",
        "the State Department",
        "his Justice Department",
        "the Department of Housing",
        "The New York Times",
        "The Washington Post",
        "the Daily Mail",
        "the Post",
        "the company",
        "the government",
        "the French government",
        "the White House",
        "the Kremlin",
        "Congress",
        "both houses of Congress",
        "the party",
        "the Roe campaign",
        "his campaign",
        "whose campaign",
        "police",
        "The agency",
        "the council",
        "Acme Corp.",
        "BuzzFeed",
        "snack giant Brightleaf",
        "the Supreme Court",
        "the National Rifle Association",
        "other news organizations",
        "environmental groups",
        "a super PAC",
        "Russia",
        "the United Nations",
        "Breitbart News",
        "the University of Ohio",
        "Saudi Arabia",
        "Amnesty International’s office",
    ],
    "document": [
        "the report",
        "a new poll",
        "A national poll released on Monday by the Dell Institute",
        "the statement",
        "a study published in May",
        "Paris Match’s report",
        "court records",
        "a series of emails",
        "the law",
        "an editorial in the paper",
        "a yearly survey of farmers",
        "The lawsuit",
        "the group’s website",
        "the indictment",
        "an analysis of census data",
        "one tweet",
        "polls",
        "the letter",
        "the constitution",
        "a memo obtained by the paper",
    ],
    "unresolved": [
        "he",
        "She",
        "they",
        "it",
        "who",
        "which",
        "I",
        "we",
        "you",
        "his",
        "himself",
        "both",
        "that",
    ],
}


@pytest.mark.parametrize(
    ("phrase", "kind"), [(phrase, kind) for kind, own in PHRASES.items() for phrase in own]
)
def test_kind_of_source(phrase, kind):
    assert speaker_kind(phrase) == kind


def test_no_speaker_is_of_no_kind():
    assert speaker_kind(None) == "none"


def test_there_are_enough_phrases_to_mean_something():
    assert sum(map(len, PHRASES.values())) >= 150


@pytest.mark.parametrize("spaces", ["\n", "\u00a0", "  "])
def test_line_breaks_within_a_name_do_not_change_the_kind(spaces):
    assert speaker_kind(spaces.join(["Secretary", "of", "State", "John", "Hale"])) == "named"


@pytest.mark.parametrize("mark", ["'", "’"])
def test_straight_and_curly_apostrophes_are_read_alike(mark):
    assert speaker_kind(f"France{mark}s Marine Le Goff") == "named"
    assert speaker_kind(f"Paris Match{mark}s report") == "document"


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("French President Emmanuel Macron", "Emmanuel Macron"),
        ("Sen. Ann Roe (D-Ohio)", "Ann Roe"),
        ("Ann Roe, who was in Brussels,", "Ann Roe"),
        ("Secretary of State John Hale", "John Hale"),
        ("Bert de Groot", "Bert de Groot"),
        ("Stewart Verdery Jr.", "Stewart Verdery Jr"),
        ("Roe’s campaign manager, Kelly Moss", "Kelly Moss"),
        ("a spokesman for Ann Roe", None),
        ("one opposition MP", None),
        ("critics", None),
        ("", None),
    ],
)
def test_the_name_in_a_speaker(speaker, name):
    assert name_in(speaker) == name


@given(st.text(max_size=200))
def test_every_text_is_of_some_kind(words):
    assert speaker_kind(words) in KINDS


@given(
    st.lists(
        st.sampled_from("the of and 's ’s , ( — Ann Roe Jr. who a one percent de al- Mr. 5".split()),
        max_size=12,
    )
)
def test_every_row_of_telling_words_is_of_some_kind(words):
    assert speaker_kind(" ".join(words)) in KINDS
