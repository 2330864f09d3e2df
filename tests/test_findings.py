"""Findings are written from tables; these read like sentences and claim no more than the intervals allow."""

import math

import pandas as pd
import pytest

from analysis.document import Document
from analysis.findings import (
    describe_frames,
    describe_quotes,
    describe_speakers,
    describe_stance,
    describe_tone,
    describe_turn,
    four_answers,
)
from analysis.framing import find_frames, find_stance, frame_profile, stance_density
from analysis.lexicon import load_codebook
from analysis.measurement import Result, result_table
from analysis.quotes import find_quotes, quote_density, speakers
from analysis.sentiment import document_tone, score_sentences

POLICY = load_codebook("policy")


def row(measure, group, numerator, denominator, low=math.nan, high=math.nan, per=1):
    value = per * numerator / denominator if denominator else math.nan
    return Result("a1", measure, group, numerator, denominator, per, value, low, high, "")


def tone_table(value, low, high, opening=(0.1, 0.0, 0.2), ending=(0.3, 0.25, 0.4)):
    return result_table(
        [
            row("tone", "", 10 * value, 10, low, high),
            row("positive_share", "", 5, 10),
            row("negative_share", "", 2, 10),
            row("unscored_share", "", 1, 10),
            *(
                Result("a1", "tone", group, 0, 3, 1, *numbers, "")
                for group, numbers in (("opening", opening), ("ending", ending))
            ),
        ]
    )


@pytest.mark.parametrize(
    ("value", "low", "high", "word"),
    [
        (0.2, 0.1, 0.3, "positive"),
        (-0.2, -0.3, -0.1, "negative"),
        (0.2, -0.1, 0.4, "leaning positive, though the interval includes zero"),
        (0.01, -0.1, 0.1, "close to even"),
        (-0.2, math.nan, math.nan, "negative, with too few scored sentences for an interval"),
    ],
)
def test_the_tone_is_named_only_as_far_as_its_interval_allows(value, low, high, word):
    sentence = describe_tone(tone_table(value, low, high))
    assert f", {word}: 5 positive, 2 negative, 1 without any scored word." in sentence
    assert sentence.startswith("The mean tone of 10 sentences is ")


def test_a_turn_is_claimed_only_where_the_intervals_lie_apart():
    assert "the intervals lie apart" in describe_turn(tone_table(0.2, 0.1, 0.3))
    assert "the intervals overlap" in describe_turn(tone_table(0.2, 0.1, 0.3, ending=(0.3, 0.1, 0.4)))
    nothing = (0.3, math.nan, math.nan)
    assert "too few sentences for intervals" in describe_turn(tone_table(0.2, 0.1, 0.3, ending=nothing))


def test_frames_say_when_their_order_is_not_sure():
    apart = [
        row("frame_density", "economic", 30, 1000, 20, 40, 1000),
        row("frame_density", "crime", 5, 1000, 1, 9, 1000),
    ]
    overlapping = [apart[0], row("frame_density", "crime", 25, 1000, 15, 35, 1000)]
    assert describe_frames(result_table(apart), POLICY.labels) == (
        "Thickest: Economic (30 per 1,000 words), Crime and punishment (5 per 1,000 words)."
    )
    assert "The intervals of the first two overlap." in describe_frames(
        result_table(overlapping), POLICY.labels
    )
    without = [apart[0]._replace(low=math.nan, high=math.nan), apart[1]._replace(low=math.nan, high=math.nan)]
    assert "too few sentences for intervals" in describe_frames(result_table(without), POLICY.labels)


def test_speakers_without_a_name_are_counted():
    columns = ["id", "label", "kind", "anonymous", "n_quotations", "n_words", "first"]
    people = pd.DataFrame(
        [("a", "Ann Lee", "named", False, 2, 30, 0), ("b", "critics", "unnamed", False, 1, 10, 9)],
        columns=columns,
    )
    density = result_table([row("reported_word_share", "", 50, 1200)])
    # 10 of the 50 attributed words are the critics'; 10 more have no speaker.
    assert describe_speakers(people, density) == (
        "2 speakers; 1 without a name, with 20 % of the attributed words. "
        "Ann Lee has most words (30 of the article’s 1,200), then critics."
    )


@pytest.mark.parametrize("text", ["", " ", "Rain.", "“Go,” said Ann."])
def test_an_article_of_almost_nothing_still_has_its_answers(text):
    doc = Document("a1", text)
    quotes = find_quotes(doc)
    answers = four_answers(
        speakers(quotes, doc),
        quote_density(quotes, doc),
        document_tone(score_sentences(doc), doc),
        frame_profile(find_frames(doc, POLICY), doc, POLICY),
        POLICY.labels,
    )
    assert list(answers["question"]) == ["Who speaks?", "How much?", "In what tone?", "Under which frames?"]
    assert all(answer.endswith(".") and "nan" not in answer for answer in answers["answer"])


def test_nothing_found_is_said_plainly():
    doc = Document("a1", "It rained. Nobody came.")
    quotes = find_quotes(doc)
    assert describe_quotes(quote_density(quotes, doc)) == "Nobody is quoted in 4 words."
    assert describe_speakers(speakers(quotes, doc), quote_density(quotes, doc)) == "No speaker was found."
    stance = describe_stance(stance_density(find_stance(doc), doc), load_codebook("stance").labels)
    assert stance.startswith("0 hedges (0.0 per 1,000 words)")
    assert describe_turn(document_tone(score_sentences(doc), doc)) == (
        "The article is too short to compare its opening with its ending."
    )
