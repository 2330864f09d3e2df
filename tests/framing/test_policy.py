"""What the policy codebook is to find, in sentences written for these tests."""

from collections import Counter

import pytest

from analysis.document import Document
from analysis.framing import find_frames
from analysis.lexicon import load_codebook

POLICY = load_codebook("policy")


def weights(text):
    """Sum the weights of each frame's occurrences."""
    sums = Counter()
    for hit in find_frames(Document("a1", text), POLICY):
        assert text[hit.start : hit.end] == hit.text
        sums[hit.frame] += hit.weight
    return sums


@pytest.mark.parametrize("frame", POLICY.categories, ids=lambda frame: frame.id)
def test_the_own_examples_of_a_frame_show_it_before_every_other(frame):
    assert len(frame.examples) >= 2
    for example in frame.examples:
        ((top, best), *rest) = weights(example).most_common(2)
        assert top == frame.id, example
        assert all(best > other for _, other in rest), example


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("The mill laid off half of its workers as profits fell.", "economic"),
        ("Hospitals are short-staffed and waiting lists grow.", "capacity"),
        ("To turn them away would be a sin, the rabbi said.", "morality"),
        ("Women get the same work but unequal pay.", "fairness"),
        ("Judges struck down the statute on appeal.", "legality"),
        ("Regulators proposed stricter emission standards.", "policy"),
        ("The burglar was convicted and went to jail.", "crime"),
        ("Soldiers shelled the militants' camp.", "security"),
        ("Doctors fear that the virus will infect more patients.", "health"),
        ("Grieving parents and neighbours cannot sleep for the noise.", "quality-of-life"),
        ("Folk songs and festivals keep the old traditions alive.", "cultural"),
        ("Seven in ten respondents disapproved, the survey shows.", "public-opinion"),
        ("Both parties court donors ahead of the midterm elections.", "political"),
        ("Ambassadors met at the United Nations to save the ceasefire.", "external"),
        ("The scheme does little to reduce the number of empty houses.", "policy"),
        ("Loopholes in the existing rules will be closed next year.", "policy"),
        ("The order infringes the right to privacy, the plaintiffs say.", "legality"),
        ("Her long commute leaves little free time with the children.", "quality-of-life"),
        ("Six in ten approve of the way she handled it.", "public-opinion"),
        ("Women in the same job are paid less than men.", "fairness"),
        ("Ticket machines broke down and long lines formed.", "capacity"),
        ("Both sides agreed to a truce, and a peace deal may follow.", "external"),
    ],
)
def test_each_frame_is_found_in_sentences_that_do_not_name_it(text, frame):
    assert weights(text).most_common(1)[0][0] == frame


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("The White House", "cultural"),
        ("law enforcement", "policy"),
        ("the Justice Department", "morality"),
        ("the Justice Department", "fairness"),
        ("the World Trade Center", "economic"),
        ("a private equity firm", "fairness"),
        ("climate change", "policy"),
        ("public relations", "public-opinion"),
        ("a suicide bomber", "health"),
        ("according to", "external"),
        ("a Protestant", "public-opinion"),
        ("essential consultants", "external"),
        ("a rabbit", "morality"),
        ("since Singapore", "morality"),
        ("a secretary", "security"),
        ("a defendant", "security"),
        ("Social Security", "security"),
        ("the defense attorney", "security"),
        ("a bombastic speech", "security"),
        ("long commutes", "legality"),
        ("a grand jury", "quality-of-life"),
        ("the Geneva Convention", "political"),
        ("the presidential race", "fairness"),
        ("a companion", "economic"),
    ],
)
def test_words_that_only_look_like_a_frame_are_no_evidence_of_it(text, frame):
    assert weights(text)[frame] == 0


def test_a_word_that_names_the_frame_weighs_more_than_one_that_tips_the_scale():
    sums = weights("Taxpayers benefit from it.")
    assert sums["economic"] == pytest.approx(2 * 1.2 + 0.1)


def test_british_and_american_spelling_weigh_alike():
    assert weights("A neighborhood, its labor and its defense") == weights(
        "A neighbourhood, its labour and its defence"
    )


def test_nothing_is_found_in_words_of_no_frame_nor_in_an_empty_text():
    assert weights("It rained.") == Counter()
    assert weights("") == Counter()
