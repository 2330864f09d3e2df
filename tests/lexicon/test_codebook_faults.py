"""Checking a codebook names every fault by its line, the last as well as the first."""

import pytest

from analysis.lexicon import Severity, check_codebook

FAULTY = """\
codebook: harbour
titel: Of the sea
licence: MIT
source: made up for this test
categories:
  sea:
    label: [Sea]
    definition: Water, and what is done on it.
    source: made up
    patterns:
      - tide*
      - tidal
      - tides
      - TIDE*
      - "*ship"
      - (harbour)
      - {pattern: boat, weight: heavy}
      - {pattern: sail, weight: -1}
      - {pattern: fish, pos: NN}
      - {pattern: wave, pos: verb}
      - {pattern: port, exclude: [starboard side]}
      - {pattern: buoy, exclude: [buoy*]}
      - {pattern: reef, wieght: 2}
      - {weight: 2}
      - [anchor, chain]
      - {pattern: deck}
      - {pattern: deck, pos: NOUN}
    exclude: [sea change]
    examples:
      - The tide came in.
      - Nothing of the kind happened.
  land:
    patterns:
      - hill
      - tidal
      - con*
      - win*
      - US
  sky: {}
  air:
    definition: What is breathed.
    source: made up
    patterns: wind
  land:
    definition: The same once more.
    source: made up
    patterns: [dune]
"""

EXPECTED = [
    (1, Severity.WARNING, "the codebook states no title"),
    (2, Severity.ERROR, "unknown key 'titel': did you mean 'title'?"),
    (7, Severity.ERROR, "'label' of 'sea' must be one text, not a list or keys"),
    (13, Severity.WARNING, "'tides' adds nothing to 'tide*' at line 11"),
    (14, Severity.ERROR, "'TIDE*' stands at line 11 already: remove one"),
    (15, Severity.ERROR, "'*ship': a star may only end a word"),
    (16, Severity.ERROR, "'(harbour)': '(harbour)' is not one word"),
    (17, Severity.ERROR, "'boat' has the weight 'heavy', which is not a number above 0"),
    (18, Severity.ERROR, "'sail' has the weight '-1', which is not a number above 0"),
    (19, Severity.ERROR, "'fish': 'NN' is no part of speech: did you mean 'NOUN'?"),
    (20, Severity.ERROR, "'wave': 'verb' is no part of speech: did you mean 'VERB'?"),
    (21, Severity.ERROR, "'port' does not stand in 'starboard side', and so cannot be excluded there"),
    (22, Severity.ERROR, "'buoy' is excluded everywhere by 'buoy*', and never counts"),
    (23, Severity.ERROR, "unknown key 'wieght' of a pattern in 'sea': did you mean 'weight'?"),
    (24, Severity.ERROR, "an entry of 'sea' lacks the key 'pattern'"),
    (25, Severity.ERROR, "a list among the patterns of 'sea': write one pattern a line"),
    (
        27,
        Severity.ERROR,
        "'deck' never has its turn, since the same without a part of speech stands above it at line 26: put that below",
    ),
    (28, Severity.FLAW, "'sea change' excludes nothing: no pattern of 'sea' is in it"),
    (31, Severity.FLAW, "no pattern of 'sea' is found in the example 'Nothing of the kind happened.'"),
    (32, Severity.WARNING, "'land' has no definition"),
    (32, Severity.WARNING, "'land' has no source"),
    (35, Severity.WARNING, "'tidal' of 'land' counts in 'sea' ('tidal', line 12) too"),
    (38, Severity.WARNING, "'US' meets 'us' too, as case does not count"),
    (39, Severity.ERROR, "'sky' has no patterns"),
    (39, Severity.WARNING, "'sky' has no definition"),
    (39, Severity.WARNING, "'sky' has no source"),
    (43, Severity.ERROR, "'patterns' of 'air' must be a list, one pattern a line"),
    (44, Severity.ERROR, "the category 'land' stands at line 32 already"),
]


@pytest.fixture
def faults_of(tmp_path):
    def check(text, name="mine.yaml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return check_codebook(str(path))

    return check


def sea(patterns, more=""):
    return (
        "title: Sea\nsource: made up\nlicence: MIT\ncategories:\n  sea:\n    definition: Water.\n"
        f"    source: made up\n{more}    patterns:\n{patterns}"
    )


def test_one_codebook_with_many_faults_has_each_named_at_its_line(faults_of):
    found = faults_of(FAULTY)
    stems = [fault for fault in found if fault.message.startswith("the stem")]
    others = [(fault.line, fault.severity, fault.message) for fault in found if fault not in stems]
    assert others == EXPECTED
    assert [(fault.line, fault.severity) for fault in stems] == [(36, Severity.FLAW), (37, Severity.WARNING)]


def test_a_codebook_without_faults_has_none(faults_of):
    text = sea("      - harbour*\n      - {pattern: ship, pos: NOUN}\n", "    examples: [A ship sailed.]\n")
    assert faults_of(text) == []


def test_a_stem_that_catches_too_much_is_named_with_words_that_tell(faults_of):
    (fault,) = faults_of(sea("      - win*\n"))
    assert fault.line == 9
    assert fault.severity is Severity.WARNING
    assert "'win*' catches 36 common words, such as" in fault.message
    (fault,) = faults_of(sea("      - whic*\n"))
    assert "catches 2 common words, such as which, whichever:" in fault.message


def test_words_kept_out_of_a_stem_are_not_held_against_it(faults_of):
    assert len(faults_of(sea("      - plan*\n"))) == 1
    assert faults_of(sea("      - {pattern: plan*, exclude: [plane*, planet*, plant*, plank]}\n")) == []


def test_a_pattern_adds_something_where_its_weight_or_condition_differs(faults_of):
    assert faults_of(sea("      - tide*\n      - {pattern: tides, weight: 2}\n")) == []
    assert faults_of(sea("      - {pattern: tide*, pos: NOUN}\n      - tides\n")) == []
    assert [
        fault.line for fault in faults_of(sea("      - tide*\n      - {pattern: tides, pos: NOUN}\n"))
    ] == [10]
    assert [fault.line for fault in faults_of(sea("      - high tide\n      - high tide*\n"))] == [9]
    assert faults_of(sea("      - tide*\n      - high tide*\n")) == []


def test_the_same_word_with_other_parts_of_speech_is_in_no_two_categories(faults_of):
    land = "  land:\n    definition: Ground.\n    source: made up\n    patterns:\n"
    apart = sea("      - {pattern: bank, pos: VERB}\n") + land + "      - {pattern: bank, pos: NOUN}\n"
    assert faults_of(apart) == []
    shared = sea("      - bank\n") + land + "      - {pattern: bank, pos: NOUN}\n"
    assert [f.message for f in faults_of(shared)] == ["'bank' of 'land' counts in 'sea' ('bank', line 9) too"]


def test_an_example_is_read_with_parts_of_speech_and_exclusions(faults_of):
    text = sea(
        "      - {pattern: ship, pos: VERB}\n",
        "    examples:\n      - They will ship coal.\n      - The ship left.\n",
    )
    assert [(fault.line, fault.severity) for fault in faults_of(text)] == [(10, Severity.FLAW)]


def test_a_text_over_several_lines_is_at_its_first(faults_of):
    text = sea(
        "      - ship\n", "    examples:\n      - >-\n        Nothing\n        here.\n      - A ship.\n"
    )
    assert [fault.line for fault in faults_of(text)] == [9]
