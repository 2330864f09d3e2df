"""Findings are written from tables; these read like sentences and claim no more than the intervals allow."""

import math

import pandas as pd
import pytest

from analysis.document import Document
from analysis.findings import (
    describe_dominance,
    describe_frames,
    describe_quotes,
    describe_slants,
    describe_speakers,
    describe_spread,
    describe_stance,
    describe_tone,
    describe_turn,
    describe_turns,
    describe_unnamed,
    four_answers,
)
from analysis.framing import find_frames, find_stance, frame_profile, stance_density
from analysis.lexicon import load_codebook
from analysis.measurement import Result, result_table
from analysis.quotes import (
    cue_slant_share,
    find_exchanges,
    find_quotes,
    find_turns,
    quote_density,
    source_shares,
    speaker_concentration,
    speakers,
    turn_counts,
    who_answers_whom,
)
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


def concentration(n, effective, low, high, first, corrected=4.6):
    return result_table(
        [
            row("speakers", "", n, 1),
            row("effective_speakers", "", effective, 1, low, high),
            row("effective_speakers_corrected", "", corrected, 1),
            row("largest_speaker_share", "ann", 45, 120, low / 10, high / 10),
            row("first_place_share", "ann", first * 2000, 0 if math.isnan(first) else 2000),
        ]
    )


@pytest.mark.parametrize(
    ("first", "said"),
    [
        (0.97, "drawing the sentences anew puts the same speaker first 97 times in 100."),
        (0.6, "drawing the sentences anew puts the same speaker first 60 times in 100, so who comes first is not sure."),
        (math.nan, "there are too few sentences to say how sure that is."),
    ],
)  # fmt: skip
def test_who_comes_first_is_as_sure_as_the_resamples_are(first, said):
    sentence = describe_dominance(concentration(6, 4.0, 3.2, 5.1, first), {"ann": "Ann Lee"})
    # 45 of 120 words.
    assert (
        sentence == f"Nobody has more words than Ann Lee: 38 % (32–51) of the 120 words of 6 speakers; {said}"
    )


def test_one_speaker_is_not_called_dominant():
    sentence = describe_dominance(concentration(1, 1, math.nan, math.nan, math.nan), {})
    assert sentence == "ann is the only speaker found, with 120 words."


def test_the_spread_has_its_correction_and_its_interval():
    assert describe_spread(concentration(6, 4.0, 3.2, 5.1, 0.6)) == (
        "The words of 6 speakers are spread as if 4.0 spoke equally much; "
        "corrected for how few sentences there are, 4.6 (95 % interval 3.2 to 5.1)."
    )
    assert describe_spread(concentration(2, 1.8, math.nan, math.nan, math.nan)).endswith(
        "; there are too few sentences for an interval."
    )
    assert describe_spread(concentration(1, 1, math.nan, math.nan, math.nan)) == (
        "The words are spread over no more than one speaker."
    )


def test_unnamed_sources_are_counted_by_heads_and_by_words():
    sources = result_table([row("unnamed_speaker_share", "", 3, 8, 0.14, 0.69)])
    density = result_table([row("unnamed_source_share", "", 40, 100, 0.2, 0.6)])
    assert describe_unnamed(sources, density) == (
        "3 of 8 speakers are unnamed sources, 38 % (14–69); they have 40 % (20–60) of the attributed words."
    )
    none = result_table([row("unnamed_source_share", "", 0, 100)])
    sources = result_table([row("unnamed_speaker_share", "", 0, 8, 0, 0.3)])
    assert describe_unnamed(sources, none) == "None of 8 speakers is an unnamed source."


def test_the_pair_that_is_named_is_the_one_that_recurs():
    turns = result_table([row("turns", "", 9, 1), row("words_per_turn", "", 180, 9)])
    columns = ["from_id", "to_id", "n"]
    labels = {"a": "Ann", "b": "Bob"}
    once = pd.DataFrame([("a", "b", 1), ("b", "a", 1)], columns=columns)
    often = pd.DataFrame([("a", "b", 3), ("b", "a", 3), ("b", "c", 1)], columns=columns)
    assert describe_turns(turns, once, labels) == (
        "9 turns of 20 words on average; no speaker follows the same other twice."
    )
    assert describe_turns(turns, often.iloc[::2], labels) == (
        "9 turns of 20 words on average; most often Bob follows Ann, 3 times."
    )
    assert describe_turns(turns, often, labels).endswith(
        "Bob follows Ann, 3 times, as often as one other pair."
    )


def test_those_whose_words_are_doubted_are_named():
    slants = result_table(
        [
            row("neutral_cue_share", "", 7, 9),
            row("doubting_cue_share", "", 2, 9),
            row("positive_cue_share", "", 0, 9),
            row("doubting_cue_share", "a", 2, 3),
            row("doubting_cue_share", "b", 0, 6),
        ]
    )
    assert describe_slants(slants, {"a": "Ann"}) == "Of 9 cues: 7 neutral, 2 doubting; doubting of Ann."


@pytest.mark.parametrize("text", ["", "Rain.", "“Go,” said Ann.", "“Go,” said Ann. “No,” said critics."])
def test_the_findings_on_speakers_never_say_nan(text):
    doc = Document("a1", text)
    quotes = find_quotes(doc)
    labels = speakers(quotes, doc).set_index("id")["label"].to_dict()
    spread = speaker_concentration(quotes, doc)
    order = who_answers_whom(find_exchanges(find_turns(quotes, doc), doc))
    for sentence in (
        describe_dominance(spread, labels),
        describe_spread(spread),
        describe_unnamed(source_shares(quotes, doc), quote_density(quotes, doc)),
        describe_turns(turn_counts(quotes, doc), order, labels),
        describe_slants(cue_slant_share(quotes, doc), labels),
    ):
        assert sentence.endswith(".")
        assert "nan" not in sentence


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
        "Too little of the article is scored to compare its opening with its ending."
    )
